"""Putting clothes on: every garment of an outfit becomes parts, and what it covers of the body is hidden."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import normals
from ciotat.stage.people import trim
from ciotat.stage.people.cloth import fabric, sewn
from ciotat.stage.people.clothes import Cut, loose, opening, shoes, top, trousers, worn
from ciotat.stage.people.drape import Drape, hanging
from ciotat.stage.people.hats import HATS, hat
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import Part
from ciotat.stage.people.wardrobe import Garment

__all__ = ["Dressed", "bulk", "dressed"]

MARGIN = 0.022  # metres of skin kept under a hem


@dataclass
class Dressed:
    """Parts so far, and which base vertices (V,) nobody sees any more. `covered` over the body suit marks what an outer
    layer will cover, so that less lies beneath it; `coated` keeps skirts narrow under a coat, `muffled` leaves out
    the collars nobody sees."""

    m: Measures
    hidden: NDArray[np.bool_]
    parts: list[Part] = field(default_factory=list)
    covered: NDArray[np.floating] | None = None
    shown: dict[str, Part] = field(default_factory=dict)
    coated: bool = False
    muffled: bool = False

    def cover(self, fields: NDArray[np.floating]) -> None:
        """Hide the body where all fields (K, V) are well inside."""
        self.hidden |= fields.min(0) > MARGIN


def bulk(outfit: Sequence[Garment]) -> float:
    """How thick clothes lie on the shoulders, in metres: long hair falls outside them."""
    return max((BULK.get(g.kind, 0.02) for g in outfit), default=0.02)


def dressed(m: Measures, outfit: Sequence[Garment], volume: float) -> Dressed:
    """Dress a body in `outfit`, from the skin outwards; `volume` is the hair under a hat, in metres."""
    state = Dressed(m, np.zeros(len(m.shape), bool))
    # underwear: never bare between waist and thigh, or at the chest
    y = m.shape[:, 1]
    state.hidden |= (y < m.chest + 0.1 * m.size) & (y > m.crotch - 0.12 * m.size) & (m.arm < 0.4)
    state.coated = any(g.kind in {"coat", "greatcoat"} for g in outfit)
    over_all = {"greatcoat", "padded", "coat"}
    outer = [g.kind for g in outfit if g.kind in OUTER]
    for garment in outfit:
        over = [k for k in outer if outer.index(k) > (outer.index(garment.kind) if garment.kind in outer else -1)]
        state.covered = _covered(m, over) if over and garment.kind not in {"scarf", "tie", "apron"} else None
        state.muffled = any(g.kind in {"greatcoat", "padded", "scarf"} for g in outfit) and garment.kind not in over_all
        if garment.kind in HATS:
            state.parts += hat(m, garment.kind, garment.color, garment.second, volume)
        else:
            SEWN[garment.kind](state, garment)
    if not any(g.kind in LOWER for g in outfit):
        _trousers(state, Garment("trousers", (0.02, 0.02, 0.025), "wool"))
    return state


JACKET = Cut(1.95, 0.085, 0.021, 8, open=0.072, button=0.13, cuff=0.30, drop=-0.004)
COAT = Cut(1.95, -0.10, 0.031, 10, open=0.064, button=0.19, cuff=0.2, drop=-0.006)
PADDED = Cut(1.95, 0.06, 0.040, 9, cuff=0.42, thick=0.014, drop=-0.010)
GREATCOAT = Cut(1.95, -0.08, 0.036, 11, cuff=0.25, thick=0.012, drop=-0.010)
UNIFORM = Cut(1.95, 0.10, 0.020, 8, cuff=0.3, drop=-0.004)
VEST = Cut(-0.06, 0.055, 0.016, 7, open=0.062, button=0.16)
BULK = {"greatcoat": 0.060, "padded": 0.056, "coat": 0.048, "jacket": 0.036, "uniform": 0.034, "pullover": 0.032}
OUTER = {
    "waistcoat": VEST,
    "jacket": JACKET,
    "uniform": UNIFORM,
    "coat": COAT,
    "padded": PADDED,
    "greatcoat": GREATCOAT,
}
LOWER = {"trousers", "jeans", "shorts", "skirt", "short skirt", "long skirt", "dress", "long dress", "robe"}


def _covered(m: Measures, over: list[str]) -> NDArray[np.floating]:
    """Over the body suit (N,): positive where an inner layer still shows beside those over it, with a margin; of far
    people only at the breast, since coarse cloth lets shreds through elsewhere."""
    p = m.tights.position
    deep = [np.minimum(worn(m, OUTER[k])[:, m.ids].min(0), opening(m, OUTER[k], p)) for k in over]
    shows = np.clip(0.035 - np.max(deep, axis=0), -0.05, 0.2)
    if m.far:
        breast = np.where(m.arm[m.ids] > 0.3, -0.05, p[:, 1] - m.hip - 0.27 * m.size)
        shows = np.minimum(shows, breast)
    return shows


def _upper(
    state: Dressed, garment: Garment, cut: Cut, collar: str = "", buttoned: tuple[float, float, int] | None = None
) -> Part:
    part = top(state.m, cut, garment.kind, fabric(garment.cloth, garment.color), state.covered)
    state.cover(
        worn(state.m, cut)
        if not cut.open
        else np.concatenate([worn(state.m, cut), opening(state.m, cut, state.m.shape)[None]])
    )
    state.parts.append(part)
    state.shown[garment.kind] = part
    m = state.m
    if collar and not state.muffled:
        state.parts.append(trim.collar(m, "collar", fabric(garment.cloth, garment.color), collar))
    if buttoned and (state.covered is None or len(part.index) > 400):
        low, high, count = buttoned
        levels = list(np.linspace(m.hip + low * m.size, m.collar + high * m.size, count))
        state.parts.append(trim.buttons(m, part, 0.0, levels, garment.second, 0.0055))
    return part


def _shirt(state: Dressed, garment: Garment) -> None:
    pale = Garment(garment.kind, garment.color, garment.cloth, tuple(c * 0.75 for c in garment.color))  # type: ignore[arg-type]
    _upper(
        state,
        pale,
        Cut(1.95, 0.05 if state.covered is None else _tucked(state.m), 0.011, 5, depth=0.012, cuff=0.5),
        "turned",
        (0.05, -0.06, 6),
    )


def _blouse(state: Dressed, garment: Garment) -> None:
    pale = Garment(garment.kind, garment.color, garment.cloth, tuple(c * 0.75 for c in garment.color))  # type: ignore[arg-type]
    puff = 0.020 if state.covered is None else 0.0
    _upper(
        state, pale, Cut(1.95, _tucked(state.m), 0.010, 4, depth=0.008, cuff=0.7, puff=puff), "stand", (0.10, -0.05, 6)
    )


def _tucked(m: Measures) -> float:
    """The hem of what ends inside trousers or a skirt; under the coarse cloth of far people it would come through."""
    return m.hip - m.waist + (-0.028 * m.size if m.far else 0.01)


def _tee(state: Dressed, garment: Garment) -> None:
    _upper(state, garment, Cut(0.62, 0.09, 0.011, 5, depth=0.012, drop=0.0, cuff=0.0))


def _pullover(state: Dressed, garment: Garment) -> None:
    _upper(state, garment, Cut(1.95, 0.07, 0.018, 7, depth=0.0, drop=-0.006, cuff=0.25, thick=0.007), "roll")


def _hoodie(state: Dressed, garment: Garment) -> None:
    m = state.m
    _upper(state, garment, Cut(1.95, 0.07, 0.024, 8, depth=0.01, drop=-0.004, cuff=0.25, thick=0.007))
    if not state.muffled:
        rows = [(-0.034, 0.030), (0.006, 0.030), (0.030, 0.044), (0.014, 0.062), (-0.030, 0.060)]
        state.parts.append(trim.ring(m, rows, "hood", fabric("knit", garment.color), 0.12, 0.060))


def _coverall(state: Dressed, garment: Garment) -> None:
    _upper(state, garment, Cut(1.95, 0.08, 0.020, 7, cuff=0.3), "turned", (0.02, -0.06, 7))


def _spacesuit(state: Dressed, garment: Garment) -> None:
    """A thick suit that ends at the neck in a ring for the helmet."""
    part, m = _upper(state, garment, Cut(1.95, 0.08, 0.036, 9, cuff=0.2, thick=0.012, drop=-0.010)), state.m
    steel = fabric("plate", (0.45, 0.47, 0.5))
    rows = [(-0.030, 0.034), (-0.006, 0.040), (0.018, 0.040), (0.022, 0.030), (-0.010, 0.026)]
    state.parts.append(trim.ring(m, rows, "collar", steel, 0.0, 0.030))
    belt = Drape(m.waist + 0.05 * m.size, m.waist, 0.044 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, belt, "belt", fabric("leather", garment.second)))
    for x, color in ((-0.05, (0.5, 0.06, 0.03)), (0.0, garment.second), (0.05, (0.03, 0.2, 0.5))):
        state.parts.append(trim.buttons(m, part, x * m.size, [m.chest - 0.05 * m.size], color, 0.017))


def _shell(state: Dressed, garment: Garment) -> None:
    """Plates of painted metal, dark at the joints, a lamp on the breast."""
    part, m = _upper(state, garment, Cut(1.95, 0.05, 0.022, 10, cuff=0.1, drop=-0.004)), state.m
    dark = fabric("plate", garment.second)
    state.parts.append(trim.ring(m, [(-0.036, 0.026), (0.0, 0.012), (0.07, 0.008)], "collar", dark, 0.0, 0.010))
    belt = Drape(m.waist + 0.03 * m.size, m.hip + 0.03 * m.size, 0.026 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, belt, "belt", dark))
    state.parts.append(trim.buttons(m, part, 0.0, [m.chest], (0.1, 0.6, 0.8), 0.026))


def _waistcoat(state: Dressed, garment: Garment) -> None:
    _upper(state, garment, VEST)
    m = state.m
    levels = list(np.linspace(m.hip + 0.01 * m.size, m.hip + 0.155 * m.size, 4))
    state.parts.append(trim.buttons(m, state.shown["waistcoat"], 0.012, levels, (0.03, 0.025, 0.02), 0.006))


def _jacket(state: Dressed, garment: Garment) -> None:
    part, m = _upper(state, garment, JACKET), state.m
    cloth = fabric(garment.cloth, tuple(c * 0.74 for c in garment.color))  # type: ignore[arg-type]
    if not state.muffled:
        state.parts.append(trim.lapels(m, JACKET, "lapels", cloth))
        rows = [(-0.014, 0.026), (0.014, 0.017), (0.020, 0.020), (-0.006, 0.036)]
        state.parts.append(trim.ring(m, rows, "collar", cloth, 0.85, 0.0))
    levels = [m.hip + 0.045 * m.size, m.hip + 0.115 * m.size]
    state.parts.append(trim.buttons(m, part, 0.016 * m.size, levels, (0.03, 0.025, 0.02), 0.0085))


def _coat(state: Dressed, garment: Garment) -> None:
    m = state.m
    part = _upper(state, garment, COAT)
    low = m.knee - 0.10 * m.size
    cloth = fabric(garment.cloth, garment.color)
    skirt = Drape(
        m.hip + 0.125 * m.size, low, 0.030 * m.size, 0.075 * m.size, gap=0.16, gap_top=0.0, flutes=7, fold=0.008
    )
    state.parts.append(hanging(m, skirt, "coat skirt", cloth))
    dark = fabric(garment.cloth, tuple(c * 0.74 for c in garment.color))  # type: ignore[arg-type]
    state.parts.append(trim.lapels(m, COAT, "lapels", dark))
    state.parts.append(
        trim.ring(m, [(-0.016, 0.036), (0.020, 0.024), (0.028, 0.028), (-0.008, 0.052)], "collar", dark, 0.8, 0.0)
    )
    belt = Drape(m.hip + 0.150 * m.size, m.hip + 0.108 * m.size, 0.041 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, belt, "belt", dark))
    levels = [m.hip + 0.175 * m.size, m.hip + 0.235 * m.size]
    state.parts.append(trim.buttons(m, part, 0.03 * m.size, levels, garment.second, 0.011))


def _greatcoat(state: Dressed, garment: Garment) -> None:
    """A heavy padded coat to the knee with a collar of fur and two rows of buttons."""
    part, m = _upper(state, garment, GREATCOAT), state.m
    low = m.knee - 0.04 * m.size
    cloth = fabric(garment.cloth, garment.color)
    skirt = Drape(m.hip + 0.11 * m.size, low, 0.037 * m.size, 0.060 * m.size, gap=0.05, flutes=5, fold=0.007)
    state.parts.append(hanging(m, skirt, "coat skirt", cloth))
    rows = [
        (-0.024, 0.030),
        (0.004, 0.022),
        (0.022, 0.030),
        (0.026, 0.050),
        (0.004, 0.076),
        (-0.034, 0.094),
        (-0.044, 0.082),
    ]
    state.parts.append(trim.ring(m, rows, "collar", fabric("fur", garment.second), 0.16, 0.034))
    levels = list(np.linspace(m.hip + 0.10 * m.size, m.collar - 0.16 * m.size, 3))
    for x in (-0.062, 0.062):
        state.parts.append(trim.buttons(m, part, x * m.size, levels, (0.02, 0.017, 0.014), 0.013))


def _padded(state: Dressed, garment: Garment) -> None:
    part, m = _upper(state, garment, PADDED), state.m
    rows = [(-0.020, 0.020), (0.006, 0.034), (0.036, 0.034), (0.046, 0.026), (0.040, 0.016), (0.0, 0.012)]
    state.parts.append(trim.ring(m, rows, "collar", fabric("quilt", garment.color), 0.10, 0.030))
    levels = list(np.linspace(m.hip - 0.02, m.collar - 0.06 * m.size, 6))
    state.parts.append(trim.buttons(m, part, 0.0, levels, garment.second, 0.0085))


def _uniform(state: Dressed, garment: Garment) -> None:
    part, m = _upper(state, garment, UNIFORM, "stand"), state.m
    levels = list(np.linspace(m.hip + 0.10 * m.size, m.collar - 0.07 * m.size, 5))
    for x in (-0.055, 0.055):
        state.parts.append(trim.buttons(m, part, x * m.size, levels, garment.second, 0.010))
    belt = Drape(m.waist + 0.05 * m.size, m.waist + 0.012 * m.size, 0.027 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, belt, "belt", fabric("leather", (0.03, 0.022, 0.018))))


def _tie(state: Dressed, garment: Garment) -> None:
    if "shirt" in state.shown:
        state.parts.append(trim.tie(state.m, state.shown["shirt"], fabric("silk", garment.color)))


def _scarf(state: Dressed, garment: Garment) -> None:
    m, cloth = state.m, fabric("knit", garment.color)
    worn_over = next(
        (state.shown[k] for k in ("greatcoat", "padded", "coat", "jacket", "uniform") if k in state.shown), None
    )
    thick = {"greatcoat": 0.034, "padded": 0.032, "coat": 0.024}.get(worn_over.name, 0.012) if worn_over else 0.004
    state.parts.append(trim.scarf(m, cloth, thick))
    on = worn_over or next((part for part in state.shown.values()), None)
    if on is not None:
        state.parts.append(trim.hanging_end(m, on, cloth))


def _trousers(state: Dressed, garment: Garment, length: float = 1.0, ease: float = 0.014) -> None:
    m = state.m
    state.parts.append(trousers(m, garment.kind, fabric(garment.cloth, garment.color), ease, length))
    end = m.knee + (m.ankle - m.knee) * length
    y = m.shape[:, 1]
    state.cover(np.stack([np.where(m.arm > 0.4, -1.0, m.waist - y + 0.03), y - end]))


def _shorts(state: Dressed, garment: Garment) -> None:
    _trousers(state, garment, -0.12, 0.022)


def _jeans(state: Dressed, garment: Garment) -> None:
    _trousers(state, garment, 1.0, 0.009)


def _skirt(state: Dressed, garment: Garment, low: float, flare: float, fold: float, high: float | None = None) -> None:
    m = state.m
    start = m.waist + 0.03 * m.size if high is None else high
    tight = 0.35 if state.coated else 1.0
    drape = Drape(start, low, 0.014 * m.size, flare * tight * m.size, fold=fold * tight * m.size, bell=1.35)
    state.parts.append(hanging(m, drape, garment.kind, fabric(garment.cloth, garment.color)))
    if high is None:
        band = Drape(start + 0.012 * m.size, start - 0.018 * m.size, 0.018 * m.size, 0.0, fold=0.0)
        state.parts.append(hanging(m, band, "waistband", fabric(garment.cloth, garment.color)))
    y = m.shape[:, 1]
    hem = max(low + 0.10 * m.size, m.ankle) if low > m.ankle + 0.1 else -1.0
    state.cover(np.stack([np.where(m.arm > 0.4, -1.0, m.waist - y), np.where(m.foot > 0.5, -1.0, y - hem)]))


def _knee_skirt(state: Dressed, garment: Garment) -> None:
    _skirt(state, garment, state.m.knee - 0.05 * state.m.size, 0.055, 0.010)


def _short_skirt(state: Dressed, garment: Garment) -> None:
    _skirt(state, garment, state.m.knee + 0.12 * state.m.size, 0.04, 0.010)


def _long_skirt(state: Dressed, garment: Garment) -> None:
    _skirt(state, garment, 0.035 * state.m.size, 0.19, 0.022)


def _dress(state: Dressed, garment: Garment) -> None:
    m = state.m
    _upper(state, garment, Cut(0.55, -0.06, 0.009, 4, depth=0.055, drop=0.014, cuff=0.0))
    _skirt(state, garment, m.knee - 0.06 * m.size, 0.085, 0.014, m.waist + 0.055 * m.size)
    _sash(state, garment)


def _long_dress(state: Dressed, garment: Garment) -> None:
    m = state.m
    trimmed = Garment("bodice", garment.color, garment.cloth, garment.second)
    _upper(state, trimmed, Cut(1.95, -0.06, 0.010, 4, depth=0.008, cuff=0.7, puff=0.016), "stand", (0.14, -0.05, 7))
    _skirt(state, garment, 0.03 * m.size, 0.20, 0.022, m.waist + 0.055 * m.size)
    _sash(state, garment)


def _sash(state: Dressed, garment: Garment) -> None:
    m = state.m
    band = Drape(m.waist + 0.068 * m.size, m.waist + 0.030 * m.size, 0.020 * m.size, 0.0, fold=0.0)
    dark = tuple(c * 0.62 for c in garment.color)
    state.parts.append(hanging(m, band, "sash", fabric("silk", dark)))  # type: ignore[arg-type]


def _robe(state: Dressed, garment: Garment) -> None:
    m = state.m
    cut = Cut(1.82, -0.05, 0.022, 8, open=0.052, button=0.20, cuff=-1.5)
    inner = Garment("shirt", garment.second, "silk", garment.second)
    _upper(state, inner, Cut(1.7, 0.0, 0.010, 5, depth=0.010), "stand")
    _upper(state, garment, cut)
    bands = trim.lapels(m, cut, "bands", fabric("silk", garment.second))
    state.parts.append(bands)
    drape = Drape(m.waist + 0.06 * m.size, 0.05 * m.size, 0.024 * m.size, 0.10 * m.size, fold=0.014 * m.size, bell=1.2)
    state.parts.append(hanging(m, drape, "robe skirt", fabric("silk", garment.color)))
    state.hidden |= (m.shape[:, 1] < m.waist) & (m.arm < 0.4) & (m.foot < 0.5)
    band = Drape(m.waist + 0.085 * m.size, m.waist + 0.005 * m.size, 0.036 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, band, "sash", fabric("silk", garment.second)))


def _apron(state: Dressed, garment: Garment) -> None:
    m = state.m
    cloth = fabric("plain", garment.color)
    long = m.knee - 0.12 * m.size
    drape = Drape(m.waist + 0.06 * m.size, long, 0.045 * m.size, 0.09 * m.size, gap=0.0, fold=0.012, bell=1.3)
    part = hanging(m, drape, "apron", cloth)
    front = part.position[:, 2] > m.centre(m.hip) - 0.01
    keep = front[part.index].all(1)
    bib = Cut(-0.2, -0.06, 0.030, 6, depth=0.10, drop=0.03)
    suit = m.tights.position
    side = 0.105 * m.size - np.abs(suit[:, 0])
    ahead = np.where(suit[:, 2] > m.centre(m.chest) + 0.02, 0.2, -0.2)
    panel = loose(m, bib, side, ahead)
    state.parts.append(
        Part("apron", part.position, part.index[keep], cloth, part.bones, part.weights, part.normal, uv=part.uv)
    )
    state.parts.append(sewn("bib", panel, cloth, m.axes))
    band = Drape(m.waist + 0.066 * m.size, m.waist + 0.035 * m.size, 0.048 * m.size, 0.0, fold=0.0)
    state.parts.append(hanging(m, band, "apron string", cloth))


def _shoes(state: Dressed, garment: Garment, height: float = 0.012) -> None:
    m = state.m
    state.parts.append(shoes(m, garment.kind, fabric("leather", garment.color), height * m.size))
    state.cover((m.ankle + height * m.size - m.shape[:, 1])[None] + 0.012)


def _boots(state: Dressed, garment: Garment) -> None:
    _shoes(state, garment, 0.13)


def _gloves(state: Dressed, garment: Garment) -> None:
    """Gloves are the hands' own surface, a little thicker."""
    m, pack = state.m, people_pack()
    faces = pack.arrays["far/body" if m.far else "near/body"].astype(np.int32)
    faces = faces[(m.hand[faces] > 0.35).all(1)]
    ids, inverse = np.unique(faces, return_inverse=True)
    index = inverse.reshape(-1, 3).astype(np.int32)
    at = m.shape[ids]
    normal = normals(at.astype(np.float32), index)
    uv = (at[:, [0, 2]] + at[:, [1, 1]] * 0.6) / 0.4
    state.parts.append(
        Part(
            "gloves",
            at + normal * 0.0022,
            index,
            fabric(garment.cloth, garment.color),
            pack.bones[ids],
            pack.weights[ids],
            normal,
            uv=uv,
        )
    )
    state.hidden |= m.hand > 0.3


Sew = Callable[[Dressed, Garment], None]
SEWN: dict[str, Sew] = {
    "shirt": _shirt, "blouse": _blouse, "tee": _tee, "pullover": _pullover, "waistcoat": _waistcoat, "jacket": _jacket,
    "hoodie": _hoodie, "coverall": _coverall, "spacesuit": _spacesuit, "shell": _shell,
    "coat": _coat, "greatcoat": _greatcoat, "padded": _padded, "uniform": _uniform, "tie": _tie, "scarf": _scarf, "trousers": _trousers,
    "jeans": _jeans, "shorts": _shorts, "skirt": _knee_skirt, "short skirt": _short_skirt, "long skirt": _long_skirt,
    "dress": _dress, "long dress": _long_dress, "robe": _robe, "apron": _apron, "shoes": _shoes, "boots": _boots,
    "gloves": _gloves,
}  # fmt: skip
