"""Two later drafts of ``script.ids`` merged, row by row: every piece keeps its identity, on whichever side it has one."""

from collections.abc import Mapping, Sequence

from ciotat.work.versions.order import Side, ordered

__all__ = ["merged_ids", "texts_of"]

_HEAD = "script.ids"


def merged_ids(base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes | None:
    """The sidecar of a merged script. A row that one side changed is as there; one that both did is as on ours. The next
    build matches it with the script, so nothing hangs on it being perfect."""
    if ours == theirs or theirs == base or theirs is None:
        return ours
    if ours is None or ours == base:
        return theirs
    head, before, here, there = (*_rows(ours)[0], ""), _rows(base or b"")[1], _rows(ours)[1], _rows(theirs)[1]
    known = list(before)
    sides = [_side(name, known, rows) for name, rows in (("ours", here), ("theirs", there))]
    order, _ = ordered(len(known), sides[0], sides[1], [0] * len(known), {})
    names = {"ours": list(here), "theirs": list(there)}
    rows: dict[str, str] = {}
    for side, place in order:
        id = known[place] if side == "base" else names[side][place]
        row = _row(before.get(id), here.get(id), there.get(id))
        if row is not None:
            rows.setdefault(id, row)
    return "\n".join((head[0] or f"{_HEAD} 1", *rows.values(), "")).encode()


def texts_of(data: bytes | None) -> dict[str, list[str]]:
    """The ids of the elements that say something, by what they say; those that were cut are left out."""
    found: dict[str, list[str]] = {}
    for row in _rows(data or b"")[1].values():
        id, kind, _, text = [*row.split("\t"), "", "", ""][:4]
        if text and not kind.startswith("-") and kind != "scene":
            found.setdefault(" ".join(text.replace("\\n", " ").split()), []).append(id)
    return found


def _rows(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The first line, and all others by their id."""
    head: list[str] = []
    rows: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        if line.startswith(_HEAD):
            head.append(line)
        elif "\t" in line:
            rows.setdefault(line.split("\t", 1)[0], line)
    return head, rows


def _side(name: str, known: Sequence[str], rows: Mapping[str, str]) -> Side:
    places = {id: place for place, id in enumerate(known)}
    return Side.of(name, [places.get(id, -1) for id in rows], [False] * len(rows))


def _row(was: str | None, here: str | None, there: str | None) -> str | None:
    return there if here == was else here
