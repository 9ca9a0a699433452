"""Ids from what a thing is: its type, name and words, and its number among equals; never its place in the text."""

from collections.abc import Iterable
from hashlib import sha256

__all__ = ["Identities"]


class Identities:
    """Hands out ids in the order of the text: editing elsewhere changes no id but those of later equals.

    No id is handed out twice, and none that is `taken`.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._met: dict[str, int] = {}
        self._taken = set(taken)

    def next(self, type: str, name: str, text: str) -> str:
        """The id of the next thing of this type, name and text: ten hexadecimal digits."""
        return self.all([(type, name, text)])[0]

    def all(self, things: Iterable[tuple[str, str, str]]) -> list[str]:
        """The ids of the next things of these types, names and texts."""
        met, taken, ids = self._met, self._taken, []
        for key in map("\0".join, things):
            number = met.get(key, 0) + 1
            while (id := sha256(f"{key}\0{number}".encode()).digest()[:5].hex()) in taken:
                number += 1
            met[key] = number
            taken.add(id)
            ids.append(id)
        return ids

    def meet(self, type: str, name: str, text: str) -> None:
        """Count a thing that has its id already."""
        key = f"{type}\0{name}\0{text}"
        self._met[key] = self._met.get(key, 0) + 1

    def fork(self) -> "Identities":
        """Another one that has met the same things."""
        other = Identities(self._taken)
        other._met.update(self._met)
        return other

    def claim(self, id: str) -> bool:
        """Take `id`, if no one has it."""
        free = id not in self._taken
        self._taken.add(id)
        return free
