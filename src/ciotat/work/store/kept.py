"""What a person keeps: a plain text file, a line for each reason added or taken back, whatever happens to the index."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.work.store.files import refusing

__all__ = ["Kept", "reason"]

_LINE = re.compile(r"([+-]) ([0-9a-f]{64})(?: (.+))?")
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_MANY = 4096


def reason(why: str) -> str:
    """A reason to keep a thing, as it is. Raises StoreError where it is none."""
    if not why or len(why) > 200 or not why.isprintable() or why != why.strip():
        raise StoreError(f"{why[:80]!r} is no reason to keep a thing", advice="use a line of at most 200 letters")
    return why


class Kept:
    """Digests with the reasons to keep them. Whoever changes it holds the index's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[tuple[int, int, int], dict[str, frozenset[str]], int] | None = None

    def all(self) -> Mapping[str, frozenset[str]]:
        """Every kept digest with its reasons. Whatever a damaged line names is kept."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return {}
        except OSError as refused:
            raise StoreError(f"cannot read {self.path}: {refused.strerror}", advice="check the rights there") from None
        seen = (found.st_ino, found.st_size, found.st_mtime_ns)
        if self._read is None or self._read[0] != seen:
            lines = self.path.read_text(encoding="utf-8", errors="replace").split("\n")
            self._read = (seen, _reasons(lines), len(lines))
        return self._read[1]

    def change(self, sign: str, digests: list[str], why: str) -> None:
        """Add a reason (``+``), or take it back (``-``; without a reason, all of them)."""
        text = "".join(f"{sign} {digest} {why and reason(why)}".rstrip() + "\n" for digest in digests)
        with refusing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab+") as file:
                if end := file.seek(0, os.SEEK_END):
                    file.seek(end - 1)
                    text = text if file.read(1) == b"\n" else "\n" + text
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        self._shorten()

    def _shorten(self) -> None:
        """Write the file anew when most of it is about what is no longer kept."""
        now = self.all()
        if self._read and self._read[2] > _MANY + 4 * sum(map(len, now.values())):
            lines = [f"+ {digest} {why}".rstrip() for digest in sorted(now) for why in sorted(now[digest])]
            with writing(self.path) as temporary:
                temporary.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _reasons(lines: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match:
            for digest in _DIGEST.findall(line):
                found.setdefault(digest, set()).add("named in a damaged line")
        elif match[1] == "+":
            found.setdefault(match[2], set()).add(match[3] or "")
        elif match[3]:
            found.get(match[2], set()).discard(match[3])
        else:
            found.get(match[2], set()).clear()
    return {digest: frozenset(reasons) for digest, reasons in sorted(found.items()) if reasons}
