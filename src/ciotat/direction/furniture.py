"""Props: what people hold and pass on, what they sit on, and a table between those who sit together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ciotat.core.space import Point
from ciotat.core.time import Seconds, Span, seconds
from ciotat.direction.blocking import Blocking
from ciotat.direction.custody import AWAY, Custody, custody, in_hand
from ciotat.direction.floor import free
from ciotat.direction.lexicon.things import HANGS
from ciotat.direction.pastime import pastimes
from ciotat.direction.plan import Beat, Prop, Setting

__all__ = ["dress"]

_LIGHTS = frozenset({"lantern"})
"""What hangs from a hand and is put down on a table all the same; a case is not: it would hide who sits behind it."""
_ON = re.compile(
    r"\bon(?:to)? (?:the|a|his|her) (?:\w+ )?(?:table|desk|counter|bar|bench)\b|[桌案台柜][子面台]?上", re.IGNORECASE
)


def dress(floor: Blocking, beats: Sequence[Beat], length: Seconds, setting: Setting) -> tuple[Prop, ...]:
    """All props of a scene: furniture from the blocking, then things by name, each once for every hand it is in."""
    props = list(floor.props)
    seats = [prop for prop in props if prop.name in ("chair", "bench", "sofa")]
    if setting.kind == "bedroom" and not any("bed" in prop.name for prop in props):
        props.append(Prop("bed", "bed", (-3.1, 0.0, -2.45), 90.0))
    laid = any("table" in prop.name for prop in props)
    if (
        not laid
        and len(seats) >= 2
        and ("table" in setting.features or setting.kind in ("cafe", "kitchen", "office", "train-car"))
    ):
        a, b = seats[0].position, seats[1].position
        if abs(a[0] - b[0]) >= 1.4 and abs(a[2] - b[2]) < 0.6:
            props.append(Prop("table", "table", (round((a[0] + b[0]) / 2, 3), 0.0, round((a[2] + b[2]) / 2, 3))))
    crowd = [id for id, body in floor.bodies.items() if body.character.crowd]
    kept = custody(floor.drafts, floor.leads, crowd)
    props += _tables(floor, kept.values(), props)
    for name, held in kept.items():
        if all(prop.name != name for prop in props):
            props += _kept(floor, name, held, beats, length, list(props))
    idle = [floor.bodies[id].character for id in crowd if all(prop.holder != id for prop in props)]
    told = {prop.name for prop in props}
    return (*props, *(p for p in pastimes(idle, floor.mates, floor.drafts, setting) if p.name not in told))


def _tables(floor: Blocking, held: Iterable[Sequence[Custody]], props: Sequence[Prop]) -> list[Prop]:
    """A table beside whoever lays something on one, where none stands yet."""
    if any("table" in prop.name or "desk" in prop.name for prop in props):
        return []
    for held_ in held:
        for last, one in pairwise(held_):
            if one.holder or last.holder not in floor.bodies or not _ON.search(floor.drafts[one.since].text):
                continue
            x, _, z = floor.bodies[last.holder].after(one.since)
            taken = [body.after(one.since) for body in floor.bodies.values()] + [prop.position for prop in props]
            return [Prop("table", "table", free((round(x * 0.6, 3), 0.0, round(z - 0.85, 3)), taken, 0.8))]
    return []


def _kept(
    floor: Blocking, name: str, held: Sequence[Custody], beats: Sequence[Beat], length: Seconds, props: list[Prop]
) -> Iterator[Prop]:
    """One prop for each of its holders, each for as long as it is theirs."""
    first = Seconds(0) if held[0].since == 0 else _taken(floor, beats, held[0])
    times = [first, *(_taken(floor, beats, one) for one in held[1:]), length]
    for k, one in enumerate(held):
        if times[k] >= times[k + 1] or one.holder == AWAY:
            continue
        span = None if len(held) == 1 and not first else Span.between(times[k], times[k + 1])
        id = name if k == 0 else f"{name}#{k + 1}"
        last = held[k - 1].holder if k else ""
        holder = one.holder if in_hand(name) else ""
        yield Prop(id, name, _place(floor, name, one, last, props), holder=holder, span=span)


def _taken(floor: Blocking, beats: Sequence[Beat], one: Custody) -> Seconds:
    """When a holder has it: when both hands were on it, where it was handed over."""
    if one.share == 0.0 and one.since in floor.passed:
        return beats[one.since].span.start + floor.passed[one.since]
    return _instant(beats[one.since], one.share)


def _instant(beat: Beat, share: float) -> Seconds:
    return beat.span.start + seconds(Fraction(round(float(beat.span.length) * share * 100), 100))


def _place(floor: Blocking, name: str, one: Custody, last: str, props: Sequence[Prop]) -> Point:
    """In the hand: where the holder is; else on the table, else on the ground beside whoever had it."""
    if one.holder and in_hand(name):
        here = floor.bodies[one.holder].after(one.since - 1)
        return (here[0], 0.0, here[2])
    table = next((prop for prop in props if "table" in prop.name), None)
    if table and in_hand(name) and name not in HANGS - _LIGHTS:
        laid = sum(prop.position[1] > 0.7 for prop in props)
        aside = (0.0, 0.24, -0.24, 0.4, -0.4)[laid % 5]
        return (round(table.position[0] + aside, 3), 0.76, table.position[2])
    near = floor.bodies[last].after(one.since) if last else (0.9, 0.0, -0.5)
    taken = [body.first[0] for body in floor.bodies.values()] + [prop.position for prop in props]
    x = round(max(-2.4, min(2.0, near[0])) + 0.6, 3)
    return free((x, 0.0, round(near[2] - 0.35, 3)), taken, 0.5)
