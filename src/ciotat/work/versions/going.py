"""From one state of a folder to another, so that whatever happens on the way it is in the end in one or the other.

What is to be done is written down first. If the way is cut short, the next one who asks goes it to its end; a file that a
person changed meanwhile is theirs and stays.
"""

import json
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ciotat.core.digest import pretty
from ciotat.core.errors import FilmError
from ciotat.core.store import writing
from ciotat.work.versions.repository import Repository
from ciotat.work.versions.tracked import blob_id, is_plain, is_tracked, largest

__all__ = ["go", "settle", "settled"]

_NAME = "going.json"


def go(repository: Repository, new: str, old: str, changes: Mapping[str, bytes | None], why: str) -> None:
    """Bring the folder, the branch and the index from version `old` to `new`, which differ by `changes`."""
    before = repository.entries(old)
    files = {path: [before.get(path, ""), "" if data is None else blob_id(data)] for path, data in changes.items()}
    plan = {"branch": repository.branch, "old": old, "new": new, "why": why, "files": files}
    _write(repository.own / _NAME, pretty(plan).encode())
    settle(repository)


def settled(root: Path) -> bool:
    """Whether no change of versions was cut short in the film at `root`: quick, and without Git."""
    return not (root / ".git" / "ciotat" / _NAME).exists()


def settle(repository: Repository) -> bool:
    """Go an interrupted way to its end; gives whether there was one."""
    path = repository.own / _NAME
    try:
        plan = json.loads(path.read_bytes())
        files = {str(name): (str(old), str(new)) for name, (old, new) in plan["files"].items()}
        new, old, branch, why = (str(plan[key]) for key in ("new", "old", "branch", "why"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        path.unlink(missing_ok=True)
        return False
    named = tuple(filter(is_plain, files))
    changes = {
        name: repository.data(name, after) if after else None
        for name, (_, after) in files.items()
        if is_tracked(name, named)
    }
    with suppress(OSError):
        lock = repository.own.parent / "index.lock"
        if lock.stat().st_mtime >= path.stat().st_mtime:  # of the one who was killed on this very way
            lock.unlink()
    for name, data in changes.items():
        _bring(repository.root, name, files[name][0], data)
    repository.move(branch, new, old, why)
    repository.index(changes)
    path.unlink(missing_ok=True)
    return True


def _bring(root: Path, name: str, before: str, data: bytes | None) -> None:
    """Write or take out one file, if it is as it was; every folder on the way is one, and no link."""
    at = root
    for part in name.split("/")[:-1]:
        at = at / part
        with suppress(FileNotFoundError):
            if not stat.S_ISDIR(at.lstat().st_mode):
                raise FilmError("this is not a folder", file=str(at.relative_to(root)), advice="move it away")
    path = root / name
    now = _now(path, name)
    if now == (None if data is None else blob_id(data)) or (now or "") != before:
        return
    if data is None:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir() if path.parent != root else None
    else:
        _write(path, data)


def _now(path: Path, name: str) -> str | None:
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > largest(name):
            return "another thing"
        return blob_id(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as refused:
        raise FilmError(f"this file cannot be read: {refused.strerror}", file=name, advice="check its rights") from None


def _write(path: Path, data: bytes) -> None:
    with writing(path) as temporary:
        temporary.write_bytes(data)
