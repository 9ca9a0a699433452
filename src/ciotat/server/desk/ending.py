"""How an errand ends: with what it made, or with a sentence that says why not."""

from collections.abc import Callable, Mapping
from typing import Any

from ciotat.core.errors import CiotatError, FilmError, Stopped

__all__ = ["Sentence", "Tell", "ending"]

Tell = Callable[[dict[str, Any]], None]
Sentence = Callable[[CiotatError], dict[str, str]]


def ending(make: Callable[[], Mapping[str, Any]], sentence: Sentence) -> Mapping[str, Any]:
    """What is to be told of `make`: what it gives, or that it failed, and why. Raises Stopped where it was interrupted."""
    try:
        return make()
    except Stopped:
        raise
    except CiotatError as wrong:
        told = wrong
    except Exception as wrong:
        told = FilmError(f"{type(wrong).__name__}: {wrong}", advice="try again")
    return {"state": "failed", **sentence(told)}
