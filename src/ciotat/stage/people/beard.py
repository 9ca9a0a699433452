"""Beards and moustaches: short locks that move with the face they grow on."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, unit
from ciotat.stage.mesh import normals
from ciotat.stage.people.body import BODY
from ciotat.stage.people.canvas import canonical, rise
from ciotat.stage.people.locks import hair_material, ribbons
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import Part, Shapes

__all__ = ["beard"]

Floats = NDArray[np.floating]
STEPS = 4
# length in metres, how far up the cheeks, whether only the chin
CUTS: Mapping[str, tuple[float, bool]] = {"full": (0.034, False), "goatee": (0.030, True)}


def beard(
    m: Measures, moves: Shapes, kind: str, color: tuple[float, float, float], name: str, long: bool, far: bool = False
) -> list[Part]:
    """The parts of a beard: ``full`` and ``goatee`` (both with a moustache), ``moustache``; nothing for other words."""
    if kind not in {"full", "goatee", "moustache"}:
        return []
    own = canonical()[:BODY].astype(np.float64)
    normal = normals(m.shape[:BODY].astype(np.float32), people_pack().faces("body")).astype(np.float64)
    size = float(np.linalg.norm(m.skeleton.tail[m.bone("head")] - m.skeleton.head[m.bone("head")])) / 0.14
    grain = 0.13 if far else 1.0
    parts = [_moustache(m, moves, own, normal, color, name, size, grain)]
    if kind in CUTS:
        length, chin = CUTS[kind]
        length = length * (1.9 if long else 1.0) * size
        parts.append(_full(m, moves, own, normal, color, name, length, chin, size, grain))
    return parts


def _full(
    m: Measures,
    moves: Shapes,
    own: Floats,
    normal: Floats,
    color: tuple[float, float, float],
    name: str,
    length: float,
    chin: bool,
    size: float,
    grain: float,
) -> Part:
    x, y, z = np.abs(own[:, 0]), own[:, 1], own[:, 2]
    cheek = -1.55 - 0.55 * np.exp(-(((x - 1.1) / 0.55) ** 2)) + 0.9 * rise(x, 1.7, 2.3)
    grows = (y < cheek) & (y > -3.75) & (z > -1.75) & ~((x < 0.95) & (y > -2.62)) & (np.arange(BODY) < BODY)
    if chin:
        grows &= (x < 0.75) & (y < -2.6)
    lips = (x < 0.9) & (y > -2.6) & (y < -1.7)
    ids, mix = _scattered(
        m.shape, grows & ~lips & (normal[:, 1] > -0.96) & (m.head[:BODY] > 0.3), int((150 if chin else 430) * grain)
    )
    dice = chance("beard", name)
    root = (own[ids] * mix[..., None]).sum(1)
    front = rise(root[:, 2], -0.4, 0.7)
    down = np.stack([0.18 * np.sign(root[:, 0]) * (1 - front), -1.0 + 0 * front, 0.02 + 0.30 * front], 1)
    down = down + dice.normal(0, 0.08, down.shape)
    long = length * (0.50 + 0.50 * front * rise(-root[:, 1], 1.8, 3.0)) * dice.uniform(0.8, 1.15, len(ids))
    width = np.full(len(ids), 0.0072 * size / np.sqrt(grain)) * dice.uniform(0.8, 1.2, len(ids))
    return _rooted(m, moves, ids, mix, normal, unit(down), long, width, color, name, "beard")


def _moustache(
    m: Measures,
    moves: Shapes,
    own: Floats,
    normal: Floats,
    color: tuple[float, float, float],
    name: str,
    size: float,
    grain: float,
) -> Part:
    x, y, z = np.abs(own[:, 0]), own[:, 1], own[:, 2]
    band = (y > -1.92 + 0.0 * x) & (y < -1.52 - 0.10 * x) & (x < 0.88) & (z > 0.4)
    ids, mix = _scattered(m.shape, band, int(110 * grain))
    at = (own[ids] * mix[..., None]).sum(1)
    side = np.tanh(at[:, 0] * 6)
    way = unit(np.stack([0.95 * side, -0.62 - 0.1 * np.abs(side), 0.16 + 0 * side], 1))
    dice = chance("moustache", name)
    length = (0.014 + 0.007 * rise(np.abs(at[:, 0]), 0.3, 0.8)) * size * dice.uniform(0.85, 1.15, len(ids))
    width = np.full(len(ids), 0.0060 * size / np.sqrt(grain))
    return _rooted(m, moves, ids, mix, normal, way, length, width, color, name, "moustache")


def _scattered(shape: Floats, grows: NDArray[np.bool_], count: int) -> tuple[NDArray[np.int64], Floats]:
    """`count` roots spread evenly over the skin where the vertices grow hair: corners (N, 3), the heaviest first, and
    how they mix (N, 3)."""
    faces = people_pack().faces("body").astype(np.int64)
    faces = faces[grows[faces].all(1)]
    a, b, c = (shape[faces[:, k]] for k in range(3))
    area = np.cumsum(np.linalg.norm(cross(b - a, c - a), axis=1))
    k = np.arange(count) + 0.5
    chosen = faces[np.minimum(np.searchsorted(area, k / count * area[-1]), len(faces) - 1)]
    u, v = np.sqrt((k * 0.754878) % 1), (k * 0.569840) % 1
    mix = np.stack([1 - u, u * (1 - v), u * v], 1)
    order = np.argsort(-mix, axis=1, kind="stable")
    return np.take_along_axis(chosen, order, 1), np.take_along_axis(mix, order, 1)


def _rooted(
    m: Measures,
    moves: Shapes,
    corners: NDArray[np.int64],
    mix: Floats,
    normal: Floats,
    way: Floats,
    length: Floats,
    width: Floats,
    color: tuple[float, float, float],
    name: str,
    label: str,
) -> Part:
    """Locks that leave the skin and turn into `way`, carried by the face shapes of their roots."""
    ids = corners[:, 0]
    n = unit((normal[corners] * mix[..., None]).sum(1))
    p = (m.shape[corners] * mix[..., None]).sum(1) - n * 0.001
    t = np.linspace(0, 1, STEPS)
    lift = (
        n[:, None]
        * (0.0075 * np.sin(np.minimum(t * 2.2, 1.57)))[None, :, None]
        * np.clip(length / 0.02, 0.45, 1)[:, None, None]
    )
    along = way - n * np.minimum((way * n).sum(1, keepdims=True), 0)
    paths = p[:, None] + lift + unit(along)[:, None] * (t[None] * length[:, None])[..., None]
    outward = unit(n[:, None] + 0.25 * np.array([0, 0, 1.0]) + np.zeros((1, STEPS, 1)))
    pack = people_pack()
    full = np.zeros((len(ids), len(m.skeleton.names)))
    np.put_along_axis(full, pack.bones[ids], pack.weights[ids], 1)
    weights = np.repeat(full, STEPS, 0)
    part = ribbons(label, paths, outward, width, hair_material(color), weights, name, 0.1, 0.30, 0.25)
    shapes = {}
    size = len(pack.base)
    for shape, (index, moved) in moves.items():
        row = np.full(size, -1)
        row[index] = np.arange(len(index))
        hit = np.repeat(row[ids], STEPS * 3)
        rows = np.flatnonzero(hit >= 0)
        if len(rows):
            shapes[shape] = (rows, moved[hit[rows]])
    return Part(
        part.name,
        part.position,
        part.index,
        part.material,
        part.bones,
        part.weights,
        part.normal,
        part.color,
        part.uv,
        shapes=shapes,
    )
