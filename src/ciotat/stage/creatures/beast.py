"""A four-legged animal: flesh, coat and eyes on a rig that walks, looks, howls and breathes."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.direction.plan import Gaze
from ciotat.stage.creatures.body import Flesh, flesh
from ciotat.stage.creatures.breed import Breed
from ciotat.stage.creatures.coat import Detail
from ciotat.stage.creatures.gait import Ground, Step, gait, steps
from ciotat.stage.creatures.life import alive
from ciotat.stage.creatures.path import Path
from ciotat.stage.creatures.posture import Posture, posture
from ciotat.stage.creatures.rig import Rig, pitch, turned
from ciotat.stage.creatures.skin import FEET, LEGS, NECK, SPINE, TAIL, Floats
from ciotat.stage.effects.breath import breath
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Mesh
from ciotat.stage.stage import Performer
from ciotat.stage.world import Lamp, Particles

__all__ = ["Beast"]

Where = Callable[[str, float], Point | None]
_BEATS = 12
_JAW_SHUT, _CLOSED = -35.0, -38.0
"""Degrees: the packed animal pants with an open mouth."""


@kept(12)
def _flesh(breed: Breed, dark: bool, detail: Detail) -> Flesh:
    return flesh(breed, dark, detail)


_STIRS = frozenset({"stand", "walk", "trot", "look", "turn", "feel", "yield"})
"""What an animal does that leaves it free to stir."""
Standing = tuple[Posture, float, dict[str, Step], Floats, Floats, dict[str, Floats]]
"""A posture, the yaw, the feet, where the torso begins and its rotation, rotations of the other bones."""


class Beast:
    """A Thing on four legs."""

    def __init__(
        self, performer: Performer, breed: Breed, key: str, ground: Ground, where: Where,
        detail: Detail = "near",
    ) -> None:  # fmt: skip
        self.breed, self._key, self._ground, self._where = breed, key, ground, where
        self._path, self._gazes = Path(performer.moves), performer.gazes
        self._flesh = _flesh(breed, performer.character.look.get("hour", "") in ("night", "dusk"), detail)
        heads = self._flesh.heads
        self._rig = Rig(self._flesh.names, heads)
        number = self._rig.number
        self._height = float(heads[number["scapula_L"]][1]) * 1.06
        self._torso = heads[number["torso"]]
        toes = {foot: heads[number[LEGS[foot][-1]]] for foot in FEET}
        self._toe = {foot: float(toe[1]) for foot, toe in toes.items()}
        middle = np.array([0.0, 0.0, (toes["LF"][2] + toes["LH"][2]) / 2])
        self._middle = middle
        self._rest = {foot: (toe - middle) * (1, 0, 1) for foot, toe in toes.items()}
        self._phase = chance("beast", key).random(6) * 6.283
        self._cold = performer.character.look.get("weather") == "winter"
        self.size = self._flesh.size
        self._stood: tuple[float, Standing] | None = None
        self._heads: dict[float, Point] = {}
        self._shown: tuple[float, tuple[Mesh, ...]] | None = None
        self.still = self.at(0.0)

    def at(self, time: float) -> tuple[Mesh, ...]:
        beat = self._beat(time)
        if self._shown is None or self._shown[0] != beat:
            self._shown = beat, self._posed(beat)
        return self._shown[1]

    def _beat(self, time: float) -> float:
        """The instant whose pose is seen: one that stands moves on the beats of flames, so that the frames between need
        not be drawn anew."""
        beat = min(math.floor(time * _BEATS + 1e-6) / _BEATS, time)
        legs = self._path.legs
        stands = all(not leg.moving for leg in legs[self._path.current(beat) : self._path.current(time) + 1])
        return beat if stands and self._path.yaw(beat) == self._path.yaw(time) else time

    def _posed(self, time: float) -> tuple[Mesh, ...]:
        held, yaw, feet, root, turn, local = self._standing(time)
        local = dict(local)
        self._look(time, root, yaw, local)
        bones = self._rig.posed(root, turn, local, self._soles(feet, held, yaw)).astype(np.float32)
        return self._flesh.posed(bones, held)

    def head(self, time: float) -> Point:
        if time not in self._heads:
            if len(self._heads) > 8:
                self._heads.pop(next(iter(self._heads)))
            *_, root, turn, local = self._standing(time)
            x, y, z = self._rig.placed("skull", root, turn, local) @ np.append(self._flesh.muzzle, 1.0)
            self._heads[time] = (float(x), float(y), float(z))
        return self._heads[time]

    def particles(self, time: float) -> tuple[Particles, ...]:
        return breath(self._key, self.head, self._path.yaw, time, 0.8) if self._cold else ()

    def lamps(self, time: float) -> tuple[Lamp, ...]:
        return ()

    def _standing(self, time: float) -> Standing:
        """How it stands while it looks ahead, kept until another instant is asked for: who looks at it asks again."""
        if self._stood is None or self._stood[0] != time:
            self._stood = time, self._stand(time)
        return self._stood[1]

    def _stand(self, time: float) -> Standing:
        held = self._held(time)
        x, z = self._path.at(time)
        yaw = self._path.yaw(time)
        feet = steps(self._path, time, self._rest, self._height, self._ground)
        bob, flex = self._stride(time)
        slope = self._slope(feet)
        turn = turned(yaw) @ pitch(np.radians(held.pitch) + slope + 0.35 * flex)
        h = self._height
        ground = float(
            np.mean(
                [
                    step.place[1] - max(step.swing and step.place[1] - self._ground(step.place[0], step.place[2]), 0.0)
                    for step in feet.values()
                ]
            )
        )
        breath_ = 0.0025 * h * np.sin(1.9 * time + self._phase[0])
        root = np.array([x, ground + self._torso[1] + breath_ + h * (bob - held.drop), z])
        root += turned(yaw) @ np.array([h * held.sway, 0.0, self._torso[2] - self._middle[2]])
        return held, yaw, feet, root, turn, self._local(time, held, flex)

    def _held(self, time: float) -> Posture:
        """Its posture, and what stirs in it where it stands still."""
        held = posture(self._path, time)
        leg = self._path.legs[self._path.current(time)] if self._path.legs else None
        if leg is not None and leg.verb not in _STIRS:
            return held
        stirred = alive(held, self._key, time, leg is not None and "stalking" in leg.manner, self.breed.wag)
        return replace(stirred, paw=0.0) if leg is not None and leg.moving else stirred

    def _stride(self, time: float) -> tuple[float, float]:
        """The body's rise and the spine's bend that belong to the gait."""
        if not self._path.legs:
            return 0.0, 0.0
        leg = self._path.legs[self._path.current(time)]
        if not leg.moving or not leg.begin <= time < leg.finish:
            return 0.0, 0.0
        way = gait(leg, self._height)
        w = min(1.0, (time - leg.begin) / 0.4, (leg.finish - time) / 0.4)
        turn = 2 * np.pi * leg.gone(time) / (way.stride * self._height)
        beat = 1 if way.flex else 2
        return w * (way.bob * np.sin(beat * turn + 0.6) - 0.03), w * way.flex * np.sin(turn + 0.9)

    def _slope(self, feet: dict[str, Step]) -> float:
        """The pitch of the ground under the body."""
        fore, hind = ((feet["L" + k].place + feet["R" + k].place) / 2 for k in "FH")
        rise = self._ground(fore[0], fore[2]) - self._ground(hind[0], hind[2])
        return float(-np.arctan2(rise, max(np.hypot(*(fore - hind)[[0, 2]]), 1e-3)))

    def _soles(self, feet: dict[str, Step], held: Posture, yaw: float) -> dict[str, tuple[Floats, float, float]]:
        ahead = turned(yaw) @ np.array([0.0, 0.0, self._height])
        result = {}
        for foot, step in feet.items():
            front = foot.endswith("F")
            shift = held.fore if front else held.hind
            air = np.sin(np.pi * step.swing) if step.swing else 0.0
            trail = max(step.share, 0.0) if not step.swing else 0.0
            fold = (1.0 if front else 0.55) * air + 0.3 * trail * (1.0 if front else 0.7)
            if held.drop > 0.3:
                fold += (-1.25 if front else -1.15) * min(1.0, (held.drop - 0.3) / 0.14)
            elif not front and held.pitch < -10:
                fold += 0.95 * held.pitch / 40.0
            lift = max(held.paw if foot == "LF" else -held.paw if foot == "RF" else 0.0, 0.0) * (not step.swing)
            fold += 0.7 * lift
            up = np.array([0.0, self._toe[foot] + self._height * (0.04 * trail + 0.055 * lift), 0.0])
            result[foot] = (step.place + ahead * shift + up, fold, 0.9 * air - 0.1 * trail)
        return result

    def _local(self, time: float, held: Posture, flex: float) -> dict[str, Floats]:
        wave, p = np.sin, self._phase
        neck = held.neck + self.breed.stoop + 1.5 * wave(0.7 * time + p[1])
        level = 16.0 - 0.95 * max(self.breed.stoop - 16.0, 0.0) if self.breed.hooves else -0.86 * self.breed.stoop
        head = held.head + level + 2.0 * wave(0.53 * time + p[2])
        local = {name: pitch(np.radians(neck / len(NECK))) for name in NECK}
        local["skull"] = pitch(np.radians(head)) @ turned(0.05 * wave(0.41 * time + p[3]) + np.radians(held.aside))
        shut = _CLOSED if self.breed.hooves else _JAW_SHUT
        local["jaw"] = pitch(np.radians(shut + held.jaw * (0.25 if self.breed.hooves else 1.0)))
        if flex:
            local |= {name: pitch(-1.35 * flex / len(SPINE)) for name in SPINE[1:]}
        tail = held.tail - (62.0 if self.breed.hooves else 0.0)
        for k, name in enumerate(TAIL):
            droop = tail / 6 if k < 6 else -0.25 * tail / 15
            sway = np.radians(1.6) * wave(1.1 * time + p[4] - 0.22 * k) + np.radians(held.wag / 9)
            local[name] = turned(sway) @ pitch(np.radians(droop))
        return local

    def _look(self, time: float, root: Floats, yaw: float, local: dict[str, Floats]) -> None:
        """Turns neck and skull towards what the animal watches; a change of target takes a moment."""
        side, up = 0.0, 0.0
        for share, target in _watched(self._gazes, time):
            point = self._where(target, time)
            if point is None:
                continue
            way = turned(-yaw) @ (np.array(point) - root)
            turn = float(np.arctan2(way[0], way[2]))
            share *= 1.0 - float(np.clip((abs(turn) - 1.6) / 0.8, 0.0, 1.0))  # no neck turns to what is behind
            side += share * float(np.clip(turn, -1.25, 1.25))
            up += share * float(np.clip(np.arctan2(way[1] - 0.3 * self._height, np.hypot(way[0], way[2])), -0.5, 0.6))
        for name in NECK:
            local[name] = turned(0.55 * side / len(NECK)) @ local[name] @ pitch(-0.4 * up / len(NECK))
        local["skull"] = turned(0.45 * side) @ local["skull"] @ pitch(-0.6 * up)


def _watched(gazes: tuple[Gaze, ...], time: float, blend: float = 0.45) -> list[tuple[float, str]]:
    """The targets at `time` with their shares: each gaze eases in over its first moment and out after its end."""
    shares = []
    for gaze in gazes:
        start, end = float(gaze.span.start), float(gaze.span.end)
        t = min((time - start) / blend if start > 0 else 1.0, 1.0, (end + blend - time) / blend)
        if t > 0:
            shares.append((t * t * (3 - 2 * t), gaze.target))
    total = max(1.0, sum(share for share, _ in shares))
    return [(share / total, target) for share, target in shares]
