"""What Final Draft keeps beside a scene heading: title, colour, length and page, and the beats of its characters."""

from dataclasses import dataclass
from fractions import Fraction

from ciotat.core.origin import Origin
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.paragraph import text_of
from ciotat.script.finaldraft.places import Places
from ciotat.script.finaldraft.root import root_of
from ciotat.script.screenplay import Screenplay

__all__ = ["SceneProperties", "properties_of"]


@dataclass(frozen=True)
class SceneProperties:
    """The properties of the scene whose heading stands at `origin`. `length` is in pages, ``11/8`` for a page and three
    eighths, as the file was last paginated; `page` is the number the scene begins on. `beats` are names and words."""

    origin: Origin
    title: str
    color: str
    length: Fraction | None
    page: str
    beats: tuple[tuple[str, str], ...]


def properties_of(screenplay: Screenplay) -> tuple[SceneProperties, ...]:
    """The properties of every scene of a script read from Final Draft that has any, in order; none for other formats."""
    if not (root := root_of(screenplay)):
        return ()
    content, places = root.first("Content"), Places(screenplay.source)
    return tuple(
        _properties(node, places.origin(paragraph.start, paragraph.end))
        for paragraph in (content.nodes("Paragraph") if content else ())
        for node in paragraph.nodes("SceneProperties")
    )


def _properties(node: Node, origin: Origin) -> SceneProperties:
    title, color, length, page = (node.attributes.get(key, "") for key in ("Title", "Color", "Length", "Page"))
    beats = [
        (beat.attributes.get("Name", ""), text_of(beat))
        for group in node.nodes("SceneArcBeats")
        for beat in group.nodes("CharacterArcBeat")
    ]
    return SceneProperties(origin, title, color, _pages(length), page, tuple(beats))


def _pages(length: str) -> Fraction | None:
    """Pages from ``3/8`` or ``1 3/8``; none where it is nothing of the kind."""
    pages = Fraction(0)
    for part in length.split():
        above, _, below = part.partition("/")
        if not (above.isdecimal() and len(part) < 10 and (not below or (below.isdecimal() and int(below)))):
            return None
        pages += Fraction(int(above), int(below or 1))
    return pages if length.strip() else None
