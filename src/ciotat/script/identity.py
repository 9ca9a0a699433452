"""Ids from what a thing is: its type, name and words, and its number among equals; never its place in the text."""

from collections import Counter

from ciotat.core.digest import short

__all__ = ["Identities"]


class Identities:
    """Hands out ids in the order of the text: editing elsewhere changes no id but those of later equals."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str, str]] = Counter()

    def next(self, type: str, name: str, text: str) -> str:
        """The id of the next thing of this type, name and text: ten hexadecimal digits."""
        key = (type, name, text)
        self._met[key] += 1
        return short("\0".join((*key, str(self._met[key]))).encode())
