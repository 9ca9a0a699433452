"""What every route is handed: the house, the film it is about, and the tongue of whoever asks."""

import math
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from fastapi.responses import JSONResponse

from ciotat.audience.events import NoSession, TooOften
from ciotat.core.errors import BackendMissing, CiotatError, StoreError
from ciotat.server.house import House, NotHere
from ciotat.server.sitting import Sitting
from ciotat.words.wrong import chinese
from ciotat.work.film import Film

__all__ = ["FilmHere", "HouseHere", "NameHere", "Open", "ShotHere", "finite", "house_of", "said", "tongue_of", "wrong"]


def house_of(request: Request) -> House:
    """The house that answers."""
    house: House = request.app.state.house
    return house


HouseHere = Annotated[House, Depends(house_of)]
NameHere = Annotated[str, Path(alias="film", max_length=255)]
ShotHere = Annotated[str, Path(alias="shot", pattern=r"^[0-9a-f]{10}$")]


def _sitting(house: HouseHere, film: NameHere) -> Sitting:
    return house.sitting(film)


def _film(house: HouseHere, film: NameHere) -> Film:
    return house.film(film)


Open = Annotated[Sitting, Depends(_sitting)]
FilmHere = Annotated[Film, Depends(_film)]


def tongue_of(request: Request) -> str:
    """The language of whoever asks, as their browser says."""
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


def said(text: str, tongue: str) -> str:
    """A sentence in that language."""
    return chinese(text) if tongue == "zh" else text


def wrong(failure: CiotatError, tongue: str) -> JSONResponse:
    """An error as the page gets it."""
    place = ", ".join(filter(None, (failure.file, str(failure.origin) if failure.origin else "")))
    body: dict[str, Any] = {"error": said(failure.message, tongue), "advice": said(failure.advice, tongue)}
    if place:
        body["place"] = place
    status = next((status for kind, status in _STATUS if isinstance(failure, kind)), 422)
    return JSONResponse(body, status, {"retry-after": "5"} if status in (429, 503) else {})


_STATUS = ((NotHere, 404), (NoSession, 404), (TooOften, 429), (StoreError, 503), (BackendMissing, 503))


def finite(value: float) -> float | None:
    """A number as JSON has it."""
    return value if math.isfinite(value) else None
