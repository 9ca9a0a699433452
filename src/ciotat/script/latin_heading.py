"""Scene headings in English within a Chinese script: ``1-3 INT. KITCHEN - NIGHT``."""

import re

from ciotat.script.heading import SLUG, slug
from ciotat.script.piece import Heading

__all__ = ["latin_heading"]

_NUMBERED = re.compile(
    r"(?:(?P<number>\d{1,4}(?:[-.]\d{1,4}){0,2}[A-Za-z]?)\s*[、.,，]?\s+)?(?P<slug>(?:INT|EXT|EST|I/E|I\.)\S*\s.*)"
)


def latin_heading(line: str) -> Heading | None:
    """The heading that `line` is, in capitals INT. or EXT. behind its number, without a letter of Han; or None."""
    if not line[:1].isascii() or len(line) > 200 or not (match := _NUMBERED.fullmatch(line)):
        return None
    if not SLUG.fullmatch(match["slug"]) or re.search(r"[\u3400-\u9fff]", line):
        return None
    found = slug(match["slug"])
    return found._replace(number=match["number"] or found.number)
