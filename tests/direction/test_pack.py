"""Animals that are a danger: staged as one pack, covered so that the distance closes; a light that is handed over."""

from itertools import pairwise

import pytest

from ciotat.direction.floor import apart
from ciotat.direction.lair import ARENA
from ciotat.direction.plan import Move, ScenePlan, Shot

from .test_scenes import WOLVES, beat, moves, planned

BEAR = """
# EXT. MEADOW - DAY
ANNA (30) and TOM (12) pick flowers.
A bear comes out at the edge of the meadow.
@TOM|Anna.
The bear growls and comes closer, step by step.
Anna looks at the bear.
Anna walks towards the bear. Tom follows and stands beside her.
The bear stops.
They stand still.
Silence.
The bear runs away.
"""
DOGS = """
# 外 小巷街道 - 夜
王强（35，男）和小梅（8，女）走在街上。王强手里提着马灯。
两只狗从街角走出来，低吼着。
@小梅|爸爸，我怕。
狗慢慢逼近。
小梅举起马灯。
狗停住了。
"""
HEARD = """
# 外 森林 - 夜
林雪（24，女）和陈山（48，男）站着。
@林雪|走吧。
@陈山|再等等。
远处，一声狼嚎。
两人同时回头。
三只狼走出来。
"""
PET = """
# EXT. STREET - DAY
ANNA walks her dog. The dog sits.
@ANNA|Good dog.
"""


@pytest.fixture(scope="module", params=[(WOLVES, "zh", "狼 1"), (BEAR, "en", ""), (DOGS, "zh", "狗 1")])
def scene(request: pytest.FixtureRequest) -> ScenePlan:
    text, language, _ = request.param
    return planned(text, language).scenes[0]


def beasts(scene: ScenePlan) -> list[str]:
    return [id for id in scene.cast if any(word in id.lower() for word in ("狼", "bear", "狗", "dog"))]


def first_shot(scene: ScenePlan, words: str) -> Shot:
    here = beat(scene, words)
    return next(s for s in scene.shots if here.id in s.beats)


def of(scene: ScenePlan, words: str) -> list[Shot]:
    here = beat(scene, words)
    return [s for s in scene.shots if here.id in s.beats]


def last_before(scene: ScenePlan, who: str, move: Move) -> Move:
    return next(m for m in reversed(moves(scene, who)) if m.span.start < move.span.end)


def test_a_pack_comes_from_one_side_and_each_keeps_its_place(scene: ScenePlan) -> None:
    for who in beasts(scene):
        far = [apart(m.end, ARENA) for m in moves(scene, who) if m.verb in ("walk", "trot") and m.start != m.end]
        assert far[0] >= 6
        assert all(a > b for a, b in pairwise(far)), "nearer each time"
    ends = [next(m.end for m in moves(scene, who) if m.start != m.end) for who in beasts(scene)]
    assert all(apart(a, b) >= 1.0 for a, b in pairwise(ends))


def test_a_pack_comes_out_seen_as_all_it_is_then_over_their_backs(scene: ScenePlan) -> None:
    pack = beasts(scene)
    out = next(s for s in scene.shots if set(s.subjects) >= set(pack))
    assert set(out.subjects) == set(pack), "a shot made for them alone"
    after = scene.shots[scene.shots.index(out) + 1]
    assert after.role == "over-shoulder"
    assert after.subjects[0] not in pack
    assert after.subjects[1] in pack


def test_the_stop_is_read_in_what_moved(scene: ScenePlan) -> None:
    words = next(w for w in ("停下", "stops", "停住") if any(w in b.text for b in scene.beats))
    stop = beat(scene, words).span
    leader = beasts(scene)[0]
    steps = [m for m in moves(scene, leader, "walk") if stop.start <= m.span.start < stop.end]
    assert [0.2 <= apart(m.start, m.end) <= 0.81 for m in steps] == [True]
    assert steps[0].span.end < stop.end - 1, "and the stillness after it is seen"


def test_who_stands_up_to_a_pack_stands_side_by_side_facing_it() -> None:
    for text, language, names in ((WOLVES, "zh", ("林雪", "陈山", "狼 1")), (BEAR, "en", ("ANNA", "TOM", "BEAR"))):
        scene = planned(text, language).scenes[0]
        one, other, beast = (moves(scene, who)[-1] for who in names)
        assert 0.6 <= apart(one.end, other.end) <= 1.2
        assert abs(apart(one.end, beast.end) - apart(other.end, beast.end)) < 0.8, "neither behind the other"
        assert abs(one.yaw - other.yaw) < 25


def test_both_sides_are_in_one_picture_at_the_end() -> None:
    scene = planned(BEAR).scenes[0]
    stand = first_shot(scene, "They stand still")
    assert stand.role == "master"
    assert {"ANNA", "TOM", "BEAR"} <= set(stand.subjects)
    assert any("both sides" in reason for reason in stand.reasons)
    assert set(first_shot(scene, "Silence").subjects) == set(stand.subjects)


def test_each_time_it_comes_nearer_it_is_larger() -> None:
    near = of(planned(WOLVES, "zh").scenes[0], "逼近")
    assert [s.role for s in near[-2:]] == ["over-shoulder", "master"]
    assert "狼 1" in near[-1].subjects


def test_a_lantern_is_handed_over_raised_and_stays_up() -> None:
    scene = planned(WOLVES, "zh").scenes[0]
    raised = of(scene, "举起马灯")
    assert raised[0].subjects == ("lantern", "陈山", "林雪")
    assert raised[1].subjects == ("林雪",)
    assert any("灯举起来" in reason for reason in raised[1].reasons)
    (give,), (take,) = moves(scene, "陈山", "give"), moves(scene, "林雪", "take")
    assert give.span.overlaps(take.span)
    assert apart(give.end, take.end) <= 1.15
    passed = next(p.span.start for p in scene.props if p.id == "lantern#2" and p.span)
    assert give.span.start + 1 < passed < give.span.end, "while both hands are on it"
    assert take.span.start + 1 < passed < take.span.end
    after = [m for m in moves(scene, "林雪") if m.span.start >= take.span.end]
    assert after
    assert all("raised" in m.manner for m in after)


def test_who_hears_a_wolf_turns_to_where_it_is() -> None:
    scene = planned(HEARD, "zh").scenes[0]
    turn = moves(scene, "林雪", "turn")[0]
    wolf = moves(scene, "狼 1")[0].start
    assert (turn.yaw > 0) == (wolf[0] > turn.end[0])


def test_a_pack_that_was_stopped_is_seen_to_give_way_the_leader_last() -> None:
    scene = planned(WOLVES + "两个人站在雪里，谁也没有再说话。\n", "zh").scenes[0]
    away = [moves(scene, who, "walk")[-1] for who in beasts(scene)]
    people = moves(scene, "林雪")[-1].end
    assert all(apart(m.end, people) > apart(m.start, people) + 1.5 for m in away)
    assert away[0].span.start > max(m.span.start for m in away[1:]), "the leader goes last"
    assert moves(scene, beasts(scene)[0], "yield")
    last = scene.shots[-1]
    assert last.subjects[:2] == ("林雪", "陈山")
    assert set(last.subjects) >= set(beasts(scene))
    assert any("退回黑暗" in reason for reason in last.reasons)


def test_what_the_script_tells_of_a_pack_is_all_that_becomes_of_it() -> None:
    for text, language in ((BEAR, "en"), (DOGS, "zh")):
        assert not [m for m in planned(text, language).scenes[0].moves if m.verb == "yield"]


BEACH = """
# EXT. BEACH - DAY
TOM (8) and LUCY (7) run along the sand.
A dog runs after them and barks happily.
@LUCY|Come on, Rex!
The dog barks.
The dog leaps into the waves.
"""
SHORE = """
# 外 海滩 - 日
小明（8，男）和小红（7，女）在沙滩上跑。
一只狗跑过来，欢快地叫着，追逐浪花。
@小红|快来！
"""
YARD = """
# EXT. YARD - NIGHT
TOM (30) climbs over the fence.
A dog comes out of the dark and barks furiously.
@TOM|Easy. Easy.
The dog lunges at him.
"""


@pytest.mark.parametrize(("text", "language"), [(PET, "en"), (BEACH, "en"), (SHORE, "zh")])
def test_a_tame_dog_is_no_pack(text: str, language: str) -> None:
    scene = planned(text, language).scenes[0]
    assert not any("backs" in reason or "兽背" in reason for shot in scene.shots for reason in shot.reasons)
    assert all("stalking" not in m.manner for m in scene.moves)


def test_a_dog_that_attacks_is_a_danger() -> None:
    assert any("stalking" in m.manner or m.verb == "snarl" for m in planned(YARD).scenes[0].moves)
