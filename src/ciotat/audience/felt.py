"""What the audience felt, second by second, from sparse taps of many viewers: a penalised spline with viewer effects.

    y_ij = f(t_ij - lag_i) + b_i + e_ij,   b_i ~ N(0, tau^2),   e_ij ~ N(0, sigma^2 / w_ij)

f is a cubic B-spline with a penalty on its second differences; the smoothing and gamma = tau^2/sigma^2 are chosen by
REML on a grid, the viewers' own levels integrated out (Woodbury). The band holds the whole curve at once: 2,000 draws
of the largest deviation, times 1.2. A second is hidden where fewer than 20 viewers told of its surroundings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.spline import Basis, Floats
from ciotat.core.chance import chance

__all__ = ["FEWEST", "WINDOW", "Curve", "felt"]

FEWEST = 20
"""Below so many viewers a second has no felt curve."""
WINDOW = 45.0
"""Seconds within which a viewer's tap tells of a second: as far apart as prompts are."""
_SMOOTH = np.geomspace(1e-3, 1e5, 25)
_GAMMAS = (0.0, 0.1, 0.3, 0.6, 1.0, 1.6, 2.5, 5.0)
_DRAWS, _WIDER = 2000, 1.2


@dataclass(frozen=True)
class Curve:
    """One dimension of feeling, per second of the film from 0 on; None where it is hidden.

    `low` and `high` hold each second with 95 %, `band_low` and `band_high` the whole curve. `n` is how many viewers
    told of a second's surroundings; `spread` the deviations of viewers (tau) and of taps (sigma).
    """

    mean: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    band_low: tuple[float | None, ...]
    band_high: tuple[float | None, ...]
    n: tuple[int, ...]
    spread: tuple[float, float]


def felt(
    times_s: Sequence[float] | Floats,
    values: Sequence[float] | Floats,
    viewers: Sequence[object] | NDArray[np.generic],
    lags_s: Sequence[float] | Floats,
    length_s: float,
    weights: Sequence[float] | Floats | None = None,
) -> Curve | None:
    """The felt curve of one dimension from taps: when (seconds of film), what ([-1, 1]), whose, with what lag; one of
    each per tap. None below twenty viewers. `weights`: those of `staying.weights`, for the curve of all who came."""
    t = np.asarray(times_s, float) - np.asarray(lags_s, float)
    y = np.asarray(values, float)
    inside = (t >= 0) & (t <= length_s) & np.isfinite(y)
    t, y = t[inside], y[inside]
    names, who = np.unique(np.asarray(viewers)[inside], return_inverse=True)
    if len(names) < FEWEST:
        return None
    w = np.ones(len(y)) if weights is None else np.asarray(weights, float)[inside]
    basis = Basis(length_s)
    beta, spread, root = _fitted(basis, t, y, who, w, len(names))
    seconds = np.arange(int(np.ceil(length_s)) + 1, dtype=float)
    rows = basis.matrix(np.minimum(seconds, length_s))
    mean, spun = rows @ beta, rows @ root
    se = np.sqrt((spun * spun).sum(axis=1))
    wide = _WIDER * _largest(spun, se)
    told = _told(t, who, len(seconds))
    lines = [_shown(mean + k * se, told >= FEWEST) for k in (0.0, -1.96, 1.96, -wide, wide)]
    return Curve(lines[0], lines[1], lines[2], lines[3], lines[4], tuple(told.tolist()), spread)


def _shown(line: Floats, told: NDArray[np.bool_]) -> tuple[float | None, ...]:
    return tuple(float(v) if ok else None for v, ok in zip(line, told, strict=True))


def _fitted(
    basis: Basis, t: Floats, y: Floats, who: NDArray[np.intp], w: Floats, people: int
) -> tuple[Floats, tuple[float, float], Floats]:
    """The coefficients, the deviations (tau, sigma) and a root R of the coefficients' covariance, R R' = Cov."""
    first, piece = basis.at(t)
    size, columns = basis.size, first[:, None] + np.arange(4)
    pairs = (columns[:, :, None] * size + columns[:, None, :]).reshape(-1)
    products = (w[:, None, None] * piece[:, :, None] * piece[:, None, :]).reshape(-1)
    gram = np.bincount(pairs, products, size * size).reshape(size, size)
    right = np.bincount(columns.reshape(-1), (w[:, None] * piece * y[:, None]).reshape(-1), size)
    each = who[:, None] * size + columns
    per = np.bincount(each.reshape(-1), (w[:, None] * piece).reshape(-1), people * size).reshape(people, size)
    heft: Floats = np.bincount(who, w, people).astype(float)
    level: Floats = np.bincount(who, w * y, people).astype(float)
    total, rough = float((w * y * y).sum()), basis.roughness()
    best: tuple[float, float, float, float, Floats, Floats] | None = None
    for gamma in _GAMMAS:
        share = gamma / (1 + gamma * heft)
        a, b = gram - (per * share[:, None]).T @ per, right - per.T @ (share * level)
        yy, logs = total - float((share * level * level).sum()), float(np.log1p(gamma * heft).sum())
        found = _smoothed(a, b, yy, rough, logs, len(y))
        if best is None or found[0] < best[0]:
            best = (found[0], gamma, found[1], found[2], found[3], found[4])
    assert best is not None
    _, gamma, sigma2, _, beta, root = best
    return beta, (float(np.sqrt(gamma * sigma2)), float(np.sqrt(sigma2))), root * np.sqrt(sigma2)


def _smoothed(
    a: Floats, b: Floats, yy: float, rough: Floats, logs: float, n: int
) -> tuple[float, float, float, Floats, Floats]:
    """The best smoothing for one gamma: (-2 REML, sigma^2, lambda, coefficients, root of (A + lambda S)^-1).

    One decomposition serves every lambda: with C = A + S = LL', the roughness in L's coordinates is diagonal in some Q.
    """
    ridge = 1e-9 * np.trace(a) / len(a)
    lower = np.linalg.cholesky(a + rough + ridge * np.eye(len(a)))
    inner = np.linalg.solve(lower, np.linalg.solve(lower, rough).T)
    s, q = np.linalg.eigh((inner + inner.T) / 2)
    s = np.clip(s, 0.0, 1.0)
    z, constant = q.T @ np.linalg.solve(lower, b), 2 * np.log(np.diag(lower)).sum()
    best, rank, dof = None, len(a) - 2, n - 2
    for smooth in _SMOOTH:
        eigen = np.maximum(1 - s + smooth * s, 1e-12)
        sigma2 = max((yy - float((z * z / eigen).sum())) / dof, 1e-9)
        reml = dof * np.log(sigma2) + logs + constant + np.log(eigen).sum() - rank * np.log(smooth)
        if best is None or reml < best[0]:
            best = (float(reml), sigma2, float(smooth), eigen)
    assert best is not None
    reml, sigma2, smooth, eigen = best
    root = np.linalg.solve(lower.T, q / np.sqrt(eigen))
    return reml, sigma2, smooth, root @ (z / np.sqrt(eigen)), root


def _largest(spun: Floats, se: Floats) -> float:
    """The deviation, in standard errors, that a whole curve stays within with 95 %."""
    dice = chance("felt band", spun.shape[1]).standard_normal((spun.shape[1], _DRAWS))
    step = max(1, len(se) // 1200)
    far = np.abs(spun[::step] @ dice) / se[::step, None]
    return float(np.quantile(far.max(axis=0), 0.95))


def _told(t: Floats, who: NDArray[np.intp], seconds: int) -> NDArray[np.intp]:
    """How many viewers tapped within half a window of each second."""
    order = np.lexsort((t, who))
    t, who = t[order], who[order]
    start, end = t - WINDOW / 2, t + WINDOW / 2
    again = np.concatenate([[False], who[1:] == who[:-1]])
    start = np.where(again, np.maximum(start, np.concatenate([[0.0], end[:-1]])), start)
    opens = np.clip(np.ceil(start), 0, seconds).astype(np.intp)
    ends = np.clip(np.floor(end) + 1, 0, seconds).astype(np.intp)
    ends = np.maximum(opens, ends)
    change = np.bincount(opens, minlength=seconds + 1) - np.bincount(ends, minlength=seconds + 1)
    return np.cumsum(change)[:seconds]
