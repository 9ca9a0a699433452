"""Everything that can go wrong, as one tree.

    CiotatError
    ├── ScriptError      the script cannot be read as one
    ├── FilmError        a film's folder, or a file in it, is wrong
    ├── StyleError       a style file or knob is wrong
    ├── RecordError      a saved record is damaged or from the future
    ├── AssetError       a packed file that ships with the program is missing or damaged
    ├── BackendMissing   a renderer, voice or format needs a package that is not installed
    └── StoreError       the disk refused, or what was read is not what was written

Each shows the value, where it stands, and what to do next; a person never sees a stack trace for bad input.
"""

from ciotat.core.origin import Origin

__all__ = [
    "AssetError",
    "BackendMissing",
    "CiotatError",
    "FilmError",
    "RecordError",
    "ScriptError",
    "Stopped",
    "StoreError",
    "StyleError",
]


class CiotatError(Exception):
    """What happened, where, and the next step.

    >>> print(ScriptError("no scene heading", origin=Origin(3), advice="begin a scene with INT. or EXT."))
    line 3: no scene heading; begin a scene with INT. or EXT.
    >>> print(FilmError("no title", file="film.toml", origin=Origin(3)))
    film.toml, line 3: no title
    """

    def __init__(self, message: str, *, origin: Origin | None = None, advice: str = "", file: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.origin = origin
        self.advice = advice
        self.file = file

    def __str__(self) -> str:
        places = [self.file, str(self.origin) if self.origin else ""]
        place = ", ".join(filter(None, places))
        place = f"{place}: " if place else ""
        step = f"; {self.advice}" if self.advice else ""
        return f"{place}{self.message}{step}"


class ScriptError(CiotatError):
    """The script cannot be read as one."""


class FilmError(CiotatError):
    """A film's folder, or a file in it, is wrong; `file` names the file within the folder."""


class StyleError(CiotatError):
    """A style file or one of its knobs is wrong."""


class RecordError(CiotatError):
    """A saved record is damaged or from the future."""


class AssetError(CiotatError):
    """A packed file that ships with the program is missing or damaged."""


class BackendMissing(CiotatError):  # noqa: N818 - reads as a sentence where it is caught
    """A renderer, voice or format needs a package that is not installed."""


class StoreError(CiotatError):
    """The disk refused, or what was read is not what was written."""


class Stopped(Exception):  # noqa: N818 - not an error: somebody said stop
    """What was being made was given up before its end, because the person asked."""
