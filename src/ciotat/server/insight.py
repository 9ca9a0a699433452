"""The owner's page of insight: what an audience did and felt, where it fails, what it wrote."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request

from ciotat.audience.insight import Felt, Insight
from ciotat.audience.timeline import Timeline
from ciotat.server.asking import HouseHere, NameHere, tongue_of
from ciotat.server.house import NotHere
from ciotat.server.schemas import Body
from ciotat.server.screening.comments import view
from ciotat.server.views import address
from ciotat.work.release import Release
from ciotat.work.release.published import Published

__all__ = ["Hiding", "hide", "insight", "ledger", "router"]

router = APIRouter(prefix="/api/films/{film}")


class Hiding(Body):
    """Whether a comment is hidden."""

    hidden: bool


@router.get("/insight")
def insight(
    request: Request, house: HouseHere, film: NameHere,
    release: Annotated[int | None, Query(ge=1, le=999_999)] = None,
) -> dict[str, Any]:  # fmt: skip
    """What is known of the viewers of a release; without a number of the one that is shown."""
    folder = house.folder(film)
    number = release or Published(folder).current()
    if number is None:
        raise NotHere("nothing was published yet", advice="publish the film first")
    audience = house.audience(film)
    shown = audience.release(number)
    found = audience.insight(shown)
    counts = audience.comments.counts(number)
    said = audience.comments.listed(number, Timeline.of(shown), everything=True)
    reported = audience.reports.counts()
    return {
        "release": number,
        **_whole(found),
        "intended": {"v": [v for v, _ in shown.intended], "a": [a for _, a in shown.intended]},
        "shots": _shots(film, shown, found, counts),
        "weak": _weak(film, shown, found, tongue_of(request)),
        "comments": [
            {**view(one), "at": one.at or 0.0, "hidden": one.hidden, "reported": reported.get(one.id, 0)}
            for one in said
        ],
        "sound": _sound(film, shown),
    }


@router.patch("/comments/{id}")
def hide(
    house: HouseHere, film: NameHere, id: Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")], body: Hiding
) -> dict[str, Any]:
    """Hide a comment, or show it."""
    _published(house.folder(film))
    audience = house.audience(film)
    found = audience.comments.hide(id, body.hidden)
    if found is None:
        raise NotHere("there is no such comment", advice="it may have been taken out")
    audience.reports.settle(id)
    audience.ledger.write("hide" if body.hidden else "show", house.clock(), comment=id)
    return {**view(found), "hidden": found.hidden, "reported": 0}


@router.get("/ledger")
def ledger(house: HouseHere, film: NameHere) -> dict[str, Any]:
    """What was done and why, each line chained to the one before; said wrong here where the chain is broken."""
    _published(house.folder(film))
    return {"lines": house.audience(film).ledger.lines()[::-1]}


def _published(folder: Any) -> None:
    if Published(folder).current() is None:
        raise NotHere("nothing was published yet", advice="publish the film first")


def _whole(found: Insight) -> dict[str, Any]:
    return {
        "seconds": found.seconds, "viewers": found.viewers, "sessions": found.sessions, "finished": found.finished,
        "seen": found.seen, "exits": found.exits, "rewinds": found.rewinds, "skips": found.skips,
        "felt": {"v": _felt(found.v), "a": _felt(found.a)}, "taps": found.taps, "raters": found.raters, "lag": found.lag,
        "outcome": found.outcome,
    }  # fmt: skip


def _felt(one: Felt | None) -> dict[str, Any] | None:
    if one is None:
        return None
    curve = one.curve
    lines = {name: getattr(curve, name) for name in ("mean", "low", "high", "band_low", "band_high")}
    return {**{name: _short(values) for name, values in lines.items()}, "weighted": _short(one.weighted)}


def _short(values: tuple[float | None, ...]) -> list[float | None]:
    return [None if value is None else round(value, 4) for value in values]


def _sound(film: str, release: Release) -> list[dict[str, Any]]:
    """What is heard of a release, as one track from its first second."""
    url = address(film, release.movie.heard, "m4a")
    return [{"url": url, "at": 0.0, "seconds": float(release.length)}] if url else []


def _shots(film: str, release: Release, found: Insight, counts: dict[str, int]) -> list[dict[str, Any]]:
    time = release.rate.time
    return [
        {
            "id": shot.id, "at": float(time(shot.start)), "seconds": float(time(shot.frames)),
            "poster": address(film, shot.poster, "jpg"), "clip": address(film, clip, "mp4"), "scene": shot.scene,
            "heading": shot.heading, "words": shot.words, "line": shot.line, "viewers": found.there.get(shot.id, 0),
            "exits": found.left.get(shot.id, 0), "comments": counts.get(shot.id, 0),
        }
        for shot, clip in zip(release.shots, release.clips, strict=True)
    ]  # fmt: skip


def _weak(film: str, release: Release, found: Insight, tongue: str) -> list[dict[str, Any]]:
    shots = {shot.id: shot for shot in release.shots}
    return [
        {
            "id": one.id, "shot": one.shot, "at": one.at, "seconds": one.seconds, "kind": one.kind, "loss": one.loss,
            "low": one.low, "left": one.left, "cheap": one.cheap, "score": one.score, "evalue": one.evalue,
            "why": one.why[tongue], "gap": one.gap, "sure": one.sure,
            "poster": address(film, shots[one.shot].poster, "jpg"), "line": shots[one.shot].line,
            "words": shots[one.shot].words,
        }
        for one in found.weak
    ]  # fmt: skip
