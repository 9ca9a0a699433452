"""Surfaces tile, keep to their range and are the same on every machine."""

import numpy as np
import pytest

from ciotat.stage.solid import box
from ciotat.stage.surface import PAINTERS, clad, coat, surface


@pytest.mark.parametrize("name", sorted(PAINTERS))
def test_a_surface_tiles_without_a_seam(name: str) -> None:
    texture = surface(name).texture
    assert texture.height is not None
    assert texture.pixels.dtype == np.uint8
    assert not texture.clamp
    h = texture.height.astype(np.float64)
    for axis in (0, 1):
        inner = np.abs(np.diff(h, axis=axis)).mean()
        seam = np.abs(h.take(0, axis) - h.take(-1, axis)).mean()
        assert seam < 6 * inner + 0.013


def test_cladding_measures_in_metres() -> None:
    made = clad(box((2, 2, 2)), "brick")
    assert made.uv is not None
    assert np.ptp(made.uv[:, 0]) == pytest.approx(2 / surface("brick").size)


def test_wet_things_are_dark_and_glossy() -> None:
    dry, wet = coat("cobbles"), coat("cobbles", wet=1.0)
    assert wet.roughness < dry.roughness
    assert wet.color[0] < dry.color[0]
