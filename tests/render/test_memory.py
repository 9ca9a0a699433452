"""What of a locked picture still stands is, byte for byte, what reckoning it again would give."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from ciotat.render.backends.draft.draft import Shot
from ciotat.render.backends.draft.focus import soft
from ciotat.render.backends.draft.memory import tiles
from ciotat.stage.world import Frame, Grade, Lamp
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


class Pausing(Tableau):
    """The same, but what moves does so in every third frame only, and is the very same mesh between."""

    def at(self, time: float) -> Frame:
        beat = int(time * 24 + 1e-6) // 3
        if beat not in BEATS:
            BEATS[beat] = super().at(beat / 8)
        return BEATS[beat]


BEATS: dict[int, Frame] = {}


def test_what_pauses_is_not_drawn_again() -> None:
    plain = tableau()
    world, stale = Pausing(plain.still, plain.frame, plain.slide), []
    shot = Shot(world, SIZE)
    for n in range(9):
        picture = shot.picture(Fraction(n, 24))
        stale.append(float(shot.memory.stale_share))
        assert np.array_equal(picture, Shot(world, SIZE).picture(Fraction(n, 24)))
    assert stale[2] == stale[4] == stale[5] == stale[7] == stale[8] == 0.0
    assert stale[3] > 0.1


def test_what_is_far_out_of_focus_is_drawn_at_half_size_unseen() -> None:
    """Half the size and the whole differ by less than grain does; what glints is always drawn whole."""
    view = replace(AHEAD, lens=85.0, focus=1.0, stop=1.4)
    still = (floor(texture=checker(), tiles=20), ball("dull", (0.6, 0.8, -2.0), 0.8, (0.6, 0.2, 0.1)))
    world = Tableau(still, frame((SUN,), view=view))
    shot = Shot(world, (320, 180))
    picture = shot.picture(Fraction(0)).astype(int)
    assert soft(shot.q, shot.layer.ids, shot.scene, view)[-4:].mean() > 0.5
    glossy = tuple(replace(mesh, material=replace(mesh.material, roughness=0.5)) for mesh in still)
    shiny = Shot(Tableau(glossy, world.frame), (320, 180))
    shiny.picture(Fraction(0))
    assert not soft(shiny.q, shiny.layer.ids, shiny.scene, view)[-4:].any()
    whole = draft_whole(world, (320, 180))
    assert np.abs(picture - whole).mean() < 1.0


def draft_whole(world: Tableau, size: tuple[int, int]) -> NDArray[np.int64]:
    """The picture as it is without half sizes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ciotat.render.backends.draft.draft.soft", lambda q, *_: np.zeros(tiles(size), np.bool_))
        return Shot(world, size).picture(Fraction(0)).astype(np.int64)
