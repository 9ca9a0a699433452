"""From the script to a plan whose lines are as long as the voices are, scene by scene: what no edit touched is taken as
it was. A scene is planned again when its brief is another, spoken again when its lines are, and settled then only."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from typing import Any

import numpy as np

from ciotat.core.digest import canonical, digest
from ciotat.core.origin import Origin
from ciotat.core.program import program
from ciotat.core.record import dump, load, made, record
from ciotat.direction.brief import Brief, briefs, placed
from ciotat.direction.plan import Beat, Plan, ScenePlan, Shot
from ciotat.direction.planning import plan_scene, read_through, together
from ciotat.direction.recast import recast
from ciotat.direction.rhythm import settle_scene
from ciotat.script import Screenplay
from ciotat.sound import RATE, Booth, Line, Phone, Spoken, lines, voices_of
from ciotat.work.build.order import Order
from ciotat.work.build.shelf import Shelf

__all__ = ["Lips", "Rehearsal", "Rehearsed", "Said", "look_of", "rehearse"]

Lips = Mapping[str, Sequence[Phone]]
_BREATH = 12


@record("said", 1)
class Said:
    """How a line was said: its length in samples, and the blobs of its sound (none for silence) and of its lips."""

    samples: int
    sound: str
    lips: str


@dataclass(frozen=True)
class Rehearsed:
    """One scene: its settled `plan` as if it began on the first line; `look`, the digest of all in it that is seen or heard;
    how its lines were said."""

    plan: ScenePlan
    look: str
    said: Mapping[str, Said]
    line: int

    @property
    def lips(self) -> str:
        """The digest of all that moves in the mouths of the scene."""
        return digest({beat: said.lips for beat, said in self.said.items()})


@dataclass(frozen=True)
class Rehearsal:
    """All scenes; `head` is the plan of the film without them."""

    head: Plan
    scenes: tuple[Rehearsed, ...]
    opened: Callable[[], Shelf]

    @property
    def shelf(self) -> Shelf:
        """What was made before."""
        return self.opened()

    @cached_property
    def placed(self) -> tuple[ScenePlan, ...]:
        """The plans of all scenes where they stand."""
        return tuple(placed(scene.plan, scene.line) for scene in self.scenes)

    def lips(self, scene: Rehearsed) -> Lips:
        """The mouth shapes of a scene's lines, by beat."""
        return {beat: self._phones(said) for beat, said in scene.said.items()}

    def spoken(self, scene: Rehearsed) -> dict[str, Spoken]:
        """The lines of a scene as they sound."""
        return {
            beat: Spoken(beat, Fraction(said.samples, RATE), tuple(self._phones(said)), self._sound(said))
            for beat, said in scene.said.items()
        }

    def _phones(self, said: Said) -> Sequence[Phone]:
        return self.shelf.read(said.lips, _phones)

    def _sound(self, said: Said) -> Any:
        if not said.sound:
            return np.zeros(said.samples, np.float32)
        return np.frombuffer(self.shelf.store.blobs.get(said.sound) or b"", "<f4")


def rehearse(
    script: Screenplay,
    order: Order,
    opened: Callable[[], Shelf],
    booth: Booth,
    begun: Callable[[Brief, Plan], None] = lambda *_: None,
) -> Rehearsal:
    """Plan, speak and settle every scene of `script`. `begun` is told the brief of the first scene that has to be made."""
    head, briefed = _briefed(script, order)
    if not briefed:
        return Rehearsal(head, (), opened)
    shelf = opened()
    voices = voices_of(head.characters)
    cast = {id: dump(voice) for id, voice in voices.items()}
    rooms = program("core", "script", "direction")
    sound = program("core", "direction", "sound")
    drafts = [
        shelf.once("plan", [digest(dump(brief)), rooms], partial(_planned, shelf, brief))["plan"]
        for brief, _ in briefed
    ]
    keys = [
        [draft, {c.id: cast[c.id] for c in brief.characters}, order.voice, dump(order.rate), sound]
        for draft, (brief, _) in zip(drafts, briefed, strict=True)
    ]
    wanted = [k for k, key in enumerate(keys) if shelf.find("scene", key) is None]
    if wanted:
        begun(briefed[wanted[0]][0], head)
    own = [{c.id: voices[c.id] for c in brief.characters} for brief, _ in briefed]
    spoken = {k: lines(_plan(shelf, drafts[k]), own[k]) for k in wanted}
    said = _said([line for k in wanted for line in spoken[k]], booth, shelf, sound)
    for k in wanted:
        lengths = {line.beat: Fraction(said[line.key].samples, RATE) for line in spoken[k]}
        plan = settle_scene(_plan(shelf, drafts[k]), lengths, order.rate)
        ways = {line.beat: said[line.key] for line in spoken[k]}
        blobs = {"plan": canonical(dump(plan)), "said": canonical({"look": look_of(plan), "lines": dump(ways)})}
        shelf.hand(shelf.put("scene", keys[k], blobs)["plan"], plan)
    scenes = [
        _rehearsed(shelf, shelf.find("scene", key) or {}, line) for key, (_, line) in zip(keys, briefed, strict=True)
    ]
    return Rehearsal(head, tuple(scenes), opened)


def _briefed(script: Screenplay, order: Order) -> tuple[Plan, list[tuple[Brief, int]]]:
    """The film without its scenes, its people as the whole script tells of them and as they are asked for; and the brief of
    each scene that is wanted, with its line."""
    played, breakdown = read_through(script)
    head = recast(together(played, breakdown, order.style, order.rate, ()), order.cast, order.people)
    found = briefs(played, replace(breakdown, characters=head.characters), order.style, order.rate)
    wanted = {scene.id for n, scene in enumerate(script.scenes, 1) if order.scenes is None or n in order.scenes}
    briefed = zip(found, played.scenes, strict=True)
    return head, [(brief, scene.origin.line) for brief, scene in briefed if scene.id in wanted]


def _planned(shelf: Shelf, brief: Brief) -> Mapping[str, bytes]:
    plan = plan_scene(brief)
    blob = canonical(dump(plan))
    shelf.hand(digest(blob), plan)
    return {"plan": blob}


def _rehearsed(shelf: Shelf, outputs: Mapping[str, str], line: int) -> Rehearsed:
    told = shelf.read(outputs["said"], json.loads)
    said = {beat: load(Said, way) for beat, way in told["lines"].items()}
    return Rehearsed(_plan(shelf, outputs["plan"]), told["look"], said, line)


def look_of(plan: ScenePlan) -> str:
    """The digest of what can be seen and heard of a scene's plan: where it stands in the script, and why, changes none."""
    here = Origin(1)
    beats = [made(Beat, {**vars(beat), "origin": here}) for beat in plan.beats]
    shots = [made(Shot, {**vars(shot), "origin": here, "reasons": ()}) for shot in plan.shots]
    return digest(dump(replace(plan, heading="", number="", beats=tuple(beats), shots=tuple(shots))))


def _plan(shelf: Shelf, blob: str) -> ScenePlan:
    return shelf.read(blob, lambda data: load(ScenePlan, json.loads(data)))


def _phones(data: bytes) -> tuple[Phone, ...]:
    return tuple(load(Phone, phone) for phone in json.loads(data))


def _said(lines: Sequence[Line], booth: Booth, shelf: Shelf, program: str) -> dict[str, Said]:
    """How these lines are said, by their keys; the engine is asked only for those that nobody kept."""
    found: dict[str, Said] = {}
    new: dict[str, Line] = {}
    for line in lines:
        outputs = shelf.find("line", [line.key, booth.voice, program])
        if outputs:
            found[line.key] = shelf.read(outputs["said"], lambda data: load(Said, json.loads(data)))
        else:
            new.setdefault(line.key, line)
    for key, spoken in _spoken(new, booth):
        lips = canonical(dump(list(spoken.phones)))
        blobs = {"lips": lips}
        heard = bool(spoken.sound.any())
        if heard:
            blobs["sound"] = spoken.sound.astype("<f4").tobytes()
        way = Said(len(spoken.sound), digest(blobs["sound"]) if heard else "", digest(lips))
        shelf.put("line", [key, booth.voice, program], {**blobs, "said": canonical(dump(way))})
        found[key] = way
    return found


def _spoken(new: Mapping[str, Line], booth: Booth) -> Iterator[tuple[str, Spoken]]:
    """These lines said, a few at a time, so that what was said is kept where someone stops it."""
    keys = list(new)
    for first in range(0, len(keys), _BREATH):
        some = keys[first : first + _BREATH]
        yield from zip(some, booth.say([new[key] for key in some]), strict=True)
