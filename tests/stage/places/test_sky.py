"""The sky gives light to see by at every hour and in every weather."""

from itertools import product

import pytest

from ciotat.direction.plan import Setting
from ciotat.stage.sky import sky


@pytest.mark.parametrize(
    ("hour", "weather"),
    list(product(("dawn", "day", "dusk", "night"), ("clear", "overcast", "rain", "snow", "fog", "storm"))),
)
def test_there_is_light(hour: str, weather: str) -> None:
    over, haze, lamp, exposure = sky(Setting("street", "X", False, hour, weather, "summer", "1900"))  # type: ignore[arg-type]
    assert lamp is not None
    assert lamp.direction[1] < 0
    light = (sum(over.zenith) + sum(lamp.color)) * 2.0**exposure
    assert light > 0.05
    assert haze.density > 0


def test_night_is_darker_than_day_and_blue() -> None:
    day, night = (sky(Setting("street", "X", False, h, "clear", "summer", "1900")) for h in ("day", "night"))  # type: ignore[arg-type]
    assert sum(night[0].zenith) < 0.1 * sum(day[0].zenith)
    assert night[2] is not None
    assert night[2].color[2] > night[2].color[0]
    assert night[0].stars > 0
    assert day[0].stars == 0


def test_inside_there_is_no_sun() -> None:
    assert sky(Setting("room", "X", True, "day", "clear", "summer", "1900"))[2] is None


def test_a_morning_has_a_lower_and_warmer_sun_than_noon() -> None:
    noon, morning = (
        sky(Setting("platform", "X", False, "day", "clear", "summer", "1900", features))[2]
        for features in ((), ("morning",))
    )
    assert noon is not None
    assert morning is not None
    assert -morning.direction[1] < 0.75 * -noon.direction[1]
    assert morning.color[0] / morning.color[2] > 1.3 * noon.color[0] / noon.color[2]
    night = [sky(Setting("platform", "X", False, "night", "clear", "summer", "1900", f)) for f in ((), ("morning",))]
    assert night[0] == night[1]


def test_in_the_heat_the_sun_is_white_and_high_and_the_sky_pale() -> None:
    morning, hot = (
        sky(Setting("platform", "X", False, "day", "clear", "summer", "1900", features))
        for features in (("morning",), ("heat", "morning"))
    )
    assert hot[2] is not None
    assert morning[2] is not None
    assert -hot[2].direction[1] > 1.4 * -morning[2].direction[1]
    assert sum(hot[2].color) > 1.5 * sum(morning[2].color)
    assert min(hot[0].horizon) > 1.2 * min(morning[0].horizon)
    assert hot[0].fill < morning[0].fill, "shadows are hard"
    assert sky(Setting("platform", "X", False, "day", "rain", "summer", "1900", ("heat",)))[1].density > hot[1].density


@pytest.mark.parametrize("kind", ["street", "square"])
def test_the_sun_of_the_day_comes_in_between_the_houses_behind_the_camera(kind: str) -> None:
    """What stands at x = 10.7 and beyond, 10.5 m before the acting area, must not throw its shadow on it."""
    for name in ("Berlin", "村口", "Main Street"):
        lamp = sky(Setting(kind, name, False, "day", "clear", "summer", "modern"))[2]
        assert lamp is not None
        x, _, z = lamp.direction
        assert z < 0
        assert 10.7 - 10.5 * abs(x / z) > 5.0
