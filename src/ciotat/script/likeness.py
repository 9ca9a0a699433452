"""How much of a text survives in another, and which changed pieces of a draft are the same for that."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ciotat.script.alignment import Alignment
from ciotat.script.ids import Entry

__all__ = ["Wording", "join_alike"]

_HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_LONGEST = 2000
_SHORT = 40
_RARE = 12
_VOTED = 6
_SMALL = 4096
_BAND = 12
_FAMILY = {
    **dict.fromkeys(("action", "centred", "card", "sound", "camera"), "shown"),
    **dict.fromkeys(("dialogue", "lyric"), "said"),
    **dict.fromkeys(("note", "boneyard"), "aside"),
}


class Wording:
    """The words of a piece (each Han character is one) and, of a short one, its pairs of neighbouring characters."""

    __slots__ = ("count", "family", "letters", "name", "pairs", "words")

    def __init__(self, entry: Entry) -> None:
        text = entry.text[: 8 * _LONGEST].lower()
        self.words = _WORD.findall(text)[:_LONGEST] or list(text[:_LONGEST])
        self.count = Counter(self.words)
        self.letters = sum(map(len, self.words))
        self.pairs = Counter(map("".join, pairwise(f" {text} "))) if len(text) <= _SHORT else Counter()
        self.family = _FAMILY.get(entry.kind, entry.kind)
        self.name = entry.name

    def likeness(self, new: "Wording") -> float:
        """How alike this is to `new`, up to 1: the share of the words of both that both have; 0 where less than half of
        this survives in it."""
        if self.family != new.family or not self.words or not new.words:
            return 0.0
        return max(self._by_words(new), self._by_pairs(new))

    def _by_words(self, new: "Wording") -> float:
        if self.count.keys().isdisjoint(new.count):
            return 0.0
        other = new.count
        both = [(word, min(count, other[word])) for word, count in self.count.items() if word in other]
        common = sum(count for _, count in both)
        letters = sum(len(word) * count for word, count in both)
        if 2 * common < len(self.words) and 2 * letters < self.letters:
            return 0.0
        return 2 * letters / (self.letters + new.letters)

    def _by_pairs(self, new: "Wording") -> float:
        if not self.pairs or not new.pairs:
            return 0.0
        mine, other = self.pairs.total(), new.pairs
        common = sum(min(count, other[pair]) for pair, count in self.pairs.items() if pair in other)
        return 2 * common / (mine + other.total()) if 2 * common >= mine else 0.0

    def features(self) -> Iterator[object]:
        """What may tell this piece from the others: its words and its pairs of neighbouring words."""
        yield from self.count
        yield from pairwise(self.words)


Candidates = Iterable[tuple[int, int, int]]


def join_alike(before: Sequence[Entry], after: Sequence[Entry], drafts: Alignment) -> None:
    """Join open pieces of one kind where at least half of the old text survives, the most alike first: first in
    stretches that are short, then wherever rare words went, at last in long stretches near the same place."""
    old, new = drafts.open()
    wordings = {i: Wording(before[i]) for i in old}, {j: Wording(after[j]) for j in new}
    for candidates in (_near(drafts, _SMALL), _voted(*wordings), _near(drafts)):
        _join_best(candidates, *wordings, drafts)


def _join_best(candidates: Candidates, old: dict[int, Wording], new: dict[int, Wording], drafts: Alignment) -> None:
    found = []
    for i, j, apart in candidates:
        if drafts.new[i] < 0 and drafts.old[j] < 0 and (alike := old[i].likeness(new[j])):
            found.append((-alike, old[i].name != new[j].name, apart, j, i))
    for *_, j, i in sorted(found):
        if drafts.new[i] < 0 and drafts.old[j] < 0:
            drafts.join(i, j)


def _near(drafts: Alignment, most: int = 0) -> Candidates:
    """Pairs within a stretch: all of them where those are few (at most `most`, if given), else about the same place."""
    for old, new in drafts.stretches():
        whole = len(old) * len(new) <= _SMALL
        if most and not whole:
            continue
        for b, j in enumerate(new):
            about = b * len(old) // len(new)
            for a in range(len(old)) if whole else range(max(about - _BAND, 0), min(about + _BAND, len(old))):
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
