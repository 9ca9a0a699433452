"""What was cut from a script gets its id back when it returns, word for word."""

from collections.abc import Collection, Sequence

from ciotat.script.ids import Entry

__all__ = ["returned"]

_TELLING = 12
"""Letters of a text that is not written twice by chance; a Han character counts for three."""
_LEANING = frozenset({"scene", "heading", "cue", "parenthetical"})


def returned(cut: Sequence[Entry], entries: Sequence[Entry], kept: Collection[int]) -> dict[int, str]:
    """The ids, by the place of each piece, of those `entries` that were `cut` and are not yet `kept`.

    A text long enough to be itself returns wherever it stands. A short one, a cue or a heading returns next to a piece
    that does; a scene with what it holds.
    """
    waiting: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(cut) - 1, -1, -1):
        waiting.setdefault(cut[place][1:], []).append(place)
    found: dict[int, int] = {}
    for place, entry in enumerate(entries):
        telling = place not in kept and entry.kind not in _LEANING and _letters(entry.text) >= _TELLING
        if telling and (places := waiting.get(entry[1:])):
            found[place] = places.pop()
    used = set(found.values())
    for step in (-1, 1):
        for place in range(len(entries))[::step]:
            there = found.get(place - step, -2) + step
            free = place not in kept and place not in found and 0 <= there < len(cut) and there not in used
            if free and cut[there][1:] == entries[place][1:]:
                found[place] = there
                used.add(there)
    return {place: cut[there].id for place, there in found.items()}


def _letters(text: str) -> int:
    return sum(3 if char > "\u2fff" else 1 for char in text[: 2 * _TELLING] if char.isalnum())
