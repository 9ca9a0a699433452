"""What work costs: seconds measured; watt-hours, grams of carbon dioxide and money estimated from them.

Defaults are those of Green Algorithms (Lannelongue, Grealey and Inouye, Advanced Science 2021, doi 10.1002/advs.202100707,
and the tables of its calculator): 12 W for a core and 200 W for a graphics card of any kind, both at full use, and 475 g
of CO2e for a kilowatt-hour of the world's grid (IEA, Global Energy and CO2 Status Report 2019). Memory (0.37 W for a
gigabyte), cooling and what a hosted renderer burns are left out. `[cost]` in ``film.toml`` says what is true of a place.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ciotat.core.errors import CiotatError

__all__ = ["Cost", "Meter", "Rates"]


@dataclass(frozen=True)
class Rates:
    """What turns seconds into the rest: watts of a busy core and a busy graphics card, grams of CO2e for a kilowatt-hour
    of the grid, the price of a kilowatt-hour and of a second of a hosted renderer, in `currency`.

    A price of nought stands for one that nobody has told.
    """

    watts_per_core: float = 12.0
    watts_gpu: float = 200.0
    grid: float = 475.0
    price_per_kwh: float = 0.0
    price_per_second: float = 0.0
    currency: str = ""

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> "Rates":
        """The rates of a table such as `[cost]`; keys with hyphens, unknown keys left alone. Raises CiotatError."""
        known: dict[str, Any] = {}
        for name in (field.name for field in fields(cls)):
            key = name.replace("_", "-")
            if key not in table:
                continue
            value = table[key]
            if name == "currency":
                if not isinstance(value, str) or len(value) > 8:
                    raise CiotatError(f"[cost] {key} = {value!r} is no currency", advice='write it as "EUR"')
                known[name] = str(value)
            elif isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1e6:
                raise CiotatError(f"[cost] {key} = {value!r} is not a number", advice="give a number from 0 to 1000000")
            else:
                known[name] = float(value)
        return cls(**known)


@dataclass(frozen=True)
class Cost:
    """Seconds of cores, of graphics cards, of hosted renderers; and of the clock on the wall, which for many jobs is the
    sum of theirs, as if they were done one after the other."""

    cpu_seconds: float = 0.0
    gpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    hosted_seconds: float = 0.0

    @classmethod
    def of(cls, table: Mapping[str, float]) -> "Cost":
        """The cost that `table` wrote."""
        return cls(*(float(table.get(field.name, 0.0)) for field in fields(cls)))

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(*(a + b for a, b in zip(self._all(), other._all(), strict=True)))

    def __mul__(self, factor: float) -> "Cost":
        return Cost(*(seconds * factor for seconds in self._all()))

    def watt_hours(self, rates: Rates) -> float:
        """Energy, in watt-hours."""
        return (self.cpu_seconds * rates.watts_per_core + self.gpu_seconds * rates.watts_gpu) / 3600

    def co2_grams(self, rates: Rates) -> float:
        """Grams of carbon dioxide, and what equals it."""
        return self.watt_hours(rates) * rates.grid / 1000

    def price(self, rates: Rates) -> float:
        """Money, in the currency of the rates."""
        return self.watt_hours(rates) * rates.price_per_kwh / 1000 + self.hosted_seconds * rates.price_per_second

    def table(self, rates: Rates | None = None) -> dict[str, float]:
        """The cost as a record keeps it: seconds by name, with `rates` energy and carbon dioxide too; to a millionth."""
        said = dict(zip((field.name for field in fields(self)), self._all(), strict=True))
        if rates is not None:
            said |= {"watt_hours": self.watt_hours(rates), "co2_grams": self.co2_grams(rates)}
        return {name: round(amount, 6) for name, amount in said.items() if amount > 0}

    def _all(self) -> tuple[float, ...]:
        return self.cpu_seconds, self.gpu_seconds, self.wall_seconds, self.hosted_seconds


class Meter:
    """Measures what this thread does from now on: its time on a core, and the time on the wall."""

    def __init__(self) -> None:
        self._began = time.thread_time(), time.perf_counter()

    def end(self, **more: float) -> Cost:
        """What it has cost until now, with what no clock of this thread sees put in by name: ``gpu_seconds`` and the
        like. To be asked in the same thread."""
        cpu, wall = self._began
        return Cost(time.thread_time() - cpu, 0.0, time.perf_counter() - wall) + Cost.of(more)
