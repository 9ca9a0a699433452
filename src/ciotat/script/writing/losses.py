"""What a written screenplay no longer holds: found by reading it back, remarked at its place in the one given."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from typing import NamedTuple

from ciotat.core.origin import Origin
from ciotat.script.kind import SPOKEN
from ciotat.script.run import Run
from ciotat.script.screenplay import Element, Remark, Scene, Screenplay
from ciotat.script.voice import split_names
from ciotat.script.wording import Grade, Wording, worded
from ciotat.script.writing.formatter import Item, items

__all__ = ["TYPES", "WORDS", "losses"]

_LOST: dict[str, tuple[Grade, str, str]] = {
    "lost-type": ("warning", "{was} is written as {now}", "{was}写成了{now}"),
    "lost-words": ("error", "the words of {was} come back changed", "{was}的文字读回后有改动"),
    "lost-name": ("error", "the name {was} comes back as “{now}”", "名字“{was}”读回为“{now}”"),
    "lost-mark": ("warning", "the mark ({was}) is not kept", "标记（{was}）未能保留"),
    "lost-dual": ("warning", "that two speak at the same time is not kept", "同时说话未能保留"),
    "lost-runs": ("note", "emphasis is not kept", "加粗、斜体等样式未能保留"),
    "lost-number": ("warning", "the scene number {was} is not kept", "场号 {was} 未能保留"),
    "lost-inside": ("warning", "inside or outside is not kept", "内外景未能保留"),
    "lost-place": ("warning", "the place “{was}” comes back as “{now}”", "地点“{was}”读回为“{now}”"),
    "lost-hour": ("warning", "the time of day “{was}” comes back as “{now}”", "时间“{was}”读回为“{now}”"),
    "lost-modifiers": ("warning", "“{was}” in the heading comes back as “{now}”", "标题中的“{was}”读回为“{now}”"),
    "lost-cast": ("note", "in the scene, but not kept: {was}", "本场人物未能保留：{was}"),
    "lost-element": ("error", "{was} is not kept", "{was}未能保留"),
    "new-element": ("warning", "{now} appears that was not there", "多出了一处{now}"),
    "lost-page": ("note", "“{was}” of the title page is not kept", "标题页的“{was}”未能保留"),
    "lost-people": ("note", "sketches of people not kept: {was}", "人物小传未能保留：{was}"),
}
WORDS: dict[str, Wording] = {about: (grade, (en, "", ""), (zh, "", "")) for about, (grade, en, zh) in _LOST.items()}
TYPES = {
    "heading": "场景标题",
    "action": "动作",
    "cue": "说话人",
    "parenthetical": "括号提示",
    "dialogue": "台词",
    "lyric": "歌词",
    "transition": "转场",
    "centred": "居中文字",
    "card": "字幕",
    "section": "章节标题",
    "synopsis": "梗概",
    "note": "批注",
    "boneyard": "删除的文字",
    "page-break": "分页",
    "sound": "声音",
    "camera": "镜头提示",
}
_MOST = 200
_ALIGNED = 3000
_SCENE = ("number", "inside", "place", "hour", "modifiers")


class _Loss(NamedTuple):
    about: str
    origin: Origin | None
    was: str = ""
    now: str = ""


def losses(given: Screenplay, held: Screenplay) -> tuple[Remark, ...]:
    """What of `given` is missing or different in `held`, which was read back; at most two hundred remarks."""
    chinese = given.language == "zh"
    found = (loss for part in (_elements, _scenes, _pages) for loss in part(given, held))
    return tuple(_remark(loss, chinese) for loss in islice(found, _MOST))


def _remark(loss: _Loss, chinese: bool) -> Remark:
    was, now = (TYPES.get(word, word) if chinese else word for word in (loss.was, loss.now))
    return worded(WORDS, loss.about, "zh" if chinese else "en", {"was": was, "now": now}, loss.origin)


def _elements(given: Screenplay, held: Screenplay) -> Iterator[_Loss]:
    was, now = _joined(items(given)), _joined(items(held))
    pairs = zip(was, now, strict=False)
    start = next((at for at, (a, b) in enumerate(pairs) if _key(a) != _key(b)), min(len(was), len(now)))
    ends = zip(reversed(was[start:]), reversed(now[start:]), strict=False)
    tail = next((at for at, (a, b) in enumerate(ends) if _key(a) != _key(b)), min(len(was), len(now)) - start)
    for a, b in _aligned(was[start : len(was) - tail], now[start : len(now) - tail]):
        if a and b:
            yield from _pair(a.element, b.element)
        elif a:
            yield _Loss("lost-element", a.element.origin, a.element.type)
        elif b:
            yield _Loss("new-element", None, now=b.element.type)
    same = [*zip(was[:start], now[:start], strict=True)]
    same += zip(was[len(was) - tail :], now[len(now) - tail :], strict=True)
    for a, b in same:
        yield from _pair(a.element, b.element)


def _joined(story: list[Item]) -> list[Item]:
    """The elements, with what one speaker says in one breath as one: formats cut it where they like."""
    joined: list[Item] = []
    for item in story:
        element, last = item.element, joined[-1].element if joined else None
        if last and last.type == element.type == "dialogue" and (last.name, last.dual) == (element.name, element.dual):
            runs = (*(last.runs or (Run(last.text),)), Run("\n"), *(element.runs or (Run(element.text),)))
            whole = replace(last, text=f"{last.text}\n{element.text}", runs=runs if last.runs or element.runs else ())
            joined[-1] = Item(whole, item.scene)
        else:
            joined.append(item)
    return joined


def _aligned(was: list[Item], now: list[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """Elements that stand for each other; past what can be compared in good time, simply in order."""
    if max(len(was), len(now)) > _ALIGNED:
        yield from zip_longest(was, now)
        return
    matcher = SequenceMatcher(None, [_key(item) for item in was], [_key(item) for item in now], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from zip_longest(was[a:b], now[c:d])


def _key(item: Item) -> tuple[str, str]:
    element = item.element
    return element.type, "" if element.type == "heading" else _words(element)


def _words(element: Element) -> str:
    """The words that count: of what is not spoken, blanks around lines do not."""
    text = element.text.replace("\r\n", "\n").replace("\r", "\n")
    if element.type in SPOKEN:
        return text
    return "\n".join(line.strip() for line in text.split("\n"))


def _pair(was: Element, now: Element) -> Iterator[_Loss]:
    if was is now:
        return
    if was.type != now.type:
        yield _Loss("lost-type", was.origin, was.type, now.type)
    if was.type != "heading" and _words(was) != _words(now):
        yield _Loss("lost-words", was.origin, was.type)
    if was.name != now.name:
        yield _Loss("lost-name", was.origin, was.name, now.name)
    if was.type == "cue" and was.extension != now.extension:
        yield _Loss("lost-mark", was.origin, was.extension)
    if was.type == "cue" and was.dual and not now.dual:
        yield _Loss("lost-dual", was.origin)
    if was.runs != now.runs and _styled(was) != _styled(now):
        yield _Loss("lost-runs", was.origin)


def _styled(element: Element) -> list[tuple[str, frozenset[str]]]:
    """The visible characters that stand in some style."""
    return [(c, frozenset(run.styles)) for run in element.runs if run.styles for c in run.text if not c.isspace()]


def _scenes(given: Screenplay, held: Screenplay) -> Iterator[_Loss]:
    for was, now in zip(given.scenes, held.scenes, strict=False):
        for name in _SCENE:
            a, b = _told(was, name), _told(now, name)
            if a != b:
                yield _Loss(f"lost-{name}", was.origin, a, b)
        there = set(now.cast)
        if missing := [name for name in was.cast if name not in there and not there.issuperset(split_names(name))]:
            yield _Loss("lost-cast", was.origin, ", ".join(missing))


def _told(scene: Scene, field: str) -> str:
    value = getattr(scene, field)
    return value if isinstance(value, str) else ", ".join(value)


def _pages(given: Screenplay, held: Screenplay) -> Iterator[_Loss]:
    values = {value for _, value in held.title_page} | {held.title, held.author}
    for key, value in given.title_page:
        if value not in values:
            yield _Loss("lost-page", Origin(1), key)
    known = dict(held.people)
    if missing := [name for name, sketch in given.people if known.get(name) != sketch]:
        yield _Loss("lost-people", Origin(1), ", ".join(missing))
