"""Who sits or lies when a scene begins: in a car, round a table, in pews, at desks, in a bed; and on what."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ciotat.core.space import Point
from ciotat.direction.beats import Draft
from ciotat.direction.floor import apart, free, yaw_to
from ciotat.direction.lexicon import things
from ciotat.direction.plan import Prop, Setting

__all__ = ["GUESTS", "Arrangement", "Place", "arranged", "comes_late", "named", "seat_for", "serves", "turned"]

_DRIVES = re.compile(
    r"\bdriv(?:es|ing|er)\b|\bat the wheel\b|\bbehind the wheel\b|司机|开车|驾车|握着方向盘", re.IGNORECASE
)
_BACK = re.compile(r"\bback ?seat|\brear seat|in the back\b|后座|后排", re.IGNORECASE)
_HIRED = re.compile(r"\b(?:taxi|cab|uber|limo)\b|出租车|网约车|的士", re.IGNORECASE)
_ROUND = re.compile(
    r"\b(?:sits?|sat|seated|sitting|gather(?:ed|s)?)\b[^.]{0,40}\b(?:table|desk)\b"
    r"|\b(?:at|around|round) (?:the|a) [\w ]{0,24}table\b|\bdinner\b|\bfamily meal\b"
    r"|\b(?:sits?|sat|seated) (?:opposite|across from|facing)\b|对面坐|坐在[^，。]{0,6}对面"
    r"|围坐|围着[^，。]{0,6}桌|坐在[^，。]{0,6}桌|吃(?:晚|午|年夜|团圆)?饭|开会|聚餐|[圆饭餐酒]桌",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?:dinner|family meal)\b|围坐|[圆饭餐酒]桌|吃(?:晚|午|年夜|团圆)?饭|聚餐", re.IGNORECASE)
"""Where all sit down together, whenever they are first spoken of."""
_AT = re.compile(
    r"\b(?:at|behind) (?:the|a|an|his|her) (?:[\w-]+ ){0,3}?(table|desk)\b"
    r"|坐在[^，。]{0,8}?(桌)|[书办公课饭餐]+桌[前后旁边]",
    re.IGNORECASE,
)
_DESK = re.compile(r"\bdesk\b|书桌|办公桌|写字台", re.IGNORECASE)
_UPRIGHT = re.compile(
    r"\b(?:stands?|standing|leans?|leaning|paces?|pacing)\b"
    r"|\b(?:at|by) the (?:[\w-]+ )?(?:stove|cooker|sink|counter|window|door|blackboard|board|screen|mirror|piano|fridge)\b"
    r"|站|灶台|炉边|水槽|黑板|窗[前边口]|门口",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:WAITER|WAITRESS|BARTENDER|BARMAN|BARISTA|BUTLER|MAID|NURSE|GUARD)\b|服务员|侍者|小二|酒保|丫鬟|护士|管家",
    re.IGNORECASE,
)
"""Who is on their feet while others sit."""
_EDGE = re.compile(
    r"\b(?:edge|foot|side|end) of (?:the|his|her) bed\b|\bon (?:the|his|her) bed\b|床[边沿头]|床上", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:beside|next to|by|at) (?:the|his|her) bed(?:side)?\b|床前|床旁", re.IGNORECASE)
_COMES = frozenset({"enter", "approach", "run", "walk", "strike", "push", "flee", "alight"})
_COMES_UP = frozenset({"approach", "run", "walk"})
_FIGHT = frozenset({"strike", "flee", "fall"})
_EARLY = 8
_MEALS = frozenset({"cafe", "meeting", "teahouse"})
_BENCHES: Mapping[str, tuple[tuple[str, float, float, float], ...]] = {
    # what a crowd sits on, where, and how it is turned
    "church": (("pew", -3.0, -0.9, 62), ("pew", 3.0, -0.9, -62), ("pew", -3.35, 0.45, 90), ("pew", 3.35, 0.45, -90)),
    "court": (("pew", -3.0, -0.9, 62), ("pew", 3.0, -0.9, -62), ("pew", -3.35, 0.45, 90), ("pew", 3.35, 0.45, -90)),
    "theatre": (
        ("bench", -3.0, -0.9, 62),
        ("bench", 3.0, -0.9, -62),
        ("bench", -3.35, 0.5, 90),
        ("bench", 3.35, 0.5, -90),
    ),
}
GUESTS = frozenset({"cafe", "teahouse"})
"""Houses for guests, who sit at small tables."""
_GUEST_TABLES = ((2.75, -1.05), (-2.6, -1.0), (0.15, -1.8))
"""Where a house seats its guests: behind and beside those whom the scene is about."""
_FAR_SIDE = ((), (0.0,), (-0.5, 0.5), (-0.72, 0.72, 0.0), (-0.37, 0.37, -1.1, 1.1), (-0.64, 0.64, 0.0, -1.28, 1.28))
"""Where along the far side of a long table so many sit, elbows apart."""
_DESKS = tuple((x, z, 90.0 if x < 0 else -90.0) for z in (-1.25, -0.15, 0.95) for x in (-2.15, 2.15, -3.2, 3.2))
_BED = {"ward": "hospital-bed", "clinic": "gurney", "cell": "bunk-bed", "spaceship": "hospital-bed"}
_LONG = frozenset({"bench", "sofa", "pew", "ledge"})
_OPEN = 24.0
"""Degrees that a bench is turned from the camera at most."""
_SEAT = {"spaceship": "pilot-seat", "ward": "plastic-chair", "clinic": "plastic-chair", "office": "office-chair"}
_WILD = {
    **dict.fromkeys(("desert", "hill", "beach", "ruins", "battlefield", "cave"), "rock"),
    **dict.fromkeys(("forest", "snowfield"), "log"), **dict.fromkeys(("meadow", "field"), "ground"),
}  # fmt: skip
"""What one sits on where there is no furniture and the words name nothing."""
_TURN = 34.0
"""Degrees that whoever sits turns from where the seat faces."""


@dataclass(frozen=True)
class Place:
    """A seat that is taken: where, how it is turned (degrees), and whether one sits or lies."""

    at: Point
    yaw: float
    posture: str = "sit"


@dataclass
class Arrangement:
    """Who has which place as the scene begins, the furniture for it, and whether nobody can leave (`closed`)."""

    places: dict[str, Place] = field(default_factory=dict)
    props: list[Prop] = field(default_factory=list)
    closed: bool = False


def arranged(
    setting: Setting, drafts: Sequence[Draft], marks: Mapping[str, Point], crowd: Sequence[str]
) -> Arrangement:
    """How the people of a scene sit when it begins; empty where they stand. `marks`: where its leads stand otherwise."""
    leads = list(marks)
    if setting.kind == "car":
        return _in_car(setting, drafts, leads, crowd)
    made = Arrangement()
    if setting.kind in _BENCHES:
        _on_benches(made, setting, crowd)
    if setting.kind == "classroom":
        _at_desks(made, crowd)
    if setting.kind in GUESTS:
        _at_small_tables(made, crowd)
    sitters = _sitters(drafts, leads)
    alone = [who for who in sitters if _by_itself(drafts, who)]
    if len(alone) == 1 and len(sitters) == 1:
        _at_own_table(made, setting, drafts, alone[0], marks)
    elif len(sitters) > 1 and (setting.inside or _at_table(drafts)) and _sit(setting, drafts):
        _round_table(made, setting, sitters, crowd)
    return made


def _shown(drafts: Sequence[Draft], most: int = 6) -> str:
    return "\n".join(d.text for d in drafts[:most] if d.type != "line")


def _at_table(drafts: Sequence[Draft]) -> bool:
    return _ROUND.search(_shown(drafts)) is not None


def _sit(setting: Setting, drafts: Sequence[Draft]) -> bool:
    """They sit where the words say so, and where people do unless there is a fight."""
    return _at_table(drafts) or (setting.kind in _MEALS and not any(d.verb in _FIGHT for d in drafts))


def _sitters(drafts: Sequence[Draft], leads: Sequence[str]) -> list[str]:
    """Who is there as the scene begins, and does not begin by going somewhere."""
    first = {
        who: next((d for d in drafts if who in (d.actor, *d.others) and d.type == "action"), None) for who in leads
    }
    told = drafts if _FAMILY.search(_shown(drafts)) else drafts[:_EARLY]
    early = {who for d in told for who in (d.actor, *d.others, d.target)}
    found = [who for who in leads if who in early and ((own := first[who]) is None or own.verb not in _COMES)]
    return [who for who in found if not serves(who) and not ((own := first[who]) and _upright(own))]


def serves(who: str) -> bool:
    """Whether `who` is on their feet while others sit: a waiter, a nurse."""
    return _STAFF.search(who) is not None


def _upright(own: Draft) -> bool:
    return own.verb != "sit" and _UPRIGHT.search(own.text) is not None and _AT.search(own.text) is None


def _by_itself(drafts: Sequence[Draft], who: str) -> bool:
    """Whether the words have `who` at a table or a desk as the scene begins."""
    return any(d.actor == who and d.type == "action" and _AT.search(d.text) for d in drafts[:_EARLY])


def comes_late(drafts: Sequence[Draft], who: str, first: Draft) -> bool:
    """Whether `who` is not there as the scene begins: the first thing they do is to come in, or to come up when others
    have already talked."""
    if first.type != "action" or (first.actor != who and first.verb != "enter"):
        return False
    before = drafts[: drafts.index(first)]
    met = any(who == draft.target and draft.type == "action" for draft in before)
    talked = any(draft.type == "line" for draft in before)
    return first.verb == "enter" or (first.verb in _COMES_UP and talked and not met)


def _in_car(setting: Setting, drafts: Sequence[Draft], leads: Sequence[str], crowd: Sequence[str]) -> Arrangement:
    """The driver at the left of the car, which faces the camera; whoever hired it behind."""
    people = [*leads, *crowd]
    named = {who: " ".join([who, *(d.text for d in drafts if d.actor == who and d.type != "line")]) for who in people}
    driver = next((who for who in people if _DRIVES.search(named[who])), None)
    hired = bool(_HIRED.search(setting.name))
    alone = driver is None and hired and len(people) == 1
    order = [who for who in people if who != driver]
    if driver is None and order and not alone:
        driver = order.pop(0)
    rear = [who for who in order if (hired and driver) or alone or _BACK.search(named[who])]
    front = [who for who in order if who not in rear]
    rear += front[1:]
    places = {driver: Place((0.37, 0.0, 0.0), 0.0)} if driver else {}
    places |= {who: Place((-0.37, 0.0, 0.0), 0.0) for who in front[:1]}
    places |= {
        who: Place((x, 0.0, -0.88), 0.0)
        for who, x in zip(rear, (0.0,) if len(rear) == 1 else (-0.46, 0.46, 0.0), strict=False)
    }
    seats = ((0.37, 0.0), (-0.37, 0.0), (0.42, -0.88), (0.0, -0.88), (-0.42, -0.88))
    props = [Prop("car cabin", "car-cabin", (0.0, 0.0, 0.0))]
    props += [Prop(f"car seat {k + 1}", "car-seat", (x, 0.0, z)) for k, (x, z) in enumerate(seats)]
    return Arrangement({who: place for who, place in places.items() if who}, props, closed=True)


def _on_benches(made: Arrangement, setting: Setting, crowd: Sequence[str]) -> None:
    """Two or three on each bench, turned to the middle."""
    benches = _BENCHES[setting.kind]
    for k, who in enumerate(crowd[:8]):
        name, x, z, yaw = benches[k % len(benches)]
        aside = (-0.4, 0.4)[k // len(benches)]
        at = _along((x, 0.0, z), yaw, aside)
        made.places[who] = Place(at, yaw)
        _put(made, name, (x, 0.0, z), yaw)


def _at_desks(made: Arrangement, crowd: Sequence[str]) -> None:
    for who, (x, z, yaw) in zip(crowd, _DESKS, strict=False):
        made.places[who] = Place((x, 0.0, z), yaw)
        _put(made, "school-chair", (x, 0.0, z), yaw)
        _put(made, "school-desk", (round(x + (0.5 if yaw > 0 else -0.5), 3), 0.0, z), yaw)


def _at_small_tables(made: Arrangement, crowd: Sequence[str]) -> None:
    """The guests of a house in twos, each two over a small table."""
    for k, who in enumerate(crowd[: 2 * len(_GUEST_TABLES)]):
        (x, z), side = _GUEST_TABLES[k // 2], -1.0 if k % 2 else 1.0
        at = (round(x + side * 0.66, 3), 0.0, z)
        made.places[who] = Place(at, -side * 90.0)
        _put(made, "cafe-table", (x, 0.0, z), 0.0)
        _put(made, "chair", at, -side * 90.0)


def _at_own_table(
    made: Arrangement, setting: Setting, drafts: Sequence[Draft], who: str, marks: Mapping[str, Point]
) -> None:
    """One sits at a table or a desk: turned to where the others stand, or to the camera where nobody else is. At a table a
    chair is left for whoever comes."""
    text = "\n".join(d.text for d in drafts[:_EARLY] if d.actor == who and d.type == "action")
    desk = _DESK.search(text) is not None and setting.era != "ancient"
    table = "desk" if desk else "table"
    if len(marks) < 2 and setting.kind not in GUESTS:
        made.places[who] = Place((-0.3, 0.0, -0.62), 0.0)
        made.props.append(Prop(table, table, (-0.3, 0.0, 0.0)))
    else:
        side = 1.0 if marks[who][0] >= 0 else -1.0
        made.places[who] = Place((side * 0.78, 0.0, 0.0), -side * 90.0)
        made.props.append(Prop(table, table, (side * 0.12 if desk else 0.0, 0.0, 0.0), -side * 90.0 if desk else 0.0))
        left = (-side * 0.78, 0.0, 0.0) if setting.kind in GUESTS else (0.0, 0.0, -0.86)
        if not desk and all(apart(mark, left) > 0.5 for id, mark in marks.items() if id != who):
            _put(made, "chair", left, side * 90.0 if setting.kind in GUESTS else 0.0)
    seat = made.places[who]
    _put(made, "office-chair" if desk and setting.era == "modern" else "chair", seat.at, seat.yaw)


def _round_table(made: Arrangement, setting: Setting, leads: Sequence[str], crowd: Sequence[str]) -> None:
    """Two face each other over a small table; more sit round a long one, its near side left open to the camera."""
    sitters = [*leads, *(who for who in crowd if who not in made.places)]
    chair = "office-chair" if setting.kind == "meeting" and setting.era == "modern" else "chair"
    if len(sitters) == 2:
        table, spots = "table", [(-0.78, 0.0, 90.0), (0.78, 0.0, -90.0)]
    else:
        table = "long-table" if setting.kind in ("meeting", "office") else "dining-table"
        far = [(x, -1.12, 0.0) for x in _FAR_SIDE[min(len(sitters) - 2, len(_FAR_SIDE) - 1)]]
        spots = [(-1.72, -0.32, 78.0), (1.72, -0.32, -78.0), *far]
        spots += [(x, -1.35, yaw) for x, yaw in ((-2.1, 60.0), (2.1, -60.0), (-2.7, 66.0), (2.7, -66.0))]
    middle = (0.0, 0.0, 0.0 if len(sitters) == 2 else -0.4)
    made.props.append(Prop("table", table, middle))
    for who, (x, z, yaw) in zip(sitters, spots, strict=False):
        made.places[who] = Place((x, 0.0, z), yaw)
        _put(made, chair, (x, 0.0, z), yaw)


def _along(at: Point, yaw: float, aside: float) -> Point:
    """A place `aside` metres along a bench."""
    turn = math.radians(yaw)
    return (round(at[0] + aside * math.cos(turn), 3), 0.0, round(at[2] - aside * math.sin(turn), 3))


def _put(made: Arrangement, name: str, at: Point, yaw: float) -> None:
    if all(prop.name != name or apart(prop.position, at) > 0.1 for prop in made.props):
        made.props.append(named(name, at, yaw, made.props))


def named(name: str, at: Point, yaw: float, props: Sequence[Prop]) -> Prop:
    """A piece of furniture that has an id of its own among `props`."""
    number = sum(prop.name == name for prop in props) + 1
    return Prop(f"{name} {number}" if number > 1 else name, name, at, yaw)


def seat_for(
    draft: Draft, at: Point, yaw: float, props: Sequence[Prop], taken: Sequence[Point], setting: Setting
) -> tuple[Place | None, Prop | None]:
    """Where somebody sits or lies down who stands at `at`: the place, and the furniture that is put there; nothing where
    it is the ground. A bed in which somebody lies is sat on or beside, and not built twice."""
    beds = [prop for prop in props if "bed" in prop.name or prop.name in ("gurney", "cot")]
    if draft.verb == "sit" and beds and _EDGE.search(draft.text):
        place = _edge(beds[0])
        return Place(place, yaw_to(place, beds[0].position)), None
    bare = "bed" if draft.verb == "lie" else _WILD.get(setting.kind, "chair")
    name = things.SEATS.first(draft.text) or bare
    if name == "chair" and not (setting.kind == "office" and setting.era != "modern"):
        name = _SEAT.get(setting.kind, name)
    if name == "bed" or draft.verb == "lie":
        name = _BED.get(setting.kind, "bed") if name in ("bed", "chair") else name
    if name == "ground":
        return None, None
    where = at
    if name in _LONG:  # for two and more, who are to be seen together
        yaw = max(-_OPEN, min(_OPEN, yaw))
    if draft.verb == "sit" and beds and _BESIDE.search(draft.text):
        bed = beds[0].position
        where = free((round(bed[0] + 0.35, 3), 0.0, round(bed[2] + 1.0, 3)), taken, 0.5)
    if any(apart(prop.position, where) <= 0.3 and prop.name not in ("table", "long-table") for prop in props):
        return None, None
    return (Place(where, yaw) if where != at or name in _LONG else None), named(
        name, (where[0], 0.0, where[2]), yaw, props
    )


def _edge(bed: Prop) -> Point:
    """The near edge of a bed, at the height of the knees of whoever lies in it."""
    x, _, z = bed.position
    deep = 0.34 if bed.name != "bed" else 0.58
    return (round(x + (0.3 if bed.yaw > 0 else -0.3), 3), 0.0, round(z + deep, 3))


def turned(wanted: float, seat: float) -> float:
    """`wanted`, but no farther from the seat's own yaw than one turns who sits."""
    off = (wanted - seat + 180.0) % 360.0 - 180.0
    return round(seat + max(-_TURN, min(_TURN, off)), 1)
