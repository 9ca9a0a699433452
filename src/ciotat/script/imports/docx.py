"""Word documents (.docx): paragraphs with their styles and indents, out of a guarded zip and guarded XML."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from ciotat.core.errors import ScriptError
from ciotat.script.imports.archive import BROKEN
from ciotat.script.imports.docx_numbers import Numbers
from ciotat.script.imports.docx_styles import Look, Styles
from ciotat.script.imports.markup import Node, tree
from ciotat.script.run import Run, Style

__all__ = ["Paragraph", "paragraphs"]

_MOST = 48 * 2**20
_FILES = 5_000
_SAVE = "open it in a word processor and save it again, or save it as plain text"
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pict", "instrText", "delText", "rPr", "pPr", "txbxContent"})
_CHARACTERS = {"tab": "\t", "noBreakHyphen": "-", "cr": "\n"}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its words in their styles, its looks, its list number or bullet, and the comments on it."""

    runs: tuple[Run, ...]
    look: Look
    number: str = ""
    notes: tuple[str, ...] = ()
    breaks: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


def paragraphs(data: bytes) -> tuple[Paragraph, ...]:
    """Every paragraph of a Word document in order, those in tables row by row. Raises ScriptError for a broken one."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if len(archive.namelist()) > _FILES:
                raise ScriptError(f"this zip file holds more than {_FILES} files", advice=_SAVE)
            main = _member(archive, "word/document.xml")
            if main is None:
                raise ScriptError(
                    "this is a zip file, but no Word document", advice="unpack it, and give the script in it"
                )
            reading = _Reading(
                Styles(_tree(archive, "word/styles.xml")),
                Numbers(_tree(archive, "word/numbering.xml")),
                _comments(_tree(archive, "word/comments.xml")),
            )
    except BROKEN:
        raise ScriptError("this Word file is broken: it cannot be unpacked", advice=_SAVE) from None
    body = tree(main).first("body")
    return tuple(reading.block(body)) if body else ()


def _member(archive: ZipFile, name: str) -> bytes | None:
    """What one file of the archive holds, at most 48 MB however small it was packed."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise ScriptError(f"this Word file unpacks to more than {_MOST // 2**20} MB", advice="split it into parts")
    return data


def _tree(archive: ZipFile, name: str) -> Node | None:
    data = _member(archive, name)
    return tree(data) if data else None


def _comments(root: Node | None) -> dict[str, str]:
    found = root.all("comment") if root else []
    return {node.attributes.get("id", ""): " ".join(_words(node)).strip() for node in found}


def _words(node: Node) -> Iterator[str]:
    if node.tag == "t":
        yield node.text
    for part in node.parts:
        yield from _words(part)


class _Reading:
    """Paragraphs out of the body of a document."""

    def __init__(self, styles: Styles, numbers: Numbers, comments: dict[str, str]) -> None:
        self._styles, self._numbers, self._comments = styles, numbers, comments

    def block(self, node: Node) -> Iterator[Paragraph]:
        """The paragraphs in a body, a cell, or anything that holds paragraphs; a row of short cells is one."""
        for part in node.parts:
            if part.tag == "p":
                yield self._paragraph(part)
            elif part.tag == "tr":
                cells = [[p for p in self.block(cell) if p.text.strip()] for cell in part.all("tc")]
                yield from _row([cell for cell in cells if cell])
            elif part.tag not in _SKIPPED:
                yield from self.block(part)

    def _paragraph(self, node: Node) -> Paragraph:
        look = self._styles.look(node.first("pPr"))
        runs: list[Run] = []
        notes: list[str] = []
        breaks = self._runs(node, look, runs, notes)
        return Paragraph(tuple(runs), look, self._numbers.next(look.list), tuple(filter(None, notes)), breaks)

    def _runs(self, node: Node, look: Look, runs: list[Run], notes: list[str]) -> bool:
        breaks = False
        for part in node.parts:
            if part.tag == "r":
                breaks = self._run(part, look, runs, notes) or breaks
            elif part.tag not in _SKIPPED:
                breaks = self._runs(part, look, runs, notes) or breaks
        return breaks

    def _run(self, node: Node, look: Look, runs: list[Run], notes: list[str]) -> bool:
        styles, hidden = self._styles.run(node.first("rPr"), look)
        text, breaks = "", False
        for part in node.parts:
            if part.tag == "t":
                text += part.text
            elif part.tag == "br":
                breaks = breaks or part.attributes.get("type") == "page"
                text += "" if part.attributes.get("type") == "page" else "\n"
            elif part.tag == "commentReference":
                notes.append(self._comments.get(part.attributes.get("id", ""), ""))
            else:
                text += _CHARACTERS.get(part.tag, "")
        if text and not hidden:
            _add(runs, text, styles)
        return breaks


def _add(runs: list[Run], text: str, styles: tuple[Style, ...]) -> None:
    if runs and runs[-1].styles == styles:
        text = runs.pop().text + text
    runs.append(Run(text, styles))


def _row(cells: list[list[Paragraph]]) -> Iterator[Paragraph]:
    """A row of a table: a name and what is said beside it read ``NAME: words``; other rows read cell by cell."""
    if len(cells) == 2 and len(cells[0]) == 1 and len(cells[0][0].text) <= 24 and "\n" not in cells[0][0].text:
        first = cells[0][0]
        wide = any("\u3400" <= c <= "\u9fff" for c in first.text)
        colon = "" if first.text.rstrip().endswith((":", "：")) else "：" if wide else ": "
        said = cells[1][0]
        yield Paragraph((Run(first.text.strip() + colon), *said.runs), said.look)
        yield from cells[1][1:]
    else:
        yield from (paragraph for cell in cells for paragraph in cell)
