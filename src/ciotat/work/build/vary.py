"""Other takes of one shot: amended, dressed and drawn as the film's own are, kept with the names of what they vary."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from io import BytesIO
from typing import Any

import numpy as np

from ciotat.core.errors import FilmError
from ciotat.cut.contact import Frame, contact
from ciotat.direction.amend import amended
from ciotat.direction.lines import lines_of
from ciotat.direction.plan import ScenePlan, Shot
from ciotat.direction.vary import Variation, variations
from ciotat.render.renderer import Picture
from ciotat.render.renderers import find
from ciotat.render.shoot import ingredients, pictures
from ciotat.render.still import poster
from ciotat.work.build.film import Build
from ciotat.work.build.order import News
from ciotat.work.build.shooting import shooting
from ciotat.work.build.shots import Job
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake, take_id
from ciotat.work.takes import Takes

__all__ = ["Sheet", "found", "shot_takes", "varied"]

SMALL = (480, 270)
ALIKE = {"camera": 8.0, "light": 5.0}
"""Takes whose pictures differ by less than this (the mean over the picture, of 255) look alike, in these kinds."""
MOMENTS = {"performance": (4, 11, 17), "seed": (4, 11, 17)}
"""When the pictures of a take are drawn, in twentieths of its length; else once, a little after its middle."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """What came of varying a shot: the `takes`, and a picture of them all (PNG)."""

    takes: tuple[KeptTake, ...]
    png: bytes


@dataclass(frozen=True, eq=False)
class _Tried:
    """One way to take the shot, and what is seen of it."""

    variation: Variation
    job: Job
    pictures: Sequence[Picture]


def varied(
    build: Build, film: Film, shot: str, kind: str, count: int, tell: Callable[[News], None] = lambda _: None
) -> Sheet:
    """Up to `count` takes of a shot that vary in `kind` (see `ciotat.direction.vary`) and look different, kept in the
    film with a still of each. The same film and wish give the same takes. Raises FilmError."""
    if not 1 <= count <= 24:
        raise FilmError(f"{count} takes are too few or too many", advice="make 1 to 24 at a time")
    scene, base = found(build, shot)
    now = _tried(build, shot, kind, Variation("", {}))
    kept: list[_Tried] = []
    for tried in _all(build, shot, kind, variations(build.plan, scene, base, kind, count), count):
        if len(kept) < count and _different(tried, now, kind) and all(_different(tried, k, kind) for k in kept):
            kept.append(tried)
            tell(News("trying other takes", len(kept), count))
        if len(kept) == count:
            break
    takes = Takes(film, build.shelf.store)
    carried = _carried(takes, build, shot)
    made = tuple(takes.add(_kept(build, tried, kind, carried)) for tried in kept)
    return Sheet(made, _sheet(build, now, kept, made))


def shot_takes(build: Build, film: Film, shot: str, ids: Sequence[str]) -> tuple[KeptTake, ...]:
    """Shoot the movies of varied takes of a shot that have none yet."""
    store = build.shelf.store
    takes = Takes(film, store)
    wanted = [take for take in (takes.get(shot, id) for id in ids) if take.made == "varied" and not take.picture]
    jobs = {take.id: _job(build, shot, take.asked) for take in wanted}
    shooting(build, [job for job in jobs.values() if store.result(job.recipe) is None])
    done = []
    for take in wanted:
        job, made = jobs[take.id], store.result(jobs[take.id].recipe)
        if made is None:
            raise FilmError(f"take {take.id} could not be shot", advice="run it again")
        frames = job.frames(build.order.rate)
        shown = replace(take, picture=made.outputs["picture"], recipe=job.recipe, frames=frames, cost=dict(made.cost))
        done.append(takes.add(replace(shown, rate=build.order.rate, size=build.order.size)))
    return tuple(done)


def found(build: Build, shot: str) -> tuple[ScenePlan, Shot]:
    """A shot of the film as it is planned now, and its scene. Raises FilmError where it is not there."""
    for scene in build.plan.scenes:
        for own in scene.shots:
            if own.id == shot:
                return scene, own
    raise FilmError(f"shot {shot} is not in the film", advice="see ciotat plan")


def _all(
    build: Build, shot: str, kind: str, ways: Sequence[Variation], count: int
) -> Iterator[_Tried]:  # fmt: skip
    """Every way tried, in order, a few at once."""
    with ThreadPoolExecutor(max(build.order.jobs, 1)) as pool:
        for first in range(0, len(ways), count):
            yield from pool.map(lambda way: _tried(build, shot, kind, way), ways[first : first + count])


def _tried(build: Build, shot: str, kind: str, variation: Variation) -> _Tried:
    job = _job(build, shot, variation.knobs)
    rate, small = build.order.rate, _small(build.order.size)
    which = [rate.frame(job.stage.length * Fraction(part, 20)) for part in MOMENTS.get(kind, (11,))]
    return _Tried(variation, job, list(pictures(job.stage, job.renderer, small, rate, which)))


def _small(size: tuple[int, int]) -> tuple[int, int]:
    """The shape of the film's picture, at most as large as a panel of the sheet."""
    scale = min(SMALL[0] / size[0], SMALL[1] / size[1], 1.0)
    return max(round(size[0] * scale / 2) * 2, 16), max(round(size[1] * scale / 2) * 2, 16)


def _job(build: Build, shot: str, knobs: Mapping[str, Any]) -> Job:
    """The shot as it would be with these knobs turned."""
    order, rehearsal = build.order, build.rehearsal
    own = {**order.overrides.get(shot, {})}
    for knob, value in knobs.items():
        table, _, key = knob.rpartition(".")
        own = {**own, table: {**own.get(table, {}), key: value}} if table else {**own, key: value}
    for as_was, rehearsed in zip(rehearsal.placed, rehearsal.scenes, strict=True):
        if all(other.id != shot for other in as_was.shots):
            continue
        asked = {other.id: order.overrides[other.id] for other in as_was.shots if other.id in order.overrides}
        plan = amended(replace(rehearsal.head, scenes=(as_was,), remarks=()), {**asked, shot: own})
        scene = plan.scenes[0]
        planned = next(other for other in scene.shots if other.id == shot)
        renderer = find(str(own["renderer"])) if "renderer" in own else order.renderer
        job = Job(plan, scene, planned, {}, renderer, rehearsal, rehearsed, "another take")
        return replace(job, parts=ingredients(job.stage, renderer, order.size, order.rate))
    raise FilmError(f"shot {shot} is not in the film", advice="see ciotat plan")


def _different(one: _Tried, other: _Tried, kind: str) -> bool:
    if one.job.recipe == other.job.recipe:
        return False
    pairs = zip(one.pictures, other.pictures, strict=True)
    apart = max(float(np.abs(a.astype(np.int16) - b).mean()) for a, b in pairs)
    return apart >= ALIKE.get(kind, 0.0)


def _carried(takes: Takes, build: Build, shot: str) -> dict[str, Any]:
    """What the take chosen so far asks, and still holds: takes made now stand on it."""
    chosen = takes.choice(shot)
    if not chosen or chosen.take not in takes.ids(shot):
        return {}
    return takes.held(takes.get(shot, chosen.take), build.order.overrides.get(shot, {}))


def _kept(build: Build, tried: _Tried, kind: str, carried: Mapping[str, Any]) -> KeptTake:
    """The record of a take, its still in the store."""
    job, order, store = tried.job, build.order, build.shelf.store
    made = store.result(job.recipe)
    middle = tried.pictures[len(tried.pictures) // 2]
    return KeptTake(
        take_id(job.shot.id, job.recipe), job.shot.id, tried.variation.name, "varied", kind,
        renderer=f"{job.renderer.id}.{job.renderer.version}", recipe=job.recipe,
        picture=made.outputs["picture"] if made else "", poster=store.blobs.put(poster(middle)),
        frames=job.frames(order.rate), rate=order.rate, size=order.size, lines=lines_of(job.scene, job.shot),
        asked={**carried, **tried.variation.knobs}, cost=dict(made.cost) if made else {},
    )  # fmt: skip


def _sheet(build: Build, now: _Tried, kept: Sequence[_Tried], made: Sequence[KeptTake]) -> bytes:
    job = now.job
    said = {beat.id: beat for beat in job.scene.beats}
    beats = [said[id] for id in job.shot.beats if id in said]
    words = "  ".join(f"{b.actor}: {b.text}" if b.type == "line" else b.text for b in beats) or job.shot.text
    zh = build.plan.language == "zh"
    frames = [Frame(now.pictures, "现在的样子" if zh else "as it is now", _described(job.shot), True)]
    frames += [
        Frame(tried.pictures, f"{number}  {take.name}  ·  {take.id}", _described(tried.job.shot))
        for number, (tried, take) in enumerate(zip(kept, made, strict=True), 1)
    ]
    out = BytesIO()
    contact(f"{job.scene.heading}  ·  {job.shot.id}", words, frames).save(out, "PNG")
    return out.getvalue()


def _described(shot: Shot) -> str:
    light = shot.light
    angle = "" if shot.angle == "eye" else f" {shot.angle}"
    return (
        f"{shot.size}{angle}  {shot.lens:g} mm  {shot.camera}  ·  "
        f"{light.key} {light.ratio:g}:1  {light.warmth:+g}  {light.level:g}"
    )
