"""Who speaks how much, and where."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from ciotat.core.record import record
from ciotat.core.time import Seconds
from ciotat.script.numbers.speeches import Speech, words_in
from ciotat.script.numbers.times import Times
from ciotat.script.voice import is_crowd

__all__ = ["LongSpeech", "Speaker", "Talk", "longest_speeches", "speakers"]


@record("talk", 1)
class Talk:
    """An amount of talk: how many speeches, how many words (each Han character is one), how many seconds."""

    speeches: int
    words: int
    length: Seconds


@record("speaker", 1)
class Speaker:
    """All that one person says. `share` is their part of all the seconds anyone speaks; `scenes` has what they say in
    each scene by its id; `seen` the ids of the scenes they are in, in order: the first and the last of them are where
    they enter and leave the story. `longest` is the id of the first line of their longest speech."""

    name: str
    crowd: bool
    all: Talk
    share: Fraction
    scenes: Mapping[str, Talk]
    seen: tuple[str, ...]
    longest: str


@record("long-speech", 1)
class LongSpeech:
    """One long speech: the id of its first line, where and by whom, how long, and how it begins."""

    id: str
    scene: str
    names: tuple[str, ...]
    words: int
    length: Seconds
    text: str


def speakers(said: Sequence[Speech], times: Times, present: Mapping[str, tuple[str, ...]]) -> tuple[Speaker, ...]:
    """Everyone who speaks or is seen, who speaks longest first; of equals, in the order of the script."""
    by_name: dict[str, list[Speech]] = {}
    for speech in said:
        for name in speech.names:
            by_name.setdefault(name, []).append(speech)
    seen: dict[str, dict[str, None]] = {name: {} for name in by_name}
    order = {scene: place for place, scene in enumerate(present)}
    for scene, names in present.items():
        for name in names:
            seen.setdefault(name, {})[scene] = None
    for name, own in by_name.items():
        seen[name].update(dict.fromkeys(speech.scene for speech in own))
    talks = {name: _talk(by_name.get(name, []), times) for name in seen}
    whole = sum((talk.length for talk in talks.values()), Seconds(0)) or Seconds(1)
    found = []
    for name, scenes in seen.items():
        own, talk = by_name.get(name, []), talks[name]
        by_scene: dict[str, list[Speech]] = {}
        for speech in own:
            by_scene.setdefault(speech.scene, []).append(speech)
        found.append(
            Speaker(
                name,
                is_crowd(name),
                talk,
                talk.length / whole,
                {scene: _talk(part, times) for scene, part in by_scene.items()},
                tuple(sorted(scenes, key=order.__getitem__)),
                max(own, key=lambda speech: _length(speech, times)).lines[0].id if own else "",
            )
        )
    return tuple(sorted(found, key=lambda speaker: -speaker.all.length))


def longest_speeches(said: Iterable[Speech], times: Times, most: int = 10) -> tuple[LongSpeech, ...]:
    """The longest speeches, the longest first."""
    found = sorted(said, key=lambda speech: -_length(speech, times))[:most]
    return tuple(
        LongSpeech(s.lines[0].id, s.scene, s.names, words_in(s.text), _length(s, times), s.text[:200]) for s in found
    )


def _length(speech: Speech, times: Times) -> Seconds:
    spans = (times.elements.get(line.id) for line in speech.lines)
    return sum((span.length for span in spans if span), Seconds(0))


def _talk(speeches: Sequence[Speech], times: Times) -> Talk:
    words = sum(words_in(speech.text) for speech in speeches)
    return Talk(len(speeches), words, sum((_length(speech, times) for speech in speeches), Seconds(0)))
