"""A paragraph as its sentences: the full stop of ``Dr.``, ``Mrs.`` or ``No. 4`` ends none."""

import re

__all__ = ["TITLES", "sentences"]

TITLES = r"Mr|Mrs|Ms|Mx|Dr|Prof|Sgt|Lt|Capt|Col|Gen|Maj|Cpl|Pvt|Det|Insp|Rev|Fr|Sr|Jr|Hon|Gov|Sen|Messrs|Mme|Mlle"
_SENTENCE = re.compile(r"[^.!?。！？；;…\n]*[.!?。！？；;…\n]+[\"”’」』）)]*|[^.!?。！？；;…\n]+$")
_OPEN = re.compile(rf"\b(?:{TITLES}|St|Mt|Ft|vs|approx)\.$", re.IGNORECASE)
_SINGLE = re.compile(r"(?:^|[\s.])[A-Za-z]\.$")
_NUMBER = re.compile(r"\bNo\.$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of `text` with all their characters, blanks included."""
    out: list[str] = []
    for match in _SENTENCE.finditer(text):
        if out and _goes_on(out[-1], match.group()):
            out[-1] += match.group()
        else:
            out.append(match.group())
    return out


def _goes_on(before: str, after: str) -> bool:
    if _NUMBER.search(before):
        return after.lstrip()[:1].isdigit()
    return bool(_OPEN.search(before)) or (bool(_SINGLE.search(before)) and not after.startswith("\n"))
