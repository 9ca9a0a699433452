"""What the program says at the prompt, in English and Chinese. The English sentence is the key."""

import locale
import os

from ciotat.words import (
    audience,
    building,
    folder,
    publishing,
    release,
    script,
    serving,
    shooting,
    simulating,
    store,
    versions,
)
from ciotat.words.terms import TERMS

__all__ = ["CHINESE", "say", "term", "tongue"]

_AREAS = (shooting, script, folder, building, store, versions, release, serving, publishing, audience, simulating)
CHINESE = {english: chinese for area in _AREAS for english, chinese in area.CHINESE.items()}


def tongue() -> str:
    """The language of the person at the prompt: ``zh`` or ``en``, from the environment."""
    for name in ("CIOTAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(text: str, **values: object) -> str:
    """`text` in the person's language, with the values put in."""
    return (CHINESE[text] if tongue() == "zh" else text).format(**values)


def term(word: str) -> str:
    """A term of the trade in the person's language; a word that is none, as it is."""
    return TERMS.get(word, word) if tongue() == "zh" else word
