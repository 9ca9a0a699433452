import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.direction.plan import Setting
from ciotat.stage.effects import breath, fire, flicker, smoke, steam, weather
from ciotat.stage.world import Particles, View

VIEW = View((0.0, 1.5, 6.0), (0.0, 1.2, 0.0), 35.0, 6.0, 2.8)


def setting(kind: str, sky: str, season: str, inside: bool = False) -> Setting:
    return Setting(kind, kind, inside, "day", sky, season, "1900")  # type: ignore[arg-type]


def sound(particles: tuple[Particles, ...]) -> int:
    """How many sprites there are, all of them finite and visible."""
    for p in particles:
        assert p.position.shape == p.streak.shape == (len(p.radius), 3)
        assert p.color.shape == (len(p.radius), 4)
        assert np.isfinite(p.position).all()
        assert (p.radius > 0).all()
        assert ((p.color[:, 3] >= 0) & (p.color[:, 3] <= 1)).all()
    return sum(len(p.radius) for p in particles)


@pytest.mark.parametrize(
    ("sky", "season"), [("snow", "winter"), ("storm", "winter"), ("rain", "summer"), ("storm", "summer")]
)
def test_weather_falls_in_view_and_in_bounds(sky: str, season: str) -> None:
    falling = weather(setting("street", sky, season), "shot")
    now = falling.at(3.0, VIEW)
    assert 500 < sound(now) <= 6000
    again = weather(setting("street", sky, season), "shot").at(3.0, VIEW)
    assert all(np.array_equal(a.position, b.position) for a, b in zip(now, again, strict=True))


def test_weather_stays_outside() -> None:
    assert len(weather(setting("room", "snow", "winter", inside=True), "s").layers) == 1
    assert weather(setting("street", "clear", "summer"), "s").at(0.0, VIEW) == ()


@settings(max_examples=20)
@given(st.floats(-3, 500))
def test_plumes_are_closed_forms_of_time(time: float) -> None:
    for made in (
        fire("f", (0.0, 0.0, 0.0), time),
        smoke("s", (0.0, 3.0, 0.0), time),
        steam("v", (0.0, 0.0, 0.0), time),
    ):
        assert sound(made) > 0
    assert 0.3 <= flicker("f", time) < 1.7


def test_breath_comes_and_goes() -> None:
    seen = [sound(breath("LI WEI", lambda t: (0.0, 1.6, 0.0), lambda t: 0.0, t)) for t in np.arange(0, 7, 0.1)]
    assert max(seen) > 4
    assert min(seen) == 0
