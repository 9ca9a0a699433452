"""Grass, reeds and flowers as blades: many near the camera, thinning out with distance."""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import unit
from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.places.land import Relief

__all__ = ["blades", "flowers", "scatter"]

Floats = NDArray[np.float64]
BLADE = Material(color=(1.0, 1.0, 1.0), roughness=0.8, sheen=0.15, two_sided=True)
SEASONS = {
    "summer": ("#2f4a18", "#5b7a2c", "#8f9a48"),
    "autumn": ("#5a4f22", "#8a7636", "#b39a54"),
    "winter": ("#5e5438", "#847552", "#a8976c"),
}


def scatter(
    count: int, left: float, right: float, back: float, front: float, *identity: object, near: float = 1.0
) -> Floats:
    """`count` points (x, z), denser towards the front for `near` > 1; none in the acting area."""
    random = chance("scatter", *identity)
    x = random.uniform(left, right, count)
    z = front - (front - back) * random.random(count) ** near
    clear = (np.abs(x) > 3.1) | (np.abs(z) > 1.6)
    return np.stack([x, z], 1)[clear]


def blades(at: Floats, height: Floats | float, relief: Relief, season: str, *identity: object, tuft: int = 5) -> Mesh:
    """Tufts of `tuft` bent blades at `at` (K, 2)."""
    random = chance("blades", *identity)
    count = len(at) * tuft
    spot = np.repeat(at, tuft, 0) + random.normal(0, 0.05, (count, 2))
    root = np.stack([spot[:, 0], relief(spot[:, 0], spot[:, 1]) - 0.01, spot[:, 1]], 1)
    tall = np.repeat(np.broadcast_to(height, (len(at),)), tuft) * random.uniform(0.5, 1.3, count)
    angle = random.random(count) * 2 * np.pi
    lean = (
        np.stack([np.cos(angle), np.zeros(count), np.sin(angle)], 1)
        * (tall * random.uniform(0.15, 0.6, count))[:, None]
    )
    face = random.random(count) * 2 * np.pi
    wide = np.stack([np.cos(face), np.zeros(count), np.sin(face)], 1) * (0.007 + 0.014 * tall)[:, None]
    up = np.array([0, 1.0, 0]) * tall[:, None]
    middle = root + up * 0.55 + lean * 0.3
    points = np.stack([root - wide, root + wide, middle + wide * 0.7, middle - wide * 0.7, root + up + lean], 1)
    low, mid, high = (np.array(srgb(c)) for c in SEASONS[season])
    tone = random.uniform(0.75, 1.2, (count, 1))
    dry = (random.random((count, 1)) < 0.18) * 0.6
    colours = [low * 0.55 * tone, low * 0.55 * tone, mid * tone, mid * tone, (mid + (high - mid) * (0.4 + dry)) * tone]
    normal = unit(np.array([0, 1.0, 0]) + lean * 0.8 / np.maximum(tall, 1e-3)[:, None])
    index = np.arange(count)[:, None, None] * 5 + np.array([[0, 1, 2], [0, 2, 3], [3, 2, 4]])
    return Mesh(
        "grass",
        points.reshape(-1, 3).astype(np.float32),
        np.repeat(normal, 5, 0).astype(np.float32),
        index.reshape(-1, 3).astype(np.int32),
        BLADE,
        np.stack(colours, 1).reshape(-1, 3).astype(np.float32),
        shadow=False,
    )


def flowers(at: Floats, relief: Relief, *identity: object) -> Mesh:
    """Small flowers on thin stems at `at` (K, 2): poppies, daisies, cornflowers."""
    random = chance("flowers", *identity)
    count = len(at)
    tall = random.uniform(0.18, 0.5, count)
    head = np.stack([at[:, 0], relief(at[:, 0], at[:, 1]) + tall, at[:, 1]], 1)
    palette = np.array([srgb(c) for c in ("#c5281c", "#f0ead8", "#e6c437", "#4c63b8", "#d98fb0")])
    tone = palette[random.integers(0, len(palette), count)] * random.uniform(0.8, 1.1, (count, 1))
    size = random.uniform(0.018, 0.034, count)[:, None]
    spokes = np.linspace(0, 2 * np.pi, 7)[:-1]
    tilt = random.normal(0, 0.35, (count, 2))
    ring = [
        head
        + size
        * np.stack(
            [
                np.full(count, np.cos(a)),
                0.35 + tilt[:, 0] * np.cos(a) + tilt[:, 1] * np.sin(a),
                np.full(count, np.sin(a)),
            ],
            1,
        )
        for a in spokes
    ]
    thin, down = np.array([0.003, 0, 0]), np.array([0, 1.0, 0]) * tall[:, None]
    stem = np.stack([head - thin, head + thin, head - down], 1)
    points = np.concatenate([np.stack([head, *ring], 1), stem], 1)
    fan = [[0, 1 + (k + 1) % 6, 1 + k] for k in range(6)]
    index = np.arange(count)[:, None, None] * 10 + np.array([*fan, [7, 8, 9]])
    green = np.broadcast_to(np.array(srgb("#4d6a2a")), (count, 3, 3))
    colour = np.concatenate([np.stack([tone * 0.55, *[tone] * 6], 1), green], 1)
    normal = np.broadcast_to([0.0, 1.0, 0.0], points.shape)
    flat = (points.reshape(-1, 3).astype(np.float32), normal.reshape(-1, 3).astype(np.float32))
    shade = colour.reshape(-1, 3).astype(np.float32)
    return Mesh("flowers", *flat, index.reshape(-1, 3).astype(np.int32), BLADE, shade, shadow=False)
