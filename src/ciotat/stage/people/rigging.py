"""All parts of a person in one row of vertices, and how bones, face and eyes move them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array, rotation
from ciotat.stage.mesh import Mesh
from ciotat.stage.people import deform
from ciotat.stage.people.eyes import Ball
from ciotat.stage.people.part import Part
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.shoulders import Arm

__all__ = ["Rigging", "rigged"]

LID = {"down": 2.0, "up": 1.3}  # how far lids follow a gaze, in shape weight per radian


@dataclass(frozen=True, eq=False)
class Rigging:
    """`weld` (N,) is -1 where normals are kept; `shapes` count in that row."""

    position: Array
    normal: Array
    index: NDArray[np.int32]
    bones: NDArray[np.int32]
    weights: Array
    weld: NDArray[np.int32]
    shapes: Mapping[str, tuple[NDArray[np.int32], Array]]
    balls: tuple[tuple[int, int, NDArray[np.float64]], ...]
    cuts: tuple[int, ...]
    arms: tuple[Arm, ...] = ()

    def posed(self, pose: Pose) -> tuple[Array, Array]:
        position, normal = self.position.copy(), self.normal.copy()
        weights = {**pose.face}
        for name, amount in _lids(pose.eyes):
            weights[name] = weights.get(name, 0.0) + amount
        active = [(self.shapes[name], w) for name, w in sorted(weights.items()) if w and name in self.shapes]
        for (index, moved), weight in active:
            deform.morph(position, index, moved, weight)
        if active:
            self.smooth(position, normal)
        for arm in self.arms:
            if arm.name in self.shapes and (amount := arm.lowered(pose.bones)) > 0:
                deform.morph(position, *self.shapes[arm.name], amount)
        self._look(position, normal, pose.eyes)
        out, turned = np.empty_like(position), np.empty_like(normal)
        bones = np.ascontiguousarray(pose.bones, np.float32)
        deform.skin(position, normal, self.bones, self.weights, bones, out, turned)
        return out, turned

    def smooth(self, position: Array, normal: Array) -> None:
        total = np.zeros((int(self.weld.max()) + 1, 3), np.float32)
        deform.smooth(position, self.index, self.weld, total, normal)

    def _look(self, position: Array, normal: Array, eyes: tuple[float, float]) -> None:
        if eyes == (0.0, 0.0):
            return
        turn = (rotation((0, 1, 0), eyes[0]) @ rotation((1, 0, 0), -eyes[1])).astype(np.float32)
        for first, last, centre in self.balls:
            middle = centre.astype(np.float32)
            position[first:last] = (position[first:last] - middle) @ turn.T + middle
            normal[first:last] = normal[first:last] @ turn.T


def _lids(eyes: tuple[float, float]) -> Iterable[tuple[str, float]]:
    """Lids follow the gaze up and down."""
    way, amount = ("Down", -eyes[1] * LID["down"]) if eyes[1] < 0 else ("Up", eyes[1] * LID["up"])
    return [(f"eyeLook{way}{side}", min(amount, 1.0)) for side in ("Left", "Right")] if amount else []


def rigged(balls: tuple[Ball, Ball], parts: list[Part], arms: tuple[Arm, ...] = ()) -> tuple[Rigging, tuple[Mesh, ...]]:
    """Parts become one rigging, and the meshes of the rest pose."""
    cuts = tuple(int(n) for n in np.cumsum([0] + [len(p.position) for p in parts]))
    welds, index, used = [], [], 0
    for part, start in zip(parts, cuts, strict=False):
        soft = part.normal is None
        own = np.arange(len(part.position)) if part.weld is None else part.weld
        welds.append(own + used if soft else np.full(len(own), -1))
        used += int(own.max()) + 1 if soft else 0
        if soft:
            index.append(part.index + start)
    position = np.concatenate([p.position for p in parts]).astype(np.float32)
    flat = Rigging(
        position=position,
        normal=np.concatenate([np.zeros_like(p.position) if p.normal is None else p.normal for p in parts]).astype(
            np.float32
        ),
        index=np.concatenate(index).astype(np.int32),
        bones=np.concatenate([p.bones for p in parts]).astype(np.int32),
        weights=np.concatenate([p.weights for p in parts]).astype(np.float32),
        weld=np.concatenate(welds).astype(np.int32),
        shapes=_shapes(parts, cuts),
        balls=tuple((a, b, balls[p.eye - 1].centre) for p, a, b in zip(parts, cuts, cuts[1:], strict=False) if p.eye),
        cuts=cuts,
        arms=arms,
    )
    flat.smooth(flat.position, flat.normal)
    meshes = tuple(
        _mesh(part, flat.position[a:b], flat.normal[a:b]) for part, a, b in zip(parts, cuts, cuts[1:], strict=False)
    )
    return flat, meshes


def _mesh(part: Part, position: Array, normal: Array) -> Mesh:
    color = None if part.color is None else np.ascontiguousarray(part.color, np.float32)
    uv = None if part.uv is None else np.ascontiguousarray(part.uv, np.float32)
    index = np.ascontiguousarray(part.index, np.int32)
    return Mesh(part.name, position, normal, index, part.material, color, uv)


def _shapes(parts: list[Part], cuts: tuple[int, ...]) -> dict[str, tuple[NDArray[np.int32], Array]]:
    found: dict[str, list[tuple[NDArray[np.int64], Array]]] = {}
    for part, start in zip(parts, cuts, strict=False):
        for name, (index, moved) in part.shapes.items():
            found.setdefault(name, []).append((index + start, moved))
    return {
        name: (
            np.concatenate([i for i, _ in found[name]]).astype(np.int32),
            np.concatenate([m for _, m in found[name]]).astype(np.float32),
        )
        for name in sorted(found)
    }
