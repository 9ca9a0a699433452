"""A part of an imported script, and the Fountain text that a list of them makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ciotat.core.origin import Origin
from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.colon import ColonCues
from ciotat.script.fountain import is_transition
from ciotat.script.heading import SLUG
from ciotat.script.kind import SAID, UNPRINTED
from ciotat.script.run import Run
from ciotat.script.screenplay import Element, ElementType
from ciotat.script.writing.marks import escaped, marked

__all__ = ["Part", "fountain"]

_NOWHERE = Origin(1)


@dataclass(frozen=True, slots=True)
class Part:
    """An element to be, with its words in their styles; a heading may have a scene number."""

    type: ElementType
    runs: tuple[Run, ...]
    number: str = ""
    dual: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


def fountain(parts: Sequence[Part], page: Sequence[tuple[str, str]] = ()) -> str:
    """The Fountain text of `parts` under a title `page`; marks force whatever would be read as something else."""
    out: list[str] = []
    for key, value in page:
        lines = [escaped(line) for line in value.split("\n") if line.strip()]
        out += [f"{key}: {lines[0]}"] if len(lines) == 1 else [f"{key}:", *(f"    {line}" for line in lines)]
    parts = list(_behind(parts))
    for at, part in enumerate(parts):
        speaks_on = at and part.type in SAID and parts[at - 1].type in SAID | {"cue"}
        if out and not speaks_on:
            out.append("")
        out += _lines(part, bool(speaks_on))
    return "\n".join(out) + "\n"


def _behind(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with what is noted within a speech behind it, so that nothing breaks it."""
    held: list[Part] = []
    speaks = False
    for part in parts:
        if speaks and part.type in UNPRINTED:
            held.append(part)
            continue
        if not speaks or part.type not in SAID:
            yield from held
            held = []
        speaks = part.type in SAID or part.type == "cue"
        yield part
    yield from held


def _lines(part: Part, said: bool) -> Iterator[str]:
    bare = part.text.strip()
    runs = () if part.type in ("heading", "cue") else part.runs
    text = marked(Element("", part.type, part.text, _NOWHERE, runs=runs)).strip("\n")
    one = " ".join(text.split())
    match part.type:
        case "heading":
            forced = "" if SLUG.fullmatch(bare) and one == bare else "."
            yield f"{forced}{one}" + (f" #{part.number}#" if part.number else "")
        case "cue":
            yield f"{'' if _capital(bare) else '@'}{one}" + (" ^" if part.dual else "")
        case "parenthetical" if said:
            yield one if _boxed(one) else f"({one})"
        case "transition":
            yield one if is_transition(one) else f"> {one}"
        case "centred":
            yield from (f"> {line.strip()} <" for line in text.split("\n") if line.strip())
        case "lyric":
            yield from (f"~{line}" for line in text.split("\n"))
        case "section" | "synopsis":
            yield ("# " if part.type == "section" else "= ") + one
        case "note":
            yield f"[[{one}]]"
        case "page-break":
            yield "==="
        case "dialogue" if said:
            yield from (_spoken(line) for line in text.split("\n"))
        case _:
            yield from _action(text)


def _boxed(text: str) -> bool:
    return text[:1] in tuple("(（") and text[-1:] in tuple(")）")


def _capital(name: str) -> bool:
    head = name.partition("(")[0]
    return head == head.upper() and head.isascii() and head[:1].isalpha() and not SLUG.fullmatch(name)


def _spoken(line: str) -> str:
    """A line of dialogue, which must not begin as something else does; a blank one keeps two blanks."""
    bare = line.strip()
    return f"\\{bare}" if bare[:1] in tuple("#=~>!(") else bare or "  "


def _action(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for at, line in enumerate(lines):
        bare = line.strip()
        alone = at == 0 and (_misread(bare) or (len(lines) > 1 and bare == bare.upper()))
        colon = (":" in bare or "：" in bare) and ColonCues([line, line]).match(line)
        yield f"!{line}" if bare and (alone or colon or bare[0] in "!~>#=") else line if bare else "  "


def _misread(first: str) -> bool:
    """Whether a first line of action would be read as a heading, a transition or something forced."""
    if not first or first[0] in ".@" or SLUG.fullmatch(first) or is_transition(first):
        return True
    return not first.isascii() and chinese_heading(first) is not None
