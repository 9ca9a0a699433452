"""A screenplay written as an outline: paragraphs, and speech behind the name of who says it."""

import re

from ciotat.script.kind import SPEECH
from ciotat.script.screenplay import Screenplay
from ciotat.script.writing.chinese_heading import heading_line
from ciotat.script.writing.formatter import Story
from ciotat.script.writing.marks import cut_text, note_text

__all__ = ["Prose"]

_HAN = re.compile(r"[\u3400-\u9fff]")


class Prose:
    """Writes headings, paragraphs and ``Name: words``, one speech to a line."""

    def head(self, screenplay: Screenplay) -> str:
        """The title and who wrote it."""
        page = [value for _, value in screenplay.title_page] or [screenplay.title, screenplay.author]
        title, author = [*page, "", ""][:2]
        by = f"作者：{author}" if _HAN.search(author) else f"by {author}"
        return "\n".join(part for part in (title, by if author else "") if part)

    def gap(self, story: Story, at: int) -> str:
        """A blank line between paragraphs, a blank within a speech."""
        before, element = story[at - 1].element, story[at].element
        if at and element.type in SPEECH - {"cue"} and before.type in SPEECH:
            return "" if before.type == "cue" and _HAN.search(before.name) else " "
        return "\n\n"

    def under(self, story: Story, at: int) -> str:
        """Nothing: an outline lists nobody."""
        return ""

    def body(self, story: Story, at: int) -> str:
        """The element at `at`, on one line if it is spoken."""
        element, scene = story[at]
        match element.type:
            case "heading":
                return heading_line(element.text, scene, keep=True)
            case "cue":
                han = _HAN.search(element.name)
                mark = f"（{element.extension}）" if han else f" ({element.extension})"
                return f"{element.name}{mark if element.extension else ''}{'：' if han else ':'}"
            case "parenthetical":
                return f"（{element.text}）" if _HAN.search(element.text) else f"({element.text})"
            case "dialogue" | "lyric":
                return " ".join(element.text.split("\n"))
            case "note":
                return f"[[{note_text(element.text)}]]"
            case "boneyard":
                return cut_text(element.text)
            case _:
                return element.text
