"""A soundtrack in pieces: an edit leaves the others as they were, and where they meet nothing is heard."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.direction.plan import Plan, ScenePlan
from ciotat.sound import LAG, LEAD, RATE, Desk, Piece, pieces, whole_gain
from ciotat.sound.dialogue import sample
from ciotat.sound.grid import GRID, begins
from ciotat.sound.loudness import loudness
from ciotat.sound.mix import TARGET
from ciotat.sound.strips import BEFORE
from tests.sound import film as small

FRAMES = st.lists(st.integers(24, 24 * 60), min_size=1, max_size=60)


def scenes(frames: list[int]) -> list[ScenePlan]:
    return [replace(small.forest(), id=f"scene {k}", length=Fraction(n, 24)) for k, n in enumerate(frames)]


def noisy(frames: list[int]) -> tuple[Plan, Desk, list[Piece]]:
    """A film of scenes of noise, each as loud as it is long."""
    plan = small.film(*scenes(frames))
    strips = [
        (0.1 * np.random.default_rng(n).standard_normal((BEFORE + 2000 * n + RATE, 2))).astype(np.float16)
        for n in frames
    ]
    heard = {beat.id: RATE for beat in small.forest().beats if beat.type == "line"}
    parts = pieces(plan, heard, [{"ambience": len(strip)} for strip in strips])
    return plan, Desk(lambda scene, _: strips[scene], 0.0), parts


@given(FRAMES)
def test_scenes_begin_on_the_grid_and_never_drift(frames: list[int]) -> None:
    own, exact = scenes(frames), Fraction(0)
    found = begins(own, sample(sum((scene.length for scene in own), Fraction(0))))
    assert found[0] == 0
    for scene, start in zip(own, found, strict=True):
        assert start % GRID == 0
        assert abs(start - exact * RATE) <= GRID
        exact += scene.length


def test_a_longer_scene_moves_the_others_as_they_are() -> None:
    frames = [24 * 10 + 7 * k % 113 for k in range(160)]
    before = begins(scenes(frames), 10**9)
    frames[20] += 5
    after = begins(scenes(frames), 10**9)
    steps = [np.diff(found) for found in (before, after)]
    assert np.count_nonzero(steps[0] != steps[1]) < 20


def hushed(frames: list[int]) -> list[Piece]:
    return pieces(small.film(*scenes(frames)), {}, [{"ambience": BEFORE + 2000 * n + RATE} for n in frames])


def told(parts: list[Piece]) -> Iterator[tuple[object, ...]]:
    """All that a piece is mixed of, whichever its number in the film."""
    for part in parts:
        yield part.length, tuple((laid.stem, laid.scene, laid.at) for laid in part.laid), part.faders


def test_an_edit_changes_the_pieces_near_it_only() -> None:
    frames = [24 * 12 + 7 * k % 113 for k in range(40)]
    before = set(told(hushed(frames)))
    frames[9] += 6
    after = list(told(hushed(frames)))
    assert 0 < sum(part not in before for part in after) < len(after) / 4


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(30, 200), min_size=2, max_size=4))
def test_pieces_meet_without_a_seam(frames: list[int]) -> None:
    plan, desk, parts = noisy(frames)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert parts[-1].end == sample(plan.length)
    for one, two in pairwise(parts):
        a, b = desk.mixed(one, 3.0), desk.mixed(two, 3.0)
        shared = min(LEAD, one.length + LEAD)
        assert np.abs(a[len(a) - LAG - shared : len(a) - LAG] - b[LEAD - shared : LEAD]).max() < 1e-5
        assert np.abs(a[len(a) - LAG :] - b[LEAD : LEAD + LAG]).max() < 1e-5


def test_the_whole_comes_to_its_loudness_in_steps() -> None:
    _, desk, parts = noisy([200, 150, 100])
    gain = whole_gain(lambda gain: [desk.levels(part, gain) for part in parts])
    assert gain % 0.25 == 0
    sound = np.concatenate([desk.mixed(part, gain)[LEAD:-LAG] for part in parts])
    assert abs(loudness(sound) - TARGET) < 0.2
