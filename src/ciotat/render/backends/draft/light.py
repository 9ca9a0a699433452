"""How surfaces answer light: GGX and Lambert, with a soft red terminator for skin and bright edges for cloth and fur.

Source: Walter and others 2007 (GGX).
"""

import numpy as np

from ciotat.core.space import Array, unit
from ciotat.render.backends.draft.hits import ALBEDO, DISTANCE, METAL, NORMAL, OPEN, OUT, ROUGH, SHINE, SKIN, WAY
from ciotat.render.backends.draft.kernel import Doubles, kernel, smooth
from ciotat.render.backends.draft.raster import POSITION
from ciotat.render.backends.draft.shadow import Maps, cast
from ciotat.render.backends.draft.sky import DENSITY, FILL, GROUND, HORIZON, ZENITH
from ciotat.stage.mesh import Ints
from ciotat.stage.world import Lamp

__all__ = ["brighten", "halo", "illuminate", "lamps", "surround"]

KIND, POWER, ALONG, PLACE, RADIUS, INNER, OUTER = 0, 1, 4, 7, 10, 11, 12
PI = 3.141592653589793
CREEP = np.array([0.42, 0.2, 0.13])
"""How far light creeps past the terminator of skin: red furthest."""


def lamps(lamps: tuple[Lamp, ...]) -> Doubles:
    """The lamps as a table (L, 13)."""
    kinds = {"sun": 0.0, "spot": 1.0, "point": 2.0}
    rows = [
        [kinds[a.kind], *a.color, *unit(np.array(a.direction)), *a.position, a.radius, np.cos(a.inner), np.cos(a.outer)]
        for a in lamps
    ]
    return np.array(rows, np.float64).reshape(-1, 13)


@kernel
def surround(air: Doubles, seen: Ints, count: int, hits: Array) -> None:
    """Adds the light from everywhere, matte and mirrored."""
    for f in range(count):
        if seen[1, f] < 0:
            continue
        ny, wy = hits[NORMAL + 1, f], hits[WAY + 1, f]
        nv = max(-(hits[NORMAL, f] * hits[WAY, f] + ny * wy + hits[NORMAL + 2, f] * hits[WAY + 2, f]), 0.0)
        up, edge = 0.5 + 0.5 * ny, 1.0 - nv
        velvet = 1.0 + hits[SHINE, f] * edge * edge
        climb = wy + 2.0 * nv * ny
        gloss = (1.0 - hits[ROUGH, f]) * (1.0 - hits[ROUGH, f])
        bright = edge * edge * edge * edge * gloss
        for k in range(3):
            zenith, horizon, ground = air[ZENITH + k], air[HORIZON + k], air[GROUND + k]
            mean = up * up * zenith + 2.0 * up * (1.0 - up) * horizon + (1.0 - up) * (1.0 - up) * ground
            toward = horizon + ((zenith if climb > 0 else ground) - horizon) * min(abs(climb), 1.0)
            albedo = hits[ALBEDO + k, f]
            base = 0.04 + (albedo - 0.04) * hits[METAL, f]
            shiny = (mean + (toward - mean) * gloss) * (base * (1.0 - 0.65 * hits[ROUGH, f]) + bright)
            matte = albedo * (1.0 - hits[METAL, f]) * mean * velvet
            hits[OUT + k, f] += (matte + shiny) * air[FILL] * hits[OPEN, f]


@kernel
def _arrive(lamp: Doubles, seen: Ints, count: int, hits: Array, ways: Array) -> None:
    """`ways` (4, F) become the way to the lamp and the share of its power that arrives unshadowed."""
    for f in range(count):
        ways[3, f] = 0.0
        if seen[1, f] < 0:
            continue
        x, y, z, share = -lamp[ALONG], -lamp[ALONG + 1], -lamp[ALONG + 2], 1.0
        if lamp[KIND] > 0:
            x, y, z = lamp[PLACE] - hits[0, f], lamp[PLACE + 1] - hits[1, f], lamp[PLACE + 2] - hits[2, f]
            squared = max(x * x + y * y + z * z, 1e-4)
            near = 1.0 / np.sqrt(squared)
            x, y, z = x * near, y * near, z * near
            share = 1.0 / max(squared, lamp[RADIUS] * lamp[RADIUS])
        if lamp[KIND] == 1:
            cosine = -(x * lamp[ALONG] + y * lamp[ALONG + 1] + z * lamp[ALONG + 2])
            share *= smooth(lamp[OUTER], max(lamp[INNER], lamp[OUTER] + 1e-4), cosine)
        cosine = hits[NORMAL, f] * x + hits[NORMAL + 1, f] * y + hits[NORMAL + 2, f] * z
        if cosine > -0.3 * hits[SKIN, f]:
            ways[0, f], ways[1, f], ways[2, f], ways[3, f] = x, y, z, share


@kernel
def _glint(nl: float, nv: float, nh: float, vh: float, rough: float, spread: float) -> tuple[float, float]:
    """The microfacet term and the Fresnel weight, times the cosine; a lamp's size `spread` widens the highlight.

    Nothing is glossier than would mirror a studio's soft box, so that eyes catch the light.
    """
    sharp = max(rough * rough, 0.045)
    a = min(sharp + spread, 1.0)
    d = nh * nh * (a * a - 1.0) + 1.0
    k = 0.5 * a
    m = 1.0 - vh
    shade = (nl * (1.0 - k) + k) * (nv * (1.0 - k) + k)
    return nl * sharp * sharp / (PI * d * d * shade * 4.0), m * m * m * m * m


@kernel
def _answer(lamp: Doubles, count: int, hits: Array, ways: Array) -> None:
    """Adds what each surface sends to the eye of the light that arrives."""
    for f in range(count):
        share = abs(ways[3, f]) * (0.5 + 0.5 * hits[OPEN, f])
        if share <= 0.0:
            continue
        nx, ny, nz = hits[NORMAL, f], hits[NORMAL + 1, f], hits[NORMAL + 2, f]
        vx, vy, vz = -hits[WAY, f], -hits[WAY + 1, f], -hits[WAY + 2, f]
        x, y, z = ways[0, f], ways[1, f], ways[2, f]
        cosine, nv = nx * x + ny * y + nz * z, max(nx * vx + ny * vy + nz * vz, 0.02)
        nl, edge = max(cosine, 0.0), 1.0 - nv
        velvet = hits[SHINE, f] * edge * edge * edge * (0.5 + 0.5 * nl)
        x, y, z = x + vx, y + vy, z + vz
        near = 1.0 / np.sqrt(max(x * x + y * y + z * z, 1e-8))
        nh, vh = max((nx * x + ny * y + nz * z) * near, 0.0), (vx * x + vy * y + vz * z) * near
        spread = 0.5 * lamp[RADIUS] * (1.0 if lamp[KIND] == 0 else np.sqrt(abs(ways[3, f])))
        spec, fresnel = _glint(nl, nv, nh, vh, hits[ROUGH, f], min(spread, 0.4))
        for k in range(3):
            creep = CREEP[k] * hits[SKIN, f]
            soft = max((cosine + creep) / (1.0 + creep), 0.0)
            soft = soft * soft if cosine < 0.0 else soft
            base = 0.04 + (hits[ALBEDO + k, f] - 0.04) * hits[METAL, f]
            matte = hits[ALBEDO + k, f] * (1.0 - hits[METAL, f]) * (soft + velvet) / PI
            hits[OUT + k, f] += lamp[POWER + k] * share * (matte + spec * (base + (1.0 - base) * fresnel))


@kernel
def illuminate(lamps: Doubles, maps: Maps, seen: Ints, count: int, hits: Array, ways: Array) -> None:
    """Adds the light of all lamps; `ways` (4, F) is scratch."""
    for n in range(len(lamps)):
        lamp = lamps[n]
        if lamp[POWER] + lamp[POWER + 1] + lamp[POWER + 2] > 0.0:
            _arrive(lamp, seen, count, hits, ways)
            for k in range(maps.which[n, 0], maps.which[n, 0] + maps.which[n, 1]):
                cast(maps, k, count, hits, ways)
            _answer(lamp, count, hits, ways)


@kernel
def brighten(lamps: Doubles, maps: Maps, air: Doubles, count: int, hits: Array, ways: Array) -> None:
    """Lights floating specks: `hits` hold their place, albedo and way; `ways` (4, F) is scratch."""
    seen = np.zeros((2, count), np.int32)
    for f in range(count):
        for k in range(3):
            mean = (0.5 * air[ZENITH + k] + 0.7 * air[HORIZON + k] + 0.3 * air[GROUND + k]) * air[FILL]
            hits[OUT + k, f] = mean * hits[ALBEDO + k, f]
    for n in range(len(lamps)):
        lamp = lamps[n]
        _arrive(lamp, seen, count, hits, ways)
        for k in range(maps.which[n, 0], maps.which[n, 0] + maps.which[n, 1]):
            cast(maps, k, count, hits, ways)
        for f in range(count):
            toward = hits[WAY, f] * ways[0, f] + hits[WAY + 1, f] * ways[1, f] + hits[WAY + 2, f] * ways[2, f]
            phase = 0.28 + 0.3 * max(toward, 0.0) * max(toward, 0.0)
            for k in range(3):
                hits[OUT + k, f] += lamp[POWER + k] * abs(ways[3, f]) * phase * hits[ALBEDO + k, f]


@kernel
def _arctangent(x: float) -> float:
    """To four digits. Abramowitz and Stegun 1964, 4.4.49."""
    t = 1.0 / x if abs(x) > 1.0 else x
    s = t * t
    y = t * (0.999866 + s * (-0.3302995 + s * (0.180141 + s * (-0.085133 + s * 0.0208351))))
    if abs(x) > 1.0:
        return (PI / 2 if x > 0 else -PI / 2) - y
    return y


@kernel
def halo(lamps: Doubles, air: Doubles, eye: Doubles, count: int, hits: Array) -> None:
    """Adds the light that the haze between surface and eye takes from nearby lamps and scatters to the eye."""
    for n in range(len(lamps)):
        lamp = lamps[n]
        if lamp[KIND] == 0 or air[DENSITY] <= 0.0:
            continue
        x, y, z = lamp[PLACE] - eye[POSITION], lamp[PLACE + 1] - eye[POSITION + 1], lamp[PLACE + 2] - eye[POSITION + 2]
        for f in range(count):
            wx, wy, wz, far = hits[WAY, f], hits[WAY + 1, f], hits[WAY + 2, f], hits[DISTANCE, f]
            along = x * wx + y * wy + z * wz
            miss = np.sqrt(max(x * x + y * y + z * z - along * along, lamp[RADIUS] * lamp[RADIUS] + 0.0025))
            share = (_arctangent((far - along) / miss) + _arctangent(along / miss)) / miss
            if lamp[KIND] == 1:
                t = min(max(along, 0.1), far)
                ax, ay, az = t * wx - x, t * wy - y, t * wz - z
                cosine = ax * lamp[ALONG] + ay * lamp[ALONG + 1] + az * lamp[ALONG + 2]
                cosine /= np.sqrt(max(ax * ax + ay * ay + az * az, 1e-6))
                share *= smooth(lamp[OUTER] - 0.04, max(lamp[INNER], lamp[OUTER] + 0.04), cosine)
            for k in range(3):
                hits[OUT + k, f] += lamp[POWER + k] * share * air[DENSITY] * 0.06
