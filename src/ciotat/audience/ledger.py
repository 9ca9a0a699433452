"""The ledger: what was published, promoted, put back, stopped and why, each line chained to the one before it.

A line holds the digest of the line before and its own, so that whoever has the last digest can tell, with nothing but the
file, whether anything in it was changed, taken out or put in.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ciotat.core.digest import canonical, digest
from ciotat.core.errors import RecordError, StoreError

__all__ = ["BEGINNING", "Ledger", "verified"]

BEGINNING = "0" * 64
"""What stands before the first line."""
LARGEST = 256 * 2**20


class Ledger:
    """The ledger in the file `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, what: str, when: float, **told: Any) -> dict[str, Any]:
        """Add a line; it is on the disk when this returns. `when` is in seconds since 1970. Raises RecordError where the ledger
        is broken: nothing is added to what cannot be trusted."""
        import fcntl

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with (self.path.parent / ".ledger.lock").open("ab") as lock, self.path.open("ab+") as file:
                fcntl.flock(lock, fcntl.LOCK_EX)
                _mended(file)
                last = _last(file)
                line: dict[str, Any] = {
                    "n": last["n"] + 1, "when": _when(when), "what": what, **told, "before": last["digest"],
                }  # fmt: skip
                line["digest"] = digest(line)
                file.write(canonical(line) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as refused:
            raise StoreError(
                f"cannot write {self.path}: {refused.strerror}", advice="check space and rights there"
            ) from None
        return line

    def lines(self) -> list[dict[str, Any]]:
        """All lines, the first first; checked. Raises RecordError."""
        try:
            if self.path.stat().st_size > LARGEST:
                raise RecordError("audience/ledger.jsonl is larger than it can be", advice="restore it from a copy")
            return verified(self.path.read_bytes())
        except FileNotFoundError:
            return []


def verified(data: bytes) -> list[dict[str, Any]]:
    """The lines of a ledger, if each follows from the one before. Raises RecordError naming the first that does not. A last line
    that was not written to its end is no line."""
    found: list[dict[str, Any]] = []
    before = BEGINNING
    for number, row in enumerate(data.split(b"\n")[:-1], 1):
        try:
            line = json.loads(row)
            own = line.pop("digest")
            good = line["n"] == number and line["before"] == before and digest(line) == own
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            good, line, own = False, {}, ""
        if not good:
            advice = "somebody changed it; restore it from a copy, and compare"
            raise RecordError(
                f"line {number} of audience/ledger.jsonl does not follow from the one before", advice=advice
            )
        before = own
        found.append({**line, "digest": own})
    return found


def _mended(file: Any) -> None:
    """Take away a line that was cut short when a machine died."""
    end = file.seek(0, os.SEEK_END)
    back = min(end, 1 << 16)
    file.seek(end - back)
    data = file.read(back)
    if data and not data.endswith(b"\n"):
        file.truncate(end - back + data.rfind(b"\n") + 1)
    file.seek(0, os.SEEK_END)


def _last(file: Any) -> Mapping[str, Any]:
    """The last line of all; the rest is not read again."""
    end = file.seek(0, os.SEEK_END)
    back = min(end, 1 << 18)
    file.seek(end - back)
    rows = file.read(back).split(b"\n")
    file.seek(0, os.SEEK_END)
    if not end:
        return {"n": 0, "digest": BEGINNING}
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        line = json.loads(rows[-2])
        own = line.pop("digest")
        if digest(line) == own and type(line["n"]) is int:
            return {"n": line["n"], "digest": own}
    raise RecordError("the end of audience/ledger.jsonl is broken", advice="restore it from a copy")


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
