"""The Git repository of a film: versions written and read as trees of plain files, with nothing of Git's that runs.

No hooks, no filters, no attributes, no links: blobs are made of bytes and bytes of blobs, and only of the files that belong
to a film. What else a person keeps in the repository with Git itself is carried along untouched.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ciotat.core.errors import FilmError, StoreError
from ciotat.work.versions.tracked import ALL, FILM, MOST, is_tracked, largest, named_in

if TYPE_CHECKING:
    import pygit2

__all__ = ["Person", "Repository", "is_repository"]

_LINK, _MODULE = 0o120000, 0o160000
_PLAIN = 0o100644
_PATIENCE = 600
"""Seconds after which a lock on Git's list of files is one that somebody left behind."""
_MANY = 500
"""From so many files on, the disk is told once to keep all, instead of one by one."""


@dataclass(frozen=True)
class Person:
    """Who saves, and when: seconds since 1970 and minutes east of Greenwich."""

    name: str
    mail: str
    time: int
    offset: int = 0


def is_repository(root: Path) -> bool:
    """Whether a film has versions."""
    return (root / ".git").exists()


def _library() -> Any:
    """libgit2, told to trust no file by its owner (it runs nothing of it) and to write for good."""
    import pygit2

    pygit2.option(pygit2.enums.Option.SET_OWNER_VALIDATION, False)
    return pygit2


class Repository:
    """The versions of the film in the folder `root`."""

    def __init__(self, root: Path, make: bool = False) -> None:
        library = _library()
        self.root = root
        try:
            if make and not is_repository(root):
                library.init_repository(str(root), initial_head="main")
                attributes = root / ".git" / "info" / "attributes"
                attributes.parent.mkdir(exist_ok=True)
                attributes.write_text("# A film is kept byte for byte.\n* -text\n", encoding="utf-8")
            if not is_repository(root):
                advice = "save it first: ciotat save -m '...'"
                raise FilmError(f"the film in {root} has no versions yet", advice=advice)
            self.git: pygit2.Repository = library.Repository(str(root), library.enums.RepositoryOpenFlag.NO_SEARCH)
        except (library.GitError, KeyError) as wrong:
            raise _damaged(root, wrong) from None
        except OSError as refused:
            raise StoreError(
                f"cannot write {root}: {refused.strerror}", advice="check space and rights there"
            ) from refused
        self.own = Path(self.git.path) / "ciotat"

    @property
    def head(self) -> str:
        """The version that the folder is at; empty before the first."""
        try:
            return "" if self.git.head_is_unborn else str(self.git.head.target)
        except _library().GitError as wrong:
            raise _damaged(self.root, wrong) from None

    @property
    def branch(self) -> str:
        """The full name of the branch that the folder is on, ``refs/heads/main``."""
        reference = self.git.lookup_reference("HEAD")
        return str(reference.target) if isinstance(reference.target, str) else "HEAD"

    def commit(self, id: str) -> "pygit2.Commit":
        """A version by its whole id. Raises FilmError."""
        try:
            found = self.git.get(id)
        except (ValueError, _library().GitError) as wrong:
            raise _damaged(self.root, wrong) from None
        if not isinstance(found, _library().Commit):
            raise FilmError(f"there is no version {id[:12]}", advice="see ciotat history")
        return found

    def entries(self, id: str) -> dict[str, str]:
        """The files of a film in a version: what Git calls the content of each, by path. No version has none."""
        if not id:
            return {}
        tree = self.commit(id).tree
        film: Any = tree[FILM] if FILM in tree else None  # noqa: SIM401 - a tree has no `get`
        data = film.data if film is not None and film.type_str == "blob" and film.size <= largest(FILM) else None
        named = named_in(data)
        found = {}
        for path, oid in self._walked(tree, "", 0):
            if is_tracked(path, named):
                found[path] = oid
                if len(found) > MOST:
                    raise FilmError("a version has too many files", advice=f"at most {MOST:,} are read")
        return found

    def _walked(self, tree: "pygit2.Tree", above: str, depth: int) -> Iterator[tuple[str, str]]:
        """Plain files in a tree; links, modules and what lies deep are passed over."""
        for entry in tree:
            name = entry.name or ""
            path = f"{above}{name}"
            if entry.type_str == "tree" and depth < 7:
                yield from self._walked(self.git[entry.id], f"{path}/", depth + 1)
            elif entry.type_str == "blob" and entry.filemode not in (_LINK, _MODULE):
                yield path, str(entry.id)

    def data(self, path: str, oid: str) -> bytes:
        """What a file of a version holds. Raises FilmError where it is too large to be one."""
        try:
            size = self.git.odb.read_header(oid)[1] if hasattr(self.git.odb, "read_header") else 0
            blob = self.git[oid] if size <= largest(path) else None
        except (KeyError, ValueError, _library().GitError) as wrong:
            raise _damaged(self.root, wrong) from None
        if blob is None or blob.size > largest(path):
            raise FilmError("this file is too large to be of a film", file=path)
        return bytes(blob.data)

    def read(self, entries: Mapping[str, str]) -> dict[str, bytes]:
        """All files of a version. Raises FilmError where they are too large together."""
        found, total = {}, 0
        for path, oid in entries.items():
            found[path] = self.data(path, oid)
            total += len(found[path])
            if total > ALL:
                raise FilmError("a version is too large", advice="at most 1 GB of text is read")
        return found

    def write(
        self, changes: Mapping[str, bytes | None], base: str, parents: list[str], who: Person, message: str
    ) -> str:
        """Write a version: that of `base` with some files changed, or taken out where there is None. No branch moves."""
        library = _library()
        tree = self.commit(base).tree if base else None
        library.option(library.enums.Option.ENABLE_FSYNC_GITDIR, len(changes) < _MANY)
        try:
            blobs = {p: None if data is None else self.git.create_blob(data) for p, data in changes.items()}
            root = self._tree(tree, {tuple(path.split("/")): blob for path, blob in blobs.items()})
            signature = library.Signature(who.name, who.mail, who.time, who.offset, "utf-8")
            oid = self.git.create_commit(None, signature, signature, message, root, parents)
        except (library.GitError, OSError) as refused:
            raise StoreError(f"cannot write {self.root}: {refused}", advice="check space and rights there") from refused
        if len(changes) >= _MANY:
            with suppress(AttributeError):
                os.sync()
        return str(oid)

    def _tree(self, tree: "pygit2.Tree | None", changes: Mapping[tuple[str, ...], Any]) -> Any:
        """A tree with some files changed; folders with nothing left in them are gone."""
        builder = self.git.TreeBuilder(tree) if tree is not None else self.git.TreeBuilder()
        inside: dict[str, dict[tuple[str, ...], Any]] = {}
        for path, blob in changes.items():
            if len(path) > 1:
                inside.setdefault(path[0], {})[path[1:]] = blob
            elif blob is not None:
                builder.insert(path[0], blob, _PLAIN)
            elif builder.get(path[0]) is not None:
                builder.remove(path[0])
        for name, rest in inside.items():
            old = tree[name] if tree is not None and name in tree else None
            made = self._tree(old if old is not None and old.type_str == "tree" else None, rest)
            if len(self.git[made]):
                builder.insert(name, made, 0o040000)
            elif builder.get(name) is not None:
                builder.remove(name)
        return builder.write()

    def move(self, branch: str, new: str, old: str, why: str) -> None:
        """Move a branch from one version to another, if nobody moved it meanwhile. Raises FilmError."""
        library = _library()
        try:
            now = self.git.references.get(branch)
            if (str(now.target) if now else "") not in (old, new):
                raise FilmError("somebody saved a version meanwhile", advice="try again")
            self._point(branch, library.Oid(hex=new), f"ciotat: {_line(why)}")
        except (library.GitError, OSError) as refused:
            raise StoreError(f"cannot write {self.root}: {refused}", advice="check space and rights there") from refused

    def _point(self, branch: str, new: Any, why: str) -> None:
        """Let a branch point to a version. Whoever was killed while doing so left a lock, which nobody else holds for long."""
        lock = Path(self.git.path) / f"{branch}.lock"
        for patience in (3, 2, 1, 0):
            try:
                self.git.create_reference_direct(branch, new, True, why)
                return
            except (_library().GitError, OSError):
                if not patience or not lock.exists():
                    raise
                time.sleep(0.1)
                if patience == 1:
                    lock.unlink(missing_ok=True)

    def index(self, changes: Mapping[str, bytes | None]) -> None:
        """Tell Git's own list of files what is saved, so that `git status` has nothing to say about it."""
        library = _library()
        with suppress(library.GitError, OSError):
            lock = Path(self.git.path) / "index.lock"
            if lock.exists() and time.time() - lock.stat().st_mtime > _PATIENCE:
                lock.unlink()
            index = self.git.index
            index.read()
            for path, data in changes.items():
                if data is None:
                    with suppress(OSError, KeyError):
                        index.remove(path)
                else:
                    index.add(library.IndexEntry(path, self.git.create_blob(data), _PLAIN))
            index.write()

    def index_all(self) -> None:
        """Git's own list of files as the last version has it."""
        library = _library()
        with suppress(library.GitError, OSError):
            self.git.index.read_tree(self.commit(self.head).tree_id)
            self.git.index.write()

    def common(self, one: str, other: str) -> str:
        """The version that two come from; empty where they have none in common."""
        found = self.git.merge_base(one, other)
        return str(found) if found else ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone with the film's versions: whoever comes second waits. Let go whatever happens to us. Where nothing can be
        written, nobody has to wait."""
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            file = (self.own / "lock").open("a+b")
        except OSError:
            yield
            return
        with file:
            with suppress(ImportError):  # a system without: two at once are told apart by the branch that moved
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _line(text: str) -> str:
    return "".join(c for c in text.split("\n")[0] if c.isprintable())[:200]


def _damaged(root: Path, wrong: Exception) -> FilmError:
    return FilmError(f"the versions in {root} cannot be read: {wrong}", advice="fetch them again from a fork")
