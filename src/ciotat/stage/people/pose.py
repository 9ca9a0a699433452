"""One instant of a body: where its bones are, what its face does, where its eyes look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ciotat.core.space import Array
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["Pose", "rest"]


@dataclass(frozen=True, eq=False)
class Pose:
    """`bones` (B, 3, 4) float32 map rest-space points to posed world space, in the order of the skeleton; `face`
    weighs the 52 ARKit-named shapes (jawOpen, mouthSmileLeft, eyeBlinkLeft ...) in [0, 1]; `eyes` are the yaw and
    pitch of both eyeballs relative to the head, in radians: yaw grows towards the person's left (+X), pitch upward."""

    bones: Array
    face: Mapping[str, float] = field(default_factory=dict)
    eyes: tuple[float, float] = (0.0, 0.0)


def rest(skeleton: Skeleton) -> Pose:
    """The pose a person is built in."""
    return Pose(np.tile(np.eye(3, 4, dtype=np.float32), (len(skeleton.names), 1, 1)))
