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
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*"
_DATE = re.compile(
    r".*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[年/.-]\d{1,2}|\b(?:draft|revision|version)\b|第.{1,3}稿|"
    rf"\d{{1,2}}\.? {_MONTH}|{_MONTH}\.? .*\d{{4}}).*",
    re.I,
)
_ENGLISH = {
    "title": "Title", "credit": "Credit", "author": "Author", "source": "Source", "date": "Draft date", "contact": "Contact"
}  # fmt: skip
_CHINESE = {"title": "片名", "author": "编剧", "source": "原著", "date": "日期", "contact": "联系方式"}
_SOURCE = re.compile(r"(?:based (?:up)?on|from the|inspired by|改编自|根据).*", re.I)


def front(rows: Sequence[Row], chinese: bool, title: str = "", author: str = "") -> Page:
    """The pairs of a title page from its rows: the block in the middle is title, credit and author, the rest is date and
    contact. `title` and `author` as the file names them decide how they are spelled and which row is which."""
    names = _CHINESE if chinese else _ENGLISH
    found: dict[str, list[str]] = {}
    open_ = "title"
    for at, row in enumerate(half for line in rows for half in (line, line.across) if half):
        text = row.text
        if at and row.gap and open_ in ("title", "author") and found.get(open_):
            open_ = "credit" if open_ == "title" and row.centred and not found.get("author") else "contact"
        match = _CREDIT.fullmatch(text) if len(text) < 80 else None
        if match:
            open_ = "author"
            found.setdefault("credit", []).append(match["credit"])
            if match["name"]:
                found.setdefault(open_, []).append(match["name"])
        elif author and text.casefold() == author.casefold():
            open_ = "author"
            found.setdefault(open_, []).append(author)
        elif _SOURCE.fullmatch(text):
            open_ = "source"
            found.setdefault(open_, []).append(text)
        elif _DATE.fullmatch(text) and open_ != "title":
            found.setdefault("date", []).append(text)
        else:
            found.setdefault(open_, []).append(text)
    return tuple((names[key], "\n".join(lines)) for key, lines in _settled(found, title, chinese).items())


def _settled(found: dict[str, list[str]], title: str, chinese: bool) -> dict[str, list[str]]:
    """The title as the file spells it; without a credit that reads as one, the last of its rows is the author."""
    if title and " ".join(found.get("title", [])).casefold() == title.casefold():
        found["title"] = [title]
    if "author" not in found and (credit := found.pop("credit", None)):
        found["author"] = [credit.pop()]
        if credit:
            found["credit"] = credit
    order = ("title", *(() if chinese else ("credit",)), "author", "source", "date", "contact")
    return {key: found[key] for key in order if key in found}
