"""What is known of whoever asks: to see, to forget, to have no more of it."""

from typing import Any

from fastapi import APIRouter, Request, Response

from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.schemas import Body
from ciotat.server.screening.doors import COOKIE, ScreenHere, ViewerHere, base

__all__ = ["Measuring", "export", "forget", "measure", "router"]

router = APIRouter(prefix="/watch/{film}/me")


class Measuring(Body):
    """Whether to be measured."""

    measure: bool


@router.get("")
def export(house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere) -> dict[str, Any]:
    """All that is known of whoever asks."""
    return house.audience(film).memory.export(viewer)


@router.delete("", status_code=204, response_class=Response)
def forget(request: Request, house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere) -> Response:
    """Forget whoever asks; sums in which nobody is to be known stay."""
    if viewer:
        house.audience(film).forget(viewer)
    gone = f"{COOKIE}=; Path={base(request)}; Max-Age=0; HttpOnly; SameSite=Strict"
    return Response(status_code=204, headers={"set-cookie": gone})


@router.post("")
def measure(
    house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere, body: Measuring
) -> dict[str, bool]:
    """Be measured from now on, or no more."""
    if viewer:
        house.audience(film).sessions.measure(viewer, body.measure)
    return {"measured": body.measure}
