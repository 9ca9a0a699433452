"""XML with places: a guarded reading that knows from which to which character every part stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin

__all__ = ["Node", "Words", "attribute", "escape", "parse", "writable"]

_DEEPEST = 64
_MOST = 1_500_000
_SAVE = "save it again in Final Draft"
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LATE = re.compile(r"\s+<\?xml[^<>]*>")
"""A declaration behind blanks, where none may stand: some programs leave them."""
_TAG = re.compile(r"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True, eq=False)
class Words:
    """Character data as read, and from which to which character of the source it stands."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Node:
    """An element: from `start` to `end`, its content from `inner` to `close`; both are `end` where it closes itself.

    Blanks between elements are no part of it."""

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    close: int = 0
    end: int = 0
    parts: "list[Node | Words]" = field(default_factory=list)

    def nodes(self, *tags: str) -> "Iterator[Node]":
        """The elements directly inside, of these tags or of all, in order."""
        return (part for part in self.parts if isinstance(part, Node) and (not tags or part.tag in tags))

    def first(self, *path: str) -> "Node | None":
        """The first element at the end of a path of tags, or None."""
        node: Node | None = self
        for tag in path:
            node = next(node.nodes(tag), None) if node else None
        return node

    def walk(self) -> "Iterator[Node]":
        """This element and all within it, in order of the text."""
        yield self
        for node in self.nodes():
            yield from node.walk()

    @property
    def words(self) -> str:
        """The character data directly inside."""
        return "".join(part.text for part in self.parts if isinstance(part, Words))


class _Reading:
    """One pass of expat over a text, with byte places turned into places of characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        late = _LATE.match(text)
        self._data = _BAD.sub(" ", " " * late.end() + text[late.end() :] if late else text).encode("utf-8")
        self._plain = len(self._data) == len(text)
        self._byte = self._place = self._count = 0
        self._stack: list[Node] = []
        self._open: Words | None = None
        self.root: Node | None = None
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._aside

    def run(self) -> Node:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as wrong:
            place = Origin(wrong.lineno, wrong.offset + 1, 1)
            reason = expat.errors.messages[wrong.code]
            raise ScriptError(f"the XML is broken: {reason}", origin=place, advice=_SAVE) from None
        if self.root is None:
            raise ScriptError("the Final Draft file is empty", advice=_SAVE)
        return self.root

    def _refuse(self, *_: object) -> None:
        place = Origin(self._parser.CurrentLineNumber)
        raise ScriptError("a DOCTYPE or entities of its own make a file unsafe to read", origin=place, advice=_SAVE)

    def _at(self) -> int:
        """The place of the event at hand, where the words before it end."""
        at = self._parser.CurrentByteIndex
        if not self._plain:
            self._place += len(self._data[self._byte : at].decode("utf-8"))
            self._byte, at = max(at, self._byte), self._place
        if self._open:
            self._open.end, self._open = at, None
        return at

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self._at()
        self._count += 1
        if len(self._stack) >= _DEEPEST or self._count > _MOST:
            place = Origin(self._parser.CurrentLineNumber)
            raise ScriptError("the XML nests too deep or holds too many parts", origin=place, advice=_SAVE)
        tagged = _TAG.match(self.text, at)
        node = Node(tag.rpartition(":")[2], attributes, at, tagged.end() if tagged else at)
        if self._stack:
            self._stack[-1].parts.append(node)
        else:
            self.root = node
        self._stack.append(node)

    def _end(self, tag: str) -> None:
        at, node = self._at(), self._stack.pop()
        if self.text[node.inner - 2] == "/":
            node.close = node.end = node.inner
        else:
            node.close, node.end = at, self.text.index(">", at) + 1

    def _words(self, words: str) -> None:
        node = self._stack[-1]
        if node.tag == "Text" or not words.isspace():
            self._open = Words(words, self._at(), 0)
            node.parts.append(self._open)

    def _aside(self, *_: object) -> None:
        self._at()


def parse(text: str) -> Node:
    """The root element of an XML text. Raises ScriptError for what is broken, unsafe, too deep or too much."""
    return _Reading(text).run()


def escape(text: str) -> str:
    """`text` as character data of XML, character for character."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """`text` as the value of an attribute between double quotes, line ends and tabs included."""
    quoted = escape(text).replace('"', "&quot;")
    return quoted.replace("\n", "&#10;").replace("\t", "&#9;")


def writable(text: str) -> str:
    """`text` without the characters that XML cannot hold: controls, lone surrogates."""
    return _UNWRITABLE.sub("", text)
