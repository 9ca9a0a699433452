"""Text in any script format becomes a Screenplay: the words as written, every piece with its origin."""

from ciotat.script.ids import Draft
from ciotat.script.keeping import keep
from ciotat.script.paper import Page, Paper, lengths, paginate
from ciotat.script.paper.html import html
from ciotat.script.paper.pdf import pdf
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
    "Page",
    "Paper",
    "Remark",
    "Run",
    "Scene",
    "Screenplay",
    "Voice",
    "Written",
    "html",
    "is_crowd",
    "keep",
    "lengths",
    "paginate",
    "pdf",
    "read",
    "reread",
    "write",
]
