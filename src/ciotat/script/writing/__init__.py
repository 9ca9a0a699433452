"""A Screenplay becomes a file of any format, and what could not be kept is said."""

from ciotat.script.writing.writer import write
from ciotat.script.writing.written import Written

__all__ = ["Written", "write"]
