"""The paragraph types of Final Draft, and the elements of a screenplay they are."""

from collections.abc import Mapping

from ciotat.script.finaldraft.markup import Node
from ciotat.script.screenplay import ElementType

__all__ = ["ACTS", "KINDS", "TYPES", "kinds_of"]

ACTS = frozenset({"new act", "end of act", "cold opening", "teaser", "tag"})
"""Types that part a script; that one begins a page is how they are set, not what the writer asked for."""

KINDS: Mapping[str, ElementType] = {
    "general": "action",
    "scene heading": "heading",
    "action": "action",
    "character": "cue",
    "parenthetical": "parenthetical",
    "dialogue": "dialogue",
    "dialog": "dialogue",
    "transition": "transition",
    "shot": "camera",
    "cast list": "note",
    "show/ep. title": "centred",
    "lyric": "lyric",
    "lyrics": "lyric",
    "singing": "lyric",
    "outline 1": "section",
    "outline 2": "section",
    "outline 3": "section",
    "outline 4": "section",
    "outline body": "synopsis",
    **dict.fromkeys(sorted(ACTS), "section"),
}
"""Types as Final Draft's templates name them, in small letters."""

TYPES: Mapping[ElementType, str] = {
    "heading": "Scene Heading",
    "action": "Action",
    "cue": "Character",
    "parenthetical": "Parenthetical",
    "dialogue": "Dialogue",
    "lyric": "Lyric",
    "transition": "Transition",
    "centred": "Action",
    "card": "Action",
    "sound": "Action",
    "camera": "Shot",
    "synopsis": "Outline Body",
}
"""The type each element is written as; a section is an outline of its depth."""


def kinds_of(root: Node) -> dict[str, ElementType]:
    """What the types of one file are: those above, and its own by what each is paginated as."""
    kinds = dict(KINDS)
    for settings in root.nodes("ElementSettings"):
        behavior = settings.first("Behavior")
        like = behavior.attributes.get("PaginateAs", "").lower() if behavior else ""
        kinds.setdefault(settings.attributes.get("Type", "").lower(), KINDS.get(like, "action"))
    return kinds
