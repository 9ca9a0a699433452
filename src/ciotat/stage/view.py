"""The camera at an instant: eased between its keys, breathing a little as a hand or a tripod does."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.stage import CameraKey, Stage
from ciotat.stage.world import View

__all__ = ["flicker", "view"]


def view(stage: Stage, time: float, shift: Point = (0.0, 0.0, 0.0)) -> View:
    """The camera of a shot `time` seconds after its start, moved by the operator's `shift` (metres)."""
    keys = stage.camera
    values = np.array([_row(key) for key in keys])
    now = values[0] if len(keys) == 1 else _between(np.array([float(k.time) for k in keys]), values, time)
    position, target, (lens, focus, stop, roll) = now[:3] + shift, now[3:6] + shift, now[6:]
    sway = _sway(stage.seed, time) * stage.handheld * float(np.linalg.norm(target - position)) * 0.02
    a, b = position + sway[0] * 0.35, target + sway[1]
    return View(
        (float(a[0]), float(a[1]), float(a[2])), (float(b[0]), float(b[1]), float(b[2])),
        float(lens), float(focus), float(stop), float(np.radians(roll + 0.6 * stage.handheld * sway[0, 0])),
    )  # fmt: skip


def _row(key: CameraKey) -> list[float]:
    return [*key.position, *key.target, key.lens, key.focus, key.stop, key.roll]


def _between(times: NDArray[np.float64], values: NDArray[np.float64], time: float) -> NDArray[np.float64]:
    """Two keys: eased from one to the other. More: a monotone cubic through all, which never overshoots."""
    time = float(np.clip(time, times[0], times[-1]))
    i = min(int(np.searchsorted(times, time, side="right")) - 1, len(times) - 2)
    span = times[i + 1] - times[i]
    u = (time - times[i]) / span
    if len(times) == 2:
        return values[0] + (values[1] - values[0]) * (u * u * (3 - 2 * u))
    slopes = _slopes(times, values)
    a, b = slopes[i] * span, slopes[i + 1] * span
    p, q = values[i], values[i + 1]
    return p * (1 + 2 * u) * (1 - u) ** 2 + a * u * (1 - u) ** 2 + q * u * u * (3 - 2 * u) - b * u * u * (1 - u)


def _slopes(times: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fritsch and Carlson's limited tangents (1980), zero at both ends so that the camera starts and ends at rest."""
    step = np.diff(values, axis=0) / np.diff(times)[:, None]
    slopes = np.zeros_like(values)
    same = step[:-1] * step[1:] > 0
    mean = 2 * step[:-1] * step[1:] / np.where(same, step[:-1] + step[1:], 1.0)
    slopes[1:-1] = np.where(same, mean, 0.0)
    return slopes


def _sway(own: str, time: float) -> NDArray[np.float64]:
    """Smooth wandering (2, 3), about 1 at most: three slow waves an axis, of the shot's own."""
    speed, phase = _waves("sway", own, (0.35, 1.6), (2, 3, 3))
    return np.sin(2 * np.pi * speed * time + phase).mean(axis=2)


def flicker(own: str, time: float) -> float:
    """How much a flame has sunk, in [0, 1]."""
    speed, phase = _waves("flicker", own, (3.0, 11.0), (4,))
    return float(0.5 + 0.5 * np.sin(2 * np.pi * speed * time + phase).mean())


@lru_cache(maxsize=256)
def _waves(
    kind: str, own: str, hertz: tuple[float, float], shape: tuple[int, ...]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Speeds between `hertz`, and phases, of waves that belong to `own`."""
    stream = chance(kind, own)
    return stream.uniform(*hertz, shape), stream.uniform(0, 2 * np.pi, shape)
