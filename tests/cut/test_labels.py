"""The visible mark: as large and as long as the standard asks, on the first seconds only, the same bytes each time."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate, seconds
from ciotat.cut import labels, movie
from ciotat.cut.timeline import Clip, Cut
from ciotat.render import clip

SIZE = 320, 180


def filmed(path: Path, frames: int, rate: Rate, size: tuple[int, int] = SIZE, tone: int = 40) -> Path:
    """A clip whose pictures change from frame to frame."""
    base = np.linspace(0, 120, size[0] * size[1] * 3).reshape(size[1], size[0], 3)
    clip.write(path, ((base + tone + n % 50).astype(np.uint8) for n in range(frames)), size, rate)
    return path


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as source:
        return [bytes(p) for p in source.demux(video=0) if p.size]


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as source:
        return [frame.to_ndarray() for frame in source.decode(video=0)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(64, 64), (320, 180), (180, 320), (1280, 720), (1920, 1080), (4096, 1716)])
def test_the_words_are_large_enough_and_inside(size: tuple[int, int], language: str) -> None:
    made = labels.mark(size, language)
    assert made.high >= labels.LEAST * min(size)
    assert "AI" in made.words
    assert "生成" in made.words
    (x, y), (rows, columns) = made.at, made.luma.shape
    assert x + columns <= size[0]
    assert y + rows <= size[1]
    assert {x % 2, y % 2, rows % 2, columns % 2} == {0}
    ink = made.luma > 90
    assert np.ptp(np.flatnonzero(ink.any(axis=1))) + 1 >= labels.LEAST * min(size), "as drawn, too"


@pytest.mark.parametrize("fps", ["24", *(pytest.param(fps, marks=pytest.mark.slow) for fps in ("30", "23.976", "60"))])
def test_the_mark_stays_long_enough_and_goes(tmp_path: Path, fps: str) -> None:
    rate = Rate.of(fps)
    frames = round(6 * rate.fps)
    source = filmed(tmp_path / "a.mp4", frames, rate)
    made = labels.mark(SIZE, "zh")
    again = labels.stamp(tmp_path / "b.mp4", source, made, rate)
    before, after = pictures(source), pictures(tmp_path / "b.mp4")
    assert len(after) == frames
    (x, y), (rows, columns) = made.at, made.luma.shape
    corner = (slice(y, y + rows), slice(x, x + columns))
    marked = [n for n in range(frames) if np.abs(before[n][corner].astype(int) - after[n][corner]).max() > 60]
    least = -(-2 * rate.fps // 1)
    assert marked[:least] == list(range(least))
    assert rate.time(marked[-1]) < made.ends
    assert packets(tmp_path / "b.mp4")[again:] == packets(source)[again:]
    assert 0 < again < frames
    assert again % 48 == 0
    elsewhere = [
        np.abs(a[rows + y : 180].astype(int) - b[rows + y : 180]).max() for a, b in zip(before, after, strict=True)
    ]
    assert max(elsewhere[:again]) < 12, "only as much as a second encoding takes"
    assert max(elsewhere[again:]) == 0


def test_the_same_clip_has_the_same_bytes(tmp_path: Path) -> None:
    rate = Rate.of(24)
    source = filmed(tmp_path / "a.mp4", 100, rate)
    for name in ("b.mp4", "c.mp4"):
        labels.stamp(tmp_path / name, source, labels.mark(SIZE, "en"), rate)
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "c.mp4").read_bytes()


def test_a_mark_goes_on_over_short_shots_and_the_film_still_plays(tmp_path: Path) -> None:
    rate, lengths = Rate.of(24), (30, 30, 60)
    made = labels.mark(SIZE, "en")
    clips, start = [], 0
    for number, frames in enumerate(lengths):
        source = filmed(tmp_path / f"{number}.mp4", frames, rate, tone=20 * number)
        labels.stamp(tmp_path / f"m{number}.mp4", source, made, rate, start)
        clips.append(Clip(str(number), "s", "", start, frames, "", (), 1))
        start += frames
    cut = Cut("x", "en", rate, tuple(clips), start)
    movie.write(tmp_path / "film.mp4", cut, [tmp_path / f"m{n}.mp4" for n in range(3)], None, [])
    shown = pictures(tmp_path / "film.mp4")
    assert len(shown) == start
    (x, y), (rows, columns) = made.at, made.luma.shape
    bright = [int(p[y : y + rows, x : x + columns].max()) for p in shown]
    assert min(bright[: 3 * 24]) > 200
    with av.open(str(tmp_path / "film.mp4")) as film:
        times = [p.pts for p in film.demux(video=0) if p.size]
    assert all(a < b for a, b in pairwise(times))


def test_past_its_end_nothing_is_encoded_again(tmp_path: Path) -> None:
    rate = Rate.of(24)
    source = filmed(tmp_path / "a.mp4", 60, rate)
    made = labels.mark(SIZE, "en")
    assert labels.stamp(tmp_path / "b.mp4", source, made, rate, round(made.ends * 24)) == 0
    assert not (tmp_path / "b.mp4").exists()
    planes = pictures(source)[0]
    assert made.over(planes, seconds(4)) is planes


def test_a_clip_of_another_size_is_refused(tmp_path: Path) -> None:
    source = filmed(tmp_path / "a.mp4", 10, Rate.of(24), (64, 36))
    with pytest.raises(StoreError, match="pictures of 64 x 36"):
        labels.stamp(tmp_path / "b.mp4", source, labels.mark(SIZE, "en"), Rate.of(24))
    assert not (tmp_path / "b.mp4").exists()
