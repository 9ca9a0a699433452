"""Cues of the Chinese format: 名字（标记）：（语气）台词, and whether the word before a colon is a speaker at all."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from ciotat.script.shadow import shadow

__all__ = ["ChineseCue", "Saying", "chinese_cue", "saying", "says"]

_MARK = (
    r"(?:O\.?S\.?|V\.?O\.?|O\.?V\.?|画外音|画外|旁白|内心独白|内心|心声|独白|电话里|电话中|电话|"
    r"对讲机|广播|录音|齐声|同声)"
)
_CUE = re.compile(
    rf"(?P<name>[^:。，！？“”\"《》△【】()#\[\]]{{0,30}}?)\s*"
    rf"(?:[(【]\s*(?P<boxed>[^()【】:]{{1,12}})\s*[)】]|(?P<bare>{_MARK}))?\s*:\s*(?P<text>.*)",
    re.I,
)
_TELLING = re.compile(
    r".*(?:写着|写道|写有|显示|上书|标题|内容|时间|地点|备注|原文|如下|刻着|印着|弹出|说|道|问|喊|叫|答|想|是|的|了|着|有|只见|听见|原来)"
)
_LABEL = re.compile(
    r"地点|时间|日期|人物|出场人物|角色|道具|服装|天气|备注|音效|音乐|注|字幕|片名|题目|场景|景|时|人|内外景|BGM|提示|说明",
    re.I,
)
_CLOCK = re.compile(r"\d:\d")
_SAYING = re.compile(
    r"(?P<how>[^:，。！？；、“”\"「」()【】]{0,16}(?<![写心暗想])(?:道|说|喊|嚷|吼|骂|问|答|叫)(?:着)?)\s*:\s*(?P<text>\S.*)"
)
_PARTS = re.compile(r"[、/&]")
_BROKEN = re.compile(r"[\u3400-\u9fff] +[\u3400-\u9fff]")
_FORCED = re.compile(r"@(?P<name>[^（()）:：]+?)\s*(?:[(（](?P<mark>[^（()）]*)[)）])?\s*(?:[:：]|$)")
_QUOTES = ("“", '"', "「", "『", "《")
_PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}
_FAR = 60
_FARTHEST = 200
_ALONE = re.compile(rf"(?<![A-Za-z]){_MARK}(?![A-Za-z])|手机|屏幕|后景", re.I)


class ChineseCue(NamedTuple):
    """The speaker, the mark of the voice as written, and where the rest of the line begins. `sure` cues need no further
    sign. What stands in parentheses before the colon and marks no voice tells `manner`, from and to which character."""

    name: str
    mark: str
    rest: int
    sure: bool
    manner: tuple[int, int] = (0, 0)


class Saying(NamedTuple):
    """Who says something in action, and from and to which character it stands how, and what."""

    name: str
    how: tuple[int, int]
    said: tuple[int, int]


def saying(line: str, known: Collection[str]) -> Saying | None:
    """The saying that a line of action is in which one of `known` names, a verb of speech and a colon stand before the
    words: 老头冲着小伙嚷道：排队！"""
    if line.find("：", 0, _FAR) < 0 and line.find(":", 0, _FAR) < 0:
        return None
    name = max((name for name in known if name and line.startswith(name)), key=len, default="")
    match = _SAYING.fullmatch(shadow(line), len(name)) if name else None
    if not match:
        return None
    start, end = match.span("text")
    if line[start] in _PAIRS:
        if line.find(_PAIRS[line[start]], start + 1) != end - 1:
            return None
        start, end = start + 1, end - 1
    return Saying(name, match.span("how"), (start, end)) if line[start:end].strip() else None


def says(line: str) -> bool:
    """Whether a line of action may be a saying, if it begins with a name."""
    return _SAYING.search(shadow(line[:_FARTHEST])) is not None


def chinese_cue(line: str, known: Collection[str] = ()) -> ChineseCue | None:
    """The cue `line` (stripped) begins with, or None. `known` names are speakers whatever their last word."""
    forced = _FORCED.match(line[:_FARTHEST]) if line[:1] == "@" else None
    if forced and (len(line) <= 30 or forced.end() < len(line[:_FARTHEST])):
        return ChineseCue(forced["name"], forced["mark"] or "", forced.end(), True)
    if line.find("：", 0, _FAR) < 0 and line.find(":", 0, _FAR) < 0:
        return None
    cue, speaks = _parsed(line[:_FAR])
    if cue and (cue.name in known or (known and all(part in known for part in _PARTS.split(cue.name)))):
        return cue._replace(sure=True)
    return cue if speaks else None


@lru_cache(8192)
def _parsed(head: str) -> tuple[ChineseCue | None, bool]:
    """The cue a line may begin with, from its head, and whether it looks like one by itself."""
    seen = shadow(head)
    if not (match := _CUE.match(seen)) or _CLOCK.search(seen, 0, match.start("text") + 1):
        return None, False
    rest = match.start("text")
    group = "boxed" if match["boxed"] else "bare"
    mark = head[match.start(group) : match.end(group)].strip() if match[group] else ""
    name = head[: match.end("name")].strip(" \u3000\t*")
    if not name:
        return ChineseCue(mark, "", rest, True), bool(match["bare"])
    plain = shadow(name)
    if _ALONE.fullmatch(plain):
        return ChineseCue(name, mark, rest, True), True
    manner = (0, 0) if not mark or _ALONE.search(shadow(mark)) else match.span("boxed")
    cue = ChineseCue(name, "" if manner[1] else mark, rest, bool(mark) or "、" in name, manner)
    told = not mark and (head[rest:].lstrip()[:1] in _QUOTES or _TELLING.fullmatch(plain) is not None)
    return cue, not told and _may_speak(name, plain)


def _may_speak(name: str, seen: str) -> bool:
    han = sum("\u3400" <= c <= "\u9fff" for c in name)
    if _LABEL.fullmatch(seen) or not any(c.isalpha() for c in name):
        return False
    if "、" in name:
        return len(name) <= 30
    return not _BROKEN.search(seen) and (len(name) <= 12 if han else len(name) <= 24)
