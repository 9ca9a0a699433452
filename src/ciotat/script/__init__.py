"""Text in any script format becomes a Screenplay: the words as written, every piece with its origin."""

from ciotat.script.ids import Draft
from ciotat.script.keeping import keep
from ciotat.script.reading import read
from ciotat.script.rereading import reread
from ciotat.script.run import Run
from ciotat.script.screenplay import Element, ElementType, Fix, Format, Remark, Scene, Screenplay, Voice
from ciotat.script.voice import is_crowd
from ciotat.script.writing import Written, write

__all__ = [
    "Draft",
    "Element",
    "ElementType",
    "Fix",
    "Format",
    "Remark",
    "Run",
    "Scene",
    "Screenplay",
    "Voice",
    "Written",
    "is_crowd",
    "keep",
    "read",
    "reread",
    "write",
]
