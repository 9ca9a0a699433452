"""Build assets/wolf.pack, the skin and bones of every four-legged creature, from the dog of dm_control (Apache-2.0).

    pip download --no-deps dm_control==1.0.50
    pip install fast-simplification
    python tools/pack_wolf.py dm_control-1.0.50-py3-none-any.whl assets/wolf.pack

The skin (`dog_skin.skn`, MuJoCo's skin format: four counts, vertices, texture coordinates, faces, then bones with their
weights) is turned to metres, Y up, Z forward; welded; its faces labelled fur or mouth by where their texture
coordinates lie; thinned to about 4,500 vertices; and written as a NumPy archive of small integers.
"""

import hashlib
import io
import struct
import sys
import zipfile
from pathlib import Path

import fast_simplification
import numpy as np
from scipy.spatial import cKDTree

WHEEL = "5434e1e51ff69016867426da7df6064b18d140e4d0a628f879bbcf0e7d0a586d"
SKIN = "dm_control/suite/dog_assets/dog_skin.skn"
STEP = 5e-5
"""Metres per unit of the packed coordinates."""
FACES = 9200
UP = np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]], np.float64)
"""From X forward, Y left, Z up to X left, Y up, Z forward."""


def read_skin(data: bytes) -> dict[str, np.ndarray]:
    """The arrays of a MuJoCo skin."""
    vertices, coordinates, faces, bones = struct.unpack_from("<4i", data)
    at = 16
    position = np.frombuffer(data, "<f4", vertices * 3, at).reshape(-1, 3) @ UP.T
    at += vertices * 12
    uv = np.frombuffer(data, "<f4", coordinates * 2, at).reshape(-1, 2)
    at += coordinates * 8
    index = np.frombuffer(data, "<i4", faces * 3, at).reshape(-1, 3)
    at += faces * 12
    weights, names, heads = np.zeros((vertices, bones)), [], []
    for bone in range(bones):
        names.append(data[at : at + 40].split(b"\0")[0].decode())
        heads.append(np.frombuffer(data, "<f4", 3, at + 40) @ UP.T)
        (count,) = struct.unpack_from("<i", data, at + 68)
        which = np.frombuffer(data, "<i4", count, at + 72)
        weights[which, bone] = np.frombuffer(data, "<f4", count, at + 72 + 4 * count)
        at += 72 + 8 * count
    return {
        "position": position,
        "uv": uv,
        "index": index,
        "weights": weights,
        "names": np.array(names),
        "heads": np.array(heads),
    }


def labels(skin: dict[str, np.ndarray]) -> np.ndarray:
    """Per vertex: 0 fur, 1 mouth (its texture lies outside the unit square, or is a single point)."""
    corner = skin["uv"][skin["index"]]
    a, b = corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]
    point = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) < 1e-9
    mouth = point | ((corner < 0) | (corner > 1)).any((1, 2))
    label = np.zeros(len(skin["position"]), np.uint8)
    label[skin["index"][mouth].ravel()] = 1
    return label


def thinned(skin: dict[str, np.ndarray], label: np.ndarray) -> dict[str, np.ndarray]:
    """Welded and simplified; each vertex keeps the four heaviest bones of the vertex it lies nearest to."""
    _, first, inverse = np.unique(np.round(skin["position"] * 1e5), axis=0, return_index=True, return_inverse=True)
    index = inverse.ravel()[skin["index"]]
    position, index = fast_simplification.simplify(
        skin["position"][first].astype(np.float32), index.astype(np.int32), target_count=FACES
    )
    nearest = cKDTree(skin["position"]).query(position)[1]
    weights = skin["weights"][nearest]
    bones = np.argsort(-weights, axis=1, kind="stable")[:, :4]
    heavy = np.take_along_axis(weights, bones, 1)
    heavy /= heavy.sum(1, keepdims=True)
    return {
        "position": np.round(position / STEP).astype(np.int16),
        "index": index.astype(np.uint16),
        "bones": bones.astype(np.uint8),
        "weights": np.round(heavy * 255).astype(np.uint8),
        "label": label[nearest],
        "names": skin["names"],
        "heads": np.round(skin["heads"] / STEP).astype(np.int16),
    }


def main(wheel: Path, pack: Path) -> None:
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL:
        raise SystemExit(f"{wheel} has digest {found}, not {WHEEL}: is it dm_control 1.0.50?")
    with zipfile.ZipFile(wheel) as archive:
        skin = read_skin(archive.read(SKIN))
    out = io.BytesIO()
    np.savez_compressed(out, **thinned(skin, labels(skin)))
    pack.write_bytes(out.getvalue())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
