"""What a film's folder asks of its build."""

import os
from collections.abc import Mapping
from typing import Any

from ciotat.core.errors import CiotatError, FilmError
from ciotat.direction.style import Style, named, parse
from ciotat.render.renderer import Renderer
from ciotat.render.renderers import find
from ciotat.work.build.order import Order
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake
from ciotat.work.takes import Takes

__all__ = ["ordered", "renderers"]


def ordered(film: Film, *, jobs: int = 0, more: Mapping[str, Any] | None = None) -> Order:
    """The order that ``film.toml``, ``shots/`` and ``cast/`` make; `more` changes fields of it. Raises FilmError naming
    the file and line of what cannot be."""
    settings, overrides = film.settings, film.overrides()
    usual = {
        "script": film.script, "folder": film.out, "name": "film", "film": film.root,
        "style": _style(film), "renderer": _renderer(settings.renderer, "film.toml"), "size": settings.size,
        "rate": settings.rate, "jobs": jobs or os.cpu_count() or 2, "voices": settings.voices, "overrides": overrides,
        "cast": film.cast(), "people": film.people.files(), "renderers": renderers(overrides),
        "title": settings.title, "kept": _kept(film), "cost": settings.cost,
    }  # fmt: skip
    return Order(**{**usual, **(more or {})})


def renderers(overrides: Mapping[str, Mapping[str, Any]]) -> dict[str, Renderer]:
    """The renderers of single shots that ask for their own."""
    asked = {id: values["renderer"] for id, values in overrides.items() if "renderer" in values}
    return {id: _renderer(name, f"shots/{id}.toml") for id, name in asked.items()}


def _kept(film: Film) -> dict[str, KeptTake]:
    """The takes that are shown whatever their recipe says, by shot."""
    takes = Takes(film)
    return {shot: take for shot in takes.shots() if (take := takes.shown(shot))}


def _style(film: Film) -> Style:
    text = film.style_text
    try:
        return named(film.settings.style) if text is None else parse(text)
    except CiotatError as wrong:
        file = "film.toml" if text is None else film.settings.style
        raise FilmError(wrong.message, file=file, advice=wrong.advice) from None


def _renderer(name: object, file: str) -> Renderer:
    try:
        return find(str(name))
    except CiotatError as wrong:
        raise FilmError(wrong.message, file=file, advice=wrong.advice) from None
