"""What is asked of a shot, and other takes of it."""

from typing import Any

from fastapi import APIRouter

from ciotat.core.errors import FilmError
from ciotat.direction.wanted import KNOBS, TABLES, wanted
from ciotat.server.asking import HouseHere, NameHere, Open, ShotHere
from ciotat.server.schemas import ShotPatch, Vary

__all__ = ["ask", "router", "vary"]

router = APIRouter(prefix="/api/films/{film}/shots/{shot}")
_KNOWN = {*KNOBS, *(f"{table}.{key}" for table, knobs in TABLES.items() for key in knobs)}


@router.patch("")
def ask(sitting: Open, shot: ShotHere, body: ShotPatch) -> dict[str, Any]:
    """Change what is asked of a shot; gives what stood there, so that it can be taken back. Nothing is written where one
    of the values cannot be."""
    for key in body.set:
        if key not in _KNOWN:
            raise FilmError(f"{key!r} is not known", advice="see docs/studio.md", file=f"shots/{shot}.toml")
    with sitting.lock:
        shots = sitting.film.shots
        before = shots.wish(shot)
        wanted(_nested(body.set), f"shots/{shot}.toml")
        shots.set(shot, body.set)
        sitting.seen()
    if sitting.at_work:
        sitting.send({"do": "shots"})
    return {"was": {key: _at(before, key) for key in body.set}}


def _nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Flat keys as the tables of a file."""
    values: dict[str, Any] = {}
    for key, value in flat.items():
        table, _, name = key.rpartition(".")
        home = values.setdefault(table, {}) if table else values
        if value is not None:
            home[name] = value
    return values


def _at(values: dict[str, Any], key: str) -> Any:
    table, _, name = key.rpartition(".")
    inside = values.get(table, {}) if table else values
    return inside.get(name) if isinstance(inside, dict) else None


@router.post("/variations", status_code=202)
def vary(house: HouseHere, film: NameHere, shot: ShotHere, body: Vary) -> dict[str, str]:
    """Make other takes of a shot; `takes` is told as each is there."""
    house.at_desk(film).send({"do": "vary", "shot": shot, "what": body.what, "n": body.n})
    return {"shot": shot}
