"""Garments for trunk and legs, cut from the body suit."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import Material
from ciotat.stage.people.canvas import rise
from ciotat.stage.people.cloth import Panel, borders, clipped, eased, hemmed, relaxed, sewn
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part

__all__ = ["Cut", "loose", "opening", "shoes", "top", "trousers", "worn"]

Floats = NDArray[np.floating]
Edge = Callable[[Floats], Floats]
_LONG = 1.4
"""Sleeves that reach farther than this (as in `Measures.sleeve`) end at the wrist."""
_ABOUT = 0.12
"""Metres from the middle of an arm within which all cloth is its sleeve."""


@dataclass(frozen=True)
class Cut:
    """How an upper garment is cut. `sleeve` as in `Measures.sleeve` (0: none), `hem` metres below the hip joint (negative
    above), `ease` and `relax` how loose it falls, `depth` of the neckline in metres in front, `open` the half-width of
    the front opening at the collar, closing down to `button` (metres above the hip); `drop` lowers the neck all round;
    `cuff` in [0, 1] narrows the wrist, `puff` (metres) widens the shoulder of the sleeve."""

    sleeve: float
    hem: float
    ease: float
    relax: int
    depth: float = 0.02
    drop: float = 0.0
    open: float = 0.0
    button: float = 0.0
    thick: float = 0.006
    cuff: float = 0.35
    puff: float = 0.0


def worn(m: Measures, cut: Cut) -> Floats:
    """How far inside the garment every base vertex lies, in metres, for each of its edges (4, V): neckline (a ball about
    the neck, so that it is round), throat, hem, sleeves."""
    y, on_arm = m.shape[:, 1], m.arm > 0.5
    middle = m.joint("neck_01") + np.array([0.0, 0.012 * m.size - 0.35 * cut.depth, 0.008 * m.size + 0.55 * cut.depth])
    neck = np.linalg.norm(m.shape - middle, axis=1) - (0.058 * m.size + cut.drop + 0.40 * cut.depth)
    throat = m.collar + 0.035 * m.size - y
    hem = y - (m.hip - cut.hem)
    shoulder = m.joint("upperarm_l")[0] + cut.sleeve * 0.24 * m.size
    if cut.sleeve > 0:
        reach = np.where(m.arm > 0.3, (cut.sleeve - m.sleeve) * 0.24, 0.2)
    else:
        reach = np.where(y > m.chest - 0.03, shoulder - np.abs(m.shape[:, 0]), np.where(m.arm > 0.3, -0.1, 0.2))
    return np.stack([neck, np.where(on_arm, 0.2, throat), np.where(on_arm, 0.2, hem), reach])


def opening(m: Measures, cut: Cut, p: Floats) -> Floats:
    """How far points (N, 3) lie outside the front opening, in metres."""
    if not cut.open:
        return np.full(len(p), 0.2)
    low = m.hip + cut.button
    t = np.clip((p[:, 1] - low) / (m.collar - low), 0, 1.2)
    width = 0.003 + cut.open * t + 0.05 * np.clip((low - p[:, 1]) / 0.3, 0, 1) ** 2
    return np.maximum(np.abs(p[:, 0]) - width, m.joint("neck_01")[2] - 0.01 - p[:, 2])


def top(m: Measures, cut: Cut, name: str, material: Material, under: Floats | None = None) -> Part:
    """A shirt, pullover, jacket or bodice; `under` (N,) over the body suit limits it to what shows."""
    panel = loose(m, cut, under)
    return sewn(name, hemmed(panel, cut.thick), material, m.axes)


def loose(m: Measures, cut: Cut, *more: Floats | Edge | None) -> Panel:
    """The body suit eased and cut as a garment; `more` fields (N,) cut it further, and edges are fields of where the
    cloth lies in the end, so that they run straight."""
    suit = m.tights
    p = suit.position
    belly = rise(p[:, 1], m.hip - 0.1, m.waist) * (suit.limb == 0)
    cuff = 1 - cut.cuff * rise(m.sleeve[m.ids], 1.5, 1.95) * (m.arm[m.ids] > 0.5)
    puff = cut.puff * np.exp(-(((m.sleeve[m.ids] - 0.33) / 0.42) ** 2)) * rise(m.arm[m.ids], 0.2, 0.7)
    off = (cut.ease * (1 + 0.25 * belly) * cuff + puff) * m.size
    panel = relaxed(eased(suit, off), cut.relax)
    q = panel.position
    neck, throat, hem, reach = worn(m, cut)[:, m.ids]
    hem = np.where(m.arm[m.ids] > 0.5, hem, q[:, 1] - (m.hip - cut.hem))
    fields = [
        neck,
        throat,
        hem,
        reach,
        opening(m, cut, q),
        *[f(q) if callable(f) else f for f in more if f is not None],
    ]
    cloth = clipped(replace(panel, cuts=np.stack(fields, 1)))
    return cloth if more and more[0] is not None else _cuffed(m, cloth, cut.sleeve)


def _cuffed(m: Measures, panel: Panel, end: float) -> Panel:
    """Long sleeves end straight: what borders them at the wrist slides along the arm to where the sleeve ends."""
    if end < _LONG:
        return panel
    ring = np.unique(borders(panel.index))
    position = panel.position.copy()
    for s in "lr":
        elbow, wrist = m.joint(f"lowerarm_{s}"), m.joint(f"hand_{s}")
        way = wrist - elbow
        along = 1 + (position[ring] - elbow) @ way / (way @ way)
        aside = np.linalg.norm(position[ring] - elbow - (along - 1)[:, None] * way, axis=1)
        on = (along > _LONG) & (aside < _ABOUT * m.size)
        position[ring[on]] += (end - along[on])[:, None] * way
    return replace(panel, position=position)


def trousers(m: Measures, name: str, material: Material, ease: float = 0.014, length: float = 1.0) -> Part:
    """Trousers with a crease; `length` 1 reaches the shoe, 0 the knee."""
    p, suit = m.tights.position, m.tights
    end = m.knee + (m.ankle - 0.004 - m.knee) * length
    low = rise(m.hip - p[:, 1], 0.0, m.hip - m.ankle)
    side = np.where(p[:, 0] > 0, 1.0, -1.0)
    knee, foot = m.joint("calf_l"), m.joint("foot_l")
    t = np.clip((knee[1] - p[:, 1]) / (knee[1] - foot[1]), -1, 1)
    axis = np.stack([side * (knee[0] + (foot[0] - knee[0]) * t), knee[2] + (foot[2] - knee[2]) * t], 1)
    away = p[:, [0, 2]] - axis
    crease = np.exp(-((away[:, 0] / 0.016) ** 2)) * (away[:, 1] > 0) * (suit.limb > 2)
    fields = [np.where(m.arm[m.ids] > 0.3, -0.1, m.waist + 0.03 - p[:, 1]), p[:, 1] - end]
    panel = relaxed(eased(suit, m.size * (ease * (0.5 + 0.9 * low))), 9)
    panel = replace(eased(panel, 0.004 * crease), cuts=np.stack(fields, 1))
    return sewn(name, hemmed(clipped(panel), 0.005), material, m.axes)


def shoes(m: Measures, name: str, material: Material, height: float = 0.02) -> Part:
    """Shoes, or boots where `height` (metres above the ankle) asks for them; a dark sole."""
    suit, p = m.tights, m.tights.position
    panel = relaxed(eased(suit, 0.007 * m.size), 5, 0.55)
    panel = clipped(replace(panel, cuts=(m.ankle + height - p[:, 1])[:, None]))
    q = panel.position.copy()
    q[:, 1] = np.maximum(q[:, 1], 0.0)
    q[:, 2] += 0.012 * m.size * rise(q[:, 2], 0.10 * m.size, 0.2 * m.size) * (q[:, 1] < 0.06)
    panel = hemmed(replace(panel, position=q), 0.004)
    sole = rise(-panel.position[:, 1], -0.016 * m.size, -0.010 * m.size)[:, None]
    return sewn(name, panel, material, m.axes, 1 - 0.72 * sole * np.ones(3))
