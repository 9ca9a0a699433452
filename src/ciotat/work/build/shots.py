"""The shots of a film, each with what its picture is made of: dressed again only where its scene is another."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial

from ciotat.core.digest import canonical
from ciotat.core.errors import Stopped
from ciotat.core.record import dump
from ciotat.core.time import Rate
from ciotat.direction.brief import Brief
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.direction.planning import plan_scene
from ciotat.render.renderer import Renderer
from ciotat.render.shoot import ingredients, program, recipe
from ciotat.stage.build import build
from ciotat.stage.dress import dress
from ciotat.stage.stage import Stage
from ciotat.work.build.order import Order
from ciotat.work.build.rehearsal import Rehearsal, Rehearsed, look_of

__all__ = ["Job", "job_of", "jobs_of", "prepare"]

WARMING = 64, 36
"""A picture on which a renderer warms up, in pixels."""


@dataclass(frozen=True)
class Job:
    """One shot to be taken, with the named cause why; none if its take is there."""

    plan: Plan
    scene: ScenePlan
    shot: Shot
    parts: Mapping[str, str]
    renderer: Renderer
    rehearsal: Rehearsal
    rehearsed: Rehearsed
    cause: str = ""

    @cached_property
    def stage(self) -> Stage:
        """The shot, dressed."""
        return dress(self.plan, self.scene, self.shot, self.rehearsal.lips(self.rehearsed))

    @cached_property
    def recipe(self) -> str:
        """The digest of all that shapes its picture."""
        return recipe(dict(self.parts))

    @property
    def card(self) -> bool:
        """Whether only words are seen."""
        return self.shot.role == "card"

    def frames(self, rate: Rate) -> int:
        """How many frames it has."""
        return rate.frame(self.shot.span.length)

    def because(self, cause: str) -> "Job":
        """The same for a cause."""
        return replace(self, cause=cause)


def jobs_of(plan: Plan, rehearsal: Rehearsal, order: Order, stop: Callable[[], bool] = lambda: False) -> Iterator[Job]:
    """Every shot of `plan`, in order: the settled plan of the rehearsal, as people asked for it. Raises Stopped when
    `stop` says so."""
    cast = {character.id: dump(character) for character in plan.characters}
    engines = {id: [renderer.id, renderer.version] for id, renderer in order.renderers.items()}
    look = [order.renderer.id, order.renderer.version, list(order.size), dump(order.rate), program()]
    for scene, as_was, rehearsed in zip(plan.scenes, rehearsal.placed, rehearsal.scenes, strict=True):
        if stop():
            raise Stopped
        own = {shot.id: engines[shot.id] for shot in scene.shots if shot.id in engines}
        seen = rehearsed.look if scene is as_was else look_of(scene)
        key = [seen, rehearsed.lips, [cast[id] for id in scene.cast], look, own]
        found = [
            Job(plan, scene, s, {}, order.renderers.get(s.id, order.renderer), rehearsal, rehearsed)
            for s in scene.shots
        ]
        blob = rehearsal.shelf.once("shots", key, partial(_parts, found, order, stop))["parts"]
        for job, parts in zip(found, rehearsal.shelf.read(blob, json.loads), strict=True):
            yield replace(job, parts=parts)


def _parts(jobs: Sequence[Job], order: Order, stop: Callable[[], bool]) -> dict[str, bytes]:
    made = []
    for job in jobs:
        if stop():
            raise Stopped
        made.append(ingredients(job.stage, job.renderer, order.size, order.rate))
    return {"parts": canonical(made)}


def job_of(plan: Plan, rehearsal: Rehearsal, order: Order, scene: ScenePlan, shot: Shot) -> Job:
    """One shot of `plan` alone, dressed."""
    rehearsed = next(own for own, there in zip(rehearsal.scenes, plan.scenes, strict=True) if there is scene)
    bare = Job(plan, scene, shot, {}, order.renderers.get(shot.id, order.renderer), rehearsal, rehearsed)
    job = replace(bare, parts=ingredients(bare.stage, bare.renderer, order.size, order.rate))
    vars(job)["stage"] = bare.stage  # dressed once for the recipe, the first picture and the take
    return job


def prepare(brief: Brief, head: Plan, renderer: Renderer) -> None:
    """Bring to life, while voices speak, who and what the first picture shows: they are kept until it is drawn, and the
    renderer has warmed up on them."""
    scene = plan_scene(brief)
    shot = next((shot for shot in scene.shots if shot.role != "card"), None)
    if shot is not None:
        world = build(dress(head, scene, shot, {}))
        next(renderer.frames(world, WARMING, [Fraction(0)]), None)
