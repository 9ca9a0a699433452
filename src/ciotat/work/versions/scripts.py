"""Two drafts of a script file merged into one: text by blocks and lines, other files whole."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from ciotat.work.versions.blocks import apart, together
from ciotat.work.versions.conflict import Conflict
from ciotat.work.versions.text import Text
from ciotat.work.versions.weave import woven

__all__ = ["merged_script"]

Chosen = Callable[[Conflict], Literal["ours", "theirs"] | None]


def merged_script(base: bytes, ours: bytes, theirs: bytes, choose: Chosen) -> tuple[bytes, list[Conflict]]:
    """The script with what both sides made of it, stored as ours is, and the conflicts for which nothing is chosen."""
    if ours in (theirs, base) or theirs == base:
        return (theirs if ours == base else ours), []
    texts = [Text.read(data) for data in (base, ours, theirs)]
    if any(text is None for text in texts):
        return _whole(ours, theirs, choose)
    read = [text for text in texts if text is not None]
    before, here, there = (apart(text.text) for text in read)
    found = woven(before, here, there, choose)
    left = [conflict for conflict, choice in found.conflicts if choice is None]
    return replace(read[1], text=together(found.blocks)).written(), left


def _whole(ours: bytes, theirs: bytes, choose: Chosen) -> tuple[bytes, list[Conflict]]:
    conflict = Conflict("file", "", "", f"{len(ours)} bytes", f"{len(theirs)} bytes")
    choice = choose(conflict)
    return (theirs if choice == "theirs" else ours), [] if choice else [conflict]
