"""Luma and chroma as BT.709 has them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.render.yuv import yuv


@pytest.mark.parametrize(
    ("colour", "planes"),
    [
        ((0, 0, 0), (16, 128, 128)),
        ((255, 255, 255), (235, 128, 128)),
        ((255, 0, 0), (63, 102, 240)),
        ((0, 255, 0), (173, 42, 26)),
        ((0, 0, 255), (32, 240, 118)),
    ],
)
def test_the_corners_of_the_cube(colour: tuple[int, int, int], planes: tuple[int, int, int]) -> None:
    out = yuv(np.full((2, 2, 3), colour, np.uint8))
    assert out.ravel().tolist() == [planes[0]] * 4 + [planes[1], planes[2]]


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_every_colour_is_as_the_standard_says(colour: tuple[int, int, int]) -> None:
    r, g, b = (c / 255 for c in colour)
    luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    meant = 16 + 219 * luma, 128 + 224 * (b - luma) / 1.8556, 128 + 224 * (r - luma) / 1.5748
    out = yuv(np.full((2, 2, 3), colour, np.uint8)).ravel()
    assert np.abs(out[[0, 4, 5]] - np.array(meant)).max() < 0.51


def test_chroma_is_the_mean_of_four_and_every_plane_has_its_place() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (6, 10, 3)).astype(np.uint8)
    out = yuv(picture).ravel()
    assert out.size == 90
    calm = picture.reshape(3, 2, 5, 2, 3).mean((1, 3)) / 255
    luma = calm @ [0.2126, 0.7152, 0.0722]
    assert np.abs(out[60:75].reshape(3, 5) - (128 + 224 * (calm[..., 2] - luma) / 1.8556)).max() < 0.51
    assert np.abs(out[75:].reshape(3, 5) - (128 + 224 * (calm[..., 0] - luma) / 1.5748)).max() < 0.51
