"""Whether two names are likely one name spelled two ways."""

import re
import unicodedata

__all__ = ["alike", "distance"]

_LONGEST = 40
_COUNTED = re.compile(r"[\d一二三四五六七八九十百甲乙丙丁]|\b(?:[IVX]+|ONE|TWO|THREE|FOUR|FIVE|[A-Z])\b")


def distance(a: str, b: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make `a` into `b`: at most
    `most` + 1. (Damerau 1964, the form without further edits of swapped letters.)"""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]


def alike(a: str, b: str) -> bool:
    """Whether `a` and `b` are likely one name: the same but for accents, marks and blanks, or a slip of one letter (two
    in long names). Names that differ in what counts them (GUARD 1, GUARD 2; 村民甲, 村民乙) are two."""
    if a == b or max(len(a), len(b)) > _LONGEST:
        return False
    if _COUNTED.findall(a.upper()) != _COUNTED.findall(b.upper()):
        return False
    bare_a, bare_b = _bare(a), _bare(b)
    if bare_a == bare_b:
        return bool(bare_a)
    shorter = min(len(bare_a), len(bare_b))
    if any("\u3400" <= c <= "\u9fff" for c in bare_a + bare_b):
        return shorter >= 3 and len(bare_a) == len(bare_b) and distance(bare_a, bare_b, 1) == 1
    if shorter < 4 or _grown(bare_a, bare_b):
        return False
    most = 2 if shorter >= 8 else 1
    return distance(bare_a, bare_b, most) <= most


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).upper()
    return "".join(c for c in plain if c.isalnum())


def _grown(a: str, b: str) -> bool:
    """Whether one is the other with an ending: MAN and MEN are two, and so are WAITER and WAITERS."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and long[len(short) :] in ("S", "ES", "N")
