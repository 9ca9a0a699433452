"""What came of a build is said in the person's language to the last word."""

import re

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.prompt.answer import colon, comma
from ciotat.prompt.outcome import cause_in, part_in
from ciotat.render.renderers import find
from ciotat.render.shoot import ingredients
from ciotat.script import read
from ciotat.stage.dress import dress

SCENE = b"INT. KITCHEN - DAY\n\nANNA sits.\n\nANNA\nThe train is late.\n"


def names() -> list[str]:
    """The names of all that goes into a shot."""
    film = plan(read(SCENE), named("classical"), Rate.of(24))
    scene = film.scenes[0]
    return list(ingredients(dress(film, scene, scene.shots[-1], {}), find("outline"), (64, 64), Rate.of(24)))


def test_every_ingredient_has_its_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    for name in names():
        assert not re.search("[a-z]", part_in(name)), name


def test_a_cause_is_said_in_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert cause_in("changed: the performance, the light") == "改动：表演、灯光"
    assert (colon(), comma()) == ("：", "、")
    monkeypatch.setenv("CIOTAT_LANG", "en")
    assert cause_in("changed: the performance, the light") == "changed: the performance, the light"
