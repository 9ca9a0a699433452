"""Comments over the picture: in windows of ten seconds, and all of them in a list beside it."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field, StringConstraints

from ciotat.audience.audience import Audience
from ciotat.audience.comments import COLOURS, Comment
from ciotat.audience.timeline import Timeline
from ciotat.core.errors import FilmError
from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.schemas import Body
from ciotat.server.screening.doors import ScreenHere, ViewerHere
from ciotat.server.screening.screen import nothing

__all__ = ["Reported", "Said", "drop", "listed", "report", "router", "say", "view", "withdraw"]

router = APIRouter(prefix="/watch/{film}/comments")
CommentId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]
SessionId = Annotated[str, Query(max_length=64)]
Seconds = Annotated[float, Query(ge=0, le=100_000, allow_inf_nan=False)]


class Said(Body):
    """What somebody writes: to a second of what they watch, or to a shot on which they paused."""

    session: Annotated[str, StringConstraints(max_length=64)]
    seq: Annotated[int, Field(ge=0, lt=100_000)]
    at: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
    text: Annotated[str, StringConstraints(max_length=400)]
    shot: Annotated[str, StringConstraints(max_length=10)] = ""
    mode: Literal["fly", "top"] = "fly"
    colour: Annotated[str, StringConstraints(max_length=10)] = COLOURS[0]


class Reported(Body):
    """In which sitting somebody found a comment out of place."""

    session: Annotated[str, StringConstraints(max_length=64)]


@router.get("")
def listed(
    house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere,
    release: Annotated[int | None, Query(ge=1, le=999_999)] = None,
    start: Annotated[Seconds, Query(alias="from")] = 0.0, end: Annotated[Seconds | None, Query(alias="to")] = None,
    list: Annotated[int, Query(ge=0, le=1)] = 0, after: Annotated[str, Query(max_length=16)] = "",
    session: SessionId = "",
) -> list[dict[str, Any]]:  # fmt: skip
    """The comments that fly by between two seconds; or, with `list`, a page of all, the newest first, `after` an id."""
    shown = screen.number(release).release
    if house.film(film).settings.audience.get("comments") == "off":
        return []
    audience = house.audience(film)
    who, sittings = _own(audience, viewer, session)
    timeline = Timeline.of(shown)
    if list:
        found = audience.comments.listed(shown.number, timeline, after, who, sittings)
    else:
        until = start + 10.0 if end is None else end
        found = audience.comments.window(shown.number, timeline, start, until, who, sittings)
    return [view(comment) for comment in found]


@router.post("", status_code=201)
def say(house: HouseHere, film: NameHere, screen: ScreenHere, body: Said) -> dict[str, Any]:
    """Write a comment; the same session and seq write the same one."""
    switch = house.film(film).settings.audience.get("comments", "after")
    if switch == "off":
        raise FilmError("nobody comments on this film", advice="its owner has closed the comments")
    comments = house.audience(film).comments
    held = switch == "before"
    return view(comments.add(body.session, body.seq, body.at, body.text, body.mode, body.colour, body.shot, held))


@router.delete("/{id}", status_code=204, response_class=Response)
def drop(
    house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere, id: CommentId, session: SessionId = ""
) -> Response:
    """Take one's own comment away."""
    audience = house.audience(film)
    if not audience.comments.drop(id, *_own(audience, viewer, session)):
        raise nothing()
    return Response(status_code=204)


@router.post("/{id}/report", status_code=204, response_class=Response)
def report(house: HouseHere, film: NameHere, screen: ScreenHere, id: CommentId, body: Reported) -> Response:
    """Tell the owner that a comment is out of place; once or twice is the same."""
    if not house.audience(film).reports.add(body.session, id):
        raise nothing()
    return Response(status_code=204)


@router.delete("/{id}/report", status_code=204, response_class=Response)
def withdraw(house: HouseHere, film: NameHere, screen: ScreenHere, id: CommentId, session: SessionId = "") -> Response:
    """Take a report back."""
    if not house.audience(film).reports.withdraw(session, id):
        raise nothing()
    return Response(status_code=204)


def view(comment: Comment) -> dict[str, Any]:
    """A comment as a page gets it."""
    when = datetime.fromtimestamp(comment.made / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {
        "id": comment.id, "at": comment.at, "text": comment.text, "when": when, "release": comment.release,
        "earlier": comment.earlier, "shot": comment.shot, "mine": comment.mine, "mode": comment.mode,
        "colour": comment.colour, "held": comment.held,
    }  # fmt: skip


def _own(audience: Audience, viewer: str, session: str) -> tuple[int | None, list[int]]:
    """The viewer's number, and the sitting that was named, where nobody is known in it."""
    return audience.sessions.number(viewer), audience.sessions.apart(session)
