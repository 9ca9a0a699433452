"""Which release a film shows at its address, and which it showed before: one small file, flipped whole."""

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ciotat.core.digest import pretty
from ciotat.core.errors import FilmError, RecordError
from ciotat.core.store import writing
from ciotat.work.release.record import Release

__all__ = ["Published", "Showing", "allowed"]

MOST, LARGEST = 10_000, 16 * 2**20
LONGEST_WHY = 4000
_DONE = ("publish", "promote", "back", "roll back")


@dataclass(frozen=True)
class Showing:
    """A release that went up: when (UTC, ISO 8601), `what` was done (publish, promote, back: the owner's, roll back: what
    the numbers asked for) and why; `pack` is the action under which its segments lie in the store."""

    release: int
    when: str
    why: str = ""
    what: str = "publish"
    pack: str = ""


class Published:
    """What is published of the film in the folder `root`. Reading never waits; a change is one rename."""

    def __init__(self, root: Path) -> None:
        self.path = root / "audience" / "published.json"
        self._lock = root / ".ciotat" / "published.lock"

    def current(self) -> int | None:
        """The number of the release that is shown; None where nothing was published."""
        return self._read()[0]

    def history(self) -> tuple[Showing, ...]:
        """Everything that went up, the first first."""
        return self._read()[1]

    def numbers(self) -> list[int]:
        """The releases that ever went up, in the order of their numbers: viewers of each may go on with it."""
        return sorted({showing.release for showing in self.history()})

    def withdrawn(self) -> set[int]:
        """The releases from which somebody went back and that did not go up again since."""
        found: set[int] = set()
        last: int | None = None
        for showing in self.history():
            if showing.what in ("back", "roll back") and last is not None:
                found.add(last)
            found.discard(showing.release)
            last = showing.release
        return found

    def before(self) -> int | None:
        """The release to go back to: the one that went up before the one that is shown, and was not withdrawn."""
        current, history = self._read()
        gone = self.withdrawn()
        return next((s.release for s in reversed(history) if s.release != current and s.release not in gone), None)

    def publish(self, number: int, why: str, now: datetime, what: str = "publish", pack: str = "") -> Showing:
        """Show this release from now on. Publishing what is shown already changes nothing."""
        if what not in _DONE:
            raise FilmError(f"{what!r} is no way to publish", advice=f"one of {', '.join(_DONE)}")
        when = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        showing = Showing(number, when, " ".join(why.split())[:LONGEST_WHY], what, pack)
        with self._alone():
            current, history = self._read()
            if current == number and history:
                return history[-1]
            value = {"record": "published.1", "current": number, "history": [*map(asdict, history), asdict(showing)]}
            with writing(self.path) as temporary:
                temporary.write_text(pretty(value), encoding="utf-8")
        return showing

    def _read(self) -> tuple[int | None, tuple[Showing, ...]]:
        try:
            status = self.path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                raise ValueError("it is not a plain file of a sensible size")
            value = json.loads(self.path.read_bytes())
            return _whole(value["current"]), tuple(_showing(row) for row in value["history"][-MOST:])
        except (FileNotFoundError, NotADirectoryError):
            return None, ()
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as wrong:
            advice = "restore it from an earlier version, or publish again after taking it away"
            raise RecordError(f"audience/published.json is damaged: {wrong}", advice=advice) from wrong

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else changes it meanwhile; with whoever dies, the lock goes."""
        import fcntl

        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def allowed(release: Release) -> Release:
    """The release, if it may be shown to an audience. Raises FilmError where a mark is missing that it needs."""
    labels = release.labels
    if labels.because and not (labels.shown and labels.words and labels.aigc):
        raise FilmError(
            f"release {release.number} may not be published: models made some of its pictures, and it is not marked",
            advice="make it again with `ciotat release --label`",
        )
    return release


def _showing(row: Any) -> Showing:
    return Showing(_whole(row["release"]), *(str(row.get(key, "")) for key in ("when", "why", "what", "pack")))


def _whole(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError(f"{value!r} is no release")
    return value
