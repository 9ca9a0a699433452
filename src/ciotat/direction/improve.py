"""What direction can do at a weak moment: a few changes of one shot, each with a reason in words, the cheapest first.

A change asks for nothing that `shots/<id>.toml` could not say; what it would do to the running time is known before it is
made. After the grammar of the trade: nearer is stronger, a held face lets a feeling land, a cut before attention goes keeps
it, light and music lead what is felt.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from ciotat.core.time import Seconds
from ciotat.direction.camera import rung, size_at
from ciotat.direction.hold import held
from ciotat.direction.plan import Plan, ScenePlan, Shot

__all__ = ["KINDS", "Change", "Weak", "changes"]

Weak = Literal["", "gap-v", "gap-a", "exits"]
KINDS: tuple[Weak, ...] = ("", "gap-v", "gap-a", "exits")
SAME, SOUND, LENGTH = 1.0, 0.8, 0.5
"""How cheap a change is: one shot is made again; and the music of its scene; and the cut, the sound and what follows."""
_LONGER, _SHORTER = (Seconds(4, 5), Seconds(3, 2)), Seconds(-6, 5)
_LEAST = Seconds(1, 4)
_NONE = Seconds(0)
Said = tuple[str, str]
_SIZES: Mapping[str, Said] = {
    "EWS": ("an extreme wide shot", "大远景"), "WS": ("a wide shot", "全景"), "FS": ("a full shot", "全身镜头"),
    "MFS": ("a medium full shot", "中全景"), "MS": ("a medium shot", "中景"), "MCU": ("a medium close-up", "中近景"),
    "CU": ("a close-up", "特写"), "ECU": ("an extreme close-up", "大特写"),
}  # fmt: skip
Words = tuple[Said, Said]
Asked = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One thing to try: `name` and `why` in English and Chinese; what it asks, as in ``shots/<id>.toml``, tables as
    ``light.warmth``; how much longer the film is with it; how cheap it is, up to 1."""

    id: str
    name: Said
    why: Said
    asked: Asked
    seconds: Seconds = _NONE
    cheap: float = SAME


@dataclass(frozen=True)
class _View:
    """A shot, in its scene; what is weak in it, and by how much less (or more) is felt than meant."""

    plan: Plan
    scene: ScenePlan
    shot: Shot
    kind: Weak
    gap: float
    hold: Seconds


def changes(
    plan: Plan, shot: str, kind: Weak = "", gap: float = 0.0, asked: Asked = MappingProxyType({})
) -> tuple[Change, ...]:
    """What could be done about `shot`, what fits its weakness best first: `kind` says what is weak (nothing: anything may be),
    `gap` is what was meant less what was felt, `asked` what is asked of it already. Nothing where the shot is not in the
    plan, or is a card."""
    hold = Seconds(str(asked.get("hold", 0)))
    for scene in plan.scenes:
        for own in scene.shots:
            if own.id == shot and own.role != "card":
                view = _View(plan, scene, own, kind, gap, hold)
                found = [change for make in _WAYS for change in make(view)]
                return tuple(sorted(found, key=lambda change: (-_fits(view, change.id), -change.cheap, change.id)))
    return ()


def _fits(view: _View, id: str) -> int:
    """How well a change answers what is weak: 2 as made for it, 1 well, 0 perhaps."""
    best = {
        "gap-v": ("warmer", "colder", "performance", "music"),
        "gap-a": ("closer", "performance", "push", "music", "slower", "hold"),
        "exits": ("cut", "closer", "push", "other"),
    }
    wanted = best.get(view.kind, ())
    return 0 if id not in wanted else 2 if wanted.index(id) < 2 else 1


def _closer(view: _View) -> Iterator[Change]:
    shot = view.shot
    if not shot.subjects or rung(shot.size) >= 6 or shot.role == "insert":
        return
    people = [id for id in shot.subjects if id in view.scene.cast]
    size = size_at(rung(shot.size) + (2 if rung(shot.size) < 4 else 1))
    asked: dict[str, Any] = {"size": size}
    if len(shot.subjects) > 1 and rung(size) > 4 and people:
        asked["subjects"] = people[:1]
    yield Change(
        "closer", ("closer", "更近"),
        (f"in {_SIZES[shot.size][0]} a face is too small to be read; nearer, what is felt can be seen",
         f"{_SIZES[shot.size][1]}里的脸太小，读不出来；近一些，感受才看得见"), asked,
    )  # fmt: skip


def _hold(view: _View) -> Iterator[Change]:
    if view.kind == "exits":
        return
    for number, longer in enumerate(_LONGER):
        done = _held(view, longer)
        if done >= _LEAST:
            yield Change(
                "hold" if not number else "hold-more", (f"hold {_tenths(done)} s longer", f"多停 {_tenths(done)} 秒"),
                ("the cut comes before the feeling has landed; held, it has time to", "剪得比感受快；多停一会儿，让它落下来"),
                {"hold": _number(view.hold + longer)}, done, LENGTH,
            )  # fmt: skip


def _cut(view: _View) -> Iterator[Change]:
    done = _held(view, _SHORTER)
    if done <= -_LEAST:
        yield Change(
            "cut", (f"cut {_tenths(-done)} s earlier", f"提前 {_tenths(-done)} 秒剪"),
            ("nothing is said at its end, and attention goes; cut before it does", "结尾没有台词，注意力在流失；在那之前就剪"),
            {"hold": _number(view.hold + _SHORTER)}, done, LENGTH,
        )  # fmt: skip


def _light(view: _View) -> Iterator[Change]:
    light = view.shot.light
    if view.kind not in ("", "gap-v"):
        return
    warm, cold = round(min(light.warmth + 0.5, 1.0), 2), round(max(light.warmth - 0.5, -1.0), 2)
    if view.gap >= 0 and warm > light.warmth:
        yield Change(
            "warmer", ("warmer key, a softer shadow", "主光更暖，阴影更柔"),
            ("less warmth is felt here than is meant; light says it before words do", "这里感到的温暖比想要的少；光比台词先开口"),
            {"light.warmth": warm, "light.ratio": round(max(light.ratio * 0.6, 1.0), 2),
             "light.level": round(min(light.level + 0.12, 1.0), 2)},
        )  # fmt: skip
    if view.gap <= 0 and cold < light.warmth:
        yield Change(
            "colder", ("colder, a harder shadow", "更冷，阴影更硬"),
            ("it feels kinder than is meant; colder light takes the comfort out of it", "感觉比想要的温和；冷光带走安慰"),
            {"light.warmth": cold, "light.ratio": round(min(light.ratio * 1.8, 16.0), 2)},
        )  # fmt: skip


def _camera(view: _View) -> Iterator[Change]:
    shot = view.shot
    if shot.camera == "locked" or shot.amount < 0.2:
        yield Change(
            "push", ("a slow push in", "缓缓推近"),
            ("nothing moves and nothing asks to be watched; a slow push says that it matters",
             "画面不动，没什么吸引人看；缓缓推近，告诉人这里要紧"),
            {"camera": "push", "amount": 0.45},
        )  # fmt: skip
        return
    yield Change(
        "slower", ("a slower move", "运镜更慢"),
        ("the camera takes the attention that the people need; slower, it serves them", "镜头抢走了人物的注意力；慢下来，为人物服务"),
        {"camera": shot.camera, "amount": round(shot.amount * 0.4, 2)},
    )  # fmt: skip


def _performance(view: _View) -> Iterator[Change]:
    shot = view.shot
    if not any(id in view.scene.cast for id in shot.subjects):
        return
    more = view.gap >= 0
    feeling = round(min(shot.feeling * 1.6, 2.0) if more else shot.feeling * 0.5, 2)
    number = int(shot.acting) + 1 if shot.acting.isdecimal() else 1
    if view.kind == "exits":
        why = ("nobody stays for this performance; another may hold them", "这样演留不住人；换一种演法，也许能留住")
    elif more:
        why = (
            "less is felt than is meant; another performance shows more of it",
            "感到的比想要的少；换一种演法，多露一些",
        )
    else:
        why = ("it is overplayed: less of it says more", "演过了；收着演，反而更有力")
    yield Change(
        "performance", ("played with more feeling", "演得更投入") if more else ("played with less", "演得更克制"),
        why, {"performance.feeling": feeling, "performance.seed": number},
    )  # fmt: skip


def _other(view: _View) -> Iterator[Change]:
    """Whoever is there and is not framed: who listens may tell more than who speaks."""
    scene, shot = view.scene, view.shot
    here = {move.who for move in scene.moves if move.span.overlaps(shot.span)}
    others = [
        id for id in scene.cast
        if id in here and id not in shot.subjects and view.plan.character(id).species == "human"
        and not view.plan.character(id).crowd
    ]  # fmt: skip
    if others and len(shot.subjects) == 1:
        yield Change(
            "other", (f"on {others[0]} instead", f"改看{others[0]}"),
            ("who listens may tell more than who acts", "听的人有时比做的人更有戏"),
            {"subjects": others[:1], "size": size_at(min(max(rung(shot.size), 4), 6))},
        )  # fmt: skip


def _music(view: _View) -> Iterator[Change]:
    number = int(view.scene.score) + 1 if view.scene.score.isdecimal() else 1
    yield Change(
        "music", ("another music cue", "换一段配乐"),
        ("the music leads elsewhere than the scene; another tune may lead there", "配乐引向别处；换一段，也许就引到这里"),
        {"music.seed": number}, cheap=SOUND,
    )  # fmt: skip


_WAYS: tuple[Callable[[_View], Iterator[Change]], ...] = (
    _closer, _hold, _cut, _light, _camera, _performance, _other, _music,
)  # fmt: skip


def _held(view: _View, seconds: Seconds) -> Seconds:
    """By how much the film is longer where the shot is held longer."""
    number = view.scene.shots.index(view.shot)
    scene, _ = held(view.scene, number, seconds, view.plan.rate)
    return scene.length - view.scene.length


def _tenths(seconds: Seconds) -> str:
    """Seconds as they are told, in tenths; what lies between goes up, as on the page."""
    return f"{math.floor(seconds * 10 + Seconds(1, 2)) / 10:.1f}"


def _number(seconds: Seconds) -> float:
    """A hold as its knob has it."""
    return round(min(max(float(seconds), -10.0), 60.0), 3)
