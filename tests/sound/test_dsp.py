import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.sound.dsp import butterworth, convolved, mean_over, minimum_over, resampled, sosfilt


def _response(sections, part):
    """The gain of sections at `part` of the sampling rate."""
    z = np.exp(-2j * np.pi * part * np.arange(3))
    return np.abs(np.prod(sections[:, :3] @ z / (sections[:, 3:] @ z)))


@pytest.mark.parametrize("order", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    ("kind", "edges", "through", "stopped"),
    [
        ("low", (0.1,), 0.0, 0.5),
        ("high", (0.02,), 0.5, 0.0),
        ("band", (0.01, 0.09), None, 0.5),
        ("band", (0.1, 0.101), None, 0),
    ],
)
def test_butterworth_is_flat_half_power_at_its_edges_and_stops(order, kind, edges, through, stopped):
    sections = butterworth(kind, order, edges)
    if through is None:
        through = np.arctan(np.sqrt(np.prod(np.tan(np.pi * np.array(edges))))) / np.pi
    assert _response(sections, through) == pytest.approx(1)
    assert _response(sections, stopped) == pytest.approx(0, abs=1e-9)
    for edge in edges:
        assert _response(sections, edge) == pytest.approx(np.sqrt(0.5))


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60), st.integers(1, 5), st.integers(0, 9))
def test_a_filter_is_its_recursion_in_pieces_or_whole(n, order, seed):
    sound = np.random.default_rng(seed).standard_normal((n, 2))
    sections, state = butterworth("band", order, (0.05, 0.3)), np.zeros((order, 2, 2))
    expected = sound
    for b, a in zip(sections[:, :3], sections[:, 4:], strict=True):
        made = np.zeros((n + 2, 2))
        padded = np.concatenate([np.zeros((2, 2)), expected])
        for i in range(2, n + 2):
            made[i] = b @ padded[[i, i - 1, i - 2]] - a @ made[[i - 1, i - 2]]
        expected = made[2:]
    assert np.allclose(sosfilt(sections, sound), expected)
    pieces = [sosfilt(sections, piece, state) for piece in np.array_split(sound, 4)]
    assert np.allclose(np.concatenate(pieces), expected)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 900), st.integers(1, 90), st.integers(0, 9))
def test_convolution_is_the_sum_of_echoes(n, m, seed):
    random = np.random.default_rng(seed)
    sound, kernel = random.standard_normal(n, np.float32), random.standard_normal(m, np.float32)
    assert np.allclose(convolved(sound, kernel), np.convolve(sound, kernel), atol=1e-4)


@pytest.mark.parametrize(("source", "target"), [(22050, 48000), (1, 4), (48000, 22050), (3, 2)])
def test_a_tone_keeps_its_place_at_another_rate(source, target):
    times = np.arange(3000) / source
    sound = np.sin(2 * np.pi * 0.05 * min(source, target) * times).astype(np.float32)
    made = resampled(np.stack([sound, -sound], axis=1), source, target)
    assert made.shape == (-(-3000 * target // source), 2)
    assert (made[:, 0] == -made[:, 1]).all()
    middle = slice(len(made) // 4, -len(made) // 4)
    wanted = np.sin(2 * np.pi * 0.05 * min(source, target) * np.arange(len(made)) / target)
    assert np.abs(made[:, 0] - wanted)[middle].max() < 3e-3


def test_an_equal_rate_changes_nothing_and_no_sound_is_too_short():
    sound = np.ones(1, np.float32)
    assert resampled(sound, 48000, 48000) is sound
    assert len(resampled(sound, 22050, 48000)) == 3
    assert len(resampled(sound, 48000, 22050)) == 1


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 80), st.integers(1, 12), st.integers(0, 9))
def test_sliding_windows(n, size, seed):
    line = np.random.default_rng(seed).standard_normal(n, np.float32)
    least = [line[max(0, i - size) : i + size + 1].min() for i in range(n)]
    assert (minimum_over(line, size) == least).all()
    mean = [line[max(0, i - size // 2) : i - size // 2 + size].sum() / size for i in range(n)]
    assert np.allclose(mean_over(line, size), mean, atol=1e-5)
