"""What a build would make: which shots and why, how long it takes, what it costs, what a cap leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ciotat.work.build.order import Order
from ciotat.work.build.shooting import task
from ciotat.work.build.shots import Job
from ciotat.work.cap import Budget, Cap
from ciotat.work.cost import Rates
from ciotat.work.estimate import Estimate, Past
from ciotat.work.jobs import Job as Task
from ciotat.work.jobs import Ledger

__all__ = ["Forecast", "forecast"]


@dataclass(frozen=True)
class Forecast:
    """`seconds` on the wall: at least, likely, at most. `left_out`: shots that the cap would not let begin."""

    jobs: Sequence[Job]
    frames: int
    estimate: Estimate
    rates: Rates
    seconds: tuple[float, float, float]
    left_out: Sequence[Job]


def forecast(missing: Sequence[Job], order: Order, cap: str) -> Forecast:
    """What shooting these would take, by what shots like them have cost."""
    past = Past(Ledger.at(order.home).samples())
    tasks = [task(job, order) for job in missing]
    estimate = past.estimates((each.gauge, each.units) for each in tasks)
    left: list[Task] = []
    if cap:
        left = Budget(Cap.read(cap), _rates(order), past, order.jobs).fits(tasks)[1]
    gone = {each.action for each in left}
    frames = sum(job.frames(order.rate) for job in missing)
    waits = [job for job in missing if job.recipe in gone]
    return Forecast(missing, frames, estimate, _rates(order), estimate.seconds(order.jobs), waits)


def _rates(order: Order) -> Rates:
    """What energy and money are reckoned by."""
    return Rates.read(order.cost)
