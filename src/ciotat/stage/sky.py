"""The sky of a setting: what stands behind everything, the haze between, and the one great light."""

from dataclasses import replace

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point, unit
from ciotat.direction.plan import Setting
from ciotat.stage.mesh import Colour
from ciotat.stage.world import Haze, Lamp, Sky

__all__ = ["sky"]

# zenith, horizon and ground radiance, irradiance of sun or moon, its height in degrees, exposure in stops
CLEAR: dict[str, tuple[Colour, Colour, Colour, Colour, float, float]] = {
    "dawn": ((0.16, 0.22, 0.40), (0.62, 0.46, 0.42), (0.12, 0.10, 0.10), (2.60, 1.55, 0.95), 9.0, 0.25),
    "day": ((0.18, 0.36, 0.78), (0.62, 0.76, 0.92), (0.22, 0.20, 0.17), (4.20, 3.75, 3.10), 38.0, 0.0),
    "dusk": ((0.10, 0.13, 0.28), (0.80, 0.42, 0.22), (0.10, 0.08, 0.08), (2.70, 1.20, 0.45), 7.0, 0.3),
    "night": ((0.012, 0.020, 0.050), (0.040, 0.062, 0.115), (0.012, 0.016, 0.026), (0.42, 0.58, 0.95), 40.0, 0.55),
}
HAZES = {"clear": 0.0035, "overcast": 0.006, "rain": 0.014, "snow": 0.013, "fog": 0.055, "storm": 0.018}
COVER = {"clear": 0.25, "overcast": 0.9, "rain": 1.0, "snow": 0.95, "fog": 1.0, "storm": 1.0}
ROOMS: dict[str, tuple[Colour, Colour, Colour, float]] = {
    # what the walls give back: from above, from around, from the floor; exposure
    "dawn": ((0.16, 0.15, 0.17), (0.20, 0.17, 0.16), (0.09, 0.07, 0.06), 0.55),
    "day": ((0.26, 0.27, 0.29), (0.30, 0.29, 0.28), (0.15, 0.13, 0.11), 0.35),
    "dusk": ((0.11, 0.10, 0.12), (0.16, 0.12, 0.10), (0.07, 0.055, 0.045), 0.65),
    "night": ((0.035, 0.040, 0.060), (0.055, 0.052, 0.060), (0.024, 0.020, 0.018), 0.9),
}


def sky(setting: Setting) -> tuple[Sky, Haze, Lamp | None, float]:
    """The sky, the haze, the sun or moon (None inside, where windows and lamps do the work), the exposure in stops."""
    if setting.inside or setting.kind == "void":
        return _room(setting)
    zenith, horizon, ground, light, height, exposure = CLEAR[setting.hour]
    cover = COVER[setting.weather]
    towards = _towards(setting, height)
    grey = float(np.mean(horizon) * 0.62 + np.mean(zenith) * 0.38)
    veil = 0.85 * max(0.0, (cover - 0.25) / 0.75)
    if setting.weather == "storm":
        grey *= 0.55
    cold = (0.92, 0.98, 1.10)
    zenith = _mixed(zenith, _times(cold, grey * 0.9), veil)
    horizon = _mixed(horizon, _times(cold, grey * 1.1), veil)
    direct = 1.0 - (0.93 if setting.weather != "snow" or setting.hour != "night" else 0.35) * (veil / 0.85)
    if setting.season == "winter" or "snow" in setting.features:
        ground = _mixed(ground, _times(horizon, 0.75), 0.7)
    lamp = Lamp("sun", _times(light, max(direct, 0.05)), _away(towards), radius=0.008 + 0.09 * veil)
    glow = _times(light, 0.30 * direct * (0.25 if setting.hour == "night" else 1.0))
    air = _mixed(horizon, zenith, 0.25)
    haze = Haze(_times(air, 0.92), HAZES[setting.weather] * (1.6 if setting.hour in ("dawn", "dusk") else 1.0), 0.045)
    stars = (1.0 - veil) * {"night": 1.0, "dusk": 0.05, "dawn": 0.05}.get(setting.hour, 0.0)
    over = Sky(zenith, horizon, ground, towards, glow, cover, stars, fill=1.0 + 0.35 * veil)
    return over, haze, lamp, exposure + 0.25 * veil


def _towards(setting: Setting, height: float) -> Point:
    """Where the sun or moon stands: to one side by the place's name; low light and moonlight come from behind."""
    side = 1.0 if chance("sun", setting.name).random() < 0.5 else -1.0
    if setting.kind == "platform":
        side = 1.0
    around = {"day": 48.0, "night": 128.0, "dawn": 62.0, "dusk": 112.0}[setting.hour]
    up, turn = np.radians(height), np.radians(around) * side
    x, y, z = unit(np.array([np.sin(turn) * np.cos(up), np.sin(up), np.cos(turn) * np.cos(up)])).tolist()
    return (x, y, z)


def _room(setting: Setting) -> tuple[Sky, Haze, None, float]:
    above, around, below, exposure = ROOMS[setting.hour]
    if setting.kind == "void":
        dark = Sky((0.012, 0.014, 0.018), (0.045, 0.048, 0.055), (0.010, 0.010, 0.011), fill=1.6)
        return dark, Haze((0.03, 0.032, 0.038), 0.02, 0.05), None, 0.6
    made = Sky(above, around, below)
    if setting.weather in ("overcast", "rain", "snow", "storm", "fog"):
        made = replace(made, fill=0.85)
    return made, Haze(_times(around, 0.8), 0.004, 0.0), None, exposure


def _times(colour: Colour, by: float) -> Colour:
    r, g, b = colour
    return (r * by, g * by, b * by)


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    r, g, b_ = (x + (y - x) * share for x, y in zip(a, b, strict=True))
    return (r, g, b_)


def _away(p: Point) -> Point:
    return (-p[0], -p[1], -p[2])
