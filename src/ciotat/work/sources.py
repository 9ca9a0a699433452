"""What people wrote of a film, each file by its digest: a build notes it, and whoever asks later sees what changed."""

import os
from hashlib import sha256

from ciotat.core.errors import FilmError
from ciotat.core.store import Folder
from ciotat.work.film import Film

__all__ = ["sources"]


def sources(film: Film) -> dict[str, str]:
    """The digest of every file that a build reads, by its name in the folder; of a shot's sheet without its notes."""
    names = ["film.toml", film.settings.script]
    names += [film.settings.style] if film.settings.style.endswith(".toml") else []
    folder = Folder(film.root)
    found = {name: data for name in names if (data := folder.get(name)) is not None}
    asked = {name: _asked(data) for name, data in _sheets(folder, "shots").items()}
    found |= {**_sheets(folder, "cast"), **{name: data for name, data in asked.items() if data}}
    return {name: sha256(data).hexdigest() for name, data in found.items()}


def _asked(sheet: bytes) -> bytes:
    """What a shot's sheet asks for: all but its notes, which are said of the film and change nothing in it. Empty where that
    is nothing."""
    rows, noted = list[bytes](), False
    every = sheet.splitlines(keepends=True)
    for row in every:
        if row.startswith(b"["):
            noted = row.startswith((b"[[note]]", b"[[note.", b"[note."))
        if not noted:
            rows.append(row)
    left = sheet if len(rows) == len(every) else b"".join(rows).rstrip() + b"\n"
    return left if any(row.strip() and not row.startswith(b"#") for row in rows) else b""


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
