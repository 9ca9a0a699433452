"""The channels a body is played on: a row of numbers that can be added, eased and mixed, unlike rotations.

Angles are radians, lengths metres. Trunk: where the pelvis is off the body's root (`side` to the actor's left, `ahead`,
`height` from standing), how the pelvis lies, how back and neck bend (`bow` forward, `tip` to the right, `turn` to the
left), shoulders; `roam` in [0, 1] takes the eyes off what they look at. Arms: `raise` forward, `open` outward, `twist`
inward, `elbow`, `pronate` (0: thumb forward when hanging), `wrist`, `sway` of the hand sideways, `curl` of the fingers,
`index` and `thumb` apart; `held` in [0, 1] draws the wrist to `x y z` before the chest, in arm lengths from the
shoulder (outward, up, ahead), `elbow_out` lifts the elbow. Legs: `loose` in [0, 1] frees the ankle from its step to
`foot_x foot_y foot_z` (outward, up, ahead) of the root; `knee` splays.
"""

from collections.abc import Mapping

import numpy as np

from ciotat.stage.motion.curve import Floats

__all__ = ["ARM", "ARMS", "COUNT", "INDEX", "LAG", "LEG", "LEGS", "TRUNK", "row", "swapped"]

TRUNK = (
    "side", "ahead", "height", "pelvis_turn", "pelvis_bow", "pelvis_tip",
    "turn", "bow", "tip", "head_turn", "head_bow", "head_tip", "shrug_l", "shrug_r", "fold_l", "fold_r", "roam",
)  # fmt: skip
ARM = (
    "raise", "open", "twist", "elbow", "pronate", "wrist", "sway", "curl", "index", "thumb",
    "held", "x", "y", "z", "elbow_out",
)  # fmt: skip
LEG = ("loose", "foot_x", "foot_y", "foot_z", "foot_turn", "foot_bow", "knee")
NAMES = (*TRUNK, *(f"{n}_{s}" for s in "lr" for n in ARM), *(f"{n}_{s}" for s in "lr" for n in LEG))
INDEX = {name: i for i, name in enumerate(NAMES)}
COUNT = len(NAMES)
ARMS = slice(len(TRUNK), len(TRUNK) + 2 * len(ARM))
LEGS = slice(ARMS.stop, COUNT)


def _lag(name: str) -> float:
    stem = name.removesuffix("_l").removesuffix("_r")
    late = {"wrist": 0.08, "sway": 0.08, "curl": 0.1, "index": 0.08, "thumb": 0.1, "pronate": 0.06}
    if stem in late:
        return late[stem]
    if name in TRUNK[6:9]:
        return 0.02
    return 0.05 if name.startswith("head") else 0.03 if stem in ARM else 0.0


LAG = np.array([_lag(name) for name in NAMES])
"""Follow-through: seconds by which each channel trails the pelvis."""


def row(values: Mapping[str, float]) -> Floats:
    """Channels (C,) from a few of them by name; a name without ``_l`` or ``_r`` that needs one sets both sides."""
    out = np.zeros(COUNT)
    for name, value in values.items():
        if name in INDEX:
            out[INDEX[name]] += value
        else:
            out[INDEX[f"{name}_l"]] += value
            out[INDEX[f"{name}_r"]] += value
    return out


def swapped(layer: Floats) -> Floats:
    """Channels (T, C) with the left arm doing what the right one did."""
    out = layer.copy()
    half = ARMS.start + len(ARM)
    out[:, ARMS.start : half], out[:, half : ARMS.stop] = layer[:, half : ARMS.stop], layer[:, ARMS.start : half]
    return out
