"""The colour in which a vehicle is painted, where its words say so."""

import re

__all__ = ["paint"]

_SAID = re.compile(
    r"(?:\b(red|blue|green|white|black|yellow)\s+(?:\w+\s+)?|([红蓝绿白黑黄])(?:色的?)?(?:小|老式)?)$", re.IGNORECASE
)
_CHINESE = {"红": "red", "蓝": "blue", "绿": "green", "白": "white", "黑": "black", "黄": "yellow"}


def paint(before: str) -> str:
    """The colour that the words just `before` a vehicle give it, or none."""
    found = _SAID.search(before)
    return _CHINESE.get(found[2], (found[1] or "").lower()) if found else ""
