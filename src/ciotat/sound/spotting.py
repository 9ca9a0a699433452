"""Spotting: every cue of a scene drawn, set to its level and put at its distance."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.time import Seconds
from ciotat.direction.plan import Character, ScenePlan
from ciotat.sound.cues import Cue, cues
from ciotat.sound.dialogue import sample
from ciotat.sound.effects import beasts, foley, machines, weather
from ciotat.sound.event import Event, panned
from ciotat.sound.filters import Sound, low
from ciotat.sound.loudness import Meter
from ciotat.sound.reverb import place_of
from ciotat.sound.stems import RATE

__all__ = ["effects"]

Draw = Callable[[float, np.random.Generator], Sound]
# name: how it is drawn, and the loudest 400 ms of it in LUFS where it stands three metres away (far things: as heard)
_TABLE: dict[str, tuple[Draw, float]] = {
    "train arrive": (machines.train, -19.0),
    "train depart": (partial(machines.train, going="depart"), -20.0),
    "train pass": (partial(machines.train, going="pass"), -17.0),
    "whistle": (machines.whistle, -20.0),
    "steam": (machines.steam, -25.0),
    "howl": (beasts.howl, -21.0),
    "snarl": (beasts.snarl, -20.0),
    "bark": (beasts.bark, -24.0),
    "neigh": (beasts.neigh, -22.0),
    "hooves": (beasts.hooves, -26.0),
    "crow": (beasts.crow, -28.0),
    "owl": (beasts.owl, -28.0),
    "knock": (foley.knock, -22.0),
    "door": (foley.door, -26.0),
    "glass": (foley.glass, -20.0),
    "thud": (foley.thud, -25.0),
    "cloth": (foley.cloth, -40.0),
    "cries": (beasts.cries, -23.0),
    "heart": (foley.heart, -38.0),
    "gunshot": (machines.gunshot, -14.0),
    "explosion": (machines.explosion, -14.0),
    "thunder": (weather.thunder, -19.0),
    "phone": (machines.phone, -23.0),
    "bell": (machines.bell, -24.0),
    "car": (machines.car, -24.0),
}
_STEPS = -31.0
_NOTHING = -80.0  # LUFS: what is drawn so low is no sound, and is not raised to one
_BORN_FAR = {"howl", "whistle", "thunder", "bell", "train arrive", "train depart", "train pass", "car"}


def effects(scene: ScenePlan, begin: Seconds, people: dict[str, Character]) -> Iterator[Event]:
    """Every effect of `scene`, which begins at `begin` in the film."""
    room = place_of(scene.setting)
    for cue in cues(scene, people):
        far = cue.distance >= 40
        wet = 1.0 if far else 0.4 + 0.1 * min(cue.distance, 10.0)
        yield Event(
            "effects", sample(begin) + round(cue.start * RATE), partial(_draw, cue), "far" if far else room, wet
        )


def _draw(cue: Cue) -> Sound:
    random = chance("effect", cue.name, *cue.identity)
    if cue.name.startswith("step "):
        sound, level = foley.step(cue.name[5:], cue.weight, random), _STEPS + 6 * np.log2(cue.weight)
    else:
        draw, level = _TABLE[cue.name]
        sound = draw(cue.length, random)
    away = 1.0 if cue.name in _BORN_FAR else max(cue.distance, 0.7) / 3.0
    level -= 3.0 * np.log2(away)
    if cue.distance > 8:
        sound = low(sound, 15000 / (1 + cue.distance / 30), 1)
    placed = panned(sound, 0.6 * cue.side)
    meter = Meter()
    meter.add(placed)
    loud = float(meter.momentary.max())
    return placed * np.float32(10 ** ((level - loud) / 20) if loud > _NOTHING else 0)
