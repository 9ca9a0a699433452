"""The owner's side of the screen: what is shown, showing another release, and going back."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from ciotat.audience.insight import watched
from ciotat.cut.packing import packed
from ciotat.cut.press import press
from ciotat.server.asking import HouseHere, NameHere, Open
from ciotat.server.house import House
from ciotat.server.schemas import Body
from ciotat.server.sitting import Sitting
from ciotat.server.views import address
from ciotat.work.release import Release, Releases
from ciotat.work.release.promoting import promote
from ciotat.work.release.published import Published, Showing
from ciotat.work.release.putting_up import put_up
from ciotat.work.sources import sources

__all__ = ["Back", "Publish", "promoted", "publish", "published", "rollback", "rolled_back", "router"]

router = APIRouter(prefix="/api/films/{film}")
Note = Annotated[str, StringConstraints(max_length=10_000)]
_LINES = 500
Number = Annotated[int, Field(ge=1, le=999_999)]


class Publish(Body):
    """Which release to show; none: the film as it is now, released first."""

    release: Number | None = None
    note: Note = ""


class Back(Body):
    """Which release to show again, and why."""

    to: Number
    why: Note = ""


@router.get("/published")
def published(house: HouseHere, film: NameHere, sitting: Open) -> dict[str, Any]:
    """What is shown, every release there is, and what was done when."""
    root, store = sitting.film.root, house.store(sitting.film.root)
    shelf, pointer = Releases(root, store), Published(root)
    history, withdrawn = pointer.history(), pointer.withdrawn()
    sat = watched(house.audience(film).evidence)
    last = {showing.release: showing for showing in history}
    made = [shelf.get(number) for number in reversed(shelf.numbers())]
    return {
        "current": pointer.current(), "url": f"/watch/{quote(film, safe='')}",
        "releases": [
            {**_card(sitting, shelf, one, last.get(one.number), one.number in withdrawn), "watched": sat.get(one.number, 0)}
            for one in made
        ],
        "unreleased": _changed(sitting, shelf, made[0] if made else None),
        "ledger": _ledger(house, film, history),
    }  # fmt: skip


def _ledger(house: House, film: str, history: Sequence[Showing]) -> list[dict[str, Any]]:
    """What went up, and whatever else was decided about it, and why; the last first."""
    rows: list[tuple[str, str, int | None, str]] = [(one.when, one.what, one.release, one.why) for one in history]
    for line in house.audience(film).ledger.lines()[-_LINES:]:
        if line["what"] not in ("publish", "promote", "back", "roll back"):
            rows.append((line["when"], line["what"], line.get("release"), str(line.get("why", ""))))
    rows.sort(key=lambda row: row[0])
    return [{"when": when, "what": what, "release": release, "why": why} for when, what, release, why in reversed(rows)]


def _card(
    sitting: Sitting, shelf: Releases, release: Release, showing: Showing | None, withdrawn: bool
) -> dict[str, Any]:
    return {
        "number": release.number, "when": showing.when if showing else "", "note": release.note,
        "why": release.evidence.get("why", ""), "seconds": float(release.length),
        "poster": address(sitting.name, release.poster, "jpg"), "withdrawn": withdrawn,
        "signed": shelf.seal(release.number) is not None, "digest": release.digest,
    }  # fmt: skip


def _changed(sitting: Sitting, shelf: Releases, newest: Release | None) -> bool:
    """Whether the film is another than the newest release of it, as far as its files say."""
    data = shelf.store.blobs.get(newest.cut) if newest else None
    try:
        then: Any = json.loads(data or b"{}").get("sources")
    except (ValueError, AttributeError):
        then = None
    return not isinstance(then, Mapping) or dict(then) != sources(sitting.film.fresh())


@router.post("/publish")
def publish(house: HouseHere, film: NameHere, body: Publish, response: Response) -> dict[str, Any]:
    """Show a release; or make one of the film as it is, and show that: `publishing` is told on the way."""
    if body.release is not None:
        return {"release": _shown(house, house.sitting(film), body.release, body.note, "publish")}
    sitting, job = house.at_desk(film), secrets.token_hex(6)
    sitting.send({"do": "publish", "id": job, "note": body.note})
    response.status_code = 202
    return {"job": job}


@router.post("/rollback")
def rollback(house: HouseHere, sitting: Open, body: Back) -> dict[str, int]:
    """Show an older release again."""
    return {"release": _shown(house, sitting, body.to, body.why, "back")}


def promoted(house: House, film: str, candidate: str, evidence: Mapping[str, str]) -> int:
    """Release a candidate on its `evidence` (``why`` in a paragraph, ``experiment``) and show it; gives its number. Raises
    FilmError where its shot is locked, or it cannot stand on what is shown now."""
    sitting = house.sitting(film)
    root = sitting.film.root
    now = datetime.fromtimestamp(house.clock(), UTC)
    with sitting.lock:
        made = promote(sitting.fresh(), house.store(root), candidate, evidence, now, press, packed)
        sitting.seen()
    if sitting.at_work:
        sitting.send({"do": "shots"})
    sitting.tell({"event": "published", "release": made.release})
    return made.release


def rolled_back(house: House, film: str, to: int, why: str) -> int:
    """Show an older release again, since the numbers ask for it."""
    return _shown(house, house.sitting(film), to, why, "roll back")


def _shown(house: House, sitting: Sitting, number: int, why: str, what: str) -> int:
    root = sitting.film.root
    now = datetime.fromtimestamp(house.clock(), UTC)
    before = Published(root).current()
    put_up(root, house.store(root), number, packed, why, now, what)
    if number != before and what in ("publish", "back"):
        house.audience(sitting.name).ledger.write(what, house.clock(), release=number, why=why)
    sitting.tell({"event": "published", "release": number})
    return number
