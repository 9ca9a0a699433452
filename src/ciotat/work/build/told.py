"""What a live build tells while someone writes: each piece names the revision of the script that it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ciotat.core.digest import short
from ciotat.core.errors import CiotatError
from ciotat.work.build.sounding import Track

if TYPE_CHECKING:
    from ciotat.work.build.film import Build

__all__ = [
    "Filmed",
    "Footage",
    "Planned",
    "Progress",
    "Sounded",
    "State",
    "Still",
    "Told",
    "Track",
    "Wrong",
    "revision",
]

State = Literal["made", "stale", "making", "kept"]
"""Of a shot: what is seen of it is what is asked, or is not yet, or is under way; or a person keeps its take."""


def revision(text: str) -> str:
    """The name of a draft: of its words, however its lines end."""
    return short(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").encode(), 16)


@dataclass(frozen=True)
class Planned:
    """The film is directed and rehearsed: `build` holds its plan."""

    revision: str
    build: "Build"


@dataclass(frozen=True)
class Still:
    """The first picture of the shot under the cursor, so many seconds after the change was noticed; what they went on."""

    revision: str
    shot: str
    line: int
    picture: str
    seconds: float
    legs: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Footage:
    """What is seen of a shot, by digests: a `still` as large as the film, a small `poster`, the moving `clip`; `early` is the
    clip on twos, until that is there."""

    revision: str
    shot: str
    recipe: str = ""
    state: State = "stale"
    cause: str = ""
    still: str = ""
    poster: str = ""
    clip: str = ""
    take: str = ""
    question: str = ""
    early: str = ""


@dataclass(frozen=True)
class Sounded:
    """The sound of the film, scene by scene."""

    revision: str
    tracks: Sequence[Track]


@dataclass(frozen=True)
class Filmed:
    """Everything is made: the film lies at `path`, so many shots were made for these causes."""

    revision: str
    path: Path
    seconds: float
    made: int
    causes: Sequence[str]


@dataclass(frozen=True)
class Progress:
    """How far it is: shots and frames done of all that had to be made; seconds `left`, where that can be told."""

    revision: str
    what: str
    done: int
    total: int
    frames: int
    all_frames: int
    left: float | None


@dataclass(frozen=True)
class Wrong:
    """What cannot be done, and why."""

    revision: str
    error: CiotatError


Told = Planned | Still | Footage | Sounded | Filmed | Progress | Wrong
