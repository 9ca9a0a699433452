"""When every line and scene of a script plays, and how long."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ciotat.core.record import record
from ciotat.core.time import Seconds, Span, seconds
from ciotat.script.kind import SPOKEN
from ciotat.script.numbers.speaking import card_seconds, shown_seconds, spoken_seconds
from ciotat.script.screenplay import Element, Scene, Screenplay
from ciotat.script.sentences import sentences

__all__ = ["Times", "times"]

_PAUSE = Seconds(35, 100)
_SLOT = Seconds(125, 100)
_TURN = Seconds(1)
_SILENCE = re.compile(
    r"(?P<long>long )?(a )?(beat|pause|silence|silent|moment)s?|(?P<han>停顿|沉默|片刻|顿|稍顿|良久|静默)", re.I
)
_STRUCTURE = re.compile(r"[A-Z ]*(?:MONTAGE|INTERCUT|FLASH ?BACK|BACK TO|SERIES OF SHOTS)[^a-z]*")


@record("times", 1)
class Times:
    """The spans of elements and of scenes by their ids, in seconds from the beginning of the film, and the `length` of
    all of it. What takes no time (a cue, a note) is not there."""

    elements: Mapping[str, Span]
    scenes: Mapping[str, Span]
    length: Seconds


def times(screenplay: Screenplay, spoken: Mapping[str, Fraction] | None = None) -> Times:
    """When everything plays. `spoken` has the seconds that lines really take, by element id, where they are known; all
    else is estimated: words at the pace people speak and a pause after each line, action by its sentences, cards by
    their length, and a second from scene to scene. Two who speak at once take as long as the longer of the two."""
    elements: dict[str, Span] = {}
    scenes: dict[str, Span] = {}
    at = Seconds(0)
    for scene in screenplay.scenes:
        start = at
        for element, begin, length, slot in _slots(scene, at, spoken or {}):
            elements[element.id] = Span(begin, length)
            at = max(at, begin + slot)
        at += _TURN if at > start else 0
        scenes[scene.id] = Span.between(start, at)
    return Times(elements, scenes, at)


def _slots(
    scene: Scene, at: Seconds, spoken: Mapping[str, Fraction]
) -> Iterator[tuple[Element, Seconds, Seconds, Seconds]]:
    """Each element that takes time, when it begins, its length, and how long until the next may begin."""
    together = at
    beside = False
    for element in scene.elements:
        if element.type == "cue":
            beside = element.dual and not beside
            if element.dual and not beside:
                at, together = together, at
            else:
                at = together = max(at, together)
        if length := _length(element, spoken):
            if not element.dual:
                at = together = max(at, together)
            slot = max(length + _PAUSE, _SLOT) if element.type in SPOKEN else length
            yield element, at, length, slot
            at += slot


def _length(element: Element, spoken: Mapping[str, Fraction]) -> Seconds:
    text = element.text.strip()
    if element.type in SPOKEN and text:
        return spoken[element.id] if element.id in spoken else seconds(spoken_seconds(text))
    if element.type in ("card", "centred") and text:
        return seconds(card_seconds(text))
    if element.type in ("action", "sound") and not (len(text) < 80 and _STRUCTURE.fullmatch(text)):
        said = (sentence for sentence in sentences(text) if any(map(str.isalnum, sentence)))
        return sum((seconds(shown_seconds(sentence)) for sentence in said), Seconds(0))
    if element.type == "parenthetical" and (silence := _SILENCE.fullmatch(text.strip("()（） .。"))):
        return Seconds(3) if silence["long"] or silence["han"] == "良久" else Seconds(3, 2)
    return Seconds(0)
