from fractions import Fraction

import numpy as np
import pytest

from ciotat.core.space import Point
from ciotat.core.time import Span
from ciotat.direction.plan import Character, Gaze, Move
from ciotat.stage.creatures import creature
from ciotat.stage.creatures.breed import breed
from ciotat.stage.creatures.individual import individual
from ciotat.stage.creatures.rig import Rig
from ciotat.stage.creatures.sculpt import sculpted
from ciotat.stage.creatures.skin import LEGS, parent, skin
from ciotat.stage.stage import Performer
from ciotat.stage.thing import Thing


def animal(species: str, verb: str, gazes: tuple[Gaze, ...] = (), end: Point = (0.0, 0.0, 0.0)) -> Thing:
    character = Character("W", "W", species, "male", 3, {"weather": "winter"}, "en")
    move = Move("W", verb, Span(Fraction(0), Fraction(6)), (0.0, 0.0, 0.0), end, 0.0)
    return creature(
        Performer(character, (move,), gazes, (), ()), "test", lambda x, z: 0.0, lambda who, t: (3.0, 1.6, 0.5)
    )


def test_the_skin_is_whole() -> None:
    base = skin()
    assert np.allclose(base.weights.sum(1), 1)
    assert base.index.max() < len(base.position)
    assert base.mouth.any()
    assert set(parent()) == set(base.names) - {"torso"}


def test_a_leg_reaches_its_foothold() -> None:
    body = sculpted(breed("wolf"))
    rig = Rig(body.skin.names, body.heads)
    feet = {
        leg: (body.heads[rig.number[bones[-1]]] + np.array([0.0, 0.04, 0.05]), 0.1, 0.0) for leg, bones in LEGS.items()
    }
    bones = rig.posed(body.heads[rig.number["torso"]], np.eye(3), {}, feet)
    for leg, (target, _, _) in feet.items():
        toe = rig.number[LEGS[leg][-1]]
        assert np.allclose(bones[toe] @ np.append(body.heads[toe], 1.0), target, atol=0.012)


@pytest.mark.slow
@pytest.mark.parametrize("species", ["wolf", "dog", "fox", "deer", "horse", "cow", "cat", "bear"])
def test_every_species_stands_on_the_ground(species: str) -> None:
    thing = animal(species, "stand")
    meshes = thing.at(1.0)
    assert [m.index.shape for m in meshes] == [m.index.shape for m in thing.still]
    low = min(float(m.position[:, 1].min()) for m in meshes)
    assert -0.06 < low < 0.06
    assert sum(len(m.index) for m in meshes) <= 27_000
    assert all(np.isfinite(m.position).all() for m in meshes)


@pytest.mark.slow
def test_a_wolf_howls_looks_and_breathes() -> None:
    calm, howling = animal("wolf", "stand"), animal("wolf", "howl")
    assert howling.head(2.0)[1] > calm.head(2.0)[1] + 0.05
    looking = animal("wolf", "stand", (Gaze("W", Span(Fraction(0), Fraction(6)), "LI WEI"),))
    ahead, aside = (thing.at(2.0)[-1].position.mean(0) for thing in (calm, looking))
    assert aside[0] > ahead[0] + 0.1
    assert any(calm.particles(t) for t in np.arange(0, 4, 0.2))
    first = howling.at(2.0)
    assert all(np.array_equal(a.position, b.position) for a, b in zip(first, howling.at(2.0), strict=True))


def heads(manner: str) -> float:
    move = Move("W", "stand", Span(Fraction(0), Fraction(6)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0, "", manner)
    character = Character("W", "W", "wolf", "male", 3, {}, "en")
    thing = creature(Performer(character, (move,), (), (), ()), "test", lambda x, z: 0.0, lambda who, t: None)
    return thing.head(3.0)[1]


def test_a_wolf_that_stalks_carries_its_head_low() -> None:
    assert heads("stalking") < heads("") - 0.08


def test_eyes_shine_in_the_dark() -> None:
    def glow(hour: str) -> float:
        character = Character("W", "W", "wolf", "male", 3, {"hour": hour}, "en")
        move = Move("W", "stand", Span(Fraction(0), Fraction(6)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0)
        thing = creature(Performer(character, (move,), (), (), ()), "test", lambda x, z: 0.0, lambda who, t: None)
        return max(max(mesh.material.emission) for mesh in thing.still if mesh.name == "iris")

    assert glow("night") > 5 * glow("day") > 0


def test_a_far_coat_is_simpler_and_as_long() -> None:
    character = Character("W", "W", "wolf", "male", 3, {}, "en")
    move = Move("W", "stand", Span(Fraction(0), Fraction(6)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0)
    performer = Performer(character, (move,), (), (), ())
    near, far = (
        next(
            m
            for m in creature(performer, "test", lambda x, z: 0.0, lambda who, t: None, detail).still
            if m.name == "fur"
        )
        for detail in ("near", "far")
    )
    assert len(far.index) < 0.4 * len(near.index)
    assert np.allclose(np.ptp(far.position, 0), np.ptp(near.position, 0), atol=0.04)


def looks(id: str, species: str = "wolf") -> Thing:
    character = Character(id, id, species, "male", 3, {}, "en")
    move = Move(id, "stand", Span(Fraction(0), Fraction(20)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0, "", "stalking")
    return creature(Performer(character, (move,), (), (), ()), "test", lambda x, z: 0.0, lambda who, t: None, "far")


def test_no_two_of_a_pack_look_alike() -> None:
    first, second, third = (looks(f"狼 {k}") for k in (1, 2, 3))
    assert first.size[1] > third.size[1] > second.size[1]
    light = [next(m for m in thing.still if m.name == "hide").color.mean() for thing in (first, third, second)]  # type: ignore[union-attr]
    assert 1.3 * light[0] < light[1]
    assert 1.3 * light[1] < light[2]
    shining = [sum(max(m.material.emission) > 0 for m in thing.still) for thing in (first, second)]
    assert shining == [1, 2]


def test_an_animal_is_the_same_in_every_shot() -> None:
    kind = breed("wolf")
    assert individual(kind, "wolf", "WOLF 3") == individual(kind, "wolf", "WOLF 3")
    assert individual(kind, "wolf", "WOLF 3") != individual(kind, "wolf", "WOLF 4")


def test_a_coat_that_the_script_gives_stays() -> None:
    white = breed("wolf", "white")
    assert individual(white, "wolf", "WOLF 1", True).colours == white.colours


def test_what_stands_and_waits_still_stirs() -> None:
    thing = looks("狼 1")
    hides = [next(m for m in thing.at(t / 2) if m.name == "hide").position for t in range(24)]
    heads = [thing.head(t / 2)[1] for t in range(24)]
    assert max(heads) - min(heads) > 0.03
    assert len({hide.tobytes() for hide in hides}) > 12
    low = [float(hide[:, 1].min()) for hide in hides]
    assert min(low) > -0.06
    assert max(low) < 0.06


def test_between_the_beats_what_stands_is_the_very_same() -> None:
    thing = looks("狼 1")
    assert thing.at(1.0) is thing.at(1.0 + 1 / 24)
    assert thing.at(1.0) is not thing.at(1.0 + 2 / 24)


def test_small_animals_have_fewer_triangles() -> None:
    character = Character("W", "W", "wolf", "male", 3, {}, "en")
    performer = Performer(character, (), (), (), ())
    many = [
        sum(len(m.index) for m in creature(performer, "t", lambda x, z: 0.0, lambda who, t: None, detail).still)
        for detail in ("near", "middle", "far")
    ]
    assert many[2] < 0.4 * many[0]
    assert many[1] < 0.75 * many[0]


def test_a_cow_is_no_horse_and_neither_bares_fangs() -> None:
    cow, horse, dog = (looks("BESSIE", species) for species in ("cow", "horse", "dog"))
    names = [{mesh.name for mesh in thing.still} for thing in (cow, horse, dog)]
    assert "horn" in names[0]
    assert "horn" not in names[1]
    assert ["teeth" in name for name in names] == [False, False, True]
    assert cow.size[1] < horse.size[1]
    assert cow.size[0] > horse.size[0], "a barrel on legs"
