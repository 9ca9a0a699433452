"""Ambience: the air of every place, by hour, weather and season, under a whole scene."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance, seed
from ciotat.core.time import Seconds
from ciotat.direction.plan import ScenePlan, Setting
from ciotat.sound.dialogue import sample
from ciotat.sound.effects import beasts, machines, weather
from ciotat.sound.event import Event, panned
from ciotat.sound.filters import Sound, low
from ciotat.sound.loudness import loudness
from ciotat.sound.stems import RATE

__all__ = ["Turn", "Turns", "ambience", "drawn", "layers"]

LEVEL = -35.0  # LUFS of a layer at 0 dB
_TURN, _JOIN = 13 * RATE, 2 * RATE
_DIFFERENT = 3  # airs of a kind in a film: two rooms may share one, and it is drawn once
_LAP = RATE // 3  # places melt into each other across a cut

_BEDS: dict[str, Callable[[float, np.random.Generator], Sound]] = {
    "wind": weather.wind,
    "hush": weather.hush,
    "leaves": weather.leaves,
    "rain": weather.rain,
    "sea": weather.sea,
    "fire": weather.fire,
    "room": weather.room,
    "city": weather.city,
    "murmur": weather.murmur,
    "rattle": weather.rattle,
    "birds": beasts.birds,
    "crow": beasts.crow,
    "owl": beasts.owl,
    "crickets": beasts.crickets,
    "clock": machines.clock,
    "engine": machines.engine,
}
_TELLING = {"birds", "crow", "owl", "murmur", "city", "sea"}  # layers whose return the ear would know
_MUFFLED = {"rain", "wind", "city", "sea"}
_TOWN = {"street", "alley", "square", "office", "cafe", "rooftop", "meeting", "market", "lobby", "shop"}
_WILD = {"forest", "meadow", "field", "hill", "graveyard", "pavilion", "desert", "village", "hamlet"}
_BUSY = {"platform", "cafe", "square", "market", "lobby"}
_WORDS = (
    ("fire", r"\b(camp)?fire\b|fireplace|stove|hearth|火堆|篝火|炉火|壁炉|火光", 4.0),
    ("sea", r"\b(sea|ocean|waves|beach|shore|harbou?r)\b|大海|海边|海浪|码头|港", 1.0),
    ("clock", r"\bclock\b.{0,20}\btick|ticking|滴答|钟摆", -3.0),
    ("murmur", r"\bcrowd|people everywhere|人群|人潮|熙熙攘攘", 0.0),
)


def layers(scene: ScenePlan) -> dict[str, float]:
    """The layers of a scene's air and how loud each is, in dB around LEVEL."""
    setting = scene.setting
    found = _inside(setting) if setting.inside or setting.kind in ("void", "space") else _outside(setting)
    if "stopped-train" in setting.features:
        found["engine"] = -5.0
    if setting.kind in _BUSY or "crowd" in setting.features:
        found["murmur"] = 1.0 if "crowd" in setting.features else -4.0
    words = " ".join((setting.name, *setting.features, *(beat.text for beat in scene.beats if beat.type != "line")))
    for name, pattern, level in _WORDS:
        if re.search(pattern, words, re.I):
            found[name] = max(level, found.get(name, level))
    return found


def _inside(setting: Setting) -> dict[str, float]:
    if setting.kind in ("void", "space"):
        return {"room": -12.0}
    if setting.kind == "train-car":
        return {"rattle": 2.0}
    if setting.kind == "car":
        return {"rattle": -7.0, **({"rain": -3.0} if setting.weather in ("rain", "storm") else {})}
    if setting.kind == "spaceship":
        return {"room": 2.0}
    found = {"room": -6.0}
    if setting.weather in ("rain", "storm"):
        found["rain"] = -7.0
    elif setting.weather == "snow":
        found["wind"] = -10.0
    if setting.kind in _TOWN and setting.era == "modern":
        found["city"] = -9.0
    return found


def _outside(setting: Setting) -> dict[str, float]:
    night = setting.hour == "night"
    found = {"wind": -3.0 if setting.weather in ("clear", "overcast", "fog") else 0.0}
    if setting.weather == "snow":
        found = {"hush": 2.0, "wind": -4.0} if night else {"hush": 0.0, "wind": -1.0}
    elif setting.weather in ("rain", "storm"):
        found["rain"] = 3.0
        found["wind"] = 2.0 if setting.weather == "storm" else -5.0
    elif setting.season == "summer" and night:
        found["crickets"] = -1.0
    elif not night and setting.season != "winter":
        found["birds"] = -1.0 if setting.kind in _WILD or setting.hour == "dawn" else -5.0
    if setting.kind in _WILD and "rain" not in found and "hush" not in found:
        found["leaves"] = -5.0
    if setting.kind in _WILD and night and setting.weather in ("clear", "fog", "overcast"):
        found["owl"] = -3.0
    if setting.season == "winter" and not night:
        found["crow"] = -3.0
    if setting.kind in _TOWN and setting.era == "modern":
        found["city"] = 1.0
    return found


@dataclass(frozen=True)
class Turn:
    """Some seconds of the layer called `name`: the `number`-th of them in one of a few such airs; `muffled` by walls."""

    name: str
    air: int
    muffled: bool
    number: int

    def draw(self) -> NDArray[np.float16]:
        """The turn at LEVEL, (n, 2)."""
        sound = _BEDS[self.name]((_TURN + _JOIN) / RATE, chance("ambience", self.name, self.air, self.number))
        if self.muffled:
            sound = low(sound, 900)
        level = loudness(sound)
        raised = sound * np.float32(10 ** ((LEVEL - level) / 20) if np.isfinite(level) else 0.0)
        return panned(raised, 0.0).astype(np.float16)


Turns = Callable[[Turn], NDArray[np.float16]]
"""Where turns come from: drawn, or kept."""


@lru_cache(maxsize=12)
def drawn(turn: Turn) -> NDArray[np.float16]:
    """A turn, drawn now if it was not lately."""
    return turn.draw()


def ambience(scene: ScenePlan, begin: Seconds, turns: Turns = drawn) -> Iterator[Event]:
    """The air of `scene`, which begins at `begin` in the film, in turns that melt into each other."""
    start, end = sample(begin) - _LAP, sample(begin + scene.length) + _LAP
    turn = min(_TURN, end - start)
    air = seed("ambience", scene.setting.name) % _DIFFERENT
    for name, level in sorted(layers(scene).items()):
        muffled = scene.setting.inside and name in _MUFFLED
        for index, at in enumerate(range(start, end, turn)):
            what = Turn(name, air, muffled, index % (3 if name in _TELLING else 1))
            over = min(_JOIN, end - at - turn) if end - at > turn else 0
            into = 2 * _LAP if at == start else _JOIN
            out = over if over > 2 * _LAP else 2 * _LAP
            length = min(turn + over, end - at)
            yield Event("ambience", at, partial(_piece, turns, what, level, length, into, out))


def _piece(turns: Turns, what: Turn, level: float, length: int, into: int, out: int) -> Sound:
    """`length` samples of a turn, with equal-power ends: the next begins under its last second or two."""
    sound = turns(what)[:length] * np.float32(10 ** (level / 20))
    into, out = min(into, length // 2), min(out, length // 2)
    sound[:into] *= np.sqrt(np.linspace(0, 1, into, dtype=np.float32))[:, None]
    sound[length - out :] *= np.sqrt(np.linspace(1, 0, out, dtype=np.float32))[:, None]
    return sound
