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
    told of a second's surroundings; `spread` the deviations of viewers (tau) and of taps (sigma). `meant` is what was meant,
    drawn as smoothly as `mean`: the curve of these taps had everybody felt just as it was meant.
    """

    mean: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    band_low: tuple[float | None, ...]
    band_high: tuple[float | None, ...]
    n: tuple[int, ...]
    spread: tuple[float, float]
    meant: tuple[float | None, ...] | None = None


def felt(
    times_s: Sequence[float] | Floats,
    values: Sequence[float] | Floats,
    viewers: Sequence[object] | NDArray[np.generic],
    lags_s: Sequence[float] | Floats,
    length_s: float,
    weights: Sequence[float] | Floats | None = None,
    meant: Sequence[float] | Floats | None = None,
    band: bool = True,
) -> Curve | None:
    """The felt curve of one dimension from taps: when (seconds of film), what ([-1, 1]), whose, with what lag; one of
    each per tap. None below twenty viewers. `weights`: those of `staying.weights`, for the curve of all who came; `meant`:
    what was meant in each second, so that the curve says how it would look had everybody felt just that. Without `band`
    that of the whole curve is not worked out; that of each second stands in its place."""
    t = np.asarray(times_s, float) - np.asarray(lags_s, float)
    y = np.asarray(values, float)
    inside = (t >= 0) & (t <= length_s) & np.isfinite(y)
    t, y = t[inside], y[inside]
    names, who = np.unique(np.asarray(viewers)[inside], return_inverse=True)
    if len(names) < FEWEST:
        return None
    w = np.ones(len(y)) if weights is None else np.asarray(weights, float)[inside]
    basis = Basis(length_s)
    wish = None if meant is None or not len(meant) else np.asarray(meant, float)
    asked = None if wish is None else wish[np.minimum(t.astype(int), len(wish) - 1)]
    beta, spread, root, hoped = _fitted(basis, t, y, who, w, len(names), asked)
    seconds = np.arange(int(np.ceil(length_s)) + 1, dtype=float)
    rows = basis.matrix(np.minimum(seconds, length_s))
    mean, spun = rows @ beta, rows @ root
    se = np.sqrt((spun * spun).sum(axis=1))
    wide = _WIDER * _largest(spun, se) if band else 1.96
    told = _told(t, who, len(seconds))
    lines = [_shown(mean + k * se, told >= FEWEST) for k in (0.0, -1.96, 1.96, -wide, wide)]
    drawn = None if hoped is None else _shown(rows @ hoped, told >= FEWEST)
    return Curve(lines[0], lines[1], lines[2], lines[3], lines[4], tuple(told.tolist()), spread, drawn)


def _shown(line: Floats, told: NDArray[np.bool_]) -> tuple[float | None, ...]:
    return tuple(float(v) if ok else None for v, ok in zip(line, told, strict=True))


class _Sums:
    """What the fit needs of the taps: B'B, B'y, and per viewer B'1, 1'1 and 1'y; all with weights."""

    def __init__(self, basis: Basis, t: Floats, y: Floats, who: NDArray[np.intp], w: Floats, people: int) -> None:
        first, piece = basis.at(t)
        size, columns = basis.size, first[:, None] + np.arange(4)
        heavy = w[:, None] * piece
        each = (who[:, None] * size + columns).reshape(-1)
        self.gram = np.zeros((size, size))
        start = np.arange(basis.spans)
        for i in range(4):
            for j in range(i, 4):
                sums = _summed(first, heavy[:, i] * piece[:, j], basis.spans)
                self.gram[start + i, start + j] += sums
                if i != j:
                    self.gram[start + j, start + i] += sums
        self.right = _summed(columns.reshape(-1), (heavy * y[:, None]).reshape(-1), size)
        self.per = _summed(each, heavy.reshape(-1), people * size).reshape(people, size)
        self.heft, self.level = _summed(who, w, people), _summed(who, w * y, people)
        self.total, self.n = float((w * y * y).sum()), len(y)

    def alike(self) -> list[tuple[float, float, Floats, Floats, float]]:
        """Viewers of the same heft together: heft, how many, the sums of (B'1)(B'1)', of B'1 (1'y) and of (1'y)^2."""
        found = []
        for heft in np.unique(self.heft):
            mine = self.heft == heft
            per, level = self.per[mine], self.level[mine]
            found.append((float(heft), float(mine.sum()), per.T @ per, per.T @ level, float((level * level).sum())))
        return found


def _summed(place: NDArray[np.intp], values: Floats, size: int) -> Floats:
    """Values added up by their places."""
    return np.bincount(place, values, size).astype(np.float64)


def _fitted(
    basis: Basis, t: Floats, y: Floats, who: NDArray[np.intp], w: Floats, people: int, asked: Floats | None = None
) -> tuple[Floats, tuple[float, float], Floats, Floats | None]:
    """The coefficients, the deviations (tau, sigma), a root R of the coefficients' covariance, R R' = Cov, and what the
    coefficients would be had the taps said `asked`. How far viewers differ is found without the weights."""
    plain, rough = _Sums(basis, t, y, who, np.ones(len(y)), people), basis.roughness()
    alike, best = plain.alike(), None
    for gamma in _GAMMAS:
        a, b, yy, logs = plain.gram.copy(), plain.right.copy(), plain.total, 0.0
        for heft, count, outer, cross, square in alike:
            share = gamma / (1 + gamma * heft)
            a -= share * outer
            b -= share * cross
            yy -= share * square
            logs += count * float(np.log1p(gamma * heft))
        found = _Smooth(a, b, yy, rough, logs, plain.n)
        if best is None or found.reml < best[1].reml:
            best = (gamma, found)
    assert best is not None
    gamma, found = best
    if not np.all(w == 1):
        sums = _Sums(basis, t, y, who, w, people)
        each = gamma / (1 + gamma * sums.heft)
        a, b = sums.gram - (sums.per * each[:, None]).T @ sums.per, sums.right - sums.per.T @ (each * sums.level)
        yy = sums.total - float((each * sums.level * sums.level).sum())
        found = _Smooth(a, b, yy, rough, float(np.log1p(gamma * sums.heft).sum()), sums.n)
    beta, root = found.solved()
    hoped = None
    if asked is not None:
        told = _Sums(basis, t, asked, who, w, people)
        hoped = root @ (root.T @ (told.right - told.per.T @ (gamma / (1 + gamma * told.heft) * told.level)))
    sigma = float(np.sqrt(found.sigma2))
    return beta, (float(np.sqrt(gamma)) * sigma, sigma), root * sigma, hoped


class _Smooth:
    """The best smoothing for one gamma, by REML (`reml` is -2 times it).

    One decomposition serves every lambda: with C = A + S = LL', the roughness in L's coordinates is diagonal in some Q.
    """

    def __init__(self, a: Floats, b: Floats, yy: float, rough: Floats, logs: float, n: int) -> None:
        ridge = 1e-9 * np.trace(a) / len(a)
        lower = np.linalg.cholesky(a + rough + ridge * np.eye(len(a)))
        self._inverse = np.linalg.inv(lower)
        inner = self._inverse @ rough @ self._inverse.T
        s, self._turn = np.linalg.eigh((inner + inner.T) / 2)
        self._z = self._turn.T @ (self._inverse @ b)
        eigen = np.maximum(1 + (_SMOOTH[:, None] - 1) * np.clip(s, 0.0, 1.0), 1e-12)
        rank, dof = len(a) - 2, n - 2
        sigma2 = np.maximum((yy - (self._z**2 / eigen).sum(axis=1)) / dof, 1e-9)
        reml = dof * np.log(sigma2) + np.log(eigen).sum(axis=1) - rank * np.log(_SMOOTH)
        best = int(np.argmin(reml))
        self.reml = float(reml[best]) + logs + 2 * float(np.log(np.diag(lower)).sum())
        self.sigma2, self._eigen = float(sigma2[best]), eigen[best]

    def solved(self) -> tuple[Floats, Floats]:
        """The coefficients, and a root of (A + lambda S)^-1."""
        root = self._inverse.T @ (self._turn / np.sqrt(self._eigen))
        return root @ (self._z / np.sqrt(self._eigen)), root


def _largest(spun: Floats, se: Floats) -> float:
    """The deviation, in standard errors, that a whole curve stays within with 95 %."""
    dice = chance("felt band", spun.shape[1]).standard_normal((spun.shape[1], _DRAWS))
    step = max(1, len(se) // 600)
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
