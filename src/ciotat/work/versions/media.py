"""The media of a film: which blobs its versions need, and how they come from one store into another.

Media is never in Git; versions hold only digests. What comes from another store is let in under its digest or not at all.
"""

import os
import re
import shutil
import sqlite3
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from ciotat.core.errors import StoreError
from ciotat.work.cutlist import parsed
from ciotat.work.store import AnyStore, Store
from ciotat.work.versions.tracked import CUT

__all__ = ["HIDDEN", "bring", "bring_from", "kept_media", "linked", "shown_media", "twin"]

HIDDEN = ".ciotat"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TAKE = re.compile(r"takes/([^/]+)/([^/]+)\.toml")
_MEDIA = ("picture", "poster", "original")
_LARGEST = 16 * 2**30
_INDEX, _LISTS = "store.db", ("kept", "refs")


def kept_media(files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of everything that cannot be made again, with the reason to keep it: takes and releases."""
    found: dict[str, str] = {}
    for path, data in files.items():
        take = _TAKE.fullmatch(path)
        if take:
            values = _toml(data)
            for key in _MEDIA:
                _note(found, values.get(key), f"take {take[2]} of shot {take[1]}")
        elif path.startswith("releases/"):
            number = path.removeprefix("releases/").split(".")[0]
            for digest in _DIGEST.findall(data.decode("utf-8", "replace")):
                _note(found, digest, f"release {number}"[:200])
    return found


def shown_media(files: Mapping[str, bytes]) -> set[str]:
    """The digest of what the film shows now and could be made again: pictures, posters, sound."""
    cut = parsed(files.get(CUT))
    sound = cut.head.get("sound")
    texts = [
        *(t for row in cut.shots for t in (row.picture, row.poster)),
        *(sound.values() if isinstance(sound, dict) else ()),
    ]
    return {text for text in texts if isinstance(text, str) and _DIGEST.fullmatch(text)}


def bring(source: AnyStore, target: AnyStore, digests: Iterable[str], why: Mapping[str, str], room: Path) -> int:
    """Copy from one store into another what is not there; gives how many came. `room` is a folder for what is not yet
    whole, on the disk of the target. What the source has not is passed over."""
    came, known, pins = 0, target.kept(), defaultdict[str, list[str]](list)
    for digest in sorted(set(digests)):
        if not target.blobs.has(digest):
            came += _copied(source, target, digest, room)
        if digest in why and why[digest] not in known.get(digest, ()) and target.blobs.has(digest):
            pins[why[digest]].append(digest)
    for reason, pinned in pins.items():
        target.keep_all(pinned, reason)
    return came


def bring_from(source: str, root: Path, files: Mapping[str, bytes], shown: bool = False) -> int:
    """Bring the kept media that `files` name from the store of another film's folder into that of the film at `root`; with
    what is `shown`, too. Gives how many came; none from where there is no store."""
    hidden = Path(source) / HIDDEN
    if not source or hidden.is_symlink() or not (hidden / _INDEX).is_file():
        return 0
    kept = kept_media(files)
    with Store(hidden) as theirs, Store(root / HIDDEN) as ours:
        return bring(theirs, ours, {*kept, *(shown_media(files) if shown else ())}, kept, root / HIDDEN / "tmp")


def _copied(source: AnyStore, target: AnyStore, digest: str, room: Path) -> bool:
    size = source.blobs.size(digest)
    if size is None or size > _LARGEST:
        return False
    path = source.blobs.file(digest)
    if path is None:
        data = source.blobs.get(digest)
        return data is not None and target.blobs.put(data) == digest
    room.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="coming-", dir=room)
    os.close(handle)
    temporary = Path(name)
    try:
        shutil.copyfile(path, temporary, follow_symlinks=False)
        if target.blobs.take_in(temporary) != digest:
            raise StoreError(
                f"blob {digest} is damaged where it comes from", advice="verify that store: ciotat store verify"
            )
    except OSError as refused:
        raise StoreError(f"cannot write {room}: {refused.strerror}", advice="check space and rights there") from refused
    finally:
        temporary.unlink(missing_ok=True)
    return True


def twin(source: Path, target: Path) -> None:
    """Make at `target` a store with all that is in `source`, at once: the same files under a second name, where the disk
    can, and a copy of the index. Only for stores of one's own: whoever writes to a file of one writes to both."""
    Store(source).close()
    try:
        target.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(source / _INDEX)) as old, closing(sqlite3.connect(target / _INDEX)) as new:
            old.backup(new)
        for name in _LISTS:
            _copied_list(source / name, target / name)
        if (source / "blobs").is_dir():
            linked(str(source / "blobs"), str(target / "blobs"))
    except (OSError, sqlite3.Error) as refused:
        raise StoreError(f"cannot write {target}: {refused}", advice="check space and rights there") from refused


def _copied_list(source: Path, target: Path) -> None:
    """A copy of its own of what is written to: the list of what is kept, and the pointers."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        shutil.copy2(source, target)


def linked(source: str, target: str) -> int:
    """Give all files in the folder `source` a second name in `target`, or a copy where the disk knows no second names; gives
    how many were gone before it was their turn."""
    gone = 0
    os.makedirs(target, exist_ok=True)
    with os.scandir(source) as entries:
        for entry in entries:
            there = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                gone += linked(entry.path, there)
            elif entry.is_file(follow_symlinks=False):
                try:
                    _second(entry.path, there)
                except FileNotFoundError:
                    gone += 1
    return gone


def _second(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        shutil.copy2(source, target)


def _note(found: dict[str, str], digest: Any, why: str) -> None:
    if isinstance(digest, str) and _DIGEST.fullmatch(digest):
        found.setdefault(digest, why)


def _toml(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
