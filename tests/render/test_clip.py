"""Clips: same bytes each time, exact frames, colours kept, one set of codec parameters per size and rate."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from ciotat.core.time import Rate
from ciotat.render.clip import write
from ciotat.render.renderer import Picture

SIZE = (64, 48)


def pictures(count: int, shift: int = 0) -> Iterator[Picture]:
    for n in range(count):
        picture = np.zeros((48, 64, 3), np.uint8)
        picture[:, :32], picture[:, 32:] = (220, 40, 30), (60, 90, 200)
        picture[20:28, (n + shift) % 56 : (n + shift) % 56 + 8] = 255
        yield picture


@pytest.mark.parametrize("rate", ["24", "25", "30000/1001"])
def test_frames_and_times_are_exact(tmp_path: Path, rate: str) -> None:
    assert write(tmp_path / "a.mp4", pictures(50), SIZE, Rate.of(rate)) == 50
    with av.open(str(tmp_path / "a.mp4")) as container:
        stream = container.streams.video[0]
        times = [frame.pts * stream.time_base for frame in container.decode(stream)]
    assert times == [Rate.of(rate).time(n) for n in range(50)]


def test_the_same_pictures_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.mp4", pictures(10), SIZE, Rate.of(24))
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_clips_can_be_joined_by_copying(tmp_path: Path) -> None:
    parameters = set()
    for name, count, shift in (("a", 5, 0), ("b", 60, 9)):
        write(tmp_path / f"{name}.mp4", pictures(count, shift), SIZE, Rate.of(24))
        with av.open(str(tmp_path / f"{name}.mp4")) as container:
            stream = container.streams.video[0]
            parameters.add(stream.codec_context.extradata)
            packets = [packet for packet in container.demux(stream) if packet.size]
            assert packets[0].is_keyframe
            assert all(packet.pts == packet.dts for packet in packets)
    assert len(parameters) == 1


def test_colours_survive(tmp_path: Path) -> None:
    write(tmp_path / "a.mp4", pictures(1, 24), SIZE, Rate.of(24))
    with av.open(str(tmp_path / "a.mp4")) as container:
        frame = next(container.decode(video=0))
        assert (frame.colorspace, frame.color_range) == (1, 1)
        seen = frame.reformat(format="rgb24", src_colorspace="ITU709", dst_color_range="JPEG").to_ndarray()
    assert np.abs(seen[4, 4].astype(int) - (220, 40, 30)).max() <= 6
    assert np.abs(seen[4, 60].astype(int) - (60, 90, 200)).max() <= 6


def test_an_odd_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="even"):
        write(tmp_path / "a.mp4", pictures(1), (63, 48), Rate.of(24))
