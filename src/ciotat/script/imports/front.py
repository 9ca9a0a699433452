"""The title page of a script on paper: title, credit, author, date and contact from the rows that stand before it."""

import re
from collections.abc import Sequence

from ciotat.script.imports.row import Row

__all__ = ["Page", "front"]

Page = tuple[tuple[str, str], ...]
_CREDIT = re.compile(
    r"(?P<credit>(?:an? )?(?:original )?"
    r"(?:(?:screenplay|story|teleplay|script|written|film|directed)(?: and | & )?)*\s*by|编剧|編劇|作者|导演|導演)"
    r"\s*[:：]?\s*(?P<name>.*)",
    re.I,
)
_DATE = re.compile(
    r".*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[年/.-]\d{1,2}|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*\.? .*\d{4}|"
    r"\b(?:draft|revision|version)\b|第.{1,3}稿).*",
    re.I,
)
_SOURCE = re.compile(r"(?:based (?:up)?on|from the|inspired by|改编自|根据).*", re.I)


def front(rows: Sequence[Row], chinese: bool) -> Page:
    """The pairs of a title page from its rows: the first block is the title, names follow a credit, the rest is contact."""
    names = (
        ("片名", "编剧", "日期", "联系方式", "原著")
        if chinese
        else ("Title", "Author", "Draft date", "Contact", "Source")
    )
    found: dict[str, list[str]] = {}
    open_ = names[0]
    credit = ""
    for at, row in enumerate(rows):
        text = row.text
        if at and row.gap and open_ in names[:2] and found.get(open_):
            open_ = names[3]
        match = _CREDIT.fullmatch(text) if len(text) < 80 else None
        if match:
            open_, credit = names[1], match["credit"]
            if match["name"]:
                found.setdefault(open_, []).append(match["name"])
        elif _SOURCE.fullmatch(text):
            open_ = names[4]
            found.setdefault(open_, []).append(text)
        elif _DATE.fullmatch(text) and open_ != names[0]:
            found.setdefault(names[2], []).append(text)
        else:
            found.setdefault(open_, []).append(text)
    if credit and not chinese:
        found = {**{k: v for k, v in found.items() if k == names[0]}, "Credit": [credit], **found}
    return tuple((key, "\n".join(lines)) for key, lines in found.items())
