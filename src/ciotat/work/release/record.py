"""What a release is, as a record: every digest that a film was made of on the day it was released."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from ciotat.core.digest import canonical, digest
from ciotat.core.errors import RecordError
from ciotat.core.record import dump, load, record
from ciotat.core.time import Rate, Seconds

__all__ = [
    "Credit",
    "Labels",
    "Licence",
    "Movie",
    "Release",
    "ReleasedShot",
    "Seal",
    "content",
    "read",
    "sealed",
    "text",
]

_DIGEST, _LANGUAGE = re.compile(r"[0-9a-f]{64}"), re.compile(r"[A-Za-z][A-Za-z0-9-]{0,19}")


@record("released-shot", 1)
class ReleasedShot:
    """A shot as it is in the release: from frame `start` on for `frames`; `picture` and `poster` are digests of blobs;
    `take` is the id of a kept take or empty; `recipe` is that of the take."""

    id: str
    picture: str
    start: int
    frames: int
    poster: str = ""
    scene: str = ""
    heading: str = ""
    role: str = ""
    size: str = ""
    line: int = 0
    words: str = ""
    reasons: tuple[str, ...] = ()
    take: str = ""
    recipe: str = ""


@record("credit", 1)
class Credit:
    """Who did what."""

    did: str
    who: str


@record("licence", 1)
class Licence:
    """Under which terms a part of the film stands; `by` is whom to name."""

    part: str
    terms: str
    by: str = ""


@record("labels", 1)
class Labels:
    """Whether the film is marked as made by AI, and `because` of what; `words` are the words in the picture; `aigc` is
    the label in the file, after GB 45438-2025, appendix E."""

    shown: bool
    because: tuple[str, ...] = ()
    words: str = ""
    aigc: Mapping[str, str] = field(default_factory=dict)


@record("movie", 1)
class Movie:
    """The finished file: its digest and size; `ground` is its index and the words in it, `heard` its encoded sound,
    `weave` says how they are put together with the takes; `marked` are the clips that stand in for takes where the label
    shows, by the number of the shot."""

    digest: str
    size: int
    ground: str
    heard: str
    weave: str
    marked: Mapping[str, str] = field(default_factory=dict)


@record("release", 1)
class Release:
    """A film as an audience sees it. `saved` is the saved version it was made from; `cut` the digest of cut.json, `plan`
    that of the director's plan; `sound` the stems and their mix; `words` the subtitles by language; `intended` valence and
    arousal of every second; `versions` of all that made it; `how` says in words how it was made; `evidence` says, of one that
    its audience chose, which `shot` changed, by which `experiment`, and `why`. `digest` is that of all the rest."""

    number: int
    title: str
    language: str
    rate: Rate
    size: tuple[int, int]
    frames: int
    shots: tuple[ReleasedShot, ...]
    movie: Movie
    cut: str
    style: str = ""
    renderer: str = ""
    note: str = ""
    saved: str = ""
    how: str = ""
    poster: str = ""
    plan: str = ""
    sound: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    licences: tuple[Licence, ...] = ()
    labels: Labels = Labels(False)
    intended: tuple[tuple[float, float], ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def length(self) -> Seconds:
        """Its running time."""
        return self.rate.time(self.frames)

    @property
    def clips(self) -> tuple[str, ...]:
        """The digests of the pictures as they are shown, in order: takes, or their marked twins."""
        return tuple(self.movie.marked.get(str(n), shot.picture) for n, shot in enumerate(self.shots))

    def blobs(self) -> Iterator[tuple[str, str]]:
        """Every blob it needs, with what it is."""
        yield from (
            (self.movie.ground, "its index"),
            (self.movie.weave, "the order of its bytes"),
            (self.cut, "the cut"),
        )
        if self.movie.heard:
            yield self.movie.heard, "the sound"
        if self.plan:
            yield self.plan, "the plan"
        for shot in self.shots:
            yield shot.picture, f"shot {shot.id}"
            if shot.poster:
                yield shot.poster, f"the picture of shot {shot.id}"
        for number, clip in self.movie.marked.items():
            yield clip, f"shot {self.shots[int(number)].id} with the label"
        yield from ((digest, f"the sound: {name}") for name, digest in self.sound.items())
        yield from ((digest, f"the subtitles: {name}") for name, digest in self.words.items())


@record("seal", 1)
class Seal:
    """The signature of a release, beside it: the signed movie is the blob `head` and then the movie's bytes from `joins`
    on. `own` says that the key was made on the signer's computer, so that no trust list knows it."""

    number: int
    release: str
    movie: str
    size: int
    head: str
    joins: int
    signer: str
    certificate: str
    own: bool
    digest: str = ""


def sealed(made: Release | Seal) -> Any:
    """The record with its own digest in it."""
    return replace(made, digest=_digest(dump(made)))


def content(release: Release) -> str:
    """The digest of what an audience would see and read: two releases that share it are the same film."""
    seen = ("title", "labels", "credits", "licences", "words", "poster")
    return digest([release.movie.digest, *(dump(getattr(release, name)) for name in seen)])


def text(made: Release | Seal) -> str:
    """The record as the text of its file: one key a line, one shot a line."""
    rows = []
    for key, value in sorted(dump(made).items()):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            body = ",\n".join(f"  {_json(item)}" for item in value)
            rows.append(f" {_json(key)}: [\n{body}\n ]")
        else:
            rows.append(f" {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def read(cls: type[Any], value: Any, name: str) -> Any:
    """The record that a file `name` holds. Raises RecordError where it is damaged or was changed."""
    if not isinstance(value, dict):
        raise RecordError(f"{name} is no release", advice="restore it from an earlier version")
    made = load(cls, value)
    try:
        own = _digest(value)
    except ValueError as wrong:
        raise RecordError(f"{name} is no release: {wrong}", advice="restore it from an earlier version") from wrong
    if made.digest != own:
        advice = "restore it from an earlier version; what was released is never changed"
        raise RecordError(f"{name} is not what was released: its digest does not match", advice=advice)
    if isinstance(made, Release) and not _sound(made):
        raise RecordError(f"{name} is no release: it names what cannot be", advice="fetch it from whoever released it")
    return made


def _sound(made: Release) -> bool:
    """Whether a stranger's release names only blobs, languages and shots: what it says is used to read and write files."""
    shots = {str(n) for n in range(len(made.shots))}
    return (
        all(_DIGEST.fullmatch(blob) for blob in _named(made))
        and all(_LANGUAGE.fullmatch(language) for language in made.words)
        and made.movie.marked.keys() <= shots
        and bool(made.shots)
        and sum(shot.frames for shot in made.shots) == made.frames
        and all(shot.frames > 0 for shot in made.shots)
        and made.rate.fps > 0
    )


def _named(made: Release) -> Iterator[str]:
    """Every digest in a release."""
    movie = made.movie
    yield from (movie.digest, movie.ground, movie.weave, made.cut, *movie.marked.values())
    yield from (*made.sound.values(), *made.words.values(), *(shot.picture for shot in made.shots))
    yield from filter(None, (movie.heard, made.poster, made.plan, *(shot.poster for shot in made.shots)))


def _digest(value: Any) -> str:
    return digest({key: part for key, part in value.items() if key != "digest"})


def _json(value: Any) -> str:
    return canonical(value).decode()
