"""Hats, turned on a lathe that follows the head's own outline; glasses."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import cross
from ciotat.stage.mesh import Colour, Ints, Material, normals
from ciotat.stage.people.cloth import TILE, fabric
from ciotat.stage.people.eyes import Ball
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part, rigid

__all__ = ["HATS", "glasses", "hat", "hat_level"]

Floats = NDArray[np.floating]
# rings from the outer brim up: (share of the head's outline, metres added, metres above the band)
HATS: dict[str, list[tuple[float, float, float]]] = {
    "fedora": [(1, 0.060, 0.004), (1, 0.058, 0.008), (1, 0.030, -0.004), (1, 0.008, 0.0), (1, 0.008, 0.03),
               (0.97, 0.006, 0.075), (0.90, 0.0, 0.105), (0.70, 0.0, 0.108), (0.42, 0.0, 0.094), (0.0, 0.0, 0.090)],
    "bowler": [(1, 0.036, 0.016), (1, 0.040, 0.012), (1, 0.026, 0.0), (1, 0.008, 0.0), (1, 0.008, 0.025),
               (0.99, 0.006, 0.055), (0.90, 0.004, 0.085), (0.70, 0.0, 0.106), (0.38, 0.0, 0.118), (0.0, 0.0, 0.121)],
    "top hat": [(1, 0.040, 0.014), (1, 0.043, 0.010), (1, 0.026, 0.0), (1, 0.008, 0.0), (1, 0.007, 0.03),
                (0.99, 0.004, 0.09), (1.03, 0.006, 0.155), (1.02, 0.004, 0.160), (0.6, 0.0, 0.160), (0.0, 0.0, 0.160)],
    "wide hat": [(1, 0.120, 0.006), (1, 0.122, 0.011), (1, 0.070, -0.006), (1, 0.012, 0.0), (1, 0.012, 0.02),
                 (0.98, 0.010, 0.055), (0.92, 0.0, 0.080), (0.6, 0.0, 0.086), (0.0, 0.0, 0.084)],
    "straw hat": [(1, 0.056, 0.002), (1, 0.057, 0.006), (1, 0.030, 0.0), (1, 0.008, 0.0), (1, 0.008, 0.03),
                  (1.0, 0.005, 0.080), (0.98, 0.002, 0.084), (0.6, 0.0, 0.084), (0.0, 0.0, 0.084)],
    "wide straw hat": [(1, 0.128, 0.010), (1, 0.130, 0.014), (1, 0.128, 0.018), (1, 0.075, 0.010), (1, 0.016, 0.006),
                       (1, 0.010, 0.012), (0.98, 0.006, 0.060), (0.95, 0.004, 0.068), (0.6, 0.0, 0.072), (0.0, 0.0, 0.072)],
    "ushanka": [(1, 0.008, -0.010), (1, 0.020, -0.006), (1, 0.022, 0.030), (1.0, 0.018, 0.070), (0.95, 0.010, 0.100),
                (0.80, 0.002, 0.118), (0.45, 0.0, 0.128), (0.0, 0.0, 0.130)],
    "woollen hat": [(1, 0.006, -0.012), (1, 0.014, -0.014), (1, 0.015, 0.022), (1, 0.007, 0.026), (1.0, 0.008, 0.045),
                    (0.93, 0.005, 0.085), (0.72, 0.0, 0.115), (0.40, 0.0, 0.133), (0.14, 0.0, 0.140), (0.0, 0.0, 0.141)],
    "fur hat": [(1, 0.010, -0.020), (1, 0.032, -0.012), (1, 0.038, 0.020), (1.0, 0.036, 0.060), (0.98, 0.030, 0.095),
                (0.86, 0.016, 0.118), (0.5, 0.0, 0.126), (0.0, 0.0, 0.127)],
    "kepi": [(1, 0.008, -0.002), (1, 0.009, 0.03), (0.99, 0.010, 0.060), (1.02, 0.012, 0.085), (0.97, 0.008, 0.093),
             (0.6, 0.0, 0.094), (0.0, 0.0, 0.093)],
    "crown": [(1, 0.007, 0.004), (1, 0.010, 0.004), (1, 0.010, 0.044), (1, 0.012, 0.048), (1, 0.006, 0.048), (1, 0.005, 0.01)],
    "gauze cap": [(1, 0.006, -0.004), (1, 0.009, 0.0), (1, 0.008, 0.045), (0.97, 0.004, 0.062), (0.80, 0.004, 0.064),
                  (0.76, 0.004, 0.105), (0.60, 0.0, 0.122), (0.3, 0.0, 0.128), (0.0, 0.0, 0.129)],
    "flat cap": [(1, 0.008, -0.004), (1, 0.012, 0.018), (1.04, 0.022, 0.034), (1.02, 0.016, 0.052), (0.86, 0.006, 0.072),
                 (0.5, 0.0, 0.084), (0.0, 0.0, 0.087)],
}  # fmt: skip
CLOTH = {
    "straw hat": "straw",
    "wide straw hat": "straw",
    "woollen hat": "knit",
    "fur hat": "fur",
    "flat cap": "tweed",
    "kepi": "wool",
    "crown": "plate",
    "gauze cap": "silk",
}
BANDED = {"fedora": (0.002, 0.030), "bowler": (0.002, 0.020), "top hat": (0.002, 0.034), "wide hat": (0.002, 0.038),
          "straw hat": (0.002, 0.034), "wide straw hat": (0.008, 0.046), "kepi": (0.0, 0.026)}  # fmt: skip
COUNT = 44
GLOBE, SUNK = 0.152, -0.062
"""A robot's head: the radius of the globe, and its middle above the level of a hat (metres)."""
HATS["robot head"] = [
    (0.0, float(GLOBE * np.cos(a)) * 0.9, float(GLOBE * np.sin(a)) + SUNK) for a in np.linspace(-1.05, np.pi / 2, 14)
]


def hat_level(m: Measures) -> float:
    """The level of a hat's band on the forehead, in metres."""
    crown, chin = _head(m)
    return chin + 0.765 * (crown - chin)


def _head(m: Measures) -> tuple[float, float]:
    p = m.shape[:13380][m.head[:13380] > 0.6]
    return float(p[:, 1].max()), float(p[:, 1].min())


def _outline(m: Measures, level: float, angles: Floats) -> tuple[Floats, float]:
    p = m.shape[:13380][m.head[:13380] > 0.6]
    near = p[np.abs(p[:, 1] - level) < 0.012]
    z = float((near[:, 2].min() + near[:, 2].max()) / 2)
    way = np.stack([np.sin(angles), np.cos(angles)])
    return ((near[:, [0, 2]] - np.array([0, z])) @ way).max(0), z


def hat(m: Measures, kind: str, color: Colour, band: Colour, volume: float = 0.004) -> list[Part]:
    """A hat of a kind of HATS; `volume` metres of hair beneath it."""
    level = hat_level(m)
    angles = np.linspace(0, 2 * np.pi, 20 if m.far else COUNT, endpoint=False)
    around, z = _outline(m, level, angles)
    around = around + volume
    scale = float(np.mean(around)) / 0.088
    profile = _tall_enough(m, HATS[kind], level, scale)
    p = _turned(profile, around, angles, scale)
    _sculpt(kind, p, angles, scale)
    p = _placed(p, level, z)
    parts = [_part(m, "hat", p, fabric(CLOTH.get(kind, "wool"), color))]
    if kind in BANDED:
        low, high = BANDED[kind]
        rows = [(1.0, 0.0085, low), (1.0, 0.0125, low + 0.002), (1.0, 0.0125, high - 0.002), (1.0, 0.0085, high)]
        extra = {"wide hat": 0.004, "wide straw hat": 0.002}.get(kind, 0.0)
        q = _placed(_turned([(a, b + extra, c) for a, b, c in rows], around, angles, scale), level, z)
        parts.append(_part(m, "ribbon", q, fabric("silk", band)))
    if kind == "robot head":
        return [_part(m, "hat", p, fabric("plate", color)), *_robot_face(m, level, z, scale)]
    if kind == "ushanka":
        fur = fabric("fur", band)
        parts += [_part(m, "fur band", _placed(_turned_up(around, angles, scale), level, z), fur)]
        parts += [_ear_flap(m, side, level, z, scale, fur) for side in (1.0, -1.0)]
    if kind == "wide straw hat":
        parts.append(_bow(m, around, level, z, scale, fabric("silk", band)))
    if kind in {"kepi", "flat cap"}:
        parts.append(_visor(m, around, level, z, scale, kind, band if kind == "kepi" else color))
    return parts


def _tall_enough(
    m: Measures, profile: list[tuple[float, float, float]], level: float, scale: float
) -> list[tuple[float, float, float]]:
    """The profile stretched upwards where the head needs it."""
    crown = _head(m)[0]
    top = max(h for _, _, h in profile) * scale
    need = (crown - level) * 1.06 + 0.004
    stretch = max(1.0, need / top)
    return [(a, b, h * stretch if h > 0.02 else h) for a, b, h in profile]


def _turned(profile: list[tuple[float, float, float]], around: Floats, angles: Floats, scale: float) -> Floats:
    rows = []
    for share, add, up in profile:
        r = around * share + add * scale
        rows.append(np.stack([r * np.sin(angles), np.full(len(angles), up * scale), r * np.cos(angles)], 1))
    return np.stack(rows)


def _sculpt(kind: str, p: Floats, angles: Floats, scale: float) -> None:
    """What the lathe cannot do: the dip of a brim, the crease of a crown, the slope of a cap."""
    front, side = np.cos(angles), np.abs(np.sin(angles))
    if kind == "fedora":
        p[:3, :, 1] += scale * (0.016 * side**3 - 0.010 * np.maximum(front, 0) ** 2)
        p[6:, :, 1] -= scale * 0.016 * np.exp(-((p[6:, :, 0] / (0.02 * scale)) ** 2))
        p[5:8, :, 0] *= 1 - 0.14 * np.maximum(front, 0) ** 2
    elif kind == "bowler":
        p[:3, :, 1] += scale * (0.012 * side**4 - 0.006 * np.abs(front) ** 3)
    elif kind == "wide hat":
        p[:3, :, 1] += scale * (0.020 * np.sin(angles) + 0.014 * np.cos(3 * angles + 1.0))
    elif kind == "flat cap":
        p[1:, :, 2] += scale * 0.018 * np.linspace(0.4, 1, len(p) - 1)[:, None]
        p[2:, :, 1] -= scale * 0.020 * rise_front(front)
    elif kind == "kepi":
        p[2:, :, 1] += scale * 0.012 * np.maximum(front, 0)
    elif kind == "fur hat":
        p[1:6] *= (1 + 0.018 * np.sin(angles * 11) * np.cos(angles * 5))[None, :, None]


def _turned_up(around: Floats, angles: Floats, scale: float) -> Floats:
    """The fur flap of an ushanka, folded up: tall over the forehead, a low roll behind."""
    front = np.clip(np.cos(angles), 0, 1) ** 0.6
    tall = 0.036 + 0.036 * front
    rows = []
    for out, up in ((0.014, -0.10), (0.034, -0.16), (0.046, 0.15), (0.046, 0.7), (0.038, 1.0), (0.018, 0.92)):
        r = around + (out + 0.004 * np.sin(angles * 13 + out * 90) * np.cos(angles * 5)) * scale
        rows.append(np.stack([r * np.sin(angles), tall * up * scale, r * np.cos(angles)], 1))
    return np.stack(rows)


def _ear_flap(m: Measures, side: float, level: float, z: float, scale: float, material: Material) -> Part:
    """A thick flap of fur over the ear, down to the jaw: an inner and an outer face."""
    columns, down = 9, np.linspace(0.02, -0.150, 9)
    across = np.linspace(-1, 1, columns)
    wide = np.interp(down, [-0.150, -0.135, -0.10, 0.02], [0.30, 0.62, 0.74, 0.80])
    angle = (1.72 + wide[:, None] * across[None]) * side
    radius, _ = _outline(m, level - 0.055 * scale, angle.ravel())
    body = radius.reshape(angle.shape)
    thick = 0.026 * np.sqrt(np.clip(1 - np.abs(across) ** 4, 0, 1))[None] + 0.003 * np.sin(
        angle * 23 + down[:, None] * 160
    )
    thick = thick * np.sqrt(np.clip((down[:, None] + 0.152) / 0.03, 0, 1))
    sheets = []
    for share in (0.0, 1.0):
        r = body + (0.016 + share * thick) * scale
        sheets.append(np.stack([r * np.sin(angle), down[:, None] * scale + 0 * r, r * np.cos(angle)], -1))
    loop = np.concatenate([sheets[1], sheets[0][:, ::-1]], 1)
    return _part(m, "ear flap", _placed(loop if side < 0 else loop[:, ::-1], level, z), material)


def _bow(m: Measures, around: Floats, level: float, z: float, scale: float, material: Material) -> Part:
    """Two loops and a knot at the side of a hat."""
    t = np.linspace(0, 2 * np.pi, 13)
    rows = []
    for half in (-0.019, -0.006, 0.006, 0.019):
        loop = np.stack(
            [0.052 * np.sin(t) * np.abs(np.sin(t)) ** 0.3, half + 0.014 * np.sin(t) ** 2, 0.017 * np.sin(2 * t)], 1
        )
        rows.append(loop * (1 - 0.25 * abs(half) / 0.019 * np.cos(t)[:, None] ** 2) * scale)
    local = np.stack(rows)[:, :-1]
    turn = 0.9
    out = np.array([np.sin(turn), 0.0, np.cos(turn)])
    along = np.array([np.cos(turn), 0.0, -np.sin(turn)])
    reach = float(np.interp(turn, np.linspace(0, 2 * np.pi, len(around), endpoint=False), around)) + 0.022 * scale
    p = (
        out * (reach + local[..., 2:])
        + along * local[..., :1]
        + np.array([0, 1, 0]) * (local[..., 1:2] + 0.026 * scale)
    )
    return _part(m, "bow", _placed(p, level, z), material)


def rise_front(front: Floats) -> Floats:
    return np.clip(front, 0, 1) ** 1.5


def _placed(p: Floats, level: float, z: float) -> Floats:
    """Onto the head, tipped back a little."""
    tip = 0.10
    q = p.copy()
    q[..., 1] = p[..., 1] * np.cos(tip) + p[..., 2] * np.sin(tip) + level
    q[..., 2] = p[..., 2] * np.cos(tip) - p[..., 1] * np.sin(tip) + z
    return q


def _tube(rows: int, columns: int) -> Ints:
    i, j = (a.ravel() for a in np.mgrid[0 : rows - 1, 0:columns])
    a, b = i * columns + j, i * columns + (j + 1) % columns
    return np.stack([a, b, a + columns, b, b + columns, a + columns], 1).reshape(-1, 3).astype(np.int32)


def _part(m: Measures, name: str, p: Floats, material: Material) -> Part:
    rows, columns = p.shape[:2]
    flat = p.reshape(-1, 3)
    index = _tube(rows, columns)
    bones, weights = rigid(len(flat), m.bone("head"))
    turn = np.tile(np.minimum(np.arange(columns), columns - np.arange(columns)) / columns * 0.6, rows)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=2).mean(1))])
    uv = np.stack([turn, np.repeat(run, columns)], 1) / TILE
    normal = normals(flat.astype(np.float32), index)
    return Part(name, flat, index, material, bones, weights, normal, uv=uv)


def _visor(m: Measures, around: Floats, level: float, z: float, scale: float, kind: str, color: Colour) -> Part:
    columns = 15
    angles = np.linspace(-1.0, 1.0, columns)
    base, _ = _outline(m, level, angles)
    base = base + float(np.mean(around) - np.mean(_outline(m, level, np.linspace(0, 6.28, COUNT))[0]))
    rows = []
    for t, drop in ((0.0, 0.0), (0.6, -0.006), (1.0, -0.016), (0.97, -0.020), (0.0, -0.006)):
        reach = (0.006 + (0.048 if kind == "kepi" else 0.040) * t * np.cos(angles * 1.45) ** 0.7) * scale
        r = base + reach
        rows.append(np.stack([r * np.sin(angles), np.full(columns, drop * scale), r * np.cos(angles)], 1))
    return _open(m, "visor", _placed(np.stack(rows), level, z), fabric("leather" if kind == "kepi" else "tweed", color))


def _open(m: Measures, name: str, grid: Floats, material: Material) -> Part:
    """A piece that goes only part of the way round the head, from points (R, C, 3)."""
    rows, columns = grid.shape[:2]
    p = grid.reshape(-1, 3)
    i, j = (a.ravel() for a in np.mgrid[0 : rows - 1, 0 : columns - 1])
    a = i * columns + j
    index = np.stack([a, a + columns, a + 1, a + 1, a + columns, a + columns + 1], 1).reshape(-1, 3).astype(np.int32)
    bones, weights = rigid(len(p), m.bone("head"))
    return Part(name, p, index, material, bones, weights, normals(p.astype(np.float32), index), uv=p[:, [0, 2]] / TILE)


def _robot_face(m: Measures, level: float, z: float, scale: float) -> list[Part]:
    """A dark pane, and two eyes that shine behind it."""
    glass = Material(color=(0.012, 0.014, 0.018), roughness=0.08, two_sided=True)
    light = Material(color=(0.1, 0.3, 0.35), emission=(0.5, 2.2, 2.8), two_sided=True)

    def pane(name: str, middle: float, wide: float, up: float, tall: float, out: float, material: Material) -> Part:
        rise, turn = np.linspace(up + tall, up - tall, 7), np.linspace(middle - wide, middle + wide, 13)
        arch = 1 - 0.35 * np.abs(np.linspace(-1, 1, 13)) ** 4
        high = np.arcsin(np.clip((up + (rise[:, None] - up) * arch) / GLOBE, -1, 1))
        r = (0.9 * GLOBE * np.cos(high) + out) * scale
        grid = np.stack([r * np.sin(turn), (GLOBE * np.sin(high) + SUNK) * scale, r * np.cos(turn)], -1)
        return _open(m, name, _placed(grid, level, z), material)

    eyes = [pane("robot eye", side * 0.36, 0.11, 0.012, 0.013, 0.005, light) for side in (1.0, -1.0)]
    return [pane("pane", 0.0, 0.95, 0.008, 0.045, 0.002, glass), *eyes]


def glasses(m: Measures, balls: tuple[Ball, Ball], color: Colour) -> Part:
    """Two rims, a bridge and temples that reach the ears."""
    left = balls[0]
    r = left.radius * 1.42
    front = left.centre[2] + left.radius * 1.32
    t = np.linspace(0, 2 * np.pi, 29)
    ring = np.stack([np.cos(t) * r * 1.12, np.sin(t) * r * 0.92, -0.10 * np.abs(np.cos(t)) * r], 1)
    lines = [ring + np.array([b.centre[0], b.centre[1] - 0.1 * r, front]) for b in balls]
    inner = left.centre[0] - r * 1.1
    arch = np.linspace(-1, 1, 7)
    y = left.centre[1] + 0.16 * r
    lines.append(np.stack([arch * inner, y + 0.1 * r * (1 - arch**2), front + 0.1 * r * (1 - arch**2) - 0.1 * r], 1))
    ear = m.shape[:13380][np.abs(m.shape[:13380, 1] - y) < 0.01]
    wide = float(np.abs(ear[(ear[:, 2] < left.centre[2] - 0.04 * m.size)][:, 0]).max()) * 0.97
    for side in (1.0, -1.0):
        x = side * (left.centre[0] + 1.1 * r)
        end = np.array([side * min(wide, abs(x) * 1.25), y + 0.004, left.centre[2] - left.radius * 5.6])
        bend = end + np.array([0.0, -0.018, -0.010]) * m.size
        lines.append(np.array([[x, y, front - 0.08 * r], [side * abs(end[0]), y, front - 0.6 * r], end, bend]))
    parts = [_wire(line, 0.0013 * max(m.size, 0.8)) for line in lines]
    start = np.cumsum([0] + [len(p) for p, _ in parts[:-1]])
    p = np.concatenate([p for p, _ in parts])
    index = np.concatenate([f + s for (_, f), s in zip(parts, start, strict=True)]).astype(np.int32)
    bones, weights = rigid(len(p), m.bone("head"))
    material = Material(color=color, roughness=0.25, metallic=0.0)
    return replace(Part("glasses", p, index, material, bones, weights), normal=normals(p.astype(np.float32), index))


def _wire(line: Floats, radius: float) -> tuple[Floats, Ints]:
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = cross(along, np.array([0.05, 1.0, 0.3]))
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    up = cross(side, along)
    t = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    p = line[:, None] + radius * (np.cos(t)[:, None] * side[:, None] + np.sin(t)[:, None] * up[:, None])
    return p.reshape(-1, 3), _tube(len(line), 6)[:, [0, 2, 1]]
