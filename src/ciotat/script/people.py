"""People as the action introduces them: ``MARIE (30s), a woman in a dark dress``, 李雷（28岁，外卖员）."""

import re
from collections.abc import Collection, Iterable, Iterator, Set

from ciotat.script.screenplay import Scene
from ciotat.script.sentences import sentences
from ciotat.script.voice import is_narrator

__all__ = ["introduced", "introductions", "named", "sifted"]

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_CAPITALS = re.compile(
    rf"\b(?P<name>[{_UPPER}][{_UPPER}'’.\-]*[{_UPPER}]"
    rf"(?: (?:[{_UPPER}][{_UPPER}'’.\-]*[{_UPPER}]|[{_UPPER}]\.|#?\d+))*)"
    r"(?![a-zß-ÿ])(?:\s*\((?P<facts>[^()]{1,80})\))?"
)
_LATIN = bytes(range(65, 91))
_CASE = bytes({0: 0, 0x28: 0x28, 0xEF: 0x28}.get(b, 65 if b in b"%b\xc3\xd0\xd1" % _LATIN else 32) for b in range(256))
_WITHIN = b"'.-\xe2" + bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 become an A where they may begin a capital, with nothing of what may stand within a name between two; and
what may begin a parenthesis becomes one."""
_AGED = re.compile(
    r"\b(?P<name>[A-Z][a-z’']+(?: [A-Z][a-z’']+){0,2})\s*"
    r"\((?P<facts>[^()]{0,60}?(?:\d\d|teens|twenties|thirties|forties|fifties)[^()]{0,60})\)"
)
_HAN = re.compile(
    r"(?P<name>[\u3400-\u9fff·]{2,4})[（(](?P<facts>[^（）()]{0,40}?[\d一二三四五六七八九十][^（）()]{0,40})[)）]"
)
_APPOSED = re.compile(
    r"\s+(?:with|in|wearing|dressed)\b|\s*,\s*(?:in\b|with\b|wearing\b|dressed\b|an?\b|the\b|his\b|her\b|their\b|mid|early|late|about|around|barely|\d|all\b|tall\b|old\b|young\b)",
    re.I,
)
_TOLD_OF = re.compile(rf"[{_UPPER}.\d](?:\s*,|\s+(?i:with|in|wearing|dressed)\b)")
"""Where something may be told of a name before it."""
_CLAUSE = re.compile(r"[,:;—]\s*|\band\b")
_LOOSE = re.compile(r",?\s*\b(?:and\b\s*)?(?:an?|the)?$")
_ARTICLE = re.compile(r"(?:an?|the|it is|this is|also)?", re.I)
_MORE = re.compile(
    r"\s*(?:He|She|They|His|Her|Their)\b.*\b(?:wear|wears|wearing|dressed|hair|coat|dress|eyes|beard|face|hat|build|tall|thin|shirt|suit)\b"
)


def introduced(
    scenes: tuple[Scene, ...], known: tuple[Set[str], Set[str]] | None = None
) -> tuple[tuple[str, str], ...]:
    """Name and description of everyone the action introduces, in order; the words of the script, nothing inferred.
    `known` are the `named` of the script that the scenes are a part of."""
    told = (e.text for scene in scenes for e in scene.elements if e.type == "action")
    return introductions(told, *(known or named(scenes)))


def introductions(actions: Iterable[str], speakers: Set[str], cast: Set[str]) -> tuple[tuple[str, str], ...]:
    """Name and description of everyone that paragraphs of action introduce, among who speaks and is cast."""
    found: dict[str, str] = {}
    for text in _promising(list(actions)):
        if _may_introduce(text):
            for name, description in _introductions(text, cast, speakers, found):
                found.setdefault(name, description)
    return tuple(found.items())


def named(scenes: tuple[Scene, ...]) -> tuple[Set[str], Set[str]]:
    """Who speaks in `scenes` and is someone, and everyone in their casts."""
    return sifted({e.name for scene in scenes for e in scene.elements if e.type == "cue"}, scenes)


def sifted(cues: Iterable[str], scenes: tuple[Scene, ...]) -> tuple[Set[str], Set[str]]:
    """Who of `cues` is someone, and everyone in the casts of `scenes`."""
    speakers = {name for name in cues if not is_narrator(name)}
    return speakers, speakers.union(*(scene.cast for scene in scenes))


def _promising(texts: list[str]) -> Iterator[str]:
    """The texts that may hold a name in capitals or a parenthesis, found in all of them at once."""
    cases = b"\0".join([text.encode("utf-8", "replace") for text in texts]).translate(_CASE, _WITHIN).split(b"\0")
    if len(cases) != len(texts):
        return iter(texts)
    return (text for text, case in zip(texts, cases, strict=True) if b"AA" in case or b"(" in case)


def _may_introduce(text: str) -> bool:
    return "(" in text or "（" in text or _TOLD_OF.search(text) is not None


def _introductions(text: str, cast: Set[str], speakers: Set[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Who a paragraph introduces that is not `known`."""
    if not text.isascii() and ("（" in text or "(" in text):
        for match in _HAN.finditer(text):
            if name := next(
                (match["name"][i:] for i in range(len(match["name"]) - 1) if match["name"][i:] in cast), ""
            ):
                yield name, match["facts"]
    told = sentences(text.replace("\n", " "))
    for at, sentence in enumerate(told):
        if not _may_introduce(sentence):
            continue
        met = [*_CAPITALS.finditer(sentence)] or [*_AGED.finditer(sentence)]
        for i, match in enumerate(met):
            end = met[i + 1].start() if i + 1 < len(met) else len(sentence)
            name = _spoken_name(match["name"], speakers)
            rest = sentence[match.end() : end]
            if name in known:
                continue
            if match["facts"] or (name in cast and i + 1 <= len(met) and _APPOSED.match(rest)):
                yield name, _description(sentence, match, rest, told[at + 1 : at + 3] if i + 1 == len(met) else [])


def _spoken_name(name: str, speakers: Set[str]) -> str:
    """The name as cues write it: JEAN PIERRE is JEAN where only JEAN speaks."""
    upper = name.upper()
    if upper in speakers or name in speakers:
        return upper if upper in speakers else name
    return next((part for part in upper.split() if part in speakers), upper)


def _description(sentence: str, match: re.Match[str], rest: str, after: list[str]) -> str:
    before = _CLAUSE.split(sentence[: match.start()].rstrip(" ,"))[-1].strip()
    whole = rest if _ARTICLE.fullmatch(before) else f"{before} {match['name']}{rest}"
    more = ""
    for following in after:
        if not _MORE.match(following) or _CAPITALS.search(following):
            break
        more += " " + following.strip()
    told = (_LOOSE.sub("", whole.strip(" ,;:-—\n")) + more).strip()
    return "; ".join(part for part in (match["facts"], told) if part and part.strip(" ."))
