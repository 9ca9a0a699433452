"""Scripts in files that are no plain text: Word, Fade In and Celtx documents, PDFs and typed pages by their layout, Markdown."""

from ciotat.core.errors import ScriptError
from ciotat.script.decode import decode
from ciotat.script.imports.celtx import celtx, is_celtx, is_celtx_page
from ciotat.script.imports.fadein import fadein, is_fadein, is_osf, osf
from ciotat.script.imports.html import is_html, page, words
from ciotat.script.imports.imported import Imported
from ciotat.script.imports.inferences import remarks_on
from ciotat.script.imports.markdown import markdown
from ciotat.script.imports.pages import rows_of
from ciotat.script.imports.pdf import printed
from ciotat.script.imports.scripted import scripted
from ciotat.script.imports.typed import typed
from ciotat.script.imports.word import word

__all__ = ["Imported", "imported", "remarks_on"]

_LIMIT = 64 * 2**20


def imported(data: bytes, name: str = "") -> Imported | None:
    """The script in a file of at most 64 MB that is a Word, Fade In or Celtx document, a PDF, Markdown or typed pages, told by what it
    begins with and then by its name; None for anything else, which the readers of text know. Raises ScriptError with the next step."""
    paper, zipped = data[:1024].lstrip().startswith(b"%PDF"), data.startswith(b"PK\x03\x04")
    if (paper or zipped) and len(data) > _LIMIT:
        size = f"{len(data) / 2**20:.1f} MB"
        raise ScriptError(f"the file is {size}; at most {_LIMIT // 2**20} MB can be read", advice="split it into parts")
    if paper:
        return _paper(data)
    if zipped:
        return fadein(data) if is_fadein(data) else celtx(data) if is_celtx(data) else word(data)
    if is_osf(data):
        return osf(data)
    if is_celtx_page(data):
        return celtx(data)
    if is_html(data):
        data = words(page(decode(data).text)).encode()
        return typed(data) or Imported(data.decode())
    if name.lower().endswith((".md", ".markdown")):
        return markdown(data)
    return None if name.lower().endswith((".fountain", ".spmd", ".fdx")) else typed(data)


def _paper(data: bytes) -> Imported:
    found = printed(data)
    paper = rows_of(found.sheets)
    inferred = [("left-out", {"count": str(paper.left_out)})] if paper.left_out else []
    text = "\n".join(row.text if not row.gap else f"\n{row.text}" for row in paper.rows)
    return scripted(paper.rows, inferred, (found.title, found.author)) or Imported(
        text + "\n", inferred=(*inferred, ("plain", {}))
    )
