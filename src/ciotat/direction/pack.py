"""Coverage of animals that are a danger, and of people before them: three seen as three, the distance closing from shot
to shot, the stop that can be read, both sides in one picture."""

from collections.abc import Sequence

from ciotat.core.time import Seconds, seconds
from ciotat.direction.camera import rung
from ciotat.direction.framing import Framing, Take, View
from ciotat.direction.plan import Angle, Camera, Role, Size
from ciotat.direction.yielding import yielded

__all__ = ["cover_handover", "cover_pack", "faced", "opposed"]

_ON_THE_FACE = seconds("1.5")
"""How long a face is seen on which the light changes."""
_BEFORE, _MEET = seconds("1.4"), seconds("0.7")
"""How much is seen before two hands meet, and after."""
_LAST = seconds("1.1")


def _shot(
    role: Role, k: int, who: Sequence[str], size: Size, why: tuple[str, ...], share: float = 0.0,
    angle: Angle = "eye", camera: tuple[Camera, float] = ("locked", 0.0), lens: float = 0.0,
) -> Framing:  # fmt: skip
    at = rung(size)
    return Framing(role, k, k, tuple(who), size, why, angle, *camera, (at, at), share, lens=lens)


def _out(view: View, k: int) -> list[str]:
    """Those of the pack who can be seen during beat `k`."""
    seen = view.visible(k)
    return [id for id in view.floor.pack if id in seen]


def _new(view: View, k: int, id: str) -> bool:
    """Whether it could not be seen before beat `k`."""
    body = view.floor.bodies[id]
    return id in view.floor.away[k - 1] if k else body.first[0] != body.entrance


def opposed(view: View, k: int) -> tuple[list[str], list[str]]:
    """The people and the pack that stand against each other during beat `k`."""
    return view.people(k)[:3], _out(view, k)[:4]


def cover_pack(view: View, k: int, actors: Sequence[str]) -> Take:
    """Framings of a beat in which the pack does something."""
    verb, pack = view.drafts[k].verb, [*actors][:4]
    people = view.people(k)[:2]
    if verb == "enter" or all(_new(view, k, id) for id in pack):
        return _coming_out(view, k, pack, people)
    if verb in ("flee", "exit"):
        if people:
            return [_shot("over-shoulder", k, (pack[0], *people, *pack[1:]), "WS", view.why("pack-gone"), lens=35.0)]
        return [_shot("master", k, pack, "WS", view.why("pack-gone"))]
    if verb in ("approach", "run", "walk"):
        return _closing_in(view, k, pack, people)
    if verb in ("stand", "sit", "lie"):
        stop = _shot("master", k, pack, "FS", view.why("pack-stops"), angle="low", lens=50.0)
        if people:
            stop = _shot("over-shoulder", k, (pack[0], *people, *pack[1:]), "WS", view.why("pack-stops"), lens=40.0)
        eyes = _shot("single", k, pack[:1], "MCU", view.why("beast-near", a=pack[0]), 0.58, "low")
        return [stop, eyes] if view.beats[k].span.length >= 2.6 else [stop]
    near = _shot("single", k, pack[:1], "MCU", view.why("beast-near", a=pack[0]), 0.0, "low", ("push", 0.3))
    if len(pack) > 1 and view.beats[k].span.length >= 2.6:
        return [near, _shot("master", k, pack, "FS", view.why("pack-heads"), 0.52, "low", lens=60.0)]
    return [near]


def _coming_out(view: View, k: int, pack: list[str], people: list[str]) -> Take:
    """The whole pack as it comes out of the dark; over their backs, whom they have found; then the eyes of the first."""
    rule = "pack-out" if len(pack) > 1 else "one-out"
    first = _shot("establishing", k, pack, "WS", view.why(rule), lens=75.0)
    if not people:
        return [first]
    backs = _shot("over-shoulder", k, (people[0], pack[0], *people[1:], *pack[1:]), "WS", view.why("pack-backs"), 0.46)
    eyes = _shot("single", k, pack[:1], "MS", view.why("beast-near", a=pack[0]), 0.74, "low")
    return [first, backs.but(lens=35.0), eyes] if view.beats[k].span.length >= 4 else [first, backs.but(lens=35.0)]


def _closing_in(view: View, k: int, pack: list[str], people: list[str]) -> Take:
    """Past the people to what comes; then nearer than they dare to be. Each time it comes, it is larger."""
    before = sum(d.verb in ("approach", "run", "walk") and d.actor in view.floor.pack for d in view.drafts[:k])
    if before:
        near = _shot("master", k, pack, "MS", view.why("pack-steps"), 0.0, "low", lens=60.0)
        eyes = _shot("single", k, pack[:1], "CU", view.why("beast-near", a=pack[0]), 0.5, "low")
        return [near, eyes] if view.beats[k].span.length >= 2.2 else [near]
    first = _shot("over-shoulder", k, (pack[0], *people, *pack[1:]), "WS", view.why("pack-nearer"), lens=40.0)
    if not people:
        first = _shot("master", k, pack, "FS", view.why("pack-nearer"), lens=50.0)
    heads = _shot("master", k, pack, "FS", view.why("pack-steps"), 0.5, "low", lens=60.0)
    return [first, heads] if view.beats[k].span.length >= 2.2 else [first]


def faced(view: View, k: int, reason: str = "stand-off") -> Take:
    """Both sides in one picture, once somebody has stood up to the pack; nothing before. Where the pack gives way, the
    faces that see it, and at last both sides again, from behind those who stayed."""
    people, pack = opposed(view, k)
    standing = [id for id in people if view.floor.facing.get(id, k + 1) <= k]
    if not standing or not pack:
        return []
    both = _shot("master", k, (*people, *pack), "WS", view.why(reason), camera=("push", 0.4), lens=35.0)
    begin, last = yielded(view.floor)
    if k != last:
        return [both]
    at = 0.38 if begin == last else 0.0
    role: Role = "two-shot" if len(people) > 1 else "close-up"
    faces = _shot(role, k, people[:2], "MS" if len(people) > 1 else "CU", view.why("pack-yields"), at)
    why = view.why("pack-goes")
    gone = _shot(
        "establishing", k, (*people, *pack), "FS", why, at + (0.24 if at else 0.54), camera=("pull", 0.3), lens=30.0
    )
    return [both, faces, gone] if begin == last else [faces, gone]


def cover_handover(view: View, k: int) -> tuple[Take, float]:
    """What comes before anything else that beat `k` tells, and the share of the beat it takes: a thing goes from hand to
    hand, and a light that is raised shows the face it lights."""
    handed, length = view.floor.handed.get(k), view.beats[k].span.length
    take: Take = []
    done = Seconds(0)
    if handed and k in view.floor.passed:
        things = [p.id for p in view.props if p.name == handed.thing and p.holder == handed.giver]
        if things and view.style.inserts:
            why = view.why("hand-over", a=handed.giver, b=handed.taker)
            meet = float(max(view.floor.passed[k] - _BEFORE, Seconds(0)) / length)
            take.append(_shot("insert", k, (things[-1], handed.giver, handed.taker), "CU", why, meet))
            done = view.floor.passed[k] + _MEET
    who = view.floor.lifted.get(k, "")
    if who and length > done + _ON_THE_FACE:
        why = view.why("light-raised", a=who)
        size: Size = "CU" if take else "MCU"  # whoever let go of it is still at arm's length
        take.append(_shot("single", k, (who,), size, why, float(done / length), camera=("push", 0.3)))
        done += _ON_THE_FACE
    return take, min(float(done / length), 1.0 - float(_LAST / length)) if take else 0.0
