"""A clip from outside fits its shot exactly, and cannot do anything but be decoded."""

import json
import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from ciotat.core.errors import FilmError
from ciotat.core.time import Rate
from ciotat.cut import conform, conforming
from ciotat.cut.conform import conformed, kind

SIZE, RATE = (128, 72), Rate.of(24)


def within(order: dict[str, object], source: str) -> dict[str, object]:
    """What the process that decodes does, done in this one."""
    answer = conforming._answer(json.dumps(order))
    if "error" in answer:
        raise FilmError(f"{source} cannot be used: {answer['error']}")
    return answer["facts"]  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def _within(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Most tests decode in their own process, which is quicker; those marked slow start the real one."""
    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(conform, "_asked", within)


def clip(
    path: Path, count: int = 24, rate: str = "24", size: tuple[int, int] = SIZE, codec: str = "", sound: bool = False
) -> Path:  # fmt: skip
    """A clip whose picture number n is grey of level 4 n, with a white bar at its left."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec or ("ffv1" if path.suffix == ".mkv" else "mpeg4"), rate=Fraction(rate))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = {"q": "2"}
        audio = out.add_stream("aac", rate=48000, layout="mono") if sound else None
        for number in range(count):
            picture = np.full((size[1], size[0], 3), min(4 * number, 250), np.uint8)
            picture[:, : size[0] // 8] = 255
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
        if audio is not None:
            quiet = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            quiet.sample_rate = 48000
            out.mux(audio.encode(quiet))
            out.mux(audio.encode(None))
    return path


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as movie:
        stream = movie.streams.video[0]
        assert (stream.width, stream.height) == SIZE
        return [frame.to_ndarray(format="rgb24") for frame in movie.decode(video=0)]


def grey(picture: np.ndarray) -> float:
    return float(picture[30:42, 56:72].mean())


def test_a_clip_of_the_same_shape_and_rate_passes_picture_by_picture(tmp_path: Path) -> None:
    made = conformed(clip(tmp_path / "a.mkv", 30), tmp_path / "out.mp4", SIZE, RATE, 30)
    levels = [grey(p) for p in decoded(tmp_path / "out.mp4")]
    assert len(levels) == made.frames == 30
    assert np.abs(np.array(levels) - 4 * np.arange(30)).max() < 2.5
    assert made.said == ()


@pytest.mark.parametrize(("rate", "count"), [("25", 25), ("30000/1001", 30), ("12", 12), ("60", 60)])
def test_another_rate_keeps_its_speed(rate: str, count: int, tmp_path: Path) -> None:
    made = conformed(clip(tmp_path / "a.mkv", count, rate), tmp_path / "out.mp4", SIZE, RATE, 24)
    levels = np.array([grey(p) for p in decoded(tmp_path / "out.mp4")])
    wanted = 4 * np.floor((np.arange(24) + 0.5) / 24 * float(Fraction(rate)))
    assert np.abs(levels - wanted).max() < 2.5
    assert "rate" in made.facts


def test_what_is_too_long_is_left_out_and_what_is_too_short_is_held(tmp_path: Path) -> None:
    source = clip(tmp_path / "a.mp4", 24)
    long = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 12)
    assert len(decoded(tmp_path / "out.mp4")) == 12
    assert long.said == ("the last 0.50 s of the clip were left out",)
    short = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 48)
    levels = [grey(p) for p in decoded(tmp_path / "out.mp4")]
    assert len(levels) == 48
    assert max(levels[23:]) - min(levels[23:]) < 2
    assert short.said[0].startswith("its last picture was held for 1.00 s")


def test_it_may_begin_later(tmp_path: Path) -> None:
    source = clip(tmp_path / "a.mkv", 48)
    conformed(source, tmp_path / "out.mp4", SIZE, RATE, 12, start=Fraction(1))
    assert abs(grey(decoded(tmp_path / "out.mp4")[0]) - 96) < 3
    with pytest.raises(FilmError, match="it has no picture after 9 s"):
        conformed(source, tmp_path / "out.mp4", SIZE, RATE, 12, start=Fraction(9))


def test_another_shape_has_bars_or_is_cropped(tmp_path: Path) -> None:
    source = clip(tmp_path / "a.mp4", 6, size=(64, 64))
    barred = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)
    picture = decoded(tmp_path / "out.mp4")[5]
    assert picture[:, :24].max() < 12
    assert picture[:, 30:34].min() > 200, "the whole picture stands between the bars"
    assert barred.said == ("black bars stand at its sides",)
    cropped = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6, fit="crop")
    assert decoded(tmp_path / "out.mp4")[5][:, :12].min() > 200
    assert cropped.facts["cropped"] == 44


def turned(path: Path, source: Path) -> Path:
    """The clip as a telephone held upright writes it: lying, with a matrix that says to turn it by 90 degrees clockwise."""
    data = bytearray(source.read_bytes())
    at = data.index(b"tkhd") + 4 + 4 + 20 + 8 + 8
    assert struct.unpack(">9i", data[at : at + 36])[0] == 0x10000
    data[at : at + 36] = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, SIZE[1] << 16, 0, 0x40000000)
    path.write_bytes(data)
    return path


def test_a_telephone_held_upright_is_shown_upright(tmp_path: Path) -> None:
    source = turned(tmp_path / "b.mp4", clip(tmp_path / "a.mp4", 6))
    made = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)
    picture = decoded(tmp_path / "out.mp4")[5]
    assert made.facts["turned"] == 90
    assert picture[:, :40].max() < 30, "bars at the sides"
    assert picture[2:6, 50:78].min() > 200, "what was at the left is on top"
    assert picture[40:, 50:78].max() < 60


def test_stills_and_gifs_are_held(tmp_path: Path) -> None:
    Image.new("RGB", (128, 72), (200, 30, 30)).save(tmp_path / "a.png")
    Image.new("RGB", (128, 72), (30, 200, 30)).save(tmp_path / "b.jpg")
    for name in ("a.png", "b.jpg"):
        made = conformed(tmp_path / name, tmp_path / "out.mp4", SIZE, RATE, 10)
        assert len(decoded(tmp_path / "out.mp4")) == 10
        assert made.said == ()


def test_the_same_clip_gives_the_same_bytes_and_a_poster(tmp_path: Path) -> None:
    source = clip(tmp_path / "a.mkv", 24, sound=True)
    poster = tmp_path / "poster.jpg"
    made = conformed(source, tmp_path / "1.mp4", SIZE, RATE, 20, poster=poster)
    conformed(source, tmp_path / "2.mp4", SIZE, RATE, 20)
    assert (tmp_path / "1.mp4").read_bytes() == (tmp_path / "2.mp4").read_bytes()
    with Image.open(poster) as picture:
        assert picture.size == SIZE
    assert "its sound is not used" in made.said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.mp4", "2.mp4", "a.mkv", "poster.jpg"]


LISTS = {
    "hls": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "dash": b"<?xml version='1.0'?><MPD><BaseURL>file:///etc/passwd</BaseURL></MPD>",
    "marked": b"\xef\xbb\xbf\n #EXTM3U\n",
    "sdp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_other_files_are_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(LISTS[name])
    with pytest.raises(FilmError, match="a list that names other files, not a clip"):
        kind(tmp_path / "a.mp4")


NONSENSE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "text": lambda data: b"hello, this is a diary",
    "script": lambda data: "第一场 内 厨房 日".encode(),
    "cut off": lambda data: data[:200],
    "noise in an mp4": lambda data: data[:32] + bytes((i * 97 + 13) % 251 for i in range(5000)),
    "noise in a mkv": lambda data: b"\x1a\x45\xdf\xa3" + bytes((i * 31 + 7) % 253 for i in range(5000)),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_what_is_no_clip_is_said_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    source = clip(tmp_path / "a.mp4", 6)
    source.write_bytes(NONSENSE[name](source.read_bytes()))
    with pytest.raises(FilmError) as wrong:
        conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)
    assert str(source) in str(wrong.value)
    assert [p.name for p in tmp_path.iterdir()] == ["a.mp4"]


def test_names_cannot_say_what_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("concat:a|b.mp4", "%03d.mp4", "http:x.mp4", "-y.mp4", "a?b#c.mp4"):
        clip(tmp_path / "plain.mp4", 6).rename(name)
        conformed(Path(name), tmp_path / "out.mp4", SIZE, RATE, 6)
        assert len(decoded(tmp_path / "out.mp4")) == 6


def test_too_many_pixels_or_streams_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = clip(tmp_path / "a.mp4", 6)
    monkeypatch.setattr(conforming, "PIXELS", 1000)
    with pytest.raises(FilmError, match="its pictures are 128 x 72"):
        conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)
    monkeypatch.setattr(conforming, "STREAMS", 0)
    with pytest.raises(FilmError, match="it has 1 streams"):
        conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)
    monkeypatch.setattr(conforming, "STREAMS", 9)
    monkeypatch.setattr(conforming, "LONGEST", 0.1)
    with pytest.raises(FilmError, match="hours long"):
        conformed(source, tmp_path / "out.mp4", SIZE, RATE, 6)


@pytest.mark.slow
def test_a_process_of_its_own_does_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = clip(tmp_path / "a.mp4", 12)
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger was imported')")
    monkeypatch.chdir(tmp_path)
    made = conformed(source, tmp_path / "out.mp4", SIZE, RATE, 24, poster=tmp_path / "p.jpg")
    assert len(decoded(tmp_path / "out.mp4")) == made.frames == 24
    source.write_bytes(source.read_bytes()[:900])
    with pytest.raises(FilmError, match=r"cannot be used|broke what decodes"):
        conformed(source, tmp_path / "out2.mp4", SIZE, RATE, 24)
    monkeypatch.setattr(conform, "PATIENCE", 0.01)
    with pytest.raises(FilmError, match="took too long"):
        conformed(clip(tmp_path / "b.mp4", 12), tmp_path / "out2.mp4", SIZE, RATE, 24)
