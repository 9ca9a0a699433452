"""A screenplay as PDF: Courier on paper, every letter printed, bookmarks for the scenes, text that can be found."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any

from ciotat.core.assets import asset
from ciotat.core.errors import BackendMissing
from ciotat.script.paper.faces import pieces
from ciotat.script.paper.measure import cells, ems
from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.paginate import body_pages, front_pages
from ciotat.script.paper.setting import setting_of
from ciotat.script.paper.sheet import CELL, LINE, SONG, Paper
from ciotat.script.paper.titles import title_page
from ciotat.script.screenplay import Screenplay

__all__ = ["pdf"]

_SIZE = 12.0
_RISE = 2.75
"""Points from the foot of a line up to the line that letters stand on."""
_STYLES = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold-italic"}
_SERIF = "Ciotat-Serif"
_LABEL_TOP, _LABEL_RIGHT = 36.0, 522.0
_RULES = (("underline", -1.6), ("strike", 3.2))
"""Lines under and through the letters, and how far above the line that letters stand on."""
_LEAN, _INK = 0.21, 0.35
"""How the serif, which has one style, is slanted, and how much heavier it is drawn."""


def pdf(screenplay: Screenplay, paper: Paper | None = None, continued: bool | None = None) -> bytes:
    """The whole script as a PDF: title page, then the pages that `paginate` makes of it with the same arguments. The
    same script gives the same bytes. Raises BackendMissing where reportlab is not installed."""
    setting = setting_of(screenplay, paper, continued)
    pages = body_pages(screenplay, setting)
    title = title_page(screenplay, setting.paper)
    front = [*([title] if title else []), *front_pages(screenplay, setting.paper)]
    return _Printer(screenplay, setting.paper).printed(front, pages)


@cache
def _faces() -> dict[str, frozenset[int]]:
    """By face, the code points it has. Loads the faces."""
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
    except ImportError as missing:
        raise BackendMissing(f"PDF needs reportlab: {missing}", advice="pip install reportlab") from missing
    files = {f"Ciotat-{family}-{s}": f"{family}-{s}.ttf" for family in ("courier", "mono") for s in _STYLES.values()}
    found = {}
    for name, file in {**files, _SERIF: "serif.ttf"}.items():
        font = TTFont(name, BytesIO(asset(file)))
        pdfmetrics.registerFont(font)
        found[name] = frozenset(font.face.charToGlyph)
    return found


class _Printer:
    """Prints pages onto one canvas."""

    def __init__(self, screenplay: Screenplay, paper: Paper) -> None:
        has = _faces()
        from reportlab.pdfgen.canvas import Canvas

        self._paper = paper
        self._data = BytesIO()
        size, language = (paper.width, paper.height), "zh-CN" if screenplay.language == "zh" else "en"
        self._canvas: Canvas = Canvas(self._data, size, invariant=True, pageCompression=1, lang=language)
        self._canvas.setTitle(screenplay.title)
        self._canvas.setAuthor(screenplay.author)
        self._canvas.setSubject("")
        self._canvas.setCreator("Ciotat")
        names = {bold_italic: [f"Ciotat-courier-{s}", f"Ciotat-mono-{s}", _SERIF] for bold_italic, s in _STYLES.items()}
        order = {
            key: sorted(faces, key=lambda face: face != _SERIF) if paper.song else faces for key, faces in names.items()
        }
        self._faces = {key: [(name, has[name]) for name in faces] for key, faces in order.items()}
        headings = [(scene, e) for scene in screenplay.scenes for e in scene.elements if e.type == "heading"]
        self._bookmarks = {heading.id: _bookmark(scene.number, heading.text) for scene, heading in headings}

    def printed(self, front: Iterable[Page], pages: Iterable[Page]) -> bytes:
        """The file, once all pages are printed."""
        for page in front:
            self._page(page, [])
        for number, page in enumerate(pages):
            bare = not number and page.label == "1" and not self._paper.song
            self._page(page, [] if bare else [self._label(page.label)])
        self._canvas.save()
        return self._data.getvalue()

    def _label(self, label: str) -> Line:
        """The number of a page: at the top on the right, or in the middle of the foot of a Chinese one."""
        paper = self._paper
        if paper.song:
            x = paper.width / 2 - ems(label) * SONG / 2000
            return Line(x, paper.height - paper.top - paper.bottom / 2, "label", (Span(label),))
        right = paper.width - 612 + _LABEL_RIGHT
        return Line(right - CELL * cells(f"{label}."), _LABEL_TOP - paper.top, "label", (Span(f"{label}."),))

    def _page(self, page: Page, more: list[Line]) -> None:
        """Print one page."""
        text = self._canvas.beginText()
        for line in (*more, *page.lines):
            x, y = line.x, self._foot(line.y) + _RISE
            for span in line.spans:
                x = self._span(text, span, x, y, line.size)
            if line.kind == "heading" and (name := self._bookmarks.pop(line.spans[-1].element, None)):
                self._canvas.bookmarkHorizontal(line.spans[-1].element, 0, self._foot(line.y) + LINE)
                self._canvas.addOutlineEntry(name, line.spans[-1].element, 0)
        self._canvas.drawText(text)
        self._canvas.showPage()

    def _foot(self, y: float) -> float:
        return self._paper.height - self._paper.top - y - LINE

    def _span(self, text: Any, span: Span, x: float, y: float, size: float) -> float:
        """Draw a span from `x` on; where it ends."""
        begin, end, style = x, x, ("bold" in span.styles, "italic" in span.styles)
        for piece in pieces(span.text, self._faces[style], _SERIF):
            if (piece.face, size) != (text._fontname, text._fontsize):
                text.setFont(piece.face, size)
            heavy, lean = (style[0], _LEAN * style[1]) if piece.face == _SERIF else (False, 0.0)
            if piece.said:
                text._code.append(f"/Span <</ActualText <FEFF{piece.said.encode('utf-16-be', 'replace').hex()}>>> BDC")
            if heavy:
                text._code.append(f"{_INK} w 2 Tr")
            text.setTextTransform(1, 0, lean, 1, x, y)
            text.textOut(piece.text)
            if heavy:
                text._code.append("0 Tr")
            if piece.said:
                text._code.append("EMC")
            end = x + self._width(piece.text.rstrip(), piece.face, size)
            x += self._width(piece.text, piece.face, size)
        for mark, above in _RULES:
            if mark in span.styles and end > begin:
                self._canvas.setLineWidth(0.6)
                self._canvas.line(begin, y + above, end, y + above)
        return x

    def _width(self, text: str, face: str, size: float) -> float:
        """Points that a text takes: letters of a typewriter are all as wide."""
        if face == _SERIF:
            return float(self._canvas.stringWidth(text, face, size))
        return len(text) * CELL * size / _SIZE


def _bookmark(number: str, heading: str) -> str:
    return f"{number}  {heading}" if number and not heading.startswith(number) else heading
