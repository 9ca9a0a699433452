"""Quoted speech in prose: which quotation is spoken, by whom, and how."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ciotat.script.han_name import HanNames

__all__ = ["Part", "Quotes"]

_QUOTED = re.compile(
    r"“([^“”]*)”|\"([^\"\n]*)\"|「([^「」]*)」|『([^『』]*)』|«([^«»]*)»"
    r"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)|(?<!\w)'((?:[^'\n]|(?<=\w)'(?=\w))*)'(?!\w)"
)
_SPOKEN_END = re.compile(r"[.!?,;…—\-。！？，、；~～]$")
_PLAIN = "says? said asks? asked replies replied reply answers? answered adds? added tells? told continues? continued"
_LOUD = (
    "whispers? whispered shouts? shouted cries cried calls? called yells? yelled mutters? muttered murmurs? murmured "
    "screams? screamed begs? begged sighs? sighed laughs? laughed snaps? snapped explains? explained admits? admitted "
    "insists? insisted announces? announced exclaims? exclaimed gasps? gasped "
    "warns? warned sings? sang growls? growled "
    "hisses hissed"
)
_VERB = rf"(?P<verb>{'|'.join((_PLAIN + ' ' + _LOUD).split())})"
_QUIET = re.compile("|".join(_PLAIN.split()))
_WHO = (
    r"(?P<who>(?:[tT]he|[hH]is|[hH]er|[aA]n?)\s(?:[a-z\-]+\s)?(?!and\b|then\b)[a-z\-]+|[hH]e\b|[sS]he\b|[tT]hey\b|"
    r"(?!(?:The|An?|His|Her|It|In|On|At|And|But|Then|When|As)\b)[A-Z][\w’'\-]*(?:\s[A-Z][\w’'\-]*){0,2})"
)
_MANNER = (
    r"(?:\s+(?:to\s+)?(?:him|her|them|me|us|everyone)\b)?"
    r"(?:\s+(?P<to>to\s(?:(?:the|his|her|an?)\s(?:[a-z\-]+\s)?[a-z\-]+|[A-Z][\w’'\-]*))(?=\s*[.,;:]|\s\w+ly\b))?"
    r"(?:\s+(?P<manner>\w+ly|again|back|aloud|under (?:his|her) breath|without [a-z ]{1,40}))?"
)
_AFTER = re.compile(
    rf"\s*,?\s*(?:{_WHO}(?:\s+(?P<adverb>\w+ly))?\s+{_VERB}|"
    rf"{_VERB.replace('verb', 'verb2')}\s+{_WHO.replace('who', 'who2')})"
    rf"\b{_MANNER}\s*(?P<stop>[.,;:]|$)?"
)
_BEFORE = re.compile(rf"(?:^|(?<=[\s.!?,;])){_WHO}(?:\s+(?P<adverb>\w+ly))?\s+{_VERB}\b{_MANNER}\s*[,:]\s*$")
_ACTS = re.compile(
    rf"(?:^|(?<=[\s.!?,;])){_WHO},?\s[^.!?“”\"]{{0,60}}?(?P<says>,?(?:\s+and|\s+then)*\s+{_VERB}\b{_MANNER})[^.!?“”\"]{{0,30}}[,:]\s*$"
)
_SUBJECT = re.compile(r"(?:^|[.!?,;]\s+|\band\s|\s)(?P<who>[A-Z][a-z’'\-]+(?:\s[A-Z][a-z’'\-]+)?)(?=\s+[a-z])")
_COMMON = re.compile(
    r"(?:The|An?|He|She|They|It|In|On|At|And|But|Then|When|As|Inside|Outside|Later|Back|There|This|That|His|Her|I|We|You|"
    r"After|Before|From|Into|With|While|For|Near|By|Every|All|One|Two|Next|Nobody|Someone|Everyone|What|Where|Now)\b"
)
_PRONOUNS = frozenset(("he", "she", "they", "他", "她", "它"))
_ROLE = re.compile(
    r"(?:^|[.!?,]\s+|\b(?:beside|with|by|to|at)\s)(?:The|the|An?|an?|His|Her)\s(?P<who>(?:[a-z\-]+\s)?(?:man|woman|boy|girl|child|captain|doctor|nurse|soldier|king|queen|"
    r"driver|conductor|waiter|waitress|priest|teacher|mother|father|sister|brother|wife|husband|stranger|guard|officer|hunter|"
    r"fisherman|sailor|passenger|traveller|clerk|owner|master|lady|gentleman|detective|friend|son|daughter|keeper|robot|voice))\s"
)
_HE = re.compile(
    r"(?:.*\s)?(?:man|boy|king|father|brother|husband|gentleman|son|fisherman|waiter|priest)|.*(?:男人|男孩|父亲|爸爸|爷爷|老头|"
    r"王子|皇帝|将军|少年|老人|大爷|叔叔)"
)
_SHE = re.compile(
    r"(?:.*\s)?(?:woman|girl|queen|mother|sister|wife|lady|daughter|waitress|nurse)|.*(?:女人|女孩|母亲|妈妈|奶奶|姑娘|公主|少女|"
    r"老太太|阿姨)"
)


class Part(NamedTuple):
    """A stretch of a paragraph from `start`; with a `speaker` it is spoken, and `text` stands between quotation marks.
    `manner` is how: whatever more than ``says`` the words around it tell, between the offsets `told`. It is not `sure` who
    speaks where no word says so."""

    start: int
    text: str
    speaker: str = ""
    manner: str = ""
    told: tuple[int, int] = (0, 0)
    sure: bool = True


class _Tag(NamedTuple):
    """``she whispers``: who, how, and where it stands beside the quotation (offsets of the paragraph); where how it is said
    is `told`."""

    speaker: str
    manner: str
    start: int
    end: int
    told: tuple[int, int] = (0, 0)
    sure: bool = True


class Quotes:
    """Who speaks, remembered from paragraph to paragraph: a pronoun means the last one named."""

    def __init__(self, text: str) -> None:
        self._han = HanNames(text)
        self._last = ""
        self._other = ""
        self._meant: dict[str, str] = {}

    def parts(self, paragraph: str) -> Iterator[Part]:
        """The paragraph as told and spoken parts, in order; the words that only say who speaks are left out."""
        at, speaker = 0, ""
        for quote in _QUOTED.finditer(paragraph):
            if quote.start() < at:
                continue
            said = next(group for group in quote.groups() if group is not None)
            tag = self._tag(paragraph, at, quote, said, speaker) if said.strip() else None
            if not tag:
                continue
            speaker = tag.speaker
            yield Part(at, paragraph[at : min(tag.start, quote.start())])
            yield Part(quote.start() + 1, said, speaker, tag.manner, tag.told, tag.sure)
            at = max(quote.end(), tag.end)
        self._notice(paragraph[at:])
        yield Part(at, paragraph[at:])

    def _tag(self, paragraph: str, at: int, quote: re.Match[str], said: str, speaker: str) -> _Tag | None:
        start, end = quote.span()
        floor = max(at, start - 120)
        before, after = paragraph[floor:start], paragraph[end : end + 80]
        self._notice(before)
        if match := _BEFORE.search(before):
            return self._english(match, floor + match.start(), end, (floor + match.start(), start))
        if match := _AFTER.match(after):
            return self._english(match, start, end + match.end(), (end, end + match.end()))
        if match := _ACTS.search(before):
            joined = " and" in match["says"]
            loud = match["verb"] if joined and not _QUIET.fullmatch(match["verb"]) else ""
            manner = " ".join(filter(None, (loud, match["to"], match["manner"])))
            cut = match.start("says") if joined else len(before)
            return _Tag(self._named(match["who"]), manner, floor + cut, end, (floor + match.start(), start))
        if found := self._han.before(before):
            return _Tag(self._named(found.name), found.manner, floor + found.start, end, (floor + found.start, start))
        if found := self._han.after(after):
            return _Tag(self._named(found.name), found.manner, start, end + found.end, (end, end + found.end))
        return self._untold(paragraph, at, before, said, speaker, start, end)

    def _untold(
        self, paragraph: str, at: int, before: str, said: str, speaker: str, start: int, end: int
    ) -> _Tag | None:
        """A quotation without a word of who speaks, if it is speech at all: it ends as a sentence does."""
        if not _SPOKEN_END.search(said.strip()):
            return None
        alone = start <= 8 and not before.strip()
        if follower := self._han.between(paragraph[end : end + 40]):
            return _Tag(self._named(follower), "", start, end)
        if alone:
            return _Tag(self._turn(), "", start, end, sure=False)
        if subject := self._han.subject(before):
            return _Tag(self._named(subject), "", start, end)
        roles = [match["who"] for match in _ROLE.finditer(before)]
        if roles and not _SUBJECT.search(before[before.rfind(roles[-1]) :]):
            return _Tag(self._named(roles[-1]), "", start, end)
        told = bool(speaker) and not before.strip()
        who = speaker if told else self._last
        return _Tag(who, "", start, end, sure=told or bool(_SUBJECT.search(before))) if who else None

    def _english(self, match: re.Match[str], start: int, end: int, told: tuple[int, int]) -> _Tag:
        groups = match.groupdict()
        verb = groups["verb"] or groups.get("verb2") or ""
        loud = "" if _QUIET.fullmatch(verb) else verb
        manner = [groups.get("adverb") or "", loud, groups["to"] or "", groups["manner"] or ""]
        who = self._named(groups["who"] or groups.get("who2") or "")
        return _Tag(who, " ".join(filter(None, manner)), start, end, told)

    def _named(self, who: str) -> str:
        if who.lower() in _PRONOUNS:
            return self._pronoun(who.lower())
        if who[:4].lower() in ("the ", "his ", "her "):
            who = who[4:]
        self._remember(who)
        return who

    def _pronoun(self, word: str) -> str:
        """Whom a pronoun means: whom it meant before, else the last one named whom no other pronoun means."""
        taken = {name for other, name in self._meant.items() if other != word}
        wrong = _SHE if word in ("he", "他") else _HE if word in ("she", "她") else None
        right = _HE if word in ("he", "他") else _SHE if word in ("she", "她") else None
        near = [name for name in (self._last, self._other) if name and not (wrong and wrong.fullmatch(name))]
        near.sort(key=lambda name: not (right and right.fullmatch(name)))
        if near and right and right.fullmatch(near[0]):
            self._remember(near[0])
            return near[0]
        free = next((name for name in near if name not in taken), near[0] if near else self._last)
        name = self._meant.setdefault(word, free) if free else word
        self._remember(name)
        return name

    def _remember(self, who: str) -> None:
        if who != self._last:
            self._last, self._other = who, self._last

    def _turn(self) -> str:
        """Lines without tags go back and forth between the last two named."""
        speaker = self._other or self._last
        if speaker:
            self._remember(speaker)
        return speaker or "?"

    def _notice(self, text: str) -> None:
        subjects = [match for match in _SUBJECT.finditer(text) if not _COMMON.match(match["who"])]
        roles = [match for match in _ROLE.finditer(text) if not text.startswith(("named", "called"), match.end())]
        for match in sorted((*subjects, *roles), key=lambda match: match.start("who")):
            self._remember(match["who"])
        if subject := self._han.subject(text):
            self._remember(subject)
