"""Bytes become text, or an error that says which byte of which line is wrong and what to do."""

import codecs

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin

__all__ = ["LIMIT", "decode"]

LIMIT = 8 * 2**20
_SAVE = "save it as plain text in UTF-8"
_SIGNATURES = (
    (b"%PDF", "a PDF", "export it as Fountain or plain text"),
    (b"PK\x03\x04", "a Word or zip file", "export it as Fountain or plain text"),
    (b"{\\rtf", "a rich-text file", _SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word file", _SAVE),
)


def decode(data: bytes) -> str:
    """The text of a script file of at most 8 MB: UTF-8, UTF-16 with its mark, or GB18030. Raises ScriptError."""
    if len(data) > LIMIT:
        size = f"{len(data) / 2**20:.1f} MB"
        raise ScriptError(f"the script is {size}; at most 8 MB can be read", advice="split it into parts")
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            raise ScriptError(f"this is {what}, not a text", advice=advice)
    text = _text(data)
    if (at := text.find("\0")) >= 0:
        raise ScriptError("this is not a text: it holds NUL bytes", origin=_place(text, at), advice=_SAVE)
    if not text.strip(" \t\r\n\f\v\u3000\xa0\u200b\ufeff"):
        raise ScriptError("the script is empty", advice="write a scene heading and a line of action")
    head = text[:4000]
    if sum(c < " " and c not in "\t\r\n\f\v" for c in head) * 20 > len(head):
        raise ScriptError("this is not a text: it is full of control characters", advice=_SAVE)
    return text


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ScriptError("the script is in UTF-32", advice=_SAVE)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as wrong:
            raise ScriptError(f"byte {wrong.start + 1} breaks the UTF-16 of the script", advice=_SAVE) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return _chinese(data, wrong)


def _chinese(data: bytes, wrong: UnicodeDecodeError) -> str:
    try:
        text = data.decode("gb18030")
        if _plausible(text):
            return text
    except UnicodeDecodeError:
        pass
    body = wrong.object
    before = body[: wrong.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    bad = f"byte {wrong.start + 1 + len(data) - len(body)} (0x{body[wrong.start]:02X}) is neither UTF-8 nor GB18030"
    raise ScriptError(bad, origin=Origin(line, column, 1), advice=_SAVE) from None


def _plausible(text: str) -> bool:
    """Whether text read as GB18030 is Chinese: of what is not ASCII nine tenths are Han and most of it everyday."""
    foreign = [c for c in text if c > "\x7f"]
    han = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "·—…“”‘’" for c in foreign)
    everyday = len("".join(foreign).encode("gb2312", "ignore")) // 2
    return han * 10 >= len(foreign) * 9 and everyday * 2 >= len(foreign)


def _place(text: str, at: int) -> Origin:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Origin(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1, 1)
