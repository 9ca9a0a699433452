"""Who waits reads a newspaper or fans herself, and lowers it for what comes; whoever is somebody, or is busy, does not."""

import pytest

from ciotat.direction.pastime import pastimes
from ciotat.direction.plan import Character, Setting

from .test_crowd import WAIT, 等
from .test_scenes import planned

PLATFORM = Setting("platform", "La Ciotat", False, "day", "clear", "summer", "1900")
CROWD = [
    Character(f"CROWD {k}", f"CROWD {k}", "human", "male", 30, {"era": "1900"}, "en", crowd=True) for k in range(6)
]


def test_about_half_of_a_crowd_reads_and_one_in_each_group() -> None:
    ids = [c.id for c in CROWD]
    alone = pastimes(CROWD, {}, (), PLATFORM)
    assert 0 < len(alone) < len(CROWD)
    assert {p.name for p in alone} == {"newspaper"}
    together = {id: tuple(other for other in ids if other != id) for id in ids}
    assert len(pastimes(CROWD, together, (), PLATFORM)) == 1


@pytest.mark.parametrize("setting", [("battlefield", "day"), ("platform", "night")])
def test_nobody_reads_where_nobody_waits_or_sees(setting: tuple[str, str]) -> None:
    kind, hour = setting
    assert not pastimes(CROWD, {}, (), Setting(kind, "", False, hour, "clear", "summer", "1900"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [WAIT, 等], ids=["en", "zh"])
def test_who_reads_looks_at_it_and_looks_up_for_the_train(text: str) -> None:
    (scene,) = planned(text).scenes
    for thing in (p for p in scene.props if p.name in ("newspaper", "phone")):
        looks = [g for g in scene.gazes if g.who == thing.holder]
        assert any(g.target == thing.id for g in looks)
        comes = next(b for b in scene.beats if b.verb == "arrive")
        assert not any(g.target == thing.id and g.span.overlaps(comes.span) for g in looks)
