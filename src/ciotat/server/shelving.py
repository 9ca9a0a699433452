"""Folders of films moved and copied whole: into the bin and out of it, aside while they are made."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ciotat.core.errors import StoreError
from ciotat.work.names import filename

__all__ = ["aside", "bin_of", "binned", "copied", "restored"]

BIN = ".bin"
_ID = re.compile(r"(\d{8}T\d{12})-(.+)", re.S)
_LEFT = shutil.ignore_patterns("*.lock", "*-wal", "*-shm", "jobs.db*", "presence", "exports")


@contextmanager
def aside(root: Path) -> Iterator[Path]:
    """A hidden folder beside the films, for what is not whole yet; gone afterwards unless it was moved."""
    try:
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
        made.chmod(0o755)
    except OSError as refused:
        raise _refused(root, refused) from None
    try:
        yield made
    except OSError as refused:
        raise _refused(root, refused) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def copied(source: Path, target: Path) -> None:
    """A copy of a film under another name, with its versions and all that was made for it; links are not followed. Its
    audience stays with the one that they saw: nobody has watched the copy, and nothing of it is shown."""

    def left(folder: str, names: list[str]) -> set[str]:
        return {*_LEFT(folder, names), *(["audience"] if Path(folder) == source else [])}

    with aside(target.parent) as folder:
        inside = folder / "film"
        shutil.copytree(source, inside, symlinks=True, ignore=left, copy_function=_copy)
        inside.replace(target)


def _copy(source: str, target: str) -> str:
    """What lies in the store under its digest is never changed: a second name for it is a copy of it."""
    path = Path(source)
    if path.parent.parent.name == "blobs" or path.parent.parent.parent.name == "blobs":
        try:
            os.link(source, target, follow_symlinks=False)
            return target
        except OSError:
            pass
    return str(shutil.copy2(source, target, follow_symlinks=False))


def binned(root: Path, source: Path) -> str:
    """Move a film into the bin; gives its id there."""
    now = datetime.now(UTC)
    id = f"{now:%Y%m%dT%H%M%S%f}-{source.name}"
    try:
        (root / BIN).mkdir(exist_ok=True)
        source.replace(root / BIN / id)
    except OSError as refused:
        raise _refused(root / BIN, refused) from None
    return id


def bin_of(root: Path) -> list[dict[str, Any]]:
    """The films in the bin, the last first."""
    try:
        names = sorted((path.name for path in (root / BIN).iterdir() if path.is_dir()), reverse=True)
    except OSError:
        return []
    found = [(name, match) for name in names[:2000] if (match := _ID.fullmatch(name))]
    return [{"id": name, "film": match[2], "title": _title(root / BIN / name, match[2]), "when": _when(match[1])}
            for name, match in found]  # fmt: skip


def restored(root: Path, id: str, name: str) -> None:
    """Move a film out of the bin; `id` is one that `bin_of` gave."""
    try:
        (root / BIN / id).rename(root / filename(name))
    except OSError as refused:
        raise _refused(root, refused) from None


def _title(folder: Path, otherwise: str) -> str:
    from ciotat.core.errors import CiotatError
    from ciotat.work.film import Film

    try:
        return Film(folder).settings.title or otherwise
    except CiotatError:
        return otherwise


def _when(stamp: str) -> str:
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC).isoformat(timespec="seconds")
    except ValueError:
        return ""


def _refused(path: Path, refused: OSError) -> StoreError:
    return StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there")
