"""Books, letters and other small things that carry a story."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import Material, Mesh, Texture, srgb
from ciotat.stage.props.handwriting import handwriting
from ciotat.stage.props.make import BRASS, INK, IRON, PAPER, STEEL, Make, about_x
from ciotat.stage.solid import box, cylinder, lathe, moved, quads, sheet, sphere, tube
from ciotat.stage.surface import clad

__all__ = [
    "book",
    "key",
    "letter",
    "map_",
    "newspaper",
    "opened",
    "phone",
    "photo",
    "ring",
    "sign",
    "snapshot",
    "ticket",
]

Floats = NDArray[np.floating]

_COVERS = ("#6d2a2c", "#2f4a3c", "#2d3a52", "#8a6a3c")


def book(make: Make) -> list[Mesh]:
    cover = make.pick("cover", _COVERS)
    meshes = [clad(box((0.15, 0.004, 0.22), (0, y, 0), bevel=0.001), "cloth", cover) for y in (0.0, 0.036)]
    meshes.append(clad(box((0.005, 0.04, 0.22), (-0.074, 0, 0), bevel=0.002), "cloth", cover))
    return [
        *meshes,
        box((0.142, 0.032, 0.21), (0, 0.004, 0), PAPER),
        box((0.08, 0.001, 0.012), (0, 0.04, -0.05), BRASS),
    ]


def opened(make: Make) -> list[Mesh]:
    """A book that lies open, its head towards -Z: its boards, and on them the leaves, which swell from the spine."""
    cover = make.pick("cover", _COVERS)
    written = _page(0.11, 0.18, 26, make)
    meshes = [clad(box((0.252, 0.004, 0.19), (0, 0, 0), bevel=0.001), "cloth", cover)]
    for side in (-1.0, 1.0):
        u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 3))
        out = u if side > 0 else 1 - u
        swell = 0.004 + 0.016 * np.sin(np.pi * np.clip(out * 0.9 + 0.1, 0, 1)) ** 0.7
        leaf = sheet(
            np.stack([side * out * 0.118, swell, (0.5 - v) * 0.18], 2), written, name="paper", uv=np.stack([u, v], 2)
        )
        edge = sheet(
            np.stack([np.full((2, 2), side * 0.118), np.array([[0.004, 0.004], [0.009, 0.009]]), np.array([[-0.09, 0.09]] * 2)], 2),
            replace(written, texture=None, color=srgb("#d8cdb4")), name="edge",
        )  # fmt: skip
        meshes += [leaf, edge]
    return meshes


def _page(width: float, height: float, lines: int, make: Make, *, columns: int = 1, paper: str = "#e9e0cb") -> Material:
    """A written or printed page as a texture."""
    random = make.random("page")
    n = 256
    v, u = np.mgrid[0:n, 0:n] / n
    row = np.floor(v * lines).astype(int)
    word = random.random((lines, 48))[row, np.floor(u * 47.9).astype(int)] > 0.22
    on = (np.abs(v * lines % 1 - 0.5) < 0.22) & word & (np.abs((u * columns) % 1 - 0.5) < 0.43)
    on &= (v > 0.1) & (v < 0.92) & (np.abs(u - 0.5) < 0.45)
    ink = np.where(on, 0.72 if columns == 1 else 0.5, 0.0)
    if columns > 1:
        words = random.random(24)[np.floor(u * 23.9).astype(int)] > 0.3
        ink[(v > 0.04) & (v < 0.1) & (np.abs(u - 0.5) < 0.4) & words] = 0.85
        plate = (v > 0.2) & (v < 0.42) & (u > 0.38) & (u < 0.64)
        ink[plate] = (0.35 + 0.3 * np.sin(9 * u) * np.sin(13 * v))[plate]
    return _inked(ink, paper)


def _inked(ink: Floats, paper: str) -> Material:
    """Paper with so much `ink` (N, N) in [0, 1] on it."""
    v, u = np.mgrid[0 : len(ink), 0 : len(ink)] / len(ink)
    stain = 0.94 + 0.06 * np.sin(3 * u + 2) * np.sin(2 * v + 1)
    colour = np.array([int(paper[i : i + 2], 16) for i in (1, 3, 5)]) * stain[..., None]
    pixels = colour * (1 - ink[..., None] * np.array([0.95, 0.9, 0.75]))
    return Material(
        color=(1, 1, 1), roughness=0.9, two_sided=True, texture=Texture(np.rint(pixels).astype(np.uint8), clamp=True)
    )


def _hand(make: Make) -> Material:
    """A page in somebody's hand: a greeting, words that lean and loop, and a name under it all."""
    return _inked(0.92 * handwriting(make.random("hand"), 14), "#f1ead8")


def _leaf(width: float, height: float, page: Material, tilt: float) -> Mesh:
    """A sheet of paper with a soft fold, raised towards its holder."""
    u, v = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5))
    points = np.stack([(u - 0.5) * width, 0.012 * np.sin(np.pi * v) * height / 0.2, (0.5 - v) * height], 2)
    made = sheet(points, page, name="paper", uv=np.stack([u, v], 2))
    low = height / 2 * np.sin(tilt)
    return moved(made, (0, low, 0), turn=about_x(-tilt) @ np.diag([-1.0, 1.0, -1.0]))


def letter(make: Make) -> list[Mesh]:
    return [_leaf(0.15, 0.21, _hand(make), 0.5)]


def newspaper(make: Make) -> list[Mesh]:
    return [_leaf(0.4, 0.55, _page(0.4, 0.55, 44, make, columns=4, paper="#e4decd"), 0.55)]


def map_(make: Make) -> list[Mesh]:
    return [_leaf(0.6, 0.42, _page(0.6, 0.42, 9, make, columns=3, paper="#d8c59a"), 0.4)]


def ticket(make: Make) -> list[Mesh]:
    return [_leaf(0.06, 0.1, _page(0.06, 0.1, 6, make, paper="#d8b27a"), 0.5)]


def _print() -> Material:
    """A photograph of somebody: a face under dark hair, shoulders, something pale behind, a white edge."""
    n = 128
    v, u = np.mgrid[0:n, 0:n] / n

    def round_(x: float, y: float, wide: float, high: float, soft: float = 0.06) -> Floats:
        return np.clip((1 - np.hypot((u - x) / wide, (v - y) / high)) / soft, 0, 1)

    tone = 0.66 - 0.2 * v - 0.25 * np.hypot(u - 0.5, v - 0.5)
    layers = [
        (round_(0.5, 0.38, 0.2, 0.25), 0.16 + 0 * u), (round_(0.5, 1.02, 0.4, 0.42), 0.22 + 0.1 * u),
        (round_(0.5, 0.66, 0.07, 0.14), 0.6 + 0 * u), (round_(0.5, 0.43, 0.15, 0.2), 0.78 - 0.5 * np.abs(u - 0.44)),
        (round_(0.5, 0.25, 0.17, 0.1), 0.16 + 0 * u),
        *((round_(x, 0.42, 0.026, 0.014, 0.4), 0.2 + 0 * u) for x in (0.435, 0.565)),
        *((round_(x, 0.385, 0.04, 0.01, 0.5), 0.3 + 0 * u) for x in (0.435, 0.565)),
        (round_(0.5, 0.475, 0.016, 0.03, 0.9), 0.56 + 0 * u), (round_(0.5, 0.535, 0.045, 0.013, 0.5), 0.4 + 0 * u),
    ]  # fmt: skip
    for share, shade in layers:
        tone = tone + share * (shade - tone)
    tone[(np.abs(u - 0.5) > 0.45) | (np.abs(v - 0.5) > 0.46)] = 0.93
    pixels = np.rint(255 * tone[..., None] * np.array([1.0, 0.9, 0.74])).astype(np.uint8)
    return Material(color=(1, 1, 1), roughness=0.25, two_sided=True, texture=Texture(pixels, clamp=True))


def snapshot(make: Make) -> list[Mesh]:
    """A photograph in the hand."""
    return [_leaf(0.1, 0.14, _print(), 0.3)]


def photo(make: Make) -> list[Mesh]:
    """A framed photograph that stands on its own."""
    face = quads(
        [[(-0.055, 0.02, 0.008), (0.055, 0.02, 0.008), (0.055, 0.16, 0.008), (-0.055, 0.16, 0.008)]],
        _print(),
        uv=[[(0, 0), (1, 0), (1, 1), (0, 1)]],
    )
    frame = [make.timber((0.15, 0.02, 0.015), (0, y, 0)) for y in (0, 0.16)] + [
        make.timber((0.02, 0.18, 0.015), (x, 0, 0)) for x in (-0.065, 0.065)
    ]
    return [
        moved(m, (0, 0, 0), turn=about_x(-0.2))
        for m in (face, *frame, make.timber((0.14, 0.17, 0.004), (0, 0.005, -0.004)))
    ]


def phone(make: Make) -> list[Mesh]:
    if make.era == "modern":
        glow = Material(color=(0.05, 0.06, 0.08), roughness=0.08, emission=(0.5, 0.6, 0.75))
        said = Material(color=(0.05, 0.06, 0.08), roughness=0.08, emission=(0.16, 0.3, 0.5))
        rows = ((0.118, 0.03, -1), (0.098, 0.042, -1), (0.076, 0.034, 1), (0.054, 0.026, -1), (0.034, 0.038, 1))
        body = [
            box((0.074, 0.15, 0.008), (0, 0, 0), INK, bevel=0.003),
            box((0.068, 0.14, 0.001), (0, 0.005, -0.0045), glow),
            *(box((w, 0.013, 0.0006), (-k * (0.03 - w / 2), y, -0.0052), said) for y, w, k in rows),
        ]
        return [moved(m, (0, 0, 0), turn=about_x(0.35)) for m in body]
    dark = Material(color=srgb("#17150f"), roughness=0.2)
    foot = lathe(
        [(0, 0), (0.07, 0), (0.065, 0.02), (0.02, 0.04), (0.016, 0.22), (0.03, 0.24), (0, 0.24)], dark, sides=18
    )
    mouth = moved(
        lathe([(0, 0), (0.012, 0.0), (0.014, 0.03), (0.04, 0.06), (0.03, 0.06), (0, 0.03)], BRASS, sides=16),
        (0, 0.25, 0),
        turn=about_x(1.3),
    )
    ear = tube([(0.05, 0.08, 0.0), (0.05, 0.2, 0.0)], [0.012, 0.02], dark, sides=10)
    return [foot, mouth, ear, sphere(0.024, (0.05, 0.2, 0), dark, sides=10)]


def key(make: Make) -> list[Mesh]:
    """A key that lies flat, its bit towards -Z."""
    around = np.linspace(0, 2 * np.pi, 25)
    bow = np.stack([0.013 * np.cos(around), 0 * around + 0.003, 0.014 + 0.013 * np.sin(around)], 1)
    shaft = tube([(0, 0.003, 0.002), (0, 0.003, -0.048)], 0.0026, BRASS, sides=10)
    bits = [box((0.011, 0.003, w), (0.006, 0.0015, z), BRASS) for z, w in ((-0.044, 0.005), (-0.036, 0.004))]
    return [tube(bow, 0.0028, BRASS, sides=8), shaft, *bits]


def ring(make: Make) -> list[Mesh]:
    """A ring in its open velvet box."""
    velvet = srgb("#4a1420")
    gold = np.linspace(0, 2 * np.pi, 19)
    hoop = tube(np.stack([0.009 * np.cos(gold), 0.03 + 0.009 * np.sin(gold), 0 * gold], 1), 0.0014, BRASS, sides=6)
    gem = Material(color=(0.9, 0.95, 1.0), roughness=0.02, emission=(0.15, 0.18, 0.2))
    lid = moved(clad(box((0.055, 0.045, 0.012), bevel=0.004), "cloth", velvet), (0, 0.022, -0.026), turn=about_x(-0.3))
    return [
        clad(box((0.055, 0.024, 0.05), bevel=0.004), "cloth", velvet),
        lid,
        hoop,
        sphere(0.0035, (0, 0.041, 0), gem, sides=8),
    ]


def sign(make: Make) -> list[Mesh]:
    """A signpost with a painted board."""
    board = make.timber((0.9, 0.34, 0.03), (0, 1.3, 0.04), bevel=0.01)
    strokes = [box((0.05 + 0.03 * (k % 2), 0.13, 0.004), (-0.36 + 0.09 * k, 1.4, 0.057), PAPER) for k in range(9)]
    nails = [cylinder(0.01, 0.006, (x, 1.47, 0.055), IRON, axis="z", sides=6) for x in (-0.42, 0.42)]
    return [
        make.timber((0.09, 1.75, 0.06), turn=True),
        board,
        *strokes,
        *nails,
        cylinder(0.02, 0.03, (0, 1.75, 0), STEEL, sides=8),
    ]
