"""Who speaks and what is spoken under a cue of Fountain: dialogue, parentheticals and lyrics."""

import re

from ciotat.script.fountain_cue import FountainCue
from ciotat.script.pieces import Pieces
from ciotat.script.speech import utterances

__all__ = ["ends_speech", "read_speech"]

_ENDS = re.compile(r"#+\s|=+\s|={3,}$|!|>.*<$")
_STOPS = frozenset("#=!>")
_ASIDES = frozenset("(（")
_SPECIAL = frozenset(("", "~", *_STOPS, *_ASIDES))
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_MOST = 5


def ends_speech(bare: str) -> bool:
    """Whether a line is an element of its own even under a cue."""
    return bare[:1] in _STOPS and _ENDS.match(bare) is not None


def read_speech(pieces: Pieces, cue: FountainCue, lines: list[str], at: int, start: int) -> int:
    """Read the speech whose cue is line number `at`, at offset `start`; the number of the line after it."""
    head = lines[at]
    bare = head.strip()
    begin = start + head.index(bare)
    spoken = pieces.speak(*cue, begin, begin + len(bare))
    said: list[tuple[str, int]] = []
    at, start = at + 1, start + len(head) + 1
    while at < len(lines):
        line, size = lines[at], 1
        bare = line.strip()
        if bare == line:
            if (first := bare[:1]) not in _SPECIAL:
                said.append((line, start))
                start, at = start + len(line) + 1, at + 1
                continue
            if first == "(" and bare[-1] == ")" and (inner := bare[1:-1]) == inner.strip() and ")" not in inner:
                if said:
                    _flush(pieces, said)
                end = start + len(line)
                pieces.say("parenthetical", [(inner, start + 1)], start, end)
                start, at = end + 1, at + 1
                continue
        begin = start if bare == line else start + line.find(bare)
        if bare[:1] not in _SPECIAL:
            said.append((bare, begin))
        elif ends_speech(bare):
            break
        elif bare[:1] == "~":
            _flush(pieces, said)
            pieces.say("lyric", [_inner(bare[1:], begin + 1)], begin, begin + len(bare))
        elif bare[:1] in _ASIDES and (size := _parenthesis(lines, at)):
            _flush(pieces, said)
            _aside(pieces, lines[at : at + size], start)
        elif bare or said:
            said.append((bare, begin))
        size = size or 1
        start += len(line) + 1 if size == 1 else sum(map(len, lines[at : at + size])) + size
        at += size
    _flush(pieces, said)
    if pieces.all[-1] is spoken:
        pieces.doubts.append(("silent-cue", spoken))
    return at


def _inner(text: str, at: int) -> tuple[str, int]:
    bare = text.strip()
    return bare, at + text.find(bare)


def _parenthesis(lines: list[str], at: int) -> int:
    """How many lines the parenthetical that begins at line `at` takes: at most five, 0 if it is none."""
    bare = lines[at].strip()
    if bare[-1] in ")）":
        return 1 if _is_one(bare) else 0
    opened = 0
    for size, line in enumerate(lines[at : at + _MOST], 1):
        opened += sum(map(line.count, "(（")) - sum(map(line.count, ")）"))
        bare = line.strip()
        if opened <= 0 or not bare:
            return size if opened == 0 and bare.endswith((")", "）")) else 0
    return 0


def _is_one(bare: str) -> bool:
    """Whether the parenthesis that a line opens is not closed before its end: ``(a) and (b)`` are words."""
    opened = 0
    for char in bare[:-1]:
        opened += (char in "(（") - (char in ")）")
        if opened <= 0:
            return False
    return True


def _aside(pieces: Pieces, lines: list[str], start: int) -> None:
    """Read a parenthetical; one of several lines is one line of text."""
    if len(lines) == 1:
        bare, begin = _inner(lines[0], start)
        pieces.say("parenthetical", [_inner(bare[1:-1], begin + 1)], begin, begin + len(bare))
        return
    whole = "\n".join(lines)
    bare, begin = _inner(whole, start)
    words = [(word.group(), begin + word.start()) for word in _LINE.finditer(bare, 1, len(bare) - 1)]
    pieces.say("parenthetical", words, begin, begin + len(bare), " ")


def _flush(pieces: Pieces, said: list[tuple[str, int]]) -> None:
    """Read the lines of dialogue `said` so far, and forget them. （Full-width asides） are parentheticals."""
    while said and not said[-1][0]:
        said.pop()
    if not said:
        return
    if "（" in said[0][0] or (len(said) > 1 and any("（" in line for line, _ in said)):
        for line, at in said:
            for type, text, start, end in utterances(line, wide_only=True):
                pieces.say(type, [(text, at + line.index(text, start))], at + start, at + end)
    else:
        last, at = said[-1]
        pieces.say("dialogue", said, said[0][1], at + len(last))
    said.clear()
