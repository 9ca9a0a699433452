"""The numbers that Word puts before the paragraphs of a list, which stand nowhere in their text."""

import re

from ciotat.script.imports.markup import Node

__all__ = ["Numbers"]

_HAN = "〇一二三四五六七八九"


class Numbers:
    """Counts the lists of one document."""

    def __init__(self, root: Node | None) -> None:
        self._counts: dict[tuple[str, int], int] = {}
        abstract = {n.attributes.get("abstractNumId", ""): n for n in root.all("abstractNum")} if root else {}
        self._levels: dict[str, dict[str, Node]] = {}
        for node in root.all("num") if root else []:
            form = abstract.get(node.value("abstractNumId"))
            levels = {level.attributes.get("ilvl", "0"): level for level in form.all("lvl")} if form else {}
            self._levels[node.attributes.get("numId", "")] = levels

    def next(self, place: tuple[str, str]) -> str:
        """The number or bullet before the next paragraph at this list and level: ``3.``, ``第三场``, ``-``; or nothing."""
        name, level = place
        node = self._levels.get(name, {}).get(level)
        if not node or not level.isdecimal():
            return ""
        form = node.value("numFmt")
        if form in ("bullet", "none", ""):
            return "-" if form == "bullet" else ""
        own = int(level[:1])
        start = node.value("start")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        self._counts[name, own] = self._counts.get((name, own), first - 1) + 1
        for deeper in range(own + 1, 10):
            self._counts.pop((name, deeper), None)
        return re.sub(
            r"%(\d)", lambda m: _said(self._counts.get((name, int(m[1]) - 1), 1), form), node.value("lvlText")
        )


def _said(number: int, form: str) -> str:
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese")) and number < 100:
        tens, ones = divmod(number, 10)
        lead = "" if not tens else "十" if tens == 1 else _HAN[tens] + "十"
        return lead + (_HAN[ones] if ones or not tens else "")
    if form in ("upperLetter", "lowerLetter") and number <= 26:
        letter = chr(64 + number)
        return letter if form == "upperLetter" else letter.lower()
    return str(number)
