"""The owner's key: made once for every folder that is served, and kept where only its owner reads it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ciotat.core.digest import short
from ciotat.core.errors import StoreError

__all__ = ["key_for", "states"]

_LETTERS = 32


def states() -> Path:
    """The folder where programs of this user keep what they need to go on."""
    known = os.environ.get("XDG_STATE_HOME", "")
    return (Path(known) if known.startswith("/") else Path.home() / ".local" / "state") / "ciotat"


def key_for(root: Path, home: Path | None = None) -> str:
    """The key of the folder `root`, the same at every start. Raises StoreError where it cannot be kept."""
    path = (home or states()) / "keys" / short(str(root.resolve()), 24)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(_LETTERS))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        key = path.read_text().strip()
    except OSError as refused:
        raise StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there") from None
    if len(key) < _LETTERS:
        path.unlink(missing_ok=True)
        return key_for(root, home)
    return key
