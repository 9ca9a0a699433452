"""A film as a folder: ``film.toml``, the script, what people asked for, the takes they keep; and what can be made again.

Film.open(path)      the film of a folder, of a file in it, or of any folder above
Film.new(name)       a folder with a little scene to begin with, or with a script
Film.adopt(script)   a film in the folder where the script lies, which stays as it is, byte for byte
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ciotat.core.errors import FilmError, StoreError
from ciotat.core.store import writing
from ciotat.work import overrides
from ciotat.work.names import filename, line
from ciotat.work.page import change, keep, parsed, read, small
from ciotat.work.settings import NAME, Settings, settings
from ciotat.work.starter import GITIGNORE, SCRIPTS, film_toml

__all__ = ["Film"]

LARGEST_CUT = 256 * 2**20
DEEPEST = 64


@dataclass(frozen=True)
class Film:
    """A film in the folder `root`. Settings are read when they are first asked for; `fresh` forgets them."""

    root: Path

    @classmethod
    def open(cls, path: Path | None = None) -> "Film":
        """The film of the folder `path`, of a file in it, or of the nearest folder above that has a film.toml; without
        a path, of the working directory. Raises FilmError where there is none, and for a path that is not there."""
        start = Path(path or ".").absolute()
        if not start.exists():
            raise FilmError(f"{start} is not there", advice="name the film's folder, or a file in it")
        folder = start if start.is_dir() else start.parent
        for here in (folder, *folder.parents)[:DEEPEST]:
            if (here / NAME).is_file():
                return cls(here)
        advice = "make one with `ciotat new NAME`, or with `ciotat new --adopt SCRIPT` around a script"
        raise FilmError(f"there is no film in {folder}", advice=advice)

    @classmethod
    def new(
        cls, name: str, parent: Path = Path(), *, script: Path | None = None, language: Literal["en", "zh"] = "en",
        author: str = "",
    ) -> "Film":  # fmt: skip
        """Make the film `name` in a folder of its own within `parent`: with the bytes of `script`, else with a scene in
        `language` to begin with. Raises FilmError where the folder is there already."""
        root = parent / filename(name)
        title = line(name)
        data, file = _first(title, author, language) if script is None else (_bytes(script), _own(script))
        try:
            root.mkdir(parents=True)
        except FileExistsError:
            raise FilmError(f"{root} is there already", advice="choose another name") from None
        except OSError as refused:
            raise StoreError(
                f"cannot write {root}: {refused.strerror}", advice="check space and rights there"
            ) from None
        with writing(root / file) as temporary:
            temporary.write_bytes(data)
        return cls._begun(root, file, title, language, author)

    @classmethod
    def adopt(cls, script: Path, language: Literal["en", "zh"] = "en", author: str = "") -> "Film":
        """Make the folder around `script` its film: a film.toml beside it, and not a byte of the script changes."""
        _bytes(script)
        root = script.absolute().parent
        if (root / NAME).exists():
            raise FilmError(f"{root} holds a film already", advice="open it, or move the script to a folder of its own")
        return cls._begun(root, script.name, "", language, author)

    @classmethod
    def _begun(cls, root: Path, script: str, title: str, tongue: str, author: str) -> "Film":
        """Write what a film begins with; film.toml comes last, so that a folder is a film or is not."""
        if not (root / ".gitignore").exists():
            keep(root / ".gitignore", GITIGNORE)
        values = {
            "title": title, "script": script, "language": "", "style": "classical", "size": "1280x720", "fps": "24",
            "renderer": "draft", "voices": "espeak",
        }  # fmt: skip
        people = {"author": author} if author or not title else {"author": ""}
        keep(root / NAME, film_toml(tongue, values, people))
        film = cls(root)
        film.settings  # noqa: B018 - what was written can be read
        return film

    @cached_property
    def settings(self) -> Settings:
        """What film.toml says. Raises FilmError naming file, line, value and limits."""
        return settings(read(self.root / NAME, NAME))

    def fresh(self) -> "Film":
        """The same film, read again when it is asked."""
        return Film(self.root)

    def set(self, changes: Mapping[str, Any]) -> "Film":
        """Change keys of film.toml (``size``, ``people.author``), keeping every comment; nothing is written that could
        not be read. Gives the film as it is then."""
        page = read(self.root / NAME, NAME)
        text = change(page.text, changes)
        settings(parsed(NAME, text))
        keep(self.root / NAME, text)
        return self.fresh()

    @property
    def script(self) -> Path:
        """Where the script lies. Raises FilmError where it is not there, or is a way out of the folder."""
        path = self.inside(self.settings.script)
        if not path.is_file():
            page = read(self.root / NAME, NAME)
            raise page.wrong("script", f"there is no script {self.settings.script}", "write the name of its file")
        return path

    def inside(self, name: str) -> Path:
        """`name` within the folder; a name or link that leaves it is refused."""
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise FilmError(f"{name!r} leaves the folder of the film", advice="move the file into the folder")
        return path

    @property
    def title(self) -> str:
        """The title in film.toml, else the name of the folder."""
        return self.settings.title or self.root.absolute().name

    @property
    def style_text(self) -> str | None:
        """The text of the film's own style, where the style is a file."""
        if not self.settings.style.endswith(".toml"):
            return None
        data = small(self.inside(self.settings.style), self.settings.style)
        if data is None:
            page = read(self.root / NAME, NAME)
            raise page.wrong("style", f"there is no style {self.settings.style}", "write the name of its file")
        return data.decode("utf-8", "replace")

    @property
    def hidden(self) -> Path:
        """The folder of all that can be made again, and of the kept media."""
        return self.root / ".ciotat"

    @property
    def out(self) -> Path:
        """Where the finished film goes."""
        return self.root / "out"

    @property
    def ids(self) -> Path:
        """The sidecar that keeps the identities of the script's lines."""
        return self.root / "script.ids"

    @property
    def shots(self) -> "overrides.Shots":
        """The files of the shots that a person touched."""
        return overrides.shots(self.root)

    @property
    def people(self) -> "overrides.Cast":
        """The files of the characters that a person touched."""
        return overrides.cast(self.root)

    def overrides(self) -> dict[str, dict[str, Any]]:
        """What is asked of the director, by shot id: give it to `ciotat.direction.amend.amended`."""
        return self.shots.asked()

    def cast(self) -> dict[str, dict[str, Any]]:
        """What is asked of characters, by name: give it to `ciotat.direction.recast.recast`."""
        return self.people.asked()

    def cut(self) -> dict[str, Any] | None:
        """cut.json as the last build wrote it; None where there is none, or none that can be read."""
        data = small(self.root / "cut.json", "cut.json", LARGEST_CUT)
        try:
            found = json.loads(data or b"null")
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) and isinstance(found.get("shots"), list) else None


def _first(title: str, author: str, language: str) -> tuple[bytes, str]:
    file, text = SCRIPTS[language]
    words = text.format(title=title.replace("《", "").replace("》", ""), author=line(author)).split("\n")
    return "\n".join(row for row in words if row not in ("Author: ", "编剧：")).encode(), file


def _bytes(script: Path) -> bytes:
    """What a script holds, untouched."""
    try:
        if not script.is_file():
            missing = "is a folder" if script.is_dir() else "is not there"
            raise FilmError(f"{script} {missing}", advice="name a script, such as my.fountain")
        if script.stat().st_size > 64 * 2**20:
            raise FilmError(f"{script} is larger than 64 MB", advice="split it into parts")
        return script.read_bytes()
    except OSError as refused:
        raise FilmError(f"cannot read {script}: {refused.strerror}", advice="check its rights") from None


def _own(script: Path) -> str:
    """The name of a script's copy: its own, where every system allows it."""
    stem, ending = os.path.splitext(script.name)
    return filename(stem, "script") + (ending if filename(ending[1:], "") == ending[1:] else "")
