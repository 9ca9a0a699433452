"""The sidecar ``script.ids``: which id every piece of a script had, so that the next draft can keep it.

One piece a line, in the order of the script: its id, kind, name and text, with a tab between them. A scene stands
before its elements; its name is its number, its text its heading. What was cut stays where it stood, with a minus
before its kind, so that it gets its id back if it returns. Tabs, line breaks and backslashes of the script are written
``\\t \\n \\r \\\\``. So a changed line of the script is a changed line here, and the two merge alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ciotat.script.screenplay import Screenplay

__all__ = ["Draft", "Entry"]

_HEAD = "script.ids 1"
_CUT = "-"
_MOST_CUT = 1000
_LARGEST = 64 * 2**20
_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")
_KIND = re.compile(r"[a-z-]{1,20}")
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_BREAKS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"[\\\t\n\r]")
_PLAIN = {mark: char for char, mark in _BREAKS.items()}
_MARK = re.compile(r"\\.")


class Entry(NamedTuple):
    """One piece of a draft: a scene (`kind` is ``scene``) or an element (`kind` is its type); cut, a minus before it."""

    id: str
    kind: str
    name: str
    text: str

    @property
    def is_cut(self) -> bool:
        """Whether the piece is no longer in the script."""
        return self.kind.startswith(_CUT)


@dataclass(frozen=True)
class Draft:
    """What a draft was made of, in the order of the script. `damage` names what of a sidecar could not be read:
    ``conflict``, ``lines``, ``size``, ``version``."""

    entries: tuple[Entry, ...] = ()
    damage: tuple[str, ...] = ()

    @classmethod
    def of(cls, screenplay: Screenplay, before: "Draft | None" = None) -> "Draft":
        """The draft that `screenplay` is, and in it what was cut since the draft `before` and earlier: each piece after
        the one it stood behind. There are never more cut pieces than others, or than a thousand; the first go first."""
        entries = []
        for scene in screenplay.scenes:
            entries.append(Entry(scene.id, "scene", scene.number, scene.heading))
            entries += [Entry(element.id, element.type, element.name, element.text) for element in scene.elements]
        return cls(tuple(_with_cuts(before.entries, entries) if before else entries))

    @property
    def live(self) -> tuple[Entry, ...]:
        """The pieces that are in the script."""
        return tuple(entry for entry in self.entries if not entry.is_cut)

    @classmethod
    def read(cls, data: bytes) -> "Draft":
        """Read a sidecar. What is damaged in it is passed over and named in `damage`; no data at all is no draft."""
        if len(data) > _LARGEST:
            return cls(damage=("size",))
        text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        damage: dict[str, None] = {}
        found: dict[str, Entry] = {}
        for line in filter(None, text.split("\n")):
            if line.startswith(_CONFLICT):
                damage["conflict"] = None
            elif line.startswith(_HEAD[:-1]):
                damage.update({} if line == _HEAD else {"version": None})
            elif entry := _entry(line):
                found.setdefault(entry.id, entry)
            else:
                damage["lines"] = None
        return cls(tuple(found.values()), tuple(damage))

    def written(self) -> bytes:
        """The sidecar that `read` reads: the same draft is always the same bytes."""
        lines = (f"{e.id}\t{e.kind}\t{_escaped(e.name)}\t{_escaped(e.text)}" for e in self.entries)
        return "\n".join((_HEAD, *lines, "")).encode("utf-8", "replace")


def _with_cuts(before: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[Entry]:
    live = {entry.id for entry in entries}
    gone = [entry for entry in before if entry.id not in live]
    forgotten = {entry.id for entry in gone[: max(len(gone) - max(len(entries), _MOST_CUT), 0)]}
    behind: dict[str, list[Entry]] = {}
    last = ""
    for entry in before:
        if entry.id in live:
            last = entry.id
        elif entry.id not in forgotten:
            behind.setdefault(last, []).append(entry._replace(kind=_CUT + entry.kind.removeprefix(_CUT)))
    yield from behind.get("", ())
    for entry in entries:
        yield entry
        yield from behind.get(entry.id, ())


def _entry(line: str) -> Entry | None:
    fields = line.split("\t")
    if len(fields) < 4 or not _ID.fullmatch(fields[0]) or not _KIND.fullmatch(fields[1]):
        return None
    return Entry(fields[0], fields[1], _unescaped(fields[2]), _unescaped(fields[3]))


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda char: _BREAKS[char.group()], text)


def _unescaped(text: str) -> str:
    return _MARK.sub(lambda mark: _PLAIN.get(mark.group(), mark.group()), text) if "\\" in text else text
