"""The draft renderer: the same bytes whatever happens around it, and light that behaves as light does."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from ciotat.core.space import Array
from ciotat.render.backends.draft.draft import Draft
from ciotat.render.renderer import Picture
from ciotat.stage.mesh import Material
from ciotat.stage.world import Grade, Haze, Lamp, Particles, View
from tests.render.scenes import AHEAD, BLACK, GREY, SUN, Tableau, ball, checker, floor, frame, quad

pytestmark = pytest.mark.slow

DOWN = View((0.0, 2.0, 3.0), (0.0, 0.0, 0.0), 30.0, 3.6, 0.0)


def draw(world: Tableau, size: tuple[int, int] = (96, 54)) -> Picture:
    return next(Draft().frames(world, size, [Fraction(0)]))


def grey(picture: Picture) -> Array:
    return picture.astype(np.float32).mean(-1)


def busy() -> Tableau:
    flakes = Particles(
        np.random.default_rng(1).uniform(-1, 2, (50, 3)).astype(np.float32),
        np.full(50, 0.05, np.float32),
        np.ones((50, 4), np.float32),
        np.zeros((50, 3), np.float32),
    )
    moving = (ball("ball", (0.0, 0.7, 0.0), 0.5, (0.7, 0.3, 0.2)),)
    lamp = Lamp("spot", (20, 20, 20), (0.3, -1, -0.2), (-1, 3, 1))
    view = replace(AHEAD, stop=1.4)
    seen = frame((SUN, lamp), moving=moving, particles=(flakes,), grade=Grade(), view=view, haze=Haze((0.3,) * 3, 0.05))
    return Tableau((floor(texture=checker(), tiles=20),), seen, slide=0.5)


def test_bytes_do_not_depend_on_order_or_threads() -> None:
    times = [Fraction(n, 24) for n in range(4)]
    alone = list(Draft().frames(busy(), (80, 46), times))
    back = list(Draft().frames(busy(), (80, 46), times[::-1]))[::-1]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda time: next(Draft().frames(busy(), (80, 46), [time])), times))
    for one, two, three in zip(alone, back, together, strict=True):
        assert np.array_equal(one, two)
        assert np.array_equal(one, three)
    assert not np.array_equal(alone[0], alone[3])


def test_a_ball_is_brighter_towards_the_key() -> None:
    picture = grey(draw(Tableau((ball("ball", (0, 1, 0), 1),), frame())))
    assert picture[27, 57] > picture[27, 39] + 30


def test_a_ball_throws_a_shadow() -> None:
    lit = grey(draw(Tableau((floor(),), frame(view=DOWN))))
    world = Tableau((floor(), ball("ball", (0.8, 0.8, 0.4), 0.4)), frame(view=DOWN))
    on_floor = Draft().passes(world, (96, 54), Fraction(0)).ids == 0
    assert (grey(draw(world)) < lit - 40)[on_floor].sum() > 30


def test_a_floor_through_the_camera_covers_the_lower_half() -> None:
    world = Tableau((floor(side=50.0),), frame(view=View((0, 0.3, 0), (0, 0.3, -1), 24, 4, 0)))
    ids = Draft().passes(world, (64, 36), Fraction(0)).ids
    assert (ids[19:] == 0).all()
    assert (ids[:17] == -1).all()


def test_textures_are_right_in_perspective() -> None:
    receding = quad("wall", [(-1, 0, 2), (1, 0, -8), (1, 2, -8), (-1, 2, 2)], Material((1, 1, 1), texture=checker()))
    view = View((0, 1, 5), (0, 1, 0), 36, 5, 0)
    row = grey(draw(Tableau((receding,), frame((), view=view)), (160, 90)))[38]
    columns = np.arange(160)
    x, z = (-1.0, 0.0), (3.0, 8.0)
    middle = 80 + 160 * x[1] / z[1]
    left = 80 + 160 * x[0] / z[0]
    seam = columns[:-1][np.abs(np.diff(row)) > 25]
    assert left < 80
    assert np.abs(seam - middle).min() <= 1.5


def test_a_far_checker_is_even() -> None:
    world = Tableau((floor((1, 1, 1), 60, checker(), 400),), frame((), view=View((0, 1.5, 5), (0, 1, -20), 36, 5, 0)))
    far = grey(draw(world))[30:33]
    assert far.std() < 6


def test_what_glows_is_seen_in_the_dark() -> None:
    picture = grey(draw(Tableau((ball("lamp", (0, 1, 0), 0.5, glow=2.0),), frame((), BLACK))))
    assert picture[27, 48] > 150
    assert picture[3, 3] < 4


def test_haze_hides_the_distance() -> None:
    posts = tuple(ball(f"post {n}", (1.2 * n - 2.4, 1, -4.0 * n), 0.5, (0, 0, 0)) for n in range(5))
    world = Tableau(posts, frame((), GREY, Haze((0.5, 0.5, 0.5), 0.08)))
    passes, picture = Draft().passes(world, (160, 90), Fraction(0)), grey(draw(world, (160, 90)))
    tones = [picture[passes.ids == n].mean() for n in range(5)]
    assert tones == sorted(tones)
    assert tones[4] > tones[0] + 25


def test_night_is_darker_than_day() -> None:
    still = (floor(), ball("ball", (0, 1, 0), 0.5))
    moon = Lamp("sun", (0.1, 0.13, 0.2), SUN.direction)
    assert grey(draw(Tableau(still, frame((moon,), BLACK)))).mean() < 0.5 * grey(draw(Tableau(still, frame()))).mean()


def test_a_lens_blurs_what_is_out_of_focus() -> None:
    corners = [(-9.0, -5.0, -6.0), (9.0, -5.0, -6.0), (9.0, 7.0, -6.0), (-9.0, 7.0, -6.0)]
    back = quad("back", corners, Material((1, 1, 1), texture=checker()), 24)
    still = (ball("near", (0, 1, 0), 0.4, (0.9, 0.9, 0.9)), back)
    sharp = draw(Tableau(still, frame(view=replace(AHEAD, lens=100.0))), (160, 90))
    soft = draw(Tableau(still, frame(view=replace(AHEAD, lens=100.0, stop=1.0))), (160, 90))
    edges = [(np.diff(grey(p)[:, :30], axis=1) ** 2).mean() for p in (sharp, soft)]
    assert edges[1] < 0.6 * edges[0]
    assert np.abs(grey(sharp) - grey(soft))[35:55, 70:90].mean() < 4


def test_passes_tell_depth_names_and_normals() -> None:
    world = Tableau((floor(),), frame(moving=(ball("ball", (0, 1, 0), 0.5),)))
    passes = Draft().passes(world, (96, 54), Fraction(0))
    assert passes.names[passes.ids[27, 48]] == "ball"
    assert abs(passes.depth[27, 48] - 3.5) < 0.02
    assert passes.normal[27, 48, 2] > 0.99
    assert np.isinf(passes.depth[2, 2])
