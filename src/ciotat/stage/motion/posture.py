"""Postures: how a body stands, sits, kneels and lies, passes between these, and what feeling and age do to it."""

from collections.abc import Mapping, Sequence

import numpy as np

from ciotat.direction.plan import Emotion
from ciotat.stage.motion.channels import row
from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.rig import Rig
from ciotat.stage.motion.seats import CHAIR, Seat

__all__ = ["aged", "felt", "passage", "state"]

STAND = {
    "open": 0.12, "raise": 0.02, "twist": 0.08, "elbow": 0.24, "pronate": 0.16, "wrist": 0.02, "shrug": -0.04,
    "curl": 0.34, "index": -0.1, "thumb": 0.32, "bow": 0.02, "head_bow": 0.02,
}  # fmt: skip
FEELINGS: Mapping[str, Mapping[str, float]] = {
    "neutral": {},
    "joy": {"bow": -0.06, "fold": -0.1, "head_bow": -0.05, "open": 0.06, "curl": -0.06},
    "sad": {"bow": 0.17, "fold": 0.2, "shrug": -0.05, "head_bow": 0.17, "raise": 0.06, "twist": 0.15, "curl": 0.1},
    "anger": {
        "bow": -0.04, "fold": -0.1, "shrug": 0.07, "open": 0.12, "elbow": 0.34, "curl": 1.0, "index": 0.15,
        "thumb": 0.6, "head_bow": -0.1, "pelvis_bow": 0.03,
    },
    "fear": {
        "bow": 0.17, "fold": 0.24, "shrug": 0.24, "head_bow": -0.06, "elbow": 0.62, "raise": 0.1, "twist": 0.3,
        "curl": 0.35, "height": -0.025, "pelvis_bow": 0.02,
    },
    "surprise": {"bow": -0.09, "head_bow": -0.06, "shrug": 0.12, "elbow": 0.35, "raise": 0.08, "curl": -0.15},
    "disgust": {"bow": -0.04, "pelvis_bow": -0.05, "head_bow": 0.04, "head_turn": 0.12, "fold": 0.1, "elbow": 0.25},
    "tender": {"bow": 0.05, "head_tip": 0.09, "head_bow": 0.05, "fold": 0.06, "curl": -0.05},
}  # fmt: skip


def felt(emotion: Emotion) -> Floats:
    """What a feeling adds to a posture: channels (C,), the stronger the more it is felt."""
    strength = min(1.0, 0.4 + 0.6 * max(abs(emotion.arousal), abs(emotion.valence)))
    return strength * row(FEELINGS.get(emotion.label, {}))


def aged(age: int) -> Floats:
    """What years add: the old bend and hold their heads forward, children hold their arms a little away."""
    old, young = np.clip((age - 58) / 25, 0, 1), np.clip((12 - age) / 8, 0, 1)
    stoop = row({"bow": 0.24, "head_bow": -0.1, "fold": 0.14, "height": -0.025, "elbow": 0.14, "pelvis_bow": 0.04})
    return np.asarray(old * stoop + young * row({"open": 0.05, "elbow": 0.1}))


def state(rig: Rig, name: str, seat: Seat = CHAIR) -> Floats:
    """The channels (C,) of a body at rest in a state: stand sit kneel lie fall cower; a `seat` bears the sitter."""
    if name == "sit":
        return row({**STAND, **(_sit(rig, seat.sit) if seat.sit > 0.2 else _squat(rig, seat.sit))})
    if name == "lie":
        return row({**STAND, **_lie(rig, seat.lie)})
    makers = {"kneel": _kneel, "fall": _fall, "cower": _cower}
    return row({**STAND, **(makers[name](rig) if name in makers else {})})


def _low(rig: Rig, height: float) -> float:
    """The height channel that brings the pelvis to `height` above the ground."""
    return height - float(rig.at("pelvis")[1])


def _sit(rig: Rig, high: float) -> dict[str, float]:
    drop = float(rig.at("upperarm_l")[1] - rig.at("pelvis")[1])
    thigh = float(rig.length[0][2])
    down, ahead = -(drop - 0.09 * rig.leg) / rig.arm, 0.62 * thigh / rig.arm
    far = max(1.0, (down * down + ahead * ahead) ** 0.5 / 0.94)
    seat = high + rig.seat
    dangle = max(0.0, seat - 0.96 * float(rig.length[1][2]) - rig.ankle)
    return {
        "height": _low(rig, seat), "pelvis_bow": -0.06, "bow": 0.1, "held": 1.0, "x": -0.1, "y": down / far,
        "z": ahead / far, "pronate": 1.35, "wrist": -0.12, "curl": 0.22, "elbow_out": 0.05, "knee": 0.1,
        "loose": min(1.0, dangle / 0.05), "foot_y": rig.ankle + dangle, "foot_x": 0.9 * rig.hips,
        "foot_z": 0.95 * thigh, "foot_bow": 0.3 * min(1.0, dangle / 0.05),
    }  # fmt: skip


def _squat(rig: Rig, high: float) -> dict[str, float]:
    """On the ground, knees drawn up, hands over them."""
    return {
        "height": _low(rig, high + rig.seat), "pelvis_bow": -0.36, "bow": 0.72, "head_bow": -0.2, "held": 1.0,
        "x": -0.08, "y": 0.1, "z": 0.6, "pronate": 1.2, "wrist": 0.45, "curl": 0.4, "elbow_out": 0.2, "knee": -0.08,
        "loose": 1.0, "foot_x": 1.05 * rig.hips, "foot_y": high + rig.ankle, "foot_z": 0.66 * rig.leg,
    }  # fmt: skip


def _kneel(rig: Rig) -> dict[str, float]:
    back = -0.95 * float(rig.length[1][2])
    return {
        "height": _low(rig, 0.97 * float(rig.length[0][2]) + 0.055), "loose": 1.0, "foot_x": rig.hips,
        "foot_y": 0.135 * rig.leg / 0.93, "foot_z": back + 0.04, "foot_bow": 1.15, "pelvis_bow": 0.03, "raise": 0.12,
        "elbow": 0.35,
    }  # fmt: skip


def _lie(rig: Rig, high: float) -> dict[str, float]:
    return {
        "height": _low(rig, high + 0.115 * rig.leg / 0.93), "pelvis_bow": -1.53, "bow": -0.02, "head_bow": 0.12,
        "loose": 1.0, "foot_x": 0.13, "foot_y": high + 0.065, "foot_z": 0.955 * rig.leg, "foot_bow": -1.15,
        "foot_turn": 0.0, "open": 0.32, "raise": -0.03, "elbow": 0.3, "twist": -0.1, "pronate": 0.9,
    }  # fmt: skip


def _fall(rig: Rig) -> dict[str, float]:
    leg = rig.leg
    return {
        "height": _low(rig, 0.135 * leg / 0.93), "pelvis_bow": 1.5, "pelvis_tip": 0.0, "pelvis_turn": 0.12,
        "roam": 1.0, "bow": -0.06, "turn": 0.1, "head_bow": -0.12, "head_turn": 0.95, "tip": 0.06,
        "loose": 1.0, "foot_x": 0.15, "foot_y": 0.1 * leg / 0.93, "foot_z_l": -0.93 * leg, "foot_z_r": -0.72 * leg,
        "foot_x_r": 0.16, "foot_bow": 1.75, "knee_r": 0.9, "raise_l": 2.2, "open_l": 0.55, "elbow_l": 1.3,
        "raise_r": -0.05, "open_r": 0.4, "elbow_r": 0.5, "pronate_l": 0.4, "pronate_r": 1.2, "curl": 0.2,
    }  # fmt: skip


def _cower(rig: Rig) -> dict[str, float]:
    return {
        "height": -0.36 * rig.leg, "pelvis_bow": 0.5, "bow": 0.75, "head_bow": 0.45, "shrug": 0.3, "fold": 0.35,
        "held": 1.0, "x": -0.28, "y": 0.34, "z": 0.5, "elbow_out": 0.2, "pronate": 0.5, "wrist": 0.3, "curl": 0.5,
        "ahead": -0.1 * rig.leg,
    }  # fmt: skip


def passage(rig: Rig, before: str, after: str, seat: Seat = CHAIR) -> Sequence[tuple[float, Floats]]:
    """Key postures between two states: shares of the time in (0, 1], the last being the state itself."""
    a, b = state(rig, before, seat), state(rig, after, seat)
    keys = {
        ("stand", "sit"): _sitting, ("sit", "stand"): _rising, ("stand", "kneel"): _kneeling,
        ("kneel", "stand"): _unkneeling, ("stand", "fall"): _falling, ("fall", "stand"): _getting_up,
        ("lie", "kneel"): _crawling, ("fall", "kneel"): _crawling, ("stand", "lie"): _lying, ("lie",
        "stand"): _getting_up,
    }.get((before, after))  # fmt: skip
    return [*(keys(rig, a, b) if keys else ()), (1.0, b)]


Keys = list[tuple[float, Floats]]


def _sitting(rig: Rig, a: Floats, b: Floats) -> Keys:
    lean = row({"pelvis_bow": 0.38, "bow": 0.3, "head_bow": -0.3})
    return [(0.28, a + 0.1 * (b - a) + 0.55 * lean), (0.66, a + 0.72 * (b - a) + lean), (0.86, b + 0.35 * lean)]


def _rising(rig: Rig, a: Floats, b: Floats) -> Keys:
    lean = row({"pelvis_bow": 0.42, "bow": 0.34, "head_bow": -0.32})
    return [(0.3, a + 0.06 * (b - a) + lean), (0.62, a + 0.5 * (b - a) + 0.9 * lean), (0.85, b + 0.15 * lean)]


def _kneeling(rig: Rig, a: Floats, b: Floats) -> Keys:
    half = a + 0.72 * (b - a)
    for name in ("loose", "foot_x", "foot_y", "foot_z", "foot_bow"):
        left, right = (np.flatnonzero(row({f"{name}_{s}": 1.0}))[0] for s in "lr")
        half[left], half[right] = (0.0 if name == "loose" else b[left]), b[right]
    return [(0.5, half + row({"bow": 0.12, "pelvis_bow": 0.06})), (0.68, half + row({"bow": 0.1}))]


def _unkneeling(rig: Rig, a: Floats, b: Floats) -> Keys:
    return [(1 - share, keys) for share, keys in reversed(_kneeling(rig, b, a))]


def _falling(rig: Rig, a: Floats, b: Floats) -> Keys:
    knees = state(rig, "kneel")
    buckle = row({"height": -0.1 * rig.leg, "bow": 0.22, "head_bow": 0.15, "raise": 0.35, "open": 0.25, "elbow": 0.5})
    drop = row({"pelvis_bow": 0.35, "bow": 0.35, "raise": 0.9, "open": 0.25, "elbow": 0.5, "height": -0.04})
    land = row({"height": 0.02, "head_bow": -0.2})
    return [(0.2, a + buckle), (0.48, knees + drop), (0.74, b + land), (0.84, b + row({"height": 0.012}))]


def _lying(rig: Rig, a: Floats, b: Floats) -> Keys:
    crouch = a + row({"height": -0.42 * rig.leg, "pelvis_bow": 0.35, "bow": 0.4, "raise": 0.3, "elbow": 0.3})
    floor = a + row(
        {"height": _low(rig, 0.12) - a[2], "pelvis_bow": -0.3, "bow": 0.35, "loose": 1.0, "foot_x": 0.12,
         "foot_y": rig.ankle, "foot_z": 0.58 * rig.leg, "raise": -0.55, "open": 0.2, "pronate": 0.9}
    )  # fmt: skip
    back = floor + 0.55 * (b - floor)
    return [(0.24, crouch), (0.5, floor), (0.78, back)]


def _crawling(rig: Rig, a: Floats, b: Floats) -> Keys:
    return [(0.6, b + row({"pelvis_bow": 0.75, "bow": 0.4, "raise": 0.6, "height": -0.12 * rig.leg, "head_bow": -0.3}))]


def _getting_up(rig: Rig, a: Floats, b: Floats) -> Keys:
    knees, half = state(rig, "kneel"), _kneeling(rig, b, state(rig, "kneel"))[0][1]
    push = row({"pelvis_bow": 0.75, "bow": 0.4, "raise": 0.6, "height": -0.12 * rig.leg, "head_bow": -0.3})
    return [(0.36, knees + push), (0.55, knees + row({"bow": 0.2})), (0.72, half)]
