"""The pieces of a script as they are read, with the runs of those that hold emphasis."""

from collections.abc import Iterator

from ciotat.core.record import made
from ciotat.script.emphasis import is_marked, stretches
from ciotat.script.fountain_cue import FountainCue
from ciotat.script.piece import Piece
from ciotat.script.run import Run, Style
from ciotat.script.screenplay import ElementType, Voice
from ciotat.script.source import Source
from ciotat.script.voice import voice_of

__all__ = ["Pieces"]

_TAB = " " * 4
_SHORT = 12
"""Characters of a parenthesis that may tell how a voice comes, at most so many less one."""
_BLANK = frozenset(("", *filter(str.isspace, map(chr, range(0x3001)))))
_UNPLAIN = _BLANK | frozenset("#=!>~（")
_SPECIAL = _UNPLAIN | frozenset("(")
_Stretch = tuple[str, tuple[Style, ...], int, int]


class Pieces:
    """Pieces in the order of the text. `cue` is who spoke last in this scene, `doubts` are pieces to remark on."""

    def __init__(self) -> None:
        self.all: list[Piece] = []
        self.doubts: list[tuple[str, Piece]] = []
        self.cue: Piece | None = None
        self._tabbed: list[Piece] = []
        self._styled: list[tuple[Piece, list[_Stretch]]] = []

    def put(self, type: ElementType, line: str, start: int, end: int, at: int = -1) -> Piece:
        """Add a piece of one line that stands from offset `start` to `end`; its words begin at offset `at`."""
        piece = Piece(type, line, start, end)
        if is_marked(line):
            self._style(piece, [(line, start if at < 0 else at)])
        self.all.append(piece)
        self.cue = None
        return piece

    def tell(self, lines: list[tuple[str, int]], start: int, end: int) -> Piece:
        """Add action: lines, each with its offset, that stand from `start` to `end`."""
        text = lines[0][0] if len(lines) == 1 else "\n".join([line for line, _ in lines])
        piece = Piece("action", text, start, end)
        if "*" in text or "_" in text or "\\" in text:
            self._style(piece, lines)
        if "\t" in text:
            self._tabbed.append(piece)
        self.all.append(piece)
        self.cue = None
        return piece

    def speak(self, name: str, extension: str, dual: bool, voice: Voice, start: int, end: int) -> Piece:
        """Add a cue. With `dual`, it speaks together with the one before, if there is one in this scene."""
        cue = Piece("cue", name, start, end, name, extension, voice)
        if dual:
            self._pair(cue)
        self.all.append(cue)
        self.cue = cue
        return cue

    def talk(self, cue: FountainCue, lines: list[str], start: int, marked: bool) -> bool:
        """Add a cue, line 0 at offset `start`, and the lines under it where these are speech and whole parentheses, as
        most are; whether they were. Where they may be `marked`, they may hold emphasis."""
        name, extension, dual, voice = cue
        at = start + len(lines[0])
        speaker = Piece("cue", name, start, at, name, extension, voice)
        if len(lines) == 2 and not (marked or dual or (line := lines[1])[:1] in _SPECIAL or line[-1:] in _BLANK):
            self.all += (speaker, Piece("dialogue", line, at + 1, at + 1 + len(line), name, extension, voice))
            self.cue = speaker
            return True
        new, spoken = [speaker], False
        said: list[tuple[Piece, list[tuple[str, int]]]] = []
        for line in lines[1:]:
            at += 1
            first, last, next_line = line[:1], line[-1:], at + len(line)
            if last in _BLANK:
                line = line.rstrip()
                last = line[-1:]
            end = at + len(line)
            if first in _UNPLAIN or dual or (marked and (first == "(" or "（" in line)):
                return False
            if first == "(":
                inner = line[1:-1]
                if last != ")" or inner[:1] in _BLANK or inner[-1] in _BLANK or ")" in inner:
                    return False
                if voice == "onscreen" and len(new) == 1 and len(inner) < _SHORT:
                    speaker.voice = voice = voice_of(inner)
                new.append(Piece("parenthetical", inner, at, end, name, extension, voice))
                spoken = False
            elif spoken:
                said[-1][1].append((line, at))
                new[-1].end = end
            else:
                new.append(Piece("dialogue", line, at, end, name, extension, voice))
                spoken = True
                said.append((new[-1], [(line, at)]))
            at = next_line
        for piece, spans in said:
            if len(spans) > 1:
                piece.text = "\n".join([line for line, _ in spans])
            if marked and is_marked(piece.text):
                self._style(piece, spans)
        self.all += new
        self.cue = speaker
        return True

    def say(self, type: ElementType, lines: list[tuple[str, int]], start: int, end: int, join: str = "\n") -> None:
        """Add what the last cue speaks, or how: lines, each with its offset, that stand from `start` to `end`."""
        cue = self.cue
        text = lines[0][0] if len(lines) == 1 else join.join([line for line, _ in lines])
        if not cue or not text:
            return
        piece = Piece(type, text, start, end, cue.name, cue.extension, cue.voice, cue.dual)
        if is_marked(text):
            self._style(piece, lines, join)
        if type == "parenthetical" and cue.voice == "onscreen" and self.all[-1] is cue and len(piece.text) < _SHORT:
            piece.voice = cue.voice = voice_of(piece.text)
        if piece.text:
            self.all.append(piece)

    def narrow(self, piece: Piece, start: int, end: int) -> None:
        """Leave of the last piece the characters of its text from index `start` to `end`."""
        piece.text = piece.text[start:end]
        if self._styled and self._styled[-1][0] is piece:
            at, kept = 0, []
            for text, styles, a, b in self._styled.pop()[1]:
                first, last = max(start - at, 0), min(end - at, len(text))
                if first < last:
                    kept.append((text[first:last], styles, a + first, min(a + last, b)))
                at += len(text)
            if any(part[1] for part in kept):
                self._styled.append((piece, kept))

    def count(self) -> tuple[int, int]:
        """How many pieces there are, and how many with runs: what `move` counts from."""
        return len(self.all), len(self._styled)

    def move(self, counted: tuple[int, int], places: list[int]) -> None:
        """Put the pieces since `counted` where their paragraph, read without what was lifted out of it, stands."""
        for piece in self.all[counted[0] :]:
            piece.start, piece.end = places[piece.start], places[piece.end - 1] + 1
        for _, parts in self._styled[counted[1] :]:
            parts[:] = [moved for part in parts for moved in _moved(part, places)]

    def finish(self, source: Source) -> None:
        """Give the pieces that hold emphasis their runs, and those of action with tabs four spaces for each."""
        for piece in self._tabbed:
            piece.text = piece.text.replace("\t", _TAB)
        tabbed = {id(piece) for piece in self._tabbed}
        places = iter(source.origins([(a, b) for _, parts in self._styled for _, _, a, b in parts]))
        for piece, parts in self._styled:
            if id(piece) in tabbed:
                parts = [(text.replace("\t", _TAB), styles, a, b) for text, styles, a, b in parts]
            piece.runs = tuple(
                [made(Run, {"text": text, "styles": styles, "origin": next(places)}) for text, styles, _, _ in parts]
            )

    def _pair(self, cue: Piece) -> None:
        if not self.cue:
            self.doubts.append(("lone-dual", cue))
            return
        cue.dual = True
        for piece in reversed(self.all):
            piece.dual = piece.dual or piece.type in ("cue", "dialogue", "parenthetical", "lyric")
            if piece is self.cue:
                break

    def _style(self, piece: Piece, lines: list[tuple[str, int]], join: str = "\n") -> None:
        """Take the marks of emphasis away, and note what they say of the characters that stay."""
        parts: list[_Stretch] = []
        for line, at in lines:
            if parts:
                text, styles, start, end = parts[-1]
                parts[-1] = (text + join, styles, start, end)
            parts += [(line[a:b], styles, at + a, at + b) for a, b, styles in stretches(line)]
        piece.text = "".join([part[0] for part in parts])
        if any(part[1] for part in parts):
            self._styled.append((piece, parts))


def _moved(part: _Stretch, places: list[int]) -> Iterator[_Stretch]:
    """A stretch at its places in the text, cut where something was lifted out of it."""
    text, styles, start, end = part
    at = start
    for i in range(start + 1, end + 1):
        if i == end or places[i] != places[i - 1] + 1:
            last = len(text) if i == end else i - start
            yield text[at - start : last], styles, places[at], places[i - 1] + 1
            at = i
