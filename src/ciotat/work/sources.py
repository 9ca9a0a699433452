"""What people wrote of a film, each file by its digest: a build notes it, and whoever asks later sees what changed."""

import os
from hashlib import sha256

from ciotat.core.errors import FilmError
from ciotat.core.store import Folder
from ciotat.work.film import Film

__all__ = ["sources"]


def sources(film: Film) -> dict[str, str]:
    """The digest of every file that a build reads, by its name in the folder."""
    names = ["film.toml", film.settings.script]
    names += [film.settings.style] if film.settings.style.endswith(".toml") else []
    folder = Folder(film.root)
    found = {name: data for name in names if (data := folder.get(name)) is not None}
    found |= {**_sheets(folder, "cast"), **_sheets(folder, "shots")}
    return {name: sha256(data).hexdigest() for name, data in found.items()}


def _sheets(folder: Folder, name: str) -> dict[str, bytes]:
    """The sheets in a folder of the film by name; there may be ten thousand. Only a link may lead out of it, and is looked at."""
    place, found = folder.path(name), {}
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.endswith(".toml"):
                    own = f"{name}/{entry.name}"
                    data = folder.get(own) if entry.is_symlink() else _read(entry.path)
                    found.update({} if data is None else {own: data})
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as refused:
        raise FilmError(f"cannot read {place}: {refused.strerror}", advice="check its rights") from None
    return found


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb", 0) as file:
            return file.read()
    except FileNotFoundError:
        return None
