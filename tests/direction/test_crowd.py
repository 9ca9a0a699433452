"""The crowd stands in groups, lives, turns to what it hears, and does not vanish."""

from itertools import pairwise

import pytest

from ciotat.direction.crowd import grouped
from ciotat.direction.floor import apart
from ciotat.direction.plan import Move, ScenePlan

from .test_scenes import planned

WAIT = """
# EXT. RAILWAY PLATFORM - DAY
A CROWD waits with its luggage.
MARIE (32) stands at the edge. HENRI (58) watches her.
@HENRI|Madame, please stand back.
@MARIE|Is it on time?
A whistle.
The train arrives.
The crowd runs.
The train stops.
Silence.
@HENRI|You did not run.
@MARIE|No.
"""
等 = """
# 外 火车站站台 - 日
人群提着行李等车。
林雪（24，女）站在站台边。陈山（48，男）看着她。
@陈山|往后站。
远处一声汽笛。
火车进站。
人群四散奔逃。
火车停下了。
@陈山|你没跑。
@林雪|没有。
"""


@pytest.fixture(scope="module", params=[(WAIT, "en"), (等, "zh")], ids=["en", "zh"])
def scene(request: pytest.FixtureRequest) -> ScenePlan:
    text, language = request.param
    return planned(text, language).scenes[0]


def crowd(scene: ScenePlan) -> dict[str, list[Move]]:
    people = [id for id in scene.cast if id not in ("MARIE", "HENRI", "TRAIN", "林雪", "陈山", "火车")]
    return {id: [m for m in scene.moves if m.who == id] for id in people}


def test_groups_are_twos_and_threes() -> None:
    assert [grouped(n) for n in (1, 2, 5, 6, 8)] == [[1], [2], [2, 3], [2, 3, 1], [2, 3, 2, 1]]


def test_a_crowd_stands_in_groups_not_in_a_row(scene: ScenePlan) -> None:
    marks = [moves[0].start for moves in crowd(scene).values()]
    near = [min(apart(a, b) for b in marks if b is not a) for a in marks]
    assert sum(d < 1.05 for d in near) >= 4, "mates stand together"
    assert min(near) >= 0.55
    gaps = sorted(b - a for a, b in pairwise(sorted(m[0] for m in marks)))
    assert gaps[-1] > 2.5 * max(gaps[0], 0.2), "and groups apart"


def test_a_crowd_lives(scene: ScenePlan) -> None:
    done = {m.verb for moves in crowd(scene).values() for m in moves}
    assert done & {"talk", "nod", "look-around"}
    assert any(g.target in crowd(scene) for g in scene.gazes if g.who in crowd(scene)), "they look at each other"


def test_a_crowd_turns_to_the_whistle(scene: ScenePlan) -> None:
    heard = next(b for b in scene.beats if b.type == "sound")
    for moves in crowd(scene).values():
        turn = next(m for m in moves if m.verb == "turn" and m.span.start >= heard.span.start)
        assert turn.span.start < heard.span.start + 1
        assert turn.yaw < 0, "to where the train comes from"


def test_nobody_who_ran_is_lost(scene: ScenePlan) -> None:
    stop = next(b for b in reversed(scene.beats) if b.verb == "stand" and b.actor in ("TRAIN", "火车"))
    for id, moves in crowd(scene).items():
        assert any(m.verb == "run" for m in moves), id
        back = [m for m in moves if m.verb == "walk" and m.span.start >= stop.span.start]
        assert back, id
        assert 3.0 < abs(moves[-1].end[0]) < 6.2
    ends = [moves[-1].end for moves in crowd(scene).values()]
    assert min(apart(a, b) for k, a in enumerate(ends) for b in ends[k + 1 :]) > 0.55
    leads = {"MARIE", "HENRI", "林雪", "陈山"}
    last = [g for g in scene.gazes if g.who in crowd(scene) and g.span.end == scene.length]
    assert {g.target for g in last} <= leads


def test_heads_turn_at_the_whistle(scene: ScenePlan) -> None:
    heard = next(b for b in scene.beats if b.type == "sound")
    shot = next(s for s in scene.shots if heard.id in s.beats)
    assert set(shot.subjects) <= set(crowd(scene))
    assert len(shot.subjects) > 1


def test_who_runs_from_a_train_is_seen_with_it_and_runs_past_the_camera(scene: ScenePlan) -> None:
    run = min(m.span.start for moves in crowd(scene).values() for m in moves if m.verb == "run")
    shot = next(s for s in scene.shots if s.span.start <= run + 1 < s.span.end)
    assert shot.subjects[0] in ("TRAIN", "火车")
    ends = [m.end[0] for moves in crowd(scene).values() for m in moves if m.verb == "run"]
    assert min(map(abs, ends)) > 7.5


@pytest.mark.parametrize(("words", "all_"), [("Stand back! Everyone, stand back!", True), ("Stand back!", False)])
def test_who_speaks_to_everyone_looks_at_the_crowd(words: str, all_: bool) -> None:
    film = planned(WAIT.replace("Madame, please stand back.", words)).scenes[0]
    line = next(b for b in film.beats if b.text == words)
    looks = [g.target for g in film.gazes if g.who == "HENRI" and g.span.overlaps(line.span)]
    assert any(target.startswith("CROWD") for target in looks) is all_


@pytest.mark.parametrize("k", range(12))
def test_nobody_looks_aside_while_shouting(k: int) -> None:
    words = f"Get away from there, you damned fool {k}!!!"
    film = planned(WAIT.replace("HENRI|Madame, please stand back.", f"HENRI (shouting, furious)|{words}")).scenes[0]
    line = next(b for b in film.beats if words in b.text)
    assert line.emotion.arousal > 0.55
    looks = {g.target for g in film.gazes if g.who == "HENRI" and g.span.overlaps(line.span)}
    assert not looks & {"down", "left", "right"}
