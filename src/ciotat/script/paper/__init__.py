"""The trade's page: a screenplay laid out, broken into pages, and printed."""

from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.paginate import paginate
from ciotat.script.paper.sheet import A4, LETTER, Column, Paper

__all__ = ["A4", "LETTER", "Column", "Line", "Page", "Paper", "Span", "paginate"]
