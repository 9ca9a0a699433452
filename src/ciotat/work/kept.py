"""A kept take: what ``takes/<shot>/<take>.toml`` says of how it was made, or of where it came from."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from ciotat.core.digest import short
from ciotat.core.errors import FilmError, RecordError
from ciotat.core.record import dump, load, record
from ciotat.core.time import Rate
from ciotat.work.page import Page

__all__ = ["TAKE", "KeptTake", "read", "take_id", "written"]

TAKE = re.compile(r"[0-9a-f]{10}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ORDER = (
    "name", "made", "kind", "rating", "renderer", "recipe", "picture", "poster", "original", "frames", "rate", "size",
    "lines", "generated", "licence", "by", "said", "asked", "source", "cost",
)  # fmt: skip


@record("kept-take", 1)
class KeptTake:
    """One take of one shot that somebody may want again.

    `made` says how: ``varied`` (`asked` holds the knobs that differ, of which `kind`), ``brought`` (a clip from outside:
    `source` says from which file, `original` is its digest) or ``kept`` (a picture of the film as it was). `picture` is
    the digest of its movie, empty until it is shot, and `poster` of one still of it. `lines` is the digest of what the
    shot played then, `said` what its maker had to remark. `generated` says that an AI made the pictures; `licence` and `by`
    on what terms it is used, and whom to name.
    """

    id: str
    shot: str
    name: str
    made: Literal["varied", "brought", "kept"]
    kind: str = ""
    renderer: str = ""
    recipe: str = ""
    picture: str = ""
    poster: str = ""
    original: str = ""
    frames: int = 0
    rate: Rate = Rate.of(24)
    size: tuple[int, int] = (0, 0)
    lines: str = ""
    rating: int = 0
    generated: bool = False
    licence: str = ""
    by: str = ""
    said: tuple[str, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    cost: Mapping[str, float] = field(default_factory=dict)

    @property
    def media(self) -> tuple[str, ...]:
        """The digests of all that it is made of."""
        return tuple(filter(None, (self.picture, self.poster, self.original)))


def take_id(shot: str, recipe: str) -> str:
    """The id of the take of a shot by a recipe: the same recipe is the same take."""
    return short([shot, recipe])


def read(page: Page, shot: str, id: str) -> KeptTake:
    """The take that a page tells of. Raises FilmError where it is damaged."""
    values = {"record": "kept-take.1", **page.values, "id": id, "shot": shot}
    try:
        take = load(KeptTake, values)
    except RecordError as wrong:
        raise FilmError(wrong.message, file=page.name, advice="restore it from an earlier version") from None
    if any(not _DIGEST.fullmatch(digest) for digest in take.media) or not 0 <= take.frames <= 10**7:
        raise FilmError(
            "a digest or a length in it is damaged", file=page.name, advice="restore it from an earlier version"
        )
    return take


def written(take: KeptTake) -> str:
    """The page that `read` reads: the same take is always the same text."""
    import tomlkit

    values = dump(take)
    document = tomlkit.document()
    document.add(
        tomlkit.comment(f"Take {take.id} of shot {take.shot}: `ciotat take {take.shot}` shows and chooses it.")
    )
    for key in (*_ORDER, *sorted(set(values) - {*_ORDER, "record", "id", "shot"})):
        value = values.get(key)
        if value not in ("", 0, False, [], {}, [0, 0], None) and (key != "rate" or take.frames):
            document[key] = value
    return tomlkit.dumps(document)
