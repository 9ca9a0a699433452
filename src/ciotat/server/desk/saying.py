"""What is wrong, in the language of a film."""

from ciotat.core.errors import CiotatError
from ciotat.words.wrong import chinese

__all__ = ["sentence"]


def sentence(wrong: CiotatError, language: str) -> dict[str, str]:
    """What a page shows of an error, and what it advises."""
    said = chinese if language == "zh" else str
    place = f"{wrong.file}: " if wrong.file else ""
    return {"error": place + said(wrong.message), "advice": said(wrong.advice)}
