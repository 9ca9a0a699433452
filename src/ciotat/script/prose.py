"""A modest reader of loose outlines, in English and Chinese: scenes where place or time changes, quoted speech."""

import re
from collections.abc import Iterator

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.colon import ColonCue, ColonCues
from ciotat.script.heading import slug
from ciotat.script.piece import Heading, Piece
from ciotat.script.quotes import Part, Quotes
from ciotat.script.remarks import Remarks
from ciotat.script.settings import setting_of
from ciotat.script.source import Line, Source, uncovered
from ciotat.script.speech import utterances
from ciotat.script.voice import voice_of

__all__ = ["Prose"]

_HEADING = re.compile(
    r"(?:#{1,6}\s*)?(?:\*\*)?(?:scene|sc\.)\s*(?P<number>\d+[A-Za-z]?|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"\s*[:.\-–—]*\s*(?P<rest>.*?)(?:\*\*)?",
    re.I,
)
_TITLE = re.compile(r"(?:#\s*|title\s*:\s*|标题\s*[:：]\s*|《)(?P<title>[^《》\n]{1,80}?)》?", re.I)
_BY = re.compile(r"(?:(?:written )?by|author:|作者\s*[:：]|编剧\s*[:：])\s*(?P<author>.{1,60})", re.I)
_AT = re.compile(r"\s+(?:at|in(?: the)?|by|on(?: the)?|before|after)$", re.I)
_EDGE = " \t\n\r,，:：\u3000"


class Prose:
    """One reading of an outline: `pieces` in order, a title page if it has one, and no sketches of people."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self.source, self.remarks = source, remarks
        self.pieces: list[Piece] = []
        self.page: tuple[tuple[str, str], ...] = ()
        self.people: dict[str, str] = {}
        self._quotes = Quotes(source.text)
        self._colons = ColonCues(line.text for line in source.lines)
        self._at = Heading()
        paragraphs = list(_paragraphs(source.lines))
        for paragraph in paragraphs[self._title(paragraphs) :]:
            self._paragraph(paragraph)

    def _title(self, paragraphs: list[list[Line]]) -> int:
        """Read a title and an author standing first; how many paragraphs they take."""
        if len(paragraphs) < 2 or len(paragraphs[0]) > 2:
            return 0
        lines = [line.bare for line in paragraphs[0]]
        title = _TITLE.fullmatch(lines[0])
        if not title and (
            re.search(r"[.!?。！？：:,，”\"]", lines[0]) or len(lines[0]) > 60 or _HEADING.fullmatch(lines[0])
        ):
            return 0
        pairs = [("Title", title["title"] if title else lines[0].strip("*# "))]
        for extra in lines[1:]:
            if not (by := _BY.fullmatch(extra)):
                return 0
            pairs.append(("Author", by["author"]))
        self.page = tuple(pairs)
        return 1

    def _paragraph(self, lines: list[Line]) -> None:
        if len(lines) == 1 and self._heading(lines[0]):
            return
        told: list[Line] = []
        for line in lines:
            if cue := self._colons.match(line.text):
                self._tell(told)
                told = []
                self._speech(line, cue)
            else:
                told.append(line)
        self._tell(told)

    def _heading(self, line: Line) -> bool:
        text = line.bare
        found: Heading | None = None
        if match := _HEADING.fullmatch(text):
            inner = slug(match["rest"])
            inside, place, hour = setting_of(match["rest"])
            found = Heading(
                match["number"],
                inner.inside or inside,
                _AT.sub("", inner.place or place),
                inner.hour or hour,
                inner.modifiers,
            )
        else:
            found = chinese_heading(text)
        if not found:
            return False
        self._at = found
        self.pieces.append(Piece("heading", text.strip("#* "), line.begin, line.end, heading=found))
        return True

    def _speech(self, line: Line, cue: ColonCue) -> None:
        voice = voice_of(cue.mark, cue.name)
        text, places = uncovered(line.raw)
        end = line.start + places[len(text[: cue.rest].rstrip()) - 1] + 1
        self.pieces.append(Piece("cue", cue.name, line.begin, end, cue.name, cue.mark, voice))
        for type, said, a, b in utterances(text[cue.rest :]):
            start, stop = line.start + places[cue.rest + a], line.start + places[cue.rest + b - 1] + 1
            self.pieces.append(Piece(type, said, start, stop, cue.name, cue.mark, voice))

    def _quote(self, part: Part, said: str, spoken: tuple[int, int], how: tuple[int, int]) -> None:
        name, voice, (at, end) = part.speaker, voice_of("", part.speaker), spoken
        self.pieces.append(Piece("cue", name, at, end, name, "", voice))
        if not part.sure:
            self.remarks.add("guessed-speaker", self.source.origin(at, end), name=name)
        if part.manner:
            self.pieces.append(Piece("parenthetical", part.manner, *how, name, "", voice))
        self.pieces.append(Piece("dialogue", said, at, end, name, "", voice))

    def _tell(self, lines: list[Line]) -> None:
        if not lines:
            return
        start, end = lines[0].begin, lines[-1].end
        text, places = uncovered(self.source.covered[start:end])
        self._move(text, start, end)
        for part in self._quotes.parts(text):
            bare = part.text.strip() if part.speaker else part.text.strip(_EDGE)
            if bare and (part.speaker or any(map(str.isalnum, bare))):
                first = part.start + part.text.index(bare)
                at, to = start + places[first], start + places[first + len(bare) - 1] + 1
                if part.speaker:
                    told = text[slice(*part.told)]
                    begin = part.told[0] + len(told) - len(told.lstrip())
                    how = start + places[begin], start + places[begin + max(len(told.strip()) - 1, 0)] + 1
                    self._quote(part, bare, (at, to), how)
                else:
                    self.pieces.append(Piece("action", bare, at, to))

    def _move(self, text: str, start: int, end: int) -> None:
        """Open a scene where a paragraph begins by changing place or time."""
        inside, place, hour = setting_of(text)
        first = not any(piece.heading for piece in self.pieces)
        if not (place or hour) or (place in ("", self._at.place) and hour in ("", self._at.hour) and not first):
            return
        if not place and not first:
            place, inside = self._at.place, inside or self._at.inside
        self._at = Heading("", inside, place, hour or self._at.hour)
        self.pieces.append(Piece("heading", "", start, end, heading=self._at))


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if line.bare:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group
