"""The renderer itself: a world in, pictures out."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.bloom import bloom
from ciotat.render.backends.draft.camera import GATE, camera
from ciotat.render.backends.draft.focus import focus, soft
from ciotat.render.backends.draft.grade import develop, graded, response
from ciotat.render.backends.draft.kernel import Doubles, F, Flags
from ciotat.render.backends.draft.layer import Layer
from ciotat.render.backends.draft.light import lamps
from ciotat.render.backends.draft.memory import Memory, Seen
from ciotat.render.backends.draft.occlusion import occlusion
from ciotat.render.backends.draft.raster import blank
from ciotat.render.backends.draft.scene import Scene, flatten, move
from ciotat.render.backends.draft.shade import shade, survey
from ciotat.render.backends.draft.shadow import Shadows
from ciotat.render.backends.draft.sky import air
from ciotat.render.backends.draft.sprites import Veils
from ciotat.render.renderer import Picture
from ciotat.stage.mesh import Ints, Mesh
from ciotat.stage.world import Frame, World

__all__ = ["Draft", "Passes"]


class Passes(NamedTuple):
    """`depth` (H, W) metres along the camera's axis, infinite for the sky; `ids` (H, W) the place in `names` of the
    mesh that is seen, or -1; `normal` (H, W, 3) in the world."""

    depth: Array
    ids: Ints
    normal: Array
    names: tuple[str, ...]


class Shot:
    """What is made once for a shot and serves all its frames."""

    def __init__(self, world: World, size: tuple[int, int]) -> None:
        self.world, self.size = world, size
        self.still = len(world.still)
        self.scene: Scene = flatten((*world.still, *world.at(0.0).moving), self.still)
        self.shadows = Shadows(self.scene, self.still, size[0])
        self.shown: tuple[Mesh, ...] = ()
        self.points = np.zeros_like(self.scene.position)
        self.layer = Layer(self.scene, self.still, *blank(size, 4), 0.0, False, self.points)
        self.q = self.layer.q
        spans = self.scene.spans
        self.first = int(spans[self.still, 2]) if self.still < len(spans) else len(self.scene.corners)
        self.open_ = np.zeros((size[1], size[0]), np.float32)
        self.held = b""
        self.memory, self.veils = Memory(size), Veils(size)
        self.tables: dict[float, Array] = {}

    def picture(self, time: Fraction) -> Picture:
        frame = self.world.at(float(time))
        light = self.light(frame)
        out = np.empty(light.shape, np.uint8)
        contrast = frame.grade.contrast
        if contrast not in self.tables:
            self.tables[contrast] = response(contrast)
        develop(light, *graded(frame.grade, time), self.tables[contrast], out)
        return out

    def light(self, frame: Frame) -> Array:
        """The radiance (H, W, 3) of a frame."""
        eye, fresh = camera(frame.view, self.size), self.moved(frame)
        maps = self.shadows.maps(frame.lamps, frame.view, GATE / 2 / frame.view.lens, fresh)
        held, self.held = eye.tobytes() == self.held, eye.tobytes()
        self.cover(eye, fresh)
        table, sky = lamps(frame.lamps), air(frame.sky, frame.haze)
        dark, open_ = F(0.02 / 2.0**frame.grade.exposure), self.open_
        lens = np.array([frame.view.focus, frame.view.stop])
        same = b"".join(part.tobytes() for part in (eye, lens, table, sky, maps.eyes, maps.which, dark))
        ids = self.layer.ids
        seen = Seen(ids, self.layer.before, self.scene.owner, fresh, self.first, open_)
        stale, noting = self.memory.stale(held, same, seen, maps)
        shade(
            self.scene, eye, ids, open_, table, noting, sky, dark, stale, soft(self.q, ids, self.scene, frame.view),
            self.memory.keys, self.memory.picture,
        )  # fmt: skip
        picture = self.memory.picture.copy()
        if frame.view.stop > 0:
            focus(picture, self.q, frame.view)
        self.veils.draw(frame.particles, eye, self.q, table, maps, sky, picture)
        if frame.grade.bloom > 0:
            bloom(picture, frame.grade.bloom, 2.0**frame.grade.exposure)
        return picture

    def moved(self, frame: Frame) -> Flags:
        """Puts what moves where it is in a frame, and says which meshes are not as they were."""
        fresh = move(self.scene, self.still, frame.moving, self.shown)
        self.shown = frame.moving
        return fresh

    def cover(self, eye: Doubles, fresh: Flags) -> None:
        """Finds what every sample sees, and how open it is."""
        if self.layer.update(eye, fresh):
            self.open_ = occlusion(self.q, eye)

    def passes(self, time: Fraction) -> Passes:
        """What stands where in the frame at `time`."""
        frame = self.world.at(float(time))
        eye, fresh = camera(frame.view, self.size), self.moved(frame)
        self.cover(eye, fresh)
        shape = (self.size[1], self.size[0])
        depth, owner = np.empty(shape, np.float32), np.empty(shape, np.int32)
        normal = np.empty((*shape, 3), np.float32)
        survey(self.scene, eye, self.layer.ids, depth, owner, normal)
        return Passes(depth, owner, normal, tuple(mesh.name for mesh in (*self.world.still, *frame.moving)))


class Draft:
    """Our own renderer; see `ciotat.render.renderer.Renderer`."""

    id = "draft"
    version = 12

    def frames(self, world: World, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        if times:
            shot = Shot(world, size)
            for time in times:
                yield shot.picture(time)

    def passes(self, world: World, size: tuple[int, int], time: Fraction) -> Passes:
        """Depth, names and normals of one frame: ground truth for shot packs and for tests of composition."""
        return Shot(world, size).passes(time)
