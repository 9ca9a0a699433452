"""Changes to a text by place, and those that give an XML element other attributes or another content."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ciotat.script.finaldraft.markup import Node, attribute, writable

__all__ = ["Edit", "applied", "content", "given", "gone", "put"]

_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"\s*([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class Edit(NamedTuple):
    """The characters from `start` to `end` are replaced by `text`."""

    start: int
    end: int
    text: str


def applied(source: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """The characters from `start` to `end` with the edits that lie within; of two that overlap the first counts."""
    out, at = [], start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if at <= edit.start and edit.end <= end:
            out += [source[at : edit.start], edit.text]
            at = edit.end
    return "".join((*out, source[at:end]))


def given(source: str, node: Node, name: str, value: str) -> Edit:
    """Gives an element an attribute; an empty value takes it away."""
    tag = _NAME.match(source, node.start)
    at = end = tag.end() if tag else node.start
    while match := _ATTRIBUTE.match(source, at, node.inner):
        if match[1] == name:
            return Edit(match.start(2), match.end(2), f'"{_value(value)}"') if value else Edit(*match.span(), "")
        at = match.end()
    return Edit(end, end, f' {name}="{_value(value)}"' if value else "")


def _value(value: str) -> str:
    return attribute(writable(value))


def gone(source: str, node: Node) -> Edit:
    """Takes an element away with the blanks before it."""
    return Edit(node.start - len(_gap(source, node.start)), node.end, "")


def content(source: str, node: Node, markup: str) -> Edit:
    """Gives an element another content, also one that closes itself."""
    if node.inner < node.end or source[node.inner - 2] != "/":
        return Edit(node.inner, node.close, markup)
    tag = _NAME.match(source, node.start)
    name = tag.group()[1:] if tag else node.tag
    return Edit(node.inner - 2, node.end, f">{markup}</{name}>")


def put(source: str, node: Node, lines: Sequence[str], before: Node | None = None) -> Edit:
    """Puts lines into an element, before a part of it or at its end, as far from the edge as what stands there."""
    beside = before or next((part for part in reversed(node.parts) if isinstance(part, Node)), None)
    gap = _gap(source, beside.start) if beside else ""
    told = lines if gap else [line.lstrip() for line in lines]
    if before:
        return Edit(before.start, before.start, "".join(line + gap for line in told))
    if beside:
        return Edit(beside.end, beside.end, "".join(gap + line for line in told))
    return content(source, node, "".join(told) + source[node.inner : node.close])


def _gap(source: str, at: int) -> str:
    start = at
    while start and source[start - 1] in " \t\r\n":
        start -= 1
    return source[start:at]
