"""Fountain 1.1, read line by line in one pass. Source of the rules: fountain.io/syntax."""

import re
from collections import Counter

from ciotat.script.emphasis import plain
from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.heading import SLUG, slug
from ciotat.script.piece import Heading, Piece
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import ElementType
from ciotat.script.source import Line, Source
from ciotat.script.speech import utterances
from ciotat.script.title_page import Page, title_page
from ciotat.script.voice import voice_of

__all__ = ["CUE", "Fountain", "is_transition"]

CUE = re.compile(r"(?P<name>[^()（）]*?[^()（）\s:：])\s*(?P<marks>(?:[(（][^()（）]*[)）]\s*)*)[:：]?\s*(?P<dual>\^?)")
_NUMBER = re.compile(r"\s*#(?P<number>[\w.\-]+)#\s*$")
_SECTION = re.compile(r"#{1,6}(?!\d*#)\s*(?P<text>.*)")
_PAGE = re.compile(r"={3,}\s*(?P<text>[\w.]*)\s*")
_TRANSITION = re.compile(
    r"[^a-z]*\bTO:|(?:FADE (?:IN|OUT|UP)|FADE (?:IN|OUT|UP)? ?(?:TO|FROM) \w+|CUT TO BLACK|(?:SMASH|JUMP|HARD|MATCH) CUT|"
    r"IRIS (?:IN|OUT)|DISSOLVE)[.:]?|THE END[.:]?"
)
_CARD = re.compile(
    r"(?P<label>SUPER(?:IMPOSE)?|TITLE(?: CARD)?|CAPTION|CHYRON|CARD|INTERTITLE|TEXT ON SCREEN|ON SCREEN|字幕)\s*[:：]\s*(?P<text>.+)",
    re.S,
)
_COLON = re.compile(
    r"(?P<name>[^\W\d_a-z][^:：a-z()（）。，！？“”]{0,24}?)\s*(?P<mark>[(（][^()（）]{1,20}[)）])?[:：](?!\d)\s*(?P<text>\S.*)"
)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_QUOTES = "\"“”'‘’「」《》 "


def is_transition(line: str) -> bool:
    """Whether a line between blank lines is a transition; blanks behind ``TO:`` say that it is not."""
    return line == line.upper() and _TRANSITION.fullmatch(line.lstrip()) is not None


class Fountain:
    """One reading of a Fountain script: `pieces` in order, and the title page."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self.source, self.remarks = source, remarks
        self.lines = source.lines
        self.pieces: list[Piece] = []
        self.people: dict[str, str] = {}
        self._last_cue: Piece | None = None
        self.page: Page
        self.page, self._at = title_page(self.lines)
        self._han_names = self._known_han_names()
        self._read()

    def _read(self) -> None:
        free = True
        while self._at < len(self.lines):
            line = self.lines[self._at]
            text = line.text.strip()
            if not text:
                free, self._at = True, self._at + 1
                continue
            free = self._single(line, text, free) or self._block(line, text, free)

    def _single(self, line: Line, text: str, free: bool) -> bool:
        """Read a line that is an element of its own; whether it was one. A new block may follow it directly."""
        first = text[0]
        if first in "*_" and free:
            text = plain(text)
            first = text[0]
        if first == "." and free and re.match(r"\.[^\W_]", text):
            self._heading(line, text[1:].strip(), slug)
        elif first == "#" and (section := _SECTION.fullmatch(text)):
            if SLUG.fullmatch(plain(section["text"])):
                self._heading(line, plain(section["text"]), slug)
            else:
                self._put("section", section["text"], line)
        elif first == "=":
            page = _PAGE.fullmatch(text)
            self._put("page-break" if page else "synopsis", page["text"] if page else text.lstrip("=").strip(), line)
        elif first == ">":
            centred = len(text) > 1 and text[-1] == "<"
            self._put("centred" if centred else "transition", plain(text[1 : -1 if centred else None].strip()), line)
        elif first == "~":
            self._put("lyric", plain(text[1:].strip()), line)
        elif not free or first in "!@" or not self._natural(line, text):
            return False
        self._at += 1
        return True

    def _natural(self, line: Line, text: str) -> bool:
        """Read a heading or transition that no mark forces."""
        after = self._blank(self._at + 1)
        if SLUG.fullmatch(text) and (after or text == text.upper() or re.match(r"(int|ext|est)[./]", text, re.I)):
            if not after:
                self.remarks.add("tight-heading", self._origin(line))
            self._heading(line, text, slug)
            return True
        if _HAN.search(text) and (found := chinese_heading(_NUMBER.sub("", text))):
            self._heading(line, text, lambda _: found)
            return True
        if is_transition(line.text):
            self._put("transition", text, line)
            return True
        return False

    def _heading(self, line: Line, text: str, read: "type[Heading] | object") -> None:
        number = _NUMBER.search(text)
        text = plain(text[: number.start()] if number else text)
        found: Heading = read(text)  # type: ignore[operator]
        if number:
            found = Heading(number["number"], found.inside, found.place, found.hour, found.modifiers, found.cast)
        self.pieces.append(Piece("heading", text, line.begin, line.end, heading=found))
        self._last_cue = None

    def _put(self, type: ElementType, text: str, line: Line) -> None:
        self.pieces.append(Piece(type, text, line.begin, line.end))
        if type != "lyric":
            self._last_cue = None

    def _blank(self, at: int) -> bool:
        return not 0 <= at < len(self.lines) or not self.lines[at].text.strip()

    def _origin(self, line: Line):  # type: ignore[no-untyped-def]
        return self.source.origin(line.begin, line.end)

    def _block(self, line: Line, text: str, free: bool) -> bool:
        """Read a speech or a paragraph of action. Always False: what follows without a blank line is part of no block."""
        cue = self._cue(text) if free and text[0] != "!" else None
        if cue:
            self._speech(line, text, cue)
        else:
            self._action()
        return False

    def _cue(self, text: str) -> re.Match[str] | None:
        if text[0] == "@":
            return CUE.fullmatch(text[1:].strip())
        if self._blank(self._at + 1):
            return None
        if not (match := CUE.fullmatch(plain(text))):
            return None
        name = match["name"]
        if _HAN.search(name):
            return match if self._han_cue(name, match["marks"]) else None
        upper = any(c.isupper() for c in name) and not any(c.islower() and c != "ß" for c in name)
        return match if upper and len(name) <= 60 else None

    def _han_cue(self, name: str, marks: str) -> bool:
        if len(name) > 8 or re.search(r"[，。！？：；“”…—《》【】]", name):
            return False
        following = self.lines[self._at + 1].text.strip()
        return bool(marks) or name in self._han_names or (following[0] in "(（" and following[-1] in ")）")

    def _known_han_names(self) -> frozenset[str]:
        """Han names forced with @ somewhere, and those that stand over a line, alone, at least twice."""
        alone: Counter[str] = Counter()
        for at, line in enumerate(self.lines):
            text = line.text.strip()
            if text[:1] == "@" and (match := CUE.fullmatch(text[1:].strip())):
                alone[match["name"]] += 2
            elif _HAN_NAME.fullmatch(text) and self._blank(at - 1) and not self._blank(at + 1):
                alone[text] += 1
        return frozenset(name for name, count in alone.items() if count > 1)

    def _speech(self, line: Line, text: str, match: re.Match[str]) -> None:
        name = re.sub(r"\s+", " ", plain(match["name"]))
        marks = [mark.strip() for mark in re.findall(r"[(（]([^()（）]*)[)）]", match["marks"])]
        extension = ", ".join(mark for mark in marks if mark)
        cue = Piece("cue", name, line.begin, line.end, name, extension, voice_of(extension, name))
        if match["dual"]:
            self._pair(cue)
        self.pieces.append(cue)
        self._last_cue = cue
        first = len(self.pieces)
        self._at += 1
        while (size := self._spoken()) > 0:
            self._at += size
        if len(self.pieces) == first:
            self.remarks.add("silent-cue", self._origin(line), name=name)

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
        if self._at >= len(self.lines) or not (text := self.lines[self._at].text.strip()):
            return 0
        line = self.lines[self._at]
        if re.match(r"#+\s|={1,}\s|={3,}$|!|>.*<$", text):
            return 0
        if text[0] == "~":
            self._say("lyric", plain(text[1:].strip()), line.begin, line.end)
            return 1
        if size := self._parenthesis(text):
            last = self.lines[self._at + size - 1]
            inner = " ".join(item.text.strip() for item in self.lines[self._at : self._at + size])[1:-1]
            self._say("parenthetical", plain(inner.strip()), line.begin, last.end)
            return size
        size = 1
        while self._runs_on(self._at + size):
            size += 1
        self._dialogue(self.lines[self._at : self._at + size])
        return size

    def _parenthesis(self, text: str) -> int:
        """How many lines the parenthetical that begins here takes: at most five, 0 if it is none."""
        if text[0] not in "(（":
            return 0
        for size in range(1, 6):
            if text[-1] in ")）":
                return size
            if self._blank(self._at + size):
                return 0
            text = self.lines[self._at + size].text.strip()
        return 0

    def _runs_on(self, at: int) -> bool:
        if at >= len(self.lines):
            return False
        raw = self.lines[at].text
        if not (text := raw.strip()):
            return len(raw) >= 2 and at + 1 < len(self.lines) and bool(self.lines[at + 1].text.strip())
        return not re.match(r"[(（].*[)）]$|~|#+\s|=+\s|={3,}$|!|>.*<$", text)

    def _dialogue(self, lines: list[Line]) -> None:
        start, end = lines[0].begin, lines[-1].end
        if len(lines) == 1 and ("（" in lines[0].text):
            for type, text, a, b in utterances(lines[0].raw, wide_only=True):
                self._say(type, plain(text), lines[0].start + a, lines[0].start + b)
            return
        self._say("dialogue", "\n".join(plain(line.text.strip()) for line in lines), start, end)

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
        while not self._blank(self._at) and not re.match(
            r"#{1,6}\s|=+\s|={3,}$|~|>.*<$", self.lines[self._at].text.strip()
        ):
            self._at += 1
        lines = self.lines[first : self._at]
        texts = [self._told(line.text) for line in lines]
        text = "\n".join(texts)
        start, end = lines[0].begin, lines[-1].end
        self._last_cue = None
        if card := _CARD.fullmatch(text.strip()):
            self.pieces.append(Piece("card", card["text"].strip(_QUOTES), start, end, extension=card["label"]))
        else:
            self.pieces.append(Piece("action", text, start, end))

    def _told(self, text: str) -> str:
        text = text.rstrip().replace("\t", "    ")
        bare = text.lstrip()
        return plain(bare[1:] if bare[:1] == "!" else text)
