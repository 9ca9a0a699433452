"""A film packed once and found again; nearly the same film packed by what is other in it, to the very same bytes."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ciotat.core.digest import digest
from ciotat.core.errors import StoreError
from ciotat.core.time import Rate
from ciotat.cut.packing import Packed, packed, unpacked
from ciotat.render import clip
from ciotat.work.store import Memory

RATE, SIZE = Rate.of(24), (64, 36)
Shots = list[tuple[str, str, Path]]


@pytest.fixture
def store() -> Iterator[Memory]:
    made = Memory()
    yield made
    made.close()


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Clips of different tones and lengths; the last is larger."""
    folder, found = tmp_path_factory.mktemp("clips"), []
    for tone, frames, size in ((30, 20, SIZE), (60, 20, SIZE), (90, 31, SIZE), (120, 20, (96, 54))):
        path = folder / f"{tone}.mp4"
        base = np.full((size[1], size[0], 3), tone, np.uint8)
        clip.write(path, (base + np.uint8(n) for n in range(frames)), size, RATE)
        found.append(path)
    return found


def shots(kinds: list[Path], *which: int) -> Shots:
    return [(f"{n:010x}", digest(kinds[k].read_bytes()), kinds[k]) for n, k in enumerate(which)]


def pack(store: Memory, those: Shots, like: Packed | None = None) -> Packed:
    shown = digest([shot[:2] for shot in those])
    return packed(store, shown, lambda: those, lambda: None, {}, SIZE, RATE, like)


def test_it_is_found_again_where_it_is_whole(store: Memory, kinds: list[Path]) -> None:
    those = shots(kinds, 0, 1, 0)
    assert unpacked(store, digest([shot[:2] for shot in those])) is None
    made = pack(store, those)
    assert unpacked(store, digest([shot[:2] for shot in those])) == made
    assert set(made.media.values()) == {"m4s", "mp4"}
    assert all(store.blobs.has(blob) for blob in made.media)


@pytest.mark.parametrize("which", [(0, 0, 0, 1), (0, 2, 0, 1), (1, 1), (0, 1, 0, 1, 2)])
def test_by_what_is_other_it_is_the_same(store: Memory, kinds: list[Path], which: tuple[int, ...]) -> None:
    first = pack(store, shots(kinds, 0, 1, 0, 1))
    by_other = pack(store, shots(kinds, *which), first)
    fresh = Memory()
    whole = pack(fresh, shots(kinds, *which))
    fresh.close()
    assert (by_other.playlists, by_other.init, list(by_other.shots)) == (whole.playlists, whole.init, list(whole.shots))
    assert by_other.media == whole.media


def test_what_was_read_before_is_not_read_again(store: Memory, kinds: list[Path], tmp_path: Path) -> None:
    first = pack(store, shots(kinds, 0, 1, 0))
    gone = [
        (shot, name, path if n != 1 else tmp_path / "gone")
        for n, (shot, name, path) in enumerate(shots(kinds, 0, 1, 1))
    ]
    made = pack(store, gone, first)
    assert len(made.media.keys() & first.media.keys()) == 3


def test_another_encoding_is_refused_and_a_lost_part_made_again(store: Memory, kinds: list[Path]) -> None:
    first = pack(store, shots(kinds, 0, 1))
    with pytest.raises(StoreError, match="encoded in another way"):
        pack(store, shots(kinds, 0, 3), first)
    other = Memory()
    assert pack(other, shots(kinds, 0, 0), first).media, "nothing of the other one is here"
    other.close()
