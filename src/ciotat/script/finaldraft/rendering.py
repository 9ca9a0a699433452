"""Paragraphs of a Final Draft file, written: one element each, with its runs, notes and synopses."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ciotat.script.finaldraft.blocks import Block
from ciotat.script.finaldraft.heading_text import heading_text
from ciotat.script.finaldraft.inline import style_names
from ciotat.script.finaldraft.kinds import TYPES
from ciotat.script.finaldraft.markup import attribute, escape, writable
from ciotat.script.items import Item
from ciotat.script.label import labelled
from ciotat.script.run import Run
from ciotat.script.screenplay import Element

__all__ = ["dual_dialogue", "note", "paragraph", "runs_of", "summary", "tagged", "text_lines", "type_of"]

_CONTINUED = re.compile(r", (?=CONT)", re.I)
_LABELS = {"card": "SUPER", "sound": "SOUND"}
_PAD = "  "


def tagged(tag: str, attributes: dict[str, str], lines: Sequence[str] = (), words: str | None = None) -> list[str]:
    """An element as lines: attributes without a value are left out."""
    given = "".join(f' {key}="{attribute(writable(value))}"' for key, value in attributes.items() if value)
    if words is not None:
        return [f"<{tag}{given}>{words}</{tag}>"]
    if not lines:
        return [f"<{tag}{given}/>"]
    return [f"<{tag}{given}>", *(_PAD + line for line in lines), f"</{tag}>"]


def type_of(element: Element) -> str:
    """The type of paragraph an element is written as: General for action that must not be taken for a card or sound,
    an outline as deep as a section."""
    if element.type == "section":
        return f"Outline {min(max(len(element.extension), 1), 4)}"
    told = element.type == "action" and labelled(element.text) is not None
    return "General" if told else TYPES.get(element.type, "General")


def runs_of(item: Item) -> tuple[Run, ...]:
    """The text of the paragraph of an element, in runs: a cue with its marks, a parenthetical in its parentheses."""
    element = item.element
    if element.type == "heading":
        text = heading_text(element.text, item.scene)
        return element.runs if element.runs and text == element.text else (Run(text),)
    runs = element.runs if "".join(run.text for run in element.runs) == element.text else ()
    runs = runs or (Run(element.text),)
    if element.type == "cue":
        marks = "".join(f" ({mark})" for mark in _CONTINUED.split(element.extension) if mark)
        return (*runs, Run(marks)) if marks else runs
    if element.type == "parenthetical":
        return (Run("("), *runs, Run(")"))
    if element.type in _LABELS:
        return (Run(f"{element.extension or _LABELS[element.type]}: "), *runs)
    return runs


def text_lines(runs: Iterable[Run]) -> list[str]:
    """A ``Text`` for every run; neighbours of one style share one. A line end within stays one."""
    joined: list[tuple[str, str]] = []
    for run in runs:
        names = style_names(run.styles)
        if joined and joined[-1][0] == names:
            joined[-1] = (names, joined[-1][1] + run.text)
        elif run.text:
            joined.append((names, run.text))
    return [
        line
        for names, text in joined or [("", "")]
        for line in tagged("Text", {"Style": names}, words=escape(writable(text)))
    ]


def note(element: Element, number: int) -> list[str]:
    """A script note: each line of it a paragraph."""
    lines = [line for text in element.text.split("\n") for line in tagged("Paragraph", {}, text_lines([Run(text)]))]
    return tagged("ScriptNote", {"Color": "#FFFFFFFF0000", "ID": str(number)}, lines)


def summary(synopses: Iterable[Element]) -> list[str]:
    """The summary of a scene: a paragraph for each synopsis."""
    return tagged(
        "Summary", {}, [line for e in synopses for line in tagged("Paragraph", {}, text_lines([Run(e.text)]))]
    )


def paragraph(block: Block, numbers: Iterator[int]) -> list[str]:
    """A paragraph as lines; `numbers` are those its notes take."""
    lines: list[str] = []
    attributes = {"Alignment": "", "Number": "", "StartsNewPage": "Yes" if block.new_page else "", "Type": "General"}
    runs: tuple[Run, ...] = ()
    if block.main:
        element = block.main.element
        attributes["Type"] = type_of(element)
        attributes["Alignment"] = "Center" if element.type == "centred" else ""
        attributes["Number"] = block.main.scene.number if element.type == "heading" else ""
        runs = runs_of(block.main)
    if block.synopses:
        lines += tagged("SceneProperties", {}, summary(block.synopses))
    for element in block.notes:
        lines += note(element, next(numbers))
    return tagged("Paragraph", attributes, [*lines, *text_lines(runs)])


def dual_dialogue(inner: list[str]) -> list[str]:
    """A paragraph that holds a dual dialogue."""
    return tagged("Paragraph", {"Type": "General"}, [*tagged("DualDialogue", {}, inner), "<Text></Text>"])
