"""All parts of a person in one row of vertices, and how bones, face and eyes move them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array, rotation
from ciotat.stage.mesh import Mesh
from ciotat.stage.people import deform
from ciotat.stage.people.drape import Hems
from ciotat.stage.people.eyes import Ball
from ciotat.stage.people.part import Part
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.shoulders import Arm

__all__ = ["Rigging", "Soft", "rigged"]

Ids = NDArray[np.int32]
LID = {"down": 2.0, "up": 1.3}  # how far lids follow a gaze, in shape weight per radian


@dataclass(frozen=True, eq=False)
class Soft:
    """What of smooth skin and cloth must be shaded anew: all triangles `index` (T, 3) that meet at the welds of the
    `vertices` (K,), those of a vertex being `weld` (N,), below `welds`."""

    index: Ids
    vertices: Ids
    weld: Ids
    welds: int

    def shade(self, position: Array, normal: Array) -> None:
        """Write the normals of the vertices where they are now."""
        total = np.zeros((self.welds, 3), np.float32)
        deform.smooth(position, self.index, self.weld, self.vertices, total, normal)


@dataclass(frozen=True, eq=False)
class Rigging:
    """`names` are the S shapes, whose rows begin at `first` (S + 1,) of `index` and `moved`; `arms` lower some of them, `hems`
    hold cloth below the knees.
    The eyeballs are the vertices `balls` (E, 2) around `centres` (E, 3); `face` is what a face's shapes touch."""

    position: Array
    normal: Array
    bones: Ids
    weights: Array
    names: Mapping[str, int]
    first: Ids
    index: Ids
    moved: Array
    face: Soft
    balls: Ids
    centres: Array
    cuts: tuple[int, ...]
    arms: tuple[Arm, ...] = ()
    hems: Hems | None = None

    def posed(self, pose: Pose) -> tuple[Array, Array]:
        position, normal = self.position.copy(), self.normal.copy()
        weights = np.zeros(len(self.names))
        for name, amount in (*pose.face.items(), *_lids(pose.eyes)):
            if name in self.names:
                weights[self.names[name]] += amount
        if weights.any():
            self._morph(position, weights)
            self.face.shade(position, normal)
        weights[:] = 0
        for arm in self.arms:
            if arm.name in self.names:
                weights[self.names[arm.name]] = arm.lowered(pose.bones)
        self._morph(position, weights)
        if pose.eyes != (0.0, 0.0):
            turn = rotation((0, 1, 0), pose.eyes[0]) @ rotation((1, 0, 0), -pose.eyes[1])
            deform.turn(position, normal, self.balls, self.centres, turn.astype(np.float32))
        out, turned = np.empty_like(position), np.empty_like(normal)
        bones = pose.bones if self.hems is None else self.hems.hung(pose.bones)
        bones = np.ascontiguousarray(bones, np.float32).reshape(-1, 12)
        deform.skin(position, normal, self.bones, self.weights, bones, out, turned)
        return out, turned

    def _morph(self, position: Array, weights: NDArray[np.float64]) -> None:
        deform.morph(position, self.first, self.index, self.moved, weights.astype(np.float32))


def _lids(eyes: tuple[float, float]) -> Iterable[tuple[str, float]]:
    """Lids follow the gaze up and down."""
    way, amount = ("Down", -eyes[1] * LID["down"]) if eyes[1] < 0 else ("Up", eyes[1] * LID["up"])
    return [(f"eyeLook{way}{side}", min(amount, 1.0)) for side in ("Left", "Right")] if amount else []


def rigged(
    balls: tuple[Ball, Ball], parts: list[Part], arms: tuple[Arm, ...] = (), hems: Hems | None = None
) -> tuple[Rigging, tuple[Mesh, ...]]:
    """Parts become one rigging, and the meshes of the rest pose."""
    cuts = tuple(int(n) for n in np.cumsum([0] + [len(p.position) for p in parts]))
    welds, index, used = [], [], 0
    for part, start in zip(parts, cuts, strict=False):
        bends = part.normal is None
        own = np.arange(len(part.position)) if part.weld is None else part.weld
        welds.append(own + used if bends else np.full(len(own), -1))
        used += int(own.max()) + 1 if bends else 0
        if bends:
            index.append(part.index + start)
    position = np.concatenate([p.position for p in parts]).astype(np.float32)
    normal = np.concatenate([np.zeros_like(p.position) if p.normal is None else p.normal for p in parts])
    normal = normal.astype(np.float32)
    weld = np.concatenate(welds).astype(np.int32)
    soft = Soft(np.concatenate(index).astype(np.int32), np.flatnonzero(weld >= 0).astype(np.int32), weld, used)
    soft.shade(position, normal)
    shapes = _shapes(parts, cuts)
    eyes = [(a, b, balls[p.eye - 1].centre) for p, a, b in zip(parts, cuts, cuts[1:], strict=False) if p.eye]
    bent = {arm.name for arm in arms}
    flat = Rigging(
        position=position,
        normal=normal,
        bones=np.concatenate([p.bones for p in parts]).astype(np.int32),
        weights=np.concatenate([p.weights for p in parts]).astype(np.float32),
        names={name: k for k, name in enumerate(shapes)},
        first=np.cumsum([0, *(len(i) for i, _ in shapes.values())]).astype(np.int32),
        index=np.concatenate([np.zeros(0, np.int32), *(i for i, _ in shapes.values())]),
        moved=np.concatenate([np.zeros((0, 3), np.float32), *(m for _, m in shapes.values())]),
        face=_touched(soft, [i for name, (i, _) in shapes.items() if name not in bent]),
        balls=np.array([(a, b) for a, b, _ in eyes], np.int32).reshape(-1, 2),
        centres=np.array([c for _, _, c in eyes], np.float32).reshape(-1, 3),
        cuts=cuts,
        arms=arms,
        hems=hems,
    )
    meshes = tuple(_mesh(part, position[a:b], normal[a:b]) for part, a, b in zip(parts, cuts, cuts[1:], strict=False))
    return flat, meshes


def _touched(soft: Soft, moved: list[Ids]) -> Soft:
    """The part of what is soft whose normals change when the vertices `moved` do."""
    loose = np.zeros(len(soft.weld), bool)
    loose[np.concatenate([np.zeros(0, np.int32), *moved])] = True
    welds = np.zeros(soft.welds, bool)
    welds[soft.weld[soft.index[loose[soft.index].any(1)]]] = True
    index = soft.index[welds[soft.weld[soft.index]].any(1)]
    vertices = soft.vertices[welds[soft.weld[soft.vertices]]]
    return replace(soft, index=np.ascontiguousarray(index), vertices=vertices)


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
