"""Weak moments: what direction can do about them, and the candidates that were made."""

import json
import secrets
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field, StringConstraints

from ciotat.core.errors import FilmError
from ciotat.core.record import load
from ciotat.direction.improve import Change, Weak, changes
from ciotat.direction.plan import Plan
from ciotat.server.asking import HouseHere, NameHere, Open, tongue_of
from ciotat.server.house import House, NotHere
from ciotat.server.schemas import Body, ShotId
from ciotat.server.sitting import Sitting
from ciotat.server.views import address, candidate_view
from ciotat.work.release import Release, Releases
from ciotat.work.release.candidate import Candidates
from ciotat.work.release.published import Published

__all__ = ["Improve", "Upgrade", "candidates", "drop", "improve", "make", "progress", "router", "upgrade"]

router = APIRouter(prefix="/api/films/{film}")
Gap = Annotated[float, Query(ge=-2, le=2)]


class Improve(Body):
    """Which changes of a shot to make, by their ids; `kind` and `gap` as they were asked for."""

    shot: ShotId
    changes: Annotated[list[Annotated[str, StringConstraints(max_length=40)]], Field(min_length=1, max_length=12)]
    kind: Weak = ""
    gap: Annotated[float, Field(ge=-2, le=2)] = 0.0


class Upgrade(Body):
    """Which shots to make anew (none: all that would be others today); `together` in one candidate."""

    shots: Annotated[tuple[ShotId, ...], Field(max_length=1000)] = ()
    together: bool = False


@router.get("/improve")
def improve(
    request: Request, house: HouseHere, sitting: Open,
    shot: Annotated[str, Query(pattern=r"^[0-9a-f]{10}$")], kind: Weak = "", gap: Gap = 0.0,
) -> list[dict[str, Any]]:  # fmt: skip
    """What direction can do about a shot of the release that is shown; `gap` is what was meant less what was felt."""
    tongue = 1 if tongue_of(request) == "zh" else 0
    return [
        {
            "id": one.id, "name": one.name[tongue], "why": one.why[tongue], "asked": dict(one.asked), "cheap": one.cheap,
            "seconds": float(one.seconds),
        }
        for one in _changes(house, sitting, shot, kind, gap)
    ]  # fmt: skip


@router.post("/improve", status_code=202)
def make(house: HouseHere, film: NameHere, body: Improve) -> dict[str, str]:
    """Make candidates; `candidate` is told of each."""
    sitting = house.at_desk(film)
    known = {one.id: one for one in _changes(house, sitting, body.shot, body.kind, body.gap)}
    if lost := [id for id in body.changes if id not in known]:
        raise FilmError(f"{lost[0][:40]!r} is not known", advice="see what can be changed")
    job, base = secrets.token_hex(6), _base(house, sitting)
    asked = [_order(known[id]) for id in dict.fromkeys(body.changes)]
    sitting.send({"do": "improve", "id": job, "release": base.number, "shot": body.shot, "changes": asked})
    return {"job": job}


def _order(change: Change) -> dict[str, Any]:
    name, why = ({"en": pair[0], "zh": pair[1]} for pair in (change.name, change.why))
    return {"id": change.id, "name": name, "why": why, "asked": dict(change.asked)}


@router.get("/upgrade")
def progress(house: HouseHere, film: NameHere) -> dict[str, Any]:
    """Which shots of the release that is shown would be drawn otherwise today. Its desk has to look first: until then it is
    `looking`, and says `upgrade` when it knows."""
    sitting = house.at_desk(film)
    base = _base(house, sitting)
    known = sitting.told("upgrade")
    if known is None or known.get("release") != base.number:
        sitting.send({"do": "progress", "release": base.number})
        return {"looking": True, "release": base.number, "renderer": base.renderer, "was": base.renderer, "now": "",
                "newer": [], "shots": []}  # fmt: skip
    posters = {shot.id: shot.poster for shot in base.shots}
    shots = [{**one, "poster": address(film, posters.get(one["id"], ""), "jpg")} for one in known["shots"]]
    told = {key: known[key] for key in ("error", "advice", "was", "now", "newer") if key in known}
    return {"looking": False, "release": base.number, "renderer": base.renderer, **told, "shots": shots}


@router.post("/upgrade", status_code=202)
def upgrade(house: HouseHere, film: NameHere, body: Upgrade) -> dict[str, str]:
    """Make shots of the release as they would be drawn today, each a candidate, or all in one."""
    sitting, job = house.at_desk(film), secrets.token_hex(6)
    base, known = _base(house, sitting), sitting.told("upgrade")
    fresh = known if known and known.get("release") == base.number else None
    possible = [str(one["id"]) for one in fresh["shots"]] if fresh else []
    ids = list(dict.fromkeys(body.shots)) if body.shots else possible
    if lost := [id for id in ids if id not in possible]:
        raise FilmError(f"shot {lost[0]} would be the same today", advice="see which shots would be others")
    if not ids:
        raise FilmError("no shot would be another one today", advice="see which shots would be others")
    newer = ", ".join(fresh["newer"] if fresh else []) or "ciotat"
    why = {"en": f"drawn anew: {newer}", "zh": f"重新绘制：{newer}"}
    order = {"do": "upgrade", "id": job, "release": base.number, "shots": ids, "why": why, "together": body.together}
    sitting.send(order)
    return {"job": job}


@router.get("/candidates")
def candidates(request: Request, house: HouseHere, sitting: Open) -> list[dict[str, Any]]:
    """Every candidate that was made and not dropped, the newest first."""
    shelf = Releases(sitting.film.root, house.store(sitting.film.root))
    bases: dict[int, Release] = {}
    found = []
    for one in Candidates(sitting.film.root).all():
        if one.base not in bases and one.base in shelf.numbers():
            bases[one.base] = shelf.get(one.base)
        found.append(candidate_view(sitting.name, one, bases.get(one.base), tongue_of(request)))
    return found


@router.delete("/candidates/{id}")
def drop(house: HouseHere, sitting: Open, id: str) -> dict[str, str]:
    """Forget a candidate that nobody is shown."""
    kept = Candidates(sitting.film.root)
    if id not in kept.ids():
        raise NotHere(f"there is no candidate {id[:12]!r}", advice="see the takes that were made")
    if id in house.on_trial(sitting.name):
        raise FilmError("the candidate is on trial", advice="stop the experiment first")
    kept.drop(id)
    return {"dropped": id}


def _base(house: House, sitting: Sitting) -> Release:
    """The release that is shown, on which improvements stand."""
    number = Published(sitting.film.root).current()
    if number is None:
        raise FilmError("nothing was published yet", advice="publish the film first")
    return Releases(sitting.film.root, house.store(sitting.film.root)).get(number)


def _changes(house: House, sitting: Sitting, shot: str, kind: Weak, gap: float) -> tuple[Change, ...]:
    base = _base(house, sitting)
    if shot not in {one.id for one in base.shots}:
        raise NotHere(f"shot {shot} is not in release {base.number}", advice="see the library")
    data = house.store(sitting.film.root).blobs.get(base.plan) if base.plan else None
    if data is None:
        return ()
    wish: Mapping[str, Any] = sitting.film.fresh().shots.wish(shot)
    return changes(load(Plan, json.loads(data)), shot, kind, gap, wish)
