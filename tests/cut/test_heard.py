"""A soundtrack encoded by pieces: whole when joined, without a click, and each piece the same whatever stands beside it."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from ciotat.core.errors import StoreError
from ciotat.cut.heard import PACKET, encode_piece, join

LEAD, LAG = 8 * PACKET, 2 * PACKET
Sound = NDArray[np.float32]


def music(samples: int) -> Sound:
    """Tones, hiss and sharp knocks."""
    random, t = np.random.default_rng(1895), np.arange(samples) / 48_000
    sound = 0.2 * np.sin(2 * np.pi * 220 * t)[:, None] * [1, 0.8] + 0.01 * random.standard_normal((samples, 2))
    for at in random.integers(0, samples - 3000, samples // 9000):
        sound[at : at + 3000] += 0.3 * (np.exp(-np.arange(3000) / 300) * random.standard_normal(3000))[:, None]
    return np.clip(sound, -1, 1).astype(np.float32)


def piece(sound: Sound, start: int, end: int) -> bytes:
    low, high = start - LEAD, end + LAG
    whole = np.zeros((high - low, 2), np.float32)
    first, last = max(low, 0), min(high, len(sound))
    whole[first - low : last - low] = sound[first:last]
    return encode_piece(whole, LEAD, LAG)


def decoded(path: Path) -> Sound:
    with av.open(str(path)) as source:
        return np.concatenate([frame.to_ndarray() for frame in source.decode(audio=0)], axis=1).T


def test_joints_are_not_heard(tmp_path: Path) -> None:
    cuts = [0, 100, 131, 240, 300]
    sound = music(300 * PACKET - 333)
    parts = [piece(sound, a * PACKET, min(b * PACKET, len(sound))) for a, b in pairwise(cuts)]
    paths = [tmp_path / str(number) for number in range(len(parts))]
    for path, part in zip(paths, parts, strict=True):
        path.write_bytes(part)
    join(paths, len(sound), tmp_path / "heard.m4a")
    heard = decoded(tmp_path / "heard.m4a")
    with av.open(str(tmp_path / "heard.m4a")) as source:
        track = source.streams.audio[0]
        assert track.duration * track.time_base == pytest.approx(len(sound) / 48_000, abs=1e-3)
    wrong = ((heard[: len(sound)] - sound[: len(heard)]) ** 2).sum(1)
    by_packet = wrong[: len(wrong) // PACKET * PACKET].reshape(-1, PACKET).mean(1)
    assert wrong.mean() < 0.1 * (sound**2).sum(1).mean()
    level = np.sort(by_packet)[int(0.9 * len(by_packet))]
    for cut in cuts[1:-1]:
        assert by_packet[cut - 1 : cut + 1].max() < 4 * level


def test_a_piece_is_what_it_hears_and_no_more() -> None:
    sound = music(200 * PACKET)
    other = sound.copy()
    other[: 30 * PACKET] *= 0.5
    other[150 * PACKET :] = 0
    assert piece(sound, 60 * PACKET, 100 * PACKET) == piece(other, 60 * PACKET, 100 * PACKET)
    assert piece(sound, 20 * PACKET, 40 * PACKET) != piece(other, 20 * PACKET, 40 * PACKET)


def test_a_damaged_piece_is_refused(tmp_path: Path) -> None:
    for wrong in (b"", b"\0" * 100, b"\xff" * 100, piece(music(9000), 0, 9000)[:-1]):
        (tmp_path / "piece").write_bytes(wrong)
        with pytest.raises(StoreError):
            join([tmp_path / "piece"], 1024, tmp_path / "heard.m4a")
    assert not (tmp_path / "heard.m4a").exists()
