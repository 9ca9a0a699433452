"""XML of office files, read into a light tree: no DOCTYPE, no entities, bounded depth and size."""

from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

from ciotat.core.errors import ScriptError

__all__ = ["Node", "tree"]

_DEEPEST = 200
_MOST = 4_000_000
_SAVE = "open it in a word processor and save it again"


@dataclass(slots=True, eq=False)
class Node:
    """An element without its namespace: tag, attributes, what is in it, and the text directly in it."""

    tag: str
    attributes: dict[str, str]
    parts: "list[Node]" = field(default_factory=list)
    text: str = ""

    def first(self, *path: str) -> "Node | None":
        """The first element at the end of a path of tags, or None."""
        node: Node | None = self
        for tag in path:
            node = next((part for part in node.parts if part.tag == tag), None) if node else None
        return node

    def all(self, tag: str) -> "list[Node]":
        """The elements of a tag directly inside."""
        return [part for part in self.parts if part.tag == tag]

    def value(self, *path: str) -> str:
        """The attribute ``val`` of the element at the end of a path; empty where there is none."""
        node = self.first(*path)
        return node.attributes.get("val", "") if node else ""


def tree(data: bytes, told: Collection[str] = ("t",)) -> Node:
    """The root element of an XML file, with the text in elements of the tags in `told`.

    Raises ScriptError for what is broken, unsafe, too deep or too much."""
    root = Node("", {})
    stack, count = [root], 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(stack) > _DEEPEST or count > _MOST:
            raise ScriptError("this file nests too deep or holds too many parts", advice=_SAVE)
        node = Node(_local(tag), {_local(name): value for name, value in attributes.items()})
        stack[-1].parts.append(node)
        stack.append(node)

    def words(text: str) -> None:
        if stack[-1].tag in told:
            stack[-1].text += text

    def refuse(*_: object) -> None:
        raise ScriptError("a DOCTYPE or entities of its own make this file unsafe to read", advice=_SAVE)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler = start, words
    parser.EndElementHandler = lambda _: stack.pop()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as wrong:
        raise ScriptError(f"the XML in this file is broken: {wrong}", advice=_SAVE) from None
    return root.parts[0]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
