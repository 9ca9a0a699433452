"""HLS: shots as segments that join to the very same pictures and sound, without a gap, under names that last."""

import hashlib
import re
import wave
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate, Seconds
from ciotat.cut import heard, hls
from ciotat.render import clip

SIZE = 64, 36
LENGTHS = (17, 50, 24, 200, 1)


class Shelf(dict[str, bytes]):
    """Segments by their file names."""

    def put(self, data: bytes, ending: str) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest + ending] = data
        return digest


def filmed(folder: Path, rate: Rate, lengths: tuple[int, ...] = LENGTHS) -> list[tuple[str, Path]]:
    shots = []
    for number, frames in enumerate(lengths):
        path = folder / f"{number}-{frames}.mp4"
        if not path.exists():
            clip.write(
                path, (np.full((36, 64, 3), 20 + 30 * number + n % 40, np.uint8) for n in range(frames)), SIZE, rate
            )
        shots.append((f"shot{number}", path))
    return shots


def sounding(path: Path, length: Seconds) -> Path:
    samples = (9000 * np.sin(np.arange(round(length * 48_000)) * 0.05)).astype("<i2")
    with wave.open(str(path.with_suffix(".wav")), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(samples, 2).tobytes())
    heard.encode(path.with_suffix(".wav"), path)
    return path


def joined(text: str, shelf: Shelf, path: Path) -> Path:
    """What a player appends: the init segment, then every segment of a playlist."""
    init = re.findall(r'#EXT-X-MAP:URI="(.*)"', text)
    names = [line for line in text.splitlines() if line and not line.startswith("#")]
    path.write_bytes(b"".join(shelf[name] for name in (*init, *names)))
    return path


def frames(path: Path) -> list[tuple[Fraction, bytes]]:
    with av.open(str(path)) as source:
        return [(f.pts * f.time_base, f.to_ndarray().tobytes()) for f in source.decode(video=0)]


@pytest.mark.parametrize("fps", ["23.976", *(pytest.param(fps, marks=pytest.mark.slow) for fps in ("24", "30"))])
def test_joined_segments_are_the_film_frame_by_frame(tmp_path: Path, fps: str) -> None:
    rate, shelf = Rate.of(fps), Shelf()
    shots = filmed(tmp_path, rate)
    lists = hls.package(shots, None, {}, SIZE, rate, shelf.put)
    shown = frames(joined(lists["pictures.m3u8"], shelf, tmp_path / "all.mp4"))
    assert [time for time, _ in shown] == [rate.time(n) for n in range(sum(LENGTHS))], "no gap, no drift"
    assert [picture for _, picture in shown] == [picture for _, path in shots for _, picture in frames(path)]


def test_every_segment_begins_with_a_key_frame_and_is_not_long(tmp_path: Path) -> None:
    rate, shelf = Rate.of(24), Shelf()
    made = hls.pictures(filmed(tmp_path, rate), rate, shelf.put)
    assert [part.shot for part in made.parts] == ["shot0", "shot1", "shot2", "shot3", "shot3", "shot4"]
    assert max(part.length for part in made.parts) <= hls.LONGEST
    for part in made.parts:
        (tmp_path / "one.mp4").write_bytes(shelf[f"{made.init}.mp4"] + shelf[f"{part.digest}.m4s"])
        with av.open(str(tmp_path / "one.mp4")) as source:
            packets = [packet for packet in source.demux(video=0) if packet.size]
        assert packets[0].is_keyframe
        assert len(packets) == part.length * 24
        assert len(shelf[f"{part.digest}.m4s"]) == part.size


def test_the_sound_is_one_and_in_time(tmp_path: Path) -> None:
    rate, shelf = Rate.of(24), Shelf()
    shots, length = filmed(tmp_path, rate), rate.time(sum(LENGTHS))
    whole = sounding(tmp_path / "heard.m4a", length)
    lists = hls.package(shots, whole, {}, SIZE, rate, shelf.put)
    path = joined(lists["sound.m3u8"], shelf, tmp_path / "all.m4a")
    with av.open(str(path)) as source, av.open(str(whole)) as other:
        got = list(source.decode(audio=0))
        expected = list(other.decode(audio=0))
    assert all(a.pts + a.samples == b.pts for a, b in pairwise(got)), "no gap"
    assert got[0].pts == 0
    mine, theirs = (np.concatenate([f.to_ndarray() for f in each], axis=1) for each in (got, expected))
    least = min(mine.shape[1], theirs.shape[1])
    assert abs(Fraction(mine.shape[1], 48_000) - length) < rate.time(1)
    apart = np.abs(mine[:, 1024:least] - theirs[:, 1024:least]).max()
    assert apart < 1e-3, "the same but for the first 21 ms and the noise that decoders make up"
    ends = {
        kind: [Fraction(x) for x in re.findall(r"#EXTINF:([\d.]+)", lists[f"{kind}.m3u8"])]
        for kind in ("sound", "pictures")
    }
    assert len(ends["sound"]) == len(ends["pictures"])
    sums = [np.cumsum([float(x) for x in ends[kind]]) for kind in ("sound", "pictures")]
    assert np.abs(sums[0] - sums[1])[:-1].max() <= 0.5 * 1024 / 48_000 + 1e-5, "cut at the same points"


def test_the_lengths_in_a_playlist_never_drift(tmp_path: Path) -> None:
    rate = Rate.of("23.976")
    parts = tuple(hls.Part("0" * 64, rate.time(50), 1, "s") for _ in range(1000))
    text = hls.playlists(hls.Stream("1" * 64, "avc1.64000a", parts), None, {}, SIZE, rate)["pictures.m3u8"]
    total = sum(Fraction(x) for x in re.findall(r"#EXTINF:([\d.]+)", text))
    assert abs(total - rate.time(50_000)) <= Fraction(1, 1_000_000)
    assert "#EXT-X-TARGETDURATION:3\n" in text
    assert text.endswith("#EXT-X-ENDLIST\n")


def test_one_take_exchanged_is_one_line_exchanged(tmp_path: Path) -> None:
    rate, shelf = Rate.of(24), Shelf()
    shots = filmed(tmp_path, rate)
    first = hls.package(shots, None, {}, SIZE, rate, shelf.put)["pictures.m3u8"].splitlines()
    again = hls.package(shots, None, {}, SIZE, rate, shelf.put)["pictures.m3u8"].splitlines()
    clip.write(tmp_path / "other.mp4", (np.full((36, 64, 3), 200, np.uint8) for _ in range(50)), SIZE, rate)
    shots[1] = ("shot1", tmp_path / "other.mp4")
    other = hls.package(shots, None, {}, SIZE, rate, shelf.put)["pictures.m3u8"].splitlines()
    assert first == again
    assert sum(a != b for a, b in zip(first, other, strict=True)) == 1


def test_the_master_names_everything(tmp_path: Path) -> None:
    rate, shelf = Rate.of(24), Shelf()
    shots = filmed(tmp_path, rate, (24, 24))
    whole = sounding(tmp_path / "heard.m4a", Seconds(2))
    lists = hls.package(shots, whole, {"zh": b"WEBVTT\n", "en": b"WEBVTT\n\n"}, SIZE, rate, shelf.put)
    assert list(lists) == ["master.m3u8", "pictures.m3u8", "sound.m3u8", "words.en.m3u8", "words.zh.m3u8"]
    master = lists["master.m3u8"]
    assert 'CODECS="avc1.4d' in master
    assert ',mp4a.40.2",RESOLUTION=64x36,FRAME-RATE=24.000,AUDIO="sound",SUBTITLES="words"\npictures.m3u8\n' in master
    for text in lists.values():
        for name in re.findall(r'URI="(.*?)"', text) + [x for x in text.splitlines() if x and x[0] != "#"]:
            assert name in shelf or name in lists


def test_a_real_player_s_reader_takes_it(tmp_path: Path) -> None:
    """libav reads the playlist as an HLS player does, from the master down."""
    rate, shelf = Rate.of(24), Shelf()
    shots = filmed(tmp_path, rate)
    whole = sounding(tmp_path / "heard.m4a", rate.time(sum(LENGTHS)))
    lists = hls.package(shots, whole, {}, SIZE, rate, shelf.put)
    for name, data in (*shelf.items(), *((name, text.encode()) for name, text in lists.items())):
        (tmp_path / name).write_bytes(data)
    options = {"allowed_extensions": "ALL", "extension_picky": "0", "protocol_whitelist": "file"}
    with av.open(str(tmp_path / "master.m3u8"), options=options) as source:
        times = [f.pts * f.time_base for f in source.decode(video=0)]
    assert len(times) == sum(LENGTHS)
    assert all(round((b - a) * 1000) in (41, 42) for a, b in pairwise(times))


def test_clips_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    rate = Rate.of(24)
    clip.write(tmp_path / "a.mp4", [np.zeros((36, 64, 3), np.uint8)] * 5, (64, 36), rate)
    clip.write(tmp_path / "b.mp4", [np.zeros((72, 128, 3), np.uint8)] * 5, (128, 72), rate)
    with pytest.raises(StoreError, match="shot b was encoded in another way"):
        hls.pictures([("a", tmp_path / "a.mp4"), ("b", tmp_path / "b.mp4")], rate, Shelf().put)
