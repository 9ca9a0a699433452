"""Lips: mouth shapes named by viseme become ARKit weights, each melting into its neighbours as in speech."""

from collections.abc import Mapping, Sequence

import numpy as np

from ciotat.stage.motion.curve import Floats, Table, softened
from ciotat.stage.stage import Mouth

__all__ = ["MOUTH", "Lips"]

VISEMES: Mapping[str, Mapping[str, float]] = {
    "sil": {},
    "PP": {"mouthPress": 0.32, "mouthRollLower": 0.4, "mouthRollUpper": 0.32},
    "FF": {"jawOpen": 0.05, "mouthRollLower": 0.5, "mouthUpperUp": 0.22},
    "TH": {"jawOpen": 0.14, "tongueOut": 0.22, "mouthLowerDown": 0.16, "mouthUpperUp": 0.08},
    "DD": {"jawOpen": 0.11, "mouthLowerDown": 0.2, "mouthUpperUp": 0.12},
    "kk": {"jawOpen": 0.16, "mouthStretch": 0.12, "mouthLowerDown": 0.12},
    "CH": {"jawOpen": 0.07, "mouthFunnel": 0.5, "mouthPucker": 0.12},
    "SS": {"jawOpen": 0.03, "mouthStretch": 0.24, "mouthLowerDown": 0.24, "mouthUpperUp": 0.1},
    "nn": {"jawOpen": 0.1, "mouthLowerDown": 0.16},
    "RR": {"jawOpen": 0.12, "mouthFunnel": 0.3, "mouthPucker": 0.2},
    "aa": {"jawOpen": 0.6, "mouthLowerDown": 0.2, "mouthUpperUp": 0.16},
    "E": {"jawOpen": 0.34, "mouthStretch": 0.28, "mouthLowerDown": 0.2, "mouthUpperUp": 0.14},
    "I": {"jawOpen": 0.14, "mouthStretch": 0.34, "mouthSmile": 0.12, "mouthLowerDown": 0.16},
    "O": {"jawOpen": 0.42, "mouthFunnel": 0.6, "mouthPucker": 0.15},
    "U": {"jawOpen": 0.15, "mouthPucker": 0.68, "mouthFunnel": 0.24},
}
SHAPES = sorted({name for shape in VISEMES.values() for name in shape})
LEAD, JAW_LAG, SOFT, TIGHT, LAST = 0.05, 0.025, 0.032, 0.016, 0.16
CLOSED = {"PP", "FF"}
PAIRED = {"mouthPress", "mouthUpperUp", "mouthLowerDown", "mouthStretch", "mouthSmile"}
MOUTH = tuple(n for s in SHAPES for n in ((f"{s}Left", f"{s}Right") if s in PAIRED else (s,)))
"""The ARKit names speech may move."""


class Lips:
    """The mouth of a voice: lips run ahead of the sound, the jaw behind them, and lips that must meet do meet."""

    def __init__(self, mouth: Sequence[Mouth]) -> None:
        shapes = sorted(mouth, key=lambda m: m.start)
        self.table: Table | None = None
        if not shapes:
            return
        start, end = float(shapes[0].start) - 0.5, float(shapes[-1].start) + 0.8
        times = Table.grid(start, end)
        open_, shut, speech = _tracks(shapes, times)
        rows = softened(open_, SOFT)
        jaw = SHAPES.index("jawOpen")
        rows[:, jaw] = softened(np.interp(times - JAW_LAG, times, open_[:, jaw]), 1.3 * SOFT)
        close = np.clip(1.5 * softened(shut.sum(1), TIGHT), 0, 1)[:, None]
        rows = rows * (1 - close * (np.array(SHAPES) == "jawOpen") * 0.9) * (1 - 0.75 * close)
        rows = rows + softened(shut @ _matrix(), TIGHT)
        wide = [i for s in SHAPES for i in [SHAPES.index(s)] * (2 if s in PAIRED else 1)]
        voice = np.clip(softened(speech, 0.07) * 1.3, 0, 1)
        self.table = Table(start, np.column_stack([np.clip(rows[:, wide], 0, 1), voice]))

    def at(self, time: float) -> tuple[dict[str, float], float]:
        """ARKit weights of the mouth, and how much it is speaking, in [0, 1]."""
        if self.table is None:
            return {}, 0.0
        values = self.table.at(time).tolist()
        speaking = max(0.0, min(1.0, values.pop()))
        return {n: v for n, v in zip(MOUTH, values, strict=True) if v > 2e-3}, speaking


def _matrix() -> Floats:
    return np.array([[VISEMES[v].get(s, 0.0) for s in SHAPES] for v in VISEMES])


def _tracks(shapes: Sequence[Mouth], times: Floats) -> tuple[Floats, Floats, Floats]:
    """Weights in force (T, shapes), the closing ones apart by viseme (T, visemes), and whether one speaks (T,)."""
    order, matrix = list(VISEMES), _matrix()
    starts = np.array([float(s.start) for s in shapes])
    kind = np.array([order.index(s.viseme) if s.viseme in VISEMES else 0 for s in shapes])
    weight = np.array([s.weight for s in shapes])
    i = np.searchsorted(starts, times + LEAD, side="right") - 1
    heard = (i >= 0) & ((i < len(starts) - 1) | (times + LEAD < starts[-1] + LAST))
    i = np.maximum(i, 0)
    closing = np.isin(kind, [order.index(v) for v in CLOSED])
    on = heard * weight[i]
    shut = np.zeros((len(times), len(order)))
    shut[np.arange(len(times)), kind[i]] = on * closing[i]
    return matrix[kind[i]] * (on * ~closing[i])[:, None], shut, heard * (kind[i] > 0) * 1.0
