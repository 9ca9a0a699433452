"""The trade's page: a screenplay laid out, broken into pages, and printed."""

from ciotat.script.paper.eighths import Length, lengths
from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.paginate import paginate
from ciotat.script.paper.sheet import A4, LETTER, Column, Paper
from ciotat.script.paper.song import CHINESE
from ciotat.script.paper.titles import title_page

__all__ = [
    "A4",
    "CHINESE",
    "LETTER",
    "Column",
    "Length",
    "Line",
    "Page",
    "Paper",
    "Span",
    "lengths",
    "paginate",
    "title_page",
]
