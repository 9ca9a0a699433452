"""The plan of an open film as its desk told it: whole at first, then what changed."""

import threading
from collections.abc import Mapping
from typing import Any

__all__ = ["PlanKept"]

_HEAD = ("revision", "people", "places", "cards")
_STATES = ("still", "state", "cause", "clip", "early", "poster", "take", "locked", "question", "recipe", "lines")


class PlanKept:
    """What is known of the plan, put together from what the desk says."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head: dict[str, Any] = {}
        self._shots: dict[str, dict[str, Any]] = {}
        self._scenes: dict[str, dict[str, Any]] = {}
        self._order: list[str] = []
        self._scene_order: list[str] = []
        self._view: dict[str, Any] | None = None

    def hear(self, event: Mapping[str, Any]) -> None:
        """Take in one event."""
        with self._lock:
            kind = event.get("event")
            if kind == "plan":
                self._planned(event)
            elif kind == "shot" and (shot := self._shots.get(str(event.get("id")))):
                self._put(shot, {key: event[key] for key in _STATES if key in event})
            elif kind == "still" and (shot := self._shots.get(str(event.get("shot")))):
                self._put(shot, {"still": event.get("url")})

    def _put(self, shot: dict[str, Any], changes: Mapping[str, Any]) -> None:
        self._shots[shot["id"]] = {**shot, **changes}
        self._view = None

    def _planned(self, event: Mapping[str, Any]) -> None:
        self._head.update({key: event[key] for key in _HEAD if key in event})
        self._shots.update({shot["id"]: shot for shot in event.get("shots", ())})
        self._scenes.update({scene["id"]: scene for scene in event.get("scenes", ())})
        self._order = list(event.get("order", self._order))
        scenes = event.get("scene_order")
        if scenes is None:
            scenes = [*dict.fromkeys((*self._scene_order, *self._scenes))]
        self._scene_order = list(scenes)
        wanted, places = set(self._order), set(self._scene_order)
        self._shots = {id: shot for id, shot in self._shots.items() if id in wanted}
        self._scenes = {id: scene for id, scene in self._scenes.items() if id in places}
        self._view = None

    def shot(self, id: str) -> dict[str, Any] | None:
        """A shot of the plan."""
        return self._shots.get(id)

    @property
    def known(self) -> bool:
        """Whether the desk has said anything of a plan."""
        return bool(self._head)

    def view(self) -> dict[str, Any] | None:
        """The whole plan as the page knows it; None where none is known yet."""
        with self._lock:
            if not self._head:
                return None
            if self._view is None:
                self._view = {
                    "people": [], "places": [], "cards": [], **self._head, "order": self._order,
                    "scene_order": self._scene_order,
                    "scenes": [self._scenes[id] for id in self._scene_order if id in self._scenes],
                    "shots": [self._shots[id] for id in self._order if id in self._shots],
                }  # fmt: skip
            return self._view
