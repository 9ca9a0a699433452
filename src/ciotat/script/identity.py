"""Ids from what a thing is: its type, name and words, and its number among equals; never its place in the text."""

from collections import Counter
from collections.abc import Iterable

from ciotat.core.digest import digest

__all__ = ["Identities"]


class Identities:
    """Hands out ids in the order of the text: editing elsewhere changes no id but those of later equals.

    No id is handed out twice, and none that is `taken`.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._met: Counter[str] = Counter()
        self._taken = set(taken)

    def next(self, type: str, name: str, text: str) -> str:
        """The id of the next thing of this type, name and text: ten hexadecimal digits."""
        key = f"{type}\0{name}\0{text}"
        while True:
            self._met[key] = number = self._met[key] + 1
            id = digest(f"{key}\0{number}".encode())[:10]
            if self.claim(id):
                return id

    def claim(self, id: str) -> bool:
        """Take `id`, if no one has it."""
        free = id not in self._taken
        self._taken.add(id)
        return free
