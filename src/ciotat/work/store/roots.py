"""What the files of a film name: every digest in its JSON and TOML, whatever their form."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ciotat.core.errors import StoreError

__all__ = ["named_in"]

_DIGEST = re.compile(rb"(?<![0-9a-zA-Z])[0-9a-f]{64}(?![0-9a-zA-Z])")
_LARGEST, _DEEPEST, _LEFT_OUT = 256 << 20, 16, {"out"}


def named_in(film: Path) -> set[str]:
    """Every digest that a film's own files name: its cut, takes, releases and choices. What can be made again
    (``.ciotat``, ``out``) is not looked at. Raises StoreError where a file cannot be read: then nothing is known."""
    found: set[bytes] = set()
    for path in _files(film, _DEEPEST):
        try:
            if os.stat(path).st_size > _LARGEST:
                raise StoreError(f"{path} is too large to be read", advice="move it away")
            found.update(_DIGEST.findall(Path(path).read_bytes()))
        except OSError as refused:
            raise StoreError(f"cannot read {path}: {refused.strerror}", advice="check the rights there") from refused
    return {digest.decode() for digest in found}


def _files(folder: Path, deepest: int) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as refused:
        raise StoreError(f"cannot read {folder}: {refused.strerror}", advice="check the rights there") from refused
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if deepest and not entry.name.startswith(".") and not (deepest == _DEEPEST and entry.name in _LEFT_OUT):
                yield from _files(Path(entry.path), deepest - 1)
        elif entry.name.endswith((".json", ".toml")) and entry.is_file():
            yield entry.path
