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
from ciotat.server.views import candidate_view
from ciotat.work.release import Release, Releases
from ciotat.work.release.candidate import Candidates
from ciotat.work.release.published import Published

__all__ = ["Improve", "candidates", "drop", "improve", "make", "router"]

router = APIRouter(prefix="/api/films/{film}")
Gap = Annotated[float, Query(ge=-2, le=2)]


class Improve(Body):
    """Which changes of a shot to make, by their ids; `kind` and `gap` as they were asked for."""

    shot: ShotId
    changes: Annotated[list[Annotated[str, StringConstraints(max_length=40)]], Field(min_length=1, max_length=12)]
    kind: Weak = ""
    gap: Annotated[float, Field(ge=-2, le=2)] = 0.0


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
