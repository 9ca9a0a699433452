"""What never stops in an animal that stands: an ear turns, the head sinks, a paw shifts, weight goes from leg to leg, and
where it threatens the lip lifts now and then. Each comes by chance, by the name of the animal, whatever else it does."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.creatures.posture import Posture

__all__ = ["alive"]

_EAR = 1.9, 0.34
_DIP = 3.6, 1.7
_GLANCE = 4.6, 1.5
_PAW = 3.8, 1.0
_GROWL = 3.0, 1.5
"""Seconds: about how often it comes, how long it lasts."""


def alive(held: Posture, key: str, time: float, stalking: bool, wag: float = 0.0) -> Posture:
    """`held` with what stirs in it at `time`. `stalking`: it keeps its eyes on what is before it, and growls. `wag` in
    [0, 1]: how gladly the tail moves."""
    dip, growl = _now(key, "dip", *_DIP, time), _now(key, "growl", *_GROWL, time) if stalking else 0.0
    glance = _now(key, "glance", *_GLANCE, time) * (0.0 if stalking else 1.0)
    sway = 0.012 * np.sin(0.83 * time + _phase(key)) + 0.008 * np.sin(1.37 * time + 2 * _phase(key))
    return replace(
        held,
        neck=held.neck + (11.0 if stalking else 7.0) * dip,
        head=held.head - (4.0 if stalking else -4.0) * dip - 3.0 * growl,
        jaw=held.jaw + 15.0 * growl,
        lip=max(held.lip, 0.95 * growl * (0.85 + 0.15 * np.sin(29 * time))),
        hackles=max(held.hackles, 0.7 * growl),
        ears=min(1.0, held.ears + 0.3 * growl),
        left=_now(key, "left", *_EAR, time),
        right=_now(key, "right", *_EAR, time),
        aside=26.0 * glance * _side(key, "glance", _GLANCE[0], time),
        sway=sway,
        paw=_now(key, "paw", *_PAW, time) * _side(key, "paw", _PAW[0], time),
        tail=held.tail + 5.0 * growl,
        wag=(3.0 if stalking else 2.0) * np.sin(0.9 * time + _phase(key)) + 20.0 * wag * np.sin(13.0 * time),
    )


def _now(key: str, what: str, every: float, length: float, time: float) -> float:
    """How far what comes about once in `every` seconds is under way, in [0, 1]."""
    number = int(np.floor(time / every))
    begin, _ = _drawn(key, what, number)
    t = (time / every - number) * every - begin * (every - length)
    return float(np.sin(np.pi * t / length) ** 2) if 0.0 < t < length else 0.0


def _side(key: str, what: str, every: float, time: float) -> float:
    return 1.0 if _drawn(key, what, int(np.floor(time / every)))[1] < 0.5 else -1.0


def _phase(key: str) -> float:
    return 6.283 * _drawn(key, "phase", 0)[0]


@lru_cache(maxsize=256)
def _drawn(key: str, what: str, number: int) -> tuple[float, float]:
    one, two = chance("life", key, what, number).random(2)
    return float(one), float(two)
