"""What makes a garment: collars, lapels, buttons, ties, scarves, aprons, belts."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import Colour, Material, normals
from ciotat.stage.people.body import BODY
from ciotat.stage.people.cloth import Panel, hemmed, sewn
from ciotat.stage.people.clothes import Cut, loose
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part, strongest

__all__ = ["buttons", "collar", "hanging_end", "lapels", "ring", "scarf", "tie"]

Floats = NDArray[np.floating]


def neckline(m: Measures, angles: Floats, level: Floats | float) -> Floats:
    """Points (A, 3) on the neck at a level, towards `angles` (0 is front)."""
    p = m.shape[(m.neck > 0.25) & (np.arange(len(m.shape)) < BODY)]
    way = np.stack([np.sin(angles), np.cos(angles)])
    levels = m.collar + np.array([0.02, 0.035, 0.05, 0.065]) * m.size
    radii, centres = [], []
    for at in levels:
        near = p[np.abs(p[:, 1] - at) < 0.020 * m.size]
        z = float(near[:, 2].min() + near[:, 2].max()) / 2
        radii.append(((near[:, [0, 2]] - np.array([0.0, z])) @ way).max(0))
        centres.append(z)
    wanted = np.broadcast_to(np.asarray(level, np.float64), (len(angles),))
    place = np.clip((wanted - levels[0]) / (levels[1] - levels[0]), 0, len(levels) - 1.001)
    k, t = place.astype(int), place - place.astype(int)
    column = np.arange(len(angles))
    table, middle = np.stack(radii), np.array(centres)
    radius = table[k, column] * (1 - t) + table[k + 1, column] * t
    z_ = middle[k] * (1 - t) + middle[k + 1] * t
    return np.stack([radius * np.sin(angles), wanted, z_ + radius * np.cos(angles)], 1)


def ring(
    m: Measures, rows: list[tuple[float, float]], name: str, material: Material, gap: float = 0.0, tilt: float = 0.02
) -> Part:
    """A band round the neck from (height above the collar line, distance off the neck) pairs; lower in front by `tilt`."""
    count = 18 if m.far else 40
    angles = np.linspace(gap, 2 * np.pi - gap, count) if gap else np.linspace(np.pi, 3 * np.pi, count)
    front = 0.5 + 0.5 * np.cos(angles)
    around = np.stack([np.sin(angles), np.zeros(count), np.cos(angles)], 1)
    rings = []
    for up, off in rows:
        level = m.collar + up * m.size - tilt * m.size * front + 0.012 * m.size
        rings.append(neckline(m, angles, level) + around * off * m.size)
    p = np.concatenate(rings)
    i, j = (a.ravel() for a in np.mgrid[0 : len(rows) - 1, 0 : count - 1])
    a, b = i * count + j, i * count + j + 1
    index = np.stack([a, b, a + count, b, b + count, a + count], 1).reshape(-1, 3).astype(np.int32)
    weights = np.zeros((len(p), len(m.skeleton.names)))
    weights[:, m.bone("neck_01")], weights[:, m.bone("spine_03")] = 0.45, 0.55
    panel = Panel(p, normals(p.astype(np.float32), index), weights, index, np.zeros(len(p)))
    return sewn(name, panel if m.far else hemmed(panel, 0.002), material, m.axes)


def collar(m: Measures, name: str, material: Material, kind: str = "turned") -> Part:
    """A collar: ``turned`` as on shirts, ``stand`` as on uniforms and 1900 blouses, ``roll`` as on pullovers."""
    rows = {
        "turned": [(-0.010, 0.004), (0.026, 0.004), (0.031, 0.007), (0.012, 0.015), (-0.012, 0.024)],
        "stand": [(-0.040, 0.020), (-0.016, 0.010), (0.006, 0.004), (0.040, 0.003)],
        "roll": [(-0.012, 0.010), (0.006, 0.011), (0.018, 0.013), (0.014, 0.020), (-0.008, 0.020)],
        "band": [(-0.020, 0.012), (-0.006, 0.010), (0.006, 0.007)],
    }[kind]
    return ring(m, rows, name, material, gap=0.22 if kind == "turned" else 0.0, tilt=0.030 if kind != "roll" else 0.024)


def lapels(m: Measures, cut: Cut, name: str, material: Material) -> Part:
    """The folded-back front edges of a jacket."""
    low, neck = m.hip + cut.button, m.joint("neck_01")[2]

    def band(p: Floats) -> Floats:
        width = m.size * (0.010 + 0.30 * np.clip(p[:, 1] - low, 0, 0.2 * m.size))
        notch = 0.030 * m.size * np.clip(1 - np.abs(p[:, 1] - m.collar + 0.045 * m.size) / (0.012 * m.size), 0, 1)
        return width - notch - (np.abs(p[:, 0]) - cut.open * 0.9 * np.clip((p[:, 1] - low) / (m.collar - low), 0, 1.2))

    def start(p: Floats) -> Floats:
        return np.minimum(p[:, 1] - low, p[:, 2] - neck - 0.004)

    panel = loose(m, replace(cut, ease=cut.ease + 0.0065), band, start)
    return sewn(name, hemmed(panel, 0.004), material, m.axes)


def surface(part: Part, x: float, y: float) -> tuple[int, NDArray[np.float64]]:
    """The vertex of a garment nearest to (x, y) in front, and where the button sits."""
    p = part.position
    score = (p[:, 0] - x) ** 2 + (p[:, 1] - y) ** 2 - 0.02 * (p[:, 2] - p[:, 2].mean())
    k = int(np.argmin(np.where(p[:, 2] > np.median(p[:, 2]), score, 9.0)))
    return k, np.array([x, y, p[k, 2]])


def buttons(m: Measures, on: Part, x: float, levels: list[float], color: Colour, size: float = 0.008) -> Part:
    """A row of buttons on a garment at the levels given."""
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    disc = np.concatenate(
        [
            [[0, 0, 0.5]],
            np.stack([0.75 * np.cos(turn), 0.75 * np.sin(turn), 0.45 + 0 * turn], 1),
            np.stack([np.cos(turn), np.sin(turn), -0.3 + 0 * turn], 1),
        ]
    )
    k = np.arange(8)
    n = (k + 1) % 8
    faces = np.concatenate(
        [np.stack([0 * k, 1 + k, 1 + n], 1), np.stack([1 + k, 9 + k, 1 + n], 1), np.stack([1 + n, 9 + k, 9 + n], 1)]
    )
    p, index, bones, weights = [], [], [], []
    for number, level in enumerate(levels):
        vertex, at = surface(on, x, level)
        p.append(at + disc * size * m.size * np.array([1, 1, 0.6]))
        index.append(faces + len(disc) * number)
        bones.append(np.repeat(on.bones[vertex][None], len(disc), 0))
        weights.append(np.repeat(on.weights[vertex][None], len(disc), 0))
    material = Material(color=color, roughness=0.35)
    return Part(
        "buttons",
        np.concatenate(p),
        np.concatenate(index).astype(np.int32),
        material,
        np.concatenate(bones),
        np.concatenate(weights),
    )


def tie(m: Measures, on: Part, material: Material) -> Part:
    """A knot and a blade, lying on a shirt."""
    levels = np.linspace(m.collar - 0.028 * m.size, m.hip + 0.16 * m.size, 10)
    half = m.size * np.interp(np.arange(10), [0, 1, 2, 8, 9], [0.014, 0.017, 0.013, 0.033, 0.002])
    rows, near = [], []
    for level, w in zip(levels, half, strict=True):
        vertex, at = surface(on, 0.0, level)
        lift = 0.012 if level == levels[0] else 0.008
        rows.append(at + np.array([[-w, 0, lift - 0.004], [0, 0, lift + 0.003], [w, 0, lift - 0.004]]))
        near += [vertex] * 3
    p = np.concatenate(rows)
    i, j = (a.ravel() for a in np.mgrid[0:9, 0:2])
    a = i * 3 + j
    index = np.stack([a, a + 3, a + 1, a + 1, a + 3, a + 4], 1).reshape(-1, 3).astype(np.int32)
    weights = np.zeros((len(p), len(m.skeleton.names)))
    np.put_along_axis(weights, on.bones[near], on.weights[near], 1)
    return sewn(
        "tie", Panel(p, normals(p.astype(np.float32), index), weights, index, np.zeros(len(p))), material, m.axes
    )


def scarf(m: Measures, material: Material, off: float) -> Part:
    """A scarf wound twice round the neck, `off` metres outside it: a thick soft roll over a wider one."""
    turns = [_wound(m, off + 0.010, 0.000, 0.036, 0.4), _wound(m, off, 0.034, 0.032, 2.1)]
    count = len(turns[0])
    flat = np.concatenate([p.reshape(-1, 3) for p in turns])
    around = turns[0].shape[1]
    i, j = (a.ravel() for a in np.mgrid[0 : count - 1, 0:around])
    a, b = i * around + j, i * around + (j + 1) % around
    one = np.stack([a, a + around, b, b, a + around, b + around], 1).reshape(-1, 3).astype(np.int32)
    index = np.concatenate([one, one + count * around])
    bones, weights = strongest(_neck(m, len(flat)))
    run = np.tile(np.repeat(np.linspace(0, 0.6, count), around), 2)
    fold = np.minimum(np.arange(around), around - np.arange(around)) / around * 0.25
    uv = np.stack([run, np.tile(fold, 2 * count)], 1) / 0.4
    return Part("scarf", flat, index, material, bones, weights, normals(flat.astype(np.float32), index), uv=uv)


def _wound(m: Measures, off: float, up: float, tall: float, phase: float) -> Floats:
    """One turn of a scarf (T, A, 3), lower in front, with folds along it."""
    t = np.linspace(0, 2 * np.pi, 17 if m.far else 41)
    section = np.linspace(0, 2 * np.pi, 7 if m.far else 13)[:-1]
    front = 0.5 + 0.5 * np.cos(t)
    spine = neckline(m, t, m.collar + m.size * (up + 0.022 - 0.034 * front + 0.005 * np.sin(2 * t + phase)))
    out = np.stack([np.sin(t), 0 * t, np.cos(t)], 1)
    wide = 0.021 * m.size * (1 + 0.15 * np.sin(3 * t + phase))
    high = tall * m.size * (1 + 0.10 * np.cos(2 * t + phase))
    fold = 1 + 0.13 * np.cos(5 * section[None] + 1.5 * np.sin(t + phase)[:, None])
    p = (spine + out * (wide + off * m.size + 0.020 * m.size * front)[:, None])[:, None]
    p = p + out[:, None] * (np.cos(section)[None] * wide[:, None] * fold)[..., None]
    p[..., 1] += np.sin(section)[None] * high[:, None] * fold
    return p


def hanging_end(m: Measures, on: Part, material: Material) -> Part:
    """The end of a scarf, hanging down the chest over the garment `on`, with a fringe."""
    rows, columns = (6, 3) if m.far else (14, 7)
    down = np.linspace(0, 1, rows)
    across = np.linspace(-1, 1, columns)
    near, grid = [], []
    for t in down:
        level = m.collar - (0.030 + 0.34 * t) * m.size
        middle, half = (0.050 + 0.016 * t) * m.size, (0.034 + 0.012 * t) * m.size
        vertex, _ = surface(on, middle, level)
        side = np.array([surface(on, middle + half * a, level)[1][2] for a in (-1, 0, 1)])
        z = np.interp(across, [-1, 0, 1], side) + 0.012 + 0.004 * np.cos(across * 5.5 + t * 2)
        grid.append(np.stack([middle + half * across, np.full(columns, level), z], 1))
        near += [vertex] * columns
    p = np.stack(grid)
    p[..., 2] = np.maximum.accumulate(p[..., 2] - 0.0, axis=0) * 0.5 + p[..., 2] * 0.5
    fringe = np.where(np.arange(columns) % 2 == 0, 0.0, 0.022 * m.size)
    p[-1, :, 1] += fringe
    flat = p.reshape(-1, 3)
    i, j = (a.ravel() for a in np.mgrid[0 : rows - 1, 0 : columns - 1])
    a = i * columns + j
    index = np.stack([a, a + columns, a + 1, a + 1, a + columns, a + columns + 1], 1).reshape(-1, 3).astype(np.int32)
    weights = np.zeros((len(flat), len(m.skeleton.names)))
    np.put_along_axis(weights, on.bones[near], on.weights[near], 1)
    panel = Panel(flat, normals(flat.astype(np.float32), index), weights, index, np.zeros(len(flat)))
    return sewn("scarf end", hemmed(panel, 0.010), material, m.axes)


def _neck(m: Measures, count: int) -> Floats:
    weights = np.zeros((count, len(m.skeleton.names)))
    weights[:, m.bone("neck_01")], weights[:, m.bone("spine_03")] = 0.4, 0.6
    return weights
