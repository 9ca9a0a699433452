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
from ciotat.work.versions.media import HIDDEN, bring_from, twin
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

    made = _made(str(source), target, media)
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


def _made(source: str, target: Path, media: Callable[[Path, Mapping[str, bytes]], None]) -> Path:
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


def _written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a folder that is not in its place yet; the disk is told once to keep them."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with suppress(AttributeError):
        os.sync()
