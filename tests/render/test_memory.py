"""What of a locked picture still stands is, byte for byte, what reckoning it again would give."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from ciotat.render.backends.draft.draft import Shot
from ciotat.stage.world import Grade, Lamp
from tests.render.scenes import AHEAD, SUN, Tableau, ball, checker, floor, frame

pytestmark = pytest.mark.slow

SIZE = (160, 96)
SPOT = Lamp("spot", (20, 20, 20), (0.3, -1, -0.2), (-1, 3, 1))


def tableau(slide: float = 1.5) -> Tableau:
    """A ball that slides over a chequered floor, past one that rests, in the light of a sun and of a spot."""
    rests, slides = ball("rests", (1.2, 0.5, -0.5), 0.5), ball("slides", (-1.5, 0.4, 0.0), 0.3, (0.7, 0.3, 0.2))
    seen = frame((SUN, SPOT), moving=(slides,), grade=Grade(), view=replace(AHEAD, stop=4.0))
    return Tableau((floor(texture=checker(), tiles=20), rests), seen, slide=slide)


def test_what_stands_is_what_would_be_reckoned() -> None:
    world = tableau()
    shot, stale = Shot(world, SIZE), []
    for n in range(8):
        picture = shot.picture(Fraction(n, 24))
        stale.append(float(shot.memory.stale_share))
        assert np.array_equal(picture, Shot(world, SIZE).picture(Fraction(n, 24)))
    assert stale[:2] == [1.0, 1.0]
    assert max(stale[2:]) < 0.8


def test_another_light_reckons_everything_again() -> None:
    world = tableau(0.0)
    shot = Shot(world, SIZE)
    for n in range(3):
        shot.picture(Fraction(n, 24))
    assert shot.memory.stale_share < 0.5
    dim = replace(world, frame=replace(world.frame, lamps=(replace(SUN, color=(1.0, 1.0, 1.0)), SPOT)))
    shot.world = dim
    assert np.array_equal(shot.picture(Fraction(3, 24)), Shot(dim, SIZE).picture(Fraction(3, 24)))
    assert shot.memory.stale_share == 1.0
