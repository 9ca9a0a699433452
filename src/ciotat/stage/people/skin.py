"""Painted skin: clean gradients as a make-up artist lays them, never noise. Independent of the shape of the face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.stage.mesh import Texture
from ciotat.stage.people.canvas import Canvas, canvas, front, rise

__all__ = ["Complexion", "painted"]

Floats = NDArray[np.floating]
Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Complexion:
    """Colours are sRGB in [0, 1]. `brow` scales the eyebrows, `stubble` and `freckles` in [0, 1],
    `beard` colours the skin beneath a full beard, `lipstick` in [0, 1];
    `recede` as the hairline does, `bald` leaves a wreath; `cropped` in [0, 1] is how much hair shows as tint on the scalp."""

    tone: Rgb
    hair: Rgb
    years: float
    female: bool
    lips: Rgb | None = None
    brow: float = 1.0
    arch: float = 0.5
    stubble: float = 0.0
    beard: Rgb | None = None
    freckles: float = 0.0
    recede: float = 0.0
    cropped: float = 1.0
    bald: bool = False


class Paint:
    """Layers of colour on the pixels of a canvas; sRGB, as painters mix."""

    def __init__(self, ground: Canvas, tone: Rgb) -> None:
        self.rgb = np.tile(np.array(tone, np.float32), (len(ground.pixel), 1))

    def pixels(self, tone: Rgb, ground: Canvas) -> NDArray[np.uint8]:
        """The whole square; what is not head is plain skin."""
        whole = np.empty((ground.size * ground.size, 3), np.uint8)
        whole[:] = (np.array(tone) * 255 + 0.5).astype(np.uint8)
        whole[ground.pixel] = (np.clip(self.rgb, 0, 1) * 255 + 0.5).astype(np.uint8)
        return whole.reshape(ground.size, ground.size, 3)

    def lay(self, amount: Floats, color: Floats | Rgb) -> None:
        """Cover with `color` by `amount` (K,) in [0, 1]."""
        on = np.flatnonzero(amount > 0.004)
        a = np.minimum(amount[on], 1).astype(np.float32)[:, None]
        self.rgb[on] += a * (np.asarray(color, np.float32) - self.rgb[on])

    def tint(self, amount: Floats, factor: Rgb) -> None:
        """Multiply by `factor` where `amount` (K,) is 1."""
        on = np.flatnonzero(np.abs(amount) > 0.004)
        a = amount[on].astype(np.float32)[:, None]
        self.rgb[on] *= 1 + a * (np.asarray(factor, np.float32) - 1)


SOFT = 256  # pixels a side that gradients need


def painted(look: Complexion, name: str, size: int = 1024) -> Texture:
    """The head's texture of one person; `name` seeds what is somebody's own."""
    rough = canvas(min(SOFT, size))
    wash = Paint(rough, look.tone)
    _flush(wash, rough, look)
    _eyes(wash, rough, look)
    ground = canvas(size)
    spread = _enlarged(wash.pixels(look.tone, rough).astype(np.float32), size).reshape(-1, 3)
    paint = Paint(ground, look.tone)
    paint.rgb[:] = spread[ground.pixel] / 255
    _hair(paint, ground, look, name)
    face, rows = front(size)
    fine = Paint(face, look.tone)
    fine.rgb[:] = paint.rgb[rows]
    _rims(fine, face, look)
    _lips(fine, face, look)
    _age(fine, face, look, name)
    _brows(fine, face, look, name)
    paint.rgb[rows] = fine.rgb
    return Texture(paint.pixels(look.tone, ground), clamp=True)


def _enlarged(pixels: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """A square picture (S, S, 3) at `size` pixels a side, bilinear."""
    at = np.clip((np.arange(size) + 0.5) * len(pixels) / size - 0.5, 0, len(pixels) - 1)
    low = np.minimum(at.astype(np.int64), len(pixels) - 2)
    share = (at - low).astype(np.float32)[:, None]
    rows = pixels[low] * (1 - share[..., None]) + pixels[low + 1] * share[..., None]
    return rows[:, low] * (1 - share) + rows[:, low + 1] * share


def _spot(at: Floats, x: float, y: float, wide: float, tall: float) -> Floats:
    """A soft oval on both halves of the front of the face."""
    front = rise(at[:, 2], -1.6, -0.4)
    return np.exp(-(((np.abs(at[:, 0]) - x) / wide) ** 2) - ((at[:, 1] - y) / tall) ** 2) * front


def _flush(paint: Paint, ground: Canvas, look: Complexion) -> None:
    at, warm = ground.at, (1.03, 0.80, 0.76)
    deep = 1 - 0.55 * rise(np.array(sum(look.tone) / 3), 0.55, 0.2).item()
    child = 1.25 if look.years < 14 else 1.0
    paint.tint(_spot(at, 0, 1.6, 1.5, 0.7) * 0.35, (1.03, 1.03, 0.98))
    paint.tint(_spot(at, 1.72, -1.0, 0.75, 0.62) * 0.62 * deep * child, warm)
    paint.tint(_spot(at, 0, -1.12, 0.5, 0.36) * 0.55 * deep, warm)
    paint.tint(_spot(at, 0, -3.05, 0.6, 0.4) * 0.25 * deep, warm)
    paint.tint(ground.mask["ears"] * 0.45 * deep, (1.0, 0.74, 0.68))
    paint.tint(_spot(at, 0, -2.62, 0.6, 0.13) * 0.30, (0.80, 0.70, 0.68))
    paint.tint(_spot(at, 0.86, -1.32, 0.16, 0.3) * 0.22, (0.78, 0.62, 0.58))
    below = rise(-ground.normal[:, 1], 0.35, 0.8) * _spot(at, 0.3, -1.42, 0.3, 0.16)
    paint.tint(below * 1.2, (0.38, 0.22, 0.2))
    under = rise(-at[:, 1], 3.1, 3.9) * rise(at[:, 2], -3.0, -1.5)
    paint.tint(under * 0.22, (0.78, 0.68, 0.64))


def _eyes(paint: Paint, ground: Canvas, look: Complexion) -> None:
    at = ground.at
    lids = ground.mask["lids"]
    socket = _spot(at, 0.62, 0.28, 0.42, 0.24) + 0.7 * _spot(at, 1.1, 0.42, 0.55, 0.16)
    paint.tint(socket * 0.32, (0.80, 0.66, 0.64))
    paint.tint(
        _spot(at, 0.85, -0.42, 0.55, 0.16) * (0.16 + 0.25 * rise(np.array(look.years), 35, 75).item()),
        (0.84, 0.72, 0.74),
    )
    paint.tint(lids * 0.30, (0.82, 0.66, 0.64))
    if look.female and look.years > 17:
        paint.tint(_spot(at, 1.2, 0.30, 0.40, 0.18) * 0.28, (0.78, 0.64, 0.66))


def _rims(paint: Paint, ground: Canvas, look: Complexion) -> None:
    """The lash line."""
    at, lids = ground.at, ground.mask["lids"]
    liner = 0.75 if look.female and look.years > 15 else 0.4
    x = np.abs(at[:, 0])
    rim = rise(lids, 0.5, 1.0) * rise(at[:, 1], -0.02, 0.06) * rise(x, 0.45, 0.9)
    paint.tint(rim * liner, (0.42, 0.32, 0.30))


def _lips(paint: Paint, ground: Canvas, look: Complexion) -> None:
    at, lips = ground.at, ground.mask["lips"]
    tone = np.array(look.tone)
    own = tone * np.array([0.90, 0.62, 0.60]) + np.array([0.02, 0.0, 0.01])
    color = own if look.lips is None else np.array(look.lips)
    strength = 0.62 if look.lips is None and not look.female else 0.85
    paint.lay(rise(lips, 0.15, 0.75) * strength, color)
    seam = np.exp(-(((at[:, 1] + 2.11 - 0.05 * np.abs(at[:, 0])) / 0.07) ** 2)) * rise(lips, 0.3, 0.9)
    paint.tint(seam * 0.55, (0.55, 0.40, 0.40))
    paint.tint(_spot(at, 0, -2.34, 0.38, 0.07) * lips * 0.5, (1.14, 1.12, 1.12))
    corner = _spot(at, 0.86, -2.14, 0.09, 0.09)
    paint.tint(corner * 0.45, (0.62, 0.5, 0.5))


def _age(paint: Paint, ground: Canvas, look: Complexion, name: str) -> None:
    at = ground.at
    x, y = np.abs(at[:, 0]), at[:, 1]
    old = rise(np.array(look.years), 38, 78).item()
    if old > 0.02:
        ink = (0.74, 0.62, 0.58)
        fold = np.exp(-(((x - (0.78 + 0.30 * rise(-y, 1.2, 2.4))) / 0.055) ** 2)) * rise(-y, 1.15, 1.45)
        paint.tint(fold * (1 - rise(-y, 2.3, 2.75)) * rise(at[:, 2], 0.0, 0.4) * 0.55 * old, ink)
        wave = y - 0.10 * np.cos(at[:, 0] * 1.7)
        rows = sum(np.exp(-(((wave - level) / 0.035) ** 2)) for level in (1.42, 1.70, 1.98))
        paint.tint(rows * (1 - rise(x, 0.9, 1.6)) * rise(at[:, 2], 0.2, 0.5) * 0.42 * old, ink)
        angle = np.arctan2(y - 0.02, x - 1.35)
        feet = np.clip(np.cos(angle * 11), 0, 1) ** 6 * np.exp(-(((np.hypot(x - 1.35, y) - 0.5) / 0.2) ** 2))
        paint.tint(feet * rise(x, 1.5, 1.7) * 0.5 * old, ink)
        bag = np.exp(-(((np.hypot((x - 0.98) / 0.62, (y - 0.0) / 0.48) - 1) / 0.08) ** 2)) * rise(-y, 0.1, 0.3)
        paint.tint(bag * rise(at[:, 2], -0.2, 0.2) * 0.42 * old, ink)
    dice = chance("skin", name)
    spots = [(48, look.freckles, 0.028, (0.80, 0.64, 0.52), True), (16, old * 0.55, 0.055, (0.80, 0.68, 0.58), False)]
    for count, amount, width, ink, centre in spots:
        if amount > 0.05:
            wide = 1.3 if centre else 2.2
            px, py = dice.normal(0, wide, count), dice.normal(-0.75 if centre else 1.2, 0.42 if centre else 1.3, count)
            for a, b, w in zip(px, py, dice.uniform(0.7, 1.2, count) * width, strict=True):
                near = np.flatnonzero((np.abs(at[:, 0] - a) < 3 * w) & (np.abs(y - b) < 3 * w) & (at[:, 2] > -1.2))
                dot = np.exp(-((at[near, 0] - a) ** 2 + (y[near] - b) ** 2) / w**2) * (0.55 * amount)
                paint.rgb[near] *= 1 + dot[:, None].astype(np.float32) * (np.array(ink, np.float32) - 1)


def _strands(along: Floats, across: Floats, count: float, slant: float, seed: str) -> Floats:
    """Fine streaks in [0, 1] that run with `across`, `count` of them for each unit of `along`."""
    dice = chance("strands", seed)
    table = dice.uniform(0, 1, 512).astype(np.float32)
    s = (along + slant * across) * count
    i = np.floor(s).astype(np.int64)
    f = s - i
    bell = np.clip(1 - np.abs(f * 2 - 1), 0, 1)
    return 0.35 + 0.65 * bell * table[i % 512] + 0.35 * (1 - bell) * table[(i + 7) % 512]


def _hair(paint: Paint, ground: Canvas, look: Complexion, name: str) -> None:
    at = ground.at
    above = ground.mask["above"] - np.float32(look.recede) * ground.mask["gone"]
    angle = np.arctan2(at[:, 0], at[:, 2] + 2.2) * 2.4
    fine = _strands(angle, at[:, 1] * 0.2 + at[:, 2] * 0.2, 26.0, 0.25, name + "scalp")
    edge = rise(above + 0.28 * (fine - 0.6), -0.16, 0.30)
    if look.bald:
        edge = edge * (1 - rise(at[:, 1] + 0.3 * fine, 0.9, 1.7)) * 0.8
    paint.lay(edge * look.cropped * (0.62 + 0.38 * fine), np.array(look.hair) * 0.72)
    if look.stubble > 0:
        jaw = rise(-at[:, 1], 1.35, 2.1) * rise(at[:, 2], -2.0, -1.3) * (1 - rise(-at[:, 1], 3.7, 4.6))
        lip = (
            np.exp(-(((at[:, 1] + 1.66) / 0.24) ** 2))
            * (1 - rise(np.abs(at[:, 0]), 0.9, 1.15))
            * rise(at[:, 2], 0, 0.3)
        )
        bare = np.exp(-(((np.abs(at[:, 0]) - 1.35) / 0.45) ** 2 + ((at[:, 1] + 1.5) / 0.55) ** 2))
        shadow = np.clip(np.maximum(jaw, lip) - 0.8 * bare, 0, 1) * (1 - 0.8 * ground.mask["lips"])
        mixed = np.array(look.hair) * 0.55 + np.array(look.tone) * 0.25
        paint.lay(shadow * 0.55 * look.stubble, mixed)
        if look.beard is not None:
            paint.lay(shadow * (0.55 + 0.35 * fine), np.array(look.beard) * 0.72)


def _brows(paint: Paint, ground: Canvas, look: Complexion, name: str) -> None:
    at = ground.at
    near = np.flatnonzero((at[:, 1] > 0.2) & (at[:, 1] < 1.6) & (np.abs(at[:, 0]) < 2.2) & (at[:, 2] > -1.0))
    x, y = np.abs(at[near, 0]), at[near, 1]
    t = (x - 0.42) / 1.42
    curve = 0.62 + 0.06 * look.arch + (0.16 + 0.12 * look.arch) * np.sin(np.clip(t, 0, 1.1) * 2.5) ** 1.3 - 0.16 * t**3
    thick = look.brow * np.interp(t, [0, 0.25, 0.65, 1.0], [0.105, 0.125, 0.085, 0.018])
    hairs = _strands(x, y - curve, 15.0, 1.15 if look.female else 0.9, name + "brow")
    fringe = (y - curve) / thick * (1.12 - 0.34 * hairs)
    body = np.exp(-(np.abs(fringe) ** 3.2)) * rise(t, -0.06, 0.14) * (1 - rise(t, 0.93, 1.03))
    amount = np.zeros(len(at))
    amount[near] = body * (0.42 + 0.5 * hairs)
    dark = np.array(look.hair)
    pale = rise(np.array(dark.mean()), 0.45, 0.8).item()
    paint.lay(amount, dark * (0.62 - 0.1 * pale))
