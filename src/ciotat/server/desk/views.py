"""The plan as the page shows it: scenes and shots as plain values, and of a new plan only what changed."""

from collections.abc import Mapping
from typing import Any

from ciotat.core.time import Rate
from ciotat.direction.lines import lines_of
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.server.desk.reading import reading
from ciotat.work.build import Build
from ciotat.work.build.told import Footage

__all__ = ["NONE", "Views"]

View = dict[str, Any]
NONE: View = {
    "state": "stale", "cause": "", "still": None, "poster": None, "clip": None, "take": "", "question": "",
    "recipe": "", "early": None,
}  # fmt: skip
"""What is seen of a shot of which nothing is made."""
UNTOUCHED: View = {"locked": False, "rating": 0, "takes": 0, "notes": 0}


class Views:
    """What the page was told last, and what to tell of the next plan. `address` gives the address of a digest."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._shots: dict[str, View] = {}
        self._scenes: dict[str, View] = {}
        self._order: list[str] = []
        self._head: View = {}
        self._near: dict[str, tuple[ScenePlan, Any, list[View]]] = {}
        self.touched: Mapping[str, View] = {}

    def plan(self, revision: str, build: Build) -> tuple[View, list[str]]:
        """The event of a new plan: what changed in it; and the shots that are other ones now."""
        scenes, order, changed, doubted = {}, list[str](), list[View](), list[str]()
        for view, shots in self._scened(build):
            scenes[view["id"]] = view
            for own in shots:
                id = own["id"]
                order.append(id)
                before = self._shots.get(id)
                if before is not None and all(before[key] == value for key, value in own.items()):
                    continue
                new = {**(before or {**NONE, **UNTOUCHED, **self.touched.get(id, {})}), **own}
                if before is None or _other(before, own):
                    new |= {"state": "stale", "clip": None, "take": "", "question": "", "early": None}
                    doubted.append(id)
                self._shots[id] = new
                changed.append(dict(new))
        here = set(order)
        gone = [id for id in self._order if id not in here]
        for id in gone:
            self._shots.pop(id, None)
        told = [view for id, view in scenes.items() if self._scenes.get(id) != view]
        self._scenes, self._order = scenes, order
        self._head = {"revision": revision, **_head(build.plan)}
        return {
            "event": "plan", "whole": False, **self._head, "order": order, "scene_order": [*scenes],
            "scenes": told, "shots": changed, "gone": gone,
        }, doubted  # fmt: skip

    def whole(self) -> View | None:
        """The whole plan; None where there is none yet."""
        if not self._head:
            return None
        return {
            "event": "plan", "whole": True, **self._head, "order": self._order, "scene_order": [*self._scenes],
            "scenes": [*self._scenes.values()], "shots": [dict(self._shots[id]) for id in self._order], "gone": [],
        }  # fmt: skip

    def footage(self, seen: Footage) -> list[View]:
        """The events of what is seen of a shot now."""
        shot = self._shots.get(seen.shot)
        if shot is None:
            return []
        news = {
            "state": seen.state, "cause": seen.cause, "poster": self.media(seen.poster), "take": seen.take,
            "clip": self.media(seen.clip, "mp4"), "question": seen.question, "recipe": seen.recipe,
            "early": self.media(seen.early, "mp4"),
        }  # fmt: skip
        events = []
        still = self.media(seen.still) or shot["still"]
        if still != shot["still"]:
            events.append(self.still(seen.revision, seen.shot, seen.still, 0.0))
        if any(shot[key] != value for key, value in news.items()):
            shot.update(news)
            events.append({"event": "shot", "revision": seen.revision, "id": seen.shot, **news, "still": shot["still"]})
        return events

    def still(self, revision: str, shot: str, picture: str, seconds: float) -> View:
        """The event of the first picture of a shot."""
        url = self.media(picture)
        if shot in self._shots:
            self._shots[shot]["still"] = url
        return {"event": "still", "revision": revision, "shot": shot, "url": url, "seconds": round(seconds, 3)}

    def touch(self, touched: Mapping[str, View]) -> list[View]:
        """The events of shots of which people keep other takes, ratings or notes now."""
        self.touched = touched
        events = []
        for id, shot in self._shots.items():
            news = touched.get(id, UNTOUCHED)
            if any(shot[key] != news[key] for key in UNTOUCHED):
                shot.update(news)
                events.append({"event": "shot", "revision": self._head.get("revision", ""), "id": id, **shot})
        return events

    def media(self, digest: str, ending: str = "jpg") -> str | None:
        """Where a page finds what has this digest."""
        return f"{self._address}/{digest}.{ending}" if digest else None

    def _scened(self, build: Build) -> list[tuple[View, list[View]]]:
        """Every scene and its shots; those of a scene that did not change are as they were."""
        plan, total = build.plan, build.source.count("\n") + 1
        starts = [scene.line for scene in build.rehearsal.scenes]
        near: dict[str, tuple[ScenePlan, Any, list[View]]] = {}
        found = []
        for k, (scene, own) in enumerate(zip(plan.scenes, build.rehearsal.scenes, strict=True)):
            asked = {s.id: build.order.overrides[s.id] for s in scene.shots if s.id in build.order.overrides}
            known = self._near.get(scene.id)
            if known is not None and known[0] is own.plan and known[1] == (asked, plan.rate):
                shots = known[2]
            else:
                shots = [_shot(plan.rate, scene, shot, starts[k], asked.get(shot.id, {})) for shot in scene.shots]
            near[scene.id] = own.plan, (asked, plan.rate), shots
            end = starts[k + 1] if k + 1 < len(starts) else total + 1
            found.append((_scene(plan, scene, starts[k], max(1, end - starts[k])), shots))
        self._near = near
        return found


_QUIET = frozenset(("line", "last", "reasons", "scene"))
"""What may change of a shot without a change of its picture."""


def _other(before: View, now: View) -> bool:
    return any(before[key] != value for key, value in now.items() if key not in _QUIET)


def _head(plan: Plan) -> View:
    places = dict.fromkeys(scene.setting.name for scene in plan.scenes if scene.setting.name)
    cards = [shot.id for scene in plan.scenes for shot in scene.shots if shot.role == "card"]
    return {"people": [c.name for c in plan.characters], "places": [*places], "cards": cards}


def _scene(plan: Plan, scene: ScenePlan, line: int, lines: int) -> View:
    return {
        "id": scene.id, "number": scene.number, "heading": scene.heading, "line": line, "lines": lines,
        "place": scene.setting.name, "hour": scene.setting.hour, "people": list(scene.cast),
        "shots": [shot.id for shot in scene.shots],
    }  # fmt: skip


def _shot(rate: Rate, scene: ScenePlan, shot: Shot, line: int, asked: Mapping[str, Any]) -> View:
    beats = [beat for id in shot.beats for beat in scene.beats if beat.id == id]
    frames, start = rate.frame(shot.span.length), shot.span.start
    light = shot.light
    spoken = next((beat for beat in beats if beat.type == "line"), None)
    words = next((beat.text for beat in beats if beat.text.strip()), shot.text)
    first = shot.origin.line
    return {
        "id": shot.id, "scene": scene.id, "role": shot.role, "line": first - line,
        "last": max((beat.origin.line for beat in beats), default=first) - line,
        "seconds": float(frames / rate.fps), "frames": frames, "size": shot.size, "angle": shot.angle,
        "lens": shot.lens, "camera": shot.camera, "amount": shot.amount, "subjects": list(shot.subjects),
        "light": {
            "key": light.key, "ratio": light.ratio, "warmth": light.warmth, "level": light.level,
            "ambient": light.ambient, "stops": light.stops,
        },
        "performance": {"feeling": shot.feeling, "seed": int(shot.acting) if shot.acting.isdigit() else 0},
        "words": " ".join(words.split())[:200], "speaker": spoken.actor if spoken else "",
        "said": reading(scene, shot),
        "reasons": list(shot.reasons), "lines": lines_of(scene, shot), "asked": _flat(asked),
        "feel": [
            {
                "at": round(max(0.0, float(beat.span.start - start)), 3), "valence": beat.emotion.valence,
                "arousal": beat.emotion.arousal, "label": beat.emotion.label,
            }
            for beat in beats
        ],
    }  # fmt: skip


def _flat(asked: Mapping[str, Any]) -> View:
    """What stands in a shot's file, by flat keys."""
    flat: View = {}
    for key, value in asked.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            flat[key] = value
    return flat
