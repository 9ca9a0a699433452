"""What goes wrong, as the prompt says it: where, what, and the next step, in the person's language."""

from ciotat.core.errors import CiotatError
from ciotat.words import tongue
from ciotat.words.wrong import CHINESE_ERRORS, chinese

__all__ = ["CHINESE_ERRORS", "sentence", "translated"]


def sentence(wrong: CiotatError) -> str:
    """What went wrong, where, and the next step, in the person's language as far as it is known there."""
    if tongue() != "zh":
        return str(wrong)
    origin = wrong.origin
    place = (
        ""
        if not origin
        else f"第 {origin.line} 行："
        if origin.column == 1
        else f"第 {origin.line} 行第 {origin.column} 列："
    )
    place = f"{wrong.file} {place or '：'}".replace(" ：", "：") if wrong.file else place
    return f"{place}{chinese(wrong.message)}" + (f"；{chinese(wrong.advice)}" if wrong.advice else "")


def translated(text: str) -> str:
    """An English sentence in the person's language, as far as it is known there."""
    return chinese(text) if tongue() == "zh" else text
