"""A shot on twos: every second picture first, as a movie as long as the shot; and the take is the same to the byte."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from threading import active_count
from types import SimpleNamespace
from typing import Any

import av
import pytest

from ciotat.core.errors import Stopped
from ciotat.core.time import Rate
from ciotat.render.renderer import Picture
from ciotat.render.shoot import shoot
from ciotat.render.twos import FEWEST, order
from tests.flat import SIZE, Flat, decoded, undressed

RATE = Rate.of(24)


@pytest.fixture(autouse=True)
def _no_set(monkeypatch: pytest.MonkeyPatch) -> None:
    undressed(monkeypatch)


def stage(frames: int) -> Any:
    return SimpleNamespace(card="", length=Fraction(frames, 24), seed="a shot")


@pytest.mark.parametrize("count", [0, 1, 2, 7, 24, 101])
def test_every_second_picture_is_drawn_first_and_each_once(count: int) -> None:
    first, then = order(count)
    assert sorted([*first, *then]) == list(range(count))
    assert len(first) == (count + 1) // 2


@pytest.mark.parametrize("hands", [1, 2])
@pytest.mark.parametrize("frames", [FEWEST, 47, 72])
def test_it_moves_when_half_is_drawn_and_the_take_is_the_same(tmp_path: Path, frames: int, hands: int) -> None:
    seen: list[int] = []
    early: list[tuple[int, int, Fraction | None]] = []

    def ahead(movie: Path) -> None:
        with av.open(str(movie)) as found:
            early.append((len(seen), decoded(movie), found.streams.video[0].average_rate))

    plain, both = tmp_path / "plain.mp4", tmp_path / "both.mp4"
    assert shoot(plain, stage(frames), Flat(), SIZE, RATE) == frames
    count = shoot(both, stage(frames), Flat(), SIZE, RATE, see=lambda n, _: seen.append(n), hands=hands, ahead=ahead)
    assert count == frames
    assert early == [((frames + 1) // 2, (frames + 1) // 2, 12)]
    assert sorted(seen) == list(range(frames))
    assert both.read_bytes() == plain.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["both.mp4", "plain.mp4"]


def test_what_is_there_at_once_is_not_shown_before(tmp_path: Path) -> None:
    early: list[Path] = []
    shoot(tmp_path / "a.mp4", stage(FEWEST - 1), Flat(), SIZE, RATE, ahead=early.append)
    assert not early


def test_who_is_called_away_leaves_nothing_behind(tmp_path: Path) -> None:
    class Slow(Flat):
        drawn = 0

        def frames(self, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
            for picture in super().frames(world, size, times):
                self.drawn += 1
                yield picture

    before, early, slow = active_count(), list[Path](), Slow()
    with pytest.raises(Stopped):
        shoot(tmp_path / "a.mp4", stage(72), slow, SIZE, RATE, lambda: bool(early), hands=2, ahead=early.append)
    assert early
    assert not list(tmp_path.iterdir())
    assert active_count() == before
