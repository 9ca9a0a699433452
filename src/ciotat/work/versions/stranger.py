"""Versions from elsewhere: another folder, or an address. What comes is data: nothing of it runs, and it has limits.

A folder is looked at before Git is asked to read it: links and borrowed objects could lead out of it.
"""

import os
import re
import stat
from pathlib import Path
from typing import Any

from ciotat.core.errors import FilmError, StoreError
from ciotat.work.versions.repository import Repository

__all__ = ["address", "credentials", "fetched", "git_folder", "is_address", "watcher"]

MOST_BYTES = 2 * 2**30
"""Bytes of versions that are fetched at most."""
MOST_OBJECTS = 5_000_000
_ADDRESS = re.compile(r"(https?|ssh|git)://[^\s]{1,2000}|[\w.-]+@[\w.-]+:[^\s]{1,2000}")
_LEADS_OUT = ("commondir", "objects/info/alternates", "objects/info/http-alternates", "gitdir")
_OWN = ("HEAD", "config", "objects", "objects/pack", "objects/info", "refs", "refs/heads", "packed-refs", "info")


def is_address(source: str) -> bool:
    """Whether something is an address on a network, and no folder."""
    return bool(_ADDRESS.fullmatch(source))


def git_folder(folder: Path) -> Path:
    """The folder with the versions of a film, or of a shared folder: itself, its ``.git``, or the ``film.git`` in it.
    Raises FilmError where there is none, or where something in it leads out of it."""
    for place in (folder / ".git", folder / "film.git", folder):
        if _kind(place / "HEAD") == "file" and _kind(place / "objects") == "folder":
            _checked(place)
            return place
    if _kind(folder) == "nothing":
        raise FilmError(f"there is no folder {folder}", advice="check the name")
    raise FilmError(f"there are no versions of a film in {folder}", advice="save one there first: ciotat save -m '...'")


def _checked(place: Path) -> None:
    for name in ("", *_OWN):
        if _kind(place / name) not in ("file", "folder", "nothing"):
            raise FilmError(f"{place / name} is a link", advice="a film from elsewhere must be a folder of its own")
    for name in _LEADS_OUT:
        if _kind(place / name) != "nothing":
            raise FilmError(f"{place} borrows from another folder: {name}", advice="ask for a whole copy of it")


def _kind(path: Path) -> str:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return "nothing"
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "else"


def address(source: str) -> str:
    """What Git is told to read."""
    return source if is_address(source) else str(git_folder(Path(source)).absolute())


def fetched(repository: Repository, source: str, into: str) -> str:
    """Fetch the newest version of another film into the reference `into`; gives it. Raises FilmError."""
    import pygit2

    url = address(source)
    try:
        remote = repository.git.remotes.create_anonymous(url)
        branch = _branch(remote, url)
        remote.fetch([f"+{branch}:{into}"], message=f"ciotat: fetched {source[:100]}", callbacks=watcher())
        found = repository.git.references[into].peel(pygit2.Commit)
    except _TooLarge:
        raise FilmError(f"the versions of {source} are too large", advice="at most 2 GB are fetched") from None
    except (pygit2.GitError, KeyError, ValueError) as wrong:
        raise FilmError(
            f"cannot fetch versions from {source}: {wrong}", advice="check the name, and your rights there"
        ) from None
    except OSError as refused:
        raise StoreError(f"cannot write {repository.root}: {refused}", advice="check space and rights there") from None
    return str(found.id)


def _branch(remote: Any, url: str) -> str:
    """The branch that a film is on."""
    import pygit2

    if not is_address(url):
        head = pygit2.Repository(url, pygit2.enums.RepositoryOpenFlag.NO_SEARCH).lookup_reference("HEAD").target
        return str(head) if isinstance(head, str) and head.startswith("refs/heads/") else "HEAD"
    heads = (
        remote.list_heads(callbacks=watcher())
        if hasattr(remote, "list_heads")
        else remote.ls_remotes(callbacks=watcher())
    )
    names = {head.name if hasattr(head, "name") else head["name"] for head in heads}
    return "HEAD" if "HEAD" in names else min(names)


class _TooLarge(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """More comes than is taken."""


def watcher() -> Any:
    """What watches Git while it talks to elsewhere: limits, and who we are."""
    import pygit2

    def within(stats: Any) -> None:
        if stats.received_bytes > MOST_BYTES or stats.total_objects > MOST_OBJECTS:
            raise _TooLarge

    def known(url: str, name: str | None, allowed: Any) -> Any:
        return credentials(name, allowed)

    callbacks = pygit2.RemoteCallbacks()
    callbacks.transfer_progress = within
    callbacks.credentials = known
    return callbacks


def credentials(name: str | None, allowed: Any) -> Any:
    """Who we are: the keys of the running SSH agent, or for https CIOTAT_USER and CIOTAT_TOKEN of the environment."""
    import pygit2

    kinds = pygit2.enums.CredentialType
    if allowed & kinds.SSH_KEY:
        return pygit2.KeypairFromAgent(name or "git")
    token = os.environ.get("CIOTAT_TOKEN", "")
    if allowed & kinds.USERPASS_PLAINTEXT and token:
        return pygit2.UserPass(os.environ.get("CIOTAT_USER") or name or "git", token)
    raise pygit2.GitError("who you are is not known there; set CIOTAT_TOKEN, or use an SSH agent")
