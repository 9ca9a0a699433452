"""What a second pair of eyes sees in a screenplay: slips, doubtful spellings, forgotten marks, each with its fix."""

from ciotat.script.checks.draft import Draft, Rule
from ciotat.script.checks.headings import HEADINGS
from ciotat.script.checks.lines import LINES
from ciotat.script.checks.mending import mended
from ciotat.script.checks.names import NAMES
from ciotat.script.screenplay import Remark, Screenplay

__all__ = ["checked"]

_RULES: tuple[Rule, ...] = (*HEADINGS, *NAMES, *LINES)


def checked(screenplay: Screenplay) -> tuple[Remark, ...]:
    """The remarks of the reader, with a fix where there is one, and those of every check, in the order of the text."""
    draft = Draft(screenplay)
    found = [*(mended(draft, remark) for remark in screenplay.remarks), *(r for rule in _RULES for r in rule(draft))]
    slips = {remark.origin for remark in found if remark.about == "hour-slip"}
    found = [r for r in found if r.about != "no-hour" or r.origin not in slips]  # it has one, misspelled
    return tuple(sorted(found, key=lambda r: (r.origin.line, r.origin.column) if r.origin else (0, 0)))
