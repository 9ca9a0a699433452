"""The flesh of a breed, ready to be posed: hide, tufts, eyes and teeth over the bones."""

from dataclasses import dataclass, replace

import numpy as np

from ciotat.core.space import Array, cross, rotation
from ciotat.stage.creatures.breed import Breed
from ciotat.stage.creatures.coat import Clumps, Detail, clumps, colours
from ciotat.stage.creatures.posture import Posture
from ciotat.stage.creatures.sculpt import Body, bent, sculpted, smoothstep
from ciotat.stage.creatures.skin import NECK, SPINE, Floats
from ciotat.stage.creatures.thin import thinned
from ciotat.stage.creatures.tufts import comb
from ciotat.stage.mesh import Ints, Material, Mesh, normals
from ciotat.stage.people.deform import skin
from ciotat.stage.solid import tube

__all__ = ["Flesh", "flesh"]

_CELL = {"near": 0.0, "middle": 0.018, "far": 0.031}
"""Metres, for a breed of size 1, within which two points of the hide are one."""
_HIDE = Material((1.0, 1.0, 1.0), 0.85, sheen=0.25)
_FUR = Material((1.0, 1.0, 1.0), 0.8, sheen=0.35, two_sided=True)
_KERATIN = Material((0.5, 0.44, 0.34), 0.45)
_TOOTH = Material((0.75, 0.7, 0.58), 0.25, subsurface=0.3)
_BLIND = Material((0.42, 0.46, 0.5), 0.12)
"""An eye under a scar: milky, and nothing shines back from it."""
SHINE = 2.6
"""How brightly eyes shine in the dark, against their own colour: what a tapetum gives back of a lantern or a moon."""


@dataclass(frozen=True, eq=False)
class Flesh:
    """Meshes at rest and what moves them. `weights` (N, 4) of `bones` (N, 4) for the hide; eyes and teeth hang
    rigidly."""

    names: tuple[str, ...]
    heads: Floats
    muzzle: Floats
    size: tuple[float, float, float]
    hide: Mesh
    fur: Mesh
    bones: Ints
    weights: Array
    fur_bones: Ints
    fur_weights: Array
    rigid: tuple[tuple[int, Mesh], ...]
    ear: tuple[Ints, Array]
    lip: tuple[Ints, Array]
    mane: Array

    def posed(self, matrices: Array, held: Posture) -> tuple[Mesh, ...]:
        """The meshes with these bone matrices (B, 3, 4); ears, lips and hackles follow the posture."""
        hide, fur = self.hide.position, self.fur.position
        if held.ears or held.lip or held.left or held.right:
            hide = hide.copy()
            which, shift = self.ear
            left = hide[which, 0] > 0
            back = np.where(left, min(1.0, held.ears + held.left), min(1.0, held.ears + held.right))
            hide[which] += shift * back[:, None].astype(np.float32)
            which, shift = self.lip
            hide[which] += shift * np.float32(held.lip)
        if held.hackles:
            fur = fur + self.mane * np.float32(held.hackles)
        position, normal = np.empty_like(hide), np.empty_like(hide)
        rows = np.ascontiguousarray(matrices, np.float32).reshape(-1, 12)
        skin(hide, self.hide.normal, self.bones, self.weights, rows, position, normal)
        meshes = [self.hide.moved(position, normal)]
        if len(fur):
            position, normal = np.empty_like(fur), np.empty_like(fur)
            comb(fur, self.fur.normal, self.fur_bones, self.fur_weights, rows, position, normal)
            meshes.append(self.fur.moved(position, normal))
        return (*meshes, *(_moved(mesh, matrices[bone]) for bone, mesh in self.rigid))


def flesh(breed: Breed, dark: bool = False, detail: Detail = "near") -> Flesh:
    """The flesh of a breed; in the `dark` the eyes give back what light there is, as those of animals do;
    `far` from every camera the coat is simpler."""
    body = sculpted(breed)
    base = body.skin
    paint = colours(body, breed)
    tufts = clumps(body, breed, paint, detail) if breed.fur else _no_clumps()
    x, y, z = (float(v) for v in np.ptp(body.position, axis=0))
    bones = np.argsort(-base.weights, axis=1, kind="stable")[:, :4].astype(np.int32)
    heavy = np.take_along_axis(base.weights, bones, 1)
    weights = _f(heavy / heavy.sum(1, keepdims=True))
    root = tufts.root
    count = len(body.position)
    kept, index = np.arange(count, dtype=np.int32), base.index
    if cell := _CELL[detail] * breed.size:
        kept, index = thinned(body.position, body.normal, base.index, cell)
    muzzle = body.heads[base.bone("skull")] + np.array([0, 0.02, 0.05]) * breed.size
    return Flesh(
        base.names,
        body.heads,
        muzzle,
        (x, y, z),
        Mesh("hide", _f(body.position[kept]), _f(body.normal[kept]), index, _HIDE, _f(paint[kept])),
        _fur(body, tufts),
        bones[kept],
        weights[kept],
        bones[root],
        weights[root],
        _rigid(body, breed, dark),
        _left(_ears_back(body), kept, count),
        _left(_lips(body, breed), kept, count),
        _mane(body, tufts, breed),
    )


def _left(moved: tuple[Ints, Array], kept: Ints, count: int) -> tuple[Ints, Array]:
    """What moves of the vertices that are kept."""
    which, shift = moved
    number = np.full(count, -1, np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    there = number[which] >= 0
    return number[which][there], shift[there]


def _fur(body: Body, tufts: Clumps) -> Mesh:
    normal = np.repeat(body.normal[tufts.root], 3, 0) + tufts.tilt
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    index = np.arange(len(tufts.position), dtype=np.int32).reshape(-1, 3)
    return Mesh("fur", _f(tufts.position), _f(normal), index, _FUR, _f(tufts.color), shadow=False)


def _no_clumps() -> Clumps:
    none = np.zeros((0, 3))
    return Clumps(np.zeros(0, np.int32), none, none, none)


def _ears_back(body: Body) -> tuple[Ints, Array]:
    """What lays the ears flat (K, 3): a turn back and out about their roots."""
    which = np.flatnonzero(body.ear > 0.02).astype(np.int32)
    p, side = body.position[which], np.sign(body.position[which, :1])
    root = np.column_stack([side[:, 0] * np.abs(p[:, 0]).mean(), np.full((len(p), 2), (p[:, 1].min(), p[:, 2].mean()))])
    v = p - root
    turned = v @ rotation((1.0, 0.0, 0.0), -0.95).T
    turned[:, 0] += 0.2 * side[:, 0] * np.clip(v[:, 1], 0, None)
    return which, _f(body.ear[which][:, None] * (turned - v))


def _lips(body: Body, breed: Breed) -> tuple[Ints, Array]:
    """What bares the teeth: the upper lips go up and back, the bridge wrinkles."""
    x, y, z = body.skin.position.T
    upper = (
        smoothstep(z, 0.375, 0.4) * smoothstep(z, 0.455, 0.44) * smoothstep(y, 0.63, 0.64) * smoothstep(y, 0.685, 0.665)
    )
    upper *= smoothstep(np.abs(x), 0.006, 0.014) * body.skin.share("skull")
    which = np.flatnonzero(upper > 0.02).astype(np.int32)
    lift = upper[which, None] * np.array([0.0, 0.011, -0.004]) * breed.size
    lift[:, 0] += np.sign(x[which]) * 0.003 * upper[which] * breed.size
    return which, _f(lift)


def _mane(body: Body, tufts: Clumps, breed: Breed) -> Array:
    """What raises the hackles: tips along the spine stand up (3 K, 3)."""
    ridge = (body.skin.share(*NECK[:6]) + body.skin.share(*SPINE)) * smoothstep(body.normal[:, 1], 0.3, 0.8)
    lift = np.zeros((len(tufts.root), 3, 3))
    lift[:, 2] = ridge[tufts.root, None] * (np.array([0.0, 0.013, 0.004]) * breed.size * min(breed.brush, 1.0))
    return _f(lift.reshape(-1, 3))


def _rigid(body: Body, breed: Breed, dark: bool) -> tuple[tuple[int, Mesh], ...]:
    """Eyes on the skull, fangs on skull and jaw."""
    base, s = body.skin, breed.size
    skull, jaw = base.bone("skull"), base.bone("jaw")
    glow = tuple((SHINE if dark else 0.22) * k for k in breed.colours.eye)
    shine = Material((1.0, 1.0, 1.0), 0.05, emission=(glow[0], glow[1], glow[2]))
    parts = []
    for side in (1.0, -1.0):
        place = (body.eye - np.array([0.0012, 0.0, 0.0014]) * s) * (side, 1, 1)
        parts += _eye(place, side, 0.0098 * s, breed, _BLIND if side == breed.marks.scar else shine)
    result = [(skull, mesh) for mesh in parts]
    if breed.horns:
        result += [(skull, _horn(body, breed, side)) for side in (1.0, -1.0)]
    if breed.hooves:
        return tuple(result)
    return (*result, (skull, _fangs(body, breed, 1.0)), (jaw, _fangs(body, breed, -1.0)))


def _eye(at: Floats, side: float, radius: float, breed: Breed, shine: Material) -> list[Mesh]:
    """A dark ball, an iris that glows a little, a pupil, and the upper lid."""
    look = np.array([0.5 * side, 0.06, 0.86])
    look /= np.linalg.norm(look)
    ball = _ball(8, 14)
    black = Material((0.02, 0.014, 0.01), 0.04)
    white = Mesh("eye", _f(at + radius * ball), _f(ball), _ball_index(8, 14), black, shadow=False)
    blind = shine is _BLIND
    iris = _cap(at, look, radius * 1.015, 0.0, 0.74, shine if blind else replace(shine, color=breed.colours.eye))
    dark = _BLIND if blind else Material((0.004, 0.004, 0.004), 0.04)
    pupil = _cap(at, look, radius * 1.03, 0.0, 0.3, dark)
    above = look + np.array([0.12 * side, 1.0, 0.0])
    lid = _cap(at, above / np.linalg.norm(above), radius * 1.09, 0.0, 0.56, Material((0.035, 0.028, 0.024), 0.8))
    return [white, iris, pupil, lid]


def _cap(at: Floats, look: Floats, radius: float, low: float, high: float, material: Material) -> Mesh:
    """The part of a sphere around `look`, from the angle `low` to `high` (radians)."""
    across = cross((0.0, 1.0, 0.0), look)
    across /= np.linalg.norm(across)
    up = cross(look, across)
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    out = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up
    rings = [np.cos(a) * look + np.sin(a) * out for a in np.linspace(low, high, 4)]
    normal = np.concatenate(rings)
    a = np.arange(3)[:, None] * 14 + np.arange(14)
    b = np.arange(3)[:, None] * 14 + (np.arange(14) + 1) % 14
    index = np.concatenate([np.stack(t, -1).reshape(-1, 3) for t in ((a, a + 14, b + 14), (a, b + 14, b))]).astype(
        np.int32
    )
    return Mesh("iris", _f(at + radius * normal), _f(normal), index, material, shadow=False)


def _ball(rings: int, sides: int) -> Floats:
    up = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)[:, None]
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)[None]
    return np.stack([np.cos(up) * np.cos(turn), np.sin(up) + 0 * turn, np.cos(up) * np.sin(turn)], -1).reshape(-1, 3)


def _ball_index(rings: int, sides: int) -> Ints:
    a = np.arange(rings)[:, None] * sides + np.arange(sides)
    b = np.arange(rings)[:, None] * sides + (np.arange(sides) + 1) % sides
    quads = [np.stack([a, a + sides, b], -1), np.stack([b, a + sides, b + sides], -1)]
    return np.concatenate([q.reshape(-1, 3) for q in quads]).astype(np.int32)


def _fangs(body: Body, breed: Breed, up: float) -> Mesh:
    """The two canines of one jaw (`up` = 1 the upper) and a row of small teeth behind them."""
    spots = [
        (0.0135, 0.433, 0.012),
        (0.0095, 0.4405, 0.007),
        (0.003, 0.4425, 0.006),
        (0.0165, 0.42, 0.008),
        (0.018, 0.407, 0.009),
    ]
    base_y = 0.6505 if up > 0 else 0.6225
    points: list[Floats] = []
    faces: list[list[int]] = []
    for x, z, length in spots:
        for side in (1.0, -1.0):
            own = np.array([side * x, base_y, z - (0.004 if up < 0 else 0)])
            turn = np.linspace(0, 2 * np.pi, 6)[:-1]
            ring = own + np.column_stack([np.cos(turn), 0 * turn, np.sin(turn)]) * (0.0026 + 0.06 * length)
            start = len(points)
            points += [*ring, own - (0, up * length, 0.001)]
            order = [[start + k, start + (k + 1) % 5, start + 5] for k in range(5)]
            faces += order if up > 0 else [f[::-1] for f in order]
    weights = np.zeros((len(points), len(body.skin.names)))
    weights[:, body.skin.bone("skull")] = 1.0
    p = bent(np.array(points), weights, breed)
    index = np.array(faces, np.int32)
    return Mesh("teeth", _f(p), normals(_f(p), index), index, _TOOTH, shadow=False)


def _horn(body: Body, breed: Breed, side: float) -> Mesh:
    """A horn out of the side of the skull, up and forward."""
    weights = np.zeros((4, len(body.skin.names)))
    weights[:, body.skin.bone("skull")] = 1.0
    s = np.linspace(0.0, 1.0, 4)[:, None]
    path = np.array([0.038 * side, 0.742, 0.3]) + breed.horns * np.hstack(
        [side * (0.2 + 0.75 * s**0.7), 0.85 * s**1.6, 0.35 * s**2]
    )
    radius = (0.014 - 0.0115 * s[:, 0]) * breed.size
    return replace(tube(bent(path, weights, breed), radius, _KERATIN, sides=7, name="horn"), shadow=False)


def _moved(mesh: Mesh, matrix: Array) -> Mesh:
    turn = matrix[:, :3].T
    return mesh.moved(mesh.position @ turn + matrix[:, 3], mesh.normal @ turn)


def _f(values: Floats) -> Array:
    return np.ascontiguousarray(values, np.float32)
