"""What people asked of shots and characters, as it lies in the folder: ``shots/<id>.toml`` and ``cast/<name>.toml``.

Read here as plain values; what they mean is known to `ciotat.direction.amend`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ciotat.core.errors import FilmError
from ciotat.work.names import free
from ciotat.work.page import Page, change, keep, read

__all__ = ["MOST", "SHOT", "Cast", "Sheets", "Shots", "cast", "shots"]

MOST = 20_000
"""Files of one kind that are read at most."""
SHOT = re.compile(r"[0-9a-f]{10}")
OWN = ("choice", "note")
"""Tables of a shot's file that ask nothing of the director."""
_SHOT_HEAD = """# Shot {id}. What stands here wins over the director; take a line out to give the choice back.
# size, angle, lens, camera, amount, subjects, hold, seed, [fade], [light], [performance]: see docs/formats.md.
"""
_CAST_HEAD = """# {name}. What stands here wins over the script; take a line out to give it back. See docs/formats.md.
"""


@dataclass(frozen=True)
class Sheets:
    """The files of one kind in one folder of a film, by shot id or by character."""

    folder: Path
    kind: str

    def names(self) -> list[str]:
        """The names of the files, without their ending, sorted; what is no plain name is passed over."""
        try:
            found = sorted(p.name[:-5] for p in self.folder.iterdir() if p.name.endswith(".toml") and p.name[0] != ".")
        except (FileNotFoundError, NotADirectoryError):
            return []
        if len(found) > MOST:
            raise FilmError(f"there are {len(found)} files in {self.kind}", advice=f"at most {MOST} are read")
        return found

    def page(self, name: str) -> Page:
        """The file called `name`, empty where there is none."""
        return read(self.folder / f"{name}.toml", f"{self.kind}/{name}.toml")

    def write(self, name: str, changes: Mapping[str, Any], head: str) -> None:
        """Change some keys of a file (``key`` or ``table.key``; None takes it out), making it with `head` where it is
        not there. A file that says nothing any more stays, since its comments may."""
        page = self.page(name)
        if not page.text and all(value is None for value in changes.values()):
            return
        keep(self.folder / f"{name}.toml", change(page.text or head, changes))


class Shots(Sheets):
    """The files of shots."""

    def ids(self) -> list[str]:
        """The shots that have a file."""
        return [name for name in self.names() if SHOT.fullmatch(name)]

    def asked(self) -> dict[str, dict[str, Any]]:
        """What is asked of the director, by shot id; shots of which nothing is asked are left out."""
        found = {id: self.wish(id) for id in self.ids()}
        return {id: wish for id, wish in found.items() if wish}

    def wish(self, id: str) -> dict[str, Any]:
        """What is asked of the director for one shot."""
        return {key: value for key, value in self.page(self.plain(id)).values.items() if key not in OWN}

    def own(self, id: str, table: str) -> Any:
        """``[choice]`` or the ``[[note]]`` of a shot, as they stand."""
        return self.page(self.plain(id)).values.get(table)

    def set(self, id: str, changes: Mapping[str, Any]) -> None:
        """Change what a shot's file says."""
        self.write(self.plain(id), changes, _SHOT_HEAD.format(id=id))

    def plain(self, id: str) -> str:
        """`id`, if it is one of a shot."""
        if not SHOT.fullmatch(id):
            raise FilmError(f"{id[:40]!r} is not the id of a shot", advice="it has ten characters, 0-9 and a-f")
        return id


class Cast(Sheets):
    """The files of characters. A file belongs to the character that its ``name`` says, else to that it is called."""

    def asked(self) -> dict[str, dict[str, Any]]:
        """What is asked of each character, by name."""
        return {name: {k: v for k, v in page.values.items() if k != "name"} for name, page in self._all()}

    def files(self) -> dict[str, str]:
        """The file of each character that has one, for messages."""
        return {name: page.name for name, page in self._all()}

    def set(self, name: str, changes: Mapping[str, Any]) -> None:
        """Change what is asked of a character."""
        own = {who: page.name.removeprefix("cast/")[:-5] for who, page in self._all()}
        file = own.get(name) or free(name, set(self.names()), "someone")
        first = {} if file == name or name in own else {"name": name}
        head = _CAST_HEAD.format(name=" ".join(name.split())[:80])
        self.write(file, {**first, **changes}, head)

    def _all(self) -> Iterator[tuple[str, Page]]:
        for file in self.names():
            page = self.page(file)
            name = page.values.get("name", file)
            if not isinstance(name, str) or not name.strip():
                raise page.wrong("name", f"name = {name!r} is not text", 'write name = "ANNA", as in the script')
            yield name, page


def shots(root: Path) -> Shots:
    """The files of the shots of the film in `root`."""
    return Shots(root / "shots", "shots")


def cast(root: Path) -> Cast:
    """The files of the characters of the film in `root`."""
    return Cast(root / "cast", "cast")
