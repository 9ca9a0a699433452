"""Particles: small specks, and broad puffs that are laid over veils."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from ciotat.core.space import Array
from ciotat.render.backends.draft.draft import Draft
from ciotat.stage.world import Lamp, Particles
from tests.render.scenes import BLACK, SUN, Tableau, ball, frame

pytestmark = pytest.mark.slow

SIZE = (160, 90)


def puffs(*places: tuple[float, float, float], radius: float = 0.9, alpha: float = 0.9, lit: bool = True) -> Particles:
    count = len(places)
    colour = np.full((count, 4), (0.8, 0.8, 0.8, alpha), np.float32)
    still = np.zeros((count, 3), np.float32)
    return Particles(np.array(places, np.float32), np.full(count, radius, np.float32), colour, still, lit)


def draw(*sets: Particles, ball_at: float = 0.0, sun: Lamp = SUN) -> Array:
    still = (ball("ball", (0.0, 1.0, ball_at), 0.5, (0.05, 0.05, 0.05)),)
    world = Tableau(still, frame((sun,), particles=sets, sky=BLACK))
    return next(Draft().frames(world, SIZE, [Fraction(0)])).astype(np.float32).mean(-1)


def test_a_ball_before_a_puff_keeps_its_edge_and_one_behind_it_fades() -> None:
    bare, before, behind = draw(), draw(puffs((0, 1, -2.5))), draw(puffs((0, 1, 1.5)))
    inside = np.zeros(bare.shape, bool)
    inside[30:60, 65:95] = True
    assert np.abs(before - bare)[38:52, 73:87].max() <= 2, "the puff is farther than the ball"
    assert (behind - bare)[38:52, 73:87].min() > 20, "the puff is nearer than the ball"
    jumps = np.abs(np.diff(before, axis=1))[inside[:, 1:]]
    assert jumps.max() > 30, "the edge is as sharp as without a puff"


def test_a_puff_is_brighter_towards_the_sun() -> None:
    suns = [Lamp("sun", (0.5, 0.5, 0.5), direction=(side, -0.2, -0.2)) for side in (-1.0, 1.0)]
    right, left = (draw(puffs((0, 1, 1.0)), ball_at=-40.0, sun=sun) for sun in suns)
    assert right[45, 86:92].mean() > left[45, 86:92].mean() + 5
    assert right[45, 68:74].mean() < left[45, 68:74].mean() - 5


def test_what_is_outside_the_picture_changes_nothing() -> None:
    inside = puffs((0.3, 1.2, -1.5))
    far = puffs((40.0, 1.0, -2.0), (0.0, 60.0, -3.0), (0.0, 1.0, 20.0))
    assert np.array_equal(draw(inside), draw(inside, far))


def test_puffs_lie_over_each_other_from_far_to_near_whatever_their_order() -> None:
    dark = replace(puffs((0, 1, 1.2)), color=np.full((1, 4), (0, 0, 0, 0.9), np.float32))
    light = puffs((0, 1, -2))
    alone = draw(light, ball_at=-40.0)
    for order in ((light, dark), (dark, light)):
        names = ("position", "radius", "color", "streak")
        fields = {name: np.concatenate([getattr(set_, name) for set_ in order]) for name in names}
        assert draw(Particles(**fields, lit=True), ball_at=-40.0)[45, 80] < 0.75 * alone[45, 80]
