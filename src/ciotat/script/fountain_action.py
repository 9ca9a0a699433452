"""Action of Fountain, and what writers put into it: cards, sounds, and speech as ``ANNA: Hello.``"""

import re

from ciotat.script.colon import ColonCue, colon_cue
from ciotat.script.habits import Habits
from ciotat.script.label import labelled
from ciotat.script.pieces import Pieces
from ciotat.script.speech import utterances
from ciotat.script.voice import voice_of

__all__ = ["read_action"]

_ENDS = re.compile(r"#+\s|=+\s|={3,}$|~|>.*<$")
_STOPS = frozenset("#=~>")


def read_action(pieces: Pieces, habits: Habits, lines: list[str], at: int, start: int) -> int:
    """Read the paragraph of action that begins with line number `at`, at offset `start`, up to a line that is an element
    of its own; the number of that line."""
    told: list[tuple[str, int]] = []
    first = at
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        if at > first and (not bare or (bare[0] in _STOPS and _ENDS.match(bare))):
            break
        if (":" in line or "：" in line) and (cue := colon_cue(line, habits.speakers)):
            _tell(pieces, told)
            told = []
            _colon(pieces, line, start, cue)
        else:
            told.append((line.rstrip(), start))
        start += len(line) + 1
        at += 1
    _tell(pieces, told)
    return at


def _colon(pieces: Pieces, line: str, start: int, cue: ColonCue) -> None:
    """Read ``ANNA: Hello.`` as the speech it is meant to be."""
    head, rest = line[: cue.rest].rstrip(), line[cue.rest :]
    voice = voice_of(cue.mark, cue.name)
    pieces.speak(cue.name, cue.mark, False, voice, start + len(head) - len(head.lstrip()), start + len(head))
    start += cue.rest
    for type, text, a, b in utterances(rest):
        pieces.say(type, [(text, start + rest.index(text, a))], start + a, start + b)


def _tell(pieces: Pieces, lines: list[tuple[str, int]]) -> None:
    if not lines:
        return
    (first, begin), (last, end) = lines[0], lines[-1]
    begin, end = begin + len(first) - len(first.lstrip()), end + len(last)
    piece = pieces.tell([_unforced(line, at) for line, at in lines], begin, end)
    text = piece.text
    if (":" not in text and "：" not in text) or first.lstrip()[:1] == "!":
        return
    if found := labelled(text):
        piece.type, piece.extension = found.type, found.label
        pieces.narrow(piece, found.start, found.end)


def _unforced(line: str, at: int) -> tuple[str, int]:
    bare = line.lstrip()
    return (bare[1:], at + len(line) - len(bare) + 1) if bare[:1] == "!" else (line, at)
