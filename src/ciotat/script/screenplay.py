"""The screenplay: the script as written, every piece with its origin and a stable id."""

from dataclasses import dataclass
from typing import Literal

from ciotat.core.origin import Origin
from ciotat.core.record import record
from ciotat.script.late import Late
from ciotat.script.run import Run

__all__ = ["Element", "ElementType", "Fix", "Format", "Remark", "Scene", "Screenplay", "Voice"]

ElementType = Literal[
    "heading",
    "action",
    "cue",
    "parenthetical",
    "dialogue",
    "lyric",
    "transition",
    "centred",
    "card",
    "section",
    "synopsis",
    "note",
    "boneyard",
    "page-break",
    "sound",
    "camera",
]
Format = Literal["fountain", "chinese", "finaldraft", "prose"]
Voice = Literal["onscreen", "offscreen", "inner", "narration", "device"]


@record("element", 1)
class Element(Late, field="id"):
    """One piece of the script. `text` is what is read or spoken, word for word, without the marks of the format.

    A cue names who speaks (`name`, `extension` as written: ``V.O.``, ``电话``); each dialogue, lyric and parenthetical
    element under it repeats the name and carries the derived `voice`. Two cues side by side are `dual`.
    `runs` is the text cut where its style changes; empty where it is all plain.
    """

    id: str
    type: ElementType
    text: str
    origin: Origin
    name: str = ""
    extension: str = ""
    voice: Voice = "onscreen"
    dual: bool = False
    runs: tuple[Run, ...] = ()


@record("scene", 1)
class Scene(Late, field="elements"):
    """From one heading to the next. Fields the script does not give stay empty; nothing is guessed here.

    The `elements` of a script just read are made when they are first looked at."""

    id: str
    number: str
    heading: str
    origin: Origin
    inside: Literal["", "inside", "outside", "both"]
    place: str
    hour: str
    modifiers: tuple[str, ...]
    cast: tuple[str, ...]
    elements: tuple[Element, ...]


@record("screenplay", 1)
class Screenplay(Late, field="people"):
    """The whole script. `language` is the language most of its words are in: ``en`` or ``zh``.

    `source` is the text it was read from, character for character, and `encoding` how that was stored: ``utf-8``,
    ``gb18030``, or behind the mark each begins with ``utf-8-sig``, ``utf-16-le``, ``utf-16-be``. A script that was read
    from no text has neither. The `people` whom its action introduces are sought when they are first asked for.
    """

    title: str
    author: str
    language: str
    format: Format
    title_page: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    scenes: tuple[Scene, ...]
    remarks: "tuple[Remark, ...]" = ()
    source: str = ""
    encoding: str = ""


@dataclass(frozen=True)
class Fix:
    """One step that mends what is remarked: what it does, and the text to stand at `origin` instead."""

    title: str
    origin: Origin
    text: str


@dataclass(frozen=True)
class Remark:
    """Something the writer should know: a note, a warning or an error, with its place and the next step.

    `about` is the name of the rule behind it, the same in every language: ``no-hour``."""

    grade: Literal["note", "warning", "error"]
    message: str
    origin: Origin | None = None
    advice: str = ""
    fix: "Fix | None" = None
    about: str = ""

    def __str__(self) -> str:
        place = f"{self.origin}: " if self.origin else ""
        return f"{place}{self.message}" + (f"; {self.advice}" if self.advice else "")
