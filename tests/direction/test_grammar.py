"""The grammar of the shots: what an editor would look for."""

from fractions import Fraction
from itertools import pairwise

import pytest

from ciotat.core.errors import ScriptError, StyleError
from ciotat.core.time import Rate
from ciotat.direction import describe, named, parse, plan, settle
from ciotat.direction.camera import rung
from ciotat.direction.floor import apart
from ciotat.direction.plan import Plan
from ciotat.direction.style import Style, names
from ciotat.script import read

from .laws import hold
from .scripts import arrival, night, screenplay, talk

RATE = Rate.of(24)
CLASSICAL = named("classical")


def planned(text: str, language: str = "en", style: Style = CLASSICAL) -> Plan:
    return plan(screenplay(text, "", language), style, RATE)


@pytest.fixture(scope="module", params=["arrival", "night", "talk", "trio"])
def film(request) -> Plan:
    if request.param in ("talk", "trio"):
        people = ("ANNA", "PAUL") if request.param == "talk" else ("ANNA", "PAUL", "IVAN")
        return planned(talk(60, people))
    return plan(arrival() if request.param == "arrival" else night(), CLASSICAL, RATE)


def test_speakers_are_seen_in_most_of_their_lines(film: Plan) -> None:
    for scene in film.scenes:
        for beat in scene.beats:
            if beat.type == "line":
                seen = sum(
                    (min(s.span.end, beat.span.end) - max(s.span.start, beat.span.start))
                    for s in scene.shots
                    if s.span.overlaps(beat.span) and beat.actor in s.subjects
                )
                assert seen > beat.span.length * Fraction(55, 100), beat


def test_cuts_do_not_jump(film: Plan) -> None:
    for scene in film.scenes:
        for a, b in pairwise(scene.shots):
            if a.subjects and a.subjects == b.subjects and "card" not in (a.role, b.role):
                assert abs(rung(a.size) - rung(b.size)) >= 2 or a.angle != b.angle, (a, b)


def test_shots_are_neither_flashes_nor_endless(film: Plan) -> None:
    lengths = sorted(float(s.span.length) for scene in film.scenes for s in scene.shots)
    assert lengths[0] >= 1.0
    assert lengths[-1] <= 12.5
    assert 1.5 <= lengths[len(lengths) // 2] <= 5


def test_talk_does_not_cut_on_every_line() -> None:
    scene = planned(talk(60)).scenes[0]
    assert len(scene.shots) < 55
    assert {shot.role for shot in scene.shots} >= {"two-shot", "over-shoulder", "single", "close-up"}


def test_people_never_stand_inside_each_other(film: Plan) -> None:
    for scene in film.scenes:
        rest = [m for m in scene.moves if m.start == m.end and film.character(m.who).species == "human"]
        for k, a in enumerate(rest):
            for b in rest[k + 1 :]:
                if a.who != b.who and a.span.overlaps(b.span):
                    assert apart(a.end, b.end) >= 0.55, (a, b)


def test_the_woman_does_not_run() -> None:
    scene = plan(arrival(), CLASSICAL, RATE).scenes[0]
    assert not [m for m in scene.moves if m.who == "MARIE" and m.verb in ("run", "walk")]
    assert [m for m in scene.moves if m.who.startswith("CROWD") and m.verb == "run"]
    train = next(m for m in scene.moves if m.verb == "arrive")
    assert train.start == (-100.0, 0.0, -3.2)
    assert train.end == (18.22, 0.0, -3.2)
    assert train.span.length >= 8


def test_the_writer_orders_a_shot() -> None:
    scene = plan(arrival(), CLASSICAL, RATE).scenes[0]
    shot = next(s for s in scene.shots if s.reasons[0].startswith("the script asks"))
    assert (shot.size, shot.lens, shot.camera, shot.amount, shot.subjects) == ("CU", 85.0, "push", 0.25, ("MARIE",))


def test_one_take_is_one_shot_a_scene() -> None:
    for script in (arrival(), screenplay(talk(30))):
        film = plan(script, named("one-take"), RATE)
        hold(film)
        assert [len(scene.shots) for scene in film.scenes] == [1]


def test_sitters_get_chairs_and_a_table() -> None:
    scene = planned("# INT. CAFE - DAY\nANNA sits at a table. PAUL enters and sits down.\n@ANNA|Well?").scenes[0]
    assert {prop.name for prop in scene.props} >= {"chair", "table"}
    marks = {m.start for m in scene.moves if m.who == "ANNA"}
    assert len(marks) == 1


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("INT. ZEPPELIN - DAY", "room"),
        ("EXT. RAILWAY PLATFORM - DAY", "platform"),
        ("内 医院 - 夜", "clinic"),
        ("外 雪原 - 夜", "snowfield"),
        ("EXT. MOUNTAIN PASS - DAWN", "hill"),
        ("INT. QWXYZ - DAY", "room"),
        ("INT. MOUNTAIN CABIN - NIGHT", "room"),
        ("外 竹林 - 日", "forest"),
        ("EXT. PARIS STREET - NIGHT", "street"),
    ],
)
def test_every_place_has_a_set(heading: str, kind: str) -> None:
    film = planned(f"# {heading}\nNothing.")
    assert film.scenes[0].setting.kind == kind


def test_a_guess_is_remarked() -> None:
    film = planned("# INT. ZEPPELIN - DAY\n@ANNA|Up!")
    assert [str(remark) for remark in film.remarks] == ["line 1: 'zeppelin' is not a set I know; built as room"]


def test_people_look_as_written() -> None:
    film = plan(arrival(), CLASSICAL, RATE)
    marie, auguste = film.character("MARIE"), film.character("AUGUSTE")
    assert (marie.sex, marie.look["dress"], marie.look["hair"], marie.look["era"]) == (
        "female", "dark dress", "pinned up", "1900",
    )  # fmt: skip
    assert 30 <= marie.age < 40
    assert (auguste.sex, auguste.age, auguste.look["profession"]) == ("male", 50, "conductor")
    courier = plan(night(), CLASSICAL, RATE).character("李雷")
    assert (courier.age, courier.look["coat"], courier.look["weather"]) == (28, "yellow padded coat", "winter")


def test_styles() -> None:
    assert names() == ("classical", "one-take")
    assert parse("pause = 1\n").pause == 1.0
    for toml, word in (("paws = 1", "'pause'"), ("pause = 'x'", "float"), ("pause = 99", "0 to 5"), ("=", "TOML")):
        with pytest.raises(StyleError, match=word):
            parse(toml)
    with pytest.raises(StyleError, match="'classical'"):
        named("clasical")


def test_a_scene_of_300_lines_and_a_scene_of_nothing() -> None:
    hold(planned(talk(300)))
    hold(plan(read("INT. ROOM - DAY\n"), CLASSICAL, RATE))
    with pytest.raises(ScriptError, match="nothing to film"):
        planned("")


def test_the_shot_list_reads() -> None:
    text = describe(plan(arrival(), CLASSICAL, RATE))
    assert "MARIE does not; refusing to move is the strongest move" in text
    assert "交代" in describe(planned("# 内 客厅 - 夜\n@李雷|走。", "zh"))


def test_who_comes_in_keeps_a_distance_to_talk_across() -> None:
    scene = planned("# INT. ROOM - DAY\nANNA walks. PAUL enters.\n@PAUL|Well?").scenes[0]
    last = {m.who: m.end for m in scene.moves}
    assert 1.0 <= apart(last["ANNA"], last["PAUL"]) <= 3.0
    assert {gaze.target for gaze in scene.gazes if gaze.who == "ANNA"} >= {"PAUL"}


def test_settling_moves_nothing_but_time() -> None:
    film = plan(arrival(), CLASSICAL, RATE)
    lines = [b for b in film.scenes[0].beats if b.type == "line"]
    settled = settle(film, {lines[0].id: lines[0].span.length + 2})
    hold(settled)
    later = {s.id: s.span.start for s in settled.scenes[0].shots}
    shifts = [later[s.id] - s.span.start for s in film.scenes[0].shots]
    assert shifts[0] == 0
    assert shifts[-1] == 2
    assert settled.length == film.length + 2
