"""Hairstyles: where locks are rooted, which way they flow, how long they are, and how they are put up."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, unit
from ciotat.stage.mesh import Material
from ciotat.stage.people.canvas import rise
from ciotat.stage.people.locks import COLUMNS, cap, hair_material, ribbons
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part
from ciotat.stage.people.skull import Skull

__all__ = ["STYLES", "Style", "hair"]

Floats = NDArray[np.floating]
Flow = Callable[[Skull, Floats, Floats], Floats]


@dataclass(frozen=True)
class Style:
    """`flow` gives directions for points and their roots (both in head sizes about the cranium's centre); `count` locks
    of `length` metres on the crown and `sides` metres low at the sides; `volume` of the cap, `lift` of the locks above
    it, `width` of a lock; `wave` amplitude, `wavelength`, `curl` (helix) in metres; `hug` how close to the head."""

    flow: Flow
    count: int
    length: float
    sides: float
    volume: float
    lift: float
    width: float
    steps: int = 9
    wave: float = 0.0
    wavelength: float = 0.09
    curl: float = 0.0
    hug: float = 0.75
    tip: float = 0.12
    fringe: bool = False
    kind: str = "straight"
    knot: str = ""
    gather: tuple[float, float, float] = (0.0, 0.0, 0.0)
    crown: tuple[float, float, float] = (0.0, 0.86, -0.5)


def _away(q: Floats, pole: tuple[float, float, float]) -> Floats:
    """Tangents that lead away from a pole over the head."""
    axis = np.array(pole)
    way = unit(q)
    return unit(way * (way @ axis)[:, None] - axis)


def _crop(head: Skull, q: Floats, root: Floats) -> Floats:
    top = rise(root[:, 1], 0.45, 0.9)[:, None]
    ahead = np.array([0.25, -0.25, 1.0])
    return _away(q, (0.1, 0.75, -0.65)) * (1 - 0.55 * top) + 0.55 * top * ahead + np.array([0, -0.35, 0]) * (1 - top)


def _part(head: Skull, q: Floats, root: Floats) -> Floats:
    """Combed away from a parting on the person's left."""
    side = np.where(root[:, 0] > 0.26, 1.0, -1.0)[:, None]
    top = rise(root[:, 1], 0.2, 0.7)[:, None]
    comb = np.concatenate([side * 1.0, np.full_like(side, -0.30), np.full_like(side, -0.28)], 1)
    quiff = np.array([-0.55, 0.30, 0.35]) * rise(root[:, 2], 0.35, 0.7)[:, None] * (side < 0)
    return comb * top + quiff + (1 - top) * (np.array([0, -0.9, -0.45]))


def _swept(head: Skull, q: Floats, root: Floats) -> Floats:
    low = rise(-q[:, 1], -0.3, 0.3)[:, None]
    spread = np.stack([0.25 * np.sign(q[:, 0]) * np.abs(q[:, 0]), 0 * q[:, 0], 0 * q[:, 0]], 1)
    return (
        np.array([0, 0.10, -1.0])
        + spread
        + low * np.array([0, -0.8, 0.2])
        + np.array([0, -0.7, 0]) * rise(-q[:, 2], 0.3, 0.9)[:, None]
    )


def _tousled(head: Skull, q: Floats, root: Floats) -> Floats:
    turn = np.stack([np.sin(root[:, 2] * 9 + root[:, 0] * 5), 0 * q[:, 0], np.cos(root[:, 0] * 7 + root[:, 2] * 3)], 1)
    return _crop(head, q, root) + 0.55 * turn


def _falling(head: Skull, q: Floats, root: Floats) -> Floats:
    """Parted near the middle, down over the ears, back off the face, in front of or behind the shoulders."""
    side = np.where(root[:, 0] > 0.08, 1.0, -1.0)[:, None]
    top = rise(q[:, 1], 0.15, 0.75)[:, None]
    out = np.concatenate([side * 0.95, np.full_like(side, -0.35), np.full_like(side, -0.30)], 1)
    face = rise(q[:, 2], 0.0, 0.35)[:, None] * (1 - top)
    back = rise(-root[:, 2], 0.25, 0.6)[:, None]
    low = rise(-q[:, 1], 0.9, 1.5)[:, None]
    wide = rise(np.abs(q[:, 0]), 0.60, 1.0)[:, None]
    ahead = np.where(q[:, 2] > -0.35, 0.55, -0.35)[:, None]
    down = np.array([0.0, -1.0, 0.0]) + face * (1 - low) * (np.array([0, 0, -0.9]) + side * np.array([0.2, 0, 0]))
    down = down + low * (np.array([0.0, 0.0, 1.0]) * ahead * wide - side * wide * np.array([1.1, 0, 0]))
    behind = np.array([0.0, -0.75, -0.6]) * top + np.array([0.0, -1.0, 0.02]) * (1 - top)
    return (out * top + down * (1 - top)) * (1 - back) + behind * back


def _bangs(root: Floats) -> Floats:
    """Which roots (N,) make a fringe."""
    return rise(root[:, 2], 0.40, 0.46) * rise(root[:, 1], 0.36, 0.42) * (1 - rise(np.abs(root[:, 0]), 0.46, 0.52))


def _fringed(head: Skull, q: Floats, root: Floats) -> Floats:
    ahead = _bangs(root)[:, None]
    return _falling(head, q, root) * (1 - ahead) + ahead * (
        np.array([0, -0.75, 0.8]) + 0.5 * root * np.array([1, 0, 0])
    )


def _gathered(point: tuple[float, float, float]) -> Flow:
    goal = np.array(point)

    def flow(head: Skull, q: Floats, root: Floats) -> Floats:
        pull = goal - q
        return unit(pull) + 0.25 * unit(cross(cross(q, pull), q) + 1e-9)

    return flow


def _two(head: Skull, q: Floats, root: Floats) -> Floats:
    side = np.where(root[:, 0] > 0, 1.0, -1.0)
    goal = np.stack([side * 0.86, np.full(len(q), -0.34), np.full(len(q), -0.42)], 1)
    return unit(goal - q)


def _coils(head: Skull, q: Floats, root: Floats) -> Floats:
    """Every which way over the head, a little downwards."""
    whim = np.stack(
        [
            np.sin(root[:, 1] * 23 + root[:, 2] * 31),
            np.sin(root[:, 0] * 29 + 1),
            np.cos(root[:, 0] * 37 + root[:, 1] * 17),
        ],
        1,
    )
    tangent = whim - unit(q) * (whim * unit(q)).sum(1, keepdims=True)
    return (
        unit(tangent)
        + 0.55 * _away(q, (0.0, 0.9, -0.3))
        + np.array([0, 0.45, -0.3]) * rise(q[:, 2], 0.35, 0.7)[:, None]
    )


PONY = (0.0, 0.30, -1.12)
BUN = (0.0, 0.05, -1.10)
HIGH = (0.0, 0.98, -0.50)
STYLES: dict[str, Style] = {
    "crop": Style(_crop, 430, 0.027, 0.016, 0.007, 0.003, 0.0095, 4, hug=0.6, tip=0.05),
    "side part": Style(_part, 260, 0.085, 0.028, 0.014, 0.005, 0.016, 6),
    "swept": Style(_swept, 230, 0.095, 0.045, 0.015, 0.005, 0.016, 7),
    "tousled": Style(_tousled, 280, 0.056, 0.032, 0.013, 0.007, 0.0135, 6, hug=0.4, wave=0.003, wavelength=0.05),
    "bob": Style(_fringed, 165, 0.21, 0.135, 0.013, 0.007, 0.028, 9, hug=0.5, tip=0.5, fringe=True),
    "long": Style(_falling, 112, 0.46, 0.38, 0.013, 0.007, 0.041, 9, hug=0.5, tip=0.25),
    "wavy": Style(_falling, 112, 0.40, 0.32, 0.017, 0.010, 0.041, 12, hug=0.45, wave=0.011, wavelength=0.095, tip=0.2),
    "curly": Style(_coils, 170, 0.085, 0.075, 0.024, 0.004, 0.019, 9, curl=0.008, hug=0.9, tip=0.5),
    "afro": Style(_coils, 190, 0.060, 0.050, 0.046, 0.002, 0.020, 7, curl=0.007, hug=0.9, tip=0.5, kind="coil"),
    "ponytail": Style(_gathered(PONY), 140, 0.22, 0.16, 0.010, 0.005, 0.024, 8, hug=0.9, knot="tail", gather=PONY, tip=0.7),
    "bun": Style(_gathered(BUN), 140, 0.22, 0.14, 0.012, 0.006, 0.024, 8, hug=0.9, knot="bun", gather=BUN, tip=0.7),
    "pompadour": Style(_gathered(HIGH), 160, 0.19, 0.17, 0.028, 0.007, 0.026, 8, hug=0.9, knot="bun", gather=HIGH, tip=0.7),
    "topknot": Style(_gathered(HIGH), 140, 0.19, 0.17, 0.009, 0.004, 0.022, 8, hug=0.9, knot="bun", gather=HIGH, tip=0.7),
    "braids": Style(_two, 140, 0.19, 0.10, 0.010, 0.005, 0.024, 8, hug=0.9, knot="plaits", tip=0.7),
    "bald": Style(_crop, 420, 0.022, 0.018, 0.004, 0.002, 0.0105, 4, hug=0.7),
}  # fmt: skip


def hair(
    m: Measures, head: Skull, style: str, color: tuple[float, float, float], name: str, band: float | None, far: bool
) -> list[Part]:
    """The parts of a hairstyle; `band` is the level of a hat's rim in metres, above which hair lies flat."""
    cut = STYLES[style]
    if far:
        cut = replace(
            cut,
            count=min(cut.count // 3, 64 if band is None else 34),
            width=cut.width * 2.1,
            steps=max(cut.steps // 2, 4),
        )
    if band is not None and cut.gather == HIGH:
        style, cut = "bun", replace(STYLES["bun"], volume=cut.volume) if not far else cut
    if band is not None:
        cut = replace(cut, volume=min(cut.volume, 0.012), crown=cut.crown)
    material = hair_material(color, cut.kind)
    edge = 0.9 if style == "bald" else 0.0
    parts = []
    if style != "bald":
        parts.append(cap(head, m.bone("head"), material, cut.volume * head.size * _bulk(style), cut.crown))
    roots = _roots(head, cut, name, style)
    if edge:
        roots = roots[(roots[:, 1] < 0.34) & (roots[:, 2] < 0.30)]
    parts.append(_grown(m, head, cut, roots, material, name))
    parts += _knot(m, head, cut, material, name)
    return [_flattened(head, part, band) for part in parts] if band is not None else parts


def _bulk(style: str) -> Floats:
    """How the volume of the cap varies around the head, from the front."""
    turn = np.linspace(0, 2 * np.pi, COLUMNS + 1)
    if style in {"crop", "side part", "swept", "tousled"}:
        return 0.62 + 0.55 * np.clip(np.cos(turn), 0, 1) ** 1.5
    if style == "afro":
        return 1 + 0.10 * np.sin(7 * turn) + 0.06 * np.sin(13 * turn)
    return np.ones(COLUMNS + 1)


def _roots(head: Skull, cut: Style, name: str, style: str) -> Floats:
    """Unit directions spread evenly over the scalp (golden spiral), with a little chance."""
    many = cut.count * 3
    k = np.arange(many) + 0.5
    polar, turn = np.arccos(1 - 1.72 * k / many), k * 2.399963
    way = np.stack([np.sin(polar) * np.cos(turn), np.cos(polar), np.sin(polar) * np.sin(turn)], 1)
    way = unit(way + chance("roots", name).normal(0, 0.025, way.shape))
    above = head.read(way)[1]
    inside = way[above > 0.02]
    step = max(len(inside) / cut.count, 1.0)
    return inside[(np.arange(int(len(inside) / step)) * step).astype(int)]


def _grown(m: Measures, head: Skull, cut: Style, way: Floats, material: Material, name: str) -> Part:
    dice = chance("grow", name)
    skin, above = head.read(way)
    thin = rise(above, 0.0, 0.9)
    base = cut.volume * head.size * np.sqrt(np.clip(above / 1.1, 0.0, 1.0)) * 0.92 + 0.0008
    p = head.centre + way * (skin + base)[:, None]
    root = way
    low = rise(-way[:, 1], -0.45, 0.15)
    length = (cut.length + (cut.sides - cut.length) * low) * dice.uniform(0.82, 1.12, len(way)) * head.size
    if cut.fringe:
        goal = np.clip((p[:, 1] - head.brow - 0.002) * 1.22, 0.03, 0.1)
        length = np.where(_bangs(way) > 0.5, goal, length)
    step = length / (cut.steps - 1)
    path = [p]
    heading = unit(cut.flow(head, (p - head.centre) / (0.098 * head.size), root) + way * 0.25)
    lift = base + cut.lift * head.size * (0.35 + 0.65 * thin)
    goal_ = np.array(cut.gather) * 0.098 * head.size + head.centre if cut.knot in {"tail", "bun"} else None
    for k in range(1, cut.steps):
        q = (p - head.centre) / (0.098 * head.size)
        heading = unit(0.35 * heading + 0.65 * unit(cut.flow(head, q, root)))
        stride = step[:, None]
        if goal_ is not None:
            left = np.linalg.norm(goal_ - p, axis=1)
            stride = np.minimum(stride, left[:, None] * 0.8)
        p = head.outside(p + heading * stride, lift * (1 - 0.25 * k / cut.steps), cut.hug * rise(q[:, 1], -0.75, -0.1))
        path.append(p)
    paths = np.stack(path, 1)
    outward = _outward(m, head, paths)
    paths = _waved(paths, outward, cut, dice)
    width = cut.width * head.size * dice.uniform(0.8, 1.2, len(way)) * (0.55 + 0.45 * thin)
    weights = _follow(m, paths.reshape(-1, 3))
    return ribbons("hair", paths, outward, width, material, weights, name, cut.tip)


def _outward(m: Measures, head: Skull, paths: Floats) -> Floats:
    """Away from the cranium above, away from the neck's axis below."""
    rel = paths - head.centre
    axis = m.joint("neck_01")
    flat = paths - np.array([0.0, 0.0, axis[2] + 0.01])
    flat[..., 1] = 0.02
    below = rise(-rel[..., 1], 0.03, 0.10)[..., None]
    return unit(unit(rel) * (1 - below) + unit(flat) * below)


def _waved(paths: Floats, outward: Floats, cut: Style, dice: np.random.Generator) -> Floats:
    if not cut.wave and not cut.curl:
        return paths
    along = unit(np.gradient(paths, axis=1))
    side = cross(along, outward)
    run = np.concatenate([np.zeros((len(paths), 1)), np.cumsum(np.linalg.norm(np.diff(paths, axis=1), axis=2), 1)], 1)
    phase = dice.uniform(0, 2 * np.pi, (len(paths), 1)) * (0.35 if cut.wave else 1.0)
    grow = np.clip(run / 0.08, 0, 1) if cut.wave else np.clip(run / 0.01, 0.3, 1)
    if cut.wave:
        swing = cut.wave * grow * np.sin(run / cut.wavelength * 2 * np.pi + phase)
        return (
            paths
            + side * swing[..., None]
            + outward * (0.45 * cut.wave * grow * np.cos(run / cut.wavelength * 2 * np.pi + phase))[..., None]
        )
    turn = run / 0.052 * 2 * np.pi + phase
    return paths + cut.curl * grow[..., None] * (
        side * np.sin(turn)[..., None] + cross(side, along) * np.cos(turn)[..., None]
    )


def _follow(m: Measures, p: Floats) -> Floats:
    """Weights (N, 53): hair follows the head, and where it lies on the shoulders, the chest."""
    weights = np.zeros((len(p), len(m.skeleton.names)))
    chest = rise(m.collar + 0.03 * m.size - p[:, 1], 0.0, 0.10 * m.size)
    weights[:, m.bone("head")] = 1 - chest
    weights[:, m.bone("spine_03")] = chest
    return weights


def _knot(m: Measures, head: Skull, cut: Style, material: Material, name: str) -> list[Part]:
    unit_ = 0.098 * head.size
    if cut.knot == "tail":
        return [_tail(m, head, head.centre + np.array(cut.gather) * unit_, material, name)]
    if cut.knot == "bun":
        big = 0.034 if cut.gather != HIGH else 0.030
        return [_wound(m, head, head.centre + np.array(cut.gather) * unit_, big * head.size, material, name)]
    if cut.knot == "plaits":
        return [_plait(m, head, side, material, name) for side in (1.0, -1.0)]
    return []


def _tail(m: Measures, head: Skull, start: Floats, material: Material, name: str) -> Part:
    count, steps = 34, 12
    dice = chance("tail", name)
    turn = np.arange(count) * 2.399963
    spread = np.sqrt((np.arange(count) + 0.5) / count)
    disc = np.stack([np.cos(turn) * spread, np.sin(turn) * spread, 0 * turn], 1)
    t = np.linspace(0, 1, steps)
    spine = (
        start
        + np.stack(
            [0 * t, 0.018 * np.sin(t * 3.1) - 0.25 * t**1.35, -0.052 * np.sin(np.minimum(t * 3.4, 2.2)) - 0.012 * t], 1
        )
        * head.size
    )
    thick = np.interp(t, [0, 0.1, 0.4, 0.8, 1], [0.011, 0.015, 0.027, 0.022, 0.008]) * head.size
    paths = spine[None] + disc[:, None] * thick[None, :, None] + dice.normal(0, 0.0015, (count, 1, 3))
    outward = unit(disc[:, None] + np.array([0, 0.15, -0.35]) + np.zeros((1, steps, 1)))
    paths = paths + np.array([0.006, 0, 0]) * np.sin(t * 5 + 0.4)[None, :, None]
    return ribbons(
        "tail",
        paths,
        outward,
        np.full(count, 0.017 * head.size),
        material,
        _follow(m, paths.reshape(-1, 3)),
        name,
        0.15,
    )


def _wound(m: Measures, head: Skull, at: Floats, radius: float, material: Material, name: str) -> Part:
    """A bun: locks wound around a ball."""
    axis = unit(at - head.centre)
    side = unit(cross(axis, np.array([0.3, 1.0, 0.2])))
    other = cross(axis, side)
    steps, turns = (9, 5) if m.far else (16, 9)
    paths = []
    for k in range(turns):
        level = (k / (turns - 1) - 0.36) * 1.45
        ring = np.sqrt(max(1 - min(abs(level), 0.97) ** 2, 0.05))
        t = np.linspace(0, 2 * np.pi * 1.06, steps) + k * 1.3
        lean = 0.12 * np.sin(t + k)
        paths.append(
            at
            + radius
            * (
                ring * (np.cos(t)[:, None] * side + np.sin(t)[:, None] * other) * 1.12
                + (0.72 * level + lean)[:, None] * axis
            )
        )
    p = np.stack(paths)
    outward = unit(p - (at - 0.15 * radius * axis))
    weights = np.zeros((p.shape[0] * steps, len(m.skeleton.names)))
    weights[:, m.bone("head")] = 1
    return ribbons(
        "bun", p, outward, np.full(turns, radius * (1.0 if m.far else 0.62)), material, weights, name, 0.6, 0.55
    )


def _plait(m: Measures, head: Skull, side: float, material: Material, name: str) -> Part:
    """Three strands over and under each other, from behind the ear to the chest."""
    steps, unit_ = 40, 0.098 * head.size
    t = np.linspace(0, 1, steps)
    start = head.centre + np.array([side * 0.86, -0.42, -0.40]) * unit_
    drop = 0.26 * head.size
    spine = start + np.stack([side * 0.022 * np.sin(t * 2.2), -drop * t, 0.052 * rise(t, 0.1, 0.75)], 1)
    laid = head.outside(spine, 0.012, 0.0)
    thick = np.interp(t, [0, 0.08, 0.8, 0.86, 1], [0.006, 0.0105, 0.0075, 0.0035, 0.008]) * head.size
    paths = []
    for k in range(3):
        phase = t * 2 * np.pi * 5.0 + k * 2 * np.pi / 3
        paths.append(laid + thick[:, None] * np.stack([np.sin(phase), 0 * t, 0.75 * np.sin(2 * phase)], 1))
    p = np.stack(paths)
    outward = unit(np.array([side * 0.3, 0.0, 1.0]) + np.zeros_like(p) + np.stack([np.sin(t * 0), 0 * t, 0 * t], 1))
    back = -outward
    both = np.concatenate([p, p])
    faces = np.concatenate([outward, back])
    return ribbons(
        "plait", both, faces, np.full(6, 0.024 * head.size), material, _follow(m, both.reshape(-1, 3)), name, 0.5, 0.7
    )


def _flattened(head: Skull, part: Part, band: float) -> Part:
    """Hair under a hat lies on the head."""
    p = part.position
    tilt = p[:, 1] + 0.10 * (p[:, 2] - head.centre[2]) * -1.0
    under = rise(tilt, band - 0.012, band + 0.006)
    rel = p - head.centre
    r = np.linalg.norm(rel, axis=1)
    way = unit(rel)
    flat = np.minimum(r, head.read(way)[0] + 0.0025)
    q = head.centre + way * (r + (flat - r) * under)[:, None]
    return replace(part, position=q)
