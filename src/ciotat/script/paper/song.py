"""The paper of a Chinese script: A4, the Song face, the columns of its elements."""

from dataclasses import replace
from types import MappingProxyType

from ciotat.script.paper.sheet import A4, SONG, Column, Paper

__all__ = ["CHINESE"]

_LEADING = 20.0
_LEFT, _RIGHT = 90.0, 505.28


def _column(above: float = 0.0, **more: object) -> Column:
    cells = round((_RIGHT - _LEFT) / SONG * 1000)
    column = Column(_LEFT, _RIGHT, cells, above, _LEADING, song=True, anywhere=True)
    return replace(column, **more)  # type: ignore[arg-type]


_PARAGRAPH = _column(indent=2 * SONG)
CHINESE = Paper(
    A4.width,
    A4.height,
    columns=MappingProxyType(
        {
            **dict.fromkeys(("action", "dialogue", "lyric", "card", "sound", "camera", "transition"), _PARAGRAPH),
            "heading": _column(_LEADING, styles=("bold",)),
            "label": _column(),
            "section": _column(_LEADING, align="centre", styles=("bold",)),
            "centred": _column(align="centre"),
        }
    ),
    leading=_LEADING,
    song=True,
)
"""A4 as Chinese scripts are printed: Song of 12 points on 20, the name before the words, action two letters in."""
