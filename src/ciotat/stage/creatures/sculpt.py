"""One skin becomes a breed: space itself is bent, bones and flesh alike, then the coat is laid on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.creatures.breed import Breed
from ciotat.stage.creatures.skin import EYE, LEGS, NECK, SPINE, TAIL, Floats, Skin, skin
from ciotat.stage.mesh import normals

__all__ = ["Body", "bent", "sculpted", "smoothstep"]

_KNEE = 0.40
"""Below this height everything is leg."""
_BACK = 0.52
"""The height of the back, from which a barrel hangs."""
_MOUTH = 0.645
_TORN = 0.55
"""What is left of a torn ear."""
_EAR, _EAR_TIP = np.array([0.07, 0.703, 0.285]), np.array([0.0855, 0.807, 0.2987])


@dataclass(frozen=True, eq=False)
class Body:
    """A breed at rest: `position` with the coat on and `normal` (N, 3), `bare` without it, `heads` of bones (B, 3),
    `eye`
    the left eye, `ear` (N,) how much a vertex is ear, and the skin all came from, in whose own space colours are
    painted."""

    skin: Skin
    position: Floats
    normal: Floats
    bare: Floats
    heads: Floats
    eye: Floats
    ear: Floats


def smoothstep(x: NDArray[np.floating], low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, smooth between (and falling where `low` > `high`)."""
    t = np.clip((np.asarray(x, np.float64) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def sculpted(breed: Breed) -> Body:
    """The packed skin with a breed's proportions."""
    base = skin()
    ear = _ears(base)
    eye = np.array([EYE])
    skull = np.zeros((1, len(base.names)))
    skull[0, base.bone("skull")] = 1.0
    bare = bent(_eared(base.position, ear, breed), base.weights, breed)
    heads = bent(base.heads, np.eye(len(base.names)), breed)
    outward = normals(bare.astype(np.float32), base.index).astype(np.float64)
    coat = _coat(base, outward, breed) * breed.size
    position = bare + outward * coat[:, None]
    position = _smoothed(position, base, 2 * (coat > 0.004 * breed.size))
    normal = normals(position.astype(np.float32), base.index).astype(np.float64)
    return Body(base, position, normal, bare, heads, bent(eye, skull, breed)[0], ear)


def _ears(base: Skin) -> Floats:
    x, y, z = base.position.T
    own = base.share("skull") + base.share("C_1")
    return (
        smoothstep(y, 0.7, 0.73)
        * smoothstep(np.abs(x), 0.036, 0.05)
        * smoothstep(z, 0.335, 0.325)
        * smoothstep(own, 0.2, 0.5)
    )


def _eared(position: Floats, ear: Floats, breed: Breed) -> Floats:
    """Ears shortened and broadened, and folded over where they lop."""
    side = np.sign(position[:, :1])
    base, tip = _EAR * np.hstack([side, np.ones((len(side), 2))]), _EAR_TIP * np.hstack([side, np.ones((len(side), 2))])
    axis = tip - base
    reach = np.linalg.norm(axis, axis=1, keepdims=True)
    axis /= reach
    along = ((position - base) * axis).sum(1, keepdims=True)
    across = position - base - along * axis
    if breed.marks.torn:
        whole = np.sign(side) != breed.marks.torn
        along = np.where(whole, along, np.minimum(along, _TORN * reach))
    up = np.clip(along / reach, 0, 1)
    wide = 0.72 + 0.72 * (1 - up)
    fold = breed.lop * 2.6 * np.clip(up - 0.25, 0, 1)
    out = np.hstack([side * np.sin(fold), np.cos(fold), 0.25 * np.sin(fold)])
    folded = base + across * wide + out * along * breed.ear
    return position + ear[:, None] * (folded - position)


def bent(p: Floats, weights: Floats, breed: Breed) -> Floats:
    """Points (N, 3) with their bone weights (N, B) in a breed's proportions."""
    base = skin()
    q = p.copy()
    head = weights[:, [base.bone("skull"), base.bone("jaw")]].sum(1)[:, None]
    middle = base.heads[base.bone("skull")]
    q += head * (q - middle) * (np.array(breed.head) - 1)
    snout = smoothstep(p[:, 2], 0.36, 0.47)
    q[:, 2] += head[:, 0] * (breed.muzzle - 1) * np.clip(p[:, 2] - 0.37, 0, None) * breed.head[2]
    q[:, 0] *= 1 + head[:, 0] * snout * (0.42 if breed.hooves else -0.12)
    if breed.hooves:
        q[:, 1] += head[:, 0] * snout * 0.4 * (p[:, 1] - _MOUTH)
    first, last = base.heads[base.bone("C_7")], base.heads[base.bone("C_1")]
    axis = last - first
    up = np.clip((p - first) @ axis / (axis @ axis), 0, 1)
    on_neck = np.clip(weights[:, [base.bone(n) for n in NECK]].sum(1) + head[:, 0], 0, 1)
    q += (up * on_neck * breed.neck)[:, None] * axis
    tail = weights[:, [base.bone(n) for n in TAIL]].sum(1)[:, None]
    root = base.heads[base.bone("Ca_3")]
    q += tail * smoothstep(p[:, 2], -0.33, -0.36)[:, None] * (q - root) * (breed.tail - 1)
    if breed.barrel:
        trunk = weights[:, [base.bone(n) for n in SPINE]].sum(1) * smoothstep(p[:, 1], 0.28, 0.36)
        q[:, 0] *= 1 + 0.6 * breed.barrel * trunk
        q[:, 1] -= breed.barrel * trunk * np.clip(_BACK - p[:, 1], 0, None) * smoothstep(p[:, 2], -0.3, -0.1)
    if breed.hooves:
        foot = smoothstep(p[:, 1], 0.075, 0.035)
        middle = weights @ base.heads
        q[:, 2] += foot * (middle[:, 2] - q[:, 2]) * 0.45
        q[:, 0] += foot * (middle[:, 0] - q[:, 0]) * 0.12
    q[:, 1] += breed.leg * np.minimum(p[:, 1], _KNEE)
    return q * breed.size


def _coat(base: Skin, outward: Floats, breed: Breed) -> Floats:
    """How thick the coat lies (N,), for a breed of size 1."""
    x, y, z = base.position.T
    neck = base.share(*NECK[:6]) + 0.35 * base.share("C_1")
    trunk = base.share(*SPINE)
    upper = sum((base.share(bones[1]) for bones in LEGS.values()), base.share("scapula_L", "scapula_R"))
    number = np.array([base.names.index(n) for n in TAIL])
    along = base.weights[:, number] @ np.linspace(0, 1, len(TAIL))
    tail = base.share(*TAIL)
    brush = 0.012 + 0.03 * np.sin(np.pi * np.clip(along * 0.86 + 0.1, 0, 1)) ** 0.8
    cheek = (
        base.share("skull")
        * smoothstep(z, 0.345, 0.305)
        * smoothstep(np.abs(x), 0.02, 0.045)
        * smoothstep(y, 0.745, 0.7)
    )
    chest = base.share("torso") * smoothstep(z, 0.1, 0.2) * smoothstep(y, 0.33, 0.42)
    coat = 0.03 * neck * (1 + 0.25 * np.abs(outward[:, 0])) + 0.011 * trunk + 0.014 * chest
    coat += upper * (0.008 + 0.012 * np.clip(-outward[:, 2], 0, 1)) + 0.018 * cheek
    coat += 0.006 * trunk * np.clip(-outward[:, 1], 0, 1)
    coat *= breed.bulk
    coat += 0.0035 * (base.share(*(b for bones in LEGS.values() for b in bones[2:])))
    coat += tail * smoothstep(along, 0.12, 0.3) * brush * breed.brush
    return np.where(base.mouth, 0.0, coat)


def _smoothed(position: Floats, base: Skin, rounds: NDArray[np.integer]) -> Floats:
    """Thick coats have no muscles: vertices drawn to the mean of their neighbours, as often as `rounds` says."""
    edges = np.concatenate([base.index[:, [0, 1]], base.index[:, [1, 2]], base.index[:, [2, 0]]])
    count = np.maximum(np.bincount(edges[:, 0], minlength=len(position)), 1)[:, None]
    result = position
    for _ in range(int(rounds.max())):
        mean = (
            np.column_stack([np.bincount(edges[:, 0], result[edges[:, 1], k], len(position)) for k in range(3)]) / count
        )
        result = np.where((rounds > 0)[:, None], 0.5 * result + 0.5 * mean, result)
    return result
