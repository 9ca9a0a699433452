"""Other ways to take a shot: what a director would try next, each with a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ciotat.core.errors import FilmError
from ciotat.direction.camera import rung, size_at
from ciotat.direction.plan import Plan, ScenePlan, Shot, Size
from ciotat.direction.vehicles import VEHICLES

__all__ = ["Kind", "Variation", "variations"]

Kind = Literal["camera", "light", "performance", "seed", "renderer"]
_OTHER = {"left": ("right", "右"), "right": ("left", "左")}
Way = tuple[str, str, dict[str, Any]]
"""What one way is called, in English and in Chinese, and what it asks."""


@dataclass(frozen=True)
class Variation:
    """A name that a person understands, in the language of the film, and what it asks: knobs as in
    ``shots/<id>.toml``, those of tables as ``light.key``."""

    name: str
    knobs: Mapping[str, Any]


def variations(plan: Plan, scene: ScenePlan, shot: Shot, kind: str, count: int) -> tuple[Variation, ...]:
    """Ways to take `shot` otherwise, the most different first; more than `count` where there are more, since some may
    turn out alike. Raises FilmError for a kind there is not, or one that the shot does not have."""
    if kind not in get_args(Kind):
        raise FilmError(f"there is no kind {kind!r} of variation", advice=f"use one of {', '.join(get_args(Kind))}")
    if shot.role == "card":
        raise FilmError("the shot is a card: words on black", advice="vary another shot")
    ways = {"camera": _camera, "light": _light, "performance": _performance, "seed": _seed, "renderer": _renderer}
    zh = plan.language == "zh"
    found = (Variation(zh_name if zh else name, knobs) for name, zh_name, knobs in ways[kind](plan, scene, shot, count))
    return tuple({str(sorted(v.knobs.items())): v for v in reversed(list(found))}.values())[::-1]


def _camera(plan: Plan, scene: ScenePlan, shot: Shot, count: int) -> Iterator[Way]:
    if shot.role == "insert":
        yield from _thing(scene, shot)
        return
    species = {plan.character(id).species for id in shot.subjects if id in scene.cast}
    if species & set(VEHICLES):
        yield "lower, nearer the ground", "更低，贴近地面", {"angle": "low", "size": shot.size}
        yield "from above", "俯拍", {"angle": "high"}
        yield "closer, 40 mm", "更近，40 毫米", {"size": "FS", "lens": 40}
        yield "wide, 24 mm", "更广，24 毫米", {"size": "EWS", "lens": 24}
        yield from _faces(plan, scene, shot)
        return
    yield from _people(plan, scene, shot)


def _people(plan: Plan, scene: ScenePlan, shot: Shot) -> Iterator[Way]:
    at = rung(shot.size)
    closer, wider = size_at(min(at + 2, 7)), size_at(max(at - 2, 1 if scene.setting.inside else 0))
    many = len(shot.subjects) > 1
    first = shot.subjects[:1]
    if closer != shot.size:
        yield from _closer(plan, scene, shot, closer)
    if shot.angle != "low":
        yield "lower, 35 mm", "更低，35 毫米", {"angle": "low", "lens": 35}
    if wider != shot.size:
        around = list(dict.fromkeys([*shot.subjects, *_others(plan, scene, shot)]))[:4]
        apart = len(around) > len(shot.subjects) and rung(wider) < 5
        yield (
            ("wider, all in it", "更广，全都入画", {"size": wider, "subjects": around})
            if apart
            else ("wider", "更广", {"size": wider})
        )
    if shot.angle != "high":
        yield "from above", "俯拍", {"angle": "high"}
    yield from _faces(plan, scene, shot)
    if len(first) == 1 and not many and (others := _others(plan, scene, shot)):
        yield "both in frame", "同框", {"subjects": [first[0], others[0]], "size": "MS"}
    if shot.angle != "eye":
        yield "at eye level", "平视", {"angle": "eye"}
    yield "long lens, 100 mm", "长焦，100 毫米", {"lens": 100}
    yield "tilted, handheld", "倾斜，手持", {"angle": "dutch", "camera": "handheld", "amount": 0.6}
    if shot.camera != "push":
        yield "pushing in", "推近", {"camera": "push", "amount": 0.9}
    if shot.camera != "pull":
        yield "pulling out", "拉远", {"camera": "pull", "amount": 0.9}
    yield "wide lens, 24 mm", "广角，24 毫米", {"lens": 24}


def _closer(plan: Plan, scene: ScenePlan, shot: Shot, size: Size) -> Iterator[Way]:
    """Two rungs nearer: to all of a few, else to whoever of them is somebody; to beasts, which keep their distance, one."""
    many = len(shot.subjects)
    if many < 2 or (many == 2 and rung(size) < 5):
        yield "closer", "更近", {"size": size}
        return
    cast = [plan.character(id) for id in shot.subjects if id in scene.cast]
    who = next((c.id for c in cast if c.species == "human" and not c.crowd), "")
    if who or all(c.species == "human" for c in cast):
        who = who or shot.subjects[0]
        yield f"closer, on {who}", f"更近，看{who}", {"size": size_at(max(rung(size), 3)), "subjects": [who]}
    elif shot.size == "EWS":
        yield "closer", "更近", {"size": "WS"}


def _faces(plan: Plan, scene: ScenePlan, shot: Shot) -> Iterator[Way]:
    for other in _others(plan, scene, shot)[:2]:
        size = size_at(min(max(rung(shot.size), 4), 6))
        yield f"on {other}", f"看{other}", {"subjects": [other], "size": size}


def _thing(scene: ScenePlan, shot: Shot) -> Iterator[Way]:
    holder = next((p.holder for p in scene.props if p.id == shot.subjects[0] and p.holder), "")
    holder = holder or next((id for id in shot.subjects[1:] if id in scene.cast), "")
    if holder:
        yield "on the face instead", "改看脸", {"subjects": [holder], "size": "CU"}
        yield "the hands and the face", "手和脸", {"subjects": [holder], "size": "MS"}
        yield "lower, on the face", "低角度看脸", {"subjects": [holder], "size": "MCU", "angle": "low"}
    yield "wide lens, 28 mm", "广角，28 毫米", {"lens": 28}
    yield "long lens, 135 mm", "长焦，135 毫米", {"lens": 135}
    yield "pushing in", "推近", {"camera": "push", "amount": 1}


def _others(plan: Plan, scene: ScenePlan, shot: Shot) -> list[str]:
    """Who else is there and is somebody: those who act in the shot first."""
    people = [id for id in scene.cast if plan.character(id).species == "human" and not plan.character(id).crowd]
    acting = [b.actor for b in scene.beats if b.id in shot.beats]
    mine = shot.subjects[:1]
    here = {m.who for m in scene.moves if m.span.overlaps(shot.span)}
    return sorted((id for id in people if id not in mine and id in here), key=lambda id: id not in acting)


def _light(plan: Plan, scene: ScenePlan, shot: Shot, count: int) -> Iterator[Way]:
    """From what the place gives: much of it is taken away where the lamps of the shot shall tell."""
    light = shot.light
    side, han = _OTHER[light.key]
    yield (
        f"key from the {side}, warmer", f"主光从{han}，更暖",
        {"light.key": side, "light.warmth": 0.9, "light.ambient": 0.6, "light.level": round(min(light.level + 0.2, 1.0), 2)},
    )  # fmt: skip
    yield (
        "colder and darker", "更冷更暗",
        {"light.warmth": -0.8, "light.ambient": 0.45, "light.stops": -0.5, "light.ratio": 6},
    )  # fmt: skip
    least = 0.2 if len(shot.subjects) == 1 and rung(shot.size) > 3 else 0.4
    yield (
        "hard, from one side", "硬光，半明半暗",
        {"light.ratio": 16, "light.ambient": least, "light.level": round(min(light.level + 0.3, 1.0), 2), "light.stops": 0.2},
    )  # fmt: skip
    yield (
        "soft and bright",
        "柔和明亮",
        {"light.ratio": 1.3, "light.warmth": 0.1, "light.ambient": 1.25, "light.stops": 0.6},
    )
    yield (
        "nearly dark, an edge of light",
        "近乎全暗，只剩轮廓",
        {"light.ambient": round(least * 0.6, 2), "light.level": 0.2, "light.ratio": 12},
    )
    yield (
        "golden",
        "金黄",
        {"light.warmth": 1, "light.ambient": 0.8, "light.stops": 0.4, "light.level": 1, "light.ratio": 3},
    )
    yield "steel blue", "铁青", {"light.warmth": -1, "light.ambient": 0.3, "light.level": 0.8}
    yield f"key from the {side}", f"主光从{han}", {"light.key": side, "light.ambient": 0.6, "light.ratio": 8}


def _performance(plan: Plan, scene: ScenePlan, shot: Shot, count: int) -> Iterator[Way]:
    yield "more felt", "更投入", {"performance.feeling": 1.7, "performance.seed": 1}
    yield "held back", "更克制", {"performance.feeling": 0.35, "performance.seed": 2}
    for number in range(3, count + 3):
        yield f"another performance, {number - 2}", f"另一种演法 {number - 2}", {"performance.seed": number}


def _seed(plan: Plan, scene: ScenePlan, shot: Shot, count: int) -> Iterator[Way]:
    for number in range(1, count + 3):
        yield f"another take, {number}", f"再来一条 {number}", {"seed": number}


def _renderer(plan: Plan, scene: ScenePlan, shot: Shot, count: int) -> Iterator[Way]:
    for name, han in (("draft", "写实"), ("outline", "线稿")):
        yield f"by the {name} renderer", f"用 {name} 渲染（{han}）", {"renderer": name}
