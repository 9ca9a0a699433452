"""The cut as the studio showed it, so that a version that is saved there can be compared shot by shot."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ciotat.server.views import view_size
from ciotat.work.cutlist import CutList, CutShot, read, write
from ciotat.work.film import Film

__all__ = ["cut_shown", "keep_cut"]

_WORDS = 60


def keep_cut(film: Film, plan: Mapping[str, Any]) -> None:
    """Write cut.json as the plan has it, where it tells of another film than that; it is marked as no build of the whole
    film (``stale``), which the next build writes anew."""
    path = film.root / "cut.json"
    before = read(path) or CutList({}, ())
    rows = _rows(film, plan, before)
    if rows and rows != list(before.shots) and (before.stale or [*map(_looks, before.shots)] != [*map(_looks, rows)]):
        write(path, _head(film), rows)


def cut_shown(film: Film, plan: Mapping[str, Any]) -> bytes:
    """What `keep_cut` would leave in cut.json, written nowhere."""
    rows = _rows(film, plan, read(film.root / "cut.json") or CutList({}, ()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cut.json"
        write(path, _head(film), rows)
        return path.read_bytes()


def _head(film: Film) -> dict[str, Any]:
    settings = film.settings
    return {
        "title": film.title, "language": settings.language, "rate": str(settings.rate.fps), "stale": True,
        "size": list(view_size(settings.size)), "style": settings.style, "renderer": settings.renderer,
    }  # fmt: skip


def _rows(film: Film, plan: Mapping[str, Any], before: CutList) -> list[CutShot]:
    """The shots as the studio shows them; what a build at another size left of the same shot stands for it."""
    scenes = {scene["id"]: scene for scene in plan["scenes"]}
    rows = [_row(film, shot, scenes.get(shot["scene"], {})) for shot in plan["shots"]]
    if before.head.get("size") == list(view_size(film.settings.size)):
        return rows
    built = {_looks(shot): shot for shot in before.shots}
    return [built.get(_looks(row), row) for row in rows]


def _looks(shot: CutShot) -> tuple[Any, ...]:
    return shot.id, shot.scene, shot.size, shot.frames, shot.words, shot.take, shot.locked


def _row(film: Film, shot: Mapping[str, Any], scene: Mapping[str, Any]) -> CutShot:
    frames = int(shot.get("frames") or 0)
    return CutShot(
        id=str(shot["id"]), scene=str(shot["scene"]), heading=str(scene.get("heading", "")), role=str(shot.get("role", "")),
        size=str(shot.get("size", "")), line=int(scene.get("line") or 0) + int(shot.get("line") or 0),
        length=Fraction(frames) / film.settings.rate.fps, frames=frames, words=" ".join(str(shot.get("words", "")).split())[:_WORDS],
        reasons=tuple(map(str, shot.get("reasons", ()))), recipe=str(shot.get("recipe") or ""),
        picture=_digest(shot.get("clip")), poster=_digest(shot.get("poster") or shot.get("still")),
        take=str(shot.get("take") or ""), locked=bool(shot.get("locked")), lines=str(shot.get("lines") or ""),
        cause=str(shot.get("cause") or ""),
    )  # fmt: skip


def _digest(address: Any) -> str:
    name = str(address or "").rpartition("/")[2].partition(".")[0]
    return name if len(name) == 64 else ""
