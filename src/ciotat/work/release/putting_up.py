"""A release goes up: looked over, packed for the web, then shown by flipping one pointer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate
from ciotat.work.release.published import Published, Showing, allowed
from ciotat.work.release.record import Release
from ciotat.work.release.shelf import Releases, Shelf

__all__ = ["Pack", "Packing", "put_up", "with_pack"]


class Packing(Protocol):
    """What is packed: `ciotat.cut.packing.Packed`."""

    @property
    def action(self) -> str: ...


P = TypeVar("P", bound=Packing)
P_co = TypeVar("P_co", covariant=True, bound=Packing)


class Pack(Protocol[P_co]):
    """What packs a film: `ciotat.cut.packing.packed`."""

    def __call__(
        self, store: Shelf, shown: str, shots: Callable[[], Sequence[tuple[str, str, Path]]],
        heard: Callable[[], Path | None], words: Mapping[str, str], size: tuple[int, int], rate: Rate,
        like: Any = None,
    ) -> P_co: ...  # fmt: skip


def with_pack(pack: Pack[P], shelf: Releases, shown: str, release: Release, like: P | None = None) -> P:
    """A cut packed under the digest of its manifest; `like` is how a cut that is nearly the same was packed. Raises StoreError
    naming what is missing."""

    def shots() -> list[tuple[str, str, Path]]:
        files = shelf.files(release)
        return [(shot.id, clip, path) for shot, clip, path in zip(release.shots, release.clips, files, strict=False)]

    def heard() -> Path | None:
        return shelf.files(release)[-1] if release.movie.heard else None

    return pack(shelf.store, shown, shots, heard, release.words, release.size, release.rate, like)


def put_up(
    root: Path, store: Shelf, number: int, pack: Pack[Packing], why: str, now: datetime, what: str = "publish"
) -> Showing:
    """Show release `number` of the film in `root` from now on; whatever ends this before its last step, the old one goes on
    being shown. Raises FilmError, RecordError or StoreError where it cannot be shown."""
    shelf = Releases(root, store)
    release = allowed(shelf.get(number))
    if lost := shelf.missing(release):
        raise StoreError(f"release {number} needs what is not here: {lost[0][1]}", advice="run `ciotat pull`")
    made = with_pack(pack, shelf, release.digest, release)
    return Published(root).publish(number, why, now, what, made.action)
