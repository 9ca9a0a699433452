"""Remarks from tables that word each of them once in English and once in Chinese."""

from collections.abc import Mapping
from typing import Literal

from ciotat.core.origin import Origin
from ciotat.script.screenplay import Fix, Remark

__all__ = ["Grade", "Wording", "worded"]

Grade = Literal["note", "warning", "error"]
Wording = tuple[Grade, tuple[str, str, str], tuple[str, str, str]]
"""The grade; then message, advice and what its fix does, in English and in Chinese. Without advice or fix: empty."""


def worded(
    table: Mapping[str, Wording],
    about: str,
    language: str,
    values: Mapping[str, str] | None = None,
    origin: Origin | None = None,
    fix: tuple[Origin, str] | None = None,
) -> Remark:
    """The remark that `table` words for `about` in a language (``zh`` or ``en``), with the values put in. `fix` says
    where which text is to stand instead."""
    grade, english, chinese = table[about]
    message, advice, title = (part.format(**values or {}) for part in (chinese if language == "zh" else english))
    return Remark(grade, message, origin, advice, Fix(title or advice, *fix) if fix else None, about)
