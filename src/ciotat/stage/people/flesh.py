"""Skin as geometry: the painted head, and hands, arms, legs and the inside of the mouth in plain tones."""

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import Ints, Material, Texture
from ciotat.stage.people.body import Points
from ciotat.stage.people.canvas import inside, stretch
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import Part, Shapes, face_shapes, welded
from ciotat.stage.people.skin import Complexion

__all__ = ["flesh", "linear"]

MATERIAL = Material(color=(1.0, 1.0, 1.0), roughness=0.52, subsurface=0.55)


def linear(color: object) -> NDArray[np.float64]:
    """sRGB in [0, 1] as linear light."""
    c = np.asarray(color, np.float64)
    return np.where(c <= 0.04045, c / 12.92, ((np.maximum(c, 0) + 0.055) / 1.055) ** 2.4)


def flesh(
    shape: Points, moves: Shapes, look: Complexion, paint: Texture, hidden: NDArray[np.bool_], far: bool
) -> list[Part]:
    """The skin that clothes leave bare; `hidden` (V,) marks base vertices no one sees."""
    pack = people_pack()
    level = "far" if far else "near"
    faces, corners = (pack.arrays[f"{level}/{part}"].astype(np.int32) for part in ("body", "corners"))
    bare = ~hidden[faces].all(1)
    faces, corners = faces[bare], corners[bare]
    head = inside(corners)
    parts = [_head(shape, moves, faces[head], corners[head], paint)]
    return [*parts, _plain(shape, moves, faces[~head], corners[~head], look)]


def _head(shape: Points, moves: Shapes, faces: Ints, corners: Ints, paint: Texture) -> Part:
    ids, uv, index = welded(faces, corners)
    pack = people_pack()
    material = Material(color=(1.0, 1.0, 1.0), roughness=0.5, subsurface=0.55, texture=paint)
    return Part(
        "head",
        shape[ids],
        index,
        material,
        pack.bones[ids],
        pack.weights[ids],
        uv=stretch(pack.uv[uv]),
        weld=ids,
        shapes=face_shapes(ids, moves),
    )


def _plain(shape: Points, moves: Shapes, faces: Ints, corners: Ints, look: Complexion) -> Part:
    pack = people_pack()
    ids, uv, index = welded(faces, corners)
    u, v = pack.uv[uv].T
    tone = np.array(look.tone)
    color = np.tile(tone, (len(ids), 1))
    nails = pack.mask("nails")[((1 - v) * 511).astype(int), (u * 511).astype(int)][:, None]
    color += nails * 0.7 * (tone * np.array([1.06, 0.93, 0.92]) + 0.04 - color)
    tips = pack.influence("index_03", "middle_03", "ring_03", "pinky_03", "thumb_03")[ids]
    color *= 1 + (0.5 * tips)[:, None] * (np.array([1.02, 0.88, 0.86]) - 1)
    mouth = (u > 0.74) & (v < 0.14)
    color[mouth] = np.array([0.30, 0.09, 0.085])
    socket = (u < 0.165) & (v > 0.53) & (v < 0.65)
    color[socket] = tone * np.array([0.86, 0.60, 0.56])
    deep = mouth & (shape[ids, 2] < np.percentile(shape[ids][mouth, 2], 60)) if mouth.any() else mouth
    color[deep] = np.array([0.12, 0.03, 0.03])
    return Part(
        "skin",
        shape[ids],
        index,
        MATERIAL,
        pack.bones[ids],
        pack.weights[ids],
        color=linear(color),
        weld=ids,
        shapes=face_shapes(ids, moves),
    )
