"""A cap on what may be spent, and the budget that keeps it: what would go over is not begun."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from ciotat.core.errors import CiotatError
from ciotat.work.cost import Cost, Rates
from ciotat.work.estimate import Estimate, Past

__all__ = ["Asked", "Budget", "Cap"]

_SECONDS = {"s": 1.0, "sec": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
_UNIT = r"(?:[^\W\d_]{1,8}|[€$£¥₩₹])"
_ENERGY = {"wh": 1.0, "kwh": 1000.0}


class Asked(Protocol):
    """What a budget needs to know of a job."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def gauge(self) -> str:
        """What its like have been measured by."""
        ...

    @property
    def units(self) -> float:
        """How much of it there is."""
        ...


A = TypeVar("A", bound=Asked)


@dataclass(frozen=True)
class Cap:
    """No more than `amount`: of ``seconds`` on the wall from the first job on, of ``watt_hours``, or of ``price`` in
    `currency`."""

    what: Literal["seconds", "watt_hours", "price"]
    amount: float
    currency: str = ""

    @classmethod
    def read(cls, text: str) -> "Cap":
        """A cap as a person writes it: ``90s``, ``10m``, ``2h``, ``50 Wh``, ``1.5 kWh``, ``2 EUR``, ``¥5``."""
        match = re.fullmatch(rf"\s*({_UNIT}?)\s*(\d{{1,9}}(?:[.,]\d{{1,6}})?)\s*({_UNIT}?)\s*", text)
        if match and not (match[1] and match[3]):
            amount, unit = float(match[2].replace(",", ".")), match[1] or match[3]
            if not match[1] and unit.lower() in _SECONDS:
                return cls("seconds", amount * _SECONDS[unit.lower()])
            if not match[1] and unit.lower() in _ENERGY:
                return cls("watt_hours", amount * _ENERGY[unit.lower()])
            if unit:
                return cls("price", amount, unit)
        raise CiotatError(f"{text!r} is not a cap", advice="write it as 10m, 50 Wh or 2 EUR")

    def of(self, cost: Cost, rates: Rates) -> float:
        """How much of what is capped `cost` is."""
        if self.what == "seconds":
            return cost.wall_seconds
        return cost.watt_hours(rates) if self.what == "watt_hours" else cost.price(rates)


class Budget:
    """What was spent and what is being spent, against a cap. A job is begun only if it would stay below even at the
    upper end of its estimate; one that turns out dearer is stopped. What is unknown is begun, and stopped in time."""

    def __init__(
        self, cap: Cap, rates: Rates | None = None, past: Past | None = None, cores: float = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.cap = cap
        self.rates = rates or Rates()
        self.past = past or Past()
        self.cores = cores
        self.clock = clock
        self.spent = Cost()
        self._running: dict[str, Estimate] = {}
        self._began: float | None = None
        if cap.what == "price" and not (self.rates.price_per_kwh or self.rates.price_per_second):
            advice = "say price-per-kwh or price-per-second under [cost] in film.toml, or cap seconds or Wh"
            raise CiotatError(f"a cap of {cap.amount:g} {cap.currency}, but no price is known", advice=advice)
        if cap.what == "price" and self.rates.currency and cap.currency.casefold() != self.rates.currency.casefold():
            advice = "cap in the currency of [cost] in film.toml"
            raise CiotatError(f"a cap in {cap.currency}, but prices in {self.rates.currency}", advice=advice)

    def begins(self, job: Asked) -> bool:
        """Whether a job may be begun; if so, its share is set aside until it `ends`."""
        estimate = self.past.estimate(job.gauge, job.units)
        if self._began is None:
            self._began = self.clock()
        aside = 0.0 if self.cap.what == "seconds" else sum(self._of(other) for other in self._running.values())
        if self.left() <= 0 or self.left() - aside < self._of(estimate):
            return False
        self._running[job.id] = estimate
        return True

    def ends(self, job: Asked, cost: Cost, done: bool = True) -> None:
        """A job has ended, and cost so much; what is `done` teaches what its like will cost."""
        self._running.pop(job.id, None)
        self.spent += cost
        if done and job.gauge:
            self.past.learn(job.gauge, job.units, cost)

    def left(self) -> float:
        """How much of the cap is left."""
        if self.cap.what == "seconds":
            return self.cap.amount - (0.0 if self._began is None else self.clock() - self._began)
        return self.cap.amount - self.cap.of(self.spent, self.rates)

    def over(self, running: Cost) -> bool:
        """Whether the cap is reached, with what the running jobs have cost until now."""
        if self.cap.what == "seconds":
            return self.left() <= 0
        return self.left() <= self.cap.of(running, self.rates)

    def fits(self, jobs: Iterable[A]) -> tuple[list[A], list[A]]:
        """Which of these jobs, in their order, would be begun, and which would be left out, were all as is likely."""
        begun: list[A] = []
        left_out: list[A] = []
        used = 0.0
        for job in jobs:
            estimate = self.past.estimate(job.gauge, job.units)
            if used + self._of(estimate) <= self.cap.amount:
                share = max(self.cores, 1) if self.cap.what == "seconds" else 1
                used += self.cap.of(estimate.likely, self.rates) / share
                begun.append(job)
            else:
                left_out.append(job)
        return begun, left_out

    def _of(self, estimate: Estimate) -> float:
        """What an estimate may take of the cap."""
        return self.cap.of(estimate.high, self.rates)
