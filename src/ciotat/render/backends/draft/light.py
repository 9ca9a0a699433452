"""How a surface answers light: GGX and Lambert, with a soft red terminator for skin and bright edges for cloth and fur.

A *hit* is a surface point as numbers: position, normal, the way to the eye, albedo, emission (3 each), then roughness,
metallic, subsurface, sheen, and the share of ambient light that reaches it. Source: Walter and others 2007 (GGX).
"""

import numpy as np

from ciotat.core.space import unit
from ciotat.render.backends.draft.kernel import Doubles, kernel, smooth
from ciotat.render.backends.draft.shadow import Maps, shadowed
from ciotat.render.backends.draft.sky import FILL, GROUND, HORIZON, ZENITH, ambient
from ciotat.stage.world import Lamp

__all__ = ["ALBEDO", "GLOWING", "HIT", "METAL", "NORMAL", "OPEN", "ROUGH", "SHINE", "SKIN", "TO_EYE", "lamps", "lit"]

NORMAL, TO_EYE, ALBEDO, GLOWING, ROUGH, METAL, SKIN, SHINE, OPEN, HIT = 3, 6, 9, 12, 15, 16, 17, 18, 19, 20
KIND, POWER, ALONG, PLACE, RADIUS, INNER, OUTER = 0, 1, 4, 7, 10, 11, 12

PI = 3.141592653589793
WRAP = np.array([0.55, 0.22, 0.12])
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
def arriving(lamp: Doubles, x: float, y: float, z: float, out: Doubles) -> float:
    """`out` (3) becomes the way to the lamp from a point; returns the share of its power that arrives unshadowed."""
    if lamp[KIND] == 0:
        out[0], out[1], out[2] = -lamp[ALONG], -lamp[ALONG + 1], -lamp[ALONG + 2]
        return 1.0
    x, y, z = lamp[PLACE] - x, lamp[PLACE + 1] - y, lamp[PLACE + 2] - z
    squared = max(x * x + y * y + z * z, 1e-4)
    near = 1.0 / np.sqrt(squared)
    out[0], out[1], out[2] = x * near, y * near, z * near
    share = 1.0 / max(squared, lamp[RADIUS] * lamp[RADIUS])
    if lamp[KIND] == 1:
        cosine = -(out[0] * lamp[ALONG] + out[1] * lamp[ALONG + 1] + out[2] * lamp[ALONG + 2])
        share *= smooth(lamp[OUTER], max(lamp[INNER], lamp[OUTER] + 1e-4), cosine)
    return share


@kernel
def _glint(hit: Doubles, way: Doubles, nl: float, nv: float, spread: float) -> tuple[float, float]:
    """The microfacet term D G / 4 and the Fresnel weight of light from `way`; a lamp's size `spread` widens it."""
    hx, hy, hz = way[0] + hit[TO_EYE], way[1] + hit[TO_EYE + 1], way[2] + hit[TO_EYE + 2]
    near = 1.0 / np.sqrt(max(hx * hx + hy * hy + hz * hz, 1e-8))
    nh = max((hit[NORMAL] * hx + hit[NORMAL + 1] * hy + hit[NORMAL + 2] * hz) * near, 0.0)
    vh = max((hit[TO_EYE] * hx + hit[TO_EYE + 1] * hy + hit[TO_EYE + 2] * hz) * near, 0.0)
    sharp = max(hit[ROUGH] * hit[ROUGH], 0.002)
    a = min(sharp + spread, 1.0)
    d = nh * nh * (a * a - 1.0) + 1.0
    k = 0.5 * a
    m = 1.0 - vh
    shade = (nl * (1 - k) + k) * (nv * (1 - k) + k)
    return sharp * sharp / (PI * d * d * shade * 4.0), m * m * m * m * m


@kernel
def _answer(hit: Doubles, way: Doubles, share: float, power: Doubles, spread: float, out: Doubles) -> None:
    """Adds what the surface sends to the eye of the light `power` x `share` from `way`."""
    cosine = hit[NORMAL] * way[0] + hit[NORMAL + 1] * way[1] + hit[NORMAL + 2] * way[2]
    nl = max(cosine, 0.0)
    nv = max(hit[NORMAL] * hit[TO_EYE] + hit[NORMAL + 1] * hit[TO_EYE + 1] + hit[NORMAL + 2] * hit[TO_EYE + 2], 0.02)
    edge = 1.0 - nv
    velvet = hit[SHINE] * edge * edge * edge * (0.5 + 0.5 * nl)
    spec, fresnel = 0.0, 0.0
    if nl > 0:
        spec, fresnel = _glint(hit, way, nl, nv, spread)
    for k in range(3):
        wrap = WRAP[k] * hit[SKIN]
        soft = max((cosine + wrap) / (1.0 + wrap), 0.0)
        soft = soft * soft if cosine < 0.0 and wrap > 0 else soft
        base = 0.04 + (hit[ALBEDO + k] - 0.04) * hit[METAL]
        matte = hit[ALBEDO + k] * (1.0 - hit[METAL]) * (1.0 / PI)
        shiny = spec * (base + (1.0 - base) * fresnel) * nl
        out[k] += power[k] * share * (matte * (soft + velvet) + shiny)


@kernel
def _surroundings(hit: Doubles, air: Doubles, scratch: Doubles, out: Doubles) -> None:
    """Adds ambient light, matte and mirrored."""
    ambient(air, hit[NORMAL + 1], scratch)
    nv = max(hit[NORMAL] * hit[TO_EYE] + hit[NORMAL + 1] * hit[TO_EYE + 1] + hit[NORMAL + 2] * hit[TO_EYE + 2], 0.0)
    edge = 1.0 - nv
    velvet = 1.0 + hit[SHINE] * edge * edge
    up = 2.0 * nv * hit[NORMAL + 1] - hit[TO_EYE + 1]
    gloss = (1.0 - hit[ROUGH]) * (1.0 - hit[ROUGH])
    bright = edge * edge * edge * edge * gloss
    for k in range(3):
        toward = air[HORIZON + k] + ((air[ZENITH + k] if up > 0 else air[GROUND + k]) - air[HORIZON + k]) * abs(up)
        mirrored = scratch[k] + (toward * air[FILL] - scratch[k]) * gloss
        base = 0.04 + (hit[ALBEDO + k] - 0.04) * hit[METAL]
        reach = base * (0.35 + 0.65 * (1.0 - hit[ROUGH])) + bright
        matte = hit[ALBEDO + k] * (1.0 - hit[METAL]) * scratch[k] * velvet
        out[k] += (matte + mirrored * reach) * hit[OPEN]


@kernel
def lit(hit: Doubles, lamps: Doubles, maps: Maps, air: Doubles, scratch: Doubles, out: Doubles) -> None:
    """`out` (3) becomes the radiance of a surface point towards the eye; `scratch` is 8 numbers."""
    for k in range(3):
        out[k] = hit[GLOWING + k]
    _surroundings(hit, air, scratch, out)
    contact = 0.55 + 0.45 * hit[OPEN]
    for n in range(len(lamps)):
        lamp = lamps[n]
        share = arriving(lamp, hit[0], hit[1], hit[2], scratch)
        cosine = hit[NORMAL] * scratch[0] + hit[NORMAL + 1] * scratch[1] + hit[NORMAL + 2] * scratch[2]
        if share * (lamp[POWER] + lamp[POWER + 1] + lamp[POWER + 2]) < 1e-4 or cosine <= -0.5 * hit[SKIN]:
            continue
        if maps.which[n, 1] > 0:
            share *= shadowed(maps, n, hit)
        if share > 0:
            spread = 0.5 * lamp[RADIUS] * (1.0 if lamp[KIND] == 0 else np.sqrt(share))
            _answer(hit, scratch, share * contact, lamp[POWER : POWER + 3], min(spread, 0.4), out)
