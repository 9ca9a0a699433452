"""A world that was brought to life for a shot goes with it."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.stage.build import build
from ciotat.stage.dress import dress
from ciotat.stage.stage import Stage
from tests.direction.scripts import screenplay

YARD = """
# EXT. RAILWAY STATION - DAY
ANNA walks to the train. The train pulls in. A car drives past. A dog runs to ANNA.
"""


@pytest.fixture
def unsearched() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def yard() -> Stage:
    film = plan(screenplay(YARD), named("classical"), Rate.of(24))
    scene = film.scenes[0]
    stages = [dress(film, scene, shot, {}) for shot in scene.shots if shot.role != "card"]
    return max(stages, key=lambda stage: len(stage.performers))


@pytest.mark.usefixtures("unsearched")
def test_nothing_of_a_world_waits_for_the_search_for_what_nobody_holds() -> None:
    stage = yard()
    kinds = {performer.character.species for performer in stage.performers}
    assert {"human", "train", "car", "dog"} <= kinds
    world = build(stage)
    world.at(0.5)
    actors = [person.actor for person in world._people]
    parts = [ref(part) for part in (world, *actors, *world._people, *world._things.values())]
    del world, actors
    assert not [part() for part in parts if part() is not None]
