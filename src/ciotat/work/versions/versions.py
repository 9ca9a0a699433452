"""The versions of one film: saved, listed, found by name, gone back to."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ciotat.core.errors import FilmError
from ciotat.work.page import parsed
from ciotat.work.versions.changes import Changes, changes_between
from ciotat.work.versions.going import go, settle
from ciotat.work.versions.repository import Person, Repository
from ciotat.work.versions.tracked import FILM, blob_id, read_folder

__all__ = ["Version", "Versions", "now"]

_HEX = re.compile(r"[0-9a-f]{4,40}")
_NAME = re.compile(r"[\w][\w./-]{0,100}")
NOBODY = "writer"
_AUTHORS = ("author", "writer", "authors", "writers", "作者", "编剧", "director", "导演")


@dataclass(frozen=True)
class Version:
    """A saved state of a film. `number` counts from the first, 1; `time` is in seconds since 1970, `offset` in minutes
    east of Greenwich; `merged` is the other version it brings together, if it does."""

    number: int
    id: str
    message: str
    author: str
    time: int
    offset: int
    changes: Changes
    merged: str = ""


def now() -> tuple[int, int]:
    """Seconds since 1970, and the minutes that clocks here are east of Greenwich."""
    moment = int(time.time())
    return moment, time.localtime(moment).tm_gmtoff // 60


class Versions:
    """The versions of the film in the folder `root`; an interrupted change of versions is finished first. With `make`
    the film gets its repository if it has none."""

    def __init__(self, root: Path, make: bool = False, clock: Callable[[], tuple[int, int]] = now) -> None:
        self.root, self.clock = root, clock
        self.repository = Repository(root, make)
        with self.repository.locked():
            settle(self.repository)

    def save(self, message: str) -> Version | None:
        """Save the film as it is; None where nothing changed since the last version."""
        with self.repository.locked():
            settle(self.repository)
            id = self.save_now(message)
        return self.version(id) if id else None

    def save_now(self, message: str) -> str:
        """Save, for one who holds the lock: the new version, or nothing where nothing changed."""
        repository, files = self.repository, read_folder(self.root)
        head = repository.head
        changes = self.unsaved(files)
        if not changes:
            return ""
        who = self.person(files)
        id = repository.write(changes, head, [head] if head else [], who, _plain(message) or _told(files))
        repository.move(repository.branch, id, head, f"save: {message}")
        repository.index(changes)
        return id

    def unsaved(self, files: Mapping[str, bytes] | None = None) -> dict[str, bytes | None]:
        """What differs between the folder and its last version: what each file holds now, None where it is gone."""
        now = read_folder(self.root) if files is None else files
        saved = self.repository.entries(self.repository.head)
        changes: dict[str, bytes | None] = {p: data for p, data in now.items() if saved.get(p) != blob_id(data)}
        return changes | {path: None for path in saved if path not in now}

    def person(self, files: Mapping[str, bytes]) -> Person:
        """Who saves: as this repository says, else as film.toml does, else as Git does everywhere on this machine."""
        config: Any = self.repository.git.config
        own = self._own("user.name")
        name = own or _author(files.get(FILM)) or _setting(config, "user.name") or NOBODY
        mail = _setting(config, "user.email") if own or name == _setting(config, "user.name") else ""
        moment, offset = self.clock()
        return Person(_plain(name)[:100] or NOBODY, _plain(mail)[:100] or "nobody@localhost", moment, offset)

    def _own(self, key: str) -> str:
        import pygit2

        path = Path(self.repository.git.path) / "config"
        try:
            return _setting(pygit2.Config(str(path)), key)
        except (pygit2.GitError, OSError):
            return ""

    def history(self, most: int = 0) -> list[Version]:
        """The versions of this film, the last one first; at most so many."""
        ids = list(self._line())
        return [self._version(id, len(ids) - k) for k, id in enumerate(ids[:most] if most else ids)]

    def version(self, id: str) -> Version:
        """A version of this film, by its whole id; its number is 0 if it came in by a merge."""
        ids = list(self._line())
        return self._version(id, len(ids) - ids.index(id) if id in ids else 0)

    def _line(self) -> Iterator[str]:
        """The versions from the last one back, on our side of merges."""
        id = self.repository.head
        while id:
            yield id
            parents = self.repository.commit(id).parent_ids
            id = str(parents[0]) if parents else ""

    def _version(self, id: str, number: int) -> Version:
        commit = self.repository.commit(id)
        parents = [str(parent) for parent in commit.parent_ids]
        changes = self.between(parents[0] if parents else "", id)
        first = (commit.message or "").strip().split("\n")[0]
        author = commit.author
        merged = parents[1] if len(parents) > 1 else ""
        return Version(number, id, first, author.name, author.time, author.offset, changes, merged)

    def between(self, one: str, other: str) -> Changes:
        """What changed from one version to another; the empty one is no film yet."""
        entries = [self.repository.entries(id) for id in (one, other)]
        gets = [self._getter(found) for found in entries]
        return changes_between(entries[0], entries[1], gets[0], gets[1])

    def since(self, id: str) -> Changes:
        """What changed from a version to the folder as it is."""
        entries, files = self.repository.entries(id), read_folder(self.root)
        now = {path: blob_id(data) for path, data in files.items()}
        return changes_between(entries, now, self._getter(entries), files.get)

    def _getter(self, entries: Mapping[str, str]) -> Callable[[str], bytes | None]:
        def get(path: str) -> bytes | None:
            return self.repository.data(path, entries[path]) if path in entries else None

        return get

    def find(self, name: str) -> str:
        """The version that a person names: by its number, how its id begins, a branch, a fork, or ``last``. Raises
        FilmError."""
        text, repository = name.strip(), self.repository
        if text in ("last", "HEAD", "") and repository.head:
            return repository.head
        if text.isdecimal() and len(text) < 7:
            ids = list(self._line())
            if 1 <= int(text) <= len(ids):
                return ids[len(ids) - int(text)]
        if _NAME.fullmatch(text) and ".." not in text:
            for full in (f"refs/heads/{text}", f"refs/remotes/{text}", f"refs/tags/{text}"):
                reference = repository.git.references.get(full)
                if reference is not None:
                    return str(reference.peel().id)
        if _HEX.fullmatch(text.lower()):
            return self._begun(text.lower())
        raise FilmError(f"there is no version {text[:40]!r}", advice="see ciotat history")

    def _begun(self, text: str) -> str:
        import pygit2

        try:
            found = self.repository.git.get(text) if len(text) == 40 else self.repository.git.revparse_single(text)
        except (KeyError, ValueError, pygit2.GitError):
            found = None
        if not isinstance(found, pygit2.Commit):
            raise FilmError(f"there is no version {text!r}", advice="see ciotat history")
        return str(found.id)

    def back(self, name: str, before: str, message: Callable[[Version], str]) -> tuple[Version, Version | None]:
        """Make the film what it was in a version, as a new version; what is not saved is saved first, as a version called
        `before`. Gives the new version and that one. `message` gives what a version that goes back to an old one is called."""
        with self.repository.locked():
            settle(self.repository)
            wanted = self.find(name)
            kept = self.save_now(before)
            old = self.repository.head
            entries, current = self.repository.entries(wanted), self.repository.entries(old)
            changes: dict[str, bytes | None] = {
                path: self.repository.data(path, oid) for path, oid in entries.items() if current.get(path) != oid
            }
            changes |= {path: None for path in current if path not in entries}
            if not changes:
                raise FilmError("the film is as it was in that version", advice="see ciotat history")
            text = message(self.version(wanted))
            id = self.repository.write(changes, old, [old], self.person(read_folder(self.root)), _plain(text))
            go(self.repository, id, old, changes, text)
        return self.version(id), self.version(kept) if kept else None


def _author(film: bytes | None) -> str:
    try:
        people = parsed(FILM, (film or b"").decode("utf-8-sig")).values.get("people")
    except (FilmError, UnicodeDecodeError):
        return ""
    names = people if isinstance(people, dict) else {}
    for did in _AUTHORS:
        found = names.get(did)
        first = found[0] if isinstance(found, list) and found else found
        if isinstance(first, str) and first.strip():
            return first
    return ""


def _setting(config: Any, key: str) -> str:
    try:
        return str(config[key])
    except (KeyError, OSError):
        return ""


def _plain(text: str) -> str:
    """A text without what Git cannot hold in it."""
    return "".join(c for c in text if c == "\n" or (c.isprintable() and c not in "<>")).strip()


def _told(files: Mapping[str, bytes]) -> str:
    return f"{len(files)} files"
