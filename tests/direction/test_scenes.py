"""What the staging of a scene owes to the words of the script."""

from itertools import pairwise

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan, settle
from ciotat.direction.camera import rung
from ciotat.direction.floor import apart
from ciotat.direction.plan import Move, Plan, ScenePlan
from ciotat.direction.portrait import look_of

from .laws import hold
from .scripts import arrival, screenplay

RATE = Rate.of(24)
COMING = """
# EXT. RAILWAY PLATFORM, 1895 - DAY
A small CROWD waits with bags and parasols.
MARIE (32) stands at the edge of the platform. She holds a letter.
HENRI (58), the stationmaster, walks up to her.
The train arrives, small as a toy, growing.
@HENRI|Stand back! Everyone, stand back!
The crowd runs.
Marie does not move.
@HENRI|Madame!
@MARIE|No. Not this time.
The train stops in a cloud of steam.
Silence.
@HENRI|You did not run.
Marie walks to the train.
"""
WOLVES = """
# 外 林中铁路 - 夜
大雪。一列火车停在林间，车灯照着雪地。
林雪（24，女）站在车头旁。陈山（48，男）提着马灯走过来。
@林雪|修不好了，是吗？
远处，一声狼嚎。
树林边，三只狼慢慢走出来。
@陈山|你回车上去。
狼低吼着，一步一步逼近。
林雪看着狼，又看着陈山手里的灯。
@林雪|把灯给我。
林雪举起马灯，向狼走去。陈山跟上来，站在她身边。
狼停下了。
"""


def planned(text: str, language: str = "en") -> Plan:
    film = plan(screenplay(text, "", language), named("classical"), RATE)
    hold(film)
    return film


@pytest.fixture(scope="module")
def coming() -> ScenePlan:
    return planned(COMING).scenes[0]


@pytest.fixture(scope="module")
def wolves() -> ScenePlan:
    return planned(WOLVES, "zh").scenes[0]


def moves(scene: ScenePlan, who: str, *verbs: str) -> list[Move]:
    return [m for m in scene.moves if m.who == who and (not verbs or m.verb in verbs)]


def beat(scene: ScenePlan, words: str):
    return next(b for b in scene.beats if words in b.text)


def test_a_train_keeps_coming_until_the_script_stops_it(coming: ScenePlan) -> None:
    (run,) = moves(coming, "TRAIN", "arrive")
    assert run.span.start == beat(coming, "arrives").span.start
    assert run.span.end == beat(coming, "stops").span.end
    looks = [
        s for s in coming.shots if s.subjects[:1] == ("TRAIN",) and s.span.start < beat(coming, "stops").span.start
    ]
    assert [s.size for s in looks] == ["EWS", "WS", "WS"]
    assert beat(coming, "crowd runs").id in looks[1].beats
    assert looks[2].angle == "low"


def test_without_a_stop_a_train_arrives_in_its_own_beat() -> None:
    scene = planned("# EXT. PLATFORM - DAY\nANNA waits.\nThe train arrives.\n@ANNA|Well.").scenes[0]
    (run,) = moves(scene, "TRAIN", "arrive")
    assert run.span.end == beat(scene, "arrives").span.end


def test_settling_stretches_the_arrival_and_the_span_of_a_prop() -> None:
    film = plan(arrival(), named("classical"), RATE)
    line = next(b for b in film.scenes[0].beats if b.text.startswith("Madame! Get back"))
    settled = settle(film, {line.id: line.span.length + 3})
    before, after = (moves(f.scenes[0], "TRAIN", "arrive")[0].span.length for f in (film, settled))
    assert after == before + 3


def test_a_scene_opens_wider_than_what_follows() -> None:
    scene = planned("# EXT. BEACH - DAY\nA hot, white morning.\nA small CROWD waits.\n@ANNA|Well.").scenes[0]
    assert [s.size for s in scene.shots[:2]] == ["EWS", "FS"]
    assert {"heat", "morning"} <= set(scene.setting.features)


def test_who_runs_is_gone_and_who_stays_is_alone(coming: ScenePlan) -> None:
    crowd = [who for who in coming.cast if who.startswith("CROWD")]
    for who in crowd:
        mine = moves(coming, who)
        first, last = mine[0].start, next(m.end for m in mine if m.verb == "run")
        assert abs(last[0]) >= 6.0
        assert last[2] <= 1.4
        assert first[0] * last[0] > 0
    shot = next(s for s in coming.shots if beat(coming, "crowd runs").id in s.beats)
    assert set(crowd) | {"MARIE"} <= set(shot.subjects)


def test_one_walks_to_the_door_of_the_train(coming: ScenePlan) -> None:
    there, step = moves(coming, "MARIE", "walk")[-2:]
    assert there.end[2] == pytest.approx(-1.2, abs=0.1)
    assert step.end[1] > 0.3
    way, near = (s for s in coming.shots if beat(coming, "walks to the train").id in s.beats)
    assert way.subjects == ("MARIE",)
    assert near.subjects[0] == "MARIE"
    assert near.role == "over-shoulder"
    assert rung(near.size) >= rung(way.size) + 2


def test_beasts_are_not_seen_before_they_come_out(wolves: ScenePlan) -> None:
    out, near = beat(wolves, "走出来"), beat(wolves, "逼近")
    people = [
        next(m.end for m in reversed(moves(wolves, who)) if m.span.start < near.span.end) for who in ("林雪", "陈山")
    ]
    marks = []
    for who in ("狼 1", "狼 2", "狼 3"):
        for m in moves(wolves, who):
            if m.span.end <= out.span.start:
                assert apart(m.end, (0.0, 0.0, 0.0)) >= 11, "among the trees"
        marks.append(next(m.end for m in reversed(moves(wolves, who)) if m.span.start < near.span.end))
    assert all(3.0 <= min(apart(mark, p) for p in people) <= 7.8 for mark in marks)
    assert min(apart(a, b) for a, b in pairwise(marks)) > 0.9
    assert not [m for m in wolves.moves if m.verb == "howl"]


def test_a_train_that_stands_there_is_seen_there(wolves: ScenePlan) -> None:
    (stand,) = moves(wolves, "火车")
    assert (stand.verb, stand.end, stand.yaw) == ("stand", (1.5, 0.0, -4.5), 90.0)
    assert (wolves.shots[0].role, wolves.shots[0].subjects[0]) == ("establishing", "火车")
    assert planned(WOLVES, "zh").character("火车").look["era"] == "1900"


def test_a_thing_changes_hands(wolves: ScenePlan) -> None:
    first, second = (p for p in wolves.props if p.name == "lantern")
    assert (first.holder, second.holder, second.id) == ("陈山", "林雪", "lantern#2")
    assert first.span
    assert second.span
    raised = beat(wolves, "举起马灯").span
    assert first.span.end == second.span.start
    give = next(m.span for m in moves(wolves, "陈山", "give"))
    assert give.start < first.span.end < give.end, "once both hands are on it"
    assert raised.start < give.start < raised.start + 3
    assert ("lantern", "陈山") in [s.subjects for s in wolves.shots if s.role == "insert"]


def test_what_is_taken_passes_in_the_middle_of_the_beat() -> None:
    scene = planned("# INT. ROOM - DAY\nANNA holds a letter. PAUL takes the letter from Anna.\n@PAUL|Mine.").scenes[0]
    first, second = (p for p in scene.props if p.name == "letter")
    taking = beat(scene, "takes").span
    assert (first.holder, second.holder) == ("ANNA", "PAUL")
    assert second.span
    assert taking.start < second.span.start < taking.end


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("ANNA (20) enters, holding a lantern.", "ANNA"),
        ("ANNA waits with a letter in her hand.", "ANNA"),
        ("ANNA carries a suitcase. She waits.", "ANNA"),
        ("ANNA squints into the headlight.", None),
        ("ANNA waits. A gun lies on the floor.", ""),
    ],
)
def test_holders(text: str, holder: str | None) -> None:
    props = planned(f"# EXT. STREET - NIGHT\n{text}\n@ANNA|Well.").scenes[0].props
    assert [p.holder for p in props] == ([] if holder is None else [holder])


@pytest.mark.parametrize(
    ("words", "topic", "phrase"),
    [
        ("in a long dark blue dress and a wide straw hat", "dress", "long dark blue dress"),
        ("in a long dark blue dress and a wide straw hat", "hat", "wide straw hat"),
        ("grey beard, dark uniform and kepi", "hat", "kepi"),
        ("grey beard, dark uniform and kepi", "beard_color", "grey"),
        ("wears a threadbare old-fashioned green coat", "coat", "threadbare old-fashioned green coat"),
        ("a fur hat", "hat", "fur hat"),
        ("短发，胡子花白，深色棉大衣，雷锋帽", "coat", "long dark padded coat"),
        ("短发，胡子花白，深色棉大衣，雷锋帽", "hat", "fur hat with ear flaps"),
        ("短发，胡子花白，深色棉大衣，雷锋帽", "hair_color", "grey"),
        ("长发，红围巾，灰色羽绒服", "scarf", "red scarf"),
        ("深蓝色旧长裙", "dress", "dark blue worn dress"),
    ],
)
def test_looks_keep_the_words_of_the_writer(words: str, topic: str, phrase: str) -> None:
    assert look_of(words)[topic] == phrase


def test_a_voice_that_is_never_seen_is_a_character_in_no_cast() -> None:
    film = planned("# INT. ROOM - DAY\nANNA waits.\n@NARRATOR (V.O.)|Long ago.\n@ANNA|Yes.")
    assert not film.character("NARRATOR").crowd
    assert "NARRATOR" not in film.scenes[0].cast


def test_a_lantern_lights_the_night(wolves: ScenePlan) -> None:
    light = wolves.shots[0].light
    assert light.source == "lamp"
    assert 0.5 <= light.warmth <= 0.7
    assert light.level >= 0.35


def test_no_more_than_two_faces_of_one_size_in_a_row(coming: ScenePlan, wolves: ScenePlan) -> None:
    for scene in (coming, wolves):
        assert rung(scene.shots[0].size) <= 2
        for a, b in pairwise(pairwise(scene.shots)):
            close = [s for s in (*a, b[1]) if s.size in ("CU", "ECU") and s.role != "insert"]
            assert len({s.size for s in close}) > 1 or len(close) < 3


def test_they_may_be_beasts_and_a_runner_who_speaks_again_stays() -> None:
    scene = planned("# EXT. FOREST - NIGHT\nANNA runs. Two wolves come out. They approach.\n@ANNA|Go!").scenes[0]
    assert beat(scene, "They").actor == "WOLF 1"
    assert abs(moves(scene, "ANNA")[-1].end[0]) < 6
