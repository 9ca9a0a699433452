"""Extras: people who come in numbers, found by the words that name them, each with a body and looks of their own."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ciotat.core.chance import chance
from ciotat.direction.lexicon import looks
from ciotat.direction.lexicon import people as words
from ciotat.direction.lexicon.table import Hit
from ciotat.direction.plan import Character
from ciotat.direction.portrait import look_of, sex_of

__all__ = ["MOST", "Throng", "alone", "apposed_before", "counted", "extra", "extras", "named_one_by_one", "throngs"]

MOST = 8
"""So many extras a scene has at most."""
_UNSAID = 6
_NEAR = re.compile(r"\s*(?:[A-Za-z-]+\s+){0,2}|[\u3400-\u9fff]{0,4}")
_NAMED_NEXT = re.compile(r"[^.。!！?？\n]{0,60}[:：—-] {3,}|\s*(?:[,，:：]|--|—)? {3,}")
"""A crowd that is named one by one right after: *Five people sit round a table: ANNA, ...*; names are blanks here."""
_SENTENCE_END = re.compile(r"[.!?。！？\n]")
_AHEAD = re.compile(
    r"(?:(?<=^)|(?<=[.;!?\n] ))(?:An?|The)\s[^.;:!?\n]{2,90}(?:--|—|–)\s*$"
    r"|(?:^|(?<=[。；！\n]))[^。；！\n]{0,6}?一[个位名][^。；！\n]{2,40}[，,]\s*(?:正?是|就是|名叫|叫)$"
)
_MEN = frozenset({"soldier", "porter", "monk"})
_GIRLS = frozenset({"宫女", "maid", "nurse", "侍女", "丫鬟", "婢女"})


class Throng(NamedTuple):
    """Several people, named from `start` to `end` of a text by `noun`: `number` of them (0: it is not said)."""

    start: int
    end: int
    noun: str
    number: int
    sex: str = ""
    age: int = 0


def throngs(text: str) -> list[Throng]:
    """Every several of people in `text`: a crowd word, the plural of a trade (cowboys), a number of them (两名宫女)."""
    found = [Throng(h.start, h.end, h.value, counted(text, h, 0, False)) for h in words.CROWDS.find(text)]
    for hit in words.PERSONS.find(text):
        noun = text[hit.start : hit.end].lower()
        number = counted(text, hit, 0, False)
        several = _singular(noun) if noun.isascii() else noun if number > 1 else ""
        if several and not any(t.start < hit.end and hit.start < t.end for t in found):
            found.append(Throng(hit.start, hit.end, several, number, *hit.value))
    return sorted(found)


def _singular(noun: str) -> str:
    """One of `noun`, if that is a plural of people; else nothing."""
    if "'" in noun or "’" in noun:
        return ""
    stems = [noun[:-1]] if noun.endswith("s") and not noun.endswith("ss") else []
    stems += [noun[:-3] + "an"] if noun.endswith("men") else []
    return next((stem for stem in stems if words.PERSONS.whole(stem) is not None and stem != noun), "")


def counted(text: str, hit: Hit[str] | Hit[tuple[str, int]], several: int, one: bool) -> int:
    """How many a number says that stands before a noun; without one `several`, or 1."""
    before = text[max(0, hit.start - 18) : hit.start]
    near = [number for number in words.NUMBERS.find(before) if _NEAR.fullmatch(before[number.end :])]
    return near[-1].value if near else 1 if one else several


def alone(text: str) -> str:
    """`text` with blanks for those who come in numbers: what is left is said of one."""
    for throng in throngs(text):
        text = text[: throng.start] + " " * (throng.end - throng.start) + text[throng.end :]
    return text


def extras(text: str, language: str, known: Mapping[str, Sequence[str]]) -> list[tuple[str, Character]]:
    """The bodies of everyone who comes in numbers in `text`, in which names are blanks, each with its noun; at most so many.
    `known` are the extras that the film has already, by noun."""
    name = "群众" if language == "zh" else "CROWD"
    most: dict[str, Throng] = {}
    for throng in throngs(text):
        if _NAMED_NEXT.match(text[throng.end :]):
            continue
        before = most.get(throng.noun)
        most[throng.noun] = throng if before is None or throng.number > before.number else before
    found: list[tuple[str, Character]] = []
    number = sum(map(len, known.values()))
    for throng in most.values():
        own = list(known.get(throng.noun, ()))
        for k in range(min(throng.number or _UNSAID, MOST - len(found))):
            if k >= len(own):
                number += 1
                own.append(f"{name} {number}")
            found.append((throng.noun, extra(own[k], throng, language)))
    return found


def extra(id: str, throng: Throng, language: str) -> Character:
    """One of a throng; of what sex and how old, chance says where the noun does not."""
    noun = throng.noun
    luck = chance("extra", id, noun)
    age = int(luck.integers(8, 14)) if noun == "child" else int(luck.integers(20, 68))
    sex = sex_of(noun, "") if noun in ("woman", "man") else "female" if luck.random() < 0.5 else "male"
    if throng.age:
        age = max(6, throng.age + int(luck.integers(-3, 4)))
        open_ = looks.PROFESSIONS.whole(noun) is not None and noun.isascii() and not noun.endswith("man")
        sex = sex if open_ and noun not in _GIRLS else "female" if throng.sex == "female" else "male"
    if noun in _MEN:
        sex = "male"
    return Character(id, id, "human", sex, age, look_of("", noun), language, crowd=True)


def apposed_before(before: str) -> tuple[str, list[str]]:
    """What somebody is called before the name comes: *A stranger, a young woman in yellow -- ISLA*; 一个男人走来，是陈默."""
    said = _AHEAD.search(before)
    nouns = words.PERSONS.find(said.group()) if said else []
    return (said.group(), [said.group()[h.start : h.end].lower() for h in nouns]) if said and nouns else ("", [])


def named_one_by_one(before: str) -> str:
    """The words for those who are named one by one right after them: three older boys --, her sons, two men burst in:"""
    sentence = _SENTENCE_END.split(before)[-1]
    found = throngs(sentence)
    if not found:
        return ""
    between = sentence[found[-1].end :]
    named = not re.sub(r"[\s,，—–-]", "", between) or between.rstrip().endswith((":", "："))
    said = sentence[found[-1].start : found[-1].end].lower()
    return {"men": "man", "women": "woman"}.get(said, said) if named else ""
