"""The life of someone who listens: small nods, a head put aside, a start when something breaks out."""

from collections.abc import Sequence

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Gaze
from ciotat.stage.motion.channels import COUNT, row
from ciotat.stage.motion.curve import Floats, keyed
from ciotat.stage.motion.face import Feelings
from ciotat.stage.motion.gaze import ASIDE
from ciotat.stage.motion.gestures import Phrase
from ciotat.stage.motion.route import Act

__all__ = ["flinches", "listened"]

JUMP = 0.35
STILL = {"fear", "surprise", "anger"}
START = {
    "bow": 0.07, "head_bow": 0.03, "shrug": 0.2, "fold": 0.1, "ahead": -0.02, "height": -0.014, "elbow": 0.28,
    "raise": 0.06, "curl": -0.15,
}  # fmt: skip


def flinches(feelings: Feelings, said: Sequence[Phrase], acts: Sequence[Act]) -> list[tuple[float, float]]:
    """When someone starts, and how hard in (0, 1]: arousal leaps, and it is not they who speak or act."""
    pairs = zip(feelings.emotions, feelings.emotions[1:], feelings.starts[1:], strict=False)
    leaps = [(start, after.arousal - before.arousal) for before, after, start in pairs]
    own = [(p.start - 0.4, p.end) for p in said] + [(a.start - 0.4, a.end) for a in acts]
    free = [(s, j) for s, j in leaps if j > JUMP and not any(a < s < b for a, b in own)]
    return [(start, min(1.0, 0.4 + 0.6 * (jump - JUMP))) for start, jump in free]


def listened(
    times: Floats,
    gazes: Sequence[Gaze],
    feelings: Feelings,
    said: Sequence[Phrase],
    starts: Sequence[tuple[float, float]],
    seed: str,
) -> Floats:
    """Channels (T, C): nods while looking at someone and silent, and the `starts` (time, force)."""
    out = np.zeros((len(times), COUNT))
    stream = chance("listening", seed)
    time = float(times[0]) + float(stream.uniform(0.8, 2.6))
    while time < times[-1]:
        deep, tip = (float(v) for v in stream.uniform((0.03, -0.06), (0.085, 0.06)))
        twice = stream.random() < 0.35
        calm = feelings.shares(time)[-1][0].label not in STILL
        if calm and _attends(time, gazes) and not any(p.start - 0.6 < time < p.end + 0.2 for p in said):
            out += _nod(times, time, deep, tip, twice)
        time += float(stream.uniform(1.6, 4.2))
    for start, force in starts:
        keys = [start + 0.08, start + 0.22, start + 0.4, start + 1.3]
        out += keyed(times, keys, np.array([0.0, 1.0, 0.75, 0.0]))[:, None] * (force * row(START))
    return out


def _attends(time: float, gazes: Sequence[Gaze]) -> bool:
    now = [g for g in gazes if float(g.span.start) + 0.3 < time < float(g.span.end) - 0.3]
    return bool(now) and now[-1].target not in ASIDE and now[-1].target != "audience"


def _nod(times: Floats, start: float, deep: float, tip: float, twice: bool) -> Floats:
    down = row({"head_bow": deep, "head_tip": tip, "bow": 0.2 * deep})
    up = row({"head_bow": 0.1 * deep, "head_tip": tip})
    again = [(0.72, 0.7 * down + 0.3 * up), (0.96, up)] if twice else []
    keys = [(0.0, 0.0 * down), (0.26, down), (0.5, up), *again, (1.9, 0.0 * down)]
    return keyed(times, [start + t for t, _ in keys], np.stack([v for _, v in keys]))
