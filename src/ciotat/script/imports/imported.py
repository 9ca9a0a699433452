"""What an import gives: a text that our readers know, how to read it, and what was inferred on the way."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Imported", "Inference"]

Inference = tuple[str, dict[str, str]]
"""A key of the table of remarks, and the values it names."""


@dataclass(frozen=True)
class Imported:
    """A script as text. `format` is what it is written in, or None where its own marks must tell."""

    text: str
    format: Literal["fountain", "chinese", "prose"] | None = None
    inferred: tuple[Inference, ...] = ()
