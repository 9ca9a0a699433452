"""Text and its places out of a PDF, through PDFium (pypdfium2): every letter with its baseline, size and face."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import Any

from ciotat.core.errors import BackendMissing, ScriptError

__all__ = ["Letter", "Sheet", "sheets"]

_PAGES = 1_000
_LETTERS = 8 * 2**20
_APART = 4096.0
"""How far apart equal pieces of text are moved, in points, so that PDFium does not take them for one drawn twice."""
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_ONE_AT_A_TIME = Lock()
"""PDFium is not safe to call from two threads."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character: where its baseline begins and where it ends, in points from the lower left corner."""

    text: str
    x: float
    y: float
    end: float
    size: float
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points, its letters in the order they were drawn, its rules (thin lines: x, y, end)."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[tuple[float, float, float], ...]


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """Every page of a PDF of at most 1,000 pages. Raises ScriptError for one that is broken, locked or holds no text."""
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError as missing:
        raise BackendMissing(f"a PDF is read with pypdfium2: {missing}", advice="pip install pypdfium2") from missing
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as wrong:
            raise _refused(str(wrong)) from None
        with closing(document):
            count = len(document)
            if count > _PAGES:
                raise ScriptError(
                    f"this PDF has {count} pages; at most {_PAGES} can be read", advice="split it into parts"
                )
            found = tuple(_read(document, raw, pypdfium2.PdfiumError))
    if not any(letter.text.isalnum() for sheet in found for letter in sheet.letters):
        advice = "run text recognition (OCR) on it, or export the script as Fountain, Final Draft or Word"
        raise ScriptError("this PDF holds pictures of pages, not text", advice=advice)
    return found


def _refused(why: str) -> ScriptError:
    if "password" in why.lower() or "security" in why.lower():
        return ScriptError("this PDF is locked with a password", advice="save it without a password")
    return ScriptError("this PDF is broken: it cannot be opened", advice="export it again, as PDF or as Fountain")


def _read(document: Any, raw: Any, broken: type[Exception]) -> Iterator[Sheet]:
    left = _LETTERS
    for at in range(len(document)):
        try:
            page = document[at]
        except broken:
            continue
        with closing(page):
            moved = _part(page.raw, raw)
            try:
                text = page.get_textpage()
            except broken:
                continue
            with closing(text):
                letters = tuple(_letters(text.raw, raw, min(text.count_chars(), left), moved))
            left -= len(letters)
            yield Sheet(page.get_width(), page.get_height(), letters, tuple(_rules(page.raw, raw)))


def _part(page: Any, raw: Any) -> bool:
    """Move pieces of text that have no height (faces that are not in the file) apart; whether there were any."""
    moved = 0
    for at in range(min(raw.FPDFPage_CountObjects(page), 100_000)):
        piece = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
            _, low, _, high = _bounds(piece, raw)
            if low >= high:
                moved += 1
                raw.FPDFPageObj_Transform(piece, 1, 0, 0, 1, 0, _APART * (moved % 16))
    return moved > 0


def _bounds(piece: Any, raw: Any) -> tuple[float, float, float, float]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(piece, *edges)
    left, low, right, high = (edge.value for edge in edges)
    return left, low, right, high


def _letters(text: Any, raw: Any, count: int, moved: bool) -> Iterator[Letter]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    styles: tuple[str, ...] = ()
    face = None
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code == _HYPHEN:
            code = 0x2D
        elif code < 32 or 0xD800 <= code < 0xE000 or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if abs(raw.FPDFText_GetCharAngle(text, at)) > 0.01:
            continue
        piece = ctypes.cast(raw.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value
        if piece != face:
            face, styles = piece, _styles(text, raw, at)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        size = raw.FPDFText_GetFontSize(text, at)
        base = (y.value + 200) % _APART - 200 if moved else y.value
        yield Letter(chr(code), x.value, base, max(box.right, x.value), size, styles)


def _styles(text: Any, raw: Any, at: int) -> tuple[str, ...]:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    face = name.value.lower()
    bold = b"bold" in face or b"black" in face or b"heavy" in face
    italic = b"italic" in face or b"oblique" in face
    return (*(("bold",) if bold else ()), *(("italic",) if italic else ()))


def _rules(page: Any, raw: Any) -> Iterator[tuple[float, float, float]]:
    """Thin horizontal lines, as underlines are drawn."""
    for at in range(min(raw.FPDFPage_CountObjects(page), 20_000)):
        piece = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_PATH:
            left, low, right, high = _bounds(piece, raw)
            if high - low <= 2.5 and right - left >= 4:
                yield left, (low + high) / 2, right
