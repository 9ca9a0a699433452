"""Quoted speech in prose: which quotation is spoken, and by whom."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Part", "Quotes"]

_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"\n]*)\"|「([^「」]*)」|『([^『』]*)』")
_VERB = (
    r"(?:says?|said|asks?|asked|repl(?:y|ies|ied)|answers?|answered|whispers?|whispered|shouts?|shouted|cries|cried|calls?|called|yells?|yelled|"
    r"mutters?|muttered|murmurs?|murmured|screams?|screamed|adds?|added|begs?|begged|tells?|told|sighs?|sighed|laughs?|laughed|snaps?|snapped|"
    r"explains?|explained|admits?|admitted|insists?|insisted|announces?|announced|exclaims?|exclaimed|gasps?|gasped|continues?|continued|warns?|warned)"
)
_WHO = r"(?P<who>[A-Z][\w’'\-]*(?:\s[A-Z][\w’'\-]*){0,2}|[Hh]e|[Ss]he|[Tt]hey|I|(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?)\s(?:[a-z\-]+\s)?[a-z\-]+)"
_AFTER = re.compile(rf"\s*,?\s*(?:{_WHO}\s+(?:\w+ly\s+)?{_VERB}|{_VERB}\s+{_WHO.replace('who', 'who2')})\b")
_BEFORE = re.compile(rf"(?:^|.*[\s.!?,;]){_WHO}\s+(?:[\w’' ]{{0,40}}?\s)?{_VERB}\b[^.!?“”\"]{{0,40}}[,:]\s*", re.S)
_LAST = re.compile(r"(?:^|[.!?,;]\s+|\s)(?P<who>[A-Z][a-z’'\-]+(?:\s[A-Z][a-z’'\-]+)?)(?=\s+[a-z])")
_COMMON = frozenset(
    "The A An He She They It In On At But And Then When As Inside Outside Later Back There This That His Her I We You".split()
)
_HAN_VERB = r"(?:说道|问道|喊道|答道|叫道|笑道|骂道|低声道|轻声道|开口道|说|问|喊|答|叫|道|骂|嘀咕|低语|回答|大喊|吼)"
_HAN_BEFORE = re.compile(
    rf"(?P<clause>[^，。！？；、“”\n]{{1,16}})(?:[，、][^，。！？；“”\n]{{0,12}})?{_HAN_VERB}[着了]?[：:，,]\s*"
)
_HAN_AFTER = re.compile(rf"\s*(?P<clause>[^，。！？；“”\n]{{1,10}}?){_HAN_VERB}")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
_ROLES = re.compile(
    r"(?:老|小|阿)[\u3400-\u9fff]|[\u3400-\u9fff]{0,3}?(?:妈妈|爸爸|父亲|母亲|爷爷|奶奶|老师|医生|店主|老板|房东|女孩|男孩|女人|男人|老人|少年|少女|警察|司机|士兵|孩子|师傅|姑娘|青年|店员|服务员)"
)


class Part(NamedTuple):
    """A stretch of a paragraph; with a `speaker` it is spoken, and `text` is what stands between the quotation marks."""

    start: int
    text: str
    speaker: str = ""


class Quotes:
    """Who speaks, remembered from paragraph to paragraph: a pronoun means the last one named."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = ""
        self._before_last = ""
        self._counts: Counter[str] = Counter()

    def parts(self, paragraph: str) -> Iterator[Part]:
        """The paragraph as told and spoken parts, in order, nothing lost but quotation marks."""
        at = 0
        for quote in _QUOTED.finditer(paragraph):
            said = next(group for group in quote.groups() if group is not None)
            speaker = self._speaker(paragraph, at, quote) if said.strip() else ""
            if not speaker:
                continue
            yield Part(at, paragraph[at : quote.start()])
            yield Part(quote.start() + 1, said, speaker)
            at = quote.end()
        self._notice(paragraph[at:])
        yield Part(at, paragraph[at:])

    def _speaker(self, paragraph: str, at: int, quote: re.Match[str]) -> str:
        before, after = (
            paragraph[max(at, quote.start() - 120) : quote.start()],
            paragraph[quote.end() : quote.end() + 80],
        )
        self._notice(before)
        for match in (_BEFORE.fullmatch(before), _AFTER.match(after)):
            if match:
                groups = match.groupdict()
                return self._named(groups.get("who") or groups.get("who2") or "")
        if re.search(r"[\u3400-\u9fff]", before[-20:] + after[:20]):
            return self._han(before, after)
        alone = not before.strip() and not after.strip()
        return self._turn() if alone or (at and not before.strip()) else ""

    def _named(self, who: str) -> str:
        if who.lower() in ("he", "she", "they", "i", "他", "她", "我", "它"):
            return self._last or who
        self._remember(who)
        return who

    def _remember(self, who: str) -> None:
        if who != self._last:
            self._last, self._before_last = who, self._last

    def _turn(self) -> str:
        """A quotation with no word of who speaks: the other of the last two."""
        speaker = self._before_last or self._last
        if speaker:
            self._remember(speaker)
        return speaker or "?"

    def _notice(self, text: str) -> None:
        for match in _LAST.finditer(text):
            if match["who"].split()[0] not in _COMMON:
                self._remember(match["who"])

    def _han(self, before: str, after: str) -> str:
        if match := re.search(_HAN_BEFORE.pattern + r"$", before):
            return self._han_name(match["clause"])
        if (match := _HAN_AFTER.match(after)) and (name := self._han_name(match["clause"])):
            return name
        return self._turn() if not before.strip() and not after.strip(" 。") else ""

    def _han_name(self, clause: str) -> str:
        """The name a clause begins with: a surname and one or two characters, whichever the text uses again; or a role."""
        clause = clause.strip(" \u3000\n")
        if clause[0] in "他她我它":
            return self._named(clause[0])
        if clause[0] in _SURNAMES and len(clause) >= 2:
            two, three = clause[:2], clause[:3]
            long = len(three) == 3 and self._times(three) * 2 > self._times(two)
            name = three if long and not re.search(r"[说问喊答叫道笑低轻大]$", three) else two
        elif role := _ROLES.match(clause):
            name = role.group()
        else:
            name = clause if len(clause) <= 4 else clause[:2]
        return self._named(name)

    def _times(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = self._text.count(name)
        return self._counts[name]
