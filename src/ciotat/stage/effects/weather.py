"""The weather of a setting: what falls, blows and floats between the camera and the set."""

from dataclasses import dataclass

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.direction.plan import Setting
from ciotat.stage.effects.drift import Drift
from ciotat.stage.effects.splash import Splash
from ciotat.stage.world import Particles, View

__all__ = ["Weather", "weather"]

_WHITE = (0.9, 0.93, 0.97)


@dataclass(frozen=True, eq=False)
class Weather:
    """All that drifts in the air of one shot; at most 6,000 sprites."""

    layers: tuple[Drift | Splash, ...]

    def at(self, time: float, view: View) -> tuple[Particles, ...]:
        """The sprites at `time` as this camera sees them, the farthest layer first."""
        return tuple(layer.at(time, view) for layer in self.layers)


def weather(setting: Setting, seed: str) -> Weather:
    """The weather the setting asks for; the wind belongs to `seed`."""
    dice = chance("wind", seed)
    side = 1.0 if dice.random() < 0.5 else -1.0
    wind: Point = (side * float(dice.uniform(0.25, 0.7)), 0.0, float(dice.uniform(-0.3, 0.3)))
    if setting.inside:
        return Weather(_dust(seed))
    storm = setting.weather == "storm"
    if setting.weather == "snow" or (storm and setting.season == "winter"):
        return Weather(_snow(seed, wind, storm))
    if storm or setting.weather == "rain":
        return Weather(_rain(seed, wind, storm))
    if setting.season == "autumn" and setting.kind not in ("street", "platform", "station"):
        return Weather(_leaves(seed, wind))
    if (
        setting.season == "summer"
        and setting.hour != "night"
        and setting.kind in ("meadow", "forest", "garden", "field")
    ):
        return Weather(_pollen(seed, wind))
    return Weather(())


def _snow(seed: str, wind: Point, storm: bool) -> tuple[Drift, ...]:
    gust = 6.0 if storm else 1.0
    fall = -2.0 if storm else -0.95
    streak = 1 / 60 if storm else 1 / 96
    layers = ((4200, 38.0, 0.028, 0.5), (2600, 16.0, 0.014, 0.7), (1100, 7.0, 0.007, 0.85))
    return tuple(
        Drift(f"{seed} snow {i}", n, size, (wind[0] * gust, fall, wind[2] * gust), 0.25, r, (*_WHITE, a), streak)
        for i, (n, size, r, a) in enumerate(layers)
    )


def _rain(seed: str, wind: Point, storm: bool) -> tuple[Drift | Splash, ...]:
    gust = 4.5 if storm else 1.2
    layers = ((1800, 26.0, 0.009, 0.16), (1400, 12.0, 0.0045, 0.24), (500, 5.0, 0.0022, 0.3))
    drops = tuple(
        Drift(
            f"{seed} rain {i}",
            n,
            size,
            (wind[0] * gust, -8.5, wind[2] * gust),
            0.02,
            r,
            (0.74, 0.8, 0.88, a),
            1 / 50,
            0.0,
        )
        for i, (n, size, r, a) in enumerate(layers)
    )
    return (*drops, Splash(f"{seed} splash", 420 if storm else 260))


def _dust(seed: str) -> tuple[Drift, ...]:
    return (Drift(f"{seed} dust", 420, 5.0, (0.02, -0.008, 0.01), 0.12, 0.0028, (0.9, 0.85, 0.75, 0.3), floor=0.02),)


def _leaves(seed: str, wind: Point) -> tuple[Drift, ...]:
    colors = ((0.42, 0.16, 0.03), (0.5, 0.3, 0.05), (0.3, 0.1, 0.03))
    return tuple(
        Drift(f"{seed} leaf {i}", 70, 16.0, (wind[0] * 1.4, -0.75, wind[2]), 0.6, 0.028, (*c, 0.95), 1 / 96, 0.02)
        for i, c in enumerate(colors)
    )


def _pollen(seed: str, wind: Point) -> tuple[Drift, ...]:
    return (
        Drift(
            f"{seed} pollen", 260, 9.0, (wind[0] * 0.3, -0.02, 0.05), 0.3, 0.005, (0.95, 0.92, 0.75, 0.35), floor=0.05
        ),
    )
