"""Props: what the script says people hold, what they sit on, and a table between those who sit together."""

from collections.abc import Sequence

from ciotat.direction.beats import Draft
from ciotat.direction.blocking import Blocking
from ciotat.direction.floor import free
from ciotat.direction.lexicon.things import HELD
from ciotat.direction.plan import Prop, Setting

__all__ = ["dress"]

_HANDLING = frozenset({"give", "take", "reach", "point", "wave", "look", "walk", "enter", "stand", "run", "strike"})


def dress(floor: Blocking, drafts: Sequence[Draft], setting: Setting) -> tuple[Prop, ...]:
    """All props of a scene: furniture from the blocking, then things by name, each once."""
    props = list(floor.props)
    seats = [prop for prop in props if prop.name in ("chair", "bench", "sofa")]
    if len(seats) >= 2 and ("table" in setting.features or setting.kind in ("cafe", "kitchen", "office", "train-car")):
        a, b = seats[0].position, seats[1].position
        if abs(a[0] - b[0]) >= 1.4 and abs(a[2] - b[2]) < 0.6:
            props.append(Prop("table", "table", (round((a[0] + b[0]) / 2, 3), 0.0, round((a[2] + b[2]) / 2, 3))))
    for draft in drafts:
        if draft.type != "action" or not draft.thing or any(prop.name == draft.thing for prop in props):
            continue
        props.append(_thing(floor, draft, props))
    return tuple(props)


def _thing(floor: Blocking, draft: Draft, props: Sequence[Prop]) -> Prop:
    holder = draft.actor if draft.actor in floor.leads and draft.verb in _HANDLING else ""
    if draft.thing in HELD and holder:
        here = floor.bodies[holder].first[0]
        return Prop(draft.thing, draft.thing, (here[0], 0.0, here[2]), holder=holder)
    table = next((prop for prop in props if prop.name == "table"), None)
    if table and draft.thing in HELD:
        x, _, z = table.position
        return Prop(draft.thing, draft.thing, (x, 0.76, z))
    taken = [body.first[0] for body in floor.bodies.values()] + [prop.position for prop in props]
    near = floor.bodies[holder].first[0] if holder else (0.9, 0.0, -0.5)
    near_x = max(-2.4, min(2.0, near[0]))
    place = free((round(near_x + 0.6, 3), 0.0, round(near[2] - 0.35, 3)), taken, 0.5)
    return Prop(draft.thing, draft.thing, place)
