"""What stands before the first scene of a Chinese script: title, credits, outline, people."""

import re

from ciotat.script.shadow import shadow
from ciotat.script.source import Line, clean

__all__ = ["LABEL", "FrontMatter", "is_label", "person"]

LABEL = re.compile(
    r"[【]?(?P<label>[^:【】。，！？“”《》△\d][^:【】。，！？“”《》△]{0,24})(?:】\s*:?|\s*:)\s*(?P<value>.*)"
)
_TITLE = re.compile(r"《(?P<title>[^《》]+)》.{0,12}")
_PEOPLE = re.compile(r"人物小传|人物表|主要人物|人物介绍|人物设定|角色介绍|角色表|登场人物|主要角色|出场人物|人物")
_OUTLINE = re.compile(r"(?:故事)?(?:大纲|梗概|简介)|剧情(?:简介|梗概)|一句话故事")
_PERSON = re.compile(
    r"[-*•·\d.、\s]*(?P<name>[^\s:()，,。、；;【】《》]{1,12}(?: [A-Za-z.]+)*)"
    r"\s*(?:\((?P<facts>[^()]*)\))?\s*(?:[:，,—-]+\s*(?P<sketch>.+))?"
)


def person(text: str) -> tuple[str, str] | None:
    """Name and description from 名（年龄，身份）：描述; the facts in parentheses come first."""
    match = _PERSON.fullmatch(shadow(text)) if len(text) <= 2000 else None
    if not match or not (match["facts"] or match["sketch"]):
        return None
    facts, sketch = (text[match.start(g) : match.end(g)].strip() if match[g] else "" for g in ("facts", "sketch"))
    return text[match.start("name") : match.end("name")].strip(), "；".join(part for part in (facts, sketch) if part)


def is_label(text: str) -> bool:
    """Whether a line of the front matter only names what follows it: 人物小传, 大纲."""
    seen = shadow(text)
    return _PEOPLE.fullmatch(seen) is not None or _known(seen.strip("【】: "))


class FrontMatter:
    """Takes the lines before the first scene one by one: `page` pairs, `people`, and which lines it could not place."""

    def __init__(self) -> None:
        self.page: list[tuple[str, str]] = []
        self.people: dict[str, str] = {}
        self._open = ""

    def pause(self) -> None:
        """A blank line: what stands over the story as its motto ends."""
        if self._open == "lines" and self.page[-1][1]:
            self._open = ""

    def take(self, line: Line) -> bool:
        """Read one line (not blank); False if it is not front matter."""
        text = clean(line.raw).strip(" \t\u3000*#")
        seen = shadow(text)
        if not text:
            return True
        if (title := _TITLE.fullmatch(text)) and not self.page:
            self.page.append(("片名", title["title"].strip()))
            return True
        if _PEOPLE.fullmatch(seen):
            self._open = "people"
            return True
        label = LABEL.fullmatch(seen)
        if label and self._head(text, label):
            return True
        if self._open == "people":
            return self._person(text)
        if self._open in ("outline", "lines") or (self._open == "value" and line.raw[:1] in (" ", "\t")):
            key, value = self.page[-1]
            self.page[-1] = (key, f"{value}\n{text}".strip())
            return True
        if not self.page and not label and len(text) <= 20 and not re.search(r"[。！？，；…]", text):
            self.page.append(("片名", text))
            return True
        return False

    def _head(self, text: str, label: re.Match[str]) -> bool:
        name, value = label["label"].strip(), text[label.start("value") :].strip()
        if _PEOPLE.fullmatch(name):
            self._open = "people"
            for item in re.split(r"[；;]", value) if "（" in value or "(" in value else ():
                self._person(item)
            return True
        if self._open == "people" and not _known(name):
            return self._person(text)
        if not _known(name) and not _OUTLINE.fullmatch(name):
            return False
        self._open = "outline" if _OUTLINE.fullmatch(name) else "lines" if _OPENING.fullmatch(name) else "value"
        self.page.append(
            (text[label.start("label") : label.end("label")].strip(), value.strip("《》") if name in _TITLES else value)
        )
        return True

    def _person(self, text: str) -> bool:
        found = person(text)
        if found:
            self.people.setdefault(*found)
        elif self.people:
            last = next(reversed(self.people))
            self.people[last] = f"{self.people[last]}\n{text}"
        return True


_OPENING = re.compile(r"题记|献词")
_TITLES = ("片名", "剧名", "标题", "名称", "剧本名", "剧本名称", "Title")
_CREDITS = re.compile(
    r"编剧|作者|导演|类型|[^:]{0,4}题材|体裁|集数|时长|片长|字数|年份|题记|献词|日期|版本|版权|联系(?:方式)?|电话|邮箱|出品|制片|监制|原著|改编|风格|语言|时代|年代|背景|主题|备注|"
    r"title|credits?|authors?|(?:written )?by|source|notes?|(?:draft )?date|contact|copyright|revision|format|language|"
    r"episode|series",
    re.I,
)


def _known(name: str) -> bool:
    return name in _TITLES or _CREDITS.fullmatch(name) is not None or _OUTLINE.fullmatch(name) is not None
