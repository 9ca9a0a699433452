"""Files laid by their tables: what a decoder reads of them is what libav would have copied packet by packet."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate
from ciotat.cut import heard, laying, movie
from ciotat.cut.boxes import samples
from tests.cut.test_movie import WORDS, edit, sound

Packet = tuple[int, int | None, int | None, int | None, bool, bytes]


def packets(path: Path) -> list[Packet]:
    """All that is known of every packet, stream by stream."""
    with av.open(str(path)) as source:
        found = [p for p in source.demux() if p.dts is not None]
        return sorted((p.stream.index, p.pts, p.dts, p.duration, p.is_keyframe, bytes(p)) for p in found)


def muxed(path: Path, clips: list[Path], mix: Path, rate: Rate) -> None:
    """The pictures and the sound as libav lays them."""
    with av.open(str(path), "w") as film, av.open(str(mix)) as music, av.open(str(clips[0])) as first:
        picture = film.add_stream_from_template(first.streams.video[0])
        audio = film.add_stream_from_template(music.streams.audio[0])
        picture.time_base, frame = 1 / rate.fps, 0
        for clip in clips:
            with av.open(str(clip)) as source:
                for packet in (p for p in source.demux(video=0) if p.dts is not None):
                    packet.stream, packet.time_base = picture, 1 / rate.fps
                    packet.pts = packet.dts = frame
                    packet.duration, frame = 1, frame + 1
                    film.mux(packet)
        for packet in (p for p in music.demux(audio=0) if p.dts is not None):
            packet.stream = audio
            film.mux(packet)


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("fps", ["24", "23.976"])
def test_a_film_is_what_libav_would_have_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fps: str, wide: bool
) -> None:
    if wide:  # as a film of more than four gigabytes
        monkeypatch.setattr(laying, "_WIDE", 0)
    rate = Rate.of(fps)
    cut, clips = edit(tmp_path, rate, (80, 61, 2, 1))
    heard.encode(sound(tmp_path / "mix.wav", cut), tmp_path / "mix.m4a")
    muxed(tmp_path / "plain.mp4", clips, tmp_path / "mix.m4a", rate)
    movie.write(tmp_path / "film.mp4", cut, clips, tmp_path / "mix.m4a", WORDS)
    words = [packet for packet in packets(tmp_path / "film.mp4") if packet[0] == 2]
    assert packets(tmp_path / "film.mp4") == packets(tmp_path / "plain.mp4") + words
    with av.open(str(tmp_path / "film.mp4")) as film, av.open(str(tmp_path / "plain.mp4")) as plain:
        assert [s.duration for s in film.streams][:2] == [s.duration for s in plain.streams]
        assert [s.bit_rate for s in film.streams][:2] == [s.bit_rate for s in plain.streams]


def test_sounds_lie_beside_their_pictures(tmp_path: Path) -> None:
    cut, clips = edit(tmp_path, Rate.of(24), (100, 140))
    movie.write(tmp_path / "film.mp4", cut, clips, sound(tmp_path / "mix.wav", cut), WORDS)
    pictures, sounds = (samples(tmp_path / "film.mp4", kind) for kind in (b"vide", b"soun"))
    for number, place in enumerate(sounds.offsets):
        second = Fraction((number - 1) * heard.PACKET, heard.RATE)
        before = int(np.searchsorted(pictures.offsets, place))
        assert abs(Fraction(before, 24) - second) <= Fraction(21, 20)


@pytest.mark.parametrize("size", [0, 5, 100, 900, -10])
def test_a_broken_clip_is_refused(tmp_path: Path, size: int) -> None:
    cut, clips = edit(tmp_path, Rate.of(24))
    clips[1].write_bytes(clips[1].read_bytes()[:size])
    with pytest.raises(StoreError):
        movie.write(tmp_path / "film.mp4", cut, clips, None, [])
    assert not (tmp_path / "film.mp4").exists()
