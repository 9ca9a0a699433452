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
    "dawn": ((0.13, 0.18, 0.34), (0.52, 0.38, 0.34), (0.11, 0.09, 0.085), (4.20, 2.45, 1.40), 9.0, 0.05),
    "day": ((0.15, 0.30, 0.62), (0.50, 0.60, 0.70), (0.24, 0.20, 0.15), (6.60, 5.60, 4.30), 38.0, -0.35),
    "dusk": ((0.085, 0.11, 0.24), (0.52, 0.27, 0.15), (0.09, 0.07, 0.065), (4.60, 1.95, 0.70), 7.0, 0.15),
    "night": ((0.012, 0.020, 0.050), (0.040, 0.062, 0.115), (0.012, 0.016, 0.026), (0.62, 0.84, 1.35), 40.0, 0.5),
}
MORNING = ((0.17, 0.31, 0.58), (0.66, 0.63, 0.58), (0.26, 0.21, 0.15), (6.70, 5.00, 3.10), 24.0, -0.38)
HEAT = ((0.42, 0.60, 0.84), (1.02, 0.97, 0.87), (0.42, 0.34, 0.24), (11.2, 9.3, 6.5), 40.0, -0.42)
BETWEEN, INTO = ("street", "square"), 26.0
"""Places with houses behind the camera too; from how far aside (degrees) the day's sun comes in between them."""
HAZES = {"clear": 0.0019, "overcast": 0.0035, "rain": 0.007, "snow": 0.008, "fog": 0.045, "storm": 0.009}
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
    if (setting.inside and setting.kind != "car") or setting.kind == "void":
        return _room(setting)
    if setting.kind == "space":
        return _space(setting)
    zenith, horizon, ground, light, height, exposure = _hour(setting)
    cover = COVER[setting.weather]
    towards = _towards(setting, height)
    grey = float(np.mean(horizon) * 0.62 + np.mean(zenith) * 0.38)
    veil = 0.85 * max(0.0, (cover - 0.25) / 0.75)
    if setting.weather == "storm" or setting.hour in ("dawn", "dusk"):
        grey *= 0.6
    cold = (0.92, 0.98, 1.10)
    zenith = _mixed(zenith, _times(cold, grey * 0.9), veil)
    horizon = _mixed(horizon, _times(cold, grey * 1.1), veil)
    direct = 1.0 - (0.93 if setting.weather != "snow" or setting.hour != "night" else 0.35) * (veil / 0.85)
    if setting.season == "winter" or "snow" in setting.features:
        ground = _mixed(ground, _times(horizon, 0.75), 0.7)
    lamp = Lamp("sun", _times(light, max(direct, 0.05)), _away(towards), radius=0.008 + 0.09 * veil)
    glow = _times(light, 0.10 * direct)
    air = _mixed(horizon, zenith, 0.25)
    haze = Haze(_times(air, 0.92), HAZES[setting.weather] * (1.35 if setting.hour in ("dawn", "dusk") else 1.0), 0.045)
    stars = (1.0 - veil) * {"night": 1.0, "dusk": 0.05, "dawn": 0.05}.get(setting.hour, 0.0)
    # the bright haze of a morning softens what the low sun leaves dark; in the heat shadows are hard
    fill = {MORNING[3]: 1.4, HEAT[3]: 0.8}.get(light, 1.0)
    over = Sky(zenith, horizon, ground, towards, glow, cover, stars, fill=fill + 0.35 * veil)
    return over, haze, lamp, exposure + 0.25 * veil


def _hour(setting: Setting) -> tuple[Colour, Colour, Colour, Colour, float, float]:
    """The row of CLEAR for the hour; a morning has a lower, warmer sun and a whiter horizon;
    in the heat the sky is pale, the sun high and white."""
    if setting.hour == "day" and "heat" in setting.features and setting.weather == "clear":
        return HEAT
    if setting.hour == "day" and "morning" in setting.features:
        return MORNING
    return CLEAR[setting.hour]


def _towards(setting: Setting, height: float) -> Point:
    """Where the sun or moon stands: to one side by the place's name; low light and moonlight come from behind."""
    side = 1.0 if chance("sun", setting.name).random() < 0.5 else -1.0
    early = setting.hour == "day" and not {"morning", "heat"}.isdisjoint(setting.features)
    if setting.kind == "platform":
        side = -1.0 if early else 1.0  # low, it would stand behind the goods shed
    high = setting.hour == "day" and setting.kind in BETWEEN
    around = (
        INTO if high else 50.0 if early else {"day": 48.0, "night": 128.0, "dawn": 62.0, "dusk": 112.0}[setting.hour]
    )
    up, turn = np.radians(height), np.radians(around) * side
    x, y, z = unit(np.array([np.sin(turn) * np.cos(up), np.sin(up), np.cos(turn) * np.cos(up)])).tolist()
    return (x, y, z)


def _room(setting: Setting) -> tuple[Sky, Haze, None, float]:
    above, around, below, exposure = ROOMS[setting.hour]
    if setting.kind == "void":
        dark = Sky((0.05, 0.055, 0.07), (0.055, 0.058, 0.066), (0.018, 0.018, 0.02), fill=1.4)
        return dark, Haze((0.02, 0.022, 0.027), 0.015, 0.05), None, 0.7
    made = Sky(above, around, below)
    if setting.weather in ("overcast", "rain", "snow", "storm", "fog"):
        made = replace(made, fill=0.85)
    return made, Haze(_times(around, 0.8), 0.004, 0.0), None, exposure


def _space(setting: Setting) -> tuple[Sky, Haze, Lamp, float]:
    """Black and full of stars, one hard sun from the side, no air."""
    towards = _towards(replace(setting, hour="day", features=()), 24.0)
    dark = Sky((0.004, 0.005, 0.009), (0.005, 0.006, 0.010), (0.003, 0.003, 0.005), towards, stars=1.0, fill=5.0)
    return dark, Haze((0.0, 0.0, 0.0), 0.0, 0.05), Lamp("sun", (7.4, 7.0, 6.4), _away(towards), radius=0.004), -0.2


def _times(colour: Colour, by: float) -> Colour:
    r, g, b = colour
    return (r * by, g * by, b * by)


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    r, g, b_ = (x + (y - x) * share for x, y in zip(a, b, strict=True))
    return (r, g, b_)


def _away(p: Point) -> Point:
    return (-p[0], -p[1], -p[2])
