"""Laws of planning, on scripts made by chance."""

import dataclasses
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.time import Rate, Span
from ciotat.direction import Style, named, plan, settle
from ciotat.direction.plan import Plan, Shot
from ciotat.script.reading import is_story
from ciotat.script.screenplay import Screenplay

from .laws import hold
from .scripts import arrival, night, screenplay

RATE = Rate.of(24)
NAMES = ("ANNA", "PAUL", "DR. WU", "李雷", "OLD TOM")
HEADINGS = ("# INT. KITCHEN - NIGHT", "# EXT. ZEPPELIN - DAY", "# EXT. RAILWAY PLATFORM - DUSK", "# 内 医院 - 夜", "#")
ACTIONS = (
    "{a} sits down at the table.",
    "{a} walks over to {b}.",
    "{a} enters.",
    "{a} storms out.",
    "{a} embraces {b}.",
    "{a} gives {b} the letter.",
    "A long silence.",
    "The train arrives.",
    "Three wolves appear. They growl and come closer.",
    "The crowd scatters.",
    "{a} picks up the gun and points it at {b}.",
    "Rain on the window. Nothing moves.",
    "{a} runs to {b}. They both run away.",
    "A knock at the door.",
    "{a}站起来，走向{b}，跪下。",
    "远处传来狼嚎。",
    "THE END",
    "BANG! {a} falls.",
    "!!!",
)
WORDS = st.sampled_from(
    [
        "No.",
        "I love you!",
        "Get out! I hate you, never come back!",
        "Perhaps " * 60,
        "……",
        "我不走了。",
        "WHY?",
        "It is raining.",
    ]
)
name = st.sampled_from(NAMES)
line = st.builds(lambda who, words: f"@{who}|{words}", name, WORDS)
how = st.builds(lambda who, words: f"@{who} (crying)|{words}", name, WORDS)
voice = st.builds(lambda who, words: f"@{who} (V.O.)|{words}", name, WORDS)
action = st.builds(lambda text, a, b: text.format(a=a, b=b), st.sampled_from(ACTIONS), name, name)
other = st.sampled_from(
    ["> FADE OUT.", "> FADE IN:", "[[SHOT: close on ANNA, 85mm, slow push in]]", "【三年后】", "! CLOSE ON: PAUL"]
)
text = st.lists(st.one_of(line, line, how, voice, action, action, other, st.sampled_from(HEADINGS)), max_size=14)
scripts = text.map(lambda rows: _told(screenplay("\n".join(rows), "T")))
styles = st.sampled_from([named("classical"), named("one-take")])


def _told(script: Screenplay) -> Screenplay:
    """`script`, with one line of action where it would hold nothing to film."""
    return script if any(map(is_story, script.scenes)) else screenplay("# INT. ROOM - DAY\nANNA waits.", "T")


@settings(max_examples=20, deadline=None)
@given(scripts, styles, st.sampled_from(["24", "25", "23.976", "60"]), st.randoms(use_true_random=False))
def test_every_plan_keeps_the_laws(script: Screenplay, style: Style, fps: str, luck) -> None:
    planned = plan(script, style, Rate.of(fps))
    hold(planned)
    assert plan(script, style, Rate.of(fps)) == planned
    lines = [beat for scene in planned.scenes for beat in scene.beats if beat.type == "line"]
    lengths = {beat.id: Fraction(luck.randint(2000, 400000), 48000) for beat in lines}
    settled = settle(planned, lengths)
    hold(settled)
    assert settle(planned, {}) == planned
    assert settle(settled, lengths) == settled
    for before, after in zip(planned.scenes, settled.scenes, strict=True):
        assert [_timeless(shot) for shot in before.shots] == [_timeless(shot) for shot in after.shots]
        for beat in after.beats:
            assert beat.type != "line" or beat.span.length == lengths[beat.id]


@settings(max_examples=20, deadline=None)
@given(scripts, st.randoms(use_true_random=False), WORDS)
def test_a_changed_line_changes_only_its_own_shots(script: Screenplay, luck, words: str) -> None:
    spoken = [e for scene in script.scenes for e in scene.elements if e.type == "dialogue"]
    if not spoken:
        return
    changed = luck.choice(spoken)
    before = plan(script, named("classical"), RATE)
    after = plan(_with_words(script, changed.id, words), named("classical"), RATE)
    assert _others(before, changed.id) == _others(after, changed.id)
    assert before.characters == after.characters
    assert [s.mood for s in before.scenes] == [s.mood for s in after.scenes]
    for a, b in zip(before.scenes, after.scenes, strict=True):
        assert [x.emotion for x in a.beats if x.element != changed.id] == [
            x.emotion for x in b.beats if x.element != changed.id
        ]


def _with_words(script: Screenplay, id: str, words: str) -> Screenplay:
    def swapped(scene):
        elements = tuple(dataclasses.replace(e, text=words) if e.id == id else e for e in scene.elements)
        return dataclasses.replace(scene, elements=elements)

    return dataclasses.replace(script, scenes=tuple(swapped(scene) for scene in script.scenes))


def _others(plan: Plan, element: str) -> list[Shot]:
    return [_timeless(shot) for scene in plan.scenes for shot in scene.shots if element not in shot.elements]


def _timeless(shot: Shot) -> Shot:
    return dataclasses.replace(shot, span=Span(Fraction(0), Fraction(0)))


noise = st.text("abz ANNA她他走坐狼火车。，！?!.,()（）\n\t-—'\"0123€😀éÉ", max_size=60).map(
    lambda t: " ".join(t.split())
)


@settings(max_examples=25, deadline=None)
@given(st.lists(noise, max_size=6), st.lists(noise, max_size=3))
def test_noise_is_planned_too(actions: list[str], lines: list[str]) -> None:
    rows = ["# " + "".join(actions[:1]), *actions, *(f"@ANNA|{words}" for words in lines)]
    hold(plan(_told(screenplay("\n".join(rows))), named("classical"), RATE))


def test_the_fixtures_keep_the_laws() -> None:
    for script in (arrival(), night()):
        for style in ("classical", "one-take"):
            hold(plan(script, named(style), RATE))
