"""What direction proposes at a weak moment: it can be asked for, does what it says, and touches no word."""

import re
from fractions import Fraction

import pytest

from ciotat.core.time import Rate, Seconds
from ciotat.direction import improve, named, plan, settle
from ciotat.direction.amend import amended
from ciotat.direction.improve import Change, Weak, changes
from ciotat.direction.plan import Plan
from tests.direction.scripts import night, screenplay, talk


@pytest.fixture(scope="module", params=["night", "talk"])
def film(request: pytest.FixtureRequest) -> Plan:
    script = night() if request.param == "night" else screenplay(talk(6))
    return settled(plan(script, named("classical"), Rate.of(24)))


def settled(draft: Plan) -> Plan:
    lines = [beat for scene in draft.scenes for beat in scene.beats if beat.type == "line"]
    return settle(draft, {beat.id: Fraction(len(beat.text) * 61 + 400, 1000) for beat in lines})


def nested(change: Change) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in change.asked.items():
        table, _, name = key.rpartition(".")
        home = values.setdefault(table, {}) if table else values
        assert isinstance(home, dict)
        home[name] = value
    return values


@pytest.mark.parametrize(("kind", "gap"), [("gap-v", 0.6), ("gap-v", -0.6), ("gap-a", -0.3), ("exits", 0.0)])
def test_every_change_does_what_it_says(film: Plan, kind: Weak, gap: float) -> None:
    said = [(beat.id, beat.text, beat.span.length) for s in film.scenes for beat in s.beats if beat.type == "line"]
    for scene in film.scenes:
        for shot in scene.shots[::3]:
            found = changes(film, shot.id, kind, gap)
            assert len({change.id for change in found}) == len(found)
            assert bool(found) == (shot.role != "card")
            for change in found:
                then = amended(film, {shot.id: nested(change)})
                assert then.scenes != film.scenes
                assert then.length - film.length == change.seconds, change
                assert [(b.id, b.text, b.span.length) for s in then.scenes for b in s.beats if b.type == "line"] == said
                assert not then.remarks[len(film.remarks) :] or change.seconds, change
                assert 0 < change.cheap <= 1
                assert (change.cheap < 1) == (change.id in ("hold", "hold-more", "cut", "music"))
                for english, chinese in (change.name, change.why):
                    assert re.search("[a-z]", english)
                    assert re.search("[\u4e00-\u9fff]", chinese)


def test_what_fits_the_weakness_comes_first(film: Plan) -> None:
    shot = next(s for scene in film.scenes for s in scene.shots if s.role != "card" and s.subjects and s.size != "CU")
    assert changes(film, shot.id, "gap-v", 0.5)[0].id in ("warmer", "performance")
    assert changes(film, shot.id, "gap-v", -0.5)[0].id in ("colder", "performance")
    exits = [change.id for change in changes(film, shot.id, "exits")]
    assert exits[0] in ("cut", "closer")
    assert not {"hold", "hold-more", "warmer", "colder"} & set(exits), "who leaves is not asked to wait"


def test_what_is_asked_already_is_gone_on_from(film: Plan) -> None:
    shot = film.scenes[-1].shots[-1]
    held = amended(film, {shot.id: {"hold": 2.0}})
    hold = next(change for change in changes(held, shot.id, asked={"hold": 2.0}) if change.id == "hold")
    assert hold.asked["hold"] == 2.8
    assert amended(film, {shot.id: nested(hold)}).length == held.length + hold.seconds


def test_seconds_are_told_as_the_page_tells_them() -> None:
    assert [improve._tenths(Seconds(n, 24)) for n in (6, 7, 18, 36)] == ["0.3", "0.3", "0.8", "1.5"]


def test_another_music_is_another_music(film: Plan) -> None:
    shot = film.scenes[0].shots[-1]
    then = amended(film, {shot.id: {"music": {"seed": 4}}})
    assert (then.scenes[0].score, then.scenes[0].tune) == ("4", f"{film.scenes[0].id}.4")
    assert film.scenes[0].tune == film.scenes[0].id
    assert then.scenes[1:] == film.scenes[1:]


def test_a_shot_that_is_not_there_has_no_changes(film: Plan) -> None:
    assert changes(film, "0123456789") == ()
