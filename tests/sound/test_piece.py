"""A soundtrack in pieces: an edit leaves the others as they were, and where they meet nothing is heard."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.direction.plan import Plan, ScenePlan
from ciotat.sound import LAG, LEAD, RATE, Desk, Piece, masters, pieces, shares, whole_gain
from ciotat.sound.dialogue import sample
from ciotat.sound.grid import GRID, begins
from ciotat.sound.levelling import TARGET, raised
from ciotat.sound.loudness import integrated, loudness
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
    return plan, Desk(lambda scene, _: strips[scene], [0.0] * len(frames)), parts


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
        yield part.length, tuple((laid.stem, laid.scene, laid.at) for laid in part.laid), part.faders, part.near


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
    faders = masters(parts, 3.1, [0.9 * (k % 2) for k in range(len(plan.scenes))])
    assert len(set(faders)) > 1
    for one, two in pairwise(zip(parts, faders, strict=True)):
        a, b = desk.mixed(*one), desk.mixed(*two)
        (one, _), (two, _) = one, two
        shared = min(LEAD, one.length + LEAD)
        assert np.abs(a[len(a) - LAG - shared : len(a) - LAG] - b[LEAD - shared : LEAD]).max() < 1e-5
        assert np.abs(a[len(a) - LAG :] - b[LEAD : LEAD + LAG]).max() < 1e-5


def gain_of(plan: Plan, desk: Desk, parts: list[Piece]) -> float:
    return whole_gain(
        [desk.plain(part) for part in parts],
        [plan.scenes[part.scene].id for part in parts],
        lambda wanted: [desk.levels(parts[k], gain) for k, gain in wanted],
    )


def test_the_whole_comes_to_its_loudness_in_steps() -> None:
    plan, desk, parts = noisy([200, 150, 100])
    faders = masters(parts, gain_of(plan, desk, parts), shares(plan.scenes))
    assert all(gain % 0.5 == 0 for master in faders for _, gain in master)
    sound = np.concatenate([desk.mixed(part, master)[LEAD:-LAG] for part, master in zip(parts, faders, strict=True)])
    assert abs(loudness(sound) - TARGET) < 0.3


def test_what_the_limiter_takes_is_made_good() -> None:
    plan, desk, parts = noisy([96, 72])
    bursts = np.where(np.arange(10**6)[:, None] % 4800 < 96, 4.0, 0.3).astype(np.float32)
    struck = Desk(lambda scene, stem: desk.strip(scene, stem)[:] * bursts[: len(desk.strip(scene, stem))], desk.music)
    gain = gain_of(plan, struck, parts)
    sound = np.concatenate([struck.mixed(part, ((0, gain),))[LEAD:-LAG] for part in parts])
    assert gain < 12
    plain = np.concatenate([struck.plain(part)[1:] for part in parts])
    assert integrated(raised(plain, gain)) > TARGET + 1
    assert abs(loudness(sound) - TARGET) < 0.15


def test_a_gain_that_moves_a_little_moves_few_scenes() -> None:
    plan = small.film(*scenes([24 * 20 + k for k in range(60)]))
    parts = pieces(plan, {}, [{} for _ in plan.scenes])
    one, two = (masters(parts, gain, shares(plan.scenes)) for gain in (3.1, 3.12))
    moved = [part.scene for part, a, b in zip(parts, one, two, strict=True) if a != b]
    assert len(set(moved)) <= 9
    far = masters(parts, 3.6, shares(plan.scenes))
    assert all(a != b for a, b in zip(one, far, strict=True))
