"""Remarks in the language of the person who reads them, whatever language the script is in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from ciotat.script.checks.words import WORDS as CHECKS
from ciotat.script.imports.inferences import WORDS as IMPORTS
from ciotat.script.remarks import WORDS as READING
from ciotat.script.screenplay import Remark
from ciotat.script.writing.losses import TYPES
from ciotat.script.writing.losses import WORDS as WRITING

__all__ = ["retold"]

_Words = tuple[str, ...]
_HOLE = re.compile(r"\\\{(\w+)\\\}")


def retold(remark: Remark, language: str) -> Remark:
    """`remark` in a language (``zh`` or ``en``): as it is where it is in that language already, or worded by nobody here."""
    for was, now in _wordings(remark.about):
        told, given = (was, now) if language == "zh" else (now, was)
        message, advice = _values(told[0], remark.message), _values(told[1], remark.advice)
        if message is not None and advice is not None:
            values = {name: _type(value, language) for name, value in (message | advice).items()}
            return _worded(remark, given, values)
    return remark


def _wordings(about: str) -> Iterator[tuple[_Words, _Words]]:
    """How the remarks of a rule are worded, in English and in Chinese."""
    for table in (READING, CHECKS, IMPORTS, WRITING):
        if found := table.get(about):
            yield found[1], found[2]


def _worded(remark: Remark, words: _Words, values: Mapping[str, str]) -> Remark:
    message, advice = (part.format(**values) for part in words[:2])
    if not remark.fix:
        return replace(remark, message=message, advice=advice)
    try:
        title = "".join(words[2:]).format(**values) or advice
    except KeyError:
        title = remark.fix.title
    return replace(remark, message=message, advice=advice, fix=replace(remark.fix, title=title))


def _values(template: str, told: str) -> dict[str, str] | None:
    """What was put into a template to tell this; None where something else tells it."""
    match = _form(template).fullmatch(told)
    return match.groupdict() if match else None


@cache
def _form(template: str) -> re.Pattern[str]:
    seen = set[str]()

    def hole(found: re.Match[str]) -> str:
        if found[1] in seen:
            return f"(?P={found[1]})"
        seen.add(found[1])
        return f"(?P<{found[1]}>.*?)"

    return re.compile(_HOLE.sub(hole, re.escape(template)), re.S)


def _type(value: str, language: str) -> str:
    """A kind of element by its name in a language."""
    if language == "zh":
        return TYPES.get(value, value)
    return next((english for english, chinese in TYPES.items() if chinese == value), value)
