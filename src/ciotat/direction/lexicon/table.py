"""A table of phrases: every phrase of both languages points to what it means, and is found in linear time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Hit", "Table", "phrases", "tokens"]

V = TypeVar("V")
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’][^\W_\u3400-\u9fff]+)?")
_VOWELS = "aeiou"


class Hit(NamedTuple, Generic[V]):
    """`value` was found in the characters from `start` to `end`."""

    start: int
    end: int
    value: V


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of `text` in lower case with where they begin and end; every Chinese character is a word."""
    return tuple((_plain(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def phrases(line: str) -> list[str]:
    """A comma-separated line as its phrases."""
    return [phrase.strip() for phrase in line.split(",") if phrase.strip()]


def _forms(word: str) -> set[str]:
    """The regular inflections of an English word, as noun and as verb; too many rather than too few."""
    forms = {word, word + "s"}
    if len(word) < 3 or not word.isascii():
        return forms if word.isascii() else {word}
    if word.endswith("e"):
        return forms | {word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2] not in _VOWELS:
        return forms | {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    forms |= {word + "es", word + "ed", word + "ing"}
    if word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def _inflected(phrase: str) -> Iterator[str]:
    words = [word for word, _, _ in tokens(phrase)]
    yield " ".join(words)
    for k in {0, len(words) - 1}:
        for form in _forms(words[k]):
            yield " ".join([*words[:k], form, *words[k + 1 :]])


def _longest(keys: Iterable[str]) -> dict[str, int]:
    """How many words the longest phrase has, by first word."""
    longest: dict[str, int] = {}
    for key in keys:
        head, count = key.split(" ", 1)[0], key.count(" ") + 1
        longest[head] = max(longest.get(head, 0), count)
    return longest


_MOST, _LONG = 5_000, 1_000
"""Texts of which a table remembers what it found, and how long they are at most."""


class Table(Generic[V]):
    """Phrases to values. `exact` tables (names) are matched as written, others with their regular inflections."""

    def __init__(self, rows: Mapping[V, str], *, exact: bool = False) -> None:
        self._known: dict[str, tuple[Hit[V], ...]] = {}
        self._values: dict[str, V] = {}
        inflections: dict[str, V] = {}
        for value, line in rows.items():
            for phrase in phrases(line):
                self._values.setdefault(" ".join(word for word, _, _ in tokens(phrase)), value)
                for form in () if exact else _inflected(phrase):
                    inflections.setdefault(form, value)
        self._values.pop("", None)
        self._values = {**inflections, **self._values}
        self._longest = _longest(self._values)

    @classmethod
    def of(cls, values: Mapping[str, V]) -> "Table[V]":
        """The table that finds just these phrases, written as `within` gives them."""
        table = cls({})
        table._values = dict(values)
        table._longest = _longest(values)
        return table

    def within(self, words: set[str]) -> dict[str, V]:
        """The phrases that texts made of `words` (see `tokens`) can hold, in the order of the alphabet."""
        near = [key for word in words for key in self._heads.get(word, ())]
        return {key: self._values[key] for key in sorted(near) if words.issuperset(key.split(" "))}

    @cached_property
    def _heads(self) -> dict[str, list[str]]:
        heads: dict[str, list[str]] = {}
        for key in self._values:
            heads.setdefault(key.split(" ", 1)[0], []).append(key)
        return heads

    def find(self, text: str) -> list[Hit[V]]:
        """Every phrase in `text`, in order, the longest at each place, without overlap. Texts that were asked about a
        short while ago are not read again."""
        if len(text) > _LONG:
            return self._found(text)
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[text] = tuple(self._found(text))
        return list(found)

    def _found(self, text: str) -> list[Hit[V]]:
        words, hits, after = tokens(text), list[Hit[V]](), 0
        longest, values = self._longest, self._values
        for i, word in enumerate(words):
            most = longest.get(word[0], 0) if i >= after else 0
            for n in range(min(most, len(words) - i), 0, -1):
                key = " ".join([word for word, _, _ in words[i : i + n]])
                if key in values:
                    hits.append(Hit(word[1], words[i + n - 1][2], values[key]))
                    after = i + n
                    break
        return hits

    def first(self, text: str) -> V | None:
        """What the first phrase found in `text` means."""
        hits = self.find(text)
        return hits[0].value if hits else None

    def whole(self, text: str) -> V | None:
        """What `text` means when it is one phrase and nothing else."""
        return self._values.get(" ".join(word for word, _, _ in tokens(text)))
