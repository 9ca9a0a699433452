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

    def exchange(self, cue: FountainCue, start: int, stop: int, said: str) -> None:
        """Add a cue of `stop` characters at offset `start`, and the one line without marks that is `said` under it."""
        name, extension, _, voice = cue
        self.cue = Piece("cue", name, start, start + stop, name, extension, voice)
        at = start + stop + 1
        self.all += (self.cue, Piece("dialogue", said, at, at + len(said), name, extension, voice))

    def say(self, type: ElementType, lines: list[tuple[str, int]], start: int, end: int) -> None:
        """Add what the last cue speaks, or how: lines, each with its offset, that stand from `start` to `end`."""
        cue = self.cue
        text = lines[0][0] if len(lines) == 1 else "\n".join([line for line, _ in lines])
        if not cue or not text:
            return
        piece = Piece(type, text, start, end, cue.name, cue.extension, cue.voice, cue.dual)
        if is_marked(text):
            self._style(piece, lines)
        if type == "parenthetical" and cue.voice == "onscreen" and self.all[-1] is cue and len(piece.text) < 12:
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
        for piece, parts in self._styled:
            if id(piece) in tabbed:
                parts = [(text.replace("\t", _TAB), styles, a, b) for text, styles, a, b in parts]
            piece.runs = tuple(
                [
                    made(Run, {"text": text, "styles": styles, "origin": source.origin(a, b)})
                    for text, styles, a, b in parts
                ]
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

    def _style(self, piece: Piece, lines: list[tuple[str, int]]) -> None:
        """Take the marks of emphasis away, and note what they say of the characters that stay."""
        parts: list[_Stretch] = []
        for line, at in lines:
            if parts:
                text, styles, start, end = parts[-1]
                parts[-1] = (text + "\n", styles, start, end)
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
