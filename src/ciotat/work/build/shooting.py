"""Shooting what is missing: each shot a job in the ledger, its picture and its poster blobs in the store."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ciotat.core.errors import CiotatError, Stopped
from ciotat.core.memory import give_back
from ciotat.render.renderer import Picture
from ciotat.render.shoot import shoot, telling
from ciotat.render.still import poster
from ciotat.render.twos import Ahead
from ciotat.work.build.aside import aside, sweep
from ciotat.work.build.order import News, Order
from ciotat.work.build.shots import Job
from ciotat.work.cap import Budget, Cap
from ciotat.work.cost import Rates
from ciotat.work.estimate import Gauge, Past
from ciotat.work.jobs import Event, Executor, Ledger, Needs, Outcome, Presence, Turn
from ciotat.work.jobs import Job as Task
from ciotat.work.store import AnyStore

if TYPE_CHECKING:
    from ciotat.work.build.film import Build

__all__ = ["shooting", "take", "task"]


def task(job: Job, order: Order) -> Task:
    """A shot as the ledger knows it."""
    return Task(
        job.recipe, "take", {"shot": job.shot.id}, job.cause,
        gauge=str(Gauge(f"{job.renderer.id}.{job.renderer.version}", order.size)), units=job.frames(order.rate),
    )  # fmt: skip


def shooting(build: "Build", missing: Sequence[Job]) -> int:
    """Shoot the missing takes; gives how many frames that was, and leaves in `build.left_out` what a cap left out.
    Raises Stopped, or what made a shot fail."""
    order, store = build.order, build.shelf.store
    if not missing:
        return 0
    takes = {job.recipe: job for job in missing}
    total = sum(job.frames(order.rate) for job in missing)
    frames, waiting = 0, set(takes)

    def work(turn: Turn) -> Mapping[str, str]:
        waiting.discard(turn.job.id)
        job = takes[turn.job.id]
        ahead = partial(build.ahead, job) if build.ahead and not job.card else None
        return take(job, order, store, turn, 1 if waiting else order.jobs, ahead)

    def tell(event: Event) -> None:
        nonlocal frames
        build.heard(takes[event.job.id], event)
        if event.what in ("done", "kept"):
            frames += takes[event.job.id].frames(order.rate)
            build.tell(News("shooting", event.done, event.total, frames, total))
        elif event.what == "failed":
            build.stop.set()

    sweep(order.home)
    presence = Presence(order.home / "workers")
    try:
        ledger = Ledger.at(order.home, presence.alive)
        rates = Rates.read(order.cost)
        spend = Budget(Cap.read(build.cap), rates, Past(ledger.samples()), order.jobs) if build.cap else None
        executor = Executor(ledger, store, Needs(order.jobs, 0, 1 << 20), rates, presence.name)
        outcome = executor.run([task(job, order) for job in missing], work, tell, spend, build.stop)
    finally:
        presence.close()
    build.left_out = [takes[job.id] for job in outcome.left_out]
    _raised(outcome)
    return frames


def _raised(outcome: Outcome) -> None:
    """Raise what kept a run from its end."""
    for wrong in outcome.errors.values():
        if not isinstance(wrong, Stopped):
            raise wrong
    if outcome.failed:
        raise CiotatError(next(iter(outcome.failed.values())))
    if outcome.stopped:
        raise Stopped


def take(
    job: Job, order: Order, store: AnyStore, turn: Turn, hands: int = 1, ahead: Ahead | None = None
) -> dict[str, str]:
    """Shoot one take into the store, with so many threads; `ahead` is shown it on twos before."""
    stage = job.stage
    seen: dict[str, bytes] = {}
    which = telling(stage, order.rate)

    def see(number: int, picture: Picture) -> None:
        if number == which or not seen:
            seen["poster"] = poster(picture)

    with aside(order.home) as folder:
        path = folder / "take.mp4"
        shoot(path, stage, job.renderer, order.size, order.rate, turn.stopped, see, hands, ahead)
        made = {"picture": store.blobs.take_in(path), "poster": store.blobs.put(seen["poster"])}
    give_back(search=False)
    return made
