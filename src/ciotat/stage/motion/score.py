"""The score: everything a body will do, worked out once for the whole shot and read at any instant.

Posture, feeling, locomotion, gestures and clips are laid over each other as curves, softened together, and kept in a
table; only what depends on others (gaze, hands that aim) is added when a pose is asked for.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Character
from ciotat.stage.motion import channels
from ciotat.stage.motion.boarding import railed
from ciotat.stage.motion.carry import grip
from ciotat.stage.motion.channels import ARM, COUNT, INDEX, LAG, row
from ciotat.stage.motion.clips import played
from ciotat.stage.motion.curve import RATE, Floats, Table, eased, keyed, softened
from ciotat.stage.motion.face import Feelings
from ciotat.stage.motion.feet import Footfalls, Ground, footfalls
from ciotat.stage.motion.gait import Stance
from ciotat.stage.motion.gestures import phrases, spoken
from ciotat.stage.motion.habits import habit
from ciotat.stage.motion.listening import flinches, listened
from ciotat.stage.motion.locomotion import carried
from ciotat.stage.motion.posture import aged, felt, passage, state
from ciotat.stage.motion.rig import Rig
from ciotat.stage.motion.route import Route, route, span
from ciotat.stage.motion.seats import Seat
from ciotat.stage.people.wardrobe import wardrobe
from ciotat.stage.stage import Performer

__all__ = ["Bar", "Score"]

HELD = ARM.index("held")
PLACED = [ARM.index(n) for n in ("x", "y", "z", "elbow_out")]
POSED = [ARM.index(n) for n in ("pronate", "wrist", "sway", "curl", "index", "thumb")]
WIDE = {
    "long dress": 0.12, "long skirt": 0.12, "dress": 0.07, "skirt": 0.07, "robe": 0.1, "coat": 0.05, "padded": 0.1,
}  # fmt: skip
SOFT, FLOW = 0.045, 0.07
VIGOUR = {"anger": 1.25, "joy": 1.1, "sad": 0.35, "fear": 0.6, "tender": 0.65, "surprise": 1.0, "disgust": 0.8}


class Bar(NamedTuple):
    """One instant of a score: root (3,) on the ground, yaw, channels (C,), feet (2, 6), how much each is in the air
    (2,), the phase and the depth of the breath."""

    root: Floats
    yaw: float
    channels: Floats
    feet: Floats
    air: Floats
    breath: float
    depth: float


class Score:
    """One body's score."""

    def __init__(
        self, rig: Rig, performer: Performer, feelings: Feelings, seed: str, ground: Ground, seat: Seat
    ) -> None:
        self.rig, self.performer, self.feelings, self.seed = rig, performer, feelings, seed
        stream = chance("stance", performer.character.id)
        half = rig.hips * float(stream.uniform(0.86, 1.0))
        ahead = float(stream.uniform(-0.06, 0.06)) * rig.leg / 0.93
        self.stance = Stance(half, float(stream.uniform(0.1, 0.2)), ahead, rig.leg)
        self.route: Route = route(performer.moves, self.stance)
        self.seat = seat
        self.grip = grip(performer.holds)
        self.acts = self.grip.recast(self.route.acts)
        self.said = phrases(performer.mouth, self.acts, seed)
        self.starts = flinches(feelings, self.said, self.acts)
        self.span = span(performer.moves)
        self.times = Table.grid(*self.span)
        self.table = Table(self.span[0], self._rows(ground))

    def at(self, time: float) -> Bar:
        """What the score says at `time`."""
        values = self.table.at(time)
        over = max(0.0, time - self.times[-1])
        end = 4 + COUNT
        breath = values[end + 14] + over * values[end + 16]
        return Bar(
            values[:3],
            float(values[3]),
            values[4:end],
            values[end : end + 12].reshape(2, 6),
            values[end + 12 : end + 14],
            float(breath),
            float(values[end + 15]),
        )

    def _rows(self, ground: Ground) -> Floats:
        root = softened(self.route.at(self.times), FLOW)
        feet = [
            footfalls(self.rig, self.times, first, steps, ground)
            for first, steps in zip(self.route.feet, self.route.steps, strict=True)
        ]
        coarse = np.arange(0, len(root), 6)
        level = np.interp(np.arange(len(root)), coarse, [ground(float(x), float(z)) for x, z, _ in root[coarse]])
        body = softened(self._body(root, feet[0], feet[1]), SOFT)
        place = np.column_stack([root[:, 0], softened(level, 0.1), root[:, 1], root[:, 2]])
        swings = [f.place for f in feet], [f.air for f in feet]
        return np.column_stack([place, body, *swings[0], *swings[1], *self._breath()])

    def _body(self, root: Floats, left: Footfalls, right: Footfalls) -> Floats:
        times, character = self.times, self.performer.character
        base = self._states()
        low = np.clip((-base[:, [INDEX["height"]]] / self.rig.leg - 0.62) / 0.3, 0, 1)
        low = np.maximum(low, np.clip(np.abs(base[:, [INDEX["pelvis_bow"]]]) / 0.6 - 1, 0, 1))
        firm = 1 - 0.85 * low
        walk = carried(self.rig, root, left, right, self._swings())
        still = 1 - np.clip(softened(np.maximum(left.air, right.air), 0.3) * 3, 0, 1)
        upright = np.clip(1 + base[:, INDEX["height"]] / (0.1 * self.rig.leg), 0, 1)
        body = base + firm * (self._felt() + aged(character.age) + _clothed(character)) + walk
        body += self._idle() * (still * upright)[:, None]
        own = habit(character)
        layers = [still[:, None] * upright[:, None] * own] if own is not None and not self.grip.name else []
        layers += [self._carried(left, right)] if self.grip.name else []
        layers += [m for m in (played(a, times, self.seed, self.grip.name != "") for a in self.acts) if m is not None]
        layers += [m for m in (railed(times, self.performer.moves),) if m is not None]
        layers.append(listened(times, self.performer.gazes, self.feelings, self.said, self.starts, self.seed))
        layers += spoken(times, self.said, self._vigour, self.seed, "l" if self.grip.name else "lr")
        return _laid(body, [_lagged(layer * firm) for layer in layers])

    def _states(self) -> Floats:
        keys = [self.span[0]]
        rows = [state(self.rig, self.route.state, self.seat)]
        for stay in self.route.stays:
            start = max(stay.start, keys[-1] + 0.02)
            keys.append(start)
            rows.append(state(self.rig, stay.before, self.seat))
            for share, values in passage(self.rig, stay.before, stay.after, self.seat):
                keys.append(start + share * stay.length)
                rows.append(values)
        return keyed(self.times, keys, np.stack(rows))

    def _felt(self) -> Floats:
        out = np.zeros((len(self.times), COUNT))
        for k, (start, emotion) in enumerate(zip(self.feelings.starts, self.feelings.emotions, strict=True)):
            part = np.ones(len(self.times)) if k == 0 else eased((self.times - start + 0.1) / 0.9)
            out += part[:, None] * (felt(emotion) - out)
        return out

    def _swings(self) -> tuple[float, float]:
        own = 0.7 if self.performer.character.age > 65 else 1.0
        return own, own * (0.3 if self.grip.name else 1.0)

    def _carried(self, left: Footfalls, right: Footfalls) -> Floats:
        """The arm that holds something, which gives way a little to a walk and much to a run."""
        layer = self.grip.layer(self.times, self.acts, self.performer.moves, self.performer.gazes)
        pace = np.clip(softened(np.maximum(left.air, right.air), 0.25) * 1.6, 0, 1)
        run = np.clip(softened(np.maximum(left.run, right.run), 0.22) * 1.7, 0, 1)
        layer[:, INDEX["held_r"]] *= (1 - 0.1 * pace) * (1 - 0.5 * run)
        return layer

    def _idle(self) -> Floats:
        """Weight that goes from leg to leg every few seconds: hips aside, shoulders level against it."""
        stream = chance("weight", self.seed)
        keys, sides, time, side = [self.span[0]], [0.0], self.span[0], 1.0 if stream.random() < 0.5 else -1.0
        while time < self.span[1]:
            amount = side * float(stream.uniform(0.45, 1.0))
            keys += [time + 1.3, time + 1.3 + float(stream.uniform(2.0, 5.0))]
            sides += [amount, amount * 0.94]
            time, side = keys[-1], -side
        over = keyed(self.times, keys, np.array(sides))
        out = np.zeros((len(self.times), COUNT))
        for name, value in (
            ("side", 0.042 * self.rig.leg / 0.93), ("pelvis_tip", 0.06), ("tip", -0.085), ("head_tip", 0.03),
            ("pelvis_turn", -0.04), ("turn", 0.05), ("shrug_l", -0.02), ("shrug_r", 0.02),
        ):  # fmt: skip
            out[:, INDEX[name]] = value * over
        out[:, INDEX["height"]] = -0.004 * np.abs(over)
        return out

    def _vigour(self, time: float) -> float:
        shares = self.feelings.shares(time, 0.9)
        return sum(s * VIGOUR.get(e.label, 0.85) * (0.8 + 0.3 * e.arousal) for e, s in shares)

    def _breath(self) -> tuple[Floats, Floats, Floats]:
        """Phase, depth and rate (radians a second): faster and deeper in alarm and after running."""
        arousal = np.array([self.feelings.arousal(float(t)) for t in self.times[::12]])
        stir = np.clip(np.interp(self.times, self.times[::12], arousal), -0.4, 1.0)
        young = 1.35 if self.performer.character.age < 12 else 1.0
        rate = 2 * np.pi * 0.24 * young * (1 + 0.9 * np.maximum(stir, 0) + 0.25 * np.minimum(stir, 0))
        start = float(chance("breath", self.performer.character.id).uniform(0, 2 * np.pi))
        return start + np.cumsum(rate) / RATE, 1 + 0.6 * np.maximum(stir, 0), rate


def _clothed(character: Character) -> Floats:
    """How clothes keep the arms off the body and the hands on top of the lap: channels (C,)."""
    wide = max(WIDE.get(garment.kind, 0.0) for garment in wardrobe(character)) if character.species == "human" else 0.0
    return row({"open": wide, "x": -1.2 * wide, "y": 2.6 * wide, "z": 0.8 * wide})


def _lagged(layer: Floats) -> Floats:
    """`layer` with hands and head trailing the hips a little."""
    out = layer.copy()
    at = np.arange(len(layer), dtype=np.float64)
    for i in np.flatnonzero(LAG):
        if layer[:, i].any():
            out[:, i] = np.interp(at - LAG[i] * RATE, at, layer[:, i])
    return out


def _laid(body: Floats, layers: Sequence[Floats]) -> Floats:
    """Layers over a body: angles add up; a hand that one layer holds is no longer where the layers below held it."""
    body = body.copy()
    for side in (0, 1):
        first = channels.ARMS.start + side * len(ARM)
        held, placed = body[:, first + HELD].copy(), body[:, [first + i for i in PLACED]]
        placed = placed * held[:, None]
        posed = body[:, [first + i for i in POSED]]
        for layer in layers:
            weight = np.clip(layer[:, first + HELD], 0, 1)[:, None]
            placed = placed * (1 - weight) + layer[:, [first + i for i in PLACED]]
            posed = posed * (1 - weight) + layer[:, [first + i for i in POSED]]
            held = held + weight[:, 0] * (1 - held)
        calm = np.array([0.1, -0.6, 0.3, 0.0])
        body[:, [first + i for i in PLACED]] = (placed + 1e-3 * calm) / (held[:, None] + 1e-3)
        body[:, [first + i for i in POSED]] = posed
        body[:, first + HELD] = held
    apart = [i for i in range(COUNT) if i not in _arm_columns()]
    for layer in layers:
        body[:, apart] += layer[:, apart]
    return body


def _arm_columns() -> set[int]:
    return {channels.ARMS.start + side * len(ARM) + i for side in (0, 1) for i in (HELD, *PLACED, *POSED)}
