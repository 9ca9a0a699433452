"""How an animal holds itself: a handful of numbers per verb, blended from move to move."""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.creatures.path import Leg, Path

__all__ = ["Posture", "posture"]


@dataclass(frozen=True)
class Posture:
    """Angles in degrees: `neck` and `head` (down is positive), `jaw` (open), `tail` (up), `pitch` of the trunk (nose
    down);
    `drop` of the trunk and `fore`, `hind` shifts of the feet forward, in shoulder heights; `ears` laid back, `lip`
    lifted and
    `hackles` raised in [0, 1]; `left` and `right` lay one ear back further, `aside` turns the head (degrees to its left),
    `sway` shifts the trunk to its left and `paw` lifts a fore foot (the left where positive), in shoulder heights; `wag`
    swings the tail (degrees)."""

    neck: float = 0.0
    head: float = 0.0
    jaw: float = 0.0
    tail: float = 0.0
    pitch: float = 0.0
    drop: float = 0.0
    fore: float = 0.0
    hind: float = 0.0
    ears: float = 0.0
    lip: float = 0.0
    hackles: float = 0.0
    left: float = 0.0
    right: float = 0.0
    aside: float = 0.0
    sway: float = 0.0
    paw: float = 0.0
    wag: float = 0.0


_STAND = Posture(neck=0.0, head=6.0, tail=-12.0)
_VERBS = {
    "walk": Posture(neck=16.0, head=-8.0, tail=-6.0, jaw=12.0),
    "trot": Posture(neck=18.0, head=-10.0, tail=2.0, jaw=20.0),
    "run": Posture(neck=30.0, head=-20.0, tail=16.0, jaw=27.0, ears=0.7),
    "howl": Posture(neck=-34.0, head=-30.0, jaw=33.0, tail=-8.0, pitch=-4.0, ears=0.8),
    "snarl": Posture(
        neck=40.0, head=-26.0, jaw=24.0, tail=14.0, pitch=5.0, drop=0.1, fore=0.1, ears=1.0, lip=1.0, hackles=1.0
    ),
    "sit": Posture(neck=22.0, head=14.0, tail=-2.0, pitch=-36.0, drop=0.1, fore=-0.02, hind=0.5),
    "lie": Posture(neck=-14.0, head=18.0, tail=-14.0, pitch=2.0, drop=0.47, fore=0.26, hind=0.36),
    "strike": Posture(neck=26.0, head=-24.0, jaw=37.0, tail=10.0, pitch=-6.0, fore=0.1, ears=1.0, lip=1.0, hackles=1.0),
    "cower": Posture(neck=46.0, head=-16.0, tail=-30.0, pitch=4.0, drop=0.2, ears=1.0),
    "yield": Posture(neck=44.0, head=-2.0, tail=-26.0, pitch=1.0, drop=0.05, ears=0.9),
}
_LOW = Posture(neck=30.0, head=-22.0, jaw=-6.0, tail=4.0, pitch=3.0, drop=0.07, ears=0.4, hackles=0.25)
"""What stalking adds to standing and walking: the head under the line of the back, the eyes up, the steps bent."""
_STALKED = frozenset({"stand", "walk", "trot"})
_BLEND = 0.55


def posture(path: Path, time: float) -> Posture:
    """The posture at `time`, eased over half a second at each change."""
    if not path.legs:
        return _STAND
    number = path.current(time)
    leg = path.legs[number]
    now = np.array(astuple(_acting(leg.verb, time - leg.begin, leg.finish - leg.begin, leg.moving, time < leg.finish)))
    now = now + _stalked(leg)
    if number == 0:
        return Posture(*now)
    last = path.legs[number - 1]
    before = np.array(astuple(_acting(last.verb, leg.begin - last.begin, last.finish - last.begin, last.moving, False)))
    before = before + _stalked(last)
    t = float(np.clip((time - leg.begin) / _BLEND, 0, 1))
    return Posture(*(before + (now - before) * t * t * (3 - 2 * t)))


def _stalked(leg: Leg) -> NDArray[np.float64]:
    """What its manner adds to a move."""
    low = "stalking" in leg.manner and leg.verb in _STALKED
    return np.array(astuple(_LOW)) if low else np.zeros(len(astuple(_LOW)))


def _acting(verb: str, since: float, length: float, moving: bool, going: bool) -> Posture:
    """A verb's posture `since` seconds into it: gaits end standing, a howl swells and falls, a snarl trembles."""
    if verb in ("walk", "trot", "run"):
        return _mixed(
            _STAND, _VERBS[verb], min(_ease(since / 0.5), _ease((length - since) / 0.5)) if moving and going else 0.0
        )
    if verb == "howl":
        breath = (since % 4.2) / 4.2
        voice = _ease(breath / 0.16) * _ease((1 - breath) / 0.2)
        rise = min(_ease(since / 0.9), _ease((length - since) / 0.6)) if going else 0.0
        howl = _VERBS["howl"]
        return _mixed(
            _STAND, Posture(**{**howl.__dict__, "jaw": howl.jaw * voice, "head": howl.head - 6.0 * voice}), rise
        )
    if verb == "snarl":
        tremble = 0.8 + 0.2 * np.sin(since * 31) * np.sin(since * 5.3)
        snarl = _VERBS["snarl"]
        return Posture(**{**snarl.__dict__, "lip": tremble, "jaw": snarl.jaw * (0.6 + 0.4 * np.sin(since * 2.1))})
    if verb == "strike":
        return _mixed(_VERBS["snarl"], _VERBS["strike"], float(np.sin(np.pi * np.clip(since / max(length, 0.1), 0, 1))))
    return _VERBS.get(verb, _STAND)


def _mixed(a: Posture, b: Posture, share: float) -> Posture:
    low, high = np.array(astuple(a)), np.array(astuple(b))
    return Posture(*(low + (high - low) * share))


def _ease(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)
