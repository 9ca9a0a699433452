import numpy as np
import pytest

from ciotat.sound import RATE
from ciotat.sound.dsp import resampled
from ciotat.sound.limiter import MARGIN, gain_under
from ciotat.sound.loudness import Meter, loudness, true_peak


def tone(seconds, decibels, hertz=1000.0):
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


# EBU Tech 3341, table 1: the stereo cases that need no files.
CASES = {
    1: ([(20, -23)], -23.0),
    2: ([(20, -33)], -33.0),
    3: ([(10, -36), (60, -23), (10, -36)], -23.0),
    4: ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23.0),
    5: ([(20, -26), (20.1, -20), (20, -26)], -23.0),
}


@pytest.mark.parametrize("case", CASES)
def test_tech_3341(case):
    parts, expected = CASES[case]
    assert loudness(np.concatenate([tone(*part) for part in parts])) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(("levels", "expected"), [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20)])
def test_tech_3342(levels, expected):
    meter = Meter()
    meter.add(np.concatenate([tone(20, level) for level in levels]))
    assert meter.range == pytest.approx(expected, abs=1)


def test_pieces_measure_as_the_whole():
    sound = np.random.default_rng(1).standard_normal((3 * RATE, 2), np.float32) * np.float32(0.1)
    meter = Meter()
    for at in range(0, len(sound), 7777):
        meter.add(sound[at : at + 7777])
    assert meter.integrated == pytest.approx(loudness(sound), abs=1e-9)


def test_silence_and_short_sounds():
    assert loudness(np.zeros((RATE, 2), np.float32)) == float("-inf")
    assert loudness(np.zeros((0, 2), np.float32)) == float("-inf")
    assert loudness(tone(0.1, -23)) == pytest.approx(-23, abs=1.5)


def test_peaks_between_samples_are_found():
    quarter = np.sin(np.pi / 2 * np.arange(4096) + np.pi / 4) * np.hanning(4096)
    assert true_peak(np.stack([quarter, quarter], axis=1)) == pytest.approx(1.0, abs=0.02)


def test_the_limiter_holds_its_ceiling_and_its_seams():
    random = np.random.default_rng(2)
    sound = (random.standard_normal((2 * RATE, 2)) * 0.4).astype(np.float32)
    gain = gain_under(sound, 0.8)
    assert np.abs(resampled(sound * gain, 1, 4)).max() <= 0.81
    middle = gain_under(sound[RATE - MARGIN : RATE + 4096 + MARGIN], 0.8)[MARGIN:-MARGIN]
    assert middle == pytest.approx(gain[RATE : RATE + 4096], abs=1e-4)
    assert (gain_under(0.1 * sound, 0.8) == 1).all()
