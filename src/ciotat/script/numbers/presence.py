"""Who is in a scene: those its heading lists, those who speak there, and those of the cast whom the action names."""

import re
from collections.abc import Iterator
from itertools import takewhile

from ciotat.script.kind import SHOWN
from ciotat.script.screenplay import Scene, Screenplay
from ciotat.script.voice import is_crowd, is_narrator

__all__ = ["presence"]

_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff_]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_UNSEEN = frozenset({"narration", "device"})
_LONGEST = 6


def presence(screenplay: Screenplay) -> dict[str, tuple[str, ...]]:
    """By scene id, in order: who has to be there. A voice alone (a narrator, a voice on the telephone) need not be; a
    crowd counts under its name. Whom the action names in capitals or with a capital is there, if they ever speak or
    are listed."""
    cast = dict.fromkeys(name for scene in screenplay.scenes for name in scene.cast)
    names = {tuple(_WORD.findall(name.upper())): name for name in reversed(cast) if not is_crowd(name)}
    names.pop((), None)
    found = {}
    for scene in screenplay.scenes:
        named = dict.fromkeys(name for text in _shown(scene) for name in _named(text, names))
        heard = _only_heard(scene)
        there = [name for name in scene.cast if name in named or name not in heard]
        found[scene.id] = tuple(dict.fromkeys((*there, *named)))
    return found


def _shown(scene: Scene) -> Iterator[str]:
    return (element.text for element in scene.elements if element.type in SHOWN)


def _only_heard(scene: Scene) -> set[str]:
    cues = [element for element in scene.elements if element.type == "cue"]
    unseen = {cue.name for cue in cues if cue.voice in _UNSEEN or is_narrator(cue.name)}
    return unseen - {cue.name for cue in cues if cue.voice not in _UNSEEN}


def _named(text: str, names: dict[tuple[str, ...], str]) -> Iterator[str]:
    """The names that stand in `text`, the longest at each place."""
    words = _WORD.findall(text)
    at = 0
    while at < len(words):
        if _HAN.match(words[at]):
            yield from _named_han(words[at], names)
            at += 1
            continue
        run = tuple(word.upper() for word in takewhile(_as_name, words[at : at + _LONGEST]))
        size = next((k for k in range(len(run), 0, -1) if run[:k] in names), 0)
        if size:
            yield names[run[:size]]
        at += max(size, 1)


def _as_name(word: str) -> bool:
    return not word[0].islower() or len(word) == 1


def _named_han(text: str, names: dict[tuple[str, ...], str]) -> Iterator[str]:
    at = 0
    while at < len(text):
        size = next((k for k in range(min(_LONGEST, len(text) - at), 1, -1) if (text[at : at + k],) in names), 0)
        if size:
            yield names[text[at : at + size],]
        at += max(size, 1)
