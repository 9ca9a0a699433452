"""A fork: a film of its own that began as another, knows what both come from, and can be merged again."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from ciotat.core.errors import FilmError, StoreError
from ciotat.work.starter import GITIGNORE
from ciotat.work.versions.media import HIDDEN, bring_from, linked, twin
from ciotat.work.versions.repository import Repository
from ciotat.work.versions.stranger import fetched, is_address
from ciotat.work.versions.tracked import FILM, named_in
from ciotat.work.versions.versions import Versions

__all__ = ["fork", "fork_of", "remember"]

_NAME = re.compile(r"[\w][\w-]{0,60}")


def fork(versions: Versions, name: str, target: Path, before: str) -> Path:
    """Fork one's own film into the folder `target`: all that was made is found there too. Unsaved work is saved first,
    as a version called `before`. Both know each other: ``ciotat merge NAME`` here, ``ciotat merge origin`` there."""
    if not _NAME.fullmatch(name):
        raise FilmError(f"{name[:40]!r} is no name for a fork", advice="use letters, digits and -")
    with versions.repository.locked():
        versions.save_now(before)
    source = versions.root.absolute()

    def media(folder: Path, files: Mapping[str, bytes]) -> None:
        if (source / HIDDEN / "store.db").exists():
            twin(source / HIDDEN, folder / HIDDEN)

    made = _made(str(source), target, media, own=True)
    remember(versions.repository, name, str(made.absolute()))
    return made


def fork_of(source: str, target: Path) -> Path:
    """Fork somebody else's film, from a folder or an address: only its versions are believed, and of its media what they
    name, under its digest."""

    def media(folder: Path, files: Mapping[str, bytes]) -> None:
        bring_from("" if is_address(source) else source, folder, files, shown=True)

    return _made(source, target, media)


def remember(repository: Repository, name: str, where: str) -> None:
    """Know another film by a name."""
    import pygit2

    try:
        if name in repository.git.remotes.names():
            repository.git.remotes.set_url(name, where)
        else:
            repository.git.remotes.create(name, where)
    except (pygit2.GitError, ValueError) as wrong:
        raise FilmError(f"{name[:40]!r} is no name for another film: {wrong}") from None


def _made(source: str, target: Path, media: Callable[[Path, Mapping[str, bytes]], None], own: bool = False) -> Path:
    """Make the folder aside and put it in its place when it is whole."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FilmError(f"{target} is there already", advice="choose another folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".fork-", dir=target.parent))
    except OSError as refused:
        raise StoreError(
            f"cannot write {target}: {refused.strerror}", advice="check space and rights there"
        ) from refused
    try:
        repository = Repository(aside, make=True)
        if own:
            _shared(Path(source) / ".git" / "objects", aside / ".git" / "objects")
        head = fetched(repository, source, "refs/remotes/origin/main")
        files = repository.read(repository.entries(head))
        if FILM not in files or not named_in(files[FILM]):
            raise FilmError(f"{source} holds no film", advice="its film.toml must name a script")
        _written(aside, {".gitignore": GITIGNORE.encode(), **files})
        media(aside, files)
        repository.move(repository.branch, head, "", "fork")
        repository.index_all()
        remember(repository, "origin", source if is_address(source) else str(Path(source).absolute()))
        del repository
        aside.chmod(0o755)
        if target.exists():
            target.rmdir()
        aside.replace(target)
    except OSError as refused:
        raise StoreError(
            f"cannot write {target}: {refused.strerror}", advice="check space and rights there"
        ) from refused
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def _shared(source: Path, target: Path) -> None:
    """Give Git's own files of one's own film, which never change, a second name; what is not there then is fetched. Those in
    packs come last: whatever is packed meanwhile is found there."""
    if not source.is_dir() or (source / "info" / "alternates").exists():
        return
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name == "pack"):
        if not re.fullmatch("[0-9a-f]{2}|pack", entry.name):
            continue
        gone = linked(str(entry), str(target / entry.name))
        if gone and entry.name == "pack":  # packed anew under our hands: an object may be in neither
            shutil.rmtree(target)
            (target / "pack").mkdir(parents=True)


def _written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a folder that is not in its place yet; the disk is told once to keep them."""
    for place in {path.rpartition("/")[0] for path in files}:
        (folder / place).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        with open(f"{folder}/{path}", "wb", 0) as file:
            file.write(data)
    with suppress(AttributeError):
        os.sync()
