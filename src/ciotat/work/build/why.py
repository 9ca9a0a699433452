"""Everything that can be told of one shot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ciotat import __version__
from ciotat.work.address import addresses, found
from ciotat.work.build.cause import cause
from ciotat.work.build.cutting import shown
from ciotat.work.build.film import Build
from ciotat.work.build.shots import Job

__all__ = ["Part", "Why", "explained"]

_SHORT = 160


@dataclass(frozen=True)
class Part:
    """One ingredient: its name, what it is (`told`, by name), its digest, and whether it is another than when the shot was
    made."""

    name: str
    told: Mapping[str, Any]
    digest: str
    changed: bool


@dataclass(frozen=True)
class Why:
    """A shot explained. `cause` says why it was made last, or why it will be made."""

    address: str
    heading: str
    role: str
    size: str
    line: int
    words: str
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]
    recipe: str
    made: bool
    cause: str
    take: str
    take_name: str
    question: str
    cost: Mapping[str, float]


def explained(build: Build, name: str) -> Why:
    """All that shapes the shot that `name` names, as it would be built now. Raises FilmError."""
    jobs = build.jobs()
    rows = [{"id": j.shot.id, "scene": j.scene.id, "line": j.shot.origin.line} for j in jobs]
    address = found(addresses(rows), name)
    job = next(job for job in jobs if job.shot.id == address.id)
    row = next((shot for shot in build.cut_before.shots if shot.id == address.id), None) if build.cut_before else None
    result = build.shelf.store.result(job.recipe)
    seen = shown(job, build.order, build.shelf, result)
    was = row.parts if row else {}
    why = "" if result else job.cause or cause(job.scene, job.shot, job.parts, build.before, build.fresh)
    told = dict(_told(job, build))
    words = next((beat.text for id in job.shot.beats if (beat := job.scene.beat(id)).text.strip()), job.shot.text)
    return Why(
        address=str(address),
        heading=job.scene.heading,
        role=job.shot.role,
        size=job.shot.size,
        line=job.shot.origin.line,
        words=" ".join(words.split())[:_SHORT],
        reasons=job.shot.reasons,
        parts=tuple(Part(k, told.get(k, {}), v, bool(was) and was.get(k) != v) for k, v in job.parts.items()),
        recipe=job.recipe,
        made=result is not None,
        cause=why or (row.cause if row else ""),
        take=seen.take.id if seen.take else "",
        take_name=seen.take.name if seen.take else "",
        question=seen.question,
        cost=result.cost if result else {},
    )


def _told(job: Job, build: Build) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What each ingredient is."""
    stage, shot, order = job.stage, job.shot, build.order
    setting, light = stage.setting, shot.light
    yield "the cast", {"names": [p.character.name for p in stage.performers]}
    yield (
        "the performance",
        {"verbs": {p.character.name: list(dict.fromkeys(m.verb for m in p.moves)) for p in stage.performers}},
    )
    yield "the spoken words", {"mouths": sum(len(p.mouth) for p in stage.performers)}
    yield "the place", {"name": setting.name, "is": [setting.kind, setting.hour, setting.weather, setting.season]}
    yield "the props", {"names": list(dict.fromkeys(p.name for p in stage.props))}
    yield "the camera", {"size": shot.size, "angle": shot.angle, "lens": shot.lens, "move": shot.camera}
    yield "the light", {"source": light.source, "key": light.key, "ratio": light.ratio, "warmth": light.warmth}
    yield "the length", {"frames": job.frames(order.rate)}
    yield "the picture size", {"width": order.size[0], "height": order.size[1], "fps": str(order.rate.fps)}
    yield "the renderer", {"id": f"{job.renderer.id}.{job.renderer.version}"}
    yield "the program", {"version": __version__}
