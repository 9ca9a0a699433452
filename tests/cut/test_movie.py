"""The finished movie: the takes' own packets, sound as long as the picture, every word; and what lies beside it."""

import wave
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import opentimelineio as otio
import pytest

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate, Span, seconds
from ciotat.cut import heard, movie
from ciotat.cut import otio as timeline
from ciotat.cut.subtitles import Subtitle, srt, vtt
from ciotat.cut.timeline import Clip, Cut
from ciotat.render import clip

SIZE = 64, 36
WORDS = [
    Subtitle(Span(seconds("1/2"), seconds("3/4")), "ANNA", ("Run --> now, you & me,", "<b>or never</b>.")),
    Subtitle(Span(seconds("3/2"), seconds("1/2")), "李雷", ("我不走了！",)),
]


@pytest.fixture(params=["24", "30", "23.976"])
def rate(request: pytest.FixtureRequest) -> Rate:
    return Rate.of(request.param)


def edit(folder: Path, rate: Rate, lengths: tuple[int, ...] = (17, 50, 24)) -> tuple[Cut, list[Path]]:
    """A cut of three takes, and their files."""
    clips: list[Clip] = []
    paths = []
    for number, frames in enumerate(lengths):
        path = folder / f"{number}.mp4"
        tones = (np.full((SIZE[1], SIZE[0], 3), 20 + 60 * number + n, np.uint8) for n in range(frames))
        clip.write(path, tones, SIZE, rate)
        start = sum(lengths[:number])
        clips.append(
            Clip(f"shot {number}", "s1", path.name, start, frames, f"1-{number}", ("she decides",), 3 + number)
        )
        paths.append(path)
    return Cut("雪夜 & co", "zh", rate, tuple(clips), sum(lengths)), paths


def sound(path: Path, cut: Cut) -> Path:
    samples = round(cut.length * 48_000)
    wave_ = (8000 * np.sin(np.arange(samples) * 0.06)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(wave_, 2).tobytes())
    return path


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as source:
        return [bytes(p) for p in source.demux(video=0) if p.size]


def test_pictures_are_copied_not_encoded_again(tmp_path: Path, rate: Rate) -> None:
    cut, paths = edit(tmp_path, rate)
    film = tmp_path / "film.mp4"
    movie.write(film, cut, paths, sound(tmp_path / "mix.wav", cut), WORDS)
    assert packets(film) == [packet for path in paths for packet in packets(path)]
    with av.open(str(film)) as made:
        video, audio = made.streams.video[0], made.streams.audio[0]
        assert video.average_rate == rate.fps
        frames = list(made.decode(video))
        assert [round(f.pts * f.time_base * rate.fps) for f in frames] == list(range(cut.frames))
        made.seek(0)
        heard = [(f.pts, f.samples) for f in made.decode(audio)]
    assert all(a < b for (a, _), (b, _) in pairwise(heard))
    length = Fraction(heard[-1][0] + heard[-1][1], 48_000)
    assert abs(length - cut.length) <= Fraction(1024, 48_000) + Fraction(1, 48_000)


def test_timestamps_grow_and_the_index_comes_first(tmp_path: Path) -> None:
    cut, paths = edit(tmp_path, Rate.of(24))
    film = tmp_path / "film.mp4"
    movie.write(film, cut, paths, sound(tmp_path / "mix.wav", cut), WORDS)
    data = film.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(film)) as made:
        assert made.metadata["title"] == "雪夜 & co"
        last: dict[int, int] = {}
        for packet in made.demux():
            if packet.dts is not None:
                assert packet.dts > last.get(packet.stream.index, -(10**9))
                last[packet.stream.index] = packet.dts


def test_the_words_are_inside(tmp_path: Path) -> None:
    cut, paths = edit(tmp_path, Rate.of(24))
    film = tmp_path / "film.mp4"
    movie.write(film, cut, paths, None, WORDS)
    with av.open(str(film)) as made:
        assert not made.streams.audio
        stream = made.streams.subtitles[0]
        assert stream.metadata["language"] == "zho"
        read = {round(p.pts * p.time_base * 1000): bytes(p)[2:].decode() for p in made.demux(stream) if p.size > 2}
    assert {ms: text.splitlines() for ms, text in read.items()} == {
        round(w.span.start * 1000): list(w.lines) for w in WORDS
    }


def test_the_same_cut_has_the_same_bytes(tmp_path: Path) -> None:
    cut, paths = edit(tmp_path, Rate.of(25), (13, 14))
    mix = sound(tmp_path / "mix.wav", cut)
    for name in ("a.mp4", "b.mp4"):
        movie.write(tmp_path / name, cut, paths, mix, WORDS)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_sound_that_is_encoded_already_gives_the_same_film(tmp_path: Path) -> None:
    cut, paths = edit(tmp_path, Rate.of(24), (31, 40))
    mix = sound(tmp_path / "mix.wav", cut)
    heard.encode(mix, tmp_path / "mix.m4a")
    movie.write(tmp_path / "a.mp4", cut, paths, mix, WORDS)
    movie.write(tmp_path / "b.mp4", cut, paths, tmp_path / "mix.m4a", WORDS)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_a_take_of_the_wrong_length_is_refused_and_leaves_no_film(tmp_path: Path) -> None:
    cut, paths = edit(tmp_path, Rate.of(24), (13, 14))
    with pytest.raises(StoreError, match="holds 14 frames, not 13"):
        movie.write(tmp_path / "film.mp4", cut, paths[::-1], None, [])
    assert not (tmp_path / "film.mp4").exists()
    assert not list(tmp_path.glob(".*"))


def test_a_timeline_comes_back_as_it_was(tmp_path: Path, rate: Rate) -> None:
    cut, _ = edit(tmp_path, rate)
    timeline.write(tmp_path / "film.otio", cut, "film.mp4")
    read = otio.adapters.read_from_file(str(tmp_path / "film.otio"))
    assert read.to_json_string() == timeline.timeline(cut, "film.mp4").to_json_string()
    pictures, heard = read.tracks
    assert read.duration() == heard.duration()
    assert [c.name for c in pictures] == [c.name for c in cut.clips]
    for made, asked in zip(pictures, cut.clips, strict=True):
        assert made.source_range.start_time.value == asked.start
        assert made.source_range.duration.value == asked.frames
        assert made.metadata["ciotat"]["line"] == asked.line
        assert made.markers[0].name == "; ".join(asked.reasons)
        assert made.media_reference.target_url == "film.mp4"


def test_words_never_break_the_files_they_stand_in() -> None:
    text = srt(WORDS)
    assert text.startswith("1\n00:00:00,500 --> 00:00:01,250\nRun --> now")
    assert "\n\n2\n00:00:01,500 --> 00:00:02,000\n我不走了！\n" in text
    web = vtt([Subtitle(WORDS[0].span, "A <B> & C", WORDS[0].lines)])
    assert "<v A &lt;B&gt; &amp; C>Run --&gt; now, you &amp; me,\n&lt;b&gt;or never&lt;/b&gt;." in web
