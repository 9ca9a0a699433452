"""Cutting and sewing: surfaces clipped by a field, eased off the body, hemmed, unwrapped, woven."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Colour, Ints, Material, Texture, normals
from ciotat.stage.people.part import Part, strongest

__all__ = ["TILE", "Panel", "borders", "clipped", "eased", "fabric", "hemmed", "relaxed", "sewn"]

TILE = 0.4  # metres of cloth that one repeat of a fabric covers
Floats = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Panel:
    """A piece of cloth: `position`, `normal` (N, 3), dense bone `weights` (N, 53), `index` (M, 3), `limb` (N,) which
    limb it wraps (0 trunk, 1 2 arms, 3 4 legs), for unwrapping; `cuts` (N, K) fields it will be clipped by."""

    position: Floats
    normal: Floats
    weights: Floats
    index: Ints
    limb: Floats
    cuts: Floats | None = None


def clipped(panel: Panel) -> Panel:
    """The part where every field of `cuts` is positive: one clean cut after another."""
    for k in range(0 if panel.cuts is None else panel.cuts.shape[1]):
        panel = _cut(panel, k)
    return panel


def _cut(panel: Panel, column: int) -> Panel:
    cuts = panel.cuts if panel.cuts is not None else np.zeros((len(panel.position), 0))
    keep = cuts[:, column]
    inside = keep > 0
    if inside.all():
        return panel
    count = inside[panel.index].sum(1)
    whole = panel.index[count == 3]
    data = np.concatenate([panel.position, panel.normal, panel.limb[:, None], cuts, panel.weights], 1)
    pairs: list[NDArray[np.int64]] = []
    triangles: list[NDArray[np.int64]] = [whole.astype(np.int64)]
    for number in (1, 2):
        cut = panel.index[count == number].astype(np.int64)
        if not len(cut):
            continue
        odd = (inside[cut] if number == 1 else ~inside[cut]).argmax(1)
        p, q, r = (cut[np.arange(len(cut)), (odd + k) % 3] for k in range(3))
        first, second = (_edge(pairs, len(data), p, other) for other in (q, r))
        if number == 1:
            triangles.append(np.stack([p, first, second], 1))
        else:
            triangles += [np.stack([q, r, second], 1), np.stack([q, second, first], 1)]
    if pairs:
        edge, where = np.unique(np.concatenate(pairs), axis=0, return_inverse=True)
        t = (keep[edge[:, 0]] / (keep[edge[:, 0]] - keep[edge[:, 1]]))[:, None]
        data = np.concatenate([data, data[edge[:, 0]] * (1 - t) + data[edge[:, 1]] * t])
        at = np.concatenate([np.arange(len(panel.position)), len(panel.position) + where.ravel()])
    else:
        at = np.arange(len(panel.position))
    index = at[np.concatenate(triangles)]
    used, inverse = np.unique(index, return_inverse=True)
    d, wide = data[used], 7 + cuts.shape[1]
    index = inverse.reshape(-1, 3).astype(np.int32)
    return Panel(d[:, :3], d[:, 3:6], d[:, wide:], index, np.round(d[:, 6]), d[:, 7:wide])


def _edge(pairs: list[NDArray[np.int64]], count: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the points where edges a-b are cut, after the vertices and the cuts before."""
    start = count + sum(len(p) for p in pairs)
    pairs.append(np.sort(np.stack([a, b], 1), axis=1))
    return start + np.arange(len(a))


def borders(index: Ints) -> NDArray[np.int64]:
    """The directed edges (E, 2) that belong to one triangle only."""
    edge = np.concatenate([index[:, [0, 1]], index[:, [1, 2]], index[:, [2, 0]]]).astype(np.int64)
    key = np.sort(edge, 1) @ np.array([1 << 32, 1])
    _, where, count = np.unique(key, return_index=True, return_counts=True)
    return edge[np.sort(where[count == 1])]


def relaxed(panel: Panel, rounds: int, strength: float = 0.5) -> Panel:
    """Cloth does not follow every muscle: towards the mean of the neighbours and back, which smooths without
    shrinking (Taubin 1995), `rounds` times."""
    order = np.argsort(panel.index.T.ravel(), kind="stable")
    start = panel.index.T.ravel()[order]
    other = np.roll(panel.index, -1, 1).T.ravel()[order]
    count = np.maximum(np.bincount(start, minlength=len(panel.position)), 1).astype(np.float64)
    p = panel.position.copy()
    _relax(p, start.astype(np.int32), other.astype(np.int32), count, rounds, strength)
    return replace(panel, position=p)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _relax(p: Floats, start: Ints, other: Ints, count: Floats, rounds: int, strength: float) -> None:
    """Laplacian smoothing along directed edges, in place."""
    total = np.zeros_like(p)
    for k in range(rounds * 2):
        pull = strength if k % 2 == 0 else -0.84 * strength
        total[:] = 0
        for e in range(start.shape[0]):
            for axis in range(3):
                total[start[e], axis] += p[other[e], axis]
        for v in range(p.shape[0]):
            if count[v] > 1:
                for axis in range(3):
                    p[v, axis] += pull * (total[v, axis] / count[v] - p[v, axis])


def eased(panel: Panel, ease: Floats | float) -> Panel:
    """The panel moved off the body by `ease` metres."""
    return replace(
        panel, position=panel.position + panel.normal * np.broadcast_to(ease, (len(panel.position),))[:, None]
    )


def hemmed(panel: Panel, thick: float) -> Panel:
    """A folded edge: a strip `thick` metres wide that turns inward along every border."""
    edge = borders(panel.index)
    ring = np.unique(edge)
    n = len(panel.position)
    place = np.full(n, -1)
    place[ring] = n + np.arange(len(ring))
    normal = normals(panel.position.astype(np.float32), panel.index)
    lip = panel.position[ring] - normal[ring] * thick
    a, b = edge.T
    strip = np.concatenate([np.stack([b, a, place[a]], 1), np.stack([b, place[a], place[b]], 1)])
    return Panel(
        np.concatenate([panel.position, lip]),
        np.concatenate([panel.normal, panel.normal[ring]]),
        np.concatenate([panel.weights, panel.weights[ring]]),
        np.concatenate([panel.index, strip]).astype(np.int32),
        np.concatenate([panel.limb, panel.limb[ring]]),
    )


def sewn(name: str, panel: Panel, material: Material, axes: Floats, color: Floats | None = None) -> Part:
    """A panel as a part: unwrapped around its limbs, whose `axes` (5, 2, 3) are given, smooth over the seams."""
    uv, vertex, index = _unwrapped(panel, axes)
    bones, weights = strongest(panel.weights[vertex])
    normal = normals(panel.position.astype(np.float32), panel.index)[vertex]
    tint = None if color is None else color[vertex]
    return Part(name, panel.position[vertex], index, material, bones, weights, normal, tint, uv / TILE)


def _unwrapped(panel: Panel, axes: Floats) -> tuple[Floats, NDArray[np.int64], Ints]:
    """Metres around and along each limb; vertices on the seam are doubled."""
    limb = np.median(panel.limb[panel.index], axis=1).astype(np.int64)
    start, end = axes[limb, 0], axes[limb, 1]
    along = (end - start) / np.linalg.norm(end - start, axis=1, keepdims=True)
    side = cross(along, np.array([0.0, 0.0, 1.0]))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    front = cross(side, along)
    d = panel.position[panel.index] - start[:, None]
    s, f, v = (np.einsum("fkc,fc->fk", d, axis) for axis in (side, front, along))
    flip = np.where(np.einsum("fc,fc->f", front, np.tile([0.0, 0.0, 1.0], (len(front), 1))) < 0, -1.0, 1.0)[:, None]
    angle = np.arctan2(s * flip, f * flip)
    angle += np.where(angle - angle.max(1, keepdims=True) < -np.pi, 2 * np.pi, 0)
    girth = np.array([0.16, 0.055, 0.055, 0.085, 0.085])[limb][:, None]
    uv = np.stack([angle * girth, v], -1).reshape(-1, 2)
    wrap = (angle > np.pi).reshape(-1)
    key = (panel.index.reshape(-1).astype(np.int64) * 8 + np.repeat(limb, 3)) * 2 + wrap
    used, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    return uv[first], used // 16, inverse.reshape(-1, 3).astype(np.int32)


@kept(16)
def weave(kind: str, size: int = 256) -> Texture:
    """A tiling fabric: light and height. Kinds: plain knit denim tweed wool silk leather corduroy quilt wadding straw fur."""
    dice = chance("fabric", kind)
    y, x = np.mgrid[0:size, 0:size] / size * (2 * np.pi)
    folds = sum(
        _wave(kx * x[:1] + dice.uniform(0, 6.28), ky * y[:, :1]) / (abs(kx) + abs(ky))
        for kx, ky in ((1, 2), (2, -1), (1, -3), (3, 2), (-2, 3), (4, 1), (1, 5))
    )
    grain = dice.normal(0, 1, (size, size))
    soft = (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1) + np.roll(grain, (1, 1), (0, 1))) / 2
    fine = np.sin(64 * x[:1]) * np.sin(64 * y[:, :1])
    looks: dict[str, Callable[[], tuple[Floats, Floats, float]]] = {
        "plain": lambda: (0.02 * fine + 0.012 * soft, 0.00012 * fine, 0.0030),
        "knit": lambda: (
            0.10 * np.abs(np.sin(20 * x + 1.2 * np.sin(40 * y))) - 0.06 + 0.02 * soft,
            0.0009 * np.abs(np.sin(20 * x + 1.2 * np.sin(40 * y))),
            0.0025,
        ),
        "denim": lambda: (0.07 * np.sin(52 * (x + y)) * 0.5 + 0.035 * soft, 0.00018 * np.sin(52 * (x + y)), 0.0034),
        "tweed": lambda: (
            0.085 * soft + 0.05 * np.sign(np.sin(16 * (x + y)) * np.sin(16 * (x - y))),
            0.0003 * soft,
            0.0026,
        ),
        "wool": lambda: (0.045 * soft, 0.00022 * soft, 0.0028),
        "silk": lambda: (0.006 * soft, 0.0 * fine, 0.0042),
        "leather": lambda: (0.03 * soft, 0.0003 * soft, 0.0024),
        "corduroy": lambda: (0.09 * np.sin(40 * x), 0.0006 * np.sin(40 * x), 0.0024),
        "quilt": lambda: (
            0.012 * soft - 0.07 * (np.abs(np.cos(2 * y)) ** 60),
            0.011 * np.abs(np.sin(2 * y)) ** 0.45,
            0.0045,
        ),
        "wadding": lambda: (0.03 * soft, 0.00018 * soft, 0.0085),
        "straw": lambda: (0.10 * np.sin(48 * y) + 0.05 * soft, 0.0005 * np.sin(48 * y), 0.0012),
        "fur": lambda: (0.22 * soft, 0.0016 * soft, 0.004),
    }
    light, height, deep = looks[kind]()
    total = (height + deep * folds).astype(np.float32)
    tone = np.clip(0.93 + light + 0.022 * folds, 0, 1)
    return Texture((np.repeat(tone[..., None], 3, 2) * 255).astype(np.uint8), total)


def _wave(across: Floats, down: Floats) -> Floats:
    """The sine of a sum, of `across` (1, N) and `down` (M, 1)."""
    return np.sin(across) * np.cos(down) + np.cos(across) * np.sin(down)


def fabric(kind: str, color: Colour) -> Material:
    """A material of cloth; ``plate`` is painted metal."""
    if kind == "plate":
        return Material(color=color, roughness=0.3, metallic=0.35, two_sided=True)
    rough = {"silk": 0.42, "leather": 0.42, "quilt": 0.55}.get(kind, 0.86)
    sheen = {"leather": 0.05, "silk": 0.25, "wool": 0.40, "knit": 0.38, "tweed": 0.35, "fur": 0.6}.get(kind, 0.28)
    return Material(color=color, roughness=rough, sheen=sheen, two_sided=True, texture=weave(kind))
