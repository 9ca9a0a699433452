"""Versions of a film: saved, listed, compared shot by shot, gone back to."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any

from fastapi import APIRouter, Query

from ciotat.server.asking import Open
from ciotat.server.house import NotHere
from ciotat.server.schemas import NewVersion, VersionBack
from ciotat.server.seen import cut_shown, keep_cut
from ciotat.server.sitting import Sitting
from ciotat.server.views import address

__all__ = ["back", "compare", "listed", "router", "save"]

router = APIRouter(prefix="/api/films/{film}")
_MOST = 500
_Named = Annotated[str, Query(max_length=100)]


@router.get("/versions")
def listed(sitting: Open) -> list[dict[str, Any]]:
    """The versions of the film, the last one first."""
    from ciotat.work.versions.repository import is_repository
    from ciotat.work.versions.versions import Versions

    if not is_repository(sitting.film.root):
        return []
    versions = Versions(sitting.film.root)
    return [_view(versions, version) for version in versions.history(_MOST)]


def _view(versions: Any, version: Any) -> dict[str, Any]:
    from ciotat.work.cutlist import parsed

    entries = versions.repository.entries(version.id)
    cut = parsed(versions.repository.data("cut.json", entries["cut.json"]) if "cut.json" in entries else None)
    when = datetime.fromtimestamp(version.time, UTC).astimezone(timezone(timedelta(minutes=version.offset)))
    return {
        "id": version.id, "number": version.number, "message": version.message, "when": when.isoformat(),
        "by": version.author, "shots": len(cut.shots), "seconds": float(cut.length),
    }  # fmt: skip


@router.post("/versions", status_code=201)
def save(sitting: Open, body: NewVersion) -> dict[str, Any]:
    """Save the film as it is; nothing where nothing changed since the last version."""
    from ciotat.work.versions.versions import Versions

    with sitting.lock:
        if plan := sitting.plan.view():
            keep_cut(sitting.film, plan)
        versions = Versions(sitting.film.root, make=True)
        made = versions.save(body.message)
        return {"version": _view(versions, made) if made else None}


@router.post("/back")
def back(sitting: Open, body: VersionBack) -> dict[str, Any]:
    """Make the film what it was in a version, as a new one; what is not saved is saved first."""
    from ciotat.work.versions.versions import Versions

    with sitting.lock:
        versions = Versions(sitting.film.root, make=True)
        tongue = sitting.script.tongue
        before, form = ("回退之前", "回到：{}") if tongue == "zh" else ("Before going back", "Back to: {}")
        made, kept = versions.back(body.version, before, lambda version: form.format(version.message))
        sitting.fresh()
        sitting.seen()
    _all_anew(sitting)
    return {"id": made.id, "saved": kept.id if kept else None}


def _all_anew(sitting: Sitting) -> None:
    from ciotat.server.noted import note_views

    sitting.remark(outside=True)
    sitting.tell({"event": "notes", "notes": note_views(sitting.film, sitting.plan)})
    if sitting.at_work:
        for order in ("settings", "script", "shots"):
            sitting.send({"do": order})


@router.get("/compare")
def compare(sitting: Open, a: _Named = "last", b: _Named = "") -> dict[str, Any]:
    """Two versions of the film, script and shots; an empty name is the folder as it is."""
    from ciotat.work.versions.comparing import compared
    from ciotat.work.versions.repository import is_repository
    from ciotat.work.versions.tracked import CUT
    from ciotat.work.versions.versions import Versions

    if not is_repository(sitting.film.root):
        raise NotHere("there is no version to compare", advice="save one first")
    versions = Versions(sitting.film.root)
    sides = [_files(versions, sitting, name) for name in (a, b)]
    found = compared(sides[0], sides[1])
    hunks = [_hunk(difference) for difference in found.script]
    shots = _shots(sitting.name, found, sides[0].get(CUT), sides[1].get(CUT))
    return {
        "script": hunks, "shots": shots, "seconds": [float(length) for length in found.lengths],
        "titles": list(found.titles), "stale": list(found.stale), "whole": found.whole,
    }  # fmt: skip


def _files(versions: Any, sitting: Sitting, name: str) -> dict[str, bytes]:
    from ciotat.work.versions.tracked import CUT, read_folder

    if not name:
        plan = sitting.plan.view()
        return {**read_folder(sitting.film.root), **({CUT: cut_shown(sitting.film, plan)} if plan else {})}
    files: dict[str, bytes] = versions.repository.read(versions.repository.entries(versions.find(name)))
    return files


def _hunk(difference: Any) -> dict[str, Any]:
    from ciotat.work.versions.comparing import pieces

    told = [list(piece) for piece in pieces(difference.old, difference.new) if piece[1]]
    if difference.what == "moved":
        told = [["same", difference.new]]
    return {"what": difference.what, "kind": difference.kind, "scene": difference.scene, "pieces": told}


def _shots(film: str, found: Any, one: bytes | None, other: bytes | None) -> list[dict[str, Any]]:
    """Every shot of either side, in the order of the second; what is gone stands where it stood."""
    from ciotat.work.cutlist import parsed

    differing = {shot.id: shot for shot in found.shots}
    old, new = {row.id: row for row in parsed(one).shots}, {row.id: row for row in parsed(other).shots}
    order: list[str] = []
    for id in old:
        if id not in new:
            order.append(id)
    after = [*old]
    listed = [*new]
    for id in order:
        before = next((each for each in reversed(after[: after.index(id)]) if each in listed), None)
        listed.insert(listed.index(before) + 1 if before else 0, id)
    return [
        {
            "id": id, "what": differing[id].what if id in differing else "same",
            "a": _side(film, old.get(id)), "b": _side(film, new.get(id)),
            "why": list(differing[id].parts) if id in differing else [],
        }
        for id in listed
    ]  # fmt: skip


def _side(film: str, row: Any) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "size": row.size, "role": row.role, "seconds": float(row.length), "words": row.words, "heading": row.heading,
        "scene": row.scene, "line": row.line, "poster": address(film, row.poster, "jpg"),
        "clip": address(film, row.picture, "mp4"),
    }  # fmt: skip
