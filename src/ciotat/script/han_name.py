"""Chinese names in prose, found beside the verbs of speech."""

import re
from typing import NamedTuple

__all__ = ["HanNames", "HanTag"]

_VERB = (
    r"(?:说道|问道|喊道|答道|叫道|笑道|骂道|叹道|低声道|轻声道|开口道|回答道|說道|問道|低声说|轻声说|大声说|大声喊|"
    r"说|问|喊|答|叫|道|骂|嘀咕|低语|回答|大喊|吼|說|問)"
)
_BEFORE = re.compile(
    rf"(?:^|(?<=[，。！？；、”」\s]))(?P<clause>[^，。！？；“”「」\s]{{0,16}}?)(?P<verb>{_VERB})[着了过]?\s*[：:，,]\s*$"
)
_AFTER = re.compile(rf"\s*(?P<clause>[^，。！？；“”「」\s]{{1,10}}?)(?P<verb>{_VERB})(?P<stop>[。，！？]|$)")
_QUIET = re.compile(r"(?:又|便|就|才|也|接着|继续)*")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴湯"
)
_ROLE = re.compile(
    r"[\u3400-\u9fff]{0,3}?(?:妈妈|爸爸|父亲|母亲|爷爷|奶奶|老师|医生|店主|老板|房东|女孩|男孩|女人|男人|老人|少年|少女|"
    r"警察|司机|士兵|孩子|师傅|姑娘|青年|店员|服务员|列车员|船长|猎人|将军|皇帝|公主|王子|老太太|老头)|"
    r"[老小阿][\u3400-\u9fff]"
)
_BETWEEN = re.compile(r"(?P<clause>[^“”「」。！？]{2,20})[，,]\s*[“「『]")
_TAGGED = re.compile(
    rf"(?:^|(?<=[，。！？；、”」\s]))(?P<name>[\u3400-\u9fff·]{{2,4}}?)(?:低声|轻声|大声|忽然|突然)?{_VERB}(?=[：:，,。\s]|$)",
    re.M,
)
_COUNTED = re.compile(r"[一那这][个名位]")
_ACTING = re.compile(r"[着了过的地将把]")
_PRONOUN = frozenset("他她它")
_NOT_NAME = re.compile(r"[说问喊答叫道笑低轻大走来去在把将被又也都就便正站坐看推拿点端抬转回从向]$")


class HanTag(NamedTuple):
    """A name (or pronoun), how it speaks, and where the tag stands in the text given."""

    name: str
    manner: str
    start: int
    end: int


class HanNames:
    """Finds who a clause is about: a surname and one or two characters, whichever the text uses again, or a role."""

    def __init__(self, text: str) -> None:
        self._text = text[:20_000] if re.search(r"[\u3400-\u9fff]", text) else ""
        self._counts: dict[str, int] = {}
        tagged = {match["name"] for match in _TAGGED.finditer(self._text)}
        names = {
            name for name in tagged if name[0] not in _PRONOUN and not _ACTING.search(name) and self._times(name) > 1
        }
        self._known = tuple(sorted(names, key=lambda name: (-len(name), name)))

    def between(self, text: str) -> str:
        """Whom the clause that `text` begins with is about, where speech goes on behind it; empty if it does not say."""
        match = _BETWEEN.match(text) if self._text else None
        return self._name(match["clause"]) if match else ""

    def before(self, text: str) -> HanTag | None:
        """The tag that `text` ends with: 韩梅梅低声说："""
        match = _BEFORE.search(text) if self._text else None
        return self._tag(match, match.start()) if match else None

    def after(self, text: str) -> HanTag | None:
        """The tag that `text` begins with: 李雷说。"""
        match = _AFTER.match(text) if self._text else None
        return self._tag(match, match.start()) if match else None

    def subject(self, text: str) -> str:
        """The last name that begins a clause of `text`; empty if none is sure."""
        if not self._text:
            return ""
        names = [name for clause in re.split(r"[，。！？；\s]", text) if (name := self._name(clause))]
        return names[-1] if names else ""

    def _tag(self, match: re.Match[str], start: int) -> HanTag | None:
        clause = match["clause"]
        if not clause:
            name = self.subject(match.string[: match.start()])
            return HanTag(name, "", max(0, start - 1), match.end()) if name else None
        name = clause[0] if clause[0] in _PRONOUN else self._name(clause)
        if not name and _ACTING.search(clause):
            name = self.subject(match.string[: match.start()])
            return HanTag(name, "", match.start("verb"), match.end()) if name else None
        name = name or (clause if len(clause) <= 4 else "")
        if not name:
            return None
        verb = re.sub(r"[说问喊答叫道说說問]+$", "", match["verb"])
        manner = (clause[len(name) :] + verb).strip()
        return HanTag(name, "" if _QUIET.fullmatch(manner) else manner, start, match.end())

    def _name(self, clause: str) -> str:
        clause = _COUNTED.sub("", clause, count=1) if _COUNTED.match(clause) else clause
        if known := next((name for name in self._known if clause.startswith(name)), ""):
            return known
        if role := _ROLE.match(clause):
            return role.group()
        if len(clause) < 2 or clause[0] not in _SURNAMES or not re.match(r"[\u3400-\u9fff]{2}", clause):
            return ""
        two, three = clause[:2], clause[:3]
        if _NOT_NAME.search(two):
            return ""
        long = len(three) == 3 and not _NOT_NAME.search(three) and self._times(three) * 2 > self._times(two)
        if long and self._times(three) < 2 and len(clause) > 3:
            long = False
        return three if long else two

    def _times(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = self._text.count(name)
        return self._counts[name]
