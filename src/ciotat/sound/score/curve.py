"""The emotion curve: what a scene feels like at every moment, as its beats say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.direction.plan import ScenePlan

__all__ = ["Curve", "curve_of"]

_MEMORY = 2.5  # seconds a feeling reaches before and after its beat


@dataclass(frozen=True, eq=False)
class Curve:
    """Feelings at beats: `at` in seconds of the scene, `valence` and `arousal` in [-1, 1], and the scene's own mood."""

    at: NDArray[np.float64]
    valence: NDArray[np.float64]
    arousal: NDArray[np.float64]
    mood: tuple[float, float]

    def feel(self, time: float) -> tuple[float, float]:
        """(valence, arousal) at `time`: near beats weigh most, and the mood of the scene a little always."""
        weight = np.exp(-0.5 * ((self.at - time) / _MEMORY) ** 2)
        total = float(weight.sum()) + 0.25
        valence = float(weight @ self.valence) + 0.25 * self.mood[0]
        arousal = float(weight @ self.arousal) + 0.25 * self.mood[1]
        return valence / total, arousal / total

    @property
    def peak(self) -> float:
        """When the scene is most stirred, in seconds."""
        stirred = np.abs(self.valence) + np.maximum(self.arousal, 0)
        return float(self.at[int(stirred.argmax())]) if len(stirred) else 0.0


def curve_of(scene: ScenePlan) -> Curve:
    """The curve of `scene`; a scene without beats feels as its mood."""
    felt = [beat for beat in scene.beats if beat.type != "card"]
    at = [float(beat.span.start + beat.span.length / 2) for beat in felt]
    return Curve(
        np.array(at),
        np.array([beat.emotion.valence for beat in felt]),
        np.array([beat.emotion.arousal for beat in felt]),
        (scene.mood.valence, scene.mood.arousal),
    )
