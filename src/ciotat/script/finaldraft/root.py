"""The XML that a screenplay was read from, where that was Final Draft's."""

from ciotat.script.finaldraft.markup import Node, parse
from ciotat.script.screenplay import Screenplay

__all__ = ["is_own", "root_of"]


def is_own(screenplay: Screenplay) -> bool:
    """Whether a screenplay was read from a Final Draft file, and has its text."""
    return screenplay.format == "finaldraft" and bool(screenplay.source)


def root_of(screenplay: Screenplay) -> Node | None:
    """The root of the file; None for scripts of other formats."""
    return parse(screenplay.source) if is_own(screenplay) else None
