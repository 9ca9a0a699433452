"""The library: every film of the folder; new ones, copies, the bin; and what a first film may begin with."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from ciotat.core.errors import FilmError
from ciotat.core.store import writing
from ciotat.server import shelving
from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.cards import card
from ciotat.server.house import House, NotHere
from ciotat.server.importing import imported
from ciotat.server.schemas import Duplicate, NewFilm
from ciotat.server.text import Text, plain
from ciotat.server.titles import named_in_script
from ciotat.work.film import Film
from ciotat.work.names import filename, free, line

__all__ = ["bin_", "binned", "duplicate", "films", "imports", "new", "openings", "openings_", "restore", "router"]

router = APIRouter(prefix="/api")
_ENDINGS = {"en": "script.fountain", "zh": "script.txt"}
_OCTETS = {"requestBody": {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/films")
def films(house: HouseHere) -> list[dict[str, Any]]:
    """The films, the one that changed last first."""
    found = [card(name, house.folder(name)) for name in house.names()]
    return sorted(found, key=lambda one: str(one["changed"]), reverse=True)


@router.post("/films", status_code=201)
def new(house: HouseHere, body: NewFilm) -> dict[str, str]:
    """Make a film of a text, of an opening, or with a little scene to begin with."""
    _many(house)
    opening = next((one for one in openings_() if one["id"] == body.opening), None)
    if body.opening and opening is None:
        raise NotHere(f"there is no opening {body.opening!r}", advice="see the library")
    text = body.text if body.text is not None else opening["text"] if opening else None
    language = opening["language"] if opening and body.text is None else body.language
    title = line(body.title) or (opening["title"] if opening else "") or ("新片" if language == "zh" else "New film")
    if text is not None and len(text.encode("utf-8", "replace")) > 8 * 2**20:
        raise FilmError("the script is larger than 8 MB", advice="split it into parts")
    with house.lock:
        name = _free(house, line(body.name) or title)
        film = _made(house, name, title, text, language)
    return {"film": film.root.name}


def _made(house: House, name: str, title: str, text: str | None, language: str) -> Film:
    tongue = "zh" if language == "zh" else "en"
    if text is None:
        return _titled(Film.new(name, house.root, language=tongue), title)  # type: ignore[arg-type]
    with shelving.aside(house.root) as folder:
        script = folder / _ENDINGS[tongue]
        with writing(script) as temporary:
            temporary.write_bytes(Text("").became(plain(text)).bytes())
        Film.adopt(script, tongue)  # type: ignore[arg-type]
        folder.replace(house.root / name)
    return _titled(Film(house.root / name), "" if named_in_script(text) else title)


def _titled(film: Film, title: str) -> Film:
    return film.set({"title": title}) if title and film.settings.title != title else film


def _many(house: House) -> None:
    if house.single:
        raise FilmError("this studio shows one film", advice="start it on a folder of films: ciotat serve FOLDER")


def _free(house: House, wanted: str) -> str:
    """A folder's name that nothing has yet."""
    taken = {path.name for path in house.root.iterdir()}
    name = free(wanted, taken)
    count = 2
    while name.casefold() in {other.casefold() for other in taken}:
        name = f"{filename(wanted)[:60]}-{count}"
        count += 1
    return name


@router.get("/openings")
def openings() -> list[dict[str, str]]:
    """Little scenes to begin with, in English and Chinese."""
    return list(openings_())


@cache
def openings_() -> tuple[dict[str, str], ...]:
    """The openings that ship with the program."""
    folder = files("ciotat.server") / "openings"
    listed = tomllib.loads((folder / "index.toml").read_text("utf-8")).get("opening", [])
    keys = ("id", "language", "title", "logline")
    return tuple({**{k: str(o[k]) for k in keys}, "text": (folder / o["file"]).read_text("utf-8")} for o in listed)


@router.post("/imports", openapi_extra=_OCTETS)
async def imports(request: Request, name: Annotated[str, Query(max_length=200)] = "") -> dict[str, Any]:
    """What would be made of a script in any format: an honest report. Nothing is written."""
    return await imported(await request.body(), line(name))


@router.post("/films/{film}/duplicate", status_code=201)
def duplicate(house: HouseHere, film: NameHere, body: Duplicate) -> dict[str, str]:
    """A copy of a film, with all that was made for it."""
    _many(house)
    source = house.folder(film)
    with house.lock:
        name = _free(house, line(body.title) or source.name)
        shelving.copied(source, house.root / name)
    _titled(Film(house.root / name), line(body.title))
    return {"film": name}


@router.delete("/films/{film}")
def bin_(house: HouseHere, film: NameHere) -> dict[str, str]:
    """Put a film into the bin, whole; nothing is destroyed."""
    _many(house)
    source = house.folder(film)
    house.forget(film)
    with house.lock:
        return {"bin": shelving.binned(house.root, source)}


@router.get("/bin")
def binned(house: HouseHere) -> list[dict[str, Any]]:
    """What lies in the bin, the last first."""
    return [] if house.single else shelving.bin_of(house.root)


@router.post("/bin/{id}/restore")
def restore(house: HouseHere, id: str) -> dict[str, str]:
    """Take a film out of the bin again."""
    _many(house)
    with house.lock:
        found = next((one for one in shelving.bin_of(house.root) if one["id"] == id), None)
        if found is None:
            raise NotHere(f"there is nothing {id[:40]!r} in the bin", advice="see the library")
        name = _free(house, str(found["film"]))
        shelving.restored(house.root, id, name)
    return {"film": name}
