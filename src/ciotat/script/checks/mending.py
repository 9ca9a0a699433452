"""One-step fixes for what the readers remark on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain

from ciotat.core.origin import Origin
from ciotat.script.checks.draft import Draft
from ciotat.script.checks.words import FIXES
from ciotat.script.screenplay import Fix, Remark, Scene

__all__ = ["mended"]

_Step = tuple[Origin, str, Mapping[str, str]]
_INSIDE = {"inside": ("INT.", "内"), "outside": ("EXT.", "外")}


def mended(draft: Draft, remark: Remark) -> Remark:
    """`remark` with the fix there is for it, if there is one and it has none yet."""
    step = _STEPS.get(remark.about)
    if remark.fix or not step or not remark.origin or not draft.line(remark.origin.line):
        return remark
    if not (found := step(draft, remark.origin)):
        return remark
    origin, text, values = found
    title = FIXES[remark.about][draft.chinese].format(**values)
    return replace(remark, fix=Fix(title, origin, text))


def _close(mark: str) -> Callable[[Draft, Origin], _Step | None]:
    def step(draft: Draft, place: Origin) -> _Step | None:
        line = draft.line(place.line).rstrip()
        return (Origin(place.line, 1, len(line)), f"{line}{mark}", {})

    return step


def _undual(draft: Draft, place: Origin) -> _Step | None:
    line = draft.line(place.line)
    bare = line.rstrip()
    if not bare.endswith("^"):
        return None
    return draft.whole(place.line), bare[:-1].rstrip(), {}


def _space_below(draft: Draft, place: Origin) -> _Step | None:
    line = draft.line(place.line)
    return draft.whole(place.line), f"{line}{draft.newline}", {}


def _hour(draft: Draft, place: Origin) -> _Step | None:
    """The hour of the last scene before, or else the next after, that plays in the same place or simply was last."""
    scene = draft.headings.get(place.line)
    near = _near(draft, scene, "hour") if scene else None
    if not scene or not near:
        return None
    line = draft.line(place.line)
    number = re.search(r"\s*#[\w.\-]+#\s*$", line)
    head = line[: number.start()] if number else line.rstrip()
    between = " " if draft.screenplay.format == "chinese" else " - "
    return (
        draft.whole(place.line),
        head + between + near.hour + line[len(head) :],
        {"value": near.hour, "why": near.heading},
    )


def _inside(draft: Draft, place: Origin) -> _Step | None:
    scene = draft.headings.get(place.line)
    near = _near(draft, scene, "inside", same=True) if scene else None
    if not scene or not near or near.inside not in _INSIDE:
        return None
    line = draft.line(place.line)
    value = _INSIDE[near.inside][draft.chinese]
    if draft.screenplay.format == "chinese":
        return draft.whole(place.line), f"{line.rstrip()} {value}", {"value": value, "why": near.heading}
    bare = line.lstrip().removeprefix(".")
    return (
        draft.whole(place.line),
        f"{'.' if draft.chinese else ''}{value} {bare}",
        {"value": value, "why": near.heading},
    )


def _near(draft: Draft, scene: Scene, field: str, same: bool = False) -> Scene | None:
    """The nearest scene in the same place that gives `field`; else, where any place will do, the one before."""
    scenes = draft.screenplay.scenes
    at = next(number for number, other in enumerate(scenes) if other is scene)
    before = None
    for other in chain(reversed(scenes[:at]), scenes[at + 1 :]):
        if other.heading and getattr(other, field):
            if scene.place and other.place == scene.place:
                return other
            before = before or (other if other.origin.line < scene.origin.line else None)
    return None if same else before


def _number(draft: Draft, place: Origin) -> _Step | None:
    scene = draft.headings.get(place.line)
    if not scene or not scene.number:
        return None
    taken = {other.number for other in draft.screenplay.scenes}
    stem = scene.number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    free = next((f"{stem}{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if f"{stem}{letter}" not in taken), None)
    line = draft.line(place.line)
    found = re.search(rf"(?<![\w.-]){re.escape(scene.number)}(?![\w.-])", line)
    if not free or not found:
        return None
    return Origin(place.line, found.start() + 1, len(scene.number)), free, {"value": free}


def _triangle(draft: Draft, place: Origin) -> _Step | None:
    return *draft.triangled(place.line), {}


_STEPS: Mapping[str, Callable[[Draft, Origin], _Step | None]] = {
    "unclosed-note": _close("]]"),
    "unclosed-boneyard": _close("*/"),
    "lone-dual": _undual,
    "tight-heading": _space_below,
    "no-hour": _hour,
    "no-inside": _inside,
    "twice-number": _number,
    "perhaps-cue": _triangle,
}
