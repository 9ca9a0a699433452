"""What is laid end to end: of every shot the take that its recipe gives, or one that a person keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from ciotat.core.program import program
from ciotat.cut.conform import conformed
from ciotat.direction.lines import lines_of
from ciotat.work.build.aside import aside
from ciotat.work.build.order import Order
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shots import Job
from ciotat.work.cutlist import CutShot
from ciotat.work.kept import KeptTake
from ciotat.work.store import Result

__all__ = ["Shown", "row", "shown", "stands", "stands_alone"]

_WORDS = 60


@dataclass(frozen=True)
class Shown:
    """The picture of a shot and a poster of it, by digest; the kept take it is of, if it is of one, and whether its own
    line was rewritten since."""

    picture: str
    poster: str
    take: KeptTake | None = None
    question: str = ""


def stands(job: Job, order: Order, shelf: Shelf) -> KeptTake | None:
    """The kept take that stands for a shot, where its picture is there."""
    take = order.kept.get(job.shot.id)
    return take if take and shelf.store.blobs.has(take.picture) else None


def shown(job: Job, order: Order, shelf: Shelf, known: Result | None) -> Shown:
    """What is seen of a shot; `known` is what came of its recipe."""
    take = stands(job, order, shelf)
    if take is None:
        outputs: Mapping[str, str] = known.outputs if known else {}
        return Shown(outputs.get("picture", ""), outputs.get("poster", ""))
    asked = "its line was rewritten" if take.lines and take.lines != lines_of(job.scene, job.shot) else ""
    if not asked and not stands_alone(take) and take.recipe and take.recipe != job.recipe:
        asked = "the shot has changed"
    return Shown(_fitted(job, take, order, shelf), take.poster, take, asked)


def stands_alone(take: KeptTake) -> bool:
    """Whether no recipe could give its picture."""
    return take.made == "brought"


def _fitted(job: Job, take: KeptTake, order: Order, shelf: Shelf) -> str:
    """The picture of a kept take, as long and as large as its shot is now."""
    frames = job.frames(order.rate)
    if (take.frames, take.size, take.rate) == (frames, order.size, order.rate):
        return take.picture
    source, how = _footage(take, shelf)
    key = [
        source,
        frames,
        list(order.size),
        str(order.rate.fps),
        *map(str, how.values()),
        program("core", "render", "cut"),
    ]
    if found := shelf.find("fitted", key):
        return found["picture"]
    with aside(order.home) as folder:
        target = folder / "fitted.mp4"
        conformed(shelf.store.blobs.file(source) or Path(source), target, order.size, order.rate, frames, **how)
        return shelf.note("fitted", key, {"picture": shelf.store.blobs.take_in(target)})["picture"]


def _footage(take: KeptTake, shelf: Shelf) -> tuple[str, dict[str, Any]]:
    """Of what a take is cut when its shot is another: the clip that was brought, where it is there, fitted as it was then; else
    its picture."""
    if take.made != "brought" or not take.original or not shelf.store.blobs.has(take.original):
        return take.picture, {}
    try:
        start = Fraction(take.source.get("start", "0"))
    except (ValueError, ZeroDivisionError):
        start = Fraction(0)
    fit = "crop" if take.source.get("fit") == "crop" else "letterbox"
    return take.original, {"fit": fit, "start": max(start, Fraction(0))}


def row(job: Job, seen: Shown, order: Order, cause: str) -> CutShot:
    """A shot as cut.json has it."""
    scene, shot = job.scene, job.shot
    words = next((beat.text for id in shot.beats if (beat := scene.beat(id)).text.strip()), shot.text)
    return CutShot(
        id=shot.id,
        scene=scene.id,
        heading=scene.heading,
        role=shot.role,
        size=shot.size,
        line=shot.origin.line,
        length=Fraction(job.frames(order.rate)) / order.rate.fps,
        frames=job.frames(order.rate),
        elements=shot.elements,
        words=" ".join(words.split())[:_WORDS],
        reasons=shot.reasons,
        recipe=job.recipe,
        picture=seen.picture,
        poster=seen.poster,
        take=seen.take.id if seen.take else "",
        locked=seen.take is not None and not stands_alone(seen.take),
        lines=lines_of(scene, shot),
        question=seen.question,
        cause=cause,
        parts=job.parts,
    )
