"""What one eye sees, frame after frame: what never moves is drawn once while the eye rests, and nothing where nothing moved."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, Flags
from ciotat.render.backends.draft.raster import draw, sees
from ciotat.render.backends.draft.scene import Scene
from ciotat.stage.mesh import Ints

__all__ = ["Layer"]


class Layer:
    """Fills closeness `q` and triangle numbers `ids` (empty for a shadow map); `empty` is the closeness of nothing, and
    where `backs` holds, what never moves is drawn from behind too. `points` (N, 3) is scratch."""

    def __init__(self, scene: Scene, still: int, q: Array, ids: Ints, empty: float, backs: bool, points: Array) -> None:
        self.scene, self.q, self.ids, self._points = scene, q, ids, points
        self._empty, self._backs = empty, backs
        self._never = np.arange(len(scene.spans)) < still
        self._eye, self._standing_eye = b"", b""
        self._standing = q[:0], ids[:0]
        self._reached = scene.bounds.copy()
        self._other, self._drawn = np.full_like(ids, -1), True

    @property
    def before(self) -> Ints:
        """The triangle numbers of the frame before."""
        return self._other if self._drawn else self.ids

    def update(self, eye: Doubles, fresh: Flags) -> bool:
        """Draws a frame in which the meshes `fresh` are not as they were; says whether anything was drawn."""
        fine, held, self._eye = len(self.ids) > 0, eye.tobytes() == self._eye, eye.tobytes()
        self._drawn = not held or sees(self.scene, self._reached, fresh, eye, self.q.shape, fine)
        if not self._drawn:
            return False
        self.ids, self._other = self._other, self.ids
        self._reached[fresh] = self.scene.bounds[fresh]
        if held or not fine:
            self._stand(eye)
            np.copyto(self.q, self._standing[0])
            np.copyto(self.ids, self._standing[1])
        else:  # a camera that moves has gone on by the next frame
            self._still(eye, self.q, self.ids)
        draw(self.scene, ~self._never, eye, False, self._points, self.q, self.ids)
        return True

    def _stand(self, eye: Doubles) -> None:
        """Draws what never moves, if this eye has not seen it."""
        if not len(self._standing[0]):
            self._standing = np.empty_like(self.q), np.empty_like(self.ids)
        if self._standing_eye != self._eye:
            self._standing_eye = self._eye
            self._still(eye, *self._standing)

    def _still(self, eye: Doubles, q: Array, ids: Ints) -> None:
        q.fill(self._empty)
        ids.fill(-1)
        draw(self.scene, self._never, eye, self._backs, self._points, q, ids)
