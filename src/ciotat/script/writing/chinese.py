"""A screenplay written as a Chinese 剧本, each element so that it reads back as what it is."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ciotat.script.cue import chinese_cue, says
from ciotat.script.kind import SAID, SPEECH
from ciotat.script.reading import read
from ciotat.script.screenplay import Element, Screenplay
from ciotat.script.speech import utterances
from ciotat.script.voice import is_narrator, split_names
from ciotat.script.writing.chinese_heading import heading_line
from ciotat.script.writing.chinese_page import page_lines
from ciotat.script.writing.formatter import ASIDES, Story, speaks_on
from ciotat.script.writing.marks import cut_text, note_text

__all__ = ["Chinese"]

_ABOVE = "1 日 内 屋里\n△有人。\n"
_OWN_LINE = re.compile(r"(?:道具|服装|化妆|服化道|备注|注)\s*[：:].+")
_LITERAL = re.compile(r"^\\|\\$|\\(?=[!-/:-@\[-`{-~（）])|\*(?=\*)|\[(?=\[)|/(?=\*)", re.M)
_DOUBTFUL = re.compile(r"\s*$|\s*\d|[^：:]{0,60}[：:]")
_NO_NAME = re.compile(r"[:：（()）\n]")
_BACKSLASH = r"\\\g<0>"
_PAREN = re.compile(r"[（()）]")


class Chinese:
    """Writes the usual numbered headings, △ before action, 名：台词. `keep` headings that stand as they should."""

    def __init__(self, keep: bool = True) -> None:
        self._keep = keep

    def head(self, screenplay: Screenplay) -> str:
        """The title, the credits and the people, without a line end behind them."""
        return "\n".join(page_lines(screenplay))

    def gap(self, story: Story, at: int) -> str:
        """A blank line before what opens a scene, nothing within a spoken line, else a line end."""
        if not at:
            return "\n\n"
        if speaks_on(story, at) and (cue := story.cues[at]) >= 0:
            inline = cue not in story.parted and "\n" not in story[at - 1].element.text
            return "" if inline or story[at].element.type in ASIDES else "\n"
        if story[at].element.type == "lyric" and story[at - 1].element.type in SPEECH:
            return "\n\n"
        opens = story[at].element.type in ("heading", "section")
        return "\n\n" if opens and story[at - 1].element.type not in ("heading", "section") else "\n"

    def under(self, story: Story, at: int) -> str:
        """The people of the scene."""
        element, scene = story[at]
        names = _listed(scene.cast) if element.type == "heading" else ()
        return f"\n人物：{'、'.join(names)}" if names else ""

    def body(self, story: Story, at: int) -> str:
        """The element at `at`, with whatever marks it needs."""
        element, scene = story[at]
        if element.type == "heading":
            return heading_line(element.text, scene, self._keep)
        if element.type == "cue":
            return _cue(element, "" if at + 1 == len(story) or at in story.parted else story[at + 1].element.text)
        if element.type in SAID and (spoken := story.cues[at]) >= 0:
            return _said(element, spoken in story.parted)
        if element.type in SAID and element.name:
            parted = "\n" in element.text
            cue = f"@{_NO_NAME.sub('·', element.name)}："
            return f"{cue}\n{_said(element, True)}" if parted else f"{cue}{_said(element, False)}"
        if element.type == "note" and at and story[at - 1].element.type in ("heading", "note"):
            return element.text if _OWN_LINE.fullmatch(element.text) else f"[[{note_text(element.text)}]]"
        return _single(element)


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    """The names that a list of people can hold."""
    return tuple(name for name in names if not is_narrator(name) and split_names(f"{name}、甲") == (name, "甲"))


def _cue(element: Element, said: str) -> str:
    """A cue, forced where it would not be taken for one in front of what is `said`."""
    name = element.name or element.text
    mark = f"（{element.extension}）" if element.extension else ""
    for line in (f"{name}{mark}：", f"{name}{element.extension}："):
        found = chinese_cue(f"{line}{said}")
        if found and (found.name, found.mark, found.rest, found.manner) == (name, element.extension, len(line), (0, 0)):
            return line
    return f"@{_NO_NAME.sub('·', name)}{mark}："


def _literal(text: str) -> str:
    """Text in which no mark means anything."""
    return _LITERAL.sub(lambda match: f"{match.group()}\\", text)


def _said(element: Element, in_lines: bool) -> str:
    if element.type == "parenthetical":
        plain = f"（{_literal(element.text)}）"
        alone = [(type, said) for type, said, _, _ in utterances(plain)] == [("parenthetical", plain[1:-1])]
        plain = plain if alone else f"（{_PAREN.sub(_BACKSLASH, plain[1:-1])}）"
        safe = not in_lines or _reads(f"甲：\n{plain}\n甲：")[1:-1] == (("parenthetical", element.text),)
        return plain if safe else f"（\\{plain[1:]}"
    if element.type == "lyric":
        return "\n".join(f"~{line}" for line in _literal(element.text).split("\n"))
    text = _PAREN.sub(_BACKSLASH, _literal(element.text))
    return "\n".join(_spoken(line) for line in text.split("\n")) if in_lines else text


def _spoken(line: str) -> str:
    """A line of a speech below its cue, which must not begin as something else does."""
    safe = not _DOUBTFUL.match(line) and _reads(f"甲：\n{line}\n甲：")[1:-1] == (("dialogue", _plain(line)),)
    return line if safe or line[:1] == "\\" else f"\\{line}"


def _plain(line: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~（）])", r"\1", line)


def _single(element: Element) -> str:
    """An element that is a line of its own."""
    text = element.text
    line = " ".join(_literal(text).split("\n"))
    match element.type:
        case "note":
            return f"[[{note_text(text)}]]"
        case "boneyard":
            return cut_text(text)
        case "page-break":
            return "==="
        case "section":
            marks = "#" + (element.extension or "#")
            behind = f"{marks} \\{line}" if _DOUBTFUL.match(line) else f"{marks} {line}"
            plain = (line, f"【{line}】") if len(marks) == 2 else ()
            return _first(element, *plain, behind, f"{marks} \\{line}")
        case "synopsis":
            return _first(element, f"= {line}", f"= \\{line}")
        case "card":
            label = element.extension or "字幕"
            return _first(element, f"【{label}：{line}】", f"{label}：{line}", f"【字幕：{line}】", f"字幕：{line}")
        case "sound":
            label = element.extension or "音效"
            return _first(element, f"【{label}：{line}】", f"{label}：{line}", f"【音效：{line}】", f"音效：{line}")
        case "camera":
            return _first(element, f"【{line}】", line, f"【镜头：{line}】")
        case "transition":
            return _first(element, line, f"【{line}】", f"【转场：{line}】", f"转场：{line}")
        case "centred":
            return f"> {line} <"
        case "lyric":
            return "\n".join(f"~{verse}" for verse in _literal(text).split("\n"))
        case _:
            return _told(text)


def _first(element: Element, *lines: str) -> str:
    """The first of some ways to write an element that reads back as it."""
    return next((line for line in lines if _reads(line) == ((element.type, element.text),)), lines[-1])


def _told(text: str) -> str:
    """Action: its first line behind a △, the others as they stand unless they read as something else."""
    first, *more = _literal(text).split("\n")
    lines = [f"△\\{first}" if says(first) and first[:1] != "\\" else f"△{first}"]
    for line in more:
        told = (("action", f"有人。\n{_plain(line).strip()}"),)
        safe = not _DOUBTFUL.match(line) and _reads(f"△有人。\n{line}") == told
        lines.append(line if safe or line[:1] == "\\" else f"\\{line}")
    return "\n".join(lines)


@lru_cache(4096)
def _reads(lines: str) -> tuple[tuple[str, str], ...]:
    """The elements that some lines below the head of a scene read as: type and text."""
    (scene, *more) = read(f"{_ABOVE}\n{lines}".encode("utf-8", "replace"), format="chinese").scenes
    return tuple((e.type, e.text) for e in scene.elements[2:]) if not more else ()
