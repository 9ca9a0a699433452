"""Key, fill and rim: the lamps a gaffer would bring for one shot, on top of what the place and the sky give."""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Point, facing, unit
from ciotat.direction.plan import Character, Light, Setting, Shot
from ciotat.stage.camera import Framing
from ciotat.stage.stage import LampSpec

__all__ = ["exposure", "lamps"]

COLD, WHITE, WARM = np.array([0.52, 0.7, 1.0]), np.array([1.0, 0.96, 0.9]), np.array([1.0, 0.66, 0.36])
MOON = np.array([0.45, 0.62, 1.0])
FLAME = {"fire": 0.5, "candle": 0.35, "lantern": 0.12}
FACES = ("MFS", "MS", "MCU", "CU", "ECU")
READ = 0.74
"""The least strength of the key on a near face in the dark: night is in what surrounds it, not in the eyes."""
LAID = 0.8
"""The least strength of the key on a thing that fills the picture; four times that against the sun."""
DIM = ("night", "dusk")
GRAZE = 0.85
"""How strong the light on a shoulder is that is looked over in the dark."""
DARK = ("dark", "black", "navy", "charcoal", "深", "黑", "藏青", "墨")
BRIMS = ("hat", "cap", "hood", "helmet", "fedora", "bonnet", "帽", "盔", "斗笠", "兜帽")


def _temper(warmth: float) -> NDArray[np.float64]:
    """A lamp's colour for a warmth in [-1 cold, 1 warm]."""
    return WHITE + (WARM - WHITE) * warmth if warmth > 0 else WHITE + (COLD - WHITE) * -warmth


def lamps(
    shot: Shot, setting: Setting, framing: Framing, subject: NDArray[np.float64], who: Character | None = None,
    past: tuple[NDArray[np.float64], Character] | None = None,
) -> tuple[LampSpec, ...]:  # fmt: skip
    """The shot's own lamps around `subject` (the eyes of `who` matters), seen from the camera of `framing`. In the dark a
    face that is near keeps enough light to be read, under the brim of a hat too, and dark clothes get a stronger edge
    against the dark. `past` is whose shoulder is looked over, by the eyes: in the dark that shoulder has a light of its
    own, so that cloth is seen and no black wall."""
    light = shot.light
    back = np.arctan2(*(framing.position - subject)[[0, 2]])
    side = -1.0 if light.key == "left" else 1.0
    day = not setting.inside and setting.hour == "day"
    low = day and "morning" in setting.features  # faces turned from a low sun need more
    strength = (0.5 if low else 0.35 if day else 1.0) * (0.35 + light.level)
    if setting.hour == "night" and not setting.inside:
        strength *= 0.6
    wide = shot.size in ("EWS", "WS")
    near = shot.size in FACES
    dim = setting.hour in DIM and who is not None and near
    if dim:
        strength = max(strength, READ)
    reach = 6.5 if wide else 3.4
    close = shot.size in ("MCU", "CU", "ECU")
    around, rise = (0.7, 0.34) if close else (0.85, 0.62)
    if near and _worn(who, ("hat", "top", "coat"), BRIMS):
        around, rise = 0.55, 0.1
    if shot.role == "insert":  # from where the camera looks, as far as that is on the side of the key
        seen = float(np.arctan2(*(framing.position - framing.target)[[0, 2]])) - back
        around = float(np.clip(side * np.arctan2(np.sin(seen), np.cos(seen)), 0.3, 2.6))
        rise, strength = 0.75, max(strength, LAID * (4.0 if day else 1.0))
    key_colour = _temper(light.warmth) * strength * 1.5
    key = _spot(subject, back + side * around, rise, reach, key_colour, 0.3, FLAME.get(light.source, 0.0), not day)
    fill_colour = _temper(-0.35 if light.warmth >= 0 else 0.15) * strength * 1.5 / max(light.ratio, 1.0)
    fill = _spot(subject, back - side * 0.7, 0.25, reach, fill_colour * (0.8 if dim else 0.55), 0.8, shadow=False)
    rim_colour = (MOON if setting.hour == "night" else _temper(-0.2)) * (0.5 if day else 1.0) * (0.8 + light.level)
    edge = 0.5 if wide else 0.9 if not (dim and _worn(who, ("coat", "top", "dress"), DARK)) else 2.0
    rim = _spot(subject, back + np.pi - side * 0.65, 0.75, reach, rim_colour * edge, 0.2, shadow=False)
    if past and setting.hour in DIM:
        return (key, fill, rim, _shoulder(framing, subject, *past))
    return (key, fill, rim)


def _shoulder(framing: Framing, subject: NDArray[np.float64], eyes: NDArray[np.float64], who: Character) -> LampSpec:
    """A light that grazes the back and the hat of whoever stands before the camera, from the side of the frame."""
    back = float(np.arctan2(*(framing.position - eyes)[[0, 2]]))
    to, past = (subject - framing.position)[[0, 2]], (eyes - framing.position)[[0, 2]]
    outer = -1.0 if to[0] * past[1] - to[1] * past[0] > 0 else 1.0
    strong = GRAZE * (2.4 if _worn(who, ("coat", "top", "dress"), DARK) else 1.0)
    return _spot(eyes, back + outer * 1.15, 0.55, 2.2, MOON * strong, 0.3, shadow=False)


def _worn(who: Character | None, topics: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether one of `words` is said of what somebody wears."""
    said = " ".join(who.look.get(topic, "") for topic in topics).lower() if who else ""
    return any(word in said for word in words)


def _spot(
    subject: NDArray[np.float64], azimuth: float, rise: float, reach: float, irradiance: NDArray[np.float64],
    radius: float, flicker: float = 0.0, shadow: bool = True,
) -> LampSpec:  # fmt: skip
    """A spot at `reach` metres from the subject, aimed at the chest, giving `irradiance` there."""
    away = facing(float(azimuth)) * np.cos(rise) + np.array([0.0, np.sin(rise), 0.0])
    position = subject + away * reach
    position[1] = max(position[1], 0.4)
    aim = unit(subject - np.array([0.0, 0.25, 0.0]) - position)
    return LampSpec(
        "spot", _point(irradiance * reach**2), _point(aim), _point(position), radius, 0.3, 0.95, shadow, flicker
    )


def _point(v: NDArray[np.float64]) -> Point:
    x, y, z = (round(float(c), 4) for c in v)
    return (x, y, z)


def exposure(light: Light) -> float:
    """Stops to add for a shot: dark moods stay dark, but never so dark that faces are lost."""
    return round((light.level - 0.5) * 0.5 + light.stops, 3)
