"""The text of a Final Draft file: which encoding its bytes are in, found as the XML recommendation says (appendix F)."""

import codecs
import re

from ciotat.core.errors import ScriptError
from ciotat.script.decode import LIMIT, Decoded

__all__ = ["decoded", "is_finaldraft"]

_MARKS = (
    (codecs.BOM_UTF8, codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", b"", "utf-16le"),
    (b"\0<", b"", "utf-16be"),
)
"""What a file begins with, how much of it is a mark, and the encoding; ``utf-16le`` is ``utf-16-le`` without a mark."""
_DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.\-]{0,40})[\"']")
_KNOWN = frozenset(
    ("ascii", "utf-8", "iso8859-1", "iso8859-15", "cp1252", "mac-roman", "gbk", "gb2312", "gb18030", "big5")
)
_OPENING = re.compile(r"\s*(?:<\?xml\b|<!|<\?|<(?:\w+:)?FinalDraft\b)")
_ROOT = re.compile(r"<(?:\w+:)?FinalDraft\b")
_HEAD = 8192
_SAVE = "save it again in Final Draft"


def is_finaldraft(data: bytes) -> bool:
    """Whether these bytes begin as a Final Draft file does, in whatever encoding."""
    mark, encoding = _marked(data)
    head = data[len(mark) : _HEAD].decode(encoding.removesuffix("-sig") or "latin-1", "replace")
    return _OPENING.match(head) is not None and _ROOT.search(head) is not None


def decoded(data: bytes) -> Decoded:
    """The text of a Final Draft file of at most 8 MB and its encoding, which gives its bytes back.

    Raises ScriptError where it is larger, or bytes do not fit the encoding."""
    if len(data) > LIMIT:
        size = f"{len(data) / 2**20:.1f} MB"
        raise ScriptError(f"the script is {size}; at most 8 MB can be read", advice="split it into parts")
    mark, encoding = _marked(data)
    encoding = encoding or _declared(data)
    try:
        text = data[len(mark) :].decode(encoding.removesuffix("-sig"))
    except UnicodeDecodeError as wrong:
        at = wrong.start + len(mark)
        raise ScriptError(f"byte {at + 1} (0x{data[at]:02X}) does not fit {encoding}", advice=_SAVE) from None
    if "\0" in text:
        raise ScriptError("this is not a text: it holds NUL bytes", advice=_SAVE)
    return Decoded(text, encoding)


def _marked(data: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for start, mark, encoding in _MARKS if data.startswith(start)), (b"", ""))


def _declared(data: bytes) -> str:
    match = _DECLARED.match(data.lstrip()[:_HEAD])
    if not match:
        return "utf-8"
    name = match[1].decode("ascii")
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = name.lower()
    if known.startswith(("utf-16", "utf-8")):
        return "utf-8"
    if known not in _KNOWN:
        raise ScriptError(f"the Final Draft file is in {name}, which is not read", advice="save it as UTF-8")
    return known
