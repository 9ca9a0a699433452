"""What of the last frame still stands: tiles of a locked picture that show the same, in the same light, no shadow moved.

A tile is reckoned again where any of its samples sees another triangle or one that moves, where its share of ambient
light is another, where a shadow map it looked into has changed there, or where one next to it is. What stands is, byte
for byte, what reckoning again would give.
"""

from typing import NamedTuple

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Flags, inner, maker
from ciotat.render.backends.draft.shadow import Maps
from ciotat.stage.mesh import Ints

__all__ = ["TILE", "Memory", "Seen", "tiles"]

TILE = 8
"""Tiles are so many pixels wide and high: more than shading looks around."""

BLOCK = 8
"""Changes in shadow maps are told by blocks of so many texels across."""

NEVER = np.array([1 << 20, 1 << 20, -1, -1], np.int32)
"""The reach of a tile into a shadow map it has not looked into."""


class Seen(NamedTuple):
    """What a frame shows: each sample's triangle in `ids` and in the frame `before` (4 H, W), the mesh that is each
    triangle's `owner`, the meshes that are `fresh`, none of them with triangles before number `still`, and the share of
    ambient light in `open_` (H, W)."""

    ids: Ints
    before: Ints
    owner: Ints
    fresh: Flags
    still: int
    open_: Array


def tiles(size: tuple[int, int]) -> tuple[int, int]:
    """Rows and columns of tiles in a picture of `size` (width, height)."""
    return -(-size[1] // TILE), -(-size[0] // TILE)


class Memory:
    """What is kept from frame to frame of one shot: the radiance `picture` (H, W, 3) and what each pixel sees, `keys`."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.picture = np.zeros((size[1], size[0], 3), np.float32)
        self.keys = np.zeros((size[1], size[0]), np.int32)
        self._stale = np.ones(tiles(size), np.bool_)
        self._reach = np.zeros((0, *self._stale.shape, 4), np.int32)
        self._light, self._open, self._closeness = b"", np.zeros((0, 0), np.float32), np.zeros((0, 0, 0), np.float32)
        self._noted = False

    @property
    def stale_share(self) -> float:
        """How much of the last frame was reckoned again."""
        return float(self._stale.mean())

    def stale(self, held: bool, light: bytes, seen: Seen, maps: Maps) -> tuple[Flags, Maps]:
        """The tiles to be reckoned again, and the maps, which are to note who looks into them where the camera is `held`.

        `light` is all that must be equal for anything to stand.
        """
        stands, self._light = light == self._light and self._noted, light
        self._stale[:] = True
        self._noted = held
        if not held:
            return self._stale, maps
        if stands:
            _differs(*seen, self._open, self._reach, _sums(self._closeness, maps), self._stale)
            for k in np.flatnonzero(maps.fresh):
                self._closeness[k] = maps.closeness[k]
        else:
            self._reach = np.empty((len(maps.eyes), *self._stale.shape, 4), np.int32)
            self._closeness = maps.closeness.copy()
        self._reach[:, self._stale] = NEVER
        self._open = seen.open_
        return self._stale, maps._replace(reach=self._reach)


def _sums(before: Array, maps: Maps) -> Ints:
    """How many blocks of a map have changed, or lie next to one that has, above and left of each place of every map."""
    blocks = maps.ranges.shape[1]
    sums = np.zeros((len(before), blocks + 1, blocks + 1), np.int32)
    for k in np.flatnonzero(maps.fresh):
        _count(before[k], maps.closeness[k], sums[k])
    return sums


@inner
def _spread(flags: Flags, out: Flags) -> None:
    """`out` becomes the `flags` and those next to them."""
    for j in range(len(flags)):
        for i in range(flags.shape[1]):
            near = False
            for b in range(max(j - 1, 0), min(j + 2, len(flags))):
                for a in range(max(i - 1, 0), min(i + 2, flags.shape[1])):
                    near |= flags[b, a]
            out[j, i] = near


@maker
def _count(before: Array, after: Array, sums: Ints) -> None:
    blocks = len(sums) - 1
    changed = np.zeros((blocks, blocks), np.bool_)
    for j in range(blocks):
        for y in range(BLOCK * j, BLOCK * (j + 1)):
            for i in range(blocks):
                other = False
                for x in range(BLOCK * i, BLOCK * (i + 1)):
                    other |= before[y, x] != after[y, x]
                changed[j, i] |= other
    near = np.empty_like(changed)
    _spread(changed, near)
    for j in range(blocks):
        row = 0
        for i in range(blocks):
            row += int(near[j, i])
            sums[j + 1, i + 1] = sums[j, i + 1] + row


@inner
def _shadow_moved(reach: Ints, sums: Ints, j: int, i: int) -> bool:
    """Whether what a tile looked into has changed in any map."""
    for k in range(len(reach)):
        left, top, right, low = reach[k, j, i, 0], reach[k, j, i, 1], reach[k, j, i, 2] + 1, reach[k, j, i, 3] + 1
        if right > left and sums[k, low, right] - sums[k, top, right] - sums[k, low, left] + sums[k, top, left] > 0:
            return True
    return False


@inner
def _gathered(now: Ints, before: Ints, other: Ints, last: Ints) -> None:
    """Notes of every column of a row of samples whether it sees `other` triangles than before, and the `last` of them."""
    for x in range(len(now)):
        other[x] |= now[x] ^ before[x]
        last[x] = max(last[x], now[x])


@inner
def _opened(now: Array, before: Array, other: Ints) -> None:
    for x in range(len(now)):
        other[x] |= np.int32(now[x] != before[x])


@inner
def _moves(ids: Ints, owner: Ints, fresh: Flags, top: int, low: int, left: int, right: int) -> bool:
    """Whether some of the samples see what is not as it was."""
    for y in range(top, low):
        for x in range(left, right):
            if ids[y, x] >= 0 and fresh[owner[ids[y, x]]]:
                return True
    return False


@maker
def _differs(
    ids: Ints, before: Ints, owner: Ints, fresh: Flags, still: int, open_: Array, open_before: Array, reach: Ints,
    sums: Ints, stale: Flags,
) -> None:  # fmt: skip
    """`stale` becomes the tiles that differ, and those next to them."""
    (rows, columns), (high, wide) = stale.shape, open_.shape
    own, other, last = np.zeros((rows, columns), np.bool_), np.empty(wide, np.int32), np.empty(wide, np.int32)
    for j in range(rows):
        other[:], last[:] = 0, -1
        top, low = TILE * j, min(TILE * (j + 1), high)
        for y in range(4 * top, 4 * low):
            _gathered(ids[y], before[y], other, last)
        for y in range(top, low):
            _opened(open_[y], open_before[y], other)
        for i in range(columns):
            left, right = TILE * i, min(TILE * (i + 1), wide)
            differs, reached = False, -1
            for x in range(left, right):
                differs |= other[x] != 0
                reached = max(reached, last[x])
            own[j, i] = (
                differs
                or (reached >= still and _moves(ids, owner, fresh, 4 * top, 4 * low, left, right))
                or _shadow_moved(reach, sums, j, i)
            )
    _spread(own, stale)
