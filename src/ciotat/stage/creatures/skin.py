"""The packed animal: one skin over one skeleton, which every breed reshapes. X is its left, Y up, Z forward; metres."""

import io
import itertools
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.assets import asset
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Ints

__all__ = ["EYE", "FEET", "LEGS", "NECK", "SPINE", "TAIL", "Floats", "Skin", "parent", "skin"]

Floats = NDArray[np.float64]
STEP = 5e-5
EYE = (0.0285, 0.7045, 0.3575)
"""The middle of the left eye."""
SPINE = ("torso", *(f"L_{i}" for i in range(1, 8)), "pelvis")
NECK = tuple(f"C_{i}" for i in range(7, 0, -1))
TAIL = tuple(f"Ca_{i}" for i in range(1, 22))
LEGS = {
    "LF": ("scapula_L", "upper_arm_L", "lower_arm_L", "hand_L", "finger_L"),
    "RF": ("scapula_R", "upper_arm_R", "lower_arm_R", "hand_R", "finger_R"),
    "LH": ("pelvis", "upper_leg_L", "lower_leg_L", "foot_L", "toe_L"),
    "RH": ("pelvis", "upper_leg_R", "lower_leg_R", "foot_R", "toe_R"),
}
"""Each leg's bones from the trunk to the toes."""
FEET = tuple(LEGS)


@dataclass(frozen=True, eq=False)
class Skin:
    """`position` (N, 3), `index` (M, 3), `weights` (N, B) dense, `mouth` (N,) bool, `names` and `heads` (B, 3) of
    bones."""

    position: Floats
    index: Ints
    weights: Floats
    mouth: NDArray[np.bool_]
    names: tuple[str, ...]
    heads: Floats

    def bone(self, name: str) -> int:
        return self.names.index(name)

    def share(self, *names: str) -> Floats:
        """How much of each vertex belongs to these bones together (N,)."""
        return self.weights[:, [self.bone(name) for name in names]].sum(1)


@kept(1)
def skin() -> Skin:
    """The skin as packed. Source: dm_control's dog, see assets/NOTICE-wolf.md."""
    with np.load(io.BytesIO(asset("wolf.pack")), allow_pickle=False) as pack:
        names = tuple(str(name) for name in pack["names"])
        weights = np.zeros((len(pack["position"]), len(names)))
        np.add.at(weights, (np.arange(len(weights))[:, None], pack["bones"]), pack["weights"] / 255.0)
        weights /= weights.sum(1, keepdims=True)
        position = pack["position"] * STEP
        return Skin(
            position,
            pack["index"].astype(np.int32),
            _rooted(position, weights, names),
            pack["label"] == 1,
            names,
            pack["heads"] * STEP,
        )


def _rooted(position: Floats, weights: Floats, names: tuple[str, ...]) -> Floats:
    """The tops of thighs and upper arms hold to the trunk, so that a leg swung far forward does not bulge over the
    back."""
    held = 0.85 * np.clip((position[:, 1] - 0.37) / 0.13, 0, 1)
    result = weights.copy()
    for bones in LEGS.values():
        limb, trunk = names.index(bones[1]), names.index(bones[0])
        result[:, trunk] += held * weights[:, limb]
        result[:, limb] -= held * weights[:, limb]
    return result


@cache
def parent() -> dict[str, str]:
    """The bone each bone hangs on; ``torso`` is the root."""
    chains = [SPINE, ("torso", *NECK, "skull", "jaw"), ("pelvis", *TAIL)]
    chains += [("torso", *bones) if bones[0] != "pelvis" else bones for bones in LEGS.values()]
    return {below: above for chain in chains for above, below in itertools.pairwise(chain)}
