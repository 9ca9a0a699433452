"""Two states of a film compared: its script as a writer reads it, its plan shot by shot, its running time. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from re import compile as pattern
from typing import Literal

from ciotat.work.cutlist import CutShot, parsed
from ciotat.work.versions.block import Block
from ciotat.work.versions.blocks import apart
from ciotat.work.versions.matching import matched
from ciotat.work.versions.order import Side, still
from ciotat.work.versions.text import Text
from ciotat.work.versions.tracked import CUT, FILM, named_in

__all__ = ["Comparison", "Difference", "ShotDifference", "compared", "pieces"]

Files = Mapping[str, bytes]
What = Literal["new", "gone", "changed", "moved"]
_TOKEN = pattern(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+|\s+")
_TAG = pattern(r"<[^>]*>")
_LOOKS = ("role", "size", "length", "take", "heading")


@dataclass(frozen=True)
class Difference:
    """One piece of the script that differs: the scene it stands in, and its text before and after (empty where it is not).
    `kind` is that of the piece: heading, speech, action."""

    what: What
    kind: str
    scene: str
    old: str
    new: str


@dataclass(frozen=True)
class ShotDifference:
    """A shot that differs, as it was and as it is; `parts` names what of it changed, as recipes do."""

    what: What
    old: CutShot | None
    new: CutShot | None
    parts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the shot."""
        row = self.new or self.old
        return row.id if row else ""


@dataclass(frozen=True)
class Comparison:
    """All that differs. `shots` counts those that are the same; `stale` says that a cut is older than its script."""

    script: tuple[Difference, ...]
    shots: tuple[ShotDifference, ...]
    same: int
    lengths: tuple[Fraction, Fraction]
    titles: tuple[str, str]
    stale: tuple[bool, bool] = (False, False)
    whole: bool = True


def compared(one: Files, other: Files) -> Comparison:
    """What differs between two states of a film, given by their files."""
    cuts = [parsed(files.get(CUT)) for files in (one, other)]
    texts = [_script(files) for files in (one, other)]
    whole = all(text is not None for text in texts)
    script = tuple(_script_differences(apart(texts[0] or ""), apart(texts[1] or ""))) if whole else ()
    shots = tuple(_shot_differences(cuts[0].shots, cuts[1].shots))
    old = {row.id for row in cuts[0].shots}
    same = sum(row.id in old for row in cuts[1].shots) - sum(shot.what in ("changed", "moved") for shot in shots)
    return Comparison(
        script, shots, same, (cuts[0].length, cuts[1].length), (cuts[0].title, cuts[1].title),
        (cuts[0].stale, cuts[1].stale), whole,
    )  # fmt: skip


def pieces(old: str, new: str) -> Iterator[tuple[Literal["same", "gone", "new"], str]]:
    """Two texts as one, in pieces that are the same, gone or new: by words, in Chinese by characters."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > 4_000_000:
        yield from (("gone", old), ("new", new))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(before[i1:i2])
        else:
            yield from (("gone", "".join(before[i1:i2])), ("new", "".join(after[j1:j2])))


def _script(files: Files) -> str | None:
    name = (named_in(files.get(FILM)) or ("",))[0]
    text = Text.read(files.get(name, b""))
    return text.text if text else None


def _script_differences(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Difference]:
    """In the order of the new script; what is gone stands where it stood."""
    was = matched(old, new)
    scenes = _headings(old), _headings(new)
    moved = Side.of("new", was, [block.kind == "heading" for block in new]).moved
    there, after = set(was), _gone_after(was, len(old))
    for j in range(-1, len(new)):
        if j >= 0:
            i = was[j]
            if found := _difference(old[i] if i >= 0 else None, new[j], i in moved, scenes[1][j]):
                yield found
        for i in after.get(was[j] if j >= 0 else -1, ()) if j < 0 or was[j] >= 0 else ():
            if i not in there and _readable(old[i]):
                yield Difference("gone", old[i].kind, scenes[0][i], _readable(old[i]), "")


def _difference(old: Block | None, new: Block, moved: bool, scene: str) -> Difference | None:
    text = _readable(new)
    if old is None:
        return Difference("new", new.kind, scene, "", text) if text else None
    if old.key != new.key and _readable(old) != text:
        return Difference("changed", new.kind, scene, _readable(old), text)
    return Difference("moved", new.kind, scene, text, text) if moved and text else None


def _gone_after(was: Sequence[int], length: int) -> dict[int, list[int]]:
    """The old pieces that are gone, by the last one before them that is not; -1 at the beginning."""
    there = set(was)
    found: dict[int, list[int]] = {}
    last = -1
    for i in range(length):
        if i in there:
            last = i
        else:
            found.setdefault(last, []).append(i)
    return found


def _headings(blocks: Sequence[Block]) -> list[str]:
    found, heading = [], ""
    for block in blocks:
        heading = _readable(block) if block.kind == "heading" else heading
        found.append(heading)
    return found


def _readable(block: Block) -> str:
    """What a piece says, without the marks of Final Draft."""
    if block.lines and block.lines[0].lstrip().startswith("<Paragraph"):
        return "\n".join(filter(None, (" ".join(_TAG.sub("", line).split()) for line in block.lines)))
    return "" if block.kind == "other" else "\n".join(line.strip() for line in block.lines)


def _shot_differences(old: Sequence[CutShot], new: Sequence[CutShot]) -> Iterator[ShotDifference]:
    before = {row.id: row for row in old}
    after = {row.id for row in new}
    places = {row.id: place for place, row in enumerate(old)}
    kept = still([places.get(row.id, -1) for row in new], [1] * len(new))
    for row in new:
        was = before.get(row.id)
        if was is None:
            yield ShotDifference("new", None, row)
        elif parts := _parts(was, row):
            yield ShotDifference("changed", was, row, parts)
        elif places[row.id] not in kept:
            yield ShotDifference("moved", was, row)
    yield from (ShotDifference("gone", row, None) for row in old if row.id not in after)


def _parts(old: CutShot, new: CutShot) -> tuple[str, ...]:
    """What of a shot changed, by the names its recipe has for it, else by how it looks in the cut."""
    if old.recipe == new.recipe and old.picture == new.picture and old.take == new.take and old.length == new.length:
        return ()
    named = {**old.parts, **new.parts} if old.parts and new.parts else {}
    names = [name for name in named if old.parts.get(name) != new.parts.get(name)]
    names += ["the take"] if old.take != new.take else []
    if not names:
        names = [f"the {name}" for name in _LOOKS if getattr(old, name) != getattr(new, name)]
    return tuple(names or ("the picture",))
