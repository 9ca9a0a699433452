"""Revisions: the sets of a Final Draft file, each with its mark and colour of paper, and what they mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from ciotat.core.origin import Origin
from ciotat.script.finaldraft.inline import Inline
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.places import Places
from ciotat.script.finaldraft.rendering import tagged
from ciotat.script.finaldraft.root import root_of
from ciotat.script.screenplay import Screenplay

__all__ = ["COLORS", "Revision", "revision_lines", "revisions_of"]

COLORS = (
    ("Blue", "#ABABD9D9FFFF"),
    ("Pink", "#FFFFC7C7D8D8"),
    ("Yellow", "#FFFFFFFFA6A6"),
    ("Green", "#BEBEFFFFBEBE"),
    ("Goldenrod", "#FFFFD8D87070"),
    ("Buff", "#FFFFE8E8C0C0"),
    ("Salmon", "#FFFFC4C4A8A8"),
    ("Cherry", "#FFFFA5A5B5B5"),
    ("Tan", "#E8E8D5D5B5B5"),
)
"""The colours of paper that revisions are printed on, in the trade's order."""


@dataclass(frozen=True)
class Revision:
    """One set of changes: its id in the file, its name, the mark in the margin, its colours, and the text it marks."""

    id: str
    name: str
    mark: str
    color: str
    page_color: str
    spans: tuple[Origin, ...]


def revision_lines() -> list[str]:
    """The sets of the trade as a file declares them, none begun."""
    lines = [
        line
        for number, (name, paper) in enumerate(COLORS, 1)
        for line in tagged(
            "Revision",
            {
                "Color": "#000000000000",
                "FullRevision": "No",
                "ID": str(number),
                "Mark": "*",
                "Name": f"{name} Rev.",
                "PageColor": paper,
            },
        )
    ]
    shown = {"RevisionMode": "No", "RevisionsShown": "Active", "ShowAllMarks": "No", "ShowAllSets": "No"}
    return tagged("Revisions", {"ActiveSet": "1", "Location": "7.75", **shown, "ShowPageColor": "No"}, lines)


def revisions_of(screenplay: Screenplay) -> tuple[Revision, ...]:
    """The sets of revisions of a script read from Final Draft, with what each marks; none for other formats."""
    if not (root := root_of(screenplay)):
        return ()
    spans: dict[str, list[Origin]] = {}
    for id, origin in _spans(root, Places(screenplay.source)):
        spans.setdefault(id, []).append(origin)
    return tuple(_revision(node, spans) for group in root.nodes("Revisions") for node in group.nodes("Revision"))


def _revision(node: Node, spans: dict[str, list[Origin]]) -> Revision:
    id, name, mark, color, paper = (
        node.attributes.get(key, "") for key in ("ID", "Name", "Mark", "Color", "PageColor")
    )
    return Revision(id, name, mark, color, paper, tuple(spans.get(id, ())))


def _spans(root: Node, source: Places) -> Iterator[tuple[str, Origin]]:
    content = root.first("Content")
    for node in content.walk() if content else ():
        id = node.attributes.get("RevisionID", "0") if node.tag == "Text" else "0"
        if id != "0" and (text := Inline([node])).text:
            yield id, source.origin(*text.span(0, len(text.text)))
