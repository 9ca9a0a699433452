"""Trains at platforms: where they stop, who gets on, who gets off."""

import pytest

from ciotat.direction.boarding import DOORS, STOP
from ciotat.direction.plan import Move, ScenePlan
from ciotat.stage.vehicles.coach import BAYS
from ciotat.stage.vehicles.train import coach_middle

from .test_scenes import planned

ON = """
# EXT. RAILWAY STATION - DAY
ANNA (30) stands on the platform. PAUL (40) waits beside her.
The train arrives.
The train stops.
@PAUL|Is this the one?
@ANNA|Yes.
{does}
"""
STANDING = """
# 外 火车站站台 - 日
一列火车停在站台旁。林雪（24，女）站在车门前。陈山（48，男）看着她。
@陈山|你要走？
@林雪|要走。
林雪{does}。
"""
OFF = """
# EXT. RAILWAY PLATFORM - DAY
PAUL (40) waits on the platform.
The train arrives.
The train stops.
ANNA (30) {does}.
@PAUL|You came.
@ANNA|I said I would.
"""
下 = """
# 外 站台 - 日
陈山（48，男）站在站台上。
火车进站，慢慢停下。
林雪（24，女）{does}。
@陈山|回来了？
@林雪|回来了。
"""


def of(scene: ScenePlan, who: str) -> list[Move]:
    return [m for m in scene.moves if m.who == who]


def train(scene: ScenePlan) -> Move:
    return next(m for m in reversed(scene.moves) if m.end[0] == STOP and m.verb == "stand")


def test_doors_stand_where_the_coach_has_them() -> None:
    assert [STOP + coach_middle(0) + bay for bay in BAYS] == pytest.approx(DOORS)


@pytest.mark.parametrize(
    ("text", "who", "does", "language"),
    [
        (ON, "ANNA", "Anna walks to the train.", "en"),
        (ON, "ANNA", "Anna boards the train.", "en"),
        (ON, "ANNA", "Anna gets on the train.", "en"),
        (ON, "ANNA", "Anna climbs aboard.", "en"),
        (STANDING, "林雪", "走向火车", "zh"),
        (STANDING, "林雪", "登上火车", "zh"),
        (STANDING, "林雪", "上车", "zh"),
    ],
)
def test_whoever_goes_to_the_train_gets_on_by_an_open_door(text: str, who: str, does: str, language: str) -> None:
    scene = planned(text.format(does=does), language).scenes[0]
    (step,) = (m for m in of(scene, who) if m.end[1] > m.start[1])
    assert step.end[0] in DOORS
    assert of(scene, who)[-1].end == step.end
    assert abs(of(scene, who)[-1].yaw) < 30, "and looks back"
    assert train(scene).manner == f"open {step.end[0]:g}"
    near = next(s for s in scene.shots if s.span.start <= step.span.end < s.span.end)
    assert near.subjects[0] == who
    assert near.role == "over-shoulder", "the one who stays looks on"
    assert near.size in ("MFS", "MS", "FS")
    assert any("step" in r or "踏板" in r for r in near.reasons)


def test_who_still_has_something_to_do_only_walks_to_the_door() -> None:
    scene = planned(ON.format(does="Anna walks to the train.\n@ANNA|Goodbye."))
    assert all(m.end[1] == 0 for m in of(scene.scenes[0], "ANNA"))
    assert train(scene.scenes[0]).manner == ""


@pytest.mark.parametrize(
    ("text", "who", "does", "language"),
    [
        (OFF, "ANNA", "steps down from the train", "en"),
        (OFF, "ANNA", "gets off the train", "en"),
        (下, "林雪", "走下火车", "zh"),
        (下, "林雪", "下车", "zh"),
    ],
)
def test_whoever_gets_off_is_not_there_before(text: str, who: str, does: str, language: str) -> None:
    scene = planned(text.format(does=does), language).scenes[0]
    first, down, on = of(scene, who)[:3]
    assert first.start[0] in DOORS
    assert first.span.start >= train(scene).span.start
    assert first.start[1] > down.end[1] == on.end[1] == 0
    assert abs(on.end[2]) < 1.3
    assert train(scene).manner == f"open {first.start[0]:g}"


def test_a_train_that_comes_to_a_platform_rolls_past_the_people_and_stops_with_its_coaches_there() -> None:
    scene = planned(ON.format(does="Anna waits.")).scenes[0]
    come = next(m for m in scene.moves if m.verb == "arrive")
    assert come.start[0] <= -100
    assert come.end[0] == STOP
    assert min(abs(x) for x in DOORS) < 1


def test_some_of_a_crowd_that_came_back_get_on_by_doors_of_their_own() -> None:
    (scene,) = planned(
        """
# EXT. RAILWAY PLATFORM - DAY
A CROWD waits with its luggage. ANNA (30) stands on the platform. PAUL (40) waits beside her.
The train arrives.
The crowd runs.
The train stops.
@PAUL|Is this the one?
@ANNA|Yes.
@PAUL|And you will take it?
@ANNA|I will.
@PAUL|Then go.
@ANNA|I am going.
@PAUL|Go.
@ANNA|Yes.
"""
    ).scenes
    aboard = {m.who: m.end for m in scene.moves if m.end[1] > 0}
    assert 0 < len(aboard) < 6
    assert all(who.startswith("CROWD") for who in aboard)
    assert len({end[0] for end in aboard.values()}) == len(aboard)
    assert {end[0] for end in aboard.values()} <= set(DOORS)
