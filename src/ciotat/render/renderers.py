"""The renderers by name."""

from importlib import import_module

from ciotat.core.errors import BackendMissing
from ciotat.render.renderer import Renderer

__all__ = ["NAMES", "find"]

NAMES = {
    "draft": ("ciotat.render.backends.draft.draft", "Draft", "numba"),
    "outline": ("ciotat.render.backends.outline", "Outline", "pillow"),
}
"""Where each renderer is, its class, and the package it needs."""


def find(name: str) -> Renderer:
    """The renderer called `name`; `BackendMissing` if there is none or its package is not installed."""
    if name not in NAMES:
        raise BackendMissing(f"no renderer is called {name!r}", advice=f"choose one of {', '.join(sorted(NAMES))}")
    module, kind, package = NAMES[name]
    try:
        made: Renderer = getattr(import_module(module), kind)()
    except ImportError as missing:
        raise BackendMissing(
            f"the {name} renderer cannot start: {missing}", advice=f"pip install {package}"
        ) from missing
    return made
