"""Rooms: the answer of a place to a clap, made from noise that dies away faster on top; and spreading sound in it."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.direction.plan import Setting
from ciotat.sound.dsp import convolved
from ciotat.sound.filters import Sound, band, high, low, noise, samples
from ciotat.sound.stems import RATE

__all__ = ["ROOMS", "Room", "answer", "place_of", "spread"]


@dataclass(frozen=True)
class Room:
    """`ring`: seconds to fall by 60 dB; `bright`: where its top ends, in Hz; `gap`: seconds to the first echo;
    `slaps`: single echoes as (seconds, level); `level`: how much of it is heard, in dB."""

    ring: float
    bright: float
    gap: float
    level: float
    slaps: tuple[tuple[float, float], ...] = ()


ROOMS = {
    "small": Room(0.45, 5500, 0.004, -13.0, ((0.007, 0.5), (0.013, 0.35), (0.019, 0.25))),
    "large": Room(1.3, 4500, 0.016, -13.0, ((0.021, 0.4), (0.035, 0.3))),
    "corridor": Room(1.6, 3800, 0.009, -11.0, ((0.03, 0.45), (0.06, 0.3), (0.09, 0.2))),
    "car": Room(0.18, 3500, 0.002, -15.0, ((0.003, 0.6), (0.005, 0.5))),
    "street": Room(0.9, 3500, 0.03, -21.0, ((0.062, 0.4), (0.121, 0.22))),
    "field": Room(0.5, 2500, 0.03, -27.0, ((0.04, 0.12),)),
    "forest": Room(1.5, 2600, 0.045, -21.0, ((0.11, 0.1), (0.19, 0.08))),
    "hall": Room(2.3, 5000, 0.022, -12.0),
    "far": Room(3.2, 1800, 0.06, -9.0, ((0.31, 0.25), (0.55, 0.15))),
}
_OUTSIDE = {
    "forest": "forest",
    **dict.fromkeys(("street", "alley", "square", "platform", "courtyard", "market"), "street"),
}
_HALLS = frozenset({"church", "court", "works", "gallery", "theatre", "gym", "palace", "lobby", "shrine"})
_LARGE = re.compile(
    r"\bhall\b|church|cathedral|temple|palace|castle|theatre|theater|opera|court|barn|warehouse|factory|museum|airport|"
    r"大厅|礼堂|教堂|寺|庙|宫|殿|剧院|剧场|戏院|法院|法庭|仓库|厂|博物馆|机场",
    re.IGNORECASE,
)
_HOLLOW = re.compile(
    r"\b(tunnel|cave|mine|sewer|dungeon|stairs|stairwell|staircase)\b|隧道|洞|矿|楼梯|地牢", re.IGNORECASE
)


def place_of(setting: Setting) -> str:
    """The name of the room that a setting sounds like."""
    if setting.kind in ("train-car", "car", "lift"):
        return "car"
    if not setting.inside:
        return _OUTSIDE.get(setting.kind, "field")
    if setting.kind == "void":
        return "car"
    if _LARGE.search(setting.name):
        return "large"
    if setting.kind in _HALLS:
        return "large"
    return (
        "corridor"
        if setting.kind in ("corridor", "clinic", "stairs", "cell", "cave") or _HOLLOW.search(setting.name)
        else "small"
    )


@cache
def answer(name: str) -> NDArray[np.float32]:
    """The stereo impulse response (n, 2) of the room called `name`; its energy is its level."""
    room = ROOMS[name]
    n, gap = samples(room.gap + room.ring), samples(room.gap)
    sides = [_tail(room, n - gap, chance("room", name, side)) for side in ("left", "right")]
    made = np.zeros((n, 2), np.float32)
    made[gap:] = np.stack(sides, axis=1)
    made /= np.sqrt((made**2).sum() / 2)
    for at, (delay, level) in enumerate(room.slaps):
        i = samples(delay)
        made[i, at % 2] += level
        made[i + samples(0.0017), 1 - at % 2] += 0.7 * level
    made *= np.float32(10 ** (room.level / 20))
    return made


def _tail(room: Room, n: int, random: np.random.Generator) -> Sound:
    t = np.arange(n, dtype=np.float32) / RATE
    white = noise(random, n)
    lows = low(white, 600) * np.exp(-6.908 * t / room.ring)
    middle = band(white, 600, room.bright) * np.exp(-6.908 * t / (0.8 * room.ring))
    top = low(high(white, room.bright), 11000) * np.exp(-6.908 * t / (0.35 * room.ring))
    rise = np.minimum(t / 0.004, 1)
    return ((0.8 * lows + middle + 0.35 * top) * rise).astype(np.float32)


def spread(sound: NDArray[np.float32], name: str) -> NDArray[np.float32]:
    """Sound (n, 2) as the room called `name` answers it: longer by the room's tail, without the sound itself."""
    return convolved(sound, answer(name))
