"""Faces are read in the dark, under a hat too, and dark clothes stand out against it."""

from dataclasses import replace

import numpy as np

from ciotat.direction.plan import Character, Light, Setting
from ciotat.stage.camera import Framing
from ciotat.stage.light import lamps
from ciotat.stage.stage import LampSpec

from .sight import shot

NIGHT = Setting("forest", "林中铁路", False, "night", "snow", "winter", "modern")
EYES = np.array([0.0, 1.6, 0.0])
FROM = Framing(np.array([0.3, 1.6, 2.4]), EYES, 82.0, 2.4)
WHO = Character("陈山", "陈山", "human", "male", 48, {}, "zh")


def lit(size: str = "CU", look: dict[str, str] | None = None, setting: Setting = NIGHT) -> tuple[LampSpec, ...]:
    dim = replace(shot("close-up", size, ("陈山",), 82.0), light=Light("left", 5.0, 0.5, 0.2, "lamp"))
    return lamps(dim, setting, FROM, EYES, replace(WHO, look=look or {}))


def bright(lamp: LampSpec) -> float:
    return sum(lamp.color)


def test_a_near_face_is_read_at_night() -> None:
    key, fill, _ = lit()
    day = lit(setting=replace(NIGHT, hour="day"))[0]
    wide = lit("WS")[0]
    assert bright(key) > 1.5 * bright(wide) * (3.4 / 6.5) ** 2
    assert bright(key) > bright(day)
    assert bright(fill) < bright(key) / 2, "and keeps its shadow side"


def test_a_brim_does_not_hide_the_eyes() -> None:
    bare, hatted = lit()[0], lit(look={"hat": "fur hat with ear flaps"})[0]
    assert hatted.position[1] < bare.position[1] - 0.5


def test_dark_clothes_get_an_edge_in_the_dark() -> None:
    pale, dark = lit(look={"coat": "grey padded coat"})[2], lit(look={"coat": "long dark padded coat"})[2]
    assert bright(dark) > 1.8 * bright(pale)
    assert bright(lit("WS", {"coat": "long dark coat"})[2]) == bright(lit("WS", {"coat": "grey coat"})[2])


def test_a_shoulder_that_is_looked_over_in_the_dark_has_a_light_of_its_own() -> None:
    shoulder = np.array([0.4, 1.6, 1.2])
    past = shoulder, replace(WHO, look={"coat": "dark greatcoat"})
    over = shot("over-shoulder", "MS", ("林雪", "陈山"), 54.0)
    night = lamps(over, NIGHT, FROM, EYES, WHO, past)
    assert len(night) == 1 + len(lamps(over, NIGHT, FROM, EYES, WHO))
    there = np.array(night[-1].position) - shoulder
    assert there @ (FROM.position - shoulder) > 0, "from where the camera sees it"
    assert len(lamps(over, replace(NIGHT, hour="day"), FROM, EYES, WHO, past)) == 3


def test_a_page_in_its_own_shade_is_lit_from_its_readers_side() -> None:
    day = replace(NIGHT, kind="platform", hour="day", weather="clear")
    insert = replace(shot("insert", "CU", ("letter", "陈山"), 82.0), light=Light("left", 2.0, 0.5, 0.2, "sun"))
    above = Framing(EYES + np.array([0.2, 0.3, -0.1]), EYES, 30.0, 0.35)
    key = lamps(insert, day, above, EYES)[0]
    assert np.dot(np.subtract(key.position, EYES)[[0, 2]], [0.2, -0.1]) > 0
    assert bright(key) > 3 * bright(lamps(replace(insert, role="single"), day, above, EYES)[0])
