"""The title of a film as its people know it: what film.toml says, else what the script says, else the folder's name."""

import re
from pathlib import Path

from ciotat.core.errors import CiotatError
from ciotat.server.text import Text
from ciotat.work.film import Film

__all__ = ["named_in_script", "title_of"]

_HEAD = 4096
_TITLE = re.compile(
    r"\s*(?:title\s*:|片名\s*[:：]|剧名\s*[:：]|标题\s*[:：])[ \t]*(?P<a>[^\r\n]+)|\s*《(?P<b>[^》\r\n]{1,100})》", re.I
)
_MARKS = re.compile(r"[*_]+")


def title_of(film: Film) -> str:
    """The title; the script is only looked at, not read."""
    if film.settings.title:
        return film.settings.title
    try:
        return named_in_script(_head(film.script)) or film.title
    except (OSError, CiotatError):
        return film.title


def named_in_script(text: str) -> str:
    """The title that a script begins with; nothing where it gives none."""
    match = _TITLE.match(text.removeprefix("\ufeff"))
    return _MARKS.sub("", match["a"] or match["b"] or "").strip()[:300] if match else ""


def _head(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_HEAD)
    for cut in range(4):  # a character may be cut in two
        found = Text.read(data[: len(data) - cut])
        if found is not None:
            return found.raw
    return ""
