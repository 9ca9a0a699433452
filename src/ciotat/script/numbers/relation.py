"""Who speaks with whom."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from ciotat.core.record import record
from ciotat.script.numbers.speeches import Speech, words_in

__all__ = ["Relation", "relations"]

_MOST = 40
"""The largest company of which every pair is counted."""


@record("relation", 1)
class Relation:
    """Two people: how many scenes they share, how often one answers the other, and the words they then say."""

    one: str
    other: str
    scenes: int
    turns: int
    words: int


def relations(said: Iterable[Speech], present: Mapping[str, tuple[str, ...]]) -> tuple[Relation, ...]:
    """Every two who answer each other or share a scene, those with the most turns first. A speech answers the one just
    before it in its scene."""
    found: dict[tuple[str, str], list[int]] = {}
    for names in present.values():
        for pair in combinations(names[:_MOST], 2):
            found.setdefault(_pair(*pair), [0, 0, 0])[0] += 1
    before: Speech | None = None
    for speech in said:
        if before and before.scene == speech.scene:
            words = words_in(speech.text)
            for one, other in product(before.names, speech.names):
                if one != other and one not in speech.names:
                    counts = found.setdefault(_pair(one, other), [0, 0, 0])
                    counts[1] += 1
                    counts[2] += words
        before = speech
    rows = (Relation(*pair, *counts) for pair, counts in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.turns, -row.words, -row.scenes)))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
