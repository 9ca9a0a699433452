"""The packed human generator: base shape, targets, face shapes, rig, weights, masks. Built by tools/pack_people.py."""

import json
import lzma
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciotat.core.assets import asset, asset_digest
from ciotat.stage.kept import kept

__all__ = ["Pack", "people_pack", "people_pack_digest"]

FILE = "people.pack"


@dataclass(frozen=True, eq=False)
class Pack:
    """`base` (V, 3) in decimetres as in the source; `uv` (T, 2); `bones`, `weights` (V, 4); `rig` as packed."""

    base: NDArray[np.float32]
    uv: NDArray[np.float32]
    bones: NDArray[np.int32]
    weights: NDArray[np.float32]
    rig: dict[str, Any]
    cubes: dict[str, list[int]]
    arrays: dict[str, NDArray[Any]]
    spans: dict[str, tuple[int, int]]

    def target(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The vertices that a shape moves and by how much (K, 3), in decimetres. KeyError if there is none."""
        first, last = self.spans[name]
        moved = np.stack([self.arrays[axis][first:last] for axis in "xyz"], 1)
        return np.cumsum(self.arrays["step"][first:last], dtype=np.int64), moved.astype(np.float32) * np.float32(1e-3)

    def faces(self, group: str) -> NDArray[np.int32]:
        """Triangles (F, 3) of a group of the base mesh: body, helper-tights, helper-skirt ..."""
        return self.arrays[f"faces/{group}"].astype(np.int32)

    def mask(self, name: str) -> NDArray[np.float32]:
        """A mask of the skin in UV space (512, 512) in [0, 1]: lips lids ears nails mouth."""
        return self.arrays[f"mask/{name}"].astype(np.float32) / np.float32(252)

    def influence(self, *prefixes: str) -> NDArray[np.float32]:
        """How much of every vertex (V,) follows the bones whose names begin so."""
        chosen = np.array([name.startswith(prefixes) for name in self.rig["names"]])
        total: NDArray[np.float32] = (self.weights * chosen[self.bones]).sum(1).astype(np.float32)
        return total


@kept(1)
def people_pack() -> Pack:
    """The pack, read once. Raises AssetError when it is missing."""
    raw = lzma.decompress(asset(FILE))
    size = int.from_bytes(raw[:4], "little")
    head = json.loads(raw[4 : 4 + size])
    offset, arrays = 4 + size, {}
    for name, kind, shape in head["arrays"]:
        arrays[name] = np.frombuffer(raw, kind, int(np.prod(shape)), offset).reshape(shape)
        offset += arrays[name].nbytes
    ends = np.cumsum(head["counts"]).tolist()
    spans = {n: (e - c, e) for n, c, e in zip(head["names"], head["counts"], ends, strict=True)}
    weights = arrays["strength"].T.astype(np.float32)
    return Pack(
        base=(arrays["base"].T * 1e-4).astype(np.float32),
        uv=(arrays["uv"].T / 65535).astype(np.float32),
        bones=arrays["bones"].T.astype(np.int32),
        weights=weights / np.maximum(weights.sum(1, keepdims=True), 1),
        rig=head["rig"],
        cubes=head["cubes"],
        arrays=arrays,
        spans=spans,
    )


def people_pack_digest() -> str:
    """The digest of the packed data: part of every recipe that shows people."""
    return asset_digest(FILE)
