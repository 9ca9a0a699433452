"""Locks of hair as curved ribbons, the cap they grow on, and the colour that runs along them."""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, unit
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Material, Texture
from ciotat.stage.people.flesh import linear
from ciotat.stage.people.part import Part, rigid, strongest
from ciotat.stage.people.skull import Skull

__all__ = ["COLUMNS", "cap", "hair_material", "ribbons"]

Floats = NDArray[np.floating]
ROWS, COLUMNS = 9, 36


@kept(4)
def strands(kind: str, size: int = 256) -> Texture:
    """Hair along v: streaks of light and dark with height. Kinds: straight, coil."""
    dice = chance("hair", kind)
    v, u = np.mgrid[0:size, 0:size] / size
    if kind == "coil":
        grain = dice.normal(0, 1, (size, size))
        for _ in range(2):
            grain = (
                grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1) + np.roll(grain, -1, 0) + np.roll(grain, -1, 1)
            ) / 2.6
        height = (0.0014 * grain).astype(np.float32)
        tone = np.clip(0.72 + 0.13 * grain, 0.3, 1)
    else:
        drift = 0.010 * np.sin(2 * np.pi * (v + dice.uniform())) + 0.005 * np.sin(4 * np.pi * v + 2.0)
        total = np.zeros((size, size))
        for count, weight in ((9, 0.5), (23, 0.6), (61, 0.6)):
            table = dice.normal(0, 1, count)
            s = ((u + drift) % 1.0) * count
            i, f = np.floor(s).astype(int), s - np.floor(s)
            f = f * f * (3 - 2 * f)
            total += weight * (table[i % count] * (1 - f) + table[(i + 1) % count] * f)
        height = (0.00045 * total).astype(np.float32)
        tone = np.clip(0.74 + 0.13 * total, 0.32, 1.0)
    return Texture((np.repeat(tone[..., None], 3, 2) * 255).astype(np.uint8), height)


def hair_material(color: tuple[float, float, float], kind: str = "straight") -> Material:
    """Hair of an sRGB colour."""
    r, g, b = linear(color) * 1.5
    rough = 0.75 if kind == "coil" else 0.46
    return Material(color=(r, g, b), roughness=rough, sheen=0.05, two_sided=True, texture=strands(kind))


def cap(
    head: Skull,
    bone: int,
    material: Material,
    volume: Floats | float,
    crown: tuple[float, float, float],
    edge: float = 0.0,
) -> Part:
    """The mass of hair next to the skin, from the `crown` (a direction) down to a hairline that thins to nothing;
    `volume` in metres, or for each of COLUMNS directions from the front leftwards."""
    axis = unit(np.array(crown))
    side = unit(cross(axis, np.array([0.0, 0.0, 1.0])))
    front = cross(side, axis)
    turn = np.linspace(0, 2 * np.pi, COLUMNS + 1)
    spin = np.cos(turn)[:, None] * front - np.sin(turn)[:, None] * side
    probe = np.linspace(0.05, 2.5, 50)
    rays = np.cos(probe)[None, :, None] * axis + np.sin(probe)[None, :, None] * spin[:, None]
    above = head.read(rays.reshape(-1, 3))[1].reshape(COLUMNS + 1, -1) - edge
    bare = np.argmax(above < 0, axis=1)
    bare = np.where((above < 0).any(1), bare, len(probe) - 1)
    k = np.maximum(bare, 1)
    a, b = above[np.arange(len(k)), k - 1], above[np.arange(len(k)), k]
    reach = probe[k - 1] + np.clip(a / np.maximum(a - b, 1e-6), 0, 1) * (probe[1] - probe[0])
    reach = np.where(above[:, 0] < 0, 0.02, reach)
    t = np.concatenate([np.linspace(0, 0.86, ROWS - 3), [0.93, 0.97, 1.0]])
    polar = reach[:, None] * t
    way = np.cos(polar)[..., None] * axis + np.sin(polar)[..., None] * spin[:, None]
    skin = head.read(way.reshape(-1, 3))[0].reshape(polar.shape)
    rounded = np.clip((1 - t) / 0.34, 0, 1)
    lift = np.broadcast_to(volume, (COLUMNS + 1,))[:, None] * np.sqrt(1 - (1 - rounded) ** 2) + 0.0006
    p = (head.centre + way * (skin + lift)[..., None]).reshape(-1, 3)
    i, j = (x.ravel() for x in np.mgrid[0:COLUMNS, 0 : ROWS - 1])
    q = i * ROWS + j
    index = np.stack([q, q + ROWS, q + 1, q + ROWS, q + ROWS + 1, q + 1], 1).reshape(-1, 3).astype(np.int32)
    bones, weights = rigid(len(p), bone)
    uv = np.stack([np.repeat(turn / (2 * np.pi) * 6, ROWS), np.tile(t * 0.7, COLUMNS + 1)], 1)
    shade = np.tile(0.80 - 0.12 * t, COLUMNS + 1)[:, None] * np.ones(3)
    normal = _cap_normals(p.reshape(COLUMNS + 1, ROWS, 3), head.centre)
    return Part("hair cap", p, index, material, bones, weights, normal.reshape(-1, 3), shade, uv)


def _cap_normals(p: Floats, centre: Floats) -> NDArray[np.float32]:
    around = np.roll(p[:-1], -1, 0) - np.roll(p[:-1], 1, 0)
    around = np.concatenate([around, around[:1]])
    down = np.gradient(p, axis=1)
    normal = unit(cross(down, around))
    outward = unit(p - centre)
    normal *= np.where((normal * outward).sum(-1, keepdims=True) < 0, -1, 1)
    normal[:, 0] = outward[:, 0]
    return unit(normal * 0.6 + outward * 0.4).astype(np.float32)


def ribbons(
    name: str,
    paths: Floats,
    outward: Floats,
    width: Floats,
    material: Material,
    weights: Floats,
    seed: str,
    tip: float = 0.12,
    curve: float = 0.42,
    root: float = 0.55,
) -> Part:
    """Locks along `paths` (L, K, 3), facing `outward` (L, K, 3), `width` (L,) metres; `weights` (L*K, 53) skin them."""
    count, steps = paths.shape[:2]
    along = unit(np.gradient(paths, axis=1))
    side = unit(cross(along, outward))
    up = cross(side, along)
    t = np.linspace(0, 1, steps)
    profile = np.interp(t, [0, 0.18, 0.55, 0.85, 1.0], [root, 0.95, 1.0, 0.62, tip])
    half = (width[:, None] * profile)[..., None] * 0.5
    p = np.stack(
        [
            paths - side * half - up * half * curve,
            paths + up * half * curve * 0.5,
            paths + side * half - up * half * curve,
        ],
        2,
    )
    normal = np.stack([unit(up - 0.75 * side), up, unit(up + 0.75 * side)], 2)
    lock, k, c = (x.ravel() for x in np.mgrid[0:count, 0 : steps - 1, 0:2])
    a = (lock * steps + k) * 3 + c
    index = np.stack([a, a + 1, a + 3, a + 1, a + 4, a + 3], 1).reshape(-1, 3).astype(np.int32)
    dice = chance("locks", seed, name)
    length: Floats = np.sqrt((np.diff(paths, axis=1) ** 2).sum(2)).sum(axis=1)
    u0 = dice.uniform(0, 1, (count,))
    u = u0[:, None, None] + np.array([0.0, 0.5, 1.0])[None, None] * (width * 9)[:, None, None] + np.zeros((1, steps, 1))
    v = np.broadcast_to((t[None] * length[:, None] * 4.0)[..., None], u.shape)
    light = dice.uniform(0.80, 1.16, (count,))[:, None] * np.interp(t, [0, 0.3, 1.0], [0.72, 0.97, 1.12])[None]
    color = np.repeat(light.reshape(-1)[:, None], 3, 0) * np.array([1.0, 1.0, 1.0])
    color *= np.tile([0.90, 1.04, 0.90], count * steps)[:, None]
    bones, strong = strongest(weights)
    uv = np.stack([u.reshape(-1), v.reshape(-1)], 1)
    flat = normal.reshape(-1, 3).astype(np.float32)
    return Part(
        name, p.reshape(-1, 3), index, material, np.repeat(bones, 3, 0), np.repeat(strong, 3, 0), flat, color, uv
    )
