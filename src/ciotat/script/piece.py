"""What the readers of every format produce: pieces in the order of the text, before they are gathered into scenes."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ciotat.script.run import Run
from ciotat.script.screenplay import ElementType, Voice

__all__ = ["Heading", "Inside", "Piece"]

Inside = Literal["", "inside", "outside", "both"]


class Heading(NamedTuple):
    """What a scene heading gives, as written; what it does not give is empty."""

    number: str = ""
    inside: Inside = ""
    place: str = ""
    hour: str = ""
    modifiers: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()


@dataclass(slots=True)
class Piece:
    """An element to be: the characters from offset `start` to `end`. A piece with a `heading` opens a scene."""

    type: ElementType
    text: str
    start: int
    end: int
    name: str = ""
    extension: str = ""
    voice: Voice = "onscreen"
    dual: bool = False
    heading: Heading | None = None
    runs: tuple[Run, ...] = ()
