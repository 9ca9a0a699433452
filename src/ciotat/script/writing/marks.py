"""Inline marks of Fountain, put in: emphasis around runs, and a backslash before what would be read as a mark."""

import re
from collections.abc import Iterable, Iterator

from ciotat.script.emphasis import plain
from ciotat.script.run import Run, Style
from ciotat.script.screenplay import Element

__all__ = ["cut_text", "escaped", "marked", "note_text"]

_MARKS: tuple[tuple[Style, str], ...] = (("underline", "_"), ("bold", "**"), ("italic", "*"))
_SPECIAL = re.compile(r"[*_\\]")
_OPENING = re.compile(r"\[(?=\[)|/(?=\*)")


def escaped(line: str) -> str:
    """`line` written so that it reads as it is: with backslashes, where it needs any."""
    line = line if plain(line) == line else _SPECIAL.sub(r"\\\g<0>", line)
    return _OPENING.sub(r"\g<0>\\", line)


def marked(element: Element) -> str:
    """The text of an element with the marks of its runs; lines stay lines."""
    if not any(run.styles for run in element.runs) or "".join(run.text for run in element.runs) != element.text:
        return "\n".join(escaped(line) for line in element.text.split("\n"))
    lines = ("".join(_line(runs)) for runs in _lines(element.runs))
    texts = element.text.split("\n")
    return "\n".join(line if plain(line) == text else escaped(text) for line, text in zip(lines, texts, strict=True))


def _lines(runs: Iterable[Run]) -> Iterator[list[tuple[str, frozenset[Style]]]]:
    line: list[tuple[str, frozenset[Style]]] = []
    for run in runs:
        first, *more = run.text.split("\n")
        line.append((first, frozenset(run.styles)))
        for text in more:
            yield line
            line = [(text, frozenset(run.styles))]
    yield line


def _line(runs: list[tuple[str, frozenset[Style]]]) -> Iterator[str]:
    """The runs of one line with marks that hug their words: styles nest, the one that lasts longest outside."""
    open_: list[Style] = []
    held = ""
    for at, (text, styles) in enumerate(runs):
        if not text.strip():
            held += text
            continue
        kept = next((i for i, style in enumerate(open_) if style not in styles), len(open_))
        yield "".join(_mark(style) for style in reversed(open_[kept:]))
        yield held + text[: len(text) - len(text.lstrip())]
        del open_[kept:]
        fresh = [style for style, _ in _MARKS if style in styles and style not in open_]
        fresh.sort(key=lambda style: -_length(runs, at, style))
        yield "".join(_mark(style) for style in fresh)
        open_ += fresh
        core = text.strip()
        yield _SPECIAL.sub(r"\\\g<0>", core)
        held = text[len(text.rstrip()) :]
    yield "".join(_mark(style) for style in reversed(open_)) + held


def _length(runs: list[tuple[str, frozenset[Style]]], at: int, style: Style) -> int:
    end = at
    while end < len(runs) and style in runs[end][1]:
        end += 1
    return end


def _mark(style: Style) -> str:
    return dict(_MARKS)[style]


def note_text(text: str) -> str:
    """What stands in a note: blank lines hold blanks, and nothing in it ends it."""
    lines = re.split(r"\r\n|\r|\n", text.replace("]]", "] ]"))
    held = "\n".join(line if line.strip() or not at else "  " for at, line in enumerate(lines))
    return f"{held} " if held.endswith("]") else held


def cut_text(text: str) -> str:
    """A text that is cut, with its marks, which nothing in it ends."""
    held = re.sub(r"\r\n|\r", "\n", text.replace("*/", "* /"))
    return f"/*\n{held}\n*/" if "\n" in held else f"/* {held} */"
