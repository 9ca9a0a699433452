"""What one does with the thing in the right hand: show it, let it hang, raise it for light, take aim with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ciotat.direction.plan import Gaze, Move
from ciotat.stage.marks import HANGING
from ciotat.stage.motion.channels import row
from ciotat.stage.motion.curve import Floats, bump
from ciotat.stage.motion.route import Act

__all__ = ["PAPERS", "Grip", "grip"]

LIGHTS = ("lantern", "lamp", "torch", "candle", "马灯", "灯笼", "提灯", "火把", "蜡烛", "手电")
GUNS = ("pistol", "gun", "rifle", "revolver", "枪")
BLADES = ("sword", "knife", "axe", "stick", "剑", "刀", "斧", "棍")
PAPERS = ("letter", "paper", "photo", "map", "book", "telegram", "信", "报", "照片", "地图", "书")
"""What one reads with both hands."""
PHONES = ("phone", "手机", "电话")
PHONING = ("phoning",)
RAISED = ("raised", "raise", "lift", "hold up", "held up", "举", "提起")


def _both(**values: float) -> dict[str, float]:
    return {f"{name}_{side}": value for name, value in values.items() for side in "lr"}


CLASP = {"curl_r": 0.55, "thumb_r": 0.3}
SHOWN = {
    "held_r": 1.0, "x_r": -0.1, "y_r": -0.5, "z_r": 0.47, "elbow_out_r": 0.06, "pronate_r": -0.32, "wrist_r": -0.08,
    "curl_r": 0.72, "index_r": -0.12, "thumb_r": 0.5,
}  # fmt: skip
KEPT = {
    **SHOWN, "x_r": -0.02, "y_r": -0.8, "z_r": 0.3, "elbow_out_r": 0.03, "pronate_r": -0.1, "wrist_r": 0.0,
}  # fmt: skip
"""A paper that nobody reads now: low, out of the way of faces."""
READ = {**SHOWN, "x_r": -0.24, "y_r": -0.36, "z_r": 0.56, "pronate_r": -0.45, "head_bow": 0.05}
SPREAD = {
    **READ, "x_r": -0.09, "y_r": -0.37, "held_l": 1.0, "x_l": -0.09, "y_l": -0.37, "z_l": 0.56, "elbow_out_r": 0.08,
    "elbow_out_l": 0.08, **_both(pronate=-0.2, wrist=-0.05, curl=0.8, index=0.05, thumb=0.25),
}  # fmt: skip
WEIGHED = {
    **READ, "x_r": -0.16, "y_r": -0.42, "z_r": 0.5, "pronate_r": -0.1, "curl_r": 1.0, "index_r": -0.1, "thumb_r": 0.45,
}  # fmt: skip
"""A weapon that one looks at."""
LIFTED = {
    "held_r": 1.0, "x_r": 0.1, "y_r": 0.2, "z_r": 0.74, "elbow_out_r": 0.1, "pronate_r": 0.75, "curl_r": 1.15,
    "thumb_r": 0.7, "shrug_r": 0.06, "turn": 0.06,
}  # fmt: skip
EAR = {
    "held_r": 1.0, "x_r": -0.02, "y_r": 0.3, "z_r": 0.16, "elbow_out_r": 0.3, "pronate_r": 0.5, "curl_r": 0.8,
    "thumb_r": 0.4,
}  # fmt: skip
"""A telephone at the ear."""
FAN = {
    "held_r": 1.0, "x_r": -0.04, "y_r": -0.4, "z_r": 0.5, "elbow_out_r": 0.12, "pronate_r": 0.5, "curl_r": 0.9,
    "thumb_r": 0.5,
}  # fmt: skip
STIRS, STIRRED = 1.4, {"x_r": 0.07, "z_r": 0.05, "pronate_r": 0.25}
"""Times a second that a fan goes to and fro, and how far."""
HUNG = {**CLASP, "elbow_r": -0.14, "raise_r": 0.03, "open_r": 0.07, "shrug_r": -0.03, "tip": -0.02}
READY = {**CLASP, "elbow_r": 0.08, "open_r": 0.08}
GUARD = {
    "held_r": 0.0, "turn": 0.14, "pelvis_turn": 0.06, "bow": 0.03, "head_bow": 0.04, "pronate_r": 0.1, "curl_r": 0.55,
    "thumb_r": 0.3,
}  # fmt: skip


@dataclass(frozen=True)
class Grip:
    """How the thing called `name` is held: at `rest`, and raised (`up`), by the acts named in `verbs`."""

    name: str
    rest: Mapping[str, float]
    up: Mapping[str, float]
    verbs: tuple[str, ...]
    gun: bool = False
    phone: bool = False

    @property
    def hangs(self) -> bool:
        """Whether the arm is down, free to swing a little."""
        return self.rest is not SHOWN and self.rest is not KEPT and self.rest is not FAN

    def owns(self, target: str) -> bool:
        """Whether `target` (the id of a prop) is the thing held."""
        return bool(self.name) and target.partition("#")[0] == self.name

    def recast(self, acts: Sequence[Act]) -> list[Act]:
        """`acts` as one does them with this in hand: guns are aimed, lights lifted, one's own letter is read."""
        return [replace(a, verb=self._verb(a)) for a in acts]

    def _verb(self, act: Act) -> str:
        if not self.name:
            return act.verb
        if self.gun and act.verb in ("point", "strike"):
            return "aim"
        handled = act.verb in ("reach", "take") and self.owns(act.target)
        return "raise" if handled or act.verb in self.verbs else act.verb

    def _looked(self, times: Floats, gazes: Sequence[Gaze]) -> Floats:
        """How much (T) it is raised to be looked at."""
        looked = np.zeros(len(times))
        for gaze in gazes:
            if self.owns(gaze.target):
                span = float(gaze.span.start) - 0.1, float(gaze.span.end) + 1.0
                looked = np.maximum(looked, bump(times, *span, 0.8, 0.9))
        return looked

    def layer(self, times: Floats, acts: Sequence[Act], moves: Sequence[Move], gazes: Sequence[Gaze]) -> Floats:
        """The channels (T, C) of holding it, over `times`."""
        up = np.zeros(len(times))
        for act in acts:
            if act.verb == "raise":
                up = np.maximum(up, bump(times, act.start + 0.1, max(act.end, act.start + 1.6), 0.7, 0.9))
        for start, end in _raised(moves):
            up = np.maximum(up, bump(times, start, end, 0.8, 0.9))
        looked = self._looked(times, gazes)
        if not self.hangs:
            up = np.maximum(up, looked)
        rest, raised = row(self.rest), row(self.up)
        held = rest + up[:, None] * (raised - rest)
        if self.rest is FAN:
            held = held + np.sin(2 * np.pi * STIRS * times)[:, None] * row(STIRRED)
        if self.rest is READY:
            held = held + looked[:, None] * (row(WEIGHED) - held)
        if not self.phone:
            return held
        ear = np.zeros(len(times))
        for start, end in _spans(moves, PHONING):
            ear = np.maximum(ear, bump(times, start, end, 0.6, 0.9))
        return held + ear[:, None] * (row(EAR) - held)


def _raised(moves: Sequence[Move]) -> list[tuple[float, float]]:
    """From when to when the arm is up: what is still up at the next move has never been down between."""
    return _spans(moves, RAISED)


def _spans(moves: Sequence[Move], words: Sequence[str]) -> list[tuple[float, float]]:
    """From when to when the manner of the moves has one of `words`."""
    spans: list[tuple[float, float]] = []
    for move in moves:
        if any(word in move.manner for word in words):
            start, end = float(move.span.start), float(move.span.end)
            joined = spans and start <= spans[-1][1] + 0.05
            spans = [*spans[:-1], (spans[-1][0], end)] if joined else [*spans, (start, end)]
    return spans


def grip(name: str) -> Grip:
    """How one holds a thing of this name; ``""`` is nothing."""
    low = name.lower()
    if any(word in low for word in LIGHTS):
        return Grip(name, HUNG if _hangs(low) else SHOWN, LIFTED, ("reach", "point", "wave"))
    if any(word in low for word in GUNS):
        return Grip(name, READY, GUARD, (), gun=True)
    if any(word in low for word in BLADES):
        return Grip(name, READY, GUARD, ())
    if _hangs(low):
        return Grip(name, HUNG, HUNG, ())
    if any(word in low for word in PHONES):
        return Grip(name, SHOWN, READ, (), phone=True)
    if low == "fan":
        return Grip(name, FAN, FAN, ())
    if any(word in low for word in PAPERS):
        return Grip(name, KEPT, SPREAD, ())
    return Grip(name, SHOWN if name else {}, READ, ())


def _hangs(name: str) -> bool:
    return any(word in name for word in HANGING)
