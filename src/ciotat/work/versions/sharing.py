"""Versions and media shared with others: brought to a folder or an address, and from there. Nobody's history is rewritten.

A shared folder holds ``film.git``, which plain Git clones and pulls from too, and ``store``. With an address for Git the media
go to a store of their own, ``s3://bucket/folder``. Media goes first, so no version is there whose media is not.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ciotat.core.errors import CiotatError, FilmError, StoreError
from ciotat.work.store import Store
from ciotat.work.store.sync import Synced, sync
from ciotat.work.versions.forking import remember
from ciotat.work.versions.going import go
from ciotat.work.versions.media import HIDDEN, kept_media, shown_media
from ciotat.work.versions.stranger import fetched, git_folder, is_address, watcher
from ciotat.work.versions.versions import Version, Versions

__all__ = ["Shared", "Sharing"]

_STORE = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S{1,1000}")
_KEY = "ciotat-store"


@dataclass(frozen=True)
class Shared:
    """What came of sharing: with which other film, the newest version (None where nothing was new), how many there were,
    and the media. `unsaved` tells of a push that there is work which is not saved and so did not go."""

    name: str
    version: Version | None
    count: int
    media: Synced = field(default_factory=Synced)
    unsaved: bool = False


class Sharing:
    """Sharing of the film of `versions`; `tell` hears how the media get on."""

    def __init__(self, versions: Versions, tell: Callable[[Synced], None] = lambda so_far: None) -> None:
        self.versions, self.repository, self.tell = versions, versions.repository, tell

    def push(self, remote: str = "", store: str = "") -> Shared:
        """Bring the versions and their media to another film, known by name, or a folder, or an address."""
        name, url = self._known(remote, store)
        head = self.repository.head
        if not head:
            raise FilmError("nothing is saved yet", advice="ciotat save -m '...'")
        target = url if is_address(url) else str(_shared_folder(Path(url)))
        before = self._theirs(name, url)
        if before == head:
            return Shared(name, None, 0, unsaved=bool(self.versions.unsaved()))
        if before and self.repository.common(head, before) != before:
            raise FilmError(f"{name} has versions that you have not", advice=f"ciotat pull {name}, and then push again")
        media = self._media(name, url, head, away=True)
        self._pushed(target, name)
        count = (
            len(list(self.repository.git.walk(head)))
            if not before
            else self.repository.git.ahead_behind(head, before)[0]
        )
        return Shared(name, self.versions.version(head), count, media, bool(self.versions.unsaved()))

    def pull(self, remote: str = "", store: str = "") -> Shared:
        """Bring what is new there, where it only goes on from what is here. Raises FilmError where both went on."""
        name, url = self._known(remote, store)
        new = fetched(self.repository, url, f"refs/remotes/{name}/main")
        with self.repository.locked():
            head = self.repository.head
            common = self.repository.common(head, new) if head else ""
            if common == new:
                return Shared(name, None, 0, self._media(name, url, head, away=False))
            if common != head:
                raise FilmError(f"you and {name} both went on", advice=f"bring them together: ciotat merge {name}")
            if self.versions.unsaved():
                advice = f"save it, and then bring both together: ciotat save, ciotat merge {name}"
                raise FilmError("there is work that is not saved", advice=advice)
            media = self._media(name, url, new, away=False)
            count = self.repository.git.ahead_behind(new, head)[0]
            before, after = self.repository.entries(head), self.repository.entries(new)
            changes: dict[str, bytes | None] = {
                path: self.repository.data(path, oid) for path, oid in after.items() if before.get(path) != oid
            }
            go(
                self.repository,
                new,
                head,
                changes | {path: None for path in before if path not in after},
                f"pull {name}",
            )
        return Shared(name, self.versions.version(new), count, media)

    def _known(self, remote: str, store: str) -> tuple[str, str]:
        """The name and place of the other film; both are remembered."""
        remotes: Any = self.repository.git.remotes
        names = list(remotes.names())
        if not remote and not names:
            raise FilmError("no other film is known yet", advice="name a folder or an address: ciotat push FOLDER")
        if not remote:
            remote = "origin" if "origin" in names else names[0]
        if remote in names:
            name, url = remote, str(remotes[remote].url)
        else:
            url = remote if is_address(remote) else str(Path(remote).absolute())
            known = [n for n in names if remotes[n].url == url]
            stem = re.sub(r"[^\w-]+", "-", Path(remote).name.removesuffix(".git")).strip("-") or "shared"
            name = known[0] if known else "origin" if "origin" not in names else stem
            remember(self.repository, name, url)
        if store:
            if not _STORE.fullmatch(store) and not Path(store).is_absolute():
                raise FilmError(f"{store!r} is no store", advice="write s3://bucket/folder, or a whole path")
            self.repository.git.config[f"remote.{name}.{_KEY}"] = store
        return name, url

    def _theirs(self, name: str, url: str) -> str:
        """Their newest version, empty where there is none yet."""
        if not is_address(url) and not _has_versions(git_folder(Path(url))):
            return ""
        try:
            return fetched(self.repository, url, f"refs/remotes/{name}/main")
        except FilmError:
            if is_address(url):
                return ""  # nothing is there yet, or nothing can be read: the push itself will tell
            raise

    def _pushed(self, target: str, name: str) -> None:
        import pygit2

        refused: list[str] = []
        callbacks = watcher()
        callbacks.push_update_reference = lambda reference, message: refused.append(message) if message else None
        branch = self.repository.branch
        try:
            self.repository.git.remotes.create_anonymous(target).push([f"{branch}:refs/heads/main"], callbacks)
        except (pygit2.GitError, ValueError) as wrong:
            refused.append(str(wrong))
        except OSError as wrong:
            raise StoreError(f"cannot write {target}: {wrong}", advice="check space and rights there") from wrong
        if refused:
            raise FilmError(f"{name} refuses: {refused[0]}", advice=f"ciotat pull {name}, and then push again")
        self.repository.git.create_reference_direct(
            f"refs/remotes/{name}/main", self.repository.git.get(self.repository.head).id, True, "ciotat: push"
        )

    def _media(self, name: str, url: str, version: str, away: bool) -> Synced:
        """Bring the media of a version there, or here."""
        files = self.repository.read(self.repository.entries(version))
        kept = kept_media(files)
        wanted = {*kept, *shown_media(files)}
        where = self._store(name, url)
        if not where or not wanted:
            return Synced()
        with Store(self.versions.root / HIDDEN) as here:
            there = _opened(where)
            try:
                source, target = (here, there) if away else (there, here)
                needed = sorted(wanted if away else (digest for digest in wanted if not target.blobs.has(digest)))
                came = sync(source, target, needed, self.tell)
                _keep(target, kept)
            finally:
                there.close()
        return came

    def _store(self, name: str, url: str) -> str:
        """Where the media of another film are; empty where nobody said."""
        try:
            return str(self.repository.git.config[f"remote.{name}.{_KEY}"])
        except KeyError:
            return "" if is_address(url) else str(Path(url) / "store")


def _opened(where: str) -> Any:
    from ciotat.work.store.twin import Remote

    if _STORE.fullmatch(where):
        return Remote(where)
    try:
        Path(where).mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise StoreError(
            f"cannot write {where}: {refused.strerror}", advice="check space and rights there"
        ) from refused
    return Remote(Path(where).absolute().as_uri())


def _keep(store: Any, kept: Mapping[str, str]) -> None:
    known = store.kept()
    for digest, why in kept.items():
        if why not in known.get(digest, ()) and store.blobs.has(digest):
            store.keep(digest, why)


def _shared_folder(folder: Path) -> Path:
    """The bare repository in a shared folder, made if there is none. Raises FilmError in a folder where somebody works."""
    import pygit2

    try:
        found = git_folder(folder)
    except CiotatError:
        found = None
    if found is not None and found.name == ".git":
        raise FilmError(f"{folder} is a film that somebody works on", advice=f"merge it there: ciotat merge {folder}")
    if found is not None:
        return found
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".film-", dir=folder))
        pygit2.init_repository(str(aside), bare=True, initial_head="main")
        aside.chmod(0o755)
        aside.replace(folder / "film.git")
    except (OSError, pygit2.GitError) as refused:
        shutil.rmtree(aside, ignore_errors=True) if "aside" in locals() else None
        raise StoreError(f"cannot write {folder}: {refused}", advice="check space and rights there") from refused
    return folder / "film.git"


def _has_versions(place: Path) -> bool:
    import pygit2

    return bool(list(pygit2.Repository(str(place)).references)) if place.is_dir() else False
