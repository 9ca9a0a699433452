"""Text becomes bytes again, stored as the file it came from was."""

import codecs
import re

__all__ = ["encode", "line_end"]

_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_END = re.compile(r"\r\n|\r|\n")


def encode(text: str, encoding: str) -> bytes:
    """`text` in `encoding` behind its byte order mark, or in UTF-8 where that cannot hold it."""
    try:
        return _MARKS.get(encoding, b"") + text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def line_end(text: str) -> str:
    """How most of the first hundred lines of a text end: a newline where none does."""
    ends = [match.group() for match, _ in zip(_END.finditer(text), range(100), strict=False)]
    return max(("\n", "\r\n", "\r"), key=ends.count)
