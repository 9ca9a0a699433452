"""Ids from what a thing is: its type, name and words, and its number among equals; never its place in the text."""

from collections import Counter

from ciotat.core.digest import digest

__all__ = ["Identities"]


class Identities:
    """Hands out ids in the order of the text: editing elsewhere changes no id but those of later equals."""

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def next(self, type: str, name: str, text: str) -> str:
        """The id of the next thing of this type, name and text: ten hexadecimal digits."""
        key = f"{type}\0{name}\0{text}"
        self._met[key] = number = self._met[key] + 1
        return digest(f"{key}\0{number}".encode())[:10]
