"""What changed between two states of a film, counted: lines, shots, takes, people."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ciotat.work.versions.text import Text
from ciotat.work.versions.tracked import CUT, FILM, IDS, named_in

__all__ = ["Changes", "changes_between"]

_SHOT = re.compile(rb'[{,]"id":"([0-9a-f]{10})"')
_MOST = 3000

Get = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Changes:
    """How many lines of the script, shots, takes and people changed, were put in or taken out; whether settings did; and
    how many releases there are more."""

    lines: int = 0
    shots: int = 0
    takes: int = 0
    people: int = 0
    settings: bool = False
    releases: int = 0

    @property
    def none(self) -> bool:
        """Whether nothing of that changed."""
        return self == Changes()


def changes_between(before: Mapping[str, str], after: Mapping[str, str], old: Get, new: Get) -> Changes:
    """Count what differs between two states: their files by what Git calls their contents, and how to get those."""
    paths = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    scripts = [(named_in(get(FILM)) or ("",))[0] for get in (old, new)]
    changed = bool(paths & set(scripts)) or scripts[0] != scripts[1]
    shots = {path.split("/")[1].removesuffix(".toml") for path in paths if path.startswith("shots/")}
    if CUT in paths:
        shots |= _shots(old(CUT) or b"", new(CUT) or b"")
    apart = paths - {*scripts, FILM, IDS, CUT, ".gitignore"}
    return Changes(
        lines=_lines(old(scripts[0]) or b"", new(scripts[1]) or b"") if changed else 0,
        shots=len(shots),
        takes=sum(path.startswith("takes/") for path in paths),
        people=sum(path.startswith("cast/") for path in paths),
        settings=FILM in paths or any("/" not in path for path in apart),
        releases=sum(path.startswith("releases/") and path.count(".") == 1 for path in paths),
    )


def _shots(old: bytes, new: bytes) -> set[str]:
    """The shots whose line in a cut changed."""
    rows = {line.rstrip(b",") for line in old.split(b"\n")} ^ {line.rstrip(b",") for line in new.split(b"\n")}
    return {match[1].decode("utf-8", "replace") for row in rows if (match := _SHOT.search(row))}


def _lines(old: bytes, new: bytes) -> int:
    """How many lines with something in them changed, were put in or taken out."""
    texts = [Text.read(data) for data in (old, new)]
    if any(text is None for text in texts):
        return 1
    before, after = ([line.strip() for line in text.text.split("\n") if line.strip()] for text in texts if text)
    while before and after and before[-1] == after[-1]:
        before.pop()
        after.pop()
    same = next(
        (k for k, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return _differing(before[same:], after[same:])


def _differing(before: Sequence[str], after: Sequence[str]) -> int:
    if not before or not after or max(len(before), len(after)) > _MOST:
        return max(len(before), len(after))
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal")
