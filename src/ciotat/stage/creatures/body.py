"""The flesh of a breed, ready to be posed: hide, tufts, eyes and teeth over the bones."""

from dataclasses import dataclass, replace

import numpy as np

from ciotat.core.space import Array
from ciotat.stage.creatures.breed import Breed
from ciotat.stage.creatures.coat import Clumps, clumps, colours
from ciotat.stage.creatures.posture import Posture
from ciotat.stage.creatures.sculpt import Body, sculpted, smoothstep
from ciotat.stage.creatures.skin import NECK, SPINE, Floats
from ciotat.stage.mesh import Ints, Material, Mesh

__all__ = ["Flesh", "flesh"]

_HIDE = Material((1.0, 1.0, 1.0), 0.85, sheen=0.25)
_FUR = Material((1.0, 1.0, 1.0), 0.8, sheen=0.35, two_sided=True)
_TOOTH = Material((0.75, 0.7, 0.58), 0.25, subsurface=0.3)


@dataclass(frozen=True, eq=False)
class Flesh:
    """Meshes at rest and what moves them. `weights` (N, 4) of `bones` (N, 4) for the hide; eyes and teeth hang rigidly."""

    names: tuple[str, ...]
    heads: Floats
    muzzle: Floats
    size: tuple[float, float, float]
    hide: Mesh
    fur: Mesh
    root: Ints
    bones: Ints
    weights: Array
    rigid: tuple[tuple[int, Mesh], ...]
    ear: tuple[Ints, Array, Array]
    lip: tuple[Ints, Array]
    mane: Array

    def posed(self, matrices: Array, held: Posture) -> tuple[Mesh, ...]:
        """The meshes with these bone matrices (B, 3, 4); ears, lips and hackles follow the posture."""
        flat = matrices.reshape(len(matrices), 12)
        blend = (self.weights[:, :, None] * flat[self.bones]).sum(1).reshape(-1, 3, 4)
        rest = self._face(held)
        position = (blend[:, :, :3] @ rest[:, :, None])[:, :, 0] + blend[:, :, 3]
        normal = (blend[:, :, :3] @ self.hide.normal[:, :, None])[:, :, 0]
        tufts = self._tufts(blend, position - (blend[:, :, :3] @ self.hide.position[:, :, None])[:, :, 0] - blend[:, :, 3], held)
        still = tuple(_moved(mesh, matrices[bone]) for bone, mesh in self.rigid)
        return (replace(self.hide, position=position, normal=normal), tufts, *still)

    def _face(self, held: Posture) -> Array:
        rest = self.hide.position
        if held.ears or held.lip:
            rest = rest.copy()
            which, back, _ = self.ear
            rest[which] += back * np.float32(held.ears)
            which, lift = self.lip
            rest[which] += lift * np.float32(held.lip)
        return rest

    def _tufts(self, blend: Array, shift: Array, held: Posture) -> Mesh:
        own = blend[self.root]
        rest = self.fur.position.reshape(-1, 3, 3)
        if held.hackles:
            rest = rest + self.mane * np.float32(held.hackles)
        position = rest @ own[:, :, :3].transpose(0, 2, 1) + (own[:, :, 3] + shift[self.root])[:, None]
        normal = self.fur.normal.reshape(-1, 3, 3) @ own[:, :, :3].transpose(0, 2, 1)
        return replace(self.fur, position=position.reshape(-1, 3), normal=normal.reshape(-1, 3))


def flesh(breed: Breed) -> Flesh:
    """The flesh of a breed."""
    body = sculpted(breed)
    base = body.skin
    paint = colours(body, breed)
    tufts = clumps(body, breed, paint) if breed.fur else _no_clumps()
    hide = Mesh("hide", _f(body.position), _f(body.normal), base.index, _HIDE, _f(paint))
    low, high = body.position.min(0), body.position.max(0)
    x, y, z = (float(v) for v in high - low)
    bones = np.argsort(-base.weights, axis=1, kind="stable")[:, :4].astype(np.int32)
    weights = np.take_along_axis(base.weights, bones, 1)
    ear = np.flatnonzero(body.ear > 0.02).astype(np.int32)
    back = _ears_back(body, ear)
    return Flesh(base.names, body.heads, body.heads[base.bone("skull")] + np.array([0, 0.02, 0.05]) * breed.size, (x, y, z), hide,
                 _fur(body, tufts), tufts.root, bones, _f(weights / weights.sum(1, keepdims=True)),
                 _rigid(body, breed), (ear, _f(back), _f(back)), _lips(body, breed), _mane(body, tufts, breed))  # fmt: skip


def _fur(body: Body, tufts: Clumps) -> Mesh:
    normal = np.repeat(body.normal[tufts.root], 3, 0) + tufts.tilt
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    index = np.arange(len(tufts.position), dtype=np.int32).reshape(-1, 3)
    return Mesh("fur", _f(tufts.position), _f(normal), index, _FUR, _f(tufts.color), shadow=False)


def _no_clumps() -> Clumps:
    none = np.zeros((0, 3))
    return Clumps(np.zeros(0, np.int32), none, none, none)


def _ears_back(body: Body, which: Ints) -> Floats:
    """What lays the ears flat (K, 3): a turn back and out about their roots."""
    p = body.position[which]
    share = body.ear[which][:, None]
    side = np.sign(p[:, :1])
    root = np.array([body.heads[body.skin.bone("skull")]]) + np.zeros_like(p)
    root = np.column_stack([side[:, 0] * np.abs(p[:, 0]).mean(), np.full(len(p), p[:, 1].min()), np.full(len(p), p[:, 2].mean())]) if len(p) else root
    v = p - root
    c, s = np.cos(-0.95), np.sin(-0.95)
    turned = np.column_stack([v[:, 0], c * v[:, 1] - s * v[:, 2], s * v[:, 1] + c * v[:, 2]])
    turned[:, 0] += 0.2 * side[:, 0] * np.clip(v[:, 1], 0, None)
    return share * (turned - v)


def _lips(body: Body, breed: Breed) -> tuple[Ints, Array]:
    """What bares the teeth: the upper lips go up and back, the bridge wrinkles."""
    x, y, z = body.skin.position.T
    upper = smoothstep(z, 0.375, 0.4) * smoothstep(z, 0.455, 0.44) * smoothstep(y, 0.63, 0.64) * smoothstep(y, 0.685, 0.665)
    upper *= smoothstep(np.abs(x), 0.006, 0.014) * body.skin.share("skull")
    which = np.flatnonzero(upper > 0.02).astype(np.int32)
    lift = upper[which, None] * np.array([0.0, 0.011, -0.004]) * breed.size
    lift[:, 0] += np.sign(x[which]) * 0.003 * upper[which] * breed.size
    return which, _f(lift)


def _mane(body: Body, tufts: Clumps, breed: Breed) -> Array:
    """What raises the hackles: tips along the spine stand up (K, 3, 3)."""
    ridge = (body.skin.share(*NECK[:6]) + body.skin.share(*SPINE)) * smoothstep(body.normal[:, 1], 0.3, 0.8)
    lift = np.zeros((len(tufts.root), 3, 3))
    lift[:, 2] = ridge[tufts.root, None] * (np.array([0.0, 0.03, 0.015]) * breed.size)
    return _f(lift)


def _rigid(body: Body, breed: Breed) -> tuple[tuple[int, Mesh], ...]:
    """Eyes on the skull, fangs on skull and jaw."""
    base, s = body.skin, breed.size
    skull, jaw = base.bone("skull"), base.bone("jaw")
    glow = tuple(0.5 * k for k in breed.colours.eye)
    shine = Material((1.0, 1.0, 1.0), 0.05, emission=(glow[0], glow[1], glow[2]))
    parts = []
    for side in (1.0, -1.0):
        parts += _eye(body.eye * (side, 1, 1), side, 0.0112 * s, breed, shine)
    result = [(skull, mesh) for mesh in parts]
    return (*result, (skull, _fangs(body, breed, 1.0)), (jaw, _fangs(body, breed, -1.0)))


def _eye(at: Floats, side: float, radius: float, breed: Breed, shine: Material) -> list[Mesh]:
    """An iris that glows a little, and on it a dark pupil."""
    look = np.array([0.62 * side, 0.12, 0.78])
    look /= np.linalg.norm(look)
    ball = _ball(10, 16)
    facing_ = ball @ look
    iris = np.array(breed.colours.eye)[None] * (0.45 + 0.55 * smoothstep(facing_, 0.98, 0.8))[:, None]
    colour = np.where((facing_ > 0.6)[:, None], iris, np.array([0.02, 0.016, 0.014]))
    white = Mesh("eye", _f(at + radius * ball), _f(ball), _ball_index(10, 16), replace(shine, emission=(0.0, 0.0, 0.0)), _f(colour))
    up = np.cross(look, (1.0, 0.0, 0.0))
    up /= np.linalg.norm(up)
    across = np.cross(up, look)
    turn = np.linspace(0, 2 * np.pi, 13)[:-1]
    ring = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up
    middle = at + look * radius * 1.0
    fan = np.array([[12, k, (k + 1) % 12] for k in range(12)], np.int32)
    if np.linalg.det(np.stack([across, up, look])) < 0:
        fan = fan[:, ::-1]

    def disc(name: str, size: float, out: float, material: Material) -> Mesh:
        p = np.vstack([middle - look * radius * (1 - np.sqrt(1 - size**2)) + ring * radius * size, middle[None]]) + look * radius * out
        return Mesh(name, _f(p), _f(np.tile(look, (13, 1))), fan, material)

    iris_disc = replace(shine, color=breed.colours.eye)
    return [white, disc("iris", 0.62, 0.03, iris_disc), disc("pupil", 0.27, 0.06, Material((0.004, 0.004, 0.004), 0.04))]


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
    skull = body.skin.heads[body.skin.bone("skull")]
    spots = [(0.0145, 0.434, 0.017), (0.0095, 0.4405, 0.007), (0.003, 0.4425, 0.006), (0.0165, 0.42, 0.008), (0.018, 0.407, 0.009)]
    base_y = 0.6505 if up > 0 else 0.6225
    points, faces = [], []
    for x, z, length in spots:
        for side in (1.0, -1.0):
            own = np.array([side * x, base_y, z - (0.004 if up < 0 else 0)])
            turn = np.linspace(0, 2 * np.pi, 6)[:-1]
            ring = own + np.column_stack([np.cos(turn), 0 * turn, np.sin(turn)]) * (0.0026 + 0.06 * length)
            start = len(points)
            points += [*ring, own - (0, up * length, 0.001)]
            order = [[start + k, start + (k + 1) % 5, start + 5] for k in range(5)]
            faces += order if up > 0 else [f[::-1] for f in order]
    p = np.array(points)
    p = (skull + (p - skull) * np.array(breed.head)) * 1.0
    p[:, 1] += breed.leg * 0.4
    p = p * breed.size
    index = np.array(faces, np.int32)
    from ciotat.stage.mesh import normals

    return Mesh("teeth", _f(p), normals(_f(p), index), index, _TOOTH, shadow=False)


def _moved(mesh: Mesh, matrix: Array) -> Mesh:
    turn = matrix[:, :3].T
    return replace(mesh, position=mesh.position @ turn + matrix[:, 3], normal=mesh.normal @ turn)


def _f(values: Floats) -> Array:
    return np.ascontiguousarray(values, np.float32)
