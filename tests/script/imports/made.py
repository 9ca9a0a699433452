"""Word documents and PDFs made on the spot, as small as they can be."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Row = Sequence[tuple[float, str]]


def paragraph(text: str, style: str = "", left: float = 0, align: str = "", extra: str = "", run: str = "") -> str:
    """One paragraph: a style id, an indent in inches, an alignment, more properties, properties of its run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:ind w:left="{round(left * 1440)}"/>' if left else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'.replace("\n", "</w:t><w:br/><w:t>")
    return f"<w:p><w:pPr>{properties}{extra}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def document(*blocks: str, **files: str) -> bytes:
    """A Word document of these blocks; `files` are more of its parts: ``styles``, ``numbering``, ``comments``."""
    return archive({"document": f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>", **files})


def archive(files: dict[str, str]) -> bytes:
    """A zip file with the parts of a Word document."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def style(id: str, name: str, based: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def styles(*made: str) -> str:
    """The part that holds the styles."""
    return f"<w:styles {W}>{''.join(made)}</w:styles>"


def paper(*pages: Sequence[Row], font: str = "Courier", step: float = 12, size: tuple[int, int] = (612, 792)) -> bytes:
    """A PDF: each page is rows, each row is words at inches from the left; the first row stands an inch from the top.
    A row that begins with a negative place stands in the head of the page."""
    if font == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=size, invariant=1)
    for page in pages:
        sheet.setFont(font, 12)
        y = size[1] - 72.0
        for row in page:
            head = bool(row) and row[0][0] < 0
            for x, words in row:
                sheet.drawString(abs(x) * 72, size[1] - 36 if head else y, words)
            y -= 0 if head else step
        sheet.showPage()
    sheet.save()
    return out.getvalue()
