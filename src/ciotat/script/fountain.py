"""Fountain 1.1, read line by line in one pass. Source of the rules: fountain.io/syntax."""

import re

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.colon import ColonCues
from ciotat.script.emphasis import plain
from ciotat.script.fountain_cue import FountainCue, FountainCues
from ciotat.script.heading import SLUG, slug
from ciotat.script.piece import Heading, Piece
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import ElementType
from ciotat.script.source import Line, Source
from ciotat.script.speech import utterances
from ciotat.script.title_page import title_page
from ciotat.script.voice import voice_of

__all__ = ["Fountain", "is_transition"]

_NUMBER = re.compile(r"\s*#(?P<number>[\w.\-]+)#$")
_FORCED_HEADING = re.compile(r"\.[^\W_]")
_DOTTED = re.compile(r"(?:int|ext|est)[./]", re.I)
_SECTION = re.compile(r"#{1,6}(?!\d*#)\s*(?P<text>.*)")
_PAGE = re.compile(r"={3,}\s*(?P<text>[\w.]*)")
_TRANSITION = re.compile(
    r"[^a-z]*\bTO:|(?:FADE (?:IN|OUT|UP)|FADE (?:IN|OUT|UP)? ?(?:TO|FROM) \w+|CUT TO BLACK|"
    r"(?:SMASH|JUMP|HARD|MATCH) CUT|IRIS (?:IN|OUT)|DISSOLVE)[.:]?|THE END[.:]?"
)
_CARD = re.compile(
    r"(?P<label>SUPER(?:IMPOSE)?|TITLE(?: CARD)?|CAPTION|CHYRON|CARD|INTERTITLE|TEXT ON SCREEN|ON SCREEN|字幕)"
    r"\s*[:：]\s*(?P<text>.+)",
    re.S,
)
_SOUND = re.compile(r"(?P<label>SOUND(?: EFFECT)?|SFX|MUSIC)\s*[:：]\s*(?P<text>.+)", re.S)
_ENDS_ACTION = re.compile(r"#{1,6}\s|=+\s|={3,}$|~|>.*<$")
_ENDS_SPEECH = re.compile(r"#+\s|=+\s|={3,}$|!|>.*<$")
_ENDS_DIALOGUE = re.compile(r"[(（].*[)）]$|~|#+\s|=+\s|={3,}$|!|>.*<$")
_LONGEST = 300
_QUOTES = "\"“”'‘’「」《》 "


def is_transition(line: str) -> bool:
    """Whether a line between blank lines is a transition; blanks behind ``TO:`` say that it is not."""
    return line == line.upper() and _TRANSITION.fullmatch(line.lstrip()) is not None


class Fountain:
    """One reading of a Fountain script: `pieces` in order, and the title page.

    A script without blank lines (`tight`) is read one line at a time, each as if it stood alone."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self.source, self.remarks = source, remarks
        self.lines = source.lines
        self.pieces: list[Piece] = []
        self.people: dict[str, str] = {}
        self.page, self._at = title_page(self.lines)
        self._last_cue: Piece | None = None
        self._tight = self._is_tight()
        self._cues = FountainCues(self.lines, self._tight)
        self._colons = ColonCues(line.text for line in self.lines[self._at :])
        self._read()

    def _is_tight(self) -> bool:
        """Whether there are headings or names after the first line, and no blank lines around them."""
        body = [line.bare for line in self.lines[self._at :]]
        while body and not body[-1]:
            body.pop()
        if body.count("") * 20 >= len(body):
            return False
        return sum(text.isupper() or SLUG.fullmatch(text) is not None for text in body[1:]) >= 2

    def _read(self) -> None:
        free, lines = True, self.lines
        while self._at < len(lines):
            line = lines[self._at]
            text = line.bare
            if not text:
                free, self._at = True, self._at + 1
            elif self._single(line, text, free):
                free = True
            else:
                self._block(line, text, free)
                free = self._tight

    def _single(self, line: Line, text: str, free: bool) -> bool:
        """Read a line that is an element of its own; whether it was one. A new block may follow it directly."""
        if text[0] in "*_" and free:
            text = plain(text) or text
        first = text[0]
        marked = first in ".#=>~" and self._marked(line, text, first, free)
        read = marked or (free and first not in ".#=>~!@" and self._natural(line, text))
        self._at += read
        return read

    def _marked(self, line: Line, text: str, first: str, free: bool) -> bool:
        """Read a line that its first character makes what it is."""
        if first == ".":
            if not (free and _FORCED_HEADING.match(text)):
                return False
            self._heading(line, text[1:].strip())
        elif first == "#":
            if not (section := _SECTION.fullmatch(text)):
                return False
            if SLUG.fullmatch(bare := plain(section["text"])) and len(bare) <= _LONGEST:
                self._heading(line, bare)
            else:
                self._put("section", bare, line)
        elif first == "=":
            page = _PAGE.fullmatch(text)
            self._put("page-break" if page else "synopsis", page["text"] if page else text.lstrip("=").strip(), line)
        elif first == ">":
            centred = len(text) > 1 and text[-1] == "<"
            self._put("centred" if centred else "transition", plain(text[1 : -1 if centred else None].strip()), line)
        else:
            self._put("lyric", plain(text[1:].strip()), line)
        return True

    def _natural(self, line: Line, text: str) -> bool:
        """Read a heading or transition that no mark forces."""
        if len(text) > _LONGEST:
            return False
        if SLUG.fullmatch(text):
            after = self._blank(self._at + 1)
            if after or self._tight or text == text.upper() or _DOTTED.match(text):
                if not (after or self._tight):
                    self.remarks.add("tight-heading", self.source.origin(line.begin, line.end))
                self._heading(line, text)
                return True
        elif (text[-1] in ":." or text.isupper()) and is_transition(line.text):
            self._put("transition", text, line)
            return True
        if not text.isascii() and (found := chinese_heading(_NUMBER.sub("", text))):
            self._heading(line, text, found)
            return True
        return False

    def _heading(self, line: Line, text: str, found: Heading | None = None) -> None:
        number = _NUMBER.search(text, max(0, len(text) - 40)) if text[-1:] == "#" else None
        text = plain(text[: number.start()] if number else text)
        found = found or slug(text)
        if number:
            found = Heading(number["number"], found.inside, found.place, found.hour, found.modifiers, found.cast)
        self._put("heading", text, line)
        self.pieces[-1].heading = found

    def _put(self, type: ElementType, text: str, line: Line) -> None:
        self.pieces.append(Piece(type, text, line.begin, line.end))
        if type != "lyric":
            self._last_cue = None

    def _blank(self, at: int) -> bool:
        return not 0 <= at < len(self.lines) or not self.lines[at].bare

    def _block(self, line: Line, text: str, free: bool) -> None:
        cue = self._cues.match(self._at, text) if free and text[0] != "!" else None
        if cue:
            self._speech(line, cue)
        else:
            self._action()

    def _speech(self, line: Line, cue: FountainCue) -> None:
        voice = voice_of(cue.extension, cue.name)
        piece = Piece("cue", cue.name, line.begin, line.end, cue.name, cue.extension, voice)
        if cue.dual:
            self._pair(piece)
        self.pieces.append(piece)
        self._last_cue = piece
        self._at += 1
        while size := self._spoken():
            self._at += size
            if self._tight and self.pieces[-1].type == "dialogue":
                break
        if self.pieces[-1] is piece:
            self.remarks.add("silent-cue", self.source.origin(piece.start, piece.end), name=cue.name)

    def _pair(self, cue: Piece) -> None:
        """A cue with ^ speaks together with the one before, if there is one in this scene."""
        if not self._last_cue:
            self.remarks.add("lone-dual", self.source.origin(cue.start, cue.end), name=cue.name)
            return
        cue.dual = True
        for piece in reversed(self.pieces):
            piece.dual = piece.dual or piece.type in ("cue", "dialogue", "parenthetical", "lyric")
            if piece is self._last_cue:
                break

    def _spoken(self) -> int:
        """Read the next parenthetical, lyric or run of dialogue under the last cue; how many lines it took."""
        if self._at >= len(self.lines) or not (text := self.lines[self._at].bare):
            return 0
        line = self.lines[self._at]
        if text[0] in "#=!>" and _ENDS_SPEECH.match(text):
            return 0
        if text[0] == "~":
            self._say("lyric", plain(text[1:].strip()), line.begin, line.end)
            return 1
        if text[0] in "(（" and (size := self._parenthesis(text)):
            last = self.lines[self._at + size - 1]
            inner = " ".join(item.bare for item in self.lines[self._at : self._at + size])[1:-1]
            self._say("parenthetical", plain(inner.strip()), line.begin, last.end)
            return size
        size = 1
        while not self._tight and self._runs_on(self._at + size):
            size += 1
        self._dialogue(self.lines[self._at : self._at + size])
        return size

    def _parenthesis(self, text: str) -> int:
        """How many lines the parenthetical that begins here takes: at most five, 0 if it is none."""
        for size in range(1, 6):
            if text[-1] in ")）":
                return size
            if self._blank(self._at + size):
                return 0
            text = self.lines[self._at + size].bare
        return 0

    def _runs_on(self, at: int) -> bool:
        if at >= len(self.lines):
            return False
        raw = self.lines[at].text
        if not (text := raw.strip()):
            return len(raw) >= 2 and not self._blank(at + 1)
        return text[0] not in "(（~#=!>" or not _ENDS_DIALOGUE.match(text)

    def _dialogue(self, lines: list[Line]) -> None:
        if not any("（" in line.text for line in lines):
            text = "\n".join([plain(line.bare) for line in lines])
            self._say("dialogue", text, lines[0].begin, lines[-1].end)
            return
        for line in lines:
            for type, text, start, end in utterances(line.raw, wide_only=True):
                self._say(type, plain(text), line.start + start, line.start + end)

    def _say(self, type: ElementType, text: str, start: int, end: int) -> None:
        cue = self._last_cue
        if not cue or not text:
            return
        if type == "parenthetical" and cue.voice == "onscreen" and self.pieces[-1] is cue and len(text) < 12:
            cue.voice = voice_of(text)
        self.pieces.append(Piece(type, text, start, end, cue.name, cue.extension, cue.voice, cue.dual))

    def _action(self) -> None:
        """Read a paragraph of action: the lines up to a blank one or one that is an element of its own."""
        first = self._at
        self._at += 1
        while not self._tight and not self._blank(self._at):
            if _ENDS_ACTION.match(self.lines[self._at].bare):
                break
            self._at += 1
        self._last_cue = None
        told: list[Line] = []
        for line in self.lines[first : self._at]:
            if self._colon(line, told):
                told = []
            else:
                told.append(line)
        self._tell(told)

    def _colon(self, line: Line, before: list[Line]) -> bool:
        """Read ``ANNA: Hello.`` as the speech it is meant to be."""
        if not (cue := self._colons.match(line.raw)):
            return False
        self._tell(before)
        voice = voice_of(cue.mark, cue.name)
        end = line.start + len(line.raw[: cue.rest].rstrip())
        self._last_cue = Piece("cue", cue.name, line.begin, end, cue.name, cue.mark, voice)
        self.pieces.append(self._last_cue)
        for type, text, a, b in utterances(line.raw[cue.rest :]):
            self._say(type, plain(text), line.start + cue.rest + a, line.start + cue.rest + b)
        return True

    def _tell(self, lines: list[Line]) -> None:
        if not lines:
            return
        text = "\n".join([_told(line.text) for line in lines])
        start, end = lines[0].begin, lines[-1].end
        labelled = (
            (_CARD.fullmatch(text.strip()) or _SOUND.fullmatch(text.strip())) if ":" in text or "：" in text else None
        )
        if labelled:
            type: ElementType = "card" if labelled.re is _CARD else "sound"
            self.pieces.append(Piece(type, labelled["text"].strip(_QUOTES), start, end, extension=labelled["label"]))
        else:
            self.pieces.append(Piece("action", text, start, end))


def _told(text: str) -> str:
    text = text.rstrip().replace("\t", "    ")
    bare = text.lstrip()
    return plain(bare[1:] if bare[:1] == "!" else text)
