"""The tiny renderer: a three-line scene against the stored frame, and its purity."""

import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ciotat.core.errors import BackendMissing
from ciotat.render.renderers import find
from ciotat.render.still import save
from tests.render.scenes import Tableau, ball, floor, frame

STORED = Path(__file__).parent / "frames" / "outline.png"


def scene() -> Tableau:
    still = (floor((0.3, 0.3, 0.2), side=3.0), ball("red", (-1, 1, 0), 0.6, (0.6, 0.1, 0.1)))
    return Tableau(still, frame(moving=(ball("blue", (0.8, 0.8, 0.5), 0.5, (0.1, 0.2, 0.6)),)), slide=1.0)


def test_a_scene_looks_as_stored() -> None:
    picture = next(find("outline").frames(scene(), (96, 54), [Fraction(0)]))
    if os.environ.get("ACCEPT"):
        save(STORED, picture)
    stored = np.asarray(Image.open(STORED))
    difference = np.abs(stored.astype(int) - picture)
    assert picture.shape == (54, 96, 3)
    assert (difference > 32).mean() < 0.01, f"{(difference > 32).mean():.1%} differ; run with ACCEPT=1 to accept"


def test_what_moves_moves_and_order_does_not_matter() -> None:
    renderer = find("outline")
    times = [Fraction(0), Fraction(1, 2), Fraction(1)]
    forth = list(renderer.frames(scene(), (48, 27), times))
    back = list(renderer.frames(scene(), (48, 27), times[::-1]))[::-1]
    assert all(np.array_equal(a, b) for a, b in zip(forth, back, strict=True))
    assert not np.array_equal(forth[0], forth[2])


def test_an_unknown_renderer_names_those_there_are() -> None:
    with pytest.raises(BackendMissing, match="draft, outline"):
        find("oil painting")


def test_a_still_keeps_every_pixel(tmp_path: Path) -> None:
    picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    save(tmp_path / "a.png", picture)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png")), picture)
