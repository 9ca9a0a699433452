"""Text and its places out of a PDF, through PDFium (pypdfium2): every word with its baseline, size and face."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import Any

from ciotat.core.errors import BackendMissing, ScriptError
from ciotat.script.imports.weight import too_heavy
from ciotat.script.run import Style

__all__ = ["Print", "Sheet", "Word", "printed"]

_PAGES = 1_000
_LETTERS = 8 * 2**20
_HEAVIEST = 40 * 2**20
_APART = 4096.0
"""How far apart equal pieces of text are moved, in points, so that PDFium does not take them for one drawn twice."""
_BLANKS = frozenset((0xA0, 0x200B, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF))
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_ONE_AT_A_TIME = Lock()
"""PDFium is not safe to call from two threads."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together: where their baseline begins and where they end, in points from the lower left corner,
    and whether a blank stands before them."""

    text: str
    x: float
    y: float
    end: float
    size: float
    styles: tuple[Style, ...]
    spaced: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points, its words in the order they were drawn, its rules (thin lines: x, y, end)."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Print:
    """All pages of a PDF, and the title and author that the file itself is said to have."""

    sheets: tuple[Sheet, ...]
    title: str
    author: str


def printed(data: bytes) -> Print:
    """Every page of a PDF of at most 1,000 pages. Raises ScriptError for one that is broken, locked or holds no text."""
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError as missing:
        raise BackendMissing(f"a PDF is read with pypdfium2: {missing}", advice="pip install pypdfium2") from missing
    if too_heavy(data, _HEAVIEST):
        raise ScriptError(f"this PDF unpacks to more than {_HEAVIEST // 2**20} MB", advice="split it into parts")
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
            about = document.get_metadata_dict(skip_empty=True)
            found = tuple(_read(document, raw, pypdfium2.PdfiumError))
    _legible(found)
    return Print(found, about.get("Title", "")[:200], about.get("Author", "")[:200])


def _legible(sheets: Sequence[Sheet]) -> None:
    """Raise ScriptError where there are no letters, or mostly ones that mean nothing."""
    letters = [c for sheet in sheets for word in sheet.words for c in word.text]
    advice = "run text recognition (OCR) on it, or export the script as Fountain, Final Draft or Word"
    if not any(c.isalnum() for c in letters):
        raise ScriptError("this PDF holds pictures of pages, not text", advice=advice)
    if sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in letters) * 3 > len(letters):
        raise ScriptError("this PDF does not say which letters it shows", advice=advice)


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
                count = min(text.count_chars(), left)
                words = tuple(_Text(text.raw, raw, moved).words(count))
            left -= count
            yield Sheet(page.get_width(), page.get_height(), words, tuple(_rules(page.raw, raw)))


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


class _Text:
    """The text of one page, letter by letter: asked as little as will do, since every question costs."""

    def __init__(self, text: Any, raw: Any, moved: bool) -> None:
        self._text, self._raw, self._moved = text, raw, moved
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._styles: dict[int, tuple[Style, ...]] = {}

    def words(self, count: int) -> Iterator[Word]:
        """Its words, upright ones only: what leans is a mark across the page."""
        unicode, start, spaced = self._raw.FPDFText_GetUnicode, 0, True
        letters: list[str] = []
        piece = 0
        for at in range(count):
            code = unicode(self._text, at)
            blank = code <= 32 or code in _BLANKS or 0xD800 <= code < 0xE000
            if blank and code != _HYPHEN:
                yield from self._word(letters, start, at, piece, spaced)
                letters, spaced = [], True
                continue
            apart = letters and (code >= 0x2E80 or not chr(code).isalnum()) and self._parts(start, at, piece)
            if apart:
                yield from self._word(letters, start, at, piece, spaced)
                letters, spaced = [], False
            if not letters:
                start, piece = at, self._piece(at)
            letters.append("-" if code == _HYPHEN else chr(code))
            if code == _HYPHEN:
                yield from self._word(letters, start, at + 1, piece, spaced)
                letters, spaced = [], False
        yield from self._word(letters, start, count, piece, spaced)

    def _piece(self, at: int) -> int:
        found = self._raw.FPDFText_GetTextObject(self._text, at)
        return ctypes.addressof(found.contents) if found else 0

    def _parts(self, start: int, at: int, piece: int) -> bool:
        """Whether the letter at `at` stands on another line than the one at `start`, or in another style."""
        if (own := self._piece(at)) == piece:
            return False
        line = self._origin(start)[1]
        return abs(self._origin(at)[1] - line) > 2 or self._style(own, at) != self._style(piece, start)

    def _origin(self, at: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        y = self._y.value
        return self._x.value, (y + 200) % _APART - 200 if self._moved else y

    def _style(self, piece: int, at: int) -> tuple[Style, ...]:
        if piece not in self._styles:
            name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            self._raw.FPDFText_GetFontInfo(self._text, at, name, 128, flags)
            face = name.value.lower()
            bold = any(word in face for word in (b"bold", b"black", b"heavy"))
            italic = b"italic" in face or b"oblique" in face
            self._styles[piece] = (*(("bold",) if bold else ()), *(("italic",) if italic else ()))
        return self._styles[piece]

    def _word(self, letters: list[str], start: int, end: int, piece: int, spaced: bool) -> Iterator[Word]:
        if letters and abs(self._raw.FPDFText_GetCharAngle(self._text, start)) <= 0.01:
            x, y = self._origin(start)
            self._raw.FPDFText_GetLooseCharBox(self._text, end - 1, self._box)
            size = self._raw.FPDFText_GetFontSize(self._text, start)
            yield Word("".join(letters), x, y, max(self._box.right, x), size, self._style(piece, start), spaced)


def _rules(page: Any, raw: Any) -> Iterator[tuple[float, float, float]]:
    """Thin horizontal lines, as underlines are drawn."""
    for at in range(min(raw.FPDFPage_CountObjects(page), 20_000)):
        piece = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_PATH:
            left, low, right, high = _bounds(piece, raw)
            if high - low <= 2.5 and right - left >= 4:
                yield left, (low + high) / 2, right
