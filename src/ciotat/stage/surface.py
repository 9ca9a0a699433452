"""Painted surfaces: tileable textures with a height map, made from named noise; the same on every machine."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ciotat.core.chance import chance
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Colour, Material, Mesh, Texture

__all__ = ["Surface", "clad", "coat", "surface"]

Floats = NDArray[np.float64]
Painting = tuple[Floats, Floats]
SIZE = 256


@dataclass(frozen=True, eq=False)
class Surface:
    """A texture whose tile covers `size` metres each way, and how it takes light."""

    texture: Texture
    size: float
    roughness: float
    metallic: float = 0.0
    sheen: float = 0.0


@kept(64)
def surface(name: str) -> Surface:
    """A surface by name: one of `PAINTERS`. Raises KeyError for any other."""
    painter, size, roughness, metallic, sheen = PAINTERS[name]
    paint, height = painter(name)
    pixels = np.rint(np.clip(paint, 0, 1) * 255).astype(np.uint8)
    return Surface(Texture(pixels, height.astype(np.float32)), size, roughness, metallic, sheen)


def coat(name: str, tint: Colour = (1.0, 1.0, 1.0), *, wet: float = 0.0) -> Material:
    """The material of a surface: `tint` multiplies its paint, `wet` in [0, 1] darkens and glosses it."""
    made = surface(name)
    dark = 1 - 0.45 * wet
    return Material(
        color=(tint[0] * dark, tint[1] * dark, tint[2] * dark),
        roughness=made.roughness * (1 - wet) + 0.16 * wet,
        metallic=made.metallic,
        sheen=made.sheen,
        texture=made.texture,
    )


def clad(mesh: Mesh, name: str, tint: Colour = (1.0, 1.0, 1.0), *, wet: float = 0.0, turn: bool = False) -> Mesh:
    """`mesh`, its UVs in metres, in a surface; `turn` lays the pattern across (u and v change places)."""
    uv = mesh.uv if mesh.uv is not None else mesh.position[:, [0, 2]]
    scaled = (uv[:, ::-1] if turn else uv) / np.float32(surface(name).size)
    return replace(mesh, material=replace(coat(name, tint, wet=wet), two_sided=mesh.material.two_sided), uv=scaled)


def noise(low: float, fall: float, *identity: object, stretch: tuple[float, float] = (1.0, 1.0)) -> Floats:
    """Tileable noise (SIZE, SIZE), mean 0, deviation 1: white below `low` waves a tile, then falling as f^-`fall`;
    `stretch` lengthens its features along (u, v)."""
    white = np.fft.rfft2(chance("surface", *identity).standard_normal((SIZE, SIZE)))
    v = np.fft.fftfreq(SIZE)[:, None] * SIZE * stretch[1]
    u = np.fft.rfftfreq(SIZE)[None] * SIZE * stretch[0]
    shaped = white * (1 + (u * u + v * v) / low**2) ** (-fall / 2)
    shaped[0, 0] = 0
    field = np.fft.irfft2(shaped, s=(SIZE, SIZE))
    return np.clip(field / field.std(), -3, 3)


def ramp(t: ArrayLike, *colours: str) -> Floats:
    """sRGB colours blended along t in [0, 1], the first at 0: (..., 3)."""
    stops = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in colours])
    at = np.linspace(0, 1, len(colours))
    return np.stack([np.interp(np.asarray(t), at, stops[:, k]) for k in range(3)], -1)


def cells(across: int, jitter: float, *identity: object, shift: float = 0.0) -> tuple[Floats, Floats, Floats]:
    """Tileable Worley cells: distance to the nearest point and to the border, in cells, and a tone in [0, 1] per cell.
    Odd rows are shifted by `shift` of a cell. (Worley 1996)"""
    random = chance("surface", "cells", *identity).random((3, across, across))
    grid = (np.arange(SIZE) + 0.5) * across / SIZE
    v, u = np.meshgrid(grid, grid, indexing="ij")
    row = np.floor(v).astype(int)
    near = np.full((2, SIZE, SIZE), 9.0)
    tone = np.zeros((SIZE, SIZE))
    for dv in (-1, 0, 1):
        r = (row + dv) % across
        moved = u - shift * (r % 2)
        column = np.floor(moved).astype(int)
        for du in (-1, 0, 1):
            c = (column + du) % across
            du_ = column + du + 0.5 + jitter * (random[0, r, c] - 0.5) - moved
            dv_ = row + dv + 0.5 + jitter * (random[1, r, c] - 0.5) - v
            far = np.hypot(du_, dv_)
            closer = far < near[0]
            near[1] = np.where(closer, near[0], np.minimum(near[1], far))
            near[0] = np.where(closer, far, near[0])
            tone = np.where(closer, random[2, r, c], tone)
    return near[0], near[1] - near[0], tone


def courses(rows: int, columns: int, shift: float, *identity: object) -> tuple[Floats, Floats, Floats]:
    """Rectangular courses, every other one shifted by `shift`: distances to the joints along u and along v in parts of
    the tile, and a tone in [0, 1] per block."""
    v, u = np.meshgrid(*[(np.arange(SIZE) + 0.5) / SIZE] * 2, indexing="ij")
    row = np.floor(v * rows).astype(int)
    offset = shift * row if shift != 0.5 else 0.5 * (row % 2)
    along = u * columns + offset
    column = np.floor(along).astype(int) % columns
    tone = chance("surface", "courses", *identity).random((rows, columns))[row, column]
    across = np.abs((along % 1) - 0.5)
    return (0.5 - across) / columns, (0.5 - np.abs((v * rows) % 1 - 0.5)) / rows, tone


def _lit(paint: Floats, by: Floats) -> Floats:
    return paint * np.clip(by, 0, 2)[..., None]


def _joined(edge: Floats, width: float) -> Floats:
    """0 in the joint, 1 on the block."""
    t = np.clip(edge / width, 0, 1)
    return t * t * (3 - 2 * t)


def boards(name: str) -> Painting:
    u, v, tone = courses(12, 1, 0.37, name)
    figure = noise(6, 1.6, name, "figure", stretch=(9, 1))
    fibre = noise(40, 1.2, name, "fibre", stretch=(14, 1))
    paint = ramp(
        0.5 + 0.28 * (tone - 0.5) * 2 + 0.13 * figure + 0.07 * fibre, "#4e3320", "#7b5534", "#a67b4f", "#bd9468"
    )
    gap = _joined(np.minimum(u, v), 0.006)
    return _lit(paint, 0.35 + 0.65 * gap), 0.004 * gap + 0.0004 * fibre


def wood(name: str) -> Painting:
    figure = noise(5, 1.5, name, "figure", stretch=(8, 1))
    fibre = noise(50, 1.1, name, "fibre", stretch=(16, 1))
    rings = 0.5 + 0.5 * np.sin(7 * figure)
    return ramp(0.45 + 0.12 * figure + 0.08 * fibre + 0.10 * rings, "#8f8378", "#c9bfb4", "#f2ece4"), 0.0003 * fibre


def plaster(name: str) -> Painting:
    cloud, fine = noise(3, 2.2, name, "cloud"), noise(30, 1.5, name, "fine")
    return ramp(0.72 + 0.07 * cloud + 0.05 * fine, "#b9b4ab", "#ddd9d1", "#f7f5f0"), 0.0005 * fine + 0.001 * cloud


def wallpaper(name: str) -> Painting:
    v, u = np.meshgrid(*[np.arange(SIZE) / SIZE * 2 * np.pi] * 2, indexing="ij")
    x, y = 0.5 * np.sin(2 * u), 0.5 * np.sin(2 * v + np.pi * (np.cos(2 * u) > 0))
    bud = np.exp(-14 * (x * x + y * y)) - 0.8 * np.exp(-60 * (x * x + y * y))
    vine = np.exp(-30 * (np.sin(2 * u + 0.7 * np.sin(4 * v)) ** 2))
    stripe = 0.5 + 0.5 * np.tanh(6 * np.cos(4 * u))
    tone = 0.66 - 0.10 * stripe + 0.30 * bud + 0.12 * vine + 0.03 * noise(3, 2, name)
    return ramp(tone, "#8d8172", "#c9bda9", "#f6f0e4"), 0.0004 * bud


def brick(name: str) -> Painting:
    u, v, tone = courses(12, 4, 0.5, name)
    fine, cloud = noise(30, 1.2, name, "fine"), noise(4, 2, name, "cloud")
    on = _joined(np.minimum(u, v) + 0.0015 * fine, 0.012)
    block = ramp(0.5 + 0.7 * (tone - 0.5) + 0.08 * fine + 0.06 * cloud, "#552c22", "#84432f", "#a65d42", "#bb8062")
    mortar = ramp(0.5 + 0.2 * fine, "#8e857a", "#b8aea2")
    return mortar + (block - mortar) * on[..., None], 0.006 * on + 0.0008 * fine


def ashlar(name: str) -> Painting:
    u, v, tone = courses(6, 3, 0.5, name)
    fine, cloud = noise(25, 1.4, name, "fine"), noise(4, 1.8, name, "cloud")
    on = _joined(np.minimum(u, v) + 0.001 * fine, 0.008)
    paint = ramp(0.55 + 0.3 * (tone - 0.5) + 0.10 * cloud + 0.07 * fine, "#8d8472", "#b9ad96", "#d8cdb6", "#e8dfcc")
    return _lit(paint, 0.6 + 0.4 * on), 0.008 * on + 0.0015 * fine


def flags(name: str) -> Painting:
    u, v, tone = courses(4, 3, 0.5, name)
    fine, cloud = noise(25, 1.3, name, "fine"), noise(3, 1.8, name, "cloud")
    on = _joined(np.minimum(u, v) + 0.001 * fine, 0.007)
    paint = ramp(0.5 + 0.4 * (tone - 0.5) + 0.12 * cloud + 0.07 * fine, "#6d6a64", "#96918a", "#b5b0a7")
    return _lit(paint, 0.5 + 0.5 * on), 0.005 * on + 0.001 * fine


def cobbles(name: str) -> Painting:
    near, edge, tone = cells(10, 0.45, name, shift=0.5)
    fine, cloud = noise(30, 1.3, name, "fine"), noise(3, 2, name, "cloud")
    on = _joined(edge - 0.05, 0.28)
    stone = ramp(0.5 + 0.6 * (tone - 0.5) + 0.08 * fine + 0.05 * cloud, "#4c4b4b", "#74716d", "#98938b")
    dirt = ramp(0.5 + 0.2 * fine, "#38332d", "#544c42")
    return dirt + (stone - dirt) * on[..., None], 0.022 * on * (1.2 - 0.6 * near) + 0.001 * fine


def asphalt(name: str) -> Painting:
    fine, cloud = noise(90, 1.0, name, "fine"), noise(3, 2, name, "cloud")
    return ramp(0.45 + 0.14 * fine + 0.08 * cloud, "#2c2c2e", "#48484a", "#6b6a69"), 0.0015 * fine


def gravel(name: str) -> Painting:
    near, edge, tone = cells(18, 0.9, name)
    fine, rust = noise(40, 1.2, name, "fine"), noise(3, 2, name, "rust")
    on = _joined(edge, 0.35)
    paint = ramp(0.45 + 0.9 * (tone - 0.5) + 0.06 * fine, "#4a443e", "#7d746a", "#a59b8e", "#c2b8aa")
    return _lit(paint, (0.30 + 0.70 * on) * (1 + 0.06 * rust)), 0.03 * on * (1.1 - near)


def earth(name: str) -> Painting:
    fine, cloud = noise(25, 1.2, name, "fine"), noise(4, 1.8, name, "cloud")
    return ramp(0.5 + 0.14 * cloud + 0.14 * fine, "#33271c", "#57452f", "#7d6749"), 0.004 * fine + 0.01 * cloud


def snow(name: str) -> Painting:
    soft, fine = noise(4, 2.4, name, "soft"), noise(70, 0.6, name, "fine")
    spark = np.clip(fine - 1.9, 0, 1)
    return ramp(0.75 + 0.05 * soft + 0.04 * fine + spark, "#cfdae8", "#e4ebf3", "#ffffff"), 0.008 * soft + 0.0007 * fine


def grass(name: str) -> Painting:
    blade = noise(45, 1.0, name, "blade", stretch=(1, 3.2))
    clump, dry = noise(6, 1.6, name, "clump"), noise(3, 2, name, "dry")
    green = ramp(0.48 + 0.15 * blade + 0.12 * clump, "#1f2d12", "#3c5222", "#66793a", "#8b9950")
    straw = ramp(0.5 + 0.16 * blade, "#4f4624", "#8d8048")
    share = np.clip(0.14 + 0.18 * dry, 0, 0.6)[..., None]
    return green * (1 - share) + straw * share, 0.006 * blade + 0.01 * clump


def litter(name: str) -> Painting:
    near, edge, tone = cells(16, 1.0, name)
    fine, cloud = noise(35, 1.2, name, "fine"), noise(4, 2, name, "cloud")
    paint = ramp(tone + 0.06 * fine, "#3b2412", "#6a3d18", "#94601f", "#7b4a22", "#b0812f", "#4c3a1c")
    return _lit(paint, (0.45 + 0.55 * _joined(edge, 0.5)) * (1 + 0.10 * cloud)), 0.02 * (1 - near) * _joined(edge, 0.3)


def bark(name: str) -> Painting:
    ridge = np.abs(noise(9, 1.4, name, "ridge", stretch=(1, 5)))
    fine = noise(50, 1.1, name, "fine")
    return ramp(
        0.1 + 0.42 * ridge + 0.07 * fine, "#1f1712", "#46372b", "#6d5a49", "#8b7a68"
    ), 0.016 * ridge + 0.001 * fine


def cloth(name: str) -> Painting:
    v, u = np.meshgrid(*[np.arange(SIZE) / SIZE * 2 * np.pi] * 2, indexing="ij")
    weave = np.sin(40 * u) * np.sin(40 * v)
    wear = noise(5, 1.6, name)
    return ramp(0.66 + 0.12 * weave + 0.05 * wear, "#a6a19b", "#d8d4ce", "#ffffff"), 0.0006 * weave


def rug(name: str) -> Painting:
    v, u = np.meshgrid(*[np.arange(SIZE) / SIZE * 2 * np.pi] * 2, indexing="ij")
    pattern = np.cos(3 * u) * np.cos(3 * v) + 0.6 * np.cos(6 * u + np.pi) * np.cos(6 * v) + 0.4 * np.cos(9 * (u + v))
    pile = noise(60, 0.8, name)
    paint = ramp(0.5 + 0.3 * np.tanh(3 * pattern) + 0.05 * pile, "#3a1210", "#6d1f1a", "#8f3326", "#c39a5f", "#2a3346")
    return paint, 0.0012 * pile


def tiles(name: str) -> Painting:
    u, v, tone = courses(8, 8, 0.0, name)
    cloud = noise(4, 2, name)
    on = _joined(np.minimum(u, v), 0.006)
    return _lit(ramp(0.7 + 0.15 * (tone - 0.5) + 0.04 * cloud, "#bcb6aa", "#f4f1ea"), 0.55 + 0.45 * on), 0.002 * on


def slates(name: str) -> Painting:
    u, v, tone = courses(10, 6, 0.5, name)
    fine = noise(30, 1.3, name, stretch=(1, 3))
    on = _joined(np.minimum(u, v), 0.008)
    rise = (np.arange(SIZE) / SIZE * 10 % 1)[:, None]
    paint = ramp(0.5 + 0.6 * (tone - 0.5) + 0.08 * fine, "#6f6f72", "#9a9a9c", "#c6c4c2")
    return _lit(paint, (0.45 + 0.55 * on) * (0.72 + 0.28 * rise)), 0.012 * rise + 0.003 * on


def pantiles(name: str) -> Painting:
    v, u = np.meshgrid(*[np.arange(SIZE) / SIZE] * 2, indexing="ij")
    round_ = np.abs(np.sin(np.pi * 8 * u))
    rise = (v * 6) % 1
    tone = chance("surface", name).random((6, 8))[np.floor(v * 6).astype(int), np.floor(u * 8).astype(int)]
    fine = noise(20, 1.4, name)
    paint = ramp(0.5 + 0.5 * (tone - 0.5) + 0.08 * fine, "#7d7772", "#b3aba4", "#d6cec6")
    return _lit(paint, (0.35 + 0.65 * round_) * (0.75 + 0.25 * rise)), 0.04 * round_ + 0.012 * rise


def metal(name: str) -> Painting:
    brushed, blot = noise(60, 1.0, name, "brushed", stretch=(12, 1)), noise(4, 1.8, name, "blot")
    return ramp(0.75 + 0.04 * brushed + 0.06 * blot, "#9a9a9a", "#d8d8d8", "#f4f4f4"), 0.0001 * brushed


def sand(name: str) -> Painting:
    fine, ripple = noise(80, 0.8, name, "fine"), noise(7, 2, name, "ripple", stretch=(4, 1))
    return ramp(0.55 + 0.08 * fine + 0.10 * ripple, "#a88c62", "#cdb389", "#e6d2ac"), 0.012 * ripple + 0.0006 * fine


PAINTERS: dict[str, tuple[Callable[[str], Painting], float, float, float, float]] = {
    # name: painter, metres a tile, roughness, metallic, sheen
    "boards": (boards, 1.8, 0.52, 0.0, 0.0),
    "wood": (wood, 1.0, 0.5, 0.0, 0.0),
    "plaster": (plaster, 2.5, 0.92, 0.0, 0.0),
    "wallpaper": (wallpaper, 0.9, 0.85, 0.0, 0.05),
    "brick": (brick, 1.0, 0.9, 0.0, 0.0),
    "ashlar": (ashlar, 2.1, 0.88, 0.0, 0.0),
    "flags": (flags, 2.4, 0.75, 0.0, 0.0),
    "cobbles": (cobbles, 1.3, 0.62, 0.0, 0.0),
    "asphalt": (asphalt, 2.0, 0.85, 0.0, 0.0),
    "gravel": (gravel, 0.9, 0.95, 0.0, 0.0),
    "earth": (earth, 2.0, 0.97, 0.0, 0.0),
    "snow": (snow, 3.0, 0.7, 0.0, 0.15),
    "grass": (grass, 2.2, 0.95, 0.0, 0.1),
    "litter": (litter, 1.2, 0.9, 0.0, 0.0),
    "bark": (bark, 0.8, 0.95, 0.0, 0.0),
    "cloth": (cloth, 0.25, 0.95, 0.0, 0.4),
    "rug": (rug, 0.8, 0.98, 0.0, 0.3),
    "tiles": (tiles, 1.6, 0.3, 0.0, 0.0),
    "slates": (slates, 2.0, 0.6, 0.0, 0.0),
    "pantiles": (pantiles, 1.6, 0.75, 0.0, 0.0),
    "metal": (metal, 0.8, 0.4, 1.0, 0.0),
    "sand": (sand, 2.5, 0.95, 0.0, 0.0),
}
