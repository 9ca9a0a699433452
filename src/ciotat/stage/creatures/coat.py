"""The coat: what colour every hair has, and the clumps of hair that make its outline soft."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import cross
from ciotat.stage.creatures.breed import Breed
from ciotat.stage.creatures.sculpt import Body, smoothstep
from ciotat.stage.creatures.skin import EYE, LEGS, NECK, SPINE, TAIL, Floats
from ciotat.stage.mesh import Ints

__all__ = ["Clumps", "Detail", "clumps", "colours"]

Detail = Literal["near", "middle", "far"]
"""How near any camera comes."""

_CLUMPS = {"near": 14500, "middle": 7600, "far": 3000}
_WHITE, _HORN = (0.72, 0.69, 0.64), (0.02, 0.017, 0.015)
_SCAR = ((0.05, 0.665, 0.375), (0.022, 0.745, 0.34))
"""Where a scar runs, from the cheek over the left eye to the brow."""
_BROADER = {"near": 1.0, "middle": 1.4, "far": 2.2}
"""Far away there are fewer tufts, and broader ones: the outline is as soft, at a fifth of the cost."""


def colours(body: Body, breed: Breed) -> Floats:
    """The skin's colour at every vertex (N, 3), linear."""
    base, c = body.skin, breed.colours
    x, y, z = base.position.T
    up = body.normal[:, 1]
    tail, head = base.share(*TAIL), base.share("skull", "jaw") + 0.7 * base.share("C_1")
    leg = sum((base.share(*bones[2:]) for bones in LEGS.values()), np.zeros(len(x)))
    high = smoothstep(y, 0.4, 0.53)
    patch = 0.12 * np.sin(31 * z + 3 * np.sin(23 * x)) * np.sin(27 * y + 9 * x)
    paint = _mix(c.belly, c.flank, smoothstep(up * 0.55 + high * 0.75 + patch, 0.05, 0.5))
    thigh = sum((base.share(bones[1]) for bones in LEGS.values()), np.zeros(len(x))) * smoothstep(
        np.abs(body.normal[:, 0]), 0.3, 0.8
    )
    paint = _mix(paint, c.flank, thigh * smoothstep(y, 0.3, 0.42) * 0.75)
    paint = _mix(paint, c.back, smoothstep(up + 0.5 * patch, 0.25, 0.85) * high)
    paint = _mix(paint, c.belly, smoothstep(z, 0.16, 0.24) * smoothstep(up, 0.25, -0.25) * (1 - head))
    paint = _mix(paint, c.leg, np.clip(leg * 1.3, 0, 1))
    paint = _mix(paint, c.belly, np.clip(leg, 0, 1) * smoothstep(-np.sign(x) * body.normal[:, 0], 0.1, 0.8) * 0.7)
    paint = _mix(paint, c.tail, tail * smoothstep(z, -0.34, -0.4))
    paint = _mix(paint, c.back, tail * smoothstep(up, 0.3, 0.9) * 0.6)
    paint = _mix(paint, c.tip, tail * smoothstep(z, -0.6, -0.69))
    if breed.patches:
        field = np.sin(11 * z + 2.5 * np.sin(9 * y)) * np.sin(13 * y + 7 * z) + 0.6 * np.sin(17 * z + 9 * x + 1.3)
        paint = _mix(
            paint, _WHITE, smoothstep(field, 0.55 - breed.patches, 0.6 - breed.patches) * (1 - head) * (1 - tail)
        )
    if breed.hooves:
        paint = _mix(paint, _HORN, smoothstep(y, 0.06, 0.045))
    return _face(paint, body, breed, head)


def _face(paint: Floats, body: Body, breed: Breed, head: Floats) -> Floats:
    base, c = body.skin, breed.colours
    x, y, z = base.position.T
    front = smoothstep(z, 0.3, 0.33)
    paint = _mix(paint, c.face, np.clip(head, 0, 1) * front)
    pale = smoothstep(y, 0.695, 0.668) * smoothstep(z, 0.27, 0.33) + 0.8 * smoothstep(
        np.abs(x), 0.026, 0.045
    ) * front * smoothstep(y, 0.7, 0.69)
    paint = _mix(paint, c.muzzle, np.clip(pale, 0, 1) * np.clip(head, 0, 1))
    bridge = smoothstep(z, 0.385, 0.42) * smoothstep(np.abs(x), 0.02, 0.008) * smoothstep(y, 0.67, 0.682)
    paint = _mix(paint, tuple(0.55 * k for k in c.face), bridge * head)
    brow = np.linalg.norm((base.position - (0.026, 0.724, 0.35)) * (1, 1, 1), axis=1)
    brow = np.minimum(brow, np.linalg.norm(base.position - (-0.026, 0.724, 0.35), axis=1))
    paint = _mix(paint, c.muzzle, smoothstep(brow, 0.016, 0.006) * 0.7)
    paint = _marked(paint, body, breed, np.clip(head, 0, 1) * front)
    paint = _mix(paint, c.ear, body.ear)
    inner = body.ear * smoothstep(body.normal[:, 2], 0.1, 0.6)
    paint = _mix(paint, tuple(0.5 * k for k in c.leg), inner * 0.8)
    for side in (1.0, -1.0):
        away = np.linalg.norm(base.position - np.array(EYE) * (side, 1, 1), axis=1)
        paint = _mix(paint, (0.012, 0.01, 0.009), smoothstep(away, 0.0175, 0.012))
    nose = smoothstep(z, 0.449, 0.4535) * smoothstep(y, 0.654, 0.66)
    paint = _mix(paint, (0.01, 0.009, 0.009), nose * head * (0.25 if breed.hooves else 1.0))
    lip = _near_mouth(body) * smoothstep(z, 0.345, 0.36)
    paint = _mix(paint, (0.015, 0.011, 0.01), lip)
    return np.where(base.mouth[:, None], np.array([0.02, 0.012, 0.01] if breed.hooves else [0.17, 0.035, 0.035]), paint)


def _marked(paint: Floats, body: Body, breed: Breed, face: Floats) -> Floats:
    """The face of one animal: a dark mask about the eyes, a bare scar from the brow to the cheek."""
    p, marks = body.skin.position, breed.marks
    if marks.mask:
        about = np.linalg.norm((np.abs(p) * (1, 0, 0) + p * (0, 1, 1) - EYE) * (0.8, 1.0, 0.55), axis=1)
        paint = _mix(
            paint, tuple(0.5 * k for k in breed.colours.back), smoothstep(about, 0.05, 0.02) * face * marks.mask
        )
    if marks.scar:
        low, high = np.array(_SCAR) * (marks.scar, 1, 1)
        along = np.clip((p - low) @ (high - low) / ((high - low) @ (high - low)), 0, 1)
        away = np.linalg.norm(p - low - along[:, None] * (high - low), axis=1)
        paint = _mix(paint, (0.3, 0.2, 0.17), 0.85 * smoothstep(away, 0.01, 0.004) * face)
    return paint


def _near_mouth(body: Body) -> Floats:
    """1 on the lips' edge: vertices that share a triangle with the mouth's inside."""
    mouth = body.skin.mouth
    edge = mouth[body.skin.index].any(1)
    near = np.zeros(len(mouth))
    near[body.skin.index[edge].ravel()] = 1.0
    return np.where(mouth, 0.0, near)


def _mix(a: Floats | tuple[float, ...], b: tuple[float, ...], share: Floats) -> Floats:
    low = np.asarray(a, np.float64)
    return low + (np.array(b) - low) * np.clip(share, 0, 1)[:, None]


@dataclass(frozen=True, eq=False)
class Clumps:
    """`root` (K,) the vertex each clump moves with; `position` (3 K, 3) at rest, `color` (3 K, 3), `tilt` (3 K, 3)
    what to
    add to the root's rest normal for shading."""

    root: Ints
    position: Floats
    color: Floats
    tilt: Floats


def clumps(body: Body, breed: Breed, paint: Floats, detail: Detail = "near") -> Clumps:
    """Tufts along the coat, combed the way hair lies, longer where a wolf's is: ruff, back, breeches, tail, cheeks."""
    dice = chance("coat", breed.size, breed.fur)
    base = body.skin
    length = (_maned(body, breed.mane) if breed.mane else _hair(body)) * breed.fur * breed.size
    tri = base.index
    a, b, c = (body.position[tri[:, k]] for k in range(3))
    area = np.linalg.norm(cross(b - a, c - a), axis=1) / 2
    want = (
        area * (length[tri].mean(1) > 0.008 * breed.size) / np.maximum(length[tri].mean(1), 0.01 * breed.size) ** 1.15
    )
    count = _CLUMPS[detail]
    face = np.sort(dice.choice(len(tri), count, p=want / want.sum()))
    u = dice.random((count, 2))
    u = np.where((u.sum(1) > 1)[:, None], 1 - u, u)
    share = np.column_stack([1 - u.sum(1), u])
    root = tri[face, np.argmax(share, 1)]

    def on(values: Floats) -> Floats:
        return (values[tri[face]] * share[..., None]).sum(1)

    here, out = on(body.position), on(body.normal)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    flow = _flow(body)[root] + dice.normal(0, 0.22, (count, 3))
    flow -= (flow * out).sum(1, keepdims=True) * out
    flow /= np.maximum(np.linalg.norm(flow, axis=1, keepdims=True), 1e-9)
    size = length[root] * dice.uniform(0.65, 1.25, count)
    lift = np.radians(dice.uniform(12, 34, count))[:, None]
    side = cross(flow, out) * (size * 0.12 + 0.0014 * breed.size)[:, None] * _BROADER[detail]
    tip = here + (np.cos(lift) * flow + np.sin(lift) * out) * size[:, None]
    sunk = here - out * 0.003 * breed.size - flow * 0.2 * size[:, None]
    position = np.stack([sunk - side, sunk + side, tip], 1)
    return Clumps(
        root.astype(np.int32),
        position.reshape(-1, 3),
        _tuft_colours(on(paint), size / breed.size, dice),
        _tufts_tilt(flow, out, side),
    )


def _tuft_colours(paint: Floats, size: Floats, dice: np.random.Generator) -> Floats:
    """Dark at the root, banded at the tip as a wolf's hair is."""
    count = len(paint)
    shade = dice.uniform(0.82, 1.2, (count, 1))
    dark = dice.random((count, 1)) < 0.3 * smoothstep(size, 0.02, 0.04)[:, None]
    tip = np.where(dark, 0.5, 1.3) * shade
    low = paint * 0.78 * shade
    return np.stack([low, low, np.clip(paint * tip, 0, 0.95)], 1).reshape(-1, 3)


def _tufts_tilt(flow: Floats, out: Floats, side: Floats) -> Floats:
    across = side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    return np.stack([-0.28 * across, 0.28 * across, 0.25 * flow], 1).reshape(-1, 3)


def _hair(body: Body) -> Floats:
    """The length of hair (N,) in metres for a breed of size 1."""
    base = body.skin
    x, y, z = base.position.T
    up = body.normal[:, 1]
    neck = base.share(*NECK[:6]) + 0.5 * base.share("C_1")
    trunk, tail = base.share(*SPINE), base.share(*TAIL)
    upper = sum((base.share(bones[1]) for bones in LEGS.values()), base.share("scapula_L", "scapula_R"))
    lower = sum((base.share(*bones[2:]) for bones in LEGS.values()), np.zeros(len(x)))
    skull = base.share("skull", "jaw")
    hair = 0.062 * neck + trunk * (0.036 + 0.012 * np.clip(up, 0, 1) + 0.016 * np.clip(-up, 0, 1))
    hair += upper * (0.03 + 0.022 * np.clip(-body.normal[:, 2], 0, 1)) + 0.066 * tail * smoothstep(z, -0.34, -0.4)
    hair += lower * 0.014 * smoothstep(y, 0.03, 0.08)
    cheek = smoothstep(z, 0.35, 0.315) * smoothstep(np.abs(x), 0.02, 0.04) * smoothstep(y, 0.74, 0.7)
    hair += skull * (0.012 * smoothstep(z, 0.41, 0.36) + 0.036 * cheek)
    hair *= 1 - 0.75 * body.ear
    return np.where(base.mouth | (z > 0.405), 0.0, hair)


def _maned(body: Body, mane: float) -> Floats:
    """The length of hair (N,) where only the ridge of the neck and the tail have long hair."""
    base = body.skin
    x, _, z = base.position.T
    ridge = base.share(*NECK) * smoothstep(np.abs(x), 0.03, 0.012) * smoothstep(body.normal[:, 1], 0.0, 0.3)
    return mane * ridge + 0.12 * base.share(*TAIL) * smoothstep(z, -0.36, -0.45) * min(1.0, 8 * mane)


def _flow(body: Body) -> Floats:
    """Which way the hair lies (N, 3): back along the body, down the legs, to the tail's tip, from the nose over the
    cheeks."""
    base = body.skin
    ways = np.tile(np.array([0.0, -0.35, -1.0]), (len(base.names), 1))
    for bones in LEGS.values():
        for bone in bones[1:]:
            ways[base.bone(bone)] = (0.0, -1.0, -0.35)
    for number, bone in enumerate(TAIL[:-1]):
        ways[base.bone(bone)] = body.heads[base.bone(TAIL[number + 1])] - body.heads[base.bone(bone)]
    ways[base.bone(TAIL[-1])] = ways[base.bone(TAIL[-2])]
    for bone in NECK:
        ways[base.bone(bone)] = (0.0, -1.0, -0.75)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    flow = base.weights @ ways
    flow[:, 0] += base.share("skull") * np.sign(base.position[:, 0]) * 0.7
    return flow
