"""A run of inline text in one style."""

from typing import Literal

from ciotat.core.origin import Origin
from ciotat.core.record import record

__all__ = ["Run", "Style"]

Style = Literal["bold", "italic", "underline", "strike", "caps"]


@record("run", 1)
class Run:
    """Some characters of an element in one style. The texts of an element's runs make up its text, in order."""

    text: str
    styles: tuple[Style, ...] = ()
    origin: Origin | None = None
