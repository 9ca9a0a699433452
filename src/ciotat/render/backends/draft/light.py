"""How surfaces answer light: GGX and Lambert, with a soft red terminator for skin and bright edges for cloth and fur.

Source: Walter and others 2007 (GGX).
"""

import numpy as np

from ciotat.core.space import Array, unit
from ciotat.render.backends.draft.cast import LIT, SHARE, TO, cast
from ciotat.render.backends.draft.hits import (
    ALBEDO,
    LANES,
    METAL,
    NORMAL,
    OPEN,
    OUT,
    POINT,
    ROUGH,
    SHINE,
    SKIN,
    SPARE,
    WAY,
)
from ciotat.render.backends.draft.kernel import F, inner
from ciotat.render.backends.draft.raster import POSITION
from ciotat.render.backends.draft.shadow import Maps
from ciotat.render.backends.draft.sky import FILL, GROUND, HORIZON, ZENITH
from ciotat.stage.world import Lamp

__all__ = ["ALONG", "INNER", "KIND", "OUTER", "PLACE", "POWER", "RADIUS", "brighten", "illuminate", "lamps", "surround"]

KIND, POWER, ALONG, PLACE, RADIUS, INNER, OUTER = 0, 1, 4, 7, 10, 11, 12
NEAR, SCRATCH = SPARE + 8 * LANES, SPARE + 9 * LANES
"""One over the distance of the lamp, and room for a sum."""

PI = F(3.14159265)
CREEP = np.array([0.42, 0.2, 0.13], np.float32)
"""How far light creeps past the terminator of skin: red furthest."""

FAINT = F(2e-4)
"""A lamp that brings a surface less irradiance than this is left out."""


def lamps(lamps: tuple[Lamp, ...]) -> Array:
    """The lamps as a table (L, 13); what is no spot shines in a cone wider than the world."""
    rows = []
    for a in lamps:
        inner, outer = (np.cos(a.inner), np.cos(a.outer)) if a.kind == "spot" else (-2.0, -3.0)
        kind = ("sun", "spot", "point").index(a.kind)
        rows.append([kind, *a.color, *unit(np.array(a.direction)), *a.position, a.radius, inner, outer])
    return np.array(rows, np.float32).reshape(-1, 13)


@inner
def surround(air: Array, h: Array) -> None:
    """Adds the light from everywhere, matte and mirrored."""
    fill = air[FILL]
    for f in range(LANES):
        ny, wy = h[NORMAL + LANES + f], h[WAY + LANES + f]
        nv = max(-(h[NORMAL + f] * h[WAY + f] + ny * wy + h[NORMAL + 2 * LANES + f] * h[WAY + 2 * LANES + f]), F(0))
        up, edge = F(0.5) + F(0.5) * ny, F(1) - nv
        velvet = F(1) + h[SHINE + f] * edge * edge
        climb = wy + F(2) * nv * ny
        gloss = (F(1) - h[ROUGH + f]) * (F(1) - h[ROUGH + f])
        bright, blunt = edge * edge * edge * edge * gloss, F(1) - F(0.65) * h[ROUGH + f]
        steep, open_ = min(abs(climb), F(1)), fill * h[OPEN + f]
        high, level, low = up * up, F(2) * up * (F(1) - up), (F(1) - up) * (F(1) - up)
        for k in range(3):
            zenith, horizon, ground = air[ZENITH + k], air[HORIZON + k], air[GROUND + k]
            mean = high * zenith + level * horizon + low * ground
            toward = horizon + ((zenith if climb > F(0) else ground) - horizon) * steep
            albedo = h[ALBEDO + k * LANES + f]
            base = F(0.04) + (albedo - F(0.04)) * h[METAL + f]
            shiny = (mean + (toward - mean) * gloss) * (base * blunt + bright)
            matte = albedo * (F(1) - h[METAL + f]) * mean * velvet
            h[OUT + k * LANES + f] += (matte + shiny) * open_


@inner
def _greatest(h: Array) -> float:
    """The greatest share, sixteen lanes side by side."""
    for f in range(16):
        h[SCRATCH + f] = h[SHARE + f]
    for first in range(16, LANES, 16):
        for f in range(16):
            h[SCRATCH + f] = max(h[SCRATCH + f], h[SHARE + first + f])
    most = F(0)
    for f in range(16):
        most = max(most, h[SCRATCH + f])
    return most


@inner
def _arrive(lamp: Array, eye: Array, least: float, h: Array) -> float:
    """Fills in the way to the lamp and the share of its power that arrives if nothing is between, 0 if it is no more than
    `least`; gives the greatest."""
    lx, ly, lz = lamp[PLACE] - eye[POSITION], lamp[PLACE + 1] - eye[POSITION + 1], lamp[PLACE + 2] - eye[POSITION + 2]
    ax, ay, az, size = lamp[ALONG], lamp[ALONG + 1], lamp[ALONG + 2], lamp[RADIUS] * lamp[RADIUS]
    outer, narrow = lamp[OUTER], F(1) / max(lamp[INNER] - lamp[OUTER], F(1e-4))
    far = lamp[KIND] == F(0)
    for f in range(LANES):
        x, y, z = lx - h[POINT + f], ly - h[POINT + LANES + f], lz - h[POINT + 2 * LANES + f]
        squared = max(x * x + y * y + z * z, F(1e-4))
        near = F(1) / np.sqrt(squared)
        x, y, z = x * near, y * near, z * near
        t = min(max((-(x * ax + y * ay + z * az) - outer) * narrow, F(0)), F(1))
        share = t * t * (F(3) - F(2) * t) / max(squared, size)
        x, y, z = (-ax if far else x), (-ay if far else y), (-az if far else z)
        share, near = (F(1) if far else share), (F(1) if far else near)
        cosine = h[NORMAL + f] * x + h[NORMAL + LANES + f] * y + h[NORMAL + 2 * LANES + f] * z
        h[TO + f], h[TO + LANES + f], h[TO + 2 * LANES + f], h[NEAR + f] = x, y, z, near
        h[SHARE + f] = share if cosine > F(-0.3) * h[SKIN + f] and share > least else F(0)
    return _greatest(h)


@inner
def _answer(lamp: Array, h: Array) -> None:
    """Adds what each surface sends to the eye of the light that arrives.

    Nothing is glossier than would mirror a studio's soft box, and half of a shadow spares it, so that eyes catch light;
    a lamp's size widens its highlights.
    """
    size = F(0.5) * lamp[RADIUS]
    for f in range(LANES):
        nx, ny, nz = h[NORMAL + f], h[NORMAL + LANES + f], h[NORMAL + 2 * LANES + f]
        vx, vy, vz = -h[WAY + f], -h[WAY + LANES + f], -h[WAY + 2 * LANES + f]
        x, y, z = h[TO + f], h[TO + LANES + f], h[TO + 2 * LANES + f]
        cosine, nv = nx * x + ny * y + nz * z, max(nx * vx + ny * vy + nz * vz, F(0.02))
        nl, edge = max(cosine, F(0)), F(1) - nv
        velvet = h[SHINE + f] * edge * edge * edge * (F(0.5) + F(0.5) * nl)
        x, y, z = x + vx, y + vy, z + vz
        near = F(1) / np.sqrt(max(x * x + y * y + z * z, F(1e-8)))
        nh, vh = (nx * x + ny * y + nz * z) * near, (vx * x + vy * y + vz * z) * near
        rough, metal, skin = h[ROUGH + f], h[METAL + f], h[SKIN + f]
        sharp = max(rough * rough, F(0.045))
        a = min(sharp + min(size * h[NEAR + f], F(0.4)), F(1))
        d = nh * nh * (a * a - F(1)) + F(1)
        k = F(0.5) * a
        hidden = (nl * (F(1) - k) + k) * (nv * (F(1) - k) + k)
        spec = nl * sharp * sharp / (PI * F(4) * d * d * hidden)
        m = F(1) - vh
        fresnel = m * m * m * m * m
        share = h[SHARE + f] * (F(0.5) + F(0.5) * h[OPEN + f])
        lit = h[LIT + f]
        mirrored = share * (lit + (F(1) - lit) * min(max(F(1) - F(8) * (rough - F(0.06)), F(0)), F(0.5)))
        lit *= share
        matte = lit * (F(1) - metal) / PI
        for k in range(3):
            creep = CREEP[k] * skin
            soft = max((cosine + creep) / (F(1) + creep), F(0))
            soft = soft * soft if cosine < F(0) else soft
            albedo = h[ALBEDO + k * LANES + f]
            base = F(0.04) + (albedo - F(0.04)) * metal
            shown = matte * albedo * (soft + velvet) + mirrored * spec * (base + (F(1) - base) * fresnel)
            h[OUT + k * LANES + f] += lamp[POWER + k] * shown


@inner
def illuminate(lamps: Array, maps: Maps, eye: Array, count: int, h: Array) -> None:
    """Adds the light of all lamps."""
    for n in range(len(lamps)):
        lamp = lamps[n]
        power = max(lamp[POWER], lamp[POWER + 1], lamp[POWER + 2])
        if power > F(0) and _arrive(lamp, eye, FAINT / power, h) > F(0):
            cast(maps, n, eye, count, h)
            _answer(lamp, h)


@inner
def brighten(lamps: Array, maps: Maps, air: Array, eye: Array, count: int, h: Array) -> None:
    """Lights floating specks."""
    for f in range(count):
        for k in range(3):
            mean = (F(0.5) * air[ZENITH + k] + F(0.7) * air[HORIZON + k] + F(0.3) * air[GROUND + k]) * air[FILL]
            h[OUT + k * LANES + f] = mean * h[ALBEDO + k * LANES + f]
    for n in range(len(lamps)):
        lamp = lamps[n]
        if _arrive(lamp, eye, F(0), h) <= F(0):
            continue
        cast(maps, n, eye, count, h)
        for f in range(LANES):
            toward = h[WAY + f] * h[TO + f] + h[WAY + LANES + f] * h[TO + LANES + f]
            toward = max(toward + h[WAY + 2 * LANES + f] * h[TO + 2 * LANES + f], F(0))
            phase = (F(0.28) + F(0.3) * toward * toward) * h[SHARE + f] * h[LIT + f]
            for k in range(3):
                h[OUT + k * LANES + f] += lamp[POWER + k] * phase * h[ALBEDO + k * LANES + f]
