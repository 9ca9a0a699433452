"""How much of a text survives in another, and which changed pieces of a draft are the same for that."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import add

from ciotat.script.alignment import Alignment
from ciotat.script.ids import Entry

__all__ = ["Wording", "join_alike"]

_HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_LONGEST = 2000
_SHORT = 40
_RARE = 12
_VOTED = 6
_FEW = 4096
_BAND = 8
_FAMILY = {
    **dict.fromkeys(("action", "centred", "card", "sound", "camera"), "shown"),
    **dict.fromkeys(("dialogue", "lyric"), "said"),
    **dict.fromkeys(("note", "boneyard"), "aside"),
}


class Wording:
    """The words of a piece (each Han character is one; a second of the same is another) and, of a short one, its pairs
    of neighbouring characters."""

    __slots__ = ("family", "letters", "name", "pairs", "words")

    def __init__(self, entry: Entry) -> None:
        text = entry.text[: 8 * _LONGEST].lower()
        words = _WORD.findall(text)[:_LONGEST] or list(text[:_LONGEST])
        met = Counter[str]()
        self.words: dict[str, int] = {}
        for word in words:
            met[word] = number = met[word] + 1
            self.words[word if number == 1 else f"{word} {number}"] = len(word)
        self.letters = sum(map(len, words))
        self.pairs = frozenset(map(add, text, text[1:])) if len(text) <= _SHORT else frozenset()
        self.family = _FAMILY.get(entry.kind, entry.kind)
        self.name = entry.name

    def likeness(self, new: "Wording") -> float:
        """How alike this is to `new`, up to 1: the share of the letters of both that both have; 0 where less than half
        of this survives in it, by words or by letters (of the pairs of letters of a short text, two thirds)."""
        common = self.words.keys() & new.words.keys()
        letters = sum(map(self.words.__getitem__, common))
        alike = 2 * letters / (self.letters + new.letters) if letters else 0.0
        if 2 * len(common) < len(self.words) and 2 * letters < self.letters:
            alike = 0.0
        shared = len(self.pairs & new.pairs)
        if 3 * shared >= 2 * len(self.pairs) > 0:
            alike = max(alike, 2 * shared / (len(self.pairs) + len(new.pairs)))
        return alike

    def features(self) -> Iterator[object]:
        """What may tell this piece from the others: its words, and each with the one after it."""
        yield from self.words
        yield from pairwise(self.words)


Candidates = Iterable[tuple[int, int, int]]


def join_alike(before: Sequence[Entry], after: Sequence[Entry], drafts: Alignment, leaning: bool) -> None:
    """Join open pieces of one kind where at least half of the old text survives, the most alike first: those in one
    short stretch and those that share rare words, then those near the same place of a long stretch. Only what is
    `leaning`, or only what is not."""
    old, new = drafts.open(leaning)
    wordings = {i: Wording(before[i]) for i in old}, {j: Wording(after[j]) for j in new}
    moved = () if leaning else _voted(*wordings)
    _join_best(chain(_near(drafts, leaning, True), moved), *wordings, drafts)
    _join_best(_near(drafts, leaning, False), *wordings, drafts)


def _join_best(candidates: Candidates, old: dict[int, Wording], new: dict[int, Wording], drafts: Alignment) -> None:
    found = []
    for i, j, apart in candidates:
        mine, other = old[i], new[j]
        if mine.family == other.family and mine.words and (alike := mine.likeness(other)):
            found.append((-alike, mine.name != other.name, apart, j, i))
    for *_, j, i in sorted(found):
        if drafts.new[i] < 0 and drafts.old[j] < 0:
            drafts.join(i, j)


def _near(drafts: Alignment, leaning: bool, short: bool) -> Candidates:
    """Pairs within a stretch, `short` or long: all of them where those are few, else those at about the same place."""
    for old, new in drafts.stretches(leaning):
        few = len(old) * len(new) <= _FEW
        for b, j in enumerate(new if few or not short else ()):
            about = b * len(old) // len(new)
            for a in range(len(old)) if few else range(max(about - _BAND, 0), min(about + _BAND, len(old))):
                yield old[a], j, abs(a - b)


def _voted(old: dict[int, Wording], new: dict[int, Wording]) -> Candidates:
    """Pairs that share what few others have."""
    places: dict[object, list[int]] = {}
    for i, wording in old.items():
        for feature in wording.features():
            places.setdefault(feature, []).append(i)
    rare = {feature: found for feature, found in places.items() if len(found) <= _RARE}
    for j, wording in new.items():
        votes: dict[int, int] = {}
        for feature in wording.features():
            for i in rare.get(feature, ()):
                votes[i] = votes.get(i, 0) + 1
        for i in sorted(votes, key=lambda i: (-votes[i], abs(i - j)))[:_VOTED]:
            yield i, j, abs(i - j)
