"""A film as a card of the library: its poster, its length, how it stands; read from its files without opening it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ciotat.core.digest import pretty
from ciotat.core.errors import CiotatError
from ciotat.core.store import writing
from ciotat.server.titles import title_of
from ciotat.server.views import address
from ciotat.work.film import Film

__all__ = ["card", "card_of", "note_card"]

_KEPT = Path(".ciotat") / "studio" / "card.json"


def card(name: str, folder: Path) -> dict[str, Any]:
    """The card of a film; one that cannot be read says why."""
    blank = {
        "film": name, "title": name, "poster": None, "seconds": 0.0, "shots": 0, "scenes": 0, "state": "broken",
        "changed": _changed(folder), "language": "", "why": "",
    }  # fmt: skip
    film = Film(folder)
    try:
        settings, script = film.settings, film.script
    except CiotatError as wrong:
        return {**blank, "why": str(wrong)}
    told = {**blank, "title": title_of(film), "language": settings.language, "state": "new"}
    newest = max(_time(script), _time(folder / "film.toml"), _time(folder / "shots"))
    with suppress(OSError, ValueError, CiotatError):
        told |= _seen(name, film, newest)
    return told


def _seen(name: str, film: Film, newest: float) -> dict[str, Any]:
    """What the last look at the film left: the studio's own card, or the cut of the last build, whichever is newer."""
    import json

    kept, cut = film.root / _KEPT, film.root / "cut.json"
    if kept.is_file() and _time(kept) >= _time(cut):
        found = json.loads(kept.read_bytes()[:65536])
        if isinstance(found, dict):
            own = {key: found[key] for key in ("seconds", "shots", "scenes", "language") if key in found}
            poster = address(name, str(found.get("poster") or ""), str(found.get("ending") or "jpg"))
            state = "ready" if _time(kept) >= newest and found.get("ready") else "stale"
            return {**own, "poster": poster, "state": state}
    rows = [row for row in (film.cut() or {"shots": []})["shots"] if isinstance(row, dict)]
    if not rows:
        return {}
    seconds = float(sum(_length(row.get("length")) for row in rows))
    poster = next((str(row["poster"]) for row in rows if row.get("role") != "card" and row.get("poster")), "")
    return {
        "seconds": seconds, "shots": len(rows), "scenes": len({row.get("scene") for row in rows}),
        "poster": address(name, poster, "jpg"), "state": "ready" if _time(cut) >= newest else "stale",
    }  # fmt: skip


def note_card(root: Path, values: dict[str, Any]) -> None:
    """Keep what the studio knows of a film, for its card."""
    with suppress(CiotatError, OSError), writing(root / _KEPT) as temporary:
        temporary.write_text(pretty(values), encoding="utf-8")


def card_of(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a card says of a plan as the studio shows it."""
    shots = plan["shots"]
    shown: Mapping[str, Any] = next(
        (s for s in shots if s.get("role") != "card" and (s.get("poster") or s.get("still"))), {}
    )
    name = str(shown.get("poster") or shown.get("still") or "").rpartition("/")[2]
    poster, _, ending = name.partition(".")
    return {
        "seconds": sum(float(shot.get("seconds") or 0) for shot in shots), "shots": len(shots),
        "scenes": len(plan["scenes"]), "poster": poster, "ending": ending,
        "ready": bool(shots) and all(shot.get("state") in ("made", "kept") for shot in shots),
    }  # fmt: skip


def _length(value: Any) -> float:
    from fractions import Fraction

    try:
        return float(Fraction(str(value)[:40]))
    except (ValueError, ZeroDivisionError, OverflowError):
        return 0.0


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _changed(folder: Path) -> str:
    newest = max(
        (_time(folder / name) for name in ("film.toml", "shots", "cut.json", "script.fountain", "script.txt", "")),
        default=0.0,
    )
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")
