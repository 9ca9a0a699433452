"""Final Draft, read: every paragraph with its runs, notes, synopses and numbers, each with its place in the file."""

import re
from collections import Counter
from collections.abc import Iterator

from ciotat.core.errors import ScriptError
from ciotat.script.finaldraft.heading_text import heading_of
from ciotat.script.finaldraft.kinds import ACTS, kinds_of
from ciotat.script.finaldraft.markup import Node, parse
from ciotat.script.finaldraft.notes import Anchors
from ciotat.script.finaldraft.paragraph import Paragraph, paragraphs
from ciotat.script.finaldraft.title_page import title_page
from ciotat.script.finaldraft.untyped import told_by_words
from ciotat.script.kind import SPEECH
from ciotat.script.label import labelled
from ciotat.script.piece import Piece
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import ElementType
from ciotat.script.source import Source
from ciotat.script.speech import utterances
from ciotat.script.voice import split_names, voice_of

__all__ = ["FinalDraft", "words"]

_MARKUP = re.compile(r"<[^<>]*>")
_NEW_PAGE = re.compile(r"StartsNewPage\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_OPEN, _CLOSED = "(（", ")）"
_OUTLINE = re.compile(r"outline ([1-4])", re.I)
_MOST_MARKS = 8


def words(text: str) -> str:
    """The text of a Final Draft file without its markup: what its language is judged by."""
    return _MARKUP.sub(" ", text[: text.find("</Content>") + 1 or None])


class FinalDraft:
    """One reading of a Final Draft file: `pieces` in order, the title page, and the paragraphs they come from."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self.source, self.remarks = source, remarks
        self.root = parse(source.text)
        content = self.root.first("Content")
        if self.root.tag != "FinalDraft" or not content:
            raise ScriptError("this file holds no Final Draft script", advice="save it again in Final Draft")
        self.content = content
        self.page = title_page(self.root)
        self.people: dict[str, str] = {}
        self.pieces: list[Piece] = []
        self.paragraphs = [*paragraphs(self.content, kinds_of(self.root))]
        for paragraph, type in told_by_words(self.paragraphs):
            paragraph.type = type
        self._names = _one_case(p.inline.text for p in self.paragraphs if p.type == "cue")
        self._cue: Piece | None = None
        self._speaking = False
        self._heading: Piece | None = None
        self._present: dict[str, None] = {}
        notes = Anchors(self.root, self.content)
        after = [paragraph.block for paragraph in self.paragraphs[1:]]
        for paragraph, following in zip(self.paragraphs, [*after, None], strict=False):
            self._read(paragraph)
            if paragraph.block is not following:
                paragraph.pieces += notes.of(paragraph.block)
            self.pieces += paragraph.pieces
        self._open(None)

    def _read(self, paragraph: Paragraph) -> None:
        put = paragraph.pieces.append
        given = paragraph.node.attributes
        if given.get("StartsNewPage") == "Yes" and given.get("Type", "").lower() not in ACTS:
            put(self._new_page(paragraph.node))
        start, end = paragraph.inline.trimmed(indented=paragraph.type == "action")
        if start < end:
            paragraph.own += self._pieces(paragraph, start, end)
            paragraph.pieces += paragraph.own
        self._speaking = start < end and paragraph.type in SPEECH
        paragraph.pieces += paragraph.asides

    def _new_page(self, node: Node) -> Piece:
        tag = _NEW_PAGE.search(self.source.text, node.start, node.inner)
        return Piece("page-break", "", *(tag.span() if tag else (node.start, node.start + 1)))

    def _pieces(self, paragraph: Paragraph, start: int, end: int) -> Iterator[Piece]:
        type, node = paragraph.type, paragraph.node
        text, written = paragraph.inline.text[start:end], node.attributes.get("Type", "")
        if type == "cue":
            yield self._speaker(paragraph, start, text)
            return
        if self._cue and (type in ("dialogue", "parenthetical") or (type == "lyric" and self._speaking)):
            yield from self._said(paragraph, self._cue, start, end)
            return
        if type in ("dialogue", "parenthetical"):
            type = "action"
        outline = _OUTLINE.fullmatch(written)
        label = "#" * int(outline[1] if outline else 1) if type == "section" else ""
        if type == "action" and written != "General" and (found := labelled(text)):
            type, label, start, end = found.type, found.label, start + found.start, start + found.end
            text = paragraph.inline.text[start:end]
        runs = paragraph.inline.runs(self.source, start, end)
        piece = Piece(type, text, node.start, node.end, extension=label, runs=runs)
        if type == "heading":
            piece.heading = heading_of(text, node.attributes.get("Number", "").strip())
            self._open(piece)
        elif type == "note":
            self._present |= dict.fromkeys(split_names(text.strip(_OPEN + _CLOSED)))
        if type not in ("note", "action", "camera", "card", "sound"):
            self._cue = None
        yield piece

    def _open(self, heading: Piece | None) -> None:
        """Begin a scene; the people that cast lists named are in the one before."""
        if self._heading and self._heading.heading and self._present:
            cast = tuple(dict.fromkeys((*self._heading.heading.cast, *self._present)))
            self._heading.heading = self._heading.heading._replace(cast=cast)
        self._heading, self._present = heading, {}

    def _speaker(self, paragraph: Paragraph, start: int, text: str) -> Piece:
        name, marks = _marked(text)
        runs = paragraph.inline.runs(self.source, start, start + len(name)) if " ".join(name.split()) == name else ()
        shown = self._names.get(name.casefold(), " ".join(name.split()))
        if shown != name:
            runs = ()
        extension = ", ".join(marks)
        node, dual = paragraph.node, paragraph.holder is not None
        voice = voice_of(extension, shown)
        self._cue = Piece("cue", shown, node.start, node.end, shown, extension, voice, dual, runs=runs)
        return self._cue

    def _said(self, paragraph: Paragraph, cue: Piece, start: int, end: int) -> Iterator[Piece]:
        inline, node = paragraph.inline, paragraph.node
        text = inline.text[start:end]
        if paragraph.type == "dialogue" and "（" in text:
            for line in text.split("\n"):
                for type, said, a, b in utterances(line, wide_only=True):
                    place, first = inline.span(start + a, start + b), start + a + line[a:b].find(said)
                    yield self._say(type, said, paragraph, cue, first, place)
                start += len(line) + 1
            return
        if paragraph.type == "parenthetical":
            if text[0] in _OPEN and text[-1] in _CLOSED and len(text) > 1:
                text = text[1:-1]
                start += 1
            start += len(text) - len(text.lstrip())
            text = text.strip()
        if text:
            yield self._say(paragraph.type, text, paragraph, cue, start, (node.start, node.end))

    def _say(
        self, type: ElementType, text: str, paragraph: Paragraph, cue: Piece, start: int, place: tuple[int, int]
    ) -> Piece:
        if type == "parenthetical" and cue.voice == "onscreen" and self._last_is(cue, paragraph) and len(text) < 12:
            cue.voice = voice_of(text)
        runs = paragraph.inline.runs(self.source, start, start + len(text))
        return Piece(type, text, *place, cue.name, cue.extension, cue.voice, cue.dual, runs=runs)

    def _last_is(self, cue: Piece, paragraph: Paragraph) -> bool:
        return not paragraph.pieces and bool(self.pieces) and self.pieces[-1] is cue


def _marked(text: str) -> tuple[str, list[str]]:
    """A cue as its name and the marks behind it: ``ANNA (V.O.) (CONT'D)``."""
    marks: list[str] = []
    while text and text[-1] in _CLOSED and len(marks) < _MOST_MARKS:
        at = max(text.rfind(mark) for mark in _OPEN)
        if at <= 0:
            break
        marks.insert(0, text[at + 1 : -1].strip())
        text = text[:at].rstrip()
    return text, [mark for mark in marks if mark]


def _one_case(cues: Iterator[str]) -> dict[str, str]:
    """For each name that cues write in several cases the one to go by: in capitals, else the most frequent."""
    met: dict[str, Counter[str]] = {}
    for cue in cues:
        name = " ".join(_marked(cue.strip())[0].split())
        met.setdefault(name.casefold(), Counter())[name] += 1
    return {
        key: max(names, key=lambda name: (name == name.upper(), names[name]))
        for key, names in met.items()
        if len(names) > 1
    }
