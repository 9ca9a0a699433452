"""An open film: how it stands, its settings, its script, where the writer is."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from ciotat.core.errors import CiotatError
from ciotat.direction.style import named, names
from ciotat.direction.wanted import KNOBS, TABLES
from ciotat.server.asking import HouseHere, NameHere, Open, said, tongue_of
from ciotat.server.noted import note_views
from ciotat.server.schemas import Cursor, Play, ScriptPut, SettingsPatch, Wrong
from ciotat.server.sitting import Sitting
from ciotat.server.text import plain, revision
from ciotat.server.titles import title_of
from ciotat.server.views import view_size
from ciotat.work.film import Film
from ciotat.work.settings import Settings

__all__ = ["cursor", "play", "router", "settle", "state", "write"]

router = APIRouter(prefix="/api/films/{film}")
_KINDS = {"word": "choice", "number": "number", "whole": "whole", "names": "people"}
_UNITS = {"lens": "mm", "hold": "s", "fade.in": "s", "fade.out": "s", "light.stops": "stops"}
_STEPS = {"lens": 1.0, "hold": 0.25, "light.ratio": 0.5, "light.stops": 0.25, "fade.in": 0.25, "fade.out": 0.25}


@router.get("")
def state(house: HouseHere, film: NameHere) -> JSONResponse:
    """All that is known of a film; its desk begins to work."""
    sitting = house.at_desk(film)
    sitting.fresh()
    return JSONResponse(_state(sitting))


def _state(sitting: Sitting) -> dict[str, Any]:
    film = sitting.film
    settings = film.settings
    sound, progress = sitting.last.get("sound"), sitting.last.get("progress")
    with sitting.lock:
        script = sitting.script.view()
        notes = note_views(film, sitting.plan)
    return {
        "film": sitting.name, "title": title_of(film), "language": _language(sitting), "format": film.script.suffix[1:],
        "editable": sitting.script.editable, "settings": _settings(settings), "styles": list(names()),
        "view": list(view_size(settings.size)), "script": script, "plan": sitting.plan.view(),
        "sound": _event(sound), "knobs": _knobs(), "notes": notes, "version": _version(film),
        "progress": _event(progress),
    }  # fmt: skip


def _event(event: Any) -> dict[str, Any] | None:
    return {key: value for key, value in event.items() if key != "event"} if event else None


def _language(sitting: Sitting) -> str:
    return sitting.film.settings.language or sitting.script.tongue


def _settings(settings: Settings) -> dict[str, Any]:
    return {
        "style": settings.style, "size": list(settings.size), "fps": _fps(settings), "renderer": settings.renderer,
        "voices": settings.voices,
    }  # fmt: skip


def _fps(settings: Settings) -> str:
    fps = settings.rate.fps
    return str(fps) if fps.denominator == 1 else f"{float(fps):.3f}"


def _knobs() -> list[dict[str, Any]]:
    every = {**KNOBS, **{f"{table}.{key}": knob for table, knobs in TABLES.items() for key, knob in knobs.items()}}
    views = []
    for key, knob in every.items():
        if knob.kind not in _KINDS:
            continue
        view: dict[str, Any] = {"key": key, "kind": _KINDS[knob.kind]}
        if knob.kind == "word":
            view["choices"] = list(knob.words)
        elif knob.kind != "names":
            whole = knob.kind == "whole"
            view |= {"low": knob.low, "high": knob.high, "step": 1 if whole else _STEPS.get(key, 0.05)}
        views.append(view | ({"unit": _UNITS[key]} if key in _UNITS else {}))
    return views


def _version(film: Film) -> dict[str, Any]:
    from ciotat.work.versions.repository import is_repository
    from ciotat.work.versions.versions import Versions

    if not is_repository(film.root):
        return {"head": "", "dirty": True}
    try:
        versions = Versions(film.root)
        return {"head": versions.repository.head, "dirty": bool(versions.unsaved())}
    except CiotatError:
        return {"head": "", "dirty": True}


@router.patch("")
def settle(sitting: Open, body: SettingsPatch) -> dict[str, Any]:
    """Change settings; gives what they were."""
    asked = body.model_dump(exclude_unset=True)
    with sitting.lock:
        film = sitting.fresh()
        before = {"title": film.settings.title, "language": film.settings.language, **_settings(film.settings)}
        if (style := asked.get("style")) and not style.endswith(".toml"):
            named(style)
        written = {key: value for key, value in asked.items() if value is not None}
        if size := written.get("size"):
            written["size"] = f"{size[0]}x{size[1]}"
        if (fps := written.get("fps")) and fps.isdecimal():
            written["fps"] = int(fps)
        if written:
            film.set(written)
            sitting.fresh()
            sitting.seen()
    sitting.send({"do": "settings"})
    return {"was": {key: before[key] for key in asked if key in before}}


@router.put("/script", responses={409: {"description": "the script is another than `base`", "model": Wrong}})
def write(request: Request, sitting: Open, body: ScriptPut) -> Response:
    """Write the script, if it is still the one that the page began from, or one that this page itself may have written.
    Nothing is written where it is not."""
    with sitting.lock:
        now = sitting.script.text().text
        text = plain(body.text)
        if revision(now) not in (body.base, *body.also, revision(text)):
            tongue = tongue_of(request)
            told = {
                "error": said("the script has changed meanwhile", tongue),
                "advice": said("keep yours, take the other, or read both", tongue),
            }
            return JSONResponse({**told, "script": sitting.script.view()}, 409)
        known = sitting.script.write(text)
        sitting.seen()
    if now != text:
        sitting.send({"do": "script"})
        sitting.remark(body.tab)
    return JSONResponse({"revision": known})


@router.post("/cursor", status_code=204)
def cursor(sitting: Open, body: Cursor) -> None:
    """The writer is at this line."""
    if sitting.at_work:
        sitting.send({"do": "cursor", "line": body.line})


@router.post("/play", status_code=204)
def play(sitting: Open, body: Play) -> None:
    """This shot is wanted in motion."""
    if sitting.at_work:
        sitting.send({"do": "play", "shot": body.shot})
