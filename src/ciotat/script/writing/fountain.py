"""A screenplay written as Fountain, each element so that it reads back as what it is."""

import re

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.colon import ColonCues
from ciotat.script.fountain import is_transition
from ciotat.script.heading import SLUG
from ciotat.script.kind import SAID, SPEECH
from ciotat.script.label import labelled
from ciotat.script.screenplay import Element, Screenplay
from ciotat.script.writing.formatter import Story, speaks_on
from ciotat.script.writing.fountain_heading import heading_line
from ciotat.script.writing.fountain_page import page_lines
from ciotat.script.writing.marks import cut_text, escaped, marked, note_text

__all__ = ["Fountain"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_CAPITALS = re.compile(r"[A-Z0-9](?:[A-Z0-9 .'’#\-]*[A-Z0-9'’])?")
_NO_NAME = re.compile(r"(?:INT|EXT|EST|I/E)\b.*|THE END|(?:FADE|SMASH|JUMP|HARD|MATCH|IRIS|DISSOLVE|CUT)\b.*|[^A-Z]*")
_DEPTH = re.compile(r"#{1,6}")
_WIDE = re.compile(r"(?<!\\)((?:\\\\)*)（")
_MIXED = re.compile(r"[a-zß-öø-ÿ]")
_LABEL = re.compile(
    r"(?:SUPER(?:IMPOSE)?|TITLE|CAPTION|CHYRON|CARD|INTERTITLE|TEXT ON SCREEN|ON SCREEN|SOUND|SFX|MUSIC|字幕)\b.*"
)


class Fountain:
    """Writes Fountain 1.1. `keep` headings that stand as they should."""

    def __init__(self, keep: bool = True) -> None:
        self._keep = keep

    def head(self, screenplay: Screenplay) -> str:
        """The title page, without a line end behind it."""
        return "\n".join(page_lines(screenplay))

    def gap(self, story: Story, at: int) -> str:
        """A blank line between blocks, none within a speech."""
        if not at:
            return "\n\n"
        element, before = story[at].element, story[at - 1].element
        if element.type == "cue" or before.type not in SPEECH | {"note", "boneyard"}:
            return "\n" if element.type == before.type == "lyric" else "\n\n"
        within = _in_speech(story, at - 1) and speaks_on(story, at)
        return "\n" if within else "\n\n"

    def under(self, story: Story, at: int) -> str:
        """Nothing: a heading of Fountain says all in its line."""
        return ""

    def body(self, story: Story, at: int) -> str:
        """The element at `at`, with whatever marks it needs."""
        element, scene = story[at]
        match element.type:
            case "heading":
                return heading_line(element.text, scene, self._keep)
            case "action":
                return _action(element)
            case "cue":
                return _cue(element, story, at)
            case "dialogue" | "parenthetical" if element.name:
                cue = "" if _in_speech(story, at - 1) else f"@{escaped(element.name)}\n"
                return cue + _said(element)
            case _:
                return _single(element)


def _in_speech(story: Story, at: int) -> bool:
    """Whether the element at `at`, or the last before it that is no note, belongs to a speech."""
    at = story.before[at] if at >= 0 else -1
    if at < 0:
        return False
    element = story[at].element
    return element.type == "cue" or (element.type in SAID and bool(element.name))


def _single(element: Element) -> str:
    """An element that is a line of its own."""
    text = element.text
    match element.type:
        case "lyric":
            return "\n".join(f"~{line}" for line in marked(element).split("\n"))
        case "transition":
            return text if is_transition(text) and escaped(text) == text else f"> {marked(element)}"
        case "centred":
            return "\n".join(f"> {line} <" for line in marked(element).split("\n"))
        case "section":
            return f"{_depth(element)} {marked(element)}"
        case "synopsis":
            return "\n".join(f"= {line}" for line in marked(element).split("\n"))
        case "note":
            return f"[[{note_text(text)}]]"
        case "boneyard":
            return cut_text(text)
        case "page-break":
            return f"=== {text}".rstrip()
        case "card":
            return f"{_label(element, 'SUPER')}{marked(element)}"
        case "sound":
            return f"{_label(element, 'SOUND')}{marked(element)}"
        case _:
            return _action(element)


def _depth(section: Element) -> str:
    """The marks of a section: as many as it is deep."""
    return section.extension if _DEPTH.fullmatch(section.extension) else "#"


def _label(element: Element, usual: str) -> str:
    found = labelled(f"{element.extension}: x")
    kept = found and found.type == element.type and found.label == element.extension
    label = element.extension if kept else usual
    return f"{label}：" if _HAN.search(label) else f"{label}: "


def _cue(element: Element, story: Story, at: int) -> str:
    name = escaped(element.name or element.text)
    natural = (
        _CAPITALS.fullmatch(name)
        and not _NO_NAME.fullmatch(name)
        and not _HAN.search(element.extension)
        and len(name) <= 80
        and at + 1 < len(story)
        and speaks_on(story, at + 1)
    )
    mark = ""
    if element.extension:
        mark = f"（{element.extension}）" if _HAN.search(element.extension) else f" ({element.extension})"
    return f"{'' if natural else '@'}{name}{mark}{' ^' if at in story.seconds else ''}"


def _said(element: Element) -> str:
    if element.type == "dialogue":
        return "\n".join(_spoken(line) for line in marked(element).split("\n"))
    return f"（{marked(element)}）" if _HAN.search(element.text) else f"({marked(element)})"


def _spoken(line: str) -> str:
    """A line of dialogue, which must not begin as something else does; a blank one holds two blanks."""
    if not line.strip():
        return "  "
    if "（" in line:
        line = _WIDE.sub(r"\1\\（", line)
    bare = line.lstrip()
    if bare[0] in "#=~>!(" and not bare.startswith("\\"):
        return f"{line[: len(line) - len(bare)]}\\{bare}"
    return line


def _action(element: Element) -> str:
    lines = marked(element).split("\n")
    wary = _MIXED.search(lines[0]) is None or len(lines[0]) <= 60
    return "\n".join(f"!{line}" if _misread(line, at, lines, wary) else line for at, line in enumerate(lines))


def _misread(line: str, at: int, lines: list[str], wary: bool) -> bool:
    """Whether a line of action would be read as something else without its ``!``."""
    bare = line.strip()
    if not bare or bare[0] in "!~>#=" or ((":" in bare or "：" in bare) and _spoken_to(line)):
        return True
    if at:
        return False
    if bare[0] in ".@*_\\" or _LABEL.match(bare) or SLUG.fullmatch(bare) or is_transition(line):
        return True
    if len(lines) > 1 and (bare.upper() == bare or (_HAN.search(bare) and len(bare) <= 20)):
        return True
    return wary and not bare.isascii() and chinese_heading(bare) is not None


def _spoken_to(line: str) -> bool:
    return bool(ColonCues([line, line]).match(line))
