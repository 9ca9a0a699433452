"""Which files of a film are kept in its versions, and what they hold: few, small, plain, and named in advance.

Nothing else of a folder is ever read into a version or written from one: whatever a stranger's version holds besides is
passed over.
"""

import hashlib
import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ciotat.core.errors import FilmError

__all__ = [
    "CUT",
    "FILM",
    "IDS",
    "MOST",
    "Files",
    "blob_id",
    "is_plain",
    "is_tracked",
    "largest",
    "named_in",
    "read_folder",
]

Files = Mapping[str, bytes]
"""The files of a version: what each holds, by its path with plain slashes."""

FILM, IDS, CUT = "film.toml", "script.ids", "cut.json"
MOST = 200_000
"""Files of one version at most."""
ALL = 2**30
"""Bytes of one version at most."""
_SMALL, _LARGE = 256 * 1024, 64 * 2**20
_FIXED = {FILM: _SMALL, IDS: _LARGE, CUT: 256 * 2**20, ".gitignore": _SMALL}
_SHEET = re.compile(r"(?:cast|shots|takes/[^/]+)/[^/]+\.toml")
_RELEASE = re.compile(r"releases/[^/]+\.json")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?|git~\d+|\.git.*", re.I)
_TAKEN = {"cast", "shots", "takes", "releases", "out"}


def is_plain(path: str) -> bool:
    """Whether a path stays in the folder and names the same file on every system: no link out, no `.git` in any guise."""
    parts = path.split("/")
    return 0 < len(parts) <= 8 and all(
        part and len(part.encode("utf-8", "surrogatepass")) <= 240 and part[0] != "." and part[-1] not in ". "
        and not _FORBIDDEN.search(part) and not _DEVICE.fullmatch(part)
        for part in parts
    )  # fmt: skip


def named_in(film: bytes | None) -> tuple[str, ...]:
    """The files that a film.toml names: the script, and a style of its own."""
    try:
        values = tomllib.loads((film or b"").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    found = (values.get("script"), values.get("style"))
    names = [name.replace("\\", "/") for name in found if isinstance(name, str)]
    if len(names) > 1 and not names[1].endswith(".toml"):
        names = names[:1]
    return tuple(n for n in names if is_plain(n) and n not in _FIXED and n.split("/")[0].lower() not in _TAKEN)


def is_tracked(path: str, named: tuple[str, ...]) -> bool:
    """Whether a path is one of a film's files; `named` are those that its film.toml names."""
    if path in _FIXED or path in named:
        return True
    return is_plain(path) and bool(_SHEET.fullmatch(path) or _RELEASE.fullmatch(path))


def largest(path: str) -> int:
    """How many bytes a file may have."""
    return _FIXED.get(path, _SMALL if _SHEET.fullmatch(path) else _LARGE)


def blob_id(data: bytes) -> str:
    """What Git calls these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def read_folder(root: Path) -> dict[str, bytes]:
    """The files of the film in `root` as they are now. Raises FilmError where one is a link, a device or too large."""
    found: dict[str, bytes] = {}
    film = _read(root, FILM)
    named = named_in(film)
    total = 0
    for path in (*_FIXED, *named, *_walked(root)):
        data = film if path == FILM else _read(root, path)
        if data is not None:
            found[path] = data
            total += len(data)
        if len(found) > MOST or total > ALL:
            raise FilmError(
                "the film has too many files, or too large ones", advice=f"at most {MOST:,} files and 1 GB in all"
            )
    return found


def _walked(root: Path) -> Iterator[str]:
    """The sheets and releases in a folder, sorted."""
    for folder in ("cast", "shots", "releases"):
        yield from (path for name in _names(root, folder) if _fits(path := f"{folder}/{name}"))
    for shot in _names(root, "takes"):
        if is_plain(shot):
            yield from (path for name in _names(root, f"takes/{shot}") if _fits(path := f"takes/{shot}/{name}"))


def _fits(path: str) -> bool:
    return is_tracked(path, ())


def _names(root: Path, folder: str) -> list[str]:
    at = root / folder
    try:
        if not stat.S_ISDIR(at.lstat().st_mode):
            return []
        return sorted(entry.name for entry in os.scandir(at))
    except FileNotFoundError:
        return []
    except OSError as refused:
        raise FilmError(f"this folder cannot be read: {refused.strerror}", file=folder) from None


def _read(root: Path, path: str) -> bytes | None:
    """What a file holds; None where there is none."""
    at, above = f"{root}/{path}", path.split("/")[:-1]
    try:
        for depth in range(1, len(above) + 1):
            if not stat.S_ISDIR(os.lstat("/".join((str(root), *above[:depth]))).st_mode):
                return None
        status = os.lstat(at)
        if not stat.S_ISREG(status.st_mode):
            raise FilmError("this is not a plain file", file=path, advice="put the file itself there, not a link to it")
        if status.st_size > largest(path):
            raise FilmError(f"this file is too large: {status.st_size // 1024} KB", file=path)
        with os.fdopen(os.open(at, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            return file.read(largest(path))
    except FileNotFoundError:
        return None
    except OSError as refused:
        raise FilmError(f"this file cannot be read: {refused.strerror}", file=path, advice="check its rights") from None
