"""Scripts that nobody has seen: does each give a whole film, every line subtitled, everybody in the picture?

    python bench/unseen.py [--sound] [--each] [folder or script ...]

Reads every script under the folders named (without any: the examples, and the tiny scripts of the tests), plans it, dresses
every shot, and counts, without drawing: lines whose subtitle is not the written words, lines without a voice (with --sound),
people with a cue or a part who are in no shot, people whose marks are closer than 0.45 m, people who stand in furniture, and the
share of dialogue in which the speaker is inside the picture. Prints the outliers with their place in the script; leaves with 1
where a limit is missed.
"""

import math
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from ciotat import make  # noqa: E402
from ciotat.core.time import Rate, seconds  # noqa: E402
from ciotat.cut.subtitles import subtitles  # noqa: E402
from ciotat.direction.plan import Plan, Prop, ScenePlan, Shot  # noqa: E402
from ciotat.direction.style import named  # noqa: E402
from ciotat.stage.dress import dress  # noqa: E402
from ciotat.stage.marks import Body, bodies  # noqa: E402
from ciotat.stage.props import in_hand, prop  # noqa: E402
from ciotat.stage.view import view  # noqa: E402
from figures import ended, least, line, most  # noqa: E402

ENDINGS = {".fountain", ".txt", ".fdx", ".md"}
CLOSE = 0.45
"""Metres: two people who do not touch on purpose keep so far apart."""
TOUCHING = {"embrace", "give", "take", "push", "strike", "reach", "dance"}
SEATS = ("chair", "bench", "stool", "rock", "ledge", "sofa", "bed", "pew", "seat", "gurney", "cot", "log", "cabin")
INSIDE = 0.06
"""Metres that a body's middle may be behind the edge of a piece of furniture."""


@dataclass
class Findings:
    """What was counted in one script; `told` are the outliers, in words."""

    name: str
    lines: int = 0
    unwritten: int = 0
    unheard: int = 0
    people: int = 0
    unseen: int = 0
    shots: int = 0
    pairs: int = 0
    stuck: int = 0
    spoken: int = 0
    shown: int = 0
    told: list[str] = field(default_factory=list)

    def tell(self, what: str) -> None:
        self.told.append(what)


def scripts(wanted: list[str]) -> Iterator[Path]:
    """Every script that is meant."""
    for place in [Path(w) for w in wanted] or [ROOT / "examples", ROOT / "tests" / "scripts"]:
        if place.is_dir():
            yield from sorted(p for p in place.rglob("*") if p.suffix in ENDINGS and p.name != "README.md")
        else:
            yield place


def looked_at(path: Path, sound: bool) -> Findings:
    """Plan one script and count."""
    found = Findings(path.name)
    script = make.screenplay(path.read_bytes(), path.name)
    plan = make.directed(script, named("classical"), Rate(24))
    if sound:
        plan, spoken = make.rehearsed(plan, "espeak")
        silent = [b for s in plan.scenes for b in s.beats if b.type == "line" and not _heard(spoken, b.id, b.text)]
        found.unheard = len(silent)
        for beat in silent[:5]:
            found.tell(f"not heard, line {beat.origin.line}: {beat.text!r}")
    _words(found, script, plan)
    _people(found, plan)
    return found


def _heard(spoken: dict[str, object], id: str, text: str) -> bool:
    sounds = [c for c in text if c.isalnum()]
    return not sounds or (id in spoken and bool(spoken[id].phones))  # type: ignore[attr-defined]


def _plain(text: str) -> str:
    return "".join(text.split())


def _words(found: Findings, script: make.Screenplay, plan: Plan) -> None:
    """Every written line is a beat, and the words of all subtitles, joined again, are the words of all lines."""
    written = [
        e for scene in script.scenes for e in scene.elements if e.type in ("dialogue", "lyric") and e.text.strip()
    ]
    said = [b for scene in plan.scenes for b in scene.beats if b.type == "line" and b.text.strip()]
    by_element: dict[str, str] = {}
    for beat in said:
        by_element[beat.element] = by_element.get(beat.element, "") + beat.text
    found.lines = len(written)
    for element in written:
        if _plain(by_element.get(element.id, "")) != _plain(element.text):
            found.unwritten += 1
            found.tell(f"line {element.origin.line} is not said as written: {element.text[:60]!r}")
    shown = _plain("".join(row for title in subtitles(plan) for row in title.lines))
    if shown != _plain("".join(b.text for b in said)):
        found.unwritten += 1
        found.tell("the subtitles are not the words of the lines")


def _people(found: Findings, plan: Plan) -> None:
    """Who is in the picture, who stands in whom and in what, and whether one sees who speaks."""
    seen: set[str] = set()
    wanted: dict[str, str] = {}
    for scene in plan.scenes:
        heard = {b.actor for b in scene.beats if b.type == "line" and b.voice not in ("onscreen", "inner")}
        for who in scene.cast:
            c = plan.character(who)
            if c.species == "human" and not c.crowd and who not in heard:
                wanted.setdefault(who, scene.heading)
        for beat in scene.beats:
            if beat.type == "line" and beat.voice == "onscreen":
                wanted.setdefault(beat.actor, scene.heading)
        for shot in scene.shots:
            if shot.role != "card":
                found.shots += 1
                _shot(found, plan, scene, shot, seen)
    found.people = len(wanted)
    for who in wanted:
        if who not in seen:
            found.unseen += 1
            found.tell(f"{who} is in no shot (first met in {wanted[who]!r})")


def _shot(found: Findings, plan: Plan, scene: ScenePlan, shot: Shot, seen: set[str]) -> None:
    stage = dress(plan, scene, shot, {})
    cast = tuple(plan.character(id) for id in scene.cast)
    human = {c.id for c in cast if c.species == "human"}
    lines = [b for b in scene.beats if b.type == "line" and b.voice == "onscreen" and b.span.overlaps(shot.span)]
    times = [shot.span.start + shot.span.length * k / 6 for k in (1, 3, 5)]
    times += [max(b.span.start, shot.span.start) + seconds("0.2") for b in lines]
    for k, now in enumerate(times):
        if now >= shot.span.end:
            continue
        there = bodies(cast, scene.moves, now, scene.props)
        at = float(now - shot.span.start)
        inside = {id for id in there if id in human and _inside(there[id].eyes, view(stage, at))}
        seen |= inside
        speaking = next((b.actor for b in lines if b.span.start <= now < b.span.end), None)
        if speaking is not None:
            found.spoken += 1
            found.shown += speaking in inside
            if speaking not in inside and shot.role not in ("reaction", "insert"):
                found.tell(
                    f"line {shot.origin.line}: {speaking} speaks outside a {shot.size} {shot.role} of {shot.subjects}"
                )
        if k == 1:
            people = [b for id, b in there.items() if id in human and _inside(b.eyes, view(stage, at))]
            _crowded(found, scene, shot, people)
            _stuck(found, scene, shot, people)


def _inside(point: object, camera: object) -> bool:
    """Whether a point lies inside the picture."""
    position, target = np.array(camera.position), np.array(camera.target)  # type: ignore[attr-defined]
    ahead = (target - position) / max(float(np.linalg.norm(target - position)), 1e-6)
    right = np.cross(ahead, [0.0, 1.0, 0.0])
    right /= max(float(np.linalg.norm(right)), 1e-6)
    away = np.subtract(point, position)  # type: ignore[arg-type]
    deep = float(away @ ahead)
    if deep < 0.2:
        return False
    lens = camera.lens  # type: ignore[attr-defined]
    return (
        abs(float(away @ right)) * lens / deep <= 18.0
        and abs(float(away @ np.cross(right, ahead))) * lens / deep <= 10.125
    )


def _crowded(found: Findings, scene: ScenePlan, shot: Shot, people: list[Body]) -> None:
    busy = {m.who for m in scene.moves if m.verb in TOUCHING and m.span.overlaps(shot.span)}
    busy |= {m.target for m in scene.moves if m.verb in TOUCHING and m.span.overlaps(shot.span)}
    for a, b in combinations(people, 2):
        if math.dist(a.feet, b.feet) < CLOSE and not {a.id, b.id} <= busy:
            found.pairs += 1
            found.tell(f"line {shot.origin.line}: {a.id} and {b.id} are {math.dist(a.feet, b.feet):.2f} m apart")


@lru_cache(512)
def _box(name: str, era: str) -> tuple[float, float, float, float] | None:
    """The ground that a thing covers between knee and hip height: x and z from, to; None where it is no obstacle."""
    if in_hand(name) or any(word in name for word in SEATS):
        return None
    points = [m.position for m in prop(name, era, name)]
    whole = np.concatenate(points) if points else np.zeros((0, 3))
    solid = whole[(whole[:, 1] > 0.25) & (whole[:, 1] < 1.3)]
    if len(solid) < 8:
        return None
    return float(solid[:, 0].min()), float(solid[:, 0].max()), float(solid[:, 2].min()), float(solid[:, 2].max())


def _stuck(found: Findings, scene: ScenePlan, shot: Shot, people: list[Body]) -> None:
    for thing in scene.props:
        box = _box(thing.name, scene.setting.era)
        if box is None or thing.holder or thing.position[1] > 0.3:
            continue
        for who in people:
            x, z = _local(thing, who)
            if box[0] + INSIDE < x < box[1] - INSIDE and box[2] + INSIDE < z < box[3] - INSIDE:
                found.stuck += 1
                found.tell(f"line {shot.origin.line}: {who.id} is inside a {thing.name} in {scene.setting.kind}")


def _local(thing: Prop, who: Body) -> tuple[float, float]:
    turn = math.radians(thing.yaw)
    x, z = who.feet[0] - thing.position[0], who.feet[2] - thing.position[2]
    return x * math.cos(turn) - z * math.sin(turn), x * math.sin(turn) + z * math.cos(turn)


def main(args: list[str]) -> None:
    """Look at them all."""
    sound, each = "--sound" in args, "--each" in args
    began, all_ = time.perf_counter(), Findings("all")
    crashed = 0
    for path in scripts([a for a in args if not a.startswith("--")]):
        try:
            found = looked_at(path, sound)
        except Exception:
            crashed += 1
            print(f"{path}: {traceback.format_exc(limit=-4)}")
            continue
        for name in ("lines", "unwritten", "unheard", "people", "unseen", "shots", "pairs", "stuck", "spoken", "shown"):
            setattr(all_, name, getattr(all_, name) + getattr(found, name))
        share = found.shown / found.spoken if found.spoken else 1.0
        print(
            f"{found.name:<40} {found.lines:>5} lines {found.people:>3} people {found.shots:>5} shots, speaker in {share:.0%}"
        )
        for what in found.told if each else found.told[:6]:
            print(f"    {what}")
    line("scripts that stop the director", crashed, most(0), ".0f")
    line("lines that are not said or subtitled word for word", all_.unwritten, most(0), ".0f")
    if sound:
        line("lines that are not heard", all_.unheard, most(0), ".0f")
    line("people who are in no shot", all_.unseen, most(0), ".0f")
    line(f"pairs of people closer than {CLOSE} m, in {all_.shots} shots", all_.pairs / max(all_.shots, 1), most(0.01))
    line("people inside furniture, a shot", all_.stuck / max(all_.shots, 1), most(0.01))
    line("share of dialogue in which the speaker is inside the picture", all_.shown / max(all_.spoken, 1), least(0.9))
    print(f"  {time.perf_counter() - began:.0f} s")
    ended()


if __name__ == "__main__":
    main(sys.argv[1:])
