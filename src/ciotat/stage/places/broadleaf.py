"""Broadleaf trees and shrubs: forking limbs and crowns of leaf clumps, bare in winter."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, rotation, unit
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.solid import coloured, merged, repeated, sphere, tube
from ciotat.stage.surface import clad

__all__ = ["foliage", "poplar", "shrub", "tree"]

Floats = NDArray[np.float64]
LEAVES = Material(color=(1.0, 1.0, 1.0), roughness=0.75, sheen=0.1, two_sided=True)
SEASONS = {
    "summer": ("#2f4a1c", "#4b6b28", "#6f8a3a", "#8aa04a"),
    "autumn": ("#6b3514", "#a5571c", "#c98a2a", "#8a6a25"),
    "winter": ("#4a3a26", "#5c4a30", "#6a5838", "#4a3a26"),
}
DETAIL = {"near": (26, 170, 1.2), "middle": (18, 90, 1.4), "far": (10, 36, 2.0)}
CORE = sphere(0.52, sides=8)


def foliage(centre: Floats, radius: Floats, count: int, size: float, season: str, *identity: object) -> Mesh:
    """Clumps of leaves, `count` around each core at `centre` (K, 3) of `radius` (K, 3), leaves `size` metres long."""
    radius = np.broadcast_to(radius, centre.shape)
    leaves = _leaves(centre, radius, count, size, season, *identity)
    low = (centre[:, 1] - centre[:, 1].min()) / max(float(np.ptp(centre[:, 1])), 1e-6)
    mid = 0.5 * (np.array(srgb(SEASONS[season][0])) + np.array(srgb(SEASONS[season][1])))
    shade = mid * (0.28 + 0.34 * low)[:, None]
    rough = CORE.position * (1 + 0.16 * np.sin(17 * CORE.position.sum(1, keepdims=True) + 9 * CORE.position[:, :1]))
    core = replace(CORE, position=rough.astype(np.float32), material=LEAVES, uv=None)
    under = coloured(core, 0.5 + 0.6 * np.clip(core.normal[:, 1] + 0.4, 0, 1))
    return replace(merged("leaves", [leaves, repeated(under, centre, centre[:, 0] * 9, radius, tint=shade)]), uv=None)


def _leaves(centre: Floats, radius: Floats, count: int, size: float, season: str, *identity: object) -> Mesh:
    random = chance("foliage", *identity)
    clumps = len(centre)
    out = unit(random.standard_normal((clumps, count, 3)))
    depth = random.random((clumps, count, 1)) ** 0.25
    at = centre[:, None] + out * depth * radius[:, None]
    along = unit(random.standard_normal((clumps, count, 3)) + out * 0.8 + [0, -0.4, 0])
    across = unit(cross(along, random.standard_normal((clumps, count, 3))))
    long = size * random.uniform(0.6, 1.3, (clumps, count, 1))
    whole = size < 0.25
    waist = at + along * long * (0.5 if whole else 0.15)
    aside = across * long * (0.32 if whole else 0.36)
    points = np.stack([at, waist - aside, at + along * long, waist + aside], 2)
    core = centre.mean(0)
    normal = unit(unit(at - core) * 0.6 + out * 0.7 + [0, 0.35, 0])
    palette = np.array([srgb(c) for c in SEASONS[season]])
    tone = np.clip(random.random((clumps, 1)) * 2 + random.normal(0.5, 0.45, (clumps, count)), 0, 2.99)
    k = tone.astype(int)
    colour = palette[k] + (palette[k + 1] - palette[k]) * (tone - k)[..., None]
    high = (at[..., 1] - at[..., 1].min()) / max(float(np.ptp(at[..., 1])), 1e-6)
    shade = (0.30 + 0.70 * depth[..., 0] ** 2) * (0.60 + 0.55 * high) * (0.7 + 0.5 * np.clip(out[..., 1] + 0.4, 0, 1))
    colour = np.repeat((colour * shade[..., None])[:, :, None], 4, 2)
    corners = [[0, 1, 2], [0, 2, 3]] if whole else [[1, 2, 3]]
    index = np.arange(clumps * count)[:, None, None] * 4 + np.array(corners)
    return Mesh(
        "leaves",
        points.reshape(-1, 3).astype(np.float32),
        np.repeat(normal[:, :, None], 4, 2).reshape(-1, 3).astype(np.float32),
        index.reshape(-1, 3).astype(np.int32),
        LEAVES,
        colour.reshape(-1, 3).astype(np.float32),
    )


@kept(64)
def tree(
    identity: str, season: str, detail: str = "near", tint: tuple[float, float, float] = (1, 1, 1)
) -> tuple[Mesh, ...]:
    """A tree about eight metres tall at the origin: limbs, and leaves where the season leaves any."""
    random = chance("tree", identity)
    depth = {"near": 4, "middle": 3, "far": 2}[detail] + (season == "winter")
    limbs, tips = _limbs(random, depth, {"near": 8, "middle": 5, "far": 3}[detail])
    bark = clad(coloured(merged("limbs", limbs), (0.9, 0.82, 0.75)), "bark")
    if season == "winter":
        return (bark,)
    clumps, count, grow = DETAIL[detail]
    order = random.permutation(len(tips))[:clumps]
    centre = tips[order] + random.normal(0, 0.25, (len(order), 3))
    radius = random.uniform(0.75, 1.25, (len(order), 1)) * np.array([[1.15, 0.8, 1.15]])
    leaves = foliage(centre, radius, count, 0.22 * grow, season, identity)
    return (bark, coloured(leaves, tint))


def _limbs(random: np.random.Generator, depth: int, sides: int) -> tuple[list[Mesh], Floats]:
    limbs: list[Mesh] = []
    tips: list[Floats] = []

    def grow(root: Floats, way: Floats, length: float, radius: float, level: int) -> None:
        bend = random.normal(0, 0.12, 3)
        path = [root + way * length * t + bend * length * t * t for t in (0.0, 0.35, 0.7, 1.0)]
        limbs.append(
            tube(
                path, np.linspace(radius * (1.25 if level == 0 else 1.0), radius * 0.62, 4), sides=max(4, sides - level)
            )
        )
        end = path[-1]
        if level >= 2:
            tips.append(end)
        if level == depth:
            return
        ahead = unit(path[-1] - path[-2])
        for k in range(3 if level < 2 else 2):
            aside = unit(cross(ahead, random.standard_normal(3)))
            turned = rotation(tuple(aside), np.radians(random.uniform(22, 52))) @ ahead
            grow(
                end - way * length * 0.12 * k,
                unit(turned + np.array([0, 0.16, 0])),
                length * random.uniform(0.62, 0.82),
                radius * 0.6,
                level + 1,
            )

    grow(np.zeros(3), np.array([0.0, 1.0, 0.0]), 2.7, 0.24, 0)
    return limbs, np.array(tips)


@kept(32)
def poplar(identity: str, season: str, detail: str = "far") -> tuple[Mesh, ...]:
    """A Lombardy poplar about twelve metres tall at the origin."""
    random = chance("poplar", identity)
    trunk = clad(
        coloured(tube([(0, 0, 0), (0.1, 5, 0), (0, 11, 0)], [0.28, 0.2, 0.04], sides=6), (0.9, 0.85, 0.78)), "bark"
    )
    clumps = 44 if detail == "near" else 30
    y = np.linspace(1.5, 12.0, clumps)
    wide = 1.1 * np.sin(np.clip((y - 0.2) / 12.6, 0, 1) ** 0.7 * np.pi) + 0.16
    turn = 2.39996 * np.arange(clumps) + random.normal(0, 0.3, clumps)
    away = wide * random.uniform(0.3, 0.5, clumps)
    centre = np.stack([away * np.cos(turn), y + random.normal(0, 0.15, clumps), away * np.sin(turn)], 1)
    radius = np.stack([0.78 * wide, random.uniform(0.8, 1.15, clumps), 0.78 * wide], 1)
    if season == "winter":
        twigs = []
        for c, r in zip(centre, wide, strict=True):
            for a in random.random(4) * 6.28:
                tip = c + np.array([r * 0.8 * np.cos(a), 0.9, r * 0.8 * np.sin(a)])
                twigs.append(tube([c * [0.3, 1, 0.3] - [0, 1.2, 0], tip], [0.05, 0.01], sides=3))
        return (clad(coloured(merged("poplar", [trunk, *twigs]), (0.9, 0.85, 0.78)), "bark"),)
    return (
        trunk,
        foliage(centre, radius, 70 if detail == "near" else 40, 0.3 if detail == "near" else 0.44, season, identity),
    )


@kept(64)
def shrub(identity: str, season: str, snow: bool = False) -> tuple[Mesh, ...]:
    """A shrub about a metre wide at the origin."""
    random = chance("shrub", identity)
    twigs = [
        tube(
            [
                (0, 0, 0),
                (0.25 * np.cos(a), 0.45, 0.25 * np.sin(a)),
                (0.45 * np.cos(a + 0.3), 0.8, 0.45 * np.sin(a + 0.3)),
            ],
            [0.02, 0.012, 0.004],
            sides=4,
        )
        for a in random.random(9) * 6.28
    ]
    wood = clad(coloured(merged("twigs", twigs), (0.8, 0.7, 0.6)), "bark")
    if season == "winter" and not snow:
        return (wood,)
    centre = random.normal(0, 1, (7, 3)) * [0.24, 0.12, 0.24] + [0, 0.45, 0]
    leaves = foliage(centre, np.full((7, 3), 0.34), 60, 0.13, season, identity)
    if not snow:
        return (wood, leaves)
    load = _leaves(centre + np.array([0, 0.14, 0]), np.full((7, 3), 0.3), 22, 0.26, season, identity, "snow")
    assert load.color is not None
    white = np.full_like(load.color, 0.8) * [1.0, 1.05, 1.13]
    return (wood, leaves, Mesh("snow", load.position, load.normal, load.index, load.material, white.astype(np.float32)))
