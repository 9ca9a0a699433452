"""How long the draft renderer takes for a frame: 150,000 triangles, two moving bodies, lamps with shadows, one thread.

Run ``python bench/render.py``; prints medians in milliseconds per stage.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from statistics import median
from typing import Any

import numpy as np
import trimesh

from ciotat.core.chance import chance
from ciotat.render.backends.draft import draft
from ciotat.stage.mesh import Material, Mesh, Texture
from ciotat.stage.world import Frame, Grade, Haze, Lamp, Sky, View

STAGES = ("move", "draw", "occlusion", "shade", "sprites", "focus", "bloom", "develop")
SUN = (Lamp("sun", (3.2, 2.9, 2.4), direction=(-0.6, -0.8, -0.5), radius=0.02),)
SPOTS = tuple(
    Lamp("spot", (40, 30, 20), direction=(-x, -3.5, -z), position=(x, 4, z), inner=0.5, outer=0.8)
    for x, z in ((-3, 3), (3, 2), (1, -4))
)


def solid(name: str, shape: trimesh.Trimesh, material: Material) -> Mesh:
    vertices, faces, bent = shape.vertices, shape.faces, shape.vertex_normals
    return Mesh(name, vertices.astype("f4"), bent.astype("f4"), faces.astype("i4"), material)


def floor() -> Mesh:
    x, z = np.meshgrid(np.linspace(-30, 30, 31), np.linspace(-30, 30, 31), indexing="ij")
    corners = np.stack([x.ravel(), 0 * x.ravel(), z.ravel()], -1).astype("f4")
    n = np.arange(31 * 31).reshape(31, 31)
    quads = np.stack([n[:-1, :-1], n[:-1, 1:], n[1:, 1:], n[1:, :-1]], -1).reshape(-1, 4)
    index = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype("i4")
    pixels = chance("bench", "floor").integers(80, 160, (256, 256, 3)).astype("u1")
    height = chance("bench", "bumps").uniform(0, 0.004, (256, 256)).astype("f4")
    material = Material((1, 1, 1), texture=Texture(pixels, height))
    upright = np.tile(np.array([0, 1, 0], "f4"), (len(corners), 1))
    return Mesh("floor", corners, upright, index, material, uv=corners[:, [0, 2]] * 0.5)


class Bench:
    """A floor with sixty things on it and two bodies that sway; the camera is locked unless `tracking`."""

    def __init__(self, lamps: tuple[Lamp, ...], tracking: bool, stop: float) -> None:
        self.lamps, self.tracking, self.stop = lamps, tracking, stop
        random = chance("bench", "set")
        things = []
        for k in range(60):
            shape = trimesh.creation.icosphere(3, 0.4) if k % 2 else trimesh.creation.icosphere(3, 0.5)
            shape.apply_translation((random.uniform(-8, 8), 0.5, random.uniform(-9, -1.5)))
            things.append(solid(f"thing {k}", shape, Material(tuple(random.uniform(0.1, 0.8, 3)))))
        self.still = (floor(), *things)
        body = trimesh.creation.icosphere(6, 0.35).slice_plane((0, 0.16, 0), (0, 1, 0))
        body.apply_scale((1, 2.4, 0.8))
        self.bodies = [solid(f"body {k}", body, Material((0.7, 0.4, 0.3), subsurface=0.6)) for k in range(2)]

    def at(self, time: float) -> Frame:
        moved = []
        for k, body in enumerate(self.bodies):
            there = np.array([k - 0.5 + 0.1 * np.sin(3 * time + k), 0.2, 0.3], "f4")
            parts = (body.name, body.position + there, body.normal, body.index, body.material)
            moved.append(Mesh(*parts))
        eye = (0.3 * time if self.tracking else 0.0, 1.6, 3.4)
        view = View(eye, (0.0, 1.0, 0.0), 35, 3.2, self.stop)
        sky = Sky((0.25, 0.42, 0.8), (0.65, 0.75, 0.9), (0.25, 0.22, 0.18), (0.6, 0.8, 0.5), (1, 0.9, 0.7), 0.5)
        return Frame(view, tuple(moved), self.lamps, sky, Haze((0.6, 0.7, 0.85), 0.01), (), Grade())


def timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        begin = time.thread_time()
        result = function(*given)
        spent[name] += 1000 * (time.thread_time() - begin)
        return result

    return call


def measure(world: Bench, size: tuple[int, int], count: int = 12) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    whole = {name: getattr(draft, name) for name in STAGES if hasattr(draft, name)}
    whole["shadows"] = draft.Shadows.maps
    for name, function in whole.items():
        setattr(*((draft.Shadows, "maps") if name == "shadows" else (draft, name)), timed(function, spent, name))
    rows = []
    pictures = draft.Draft().frames(world, size, [Fraction(k, 24) for k in range(count)])
    for _ in range(count):
        spent.clear()
        begin = time.thread_time()
        next(pictures)
        rows.append({**spent, "frame": 1000 * (time.thread_time() - begin)})
    for name, function in whole.items():
        setattr(*((draft.Shadows, "maps") if name == "shadows" else (draft, name)), function)
    return {name: median(row.get(name, 0.0) for row in rows[2:]) for name in rows[-1]}


def main() -> None:
    draft_once = Bench(SUN, False, 2.8)
    print("triangles", sum(len(m.index) for m in (*draft_once.still, *draft_once.bodies)))
    measure(draft_once, (64, 36), 3)
    for size in ((640, 360), (1280, 720)):
        for title, lamps in (("sun", SUN), ("three spots", SPOTS)):
            for tracking, stop in ((False, 0.0), (True, 2.8)):
                how = f"{'tracking' if tracking else 'locked'} f/{stop}"
                stages = measure(Bench(lamps, tracking, stop), size)
                print(f"{size[0]}x{size[1]} {title}, {how}: " + ", ".join(f"{k} {v:.1f}" for k, v in stages.items()))


if __name__ == "__main__":
    main()
