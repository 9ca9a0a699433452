"""Tags of the breakdown: what is tagged in a Final Draft file, in which category, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ciotat.core.origin import Origin
from ciotat.script.finaldraft.inline import Inline
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.places import Places
from ciotat.script.finaldraft.rendering import tagged
from ciotat.script.finaldraft.root import root_of
from ciotat.script.screenplay import Screenplay

__all__ = ["CATEGORIES", "Tag", "TagCategory", "categories_of", "category_lines", "tags_of"]

_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class TagCategory:
    """A category of the breakdown. `color` is written ``#RRRRGGGGBBBB``, sixteen bits a channel."""

    name: str
    number: int
    color: str
    id: str


@dataclass(frozen=True)
class Tag:
    """Something the script needs, such as a prop: its label, its category, and the places where it is tagged."""

    label: str
    category: TagCategory
    spans: tuple[Origin, ...]


CATEGORIES = tuple(
    TagCategory(name, number, color, id)
    for number, (name, color, id) in enumerate(
        (
            ("Cast", "#00000000FFFF", "01fc9642-84ff-4366-b37c-a3068dee57e8"),
            ("Background Actors", "#0000BFBFFFFF", "028a4e2b-b507-4d09-88ab-90e3edae9071"),
            ("Stunts", "#FFFFA5A50000", "0377dbe6-77a3-41af-bda8-86eb2468fdbf"),
            ("Vehicles", "#8B8B00000000", "04721a56-f54b-49c8-80ad-d53887d6b851"),
            ("Props", "#FFFF00000000", "05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa"),
            ("Camera", "#46468282B4B4", "47b02ff1-5161-4137-b736-f36eebba7643"),
            ("Special Effects", "#FFFF45450000", "069e18b8-2109-4f3d-94e7-d802027a60a8"),
            ("Wardrobe", "#808000008080", "0726fa85-1e65-4ab8-87de-bf21d09b01f0"),
            ("Makeup/Hair", "#FFFF14149393", "08ae1eef-32ce-415f-9a9b-0982d2453ec4"),
            ("Animals", "#8B8B45451313", "09cb0d1c-ce01-4f22-bb64-b5f2e6c491c6"),
            ("Animal Handler", "#A0A052522D2D", "0ae40617-cc7c-48e6-ae2b-5aaecc09986f"),
            ("Music", "#94940000D3D3", "0b0b44c9-aa4b-4c40-88b1-d94472ad7a26"),
            ("Sound", "#000080808080", "0ce7d308-096d-4603-8fe8-349f72cd89ff"),
            ("Set Dressing", "#000064640000", "0debb71b-5743-4c53-80cc-e17e841ce645"),
            ("Greenery", "#22228B8B2222", "0e7a8fc5-5441-4bad-a9bf-5ddd3fe51c69"),
            ("Special Equipment", "#707080809090", "0ff5cda4-4d43-4cfe-940f-91380c46fdad"),
            ("Security", "#2F2F4F4F4F4F", "109d0eaa-0334-4823-ac0c-b44d3f209dc4"),
            ("Additional Labor", "#BDBDB7B76B6B", "1179a4b1-70ee-4011-b4a2-809a0af09e92"),
            ("Visual Effects", "#3232CDCD3232", "12ab0932-e3b9-4b4a-bcd0-3da1b4e61d5e"),
            ("Mechanical Effects", "#D2D269691E1E", "135cc9d1-c4d5-4d00-83d9-571f584ea9cd"),
            ("Miscellaneous", "#696969696969", "148267ae-50ae-4746-8202-659fb7447b55"),
            ("Notes", "#000000000000", "15b6f4fd-4e74-4ad8-9971-b239d88c2997"),
        ),
        1,
    )
)
"""The categories of the trade with the ids Final Draft knows them by."""


def category_lines() -> list[str]:
    """The categories as a file declares them, nothing tagged yet."""
    lines = [
        line
        for c in CATEGORIES
        for line in tagged(
            "TagCategory", {"Color": c.color, "Id": c.id, "Name": c.name, "Number": str(c.number), "Style": "Bold"}
        )
    ]
    return tagged("TagData", {}, [*tagged("TagCategories", {}, lines), "<TagDefinitions/>", "<Tags/>"])


def categories_of(screenplay: Screenplay) -> tuple[TagCategory, ...]:
    """The categories that a script read from Final Draft declares, by number; those of the trade where it has none."""
    root = root_of(screenplay)
    declared = tuple(_categories(root).values()) if root else ()
    return tuple(sorted(declared, key=lambda category: category.number)) or CATEGORIES


def tags_of(screenplay: Screenplay) -> tuple[Tag, ...]:
    """What is tagged in a script read from Final Draft, by category and label; nothing in scripts of other formats."""
    if not (root := root_of(screenplay)):
        return ()
    known, meant = _categories(root), dict(_meant(root))
    spans: dict[str, list[Origin]] = {}
    for number, origin in _spans(root, Places(screenplay.source)):
        for definition in meant.get(number, ()):
            spans.setdefault(definition, []).append(origin)
    tags = [
        Tag(node.attributes.get("Label", ""), known[category], tuple(spans.get(node.attributes.get("Id", ""), ())))
        for node in _listed(root, "TagDefinitions", "TagDefinition")
        if (category := node.attributes.get("CatId", "")) in known
    ]
    return tuple(sorted(tags, key=lambda tag: (tag.category.number, tag.label)))


def _listed(root: Node, group: str, tag: str) -> Iterator[Node]:
    for data in root.nodes("TagData"):
        for part in data.nodes(group):
            yield from part.nodes(tag)


def _categories(root: Node) -> dict[str, TagCategory]:
    found = {}
    for node in _listed(root, "TagCategories", "TagCategory"):
        given = node.attributes
        number = given.get("Number", "")
        id, order = given.get("Id", number), int(number) if _NUMBER.fullmatch(number) else 0
        found[id] = TagCategory(given.get("Name", ""), order, given.get("Color", ""), id)
    return found


def _meant(root: Node) -> Iterator[tuple[str, list[str]]]:
    """For each number that text is tagged with, the ids of the definitions meant."""
    for node in _listed(root, "TagDefinitions", "TagDefinition"):
        yield node.attributes.get("Number", ""), [node.attributes.get("Id", "")]
    for node in _listed(root, "Tags", "Tag"):
        yield node.attributes.get("Number", ""), [definition.words.strip() for definition in node.nodes("DefId")]


def _spans(root: Node, source: Places) -> Iterator[tuple[str, Origin]]:
    content = root.first("Content")
    for node in content.walk() if content else ():
        if node.tag == "Text" and "TagNumber" in node.attributes and (text := Inline([node])).text:
            origin = source.origin(*text.span(0, len(text.text)))
            for number in _NUMBER.findall(node.attributes["TagNumber"]):
                yield number, origin
