"""What the page may send, every length bounded; and the shapes of what it gets (docs/studio.md)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "Answer", "Body", "Cursor", "Duplicate", "ExportAsked", "Locking", "NewFilm", "NewNote", "NewVersion", "NoteChange",
    "Play", "ScriptPut", "SettingsPatch", "ShotPatch", "TakeOrder", "Vary", "VersionBack", "Wrong",
]  # fmt: skip

Title = Annotated[str, StringConstraints(max_length=300)]
Name = Annotated[str, StringConstraints(max_length=200)]
Tab = Annotated[str, StringConstraints(max_length=64, pattern=r"^[\w-]*$")]
Tongue = Literal["en", "zh"]
Revision = Annotated[str, StringConstraints(max_length=64)]
ShotId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{10}$")]


class Body(BaseModel):
    """A body of JSON; what nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class Wrong(BaseModel):
    """What is wrong, and the next step: the body of every answer that is an error."""

    error: str
    advice: str = ""
    place: str | None = None


class NewFilm(Body):
    """A film to make: of a text, of an opening, or of nothing yet."""

    title: Title
    text: str | None = None
    name: Name = ""
    opening: Name = ""
    language: Tongue = "en"


class Duplicate(Body):
    """What the copy is called."""

    title: Title


class ScriptPut(Body):
    """The script as the page has it; `base` is the revision that it began from, `also` are those that it sent since and of
    which it never heard, `tab` names the page."""

    base: Revision
    also: Annotated[list[Revision], Field(max_length=8)] = []
    text: str
    tab: Tab = ""


class Cursor(Body):
    """Where the writer is."""

    line: Annotated[int, Field(ge=0, le=10_000_000)]
    tab: Tab = ""


class Play(Body):
    """The shot that is to move next."""

    shot: ShotId


class SettingsPatch(Body):
    """Settings of film.toml to change; those that are not named stay."""

    title: Title | None = None
    style: Name | None = None
    size: tuple[int, int] | None = None
    fps: Annotated[str, StringConstraints(max_length=20)] | None = None
    language: Literal["en", "zh", ""] | None = None
    voices: Name | None = None


class ShotPatch(Body):
    """What is asked of a shot, by flat key; null gives it back to the director."""

    set: Annotated[
        dict[
            Annotated[str, StringConstraints(max_length=40)],
            bool | int | float | Annotated[str, StringConstraints(max_length=300)] | list[Name] | None,
        ],
        Field(max_length=40),
    ]


class Vary(Body):
    """Other takes to make."""

    what: Literal["camera", "light", "performance", "seed"]
    n: Annotated[int, Field(ge=1, le=24)] = 4


class TakeOrder(Body):
    """What to do with a take."""

    do: Literal["choose", "unchoose", "lock", "unlock", "rate", "drop", "restore"]
    value: Annotated[int, Field(ge=0, le=5)] | None = None


class Locking(Body):
    """Lock the picture that is shown now, or let it go."""

    locked: bool


class NewNote(Body):
    """A note to a shot, or to a moment of it; `marks` are drawn on its frame, as the path data of SVG."""

    shot: ShotId
    text: Annotated[str, StringConstraints(max_length=20_000)]
    at: Annotated[float, Field(ge=0, le=36_000)] | None = None
    by: Name = ""
    marks: Annotated[str, StringConstraints(max_length=60_000)] = ""


class NoteChange(Body):
    """What of a note changes."""

    text: Annotated[str, StringConstraints(max_length=20_000)] | None = None
    done: bool | None = None
    marks: Annotated[str, StringConstraints(max_length=60_000)] | None = None
    at: Annotated[float, Field(ge=0, le=36_000)] | None = None


class Answer(Body):
    """An answer to a note."""

    text: Annotated[str, StringConstraints(max_length=20_000)]
    by: Name = ""


class NewVersion(Body):
    """What the version is called."""

    message: Annotated[str, StringConstraints(max_length=2000)] = ""


class VersionBack(Body):
    """The version to go back to."""

    version: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class ExportAsked(Body):
    """What to make of the film to take away."""

    kind: Literal["mp4", "otio", "fdx", "fountain", "pdf", "storyboard", "srt"]
    size: Literal["film", "view"] = "film"


Json = dict[str, Any]
