"""Fountain 1.1, read paragraph by paragraph in one pass. Source of the rules: fountain.io/syntax."""

import re
from collections.abc import Iterator

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.emphasis import plain
from ciotat.script.fountain_action import read_action
from ciotat.script.fountain_cue import FountainCue, forced_cue, han_cue, natural_cue
from ciotat.script.fountain_speech import ends_speech, read_speech
from ciotat.script.habits import Habits, habits
from ciotat.script.heading import SLUG, slug, usual_slug
from ciotat.script.paragraphs import paragraphs
from ciotat.script.piece import Heading, Piece
from ciotat.script.pieces import Pieces
from ciotat.script.remarks import Remarks
from ciotat.script.source import Source, uncovered
from ciotat.script.title_page import Page, title_page

__all__ = ["Fountain", "is_transition"]

_NUMBER = re.compile(r"\s*#(?P<number>[\w.\-]+)#$")
_FORCED_HEADING = re.compile(r"\.[\"'“‘(（《「【\[]?[^\W_]")
_DOTTED = re.compile(r"(?:int|ext|est)[./]", re.I)
_LITERAL = re.compile(r"[*_]|\\(?=[!-/:-@\[-`{-~（）])")
"""What would be taken for a mark if it were read once more."""
_SECTION = re.compile(r"(?P<marks>#+)(?!\d*#)\s*(?P<text>.*)")
_PAGE = re.compile(r"={3,}(?:\s*(?P<text>[A-Za-z]{0,2}\d[\w.]{0,8})\s*=*)?")
_TRANSITION = re.compile(
    r"[^a-z]*\bTO:|(?:FADE (?:IN|OUT|UP)|FADE (?:IN|OUT|UP)? ?(?:TO|FROM) \w+|CUT TO BLACK|"
    r"(?:SMASH|JUMP|HARD|MATCH) CUT|IRIS (?:IN|OUT)|DISSOLVE)[.:]?|THE END[.:]?"
)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SLUG_FIRST = frozenset("dfimbeDFIMBE0123456789")
_BEGINNING = frozenset("ACGHJKLNOPQRSTUVWXYZ")
"""Capitals that begin no word such as INT."""
_TOLD = re.compile(
    r"(?![dfimbeDFIMBE](?i:NT|XT|ST|[./]|LA|RE|EM|ON|AC))[^\s\d.#=>~!@*_\0(（][^(（a-z]*[a-z]",
)
"""A line with a small letter that no mark and no word such as INT begins, and so no heading, cue or transition."""
_BROKEN = re.compile(r"\n[\s#=~>!]")
"""Where the lines of a paragraph may not all run on."""
_FORCING = frozenset(".#=>~!@*_\0")
_LONGEST = 300


def _placed(lines: list[str], start: int) -> list[tuple[str, int]]:
    """Lines without the blanks behind them, each with its offset."""
    placed = []
    for line in lines:
        placed.append((line.rstrip(), start))
        start += len(line) + 1
    return placed


def is_transition(line: str) -> bool:
    """Whether a line between blank lines is a transition; blanks behind ``TO:`` say that it is not."""
    return line == line.upper() and _TRANSITION.fullmatch(line.lstrip()) is not None


class Fountain:
    """One reading of a Fountain script: `pieces` in order, the title page and the `habits`. A part of a script has no title
    page of its own and is read with the `known` habits of the whole.

    A script without blank lines is read one line at a time, each as if it stood alone."""

    def __init__(self, source: Source, remarks: Remarks, known: Habits | None = None) -> None:
        text = source.covered
        self.people: dict[str, str] = {}
        self.page: Page = ()
        at = 0
        if not known:
            self.page, at = title_page(text)
            known = habits(source, at)
        self.habits = known
        self._pieces = Pieces()
        self._cues: dict[str, FountainCue | None] = {}
        self._bare = not known.wide and "\t" not in text and "\\" not in text
        lifted = bool(source.lifted)
        for start, paragraph in self._tight(text, at) if known.tight else paragraphs(text, self._speaks, at):
            if lifted and "\0" in paragraph:
                self._uncovered(start, paragraph)
            else:
                self._paragraph(start, paragraph)
        self._pieces.finish(source)
        self.pieces = self._pieces.all
        for about, piece in self._pieces.doubts:
            remarks.add(about, source.origin(piece.start, piece.end), name=piece.name)

    def _uncovered(self, start: int, raw: str) -> None:
        """Read a paragraph out of which notes or boneyard were lifted."""
        text, places = uncovered(raw)
        if text.strip():
            counted = self._pieces.count()
            self._paragraph(0, text)
            self._pieces.move(counted, [start + place for place in places])

    def _paragraph(self, start: int, text: str) -> None:
        """Read a paragraph: at once what is most of a script, a cue and its lines, a heading or action, else line by line."""
        pieces = self._pieces
        stop = text.find("\n")
        head = text if stop < 0 else text[:stop]
        if stop >= 0 and (cue := self._cues.get(head)) and text[stop + 1] not in _FORCING:
            lines = text.split("\n")
            if not pieces.talk(cue, lines, start, self._is_marked(text)):
                at = read_speech(pieces, cue, lines, 0, start)
                if at < len(lines):
                    self._lines(lines, at, start + sum(map(len, lines[:at])) + at, False)
        elif stop < 0 and self._tells(text, text):
            bare = text.rstrip()
            pieces.put("action", bare, start, start + len(bare))
        elif stop >= 0 and self._tells(head, text) and not _BROKEN.search(text, stop):
            pieces.tell(_placed(text.split("\n"), start), start, start + len(text.rstrip()))
        elif stop < 0 and head[0] in _SLUG_FIRST and (usual := usual_slug(head)):
            pieces.put("heading", head, start, start + len(head)).heading = usual
        elif stop < 0 and head[0] in _SLUG_FIRST and len(head) <= _LONGEST and SLUG.fullmatch(head):
            bare = head.rstrip()
            self._heading(bare, start, start + len(bare), start)
        else:
            self._lines(text.split("\n"), 0, start, True)

    def _is_marked(self, text: str) -> bool:
        """Whether a paragraph may hold emphasis, escapes or （full-width asides）."""
        return "*" in text or "_" in text or "\\" in text or (self.habits.wide and "（" in text)

    def _tells(self, head: str, text: str) -> bool:
        """Whether the first line of a paragraph is sure to be action, and all of it to hold no speech."""
        told = (head[0] in _BEGINNING and "a" <= head[1:2] <= "z") or _TOLD.match(head) is not None
        if not told or ":" in text:
            return False
        return self._bare or ("\t" not in text and "\\" not in text and (not self.habits.wide or text.isascii()))

    def _lines(self, lines: list[str], at: int, start: int, free: bool) -> None:
        """Read the lines of a paragraph from number `at`, at offset `start`. Where a line is `free`, nothing that runs on
        stands before it."""
        while at < len(lines):
            line, first = lines[at], at
            if not line.strip() or self._single(lines, at, start, free):
                at, free = at + 1, True
            else:
                at, free = self._block(lines, at, start, free), False
            start += len(line) + 1 if at == first + 1 else sum(map(len, lines[first:at])) + at - first

    def _block(self, lines: list[str], at: int, start: int, free: bool) -> int:
        """Read a speech or a paragraph of action from line number `at`; the number of the line after it."""
        if free and (cue := self._cue(lines, at)):
            return read_speech(self._pieces, cue, lines, at, start)
        return read_action(self._pieces, self.habits, lines, at, start)

    def _single(self, lines: list[str], at: int, start: int, free: bool) -> bool:
        """Read a line that is an element of its own; whether it was one."""
        line = lines[at]
        text = line.strip()
        begin = start + line.find(text)
        end = begin + len(text)
        if free and text[0] in "*_" and (bare := plain(text)) != text:
            text = _LITERAL.sub(r"\\\g<0>", bare) or text
        first = text[0]
        if first in ".#=>~":
            alone = at + 1 == len(lines) or self.habits.tight
            return self._marked(text, first, begin, end, free, alone)
        return free and first not in "!@" and self._named(lines, at, text, begin, end)

    def _marked(self, text: str, first: str, begin: int, end: int, free: bool, alone: bool) -> bool:
        """Read a line that its first character makes what it is; ``.38 calibre`` with a line under it is no heading."""
        put = self._pieces.put
        if first == ".":
            if not (free and _FORCED_HEADING.match(text)) or (text[1].isdigit() and not alone):
                return False
            self._heading(text[1:].strip(), begin, end, end - len(text[1:].lstrip()))
        elif first == "#":
            if not (section := _SECTION.fullmatch(text)):
                return False
            bare = plain(section["text"])
            if len(bare) <= _LONGEST and SLUG.fullmatch(bare):
                self._heading(section["text"], begin, end, begin + section.start("text"))
            else:
                put("section", section["text"], begin, end, begin + section.start("text")).extension = section["marks"]
        elif first == "=":
            page = _PAGE.fullmatch(text)
            if not page and not text.strip("= \t"):
                return False
            told = page["text"] or "" if page else text.lstrip("=").strip()
            at = begin + page.start("text") if told and page else end - len(told)
            put("page-break" if page else "synopsis", told, begin, end, at)
        elif first == ">":
            centred = len(text) > 1 and text[-1] == "<"
            told = text[1 : -1 if centred else None]
            put("centred" if centred else "transition", told.strip(), begin, end, end - centred - len(told.lstrip()))
        else:
            cue = self._pieces.cue
            put("lyric", text[1:].strip(), begin, end, end - len(text[1:].lstrip()))
            self._pieces.cue = cue
        return True

    def _named(self, lines: list[str], at: int, text: str, begin: int, end: int) -> bool:
        """Read a heading or transition that no mark forces."""
        if len(text) > _LONGEST:
            return False
        if SLUG.fullmatch(text):
            alone = at + 1 == len(lines) or self.habits.tight
            if alone or text == text.upper() or _DOTTED.match(text):
                heading = self._heading(text, begin, end, begin)
                if not alone:
                    self._pieces.doubts.append(("tight-heading", heading))
                return True
        elif (text[-1] in ":." or text.isupper()) and is_transition(lines[at]) and self._ends(lines, at):
            self._pieces.put("transition", text, begin, end)
            return True
        if self.habits.wide and not text.isascii() and (found := chinese_heading(_NUMBER.sub("", text))):
            self._heading(text, begin, end, begin, found)
            return True
        return False

    def _ends(self, lines: list[str], at: int) -> bool:
        """Whether a transition may end at line `at`: the paragraph does, or a heading follows."""
        return self.habits.tight or at + 1 == len(lines) or SLUG.fullmatch(lines[at + 1].strip()[:_LONGEST]) is not None

    def _heading(self, text: str, begin: int, end: int, at: int, found: Heading | None = None) -> Piece:
        number = _NUMBER.search(text, max(0, len(text) - 40)) if text[-1:] == "#" else None
        piece = self._pieces.put("heading", text[: number.start()] if number else text, begin, end, at)
        piece.heading = found = found or slug(piece.text)
        if number:
            piece.heading = found._replace(number=number["number"])
        return piece

    def _cue(self, lines: list[str], at: int) -> FountainCue | None:
        """The cue that a line with nothing running on before it is."""
        text = lines[at].strip()
        if text[0] == "@":
            return forced_cue(text[1:].strip())
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if text[0] in "!=>~" or not below or ends_speech(below):
            return None
        if self.habits.wide and _HAN.search(text):
            return han_cue(text, below, self.habits.names)
        return self._natural(text)

    def _natural(self, text: str) -> FountainCue | None:
        if text in self._cues:
            return self._cues[text]
        found = natural_cue(text, self.habits.tight)
        if not is_transition(text):
            self._cues[text] = found
        return found

    def _speaks(self, line: str) -> bool:
        """Whether a line under which more lines stand is a cue."""
        text = line.strip()
        return not SLUG.fullmatch(text[:_LONGEST]) and self._cue([text, "("], 0) is not None

    def _tight(self, text: str, at: int) -> Iterator[tuple[int, str]]:
        """The lines of a script without blank lines, and the cues with what is spoken under them."""
        held: list[str] = []
        start = at
        lines = text[at:].split("\n")
        for number, line in enumerate(lines):
            bare = line.strip(" \t\0")
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            if not held:
                start = at
            if line.strip():
                held.append(line)
            if held and not (below and self._runs_on(held, bare, below)):
                yield start, "\n".join(held)
                held = []
            at += len(line) + 1

    def _runs_on(self, held: list[str], bare: str, below: str) -> bool:
        """Whether the line below belongs to the speech that has begun."""
        if len(held) == 1:
            own = not bare or is_transition(bare) or any(SLUG.fullmatch(line[:_LONGEST]) for line in (bare, below))
            return not own and self._cue([bare, below], 0) is not None
        return bare[:1] in ("(", "（", "~") or (below[0] in "(（" and below[-1] in ")）")
