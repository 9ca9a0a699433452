"""A paragraph as its sentences: the full stop of ``Dr.``, ``Mrs.`` or ``No. 4`` ends none."""

import re
from itertools import pairwise

__all__ = ["TITLES", "sentences"]

TITLES = r"Mr|Mrs|Ms|Mx|Dr|Prof|Sgt|Lt|Capt|Col|Gen|Maj|Cpl|Pvt|Det|Insp|Rev|Fr|Sr|Jr|Hon|Gov|Sen|Messrs|Mme|Mlle"
_SENTENCE = re.compile(r"[^.!?。！？；;…\n]*[.!?。！？；;…\n]+[\"”’」』）)]*|[^.!?。！？；;…\n]+$")
_OPEN = re.compile(rf"\b(?:{TITLES}|St|Mt|Ft|vs|approx)\.$", re.IGNORECASE)
_SINGLE = re.compile(r"(?:^|[\s.])[A-Za-z]\.$")
REACH = 16
"""Characters before a full stop that can tell what it means: the longest title is shorter."""
_NUMBER = re.compile(r"\bNo\.$", re.IGNORECASE)
_ANY = re.compile(rf"(?:(?:^|[\s.])[A-Za-z]|\b(?:{TITLES}|St|Mt|Ft|vs|approx|No))\.$", re.IGNORECASE)
"""What any of these finds."""


def sentences(text: str) -> list[str]:
    """The sentences of `text` with all their characters, blanks included."""
    ends = [0]
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if len(ends) > 1 and _goes_on(text[max(ends[-2], start - REACH) : start], match.group()):
            ends[-1] = end
        else:
            ends.append(end)
    return [text[start:end] for start, end in pairwise(ends)]


def _goes_on(before: str, after: str) -> bool:
    """Whether `after` still belongs to the sentence whose last characters are `before`."""
    if not _ANY.search(before):
        return False
    if _NUMBER.search(before):
        return after.lstrip()[:1].isdigit()
    return bool(_OPEN.search(before)) or (bool(_SINGLE.search(before)) and not after.startswith("\n"))
