"""Habits: what people who wait do with their hands, instead of letting them hang."""

from collections.abc import Mapping

from ciotat.core.chance import chance
from ciotat.direction.plan import Character
from ciotat.stage.motion.channels import row
from ciotat.stage.motion.curve import Floats

__all__ = ["habit"]

_FOLDED = {
    "held": 1.0, "x": -0.3, "y": -0.76, "z": 0.36, "elbow_out": 0.1, "pronate": 0.75, "wrist": 0.1, "curl": 0.55,
    "thumb": 0.3, "shrug": -0.02,
}  # fmt: skip
_BEHIND = {
    "held": 1.0, "x": -0.2, "y": -0.74, "z": -0.2, "elbow_out": 0.12, "pronate": 0.5, "curl": 0.6, "fold": -0.06,
    "bow": -0.02,
}  # fmt: skip
_HIP = {
    "held_r": 1.0, "x_r": 0.1, "y_r": -0.66, "z_r": 0.1, "elbow_out_r": 0.6, "pronate_r": 1.1, "wrist_r": 0.5,
    "curl_r": 0.5, "tip": 0.03,
}  # fmt: skip
_LAPEL = {
    "held_r": 1.0, "x_r": -0.16, "y_r": -0.36, "z_r": 0.36, "elbow_out_r": 0.1, "pronate_r": 0.5, "curl_r": 1.0,
    "thumb_r": 0.4, "bow": -0.03,
}  # fmt: skip
_WAIST = {
    "held_l": 1.0, "x_l": -0.18, "y_l": -0.66, "z_l": 0.36, "elbow_out_l": 0.08, "pronate_l": 0.8, "curl_l": 0.5,
}  # fmt: skip
HABITS: Mapping[str, tuple[Mapping[str, float], ...]] = {
    "female": (_FOLDED, _WAIST, _FOLDED, _HIP),
    "male": (_BEHIND, _LAPEL, _FOLDED, _HIP),
}
"""Postures of the hands by sex."""


def habit(character: Character) -> Floats | None:
    """The channels (C,) of what one of a crowd does with idle hands; None for those whose hands the script tells of."""
    if not character.crowd or character.age < 14:
        return None
    own = HABITS[character.sex]
    return row(own[int(chance("habit", character.id).integers(len(own)))])
