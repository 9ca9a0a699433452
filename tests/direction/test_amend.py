"""What people ask of shots wins over the director, and no word changes for it."""

import itertools
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import FilmError
from ciotat.core.record import dump, load
from ciotat.core.time import Rate
from ciotat.direction import plan, settle
from ciotat.direction.amend import amended
from ciotat.direction.plan import Beat, Plan, Shot
from ciotat.direction.recast import recast
from ciotat.direction.style import named
from ciotat.direction.wanted import KNOBS, TABLES
from tests.direction.laws import hold
from tests.direction.scripts import arrival, night, screenplay, talk

RATE = Rate.of(24)


def planned(script: Any) -> Plan:
    draft = plan(script, named("classical"), RATE)
    lines = [b for scene in draft.scenes for b in scene.beats if b.type == "line"]
    return settle(draft, {b.id: Fraction(len(b.text) * 61 + 400, 1000) for b in lines})


PLANS = {"arrival": planned(arrival()), "night": planned(night()), "talk": planned(screenplay(talk(8)))}


def shots(plan: Plan) -> list[Shot]:
    return [shot for scene in plan.scenes for shot in scene.shots]


def heard(plan: Plan) -> list[Any]:
    """Every spoken word, who says it, how, and how long it lasts; which beats there are, and what is done in them."""
    return [
        (b.id, b.type, b.actor, b.text, b.voice, b.parenthetical, b.span.length if b.type == "line" else "")
        for scene in plan.scenes
        for b in scene.beats
    ]


def find(plan: Plan, id: str) -> Shot:
    return next(shot for shot in shots(plan) if shot.id == id)


def last(plan: Plan) -> Shot:
    return [shot for shot in shots(plan) if shot.role != "card"][-1]


def test_nothing_asked_is_the_same_plan() -> None:
    for before in PLANS.values():
        assert amended(before, {}) == before
        assert amended(before, {shots(before)[0].id: {}}) == before


def test_what_is_asked_is_done_and_said() -> None:
    before = PLANS["talk"]
    shot = last(before)
    asked = {
        "size": "WS", "angle": "low", "lens": 35, "camera": "push", "amount": 0.4, "seed": 7,
        "light": {"key": "left", "ratio": 7.5, "warmth": -0.5, "level": 0.25},
        "performance": {"seed": 3, "feeling": 1.5}, "fade": {"out": 0.5},
    }  # fmt: skip
    after = find(amended(before, {shot.id: asked}), shot.id)
    assert (after.size, after.angle, after.lens, after.camera, after.amount) == ("WS", "low", 35.0, "push", 0.4)
    assert (after.light.key, after.light.ratio, after.light.warmth, after.light.level) == ("left", 7.5, -0.5, 0.25)
    assert (after.seed, after.acting, after.feeling, after.fade_out) == ("7", "3", 1.5, Fraction(1, 2))
    assert after.reasons[0].startswith(f"asked in shots/{shot.id}.toml: WS, low, 35 mm, push")
    assert after.reasons[1:] == shot.reasons
    assert after.dice != shot.dice == shot.id


def test_what_is_felt_is_what_is_asked_and_no_word_changes() -> None:
    before = PLANS["arrival"]
    scene = before.scenes[0]
    shot = next(s for s in scene.shots if s.role == "close-up")
    after = amended(before, {shot.id: {"performance": {"valence": -0.9, "arousal": 0.75}}})
    emotions = {beat.id: beat.emotion for beat in after.scenes[0].beats}
    assert {(emotions[id].valence, emotions[id].arousal) for id in shot.beats} == {(-0.9, 0.75)}
    assert {emotions[id].label for id in shot.beats} <= {"fear", "anger"}
    assert all(b.emotion == emotions[b.id] for b in scene.beats if b.id not in shot.beats)
    found = find(after, shot.id)
    assert found.light.ratio > shot.light.ratio
    assert (found.light.warmth, found.light.level) < (shot.light.warmth, shot.light.level)
    assert found.light.source == shot.light.source
    assert heard(after) == heard(before)
    lit = amended(before, {shot.id: {"performance": {"valence": -0.9}, "light": {"level": 0.7}}})
    assert find(lit, shot.id).light.level == 0.7
    assert [s for s in shots(after) if s.id != shot.id] == [s for s in shots(before) if s.id != shot.id]
    for wrong in (-1.1, 2, "sad", True):
        with pytest.raises(FilmError):
            amended(before, {shot.id: {"performance": {"arousal": wrong}}})


def test_one_of_both_leaves_the_other() -> None:
    before = PLANS["night"]
    shot = next(s for s in before.scenes[0].shots if len(s.beats) == 2)
    after = amended(before, {shot.id: {"performance": {"valence": 0.8}}}).scenes[0]
    for id in shot.beats:
        assert (after.beat(id).emotion.valence, after.beat(id).emotion.arousal) == (
            0.8,
            before.scenes[0].beat(id).emotion.arousal,
        )


def test_what_two_shots_show_is_felt_where_it_begins() -> None:
    scene = PLANS["night"].scenes[0]
    first, second, shared = next(
        (a, b, id) for a, b in itertools.pairwise(scene.shots) for id in a.beats if id in b.beats
    )
    asked = {shot.id: {"performance": {"valence": v}} for shot, v in ((first, 0.5), (second, -0.5))}
    for some, valence in ((asked, 0.5), ({second.id: asked[second.id]}, -0.5)):
        assert amended(PLANS["night"], some).scenes[0].beat(shared).emotion.valence == valence


def test_other_shots_stay_as_they_are() -> None:
    before = PLANS["arrival"]
    one = shots(before)[3]
    after = amended(before, {one.id: {"lens": 85, "angle": "high", "light": {"level": 1}}})
    assert [s for s in shots(after) if s.id != one.id] == [s for s in shots(before) if s.id != one.id]


def test_a_size_alone_brings_its_lens_and_its_role() -> None:
    before = PLANS["talk"]
    two = next(s for s in shots(before) if s.role == "two-shot")
    close = find(amended(before, {two.id: {"size": "CU"}}), two.id)
    assert close.role == "close-up"
    assert close.lens > two.lens
    wide = find(amended(before, {close.id: {"size": "EWS"}}), two.id)
    assert wide.lens < two.lens


def test_a_longer_hold_shifts_what_follows_by_whole_frames() -> None:
    for before in PLANS.values():
        scene = before.scenes[-1]
        shot = last(before)
        after = amended(before, {shot.id: {"hold": 1.26}})
        hold(after)
        grown = after.scenes[-1].length - scene.length
        assert grown == RATE.time(RATE.frame(Fraction(126, 100)))
        assert heard(after) == heard(before)


def test_a_cut_under_words_moves_and_the_scene_keeps_its_length() -> None:
    for before in PLANS.values():
        for scene in before.scenes:
            for shot in scene.shots[:-1]:
                over = [b for b in scene.beats if b.type == "line" and b.span.start < shot.span.end < b.span.end]
                if over:
                    after = amended(before, {shot.id: {"hold": 0.25}})
                    assert after.length == before.length
                    assert [b.span for b in after.scenes[0].beats] == [b.span for b in before.scenes[0].beats]
                    hold(after)


def test_a_shot_cut_sooner_keeps_every_word() -> None:
    before = PLANS["talk"]
    shot = last(before)
    after = amended(before, {shot.id: {"hold": -10}})
    hold(after)
    assert heard(after) == heard(before)
    assert after.length < before.length
    assert any("no word may be cut" in r.message for r in after.remarks)


def test_a_shot_that_is_gone_is_remarked_not_dropped() -> None:
    after = amended(PLANS["talk"], {"0123456789": {"lens": 50}})
    assert [r.about for r in after.remarks] == ["shot-gone"]
    assert "shots/0123456789.toml" in after.remarks[0].message
    assert after.scenes == PLANS["talk"].scenes


def test_unknown_people_and_keys_are_remarked() -> None:
    before = PLANS["talk"]
    shot = last(before)
    after = amended(before, {shot.id: {"subjects": ["NOBODY"], "sise": "CU", "light": {"warm": 1}}})
    said = " / ".join(r.message for r in after.remarks)
    assert "'NOBODY' is not in the scene" in said
    assert 'did you mean "size"?' in said
    assert 'did you mean "warmth"?' in said
    assert find(after, shot.id).subjects == shot.subjects


@pytest.mark.parametrize(
    ("values", "about"),
    [
        ({"size": "HUGE"}, 'size = "HUGE" is not known; use one of EWS, WS'),
        ({"size": "Cu"}, 'did you mean "CU"?'),
        ({"lens": 8000}, "lens = 8000 is out of range; use 12 to 300"),
        ({"lens": "85mm"}, 'lens = "85mm" is not a number'),
        ({"lens": float("nan")}, "lens = nan is not a number"),
        ({"lens": float("inf")}, "lens = inf is out of range"),
        ({"lens": True}, "lens = True is not a number"),
        ({"seed": 1.5}, "seed = 1.5 is not a whole number"),
        ({"subjects": 3}, "subjects = 3 is not text"),
        ({"subjects": ["A"] * 9}, "subjects names too many"),
        ({"light": 3}, "light is not a table"),
        ({"light": {"ratio": 90}}, "light.ratio = 90 is out of range; use 1 to 20"),
        ({"hold": 10**400}, "hold = a very large number is out of range"),
    ],
)
def test_what_cannot_be_is_said_with_its_limits(values: dict[str, Any], about: str) -> None:
    with pytest.raises(FilmError) as wrong:
        amended(PLANS["talk"], {"0123456789": values})
    assert str(wrong.value).startswith("shots/0123456789.toml: ")
    assert about in str(wrong.value)


def knob_values() -> st.SearchStrategy[dict[str, Any]]:
    def of(knob: Any) -> st.SearchStrategy[Any]:
        if knob.words:
            return st.sampled_from(knob.words)
        if knob.kind == "whole":
            return st.integers(int(knob.low), int(knob.high))
        if knob.kind == "names":
            return st.lists(st.sampled_from(["ANNA", "PAUL", "nobody", "MARIE"]), max_size=3)
        return st.floats(knob.low, knob.high) if knob.kind == "number" else st.just("outline")

    flat = {key: of(knob) for key, knob in KNOBS.items()}
    tables = {
        name: st.fixed_dictionaries({}, optional={k: of(v) for k, v in knobs.items()}) for name, knobs in TABLES.items()
    }
    return st.fixed_dictionaries({}, optional={**flat, **tables})


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(PLANS)), st.dictionaries(st.integers(0, 40), knob_values(), max_size=6))
def test_whatever_is_asked_words_and_laws_hold(name: str, asked: dict[int, dict[str, Any]]) -> None:
    before = PLANS[name]
    ids = [shot.id for shot in shots(before)]
    overrides = {ids[number % len(ids)]: values for number, values in asked.items()}
    after = amended(before, overrides)
    assert heard(after) == heard(before)
    assert load(Plan, dump(after)) == after
    assert amended(before, overrides) == after
    free = {id: {k: v for k, v in values.items() if k != "subjects"} for id, values in overrides.items()}
    hold(amended(before, free))


def beats(plan: Plan) -> list[Beat]:
    return [beat for scene in plan.scenes for beat in scene.beats]


def test_people_look_as_they_are_asked_to() -> None:
    before = PLANS["arrival"]
    who = next(c for c in before.characters if c.species == "human" and not c.crowd)
    after = recast(before, {who.id.lower(): {"age": 71, "height": 190, "look": {"coat": "red wool coat", "era": ""}}})
    now = after.character(who.id)
    assert (now.age, now.height, now.look["coat"]) == (71, 190, "red wool coat")
    assert "era" not in now.look
    assert after.scenes == before.scenes
    assert [c for c in after.characters if c.id != who.id] == [c for c in before.characters if c.id != who.id]


def test_a_dress_replaces_top_and_bottom() -> None:
    before = recast(PLANS["talk"], {"ANNA": {"look": {"top": "white shirt", "bottom": "jeans"}}})
    after = recast(before, {"ANNA": {"look": {"dress": "green dress"}}}).character("ANNA").look
    assert after["dress"] == "green dress"
    assert not {"top", "bottom"} & set(after)


def test_characters_that_are_gone_and_topics_nobody_knows_are_remarked() -> None:
    after = recast(PLANS["talk"], {"ZOE": {"age": 9}, "ANNA": {"look": {"hatt": "red"}}}, {"ZOE": "cast/z.toml"})
    said = [r.message for r in after.remarks]
    assert any(text.startswith("cast/z.toml: nobody in the script is called ZOE") for text in said)
    assert any('look.hatt is not known; did you mean "hat"?' in text for text in said)
    with pytest.raises(FilmError, match=r"cast/ANNA.toml: age = 300 is out of range; use 1 to 110"):
        recast(PLANS["talk"], {"ANNA": {"age": 300}})
