"""Bytes become text, or an error that says which byte of which line is wrong and what to do."""

import codecs
import re
from typing import NamedTuple

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin

__all__ = ["LIMIT", "Decoded", "decode"]

LIMIT = 8 * 2**20
_SAVE = "save it as plain text in UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VISIBLE = re.compile(r"[^ \t\r\n\f\v\u3000\xa0\u200b\ufeff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_TRELBY = re.compile(r"#Version \d+\s+#(?:Begin|Start)-")
_SIGNATURES = (
    (b"%PDF", "a PDF", "export it as Fountain or plain text"),
    (b"PK\x03\x04", "a Word or zip file", "export it as Fountain or plain text"),
    (b"{\\rtf", "a rich-text file", _SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word file", _SAVE),
)
_MEDIA = re.compile(
    rb"(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP)|\x1a\x45\xdf\xa3|ID3|OggS|fLaC|RIFF|....ftyp", re.DOTALL
)


class Decoded(NamedTuple):
    """A text without the mark it may begin with, and how it was stored: ``utf-8``, ``gb18030``, or behind a mark
    ``utf-8-sig``, ``utf-16-le``, ``utf-16-be``."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a script file of at most 8 MB: UTF-8, UTF-16 with its mark, or GB18030. Raises ScriptError."""
    if len(data) > LIMIT:
        size = f"{len(data) / 2**20:.1f} MB"
        raise ScriptError(f"the script is {size}; at most 8 MB can be read", advice="split it into parts")
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            raise ScriptError(f"this is {what}, not a text", advice=advice)
    if b"\0" in data[:64] and (media := _MEDIA.match(data)):
        what = "a picture" if media[1] else "a film or a sound"
        raise ScriptError(f"this is {what}, not a text", advice="bring the script as it is written")
    decoded = _decoded(data)
    text = decoded.text
    if _TRELBY.match(text):
        raise ScriptError("this is a Trelby file, not a text", advice="export it as Fountain or plain text")
    if (at := text.find("\0")) >= 0:
        raise ScriptError("this is not a text: it holds NUL bytes", origin=_place(text, at), advice=_SAVE)
    if not _VISIBLE.search(text):
        raise ScriptError("the script is empty", advice="write a scene heading and a line of action")
    if len(_CONTROL.findall(text, 0, 4000)) * 20 > min(len(text), 4000):
        raise ScriptError("this is not a text: it is full of control characters", advice=_SAVE)
    return decoded


def _decoded(data: bytes) -> Decoded:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ScriptError("the script is in UTF-32", advice=_SAVE)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, mark, encoding), encoding)
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as wrong:
        return Decoded(_chinese(data, wrong), "gb18030")


def _marked(data: bytes, mark: bytes, encoding: str) -> str:
    try:
        return data[len(mark) :].decode(encoding.removesuffix("-sig"))
    except UnicodeDecodeError as wrong:
        if encoding == "utf-8-sig":
            raise _neither(data, wrong) from None
        at = wrong.start + len(mark) + 1
        raise ScriptError(f"byte {at} breaks the UTF-16 of the script", advice=_SAVE) from None


def _chinese(data: bytes, wrong: UnicodeDecodeError) -> str:
    try:
        text = data.decode("gb18030")
        if _plausible(text):
            return text
    except UnicodeDecodeError:
        pass
    raise _neither(data, wrong) from None


def _neither(data: bytes, wrong: UnicodeDecodeError) -> ScriptError:
    body = wrong.object
    before = body[: wrong.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    bad = f"byte {wrong.start + 1 + len(data) - len(body)} (0x{body[wrong.start]:02X}) is neither UTF-8 nor GB18030"
    return ScriptError(bad, origin=Origin(line, column, 1), advice=_SAVE)


def _plausible(text: str) -> bool:
    """Whether text read as GB18030 is Chinese: of what is not ASCII nine tenths are Han and most of it everyday."""
    foreign = [c for c in text if c > "\x7f"]
    han = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "·—…“”‘’" for c in foreign)
    everyday = len("".join(foreign).encode("gb2312", "ignore")) // 2
    return han * 10 >= len(foreign) * 9 and everyday * 2 >= len(foreign)


def _place(text: str, at: int) -> Origin:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Origin(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1, 1)
