"""All releases of a film: numbered from 1, written once, never changed, never numbered again."""

import json
import os
import re
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from ciotat.core.errors import RecordError, StoreError
from ciotat.core.store import writing
from ciotat.work.release import weave
from ciotat.work.release.record import Release, Seal, content, read, sealed, text
from ciotat.work.store import Blobs, Result

__all__ = ["Releases", "Shelf", "wanted"]

LARGEST = 256 * 2**20
_NAME = re.compile(r"([1-9][0-9]{0,5})\.json")
_NEWEST = "release/newest"


class Shelf(Protocol):
    """What is needed of a store."""

    @property
    def blobs(self) -> Blobs: ...

    def result(self, action: str) -> Result | None: ...

    def record(self, action: str, kind: str, outputs: Mapping[str, str]) -> Result: ...

    def ref(self, name: str) -> str | None: ...

    def point(self, name: str, digest: str | None) -> None: ...

    def keep(self, digest: str, why: str) -> None: ...

    def keep_all(self, digests: Iterable[str], why: str) -> None: ...


class Releases:
    """The releases of the film in the folder `root`, whose blobs lie in `store`."""

    def __init__(self, root: Path, store: Shelf) -> None:
        self.folder = root / "releases"
        self.store = store

    def numbers(self) -> list[int]:
        """The numbers there are, in order."""
        try:
            names = os.listdir(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))

    def get(self, number: int) -> Release:
        """One release. Raises RecordError where there is none, or where it is not what was released."""
        name = f"releases/{number}.json"
        value = _json(self.folder / f"{number}.json", name)
        if value is None:
            known = ", ".join(map(str, self.numbers()[-8:])) or "none yet; make one with `ciotat release`"
            raise RecordError(f"there is no release {number}", advice=f"there is {known}")
        release: Release = read(Release, value, name)
        if release.number != number:
            raise RecordError(f"{name} says it is release {release.number}", advice="give it its own name again")
        return release

    def seal(self, number: int) -> Seal | None:
        """The signature of a release; None where it is not signed. Raises RecordError where it is not that release's."""
        name = f"releases/{number}.seal.json"
        value = _json(self.folder / f"{number}.seal.json", name)
        if value is None:
            return None
        seal: Seal = read(Seal, value, name)
        if (seal.number, seal.release) != (number, self.get(number).digest):
            raise RecordError(
                f"{name} is the seal of another release", advice="sign it again with `ciotat release --sign`"
            )
        return seal

    def newest(self) -> Release | None:
        """The last release."""
        numbers = self.numbers()
        return self.get(numbers[-1]) if numbers else None

    def same(self, release: Release) -> Release | None:
        """The last release, if it shows the same film as this one would."""
        last = self.newest()
        return last if last and content(last) == content(release) else None

    def add(self, release: Release) -> Release:
        """Give a release the next number and write it; its blobs are kept for ever from before it is there."""
        lost = self.missing(release)
        if lost:
            raise _gone(release, lost)
        if weave.hashed(self.chunks(release)) != release.movie.digest:
            raise StoreError("the movie cannot be put together again from its takes", advice="run `ciotat build`")
        number = max([0, self._highest(), *self.numbers()])
        while True:
            number += 1
            made: Release = sealed(replace(release, number=number))
            written = text(made).encode()
            manifest = self.store.blobs.put(written)
            self.store.keep_all({manifest, *(digest for digest, _ in made.blobs())}, f"release {number}")
            if _claimed(self.folder / f"{number}.json", written):
                self.store.point(_NEWEST, manifest)
                return made

    def sign(self, seal: Seal) -> Seal:
        """Write the signature of a release beside it."""
        made: Seal = sealed(replace(seal, release=self.get(seal.number).digest))
        self.store.keep(made.head, f"release {seal.number}")
        with writing(self.folder / f"{seal.number}.seal.json") as temporary:
            temporary.write_bytes(text(made).encode())
        return made

    def missing(self, release: Release) -> list[tuple[str, str]]:
        """What a release needs and the store has not: digests, with what they are."""
        return [(digest, what) for digest, what in release.blobs() if not self.store.blobs.has(digest)]

    def files(self, release: Release) -> list[Path]:
        """The files of a release's shots as they are shown, in order, and then of its sound if it has any. Raises
        StoreError naming what is missing."""
        names = [*release.clips, *([release.movie.heard] if release.movie.heard else [])]
        found = [self.store.blobs.file(name) for name in names]
        if None in found:
            lost = {name for name, path in zip(names, found, strict=True) if path is None}
            raise _gone(release, [pair for pair in release.blobs() if pair[0] in lost])
        return [path for path in found if path]

    def chunks(self, release: Release) -> Iterator[bytes]:
        """The bytes of a release's movie, without its signature. Raises StoreError naming what is missing."""
        own = (release.movie.weave, release.movie.ground)
        order, ground = self.store.blobs.get(own[0]), self.store.blobs.file(own[1])
        if order is None or ground is None:
            raise _gone(release, [pair for pair in self.missing(release) if pair[0] in own])
        sources = (ground, *self.files(release))

        def opened(number: int) -> BinaryIO:
            if number >= len(sources):
                raise RecordError(
                    "a damaged weave: it names a file that is not in the release", advice="run `ciotat pull`"
                )
            return sources[number].open("rb")

        return weave.weave(weave.unpacked(order), opened)

    def signed(self, release: Release, seal: Seal) -> Iterator[bytes]:
        """The bytes of the signed movie."""
        head = self.store.blobs.get(seal.head)
        if head is None:
            raise _gone(release, [(seal.head, "the signature")])
        yield head
        skip = seal.joins
        for chunk in self.chunks(release):
            yield chunk[skip:]
            skip = max(0, skip - len(chunk))

    def export(self, number: int, path: Path, *, signed: bool = True) -> Release:
        """Write the movie of a release: the very bytes that were released, and signed if they were and `signed` holds."""
        release, seal = self.get(number), self.seal(number) if signed else None
        if seal:
            weave.write(path, self.signed(release, seal), seal.movie)
        else:
            weave.write(path, self.chunks(release), release.movie.digest)
        return release

    def _highest(self) -> int:
        """The number of the last release that this store saw, even if its file has gone."""
        newest = self.store.ref(_NEWEST)
        data = newest and self.store.blobs.get(newest)
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            return int(json.loads(data or b"")["number"])
        return 0


def wanted(root: Path, store: Shelf) -> Mapping[str, str]:
    """Every blob that any release of a film needs, with what for: never to be collected, always to be shared."""
    releases = Releases(root, store)
    found: dict[str, str] = {}
    for number in releases.numbers():
        for digest, what in releases.get(number).blobs():
            found.setdefault(digest, f"release {number}: {what}")
        if seal := releases.seal(number):
            found.setdefault(seal.head, f"release {number}: the signature")
    return found


def _json(path: Path, name: str) -> Any:
    """What a file holds; None where there is none. Raises RecordError where it cannot be read as JSON."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise RecordError(
                f"{name} is not a plain file of a sensible size", advice="restore it from an earlier version"
            )
        return json.loads(path.read_bytes(), parse_constant=_refused)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, RecursionError) as wrong:
        raise RecordError(f"{name} is damaged: {wrong}", advice="restore it from an earlier version") from wrong
    except OSError as wrong:
        raise RecordError(f"{name} cannot be read: {wrong.strerror}", advice="check its rights") from wrong


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _claimed(path: Path, data: bytes) -> bool:
    """Write `path` whole, unless it is there already: of two at once, one succeeds."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with writing(aside) as temporary:
            temporary.write_bytes(data)
        try:
            os.link(aside, path)
        except FileExistsError:
            return False
        except OSError:  # a disk without links
            if path.exists():
                return False
            aside.replace(path)
        return True
    finally:
        aside.unlink(missing_ok=True)


def _gone(release: Release, lost: list[tuple[str, str]]) -> StoreError:
    names = "; ".join(what for _, what in lost[:4]) + (f"; and {len(lost) - 4} more" if len(lost) > 4 else "")
    which = f"release {release.number}" if release.number else "the film"
    advice = "`ciotat pull` fetches what was shared; `ciotat build` makes a shot again whose script is as it was"
    return StoreError(f"{which} needs what is not here: {names}", advice=advice)
