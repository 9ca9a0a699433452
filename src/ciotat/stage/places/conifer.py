"""Firs: drooping whorls of needles, with or without a load of snow."""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, unit
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.solid import coloured, tube
from ciotat.stage.surface import clad

__all__ = ["fir"]

Floats = NDArray[np.float64]
NEEDLES = Material(color=(1.0, 1.0, 1.0), roughness=0.9, sheen=0.12, two_sided=True)
SNOW = Material(color=(1.0, 1.0, 1.0), roughness=0.75, sheen=0.15, two_sided=True)
DETAIL = {"near": (17, 10, 9), "middle": (14, 8, 5), "far": (13, 5, 3), "distant": (10, 5, 2)}


@kept(64)
def fir(identity: str, snow: bool, detail: str = "near") -> tuple[Mesh, ...]:
    """A fir one metre tall at the origin: trunk, needles and, when it has snowed, snow. Scale it to its height."""
    random = chance("fir", identity)
    whorls, around, twigs = DETAIL[detail]
    spines = _spines(random, whorls, around)
    fringe = _fronds(spines, twigs, random, snow) if twigs < 4 else _needles(spines, twigs, random, snow)
    meshes = [_trunk(random, detail), fringe]
    if snow:
        meshes.append(_load(spines, random, {"near": 4, "distant": 2}.get(detail, 3), detail != "near"))
    return tuple(meshes)


def _trunk(random: np.random.Generator, detail: str) -> Mesh:
    y = np.linspace(-0.02, 0.97, 6)
    lean = 0.006 * np.cumsum(random.standard_normal((6, 2)), 0)
    path = np.stack([lean[:, 0], y, lean[:, 1]], 1)
    radius = 0.019 * (1 - y) ** 0.8 + 0.002
    radius[0] *= 1.5
    made = tube(path, radius, sides={"near": 9, "middle": 6, "far": 4, "distant": 3}[detail], name="trunk")
    return clad(coloured(made, (0.75, 0.65, 0.58)), "bark")


def _spines(random: np.random.Generator, whorls: int, around: int) -> Floats:
    """The boughs as curves of five points from the trunk out: (B, 5, 3)."""
    boughs = []
    for w in range(whorls):
        t = (w + 0.5) / whorls
        y = 0.09 + 0.88 * t**0.92
        reach = (0.22 * (1 - t) ** 0.75 + 0.022) * random.uniform(0.92, 1.08)
        count = max(4, round(around * (1 - 0.55 * t)))
        for k in range(count):
            angle = 2 * np.pi * (k + 0.5 * (w % 2) + random.uniform(-0.3, 0.3)) / count
            length = reach * random.uniform(0.75, 1.15)
            droop = length * (0.55 - 0.75 * t + random.uniform(-0.08, 0.08))
            s = np.linspace(0, 1, 5)
            out = length * s
            fall = -droop * s**1.4 + 0.10 * length * np.clip(s - 0.6, 0, 1) ** 2 * 6
            sway = length * 0.12 * random.uniform(-1, 1) * s**2
            boughs.append(
                np.stack(
                    [
                        np.cos(angle) * out - np.sin(angle) * sway,
                        y + random.uniform(-0.008, 0.008) + fall,
                        np.sin(angle) * out + np.cos(angle) * sway,
                    ],
                    1,
                )
            )
    return np.array(boughs)


def _along(spines: Floats, s: Floats) -> tuple[Floats, Floats]:
    """Points and directions at parameters `s` (B, T) of each spine."""
    at = s * (spines.shape[1] - 1)
    k = np.minimum(at.astype(int), spines.shape[1] - 2)
    f = (at - k)[..., None]
    row = np.arange(len(spines))[:, None]
    a, b = spines[row, k], spines[row, k + 1]
    return a + (b - a) * f, unit(b - a)


def _needles(spines: Floats, twigs: int, random: np.random.Generator, snow: bool) -> Mesh:
    """Twigs to both sides of every bough, each a slim hanging card of two triangles."""
    count = len(spines)
    s = np.clip((np.arange(twigs) + 0.6) / twigs + random.uniform(-0.03, 0.03, (count, twigs)), 0.06, 1)
    root, ahead = _along(spines, np.concatenate([s, s], 1))
    s = np.concatenate([s, s], 1)
    side = np.where(np.arange(2 * twigs) < twigs, -1.0, 1.0)[None, :, None]
    length = np.linalg.norm(spines[:, -1] - spines[:, 0], axis=1)[:, None, None]
    across = unit(cross(ahead, [0.0, 1.0, 0.0])) * side
    fan = 0.25 + 0.75 * (1 - s[..., None]) ** 0.7
    spread = random.uniform(0.75, 1.2, s.shape)[..., None]
    way = unit(ahead * 0.95 + across * 0.85 * fan + [0, -0.28, 0])
    size = length * (0.20 + 0.36 * (1 - s[..., None])) * spread * (15 / (twigs + 8)) ** 0.25
    width = size * (0.07 + 0.8 / (twigs + 2))
    flat = unit(cross(way, [0.0, 1.0, 0.0]))
    middle = root + way * size * 0.45 + [0, 0.012, 0] * length
    tip = root + way * size + np.array([0, -0.22, 0]) * size
    points = np.stack([root, middle - flat * width, tip, middle + flat * width], 2)
    outward = unit(points * [1, 0, 1]) * 0.75 + [0, 0.65, 0]
    depth = np.clip(np.linalg.norm(points[..., [0, 2]], axis=-1) / (length * 1.05), 0, 1)
    shade = (0.35 + 0.75 * depth) * random.uniform(0.8, 1.2, s.shape)[..., None]
    green = np.array(srgb("#2c4a38")) * shade[..., None]
    fresh = np.array(srgb("#5f7f55"))
    colour = green + (fresh - green) * (0.35 * depth * [0, 0.3, 1, 0.3])[..., None]
    if snow:
        frost = random.uniform(0.15, 0.85, s.shape)[..., None] * [0.2, 0.55, 0.25, 0.55]
        colour = colour + (np.array([0.78, 0.83, 0.9]) - colour) * frost[..., None] * 0.75
    corners = [[0, 1, 2], [0, 2, 3]] if twigs > 8 else [[1, 2, 3]]
    index = np.arange(count * 2 * twigs)[:, None, None] * 4 + np.array(corners)
    return Mesh("needles", *_flat(points, outward), index.reshape(-1, 3).astype(np.int32), NEEDLES, _f32(colour))


def _fronds(spines: Floats, teeth: int, random: np.random.Generator, snow: bool) -> Mesh:
    """Far away, every bough is one drooping frond with an outline of `teeth` to both sides: no twig hangs alone."""
    count = len(spines)
    s = np.broadcast_to(np.linspace(0.1, 1.0, teeth + 1), (count, teeth + 1))
    root, ahead = _along(spines, s)
    length = np.linalg.norm(spines[:, -1] - spines[:, 0], axis=1)[:, None, None]
    across = unit(cross(ahead, [0.0, 1.0, 0.0]))
    at = (s[:, :-1] + s[:, 1:]) / 2 + 0.22 / teeth
    out, way = _along(spines, np.clip(at, 0, 1))
    wide = length * (0.16 + 0.26 * (1 - at[..., None])) * random.uniform(0.75, 1.25, at.shape)[..., None]
    sides = [out + side * across[:, :-1] * wide + (way * 0.35 - [0, 0.3, 0]) * wide for side in (-1.0, 1.0)]
    points = np.stack([root[:, :-1], root[:, 1:], sides[0], sides[1]], 2)
    outward = unit(points * [1, 0, 1]) * 0.75 + [0, 0.65, 0]
    depth = np.clip(np.linalg.norm(points[..., [0, 2]], axis=-1) / (length * 1.05), 0, 1)
    shade = (0.35 + 0.7 * depth) * random.uniform(0.8, 1.2, at.shape)[..., None]
    colour = np.array(srgb("#2c4a38")) * shade[..., None]
    if snow:
        frost = random.uniform(0.1, 0.7, at.shape)[..., None] * [0.5, 0.5, 0.35, 0.35]
        colour = colour + (np.array([0.78, 0.83, 0.9]) - colour) * frost[..., None] * 0.75
    corners = np.array([[0, 2, 1], [0, 1, 3]])
    index = np.arange(count * teeth)[:, None, None] * 4 + corners
    return Mesh("needles", *_flat(points, outward), index.reshape(-1, 3).astype(np.int32), NEEDLES, _f32(colour))


def _load(spines: Floats, random: np.random.Generator, steps: int, plain: bool) -> Mesh:
    """Snow lying along the boughs as soft pillows."""
    count = len(spines)
    s = np.broadcast_to(np.linspace(0.12, 1.0, steps), (count, steps))
    root, ahead = _along(spines, s)
    length = np.linalg.norm(spines[:, -1] - spines[:, 0], axis=1)[:, None, None]
    across = unit(cross(ahead, [0.0, 1.0, 0.0]))
    body = np.sin(np.pi * np.clip(0.22 + 0.70 * s, 0, 1))[..., None] * random.uniform(0.6, 1.25, (count, steps, 1))
    if steps == 2:  # one pillow that runs out towards the tip
        body = body * [[1.3], [0.25]]
    wide, high = length * 0.155 * body, length * 0.105 * body + 0.002
    rows = [
        root - across * wide + [0, -0.35, 0] * wide,
        root - across * wide * 0.55 + [0, 0.75, 0] * high,
        root + [0, 1.0, 0] * high,
        root + across * wide * 0.55 + [0, 0.75, 0] * high,
        root + across * wide + [0, -0.35, 0] * wide,
    ]
    lean, edge = np.array([-0.85, -0.4, 0.0, 0.4, 0.85]), np.array([0.82, 0.95, 1.0, 0.95, 0.82])
    if plain:
        rows, lean, edge = rows[::2], lean[::2], edge[::2]
    points, lean, sides = np.stack(rows, 2), lean[:, None], len(rows)
    normal = across[:, :, None] * lean + np.array([0, 1, 0]) * (1.05 - np.abs(lean)) + ahead[:, :, None] * 0.15
    i = np.arange(count * steps * sides).reshape(count, steps, sides)
    a, b, c, d = i[:, :-1, :-1], i[:, :-1, 1:], i[:, 1:, 1:], i[:, 1:, :-1]
    index = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)], -2).reshape(-1, 3)
    white = np.array([0.80, 0.85, 0.92]) * random.uniform(0.92, 1.05, (count, 1, 1, 1))
    colour = np.broadcast_to(white * edge[:, None], points.shape)
    return Mesh("snow load", *_flat(points, normal), index.astype(np.int32), SNOW, _f32(colour))


def _f32(a: Floats) -> NDArray[np.float32]:
    return np.ascontiguousarray(a.reshape(-1, 3), np.float32)


def _flat(points: Floats, normal: Floats) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return _f32(points), _f32(unit(np.broadcast_to(normal, points.shape)))
