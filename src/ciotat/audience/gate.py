"""The gate a take passes to replace the champion: discovered by one group of viewers, confirmed by the next.

K takes are K - 1 bets against the champion, each with the threshold (K - 1)/alpha. Who passes it starts afresh with new
viewers and has to earn a second capital: early fans and the charm of the new wear off in between. Below a number of
viewers and of days nothing is promoted whatever the capital says.
"""

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.betting import Bet, Betting, advanced, begun
from ciotat.core.record import record

__all__ = ["Gate", "Standing", "passed", "through"]

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]


@record("gate", 1)
class Standing:
    """All that a gate has to remember."""

    alpha: float
    d: float
    confirm: float
    minimum: int
    days: float
    n: int
    began: float | None
    discovery: tuple[Bet, ...]
    confirmation: tuple[Bet | None, ...]


class Gate:
    """Whether a challenger (arms 1 and up) takes the place of the champion (arm 0), one viewer after another."""

    def __init__(
        self,
        arms: int,
        alpha: float = 0.05,
        d: float = 0.01,
        confirm: float = 10.0,
        minimum: int = 1000,
        days: float = 7.0,
    ) -> None:
        if arms < 2:
            raise ValueError(f"{arms} arms: a trial has a champion and a challenger at least")
        self.alpha, self.d, self.confirm, self.minimum, self.days = alpha, d, confirm, minimum, days
        self.n = 0
        self._began: float | None = None
        self._discovery = [Betting(alpha / (arms - 1), d) for _ in range(1, arms)]
        self._confirmation: list[Betting | None] = [None] * (arms - 1)

    def add(self, arm: int, y: float, pi: Sequence[float], day: float) -> int | None:
        """Reveal one viewer's outcome at a day (a number that only grows); the arm to promote now, or None."""
        self.n += 1
        self._began = day if self._began is None else self._began
        for k, (bet, fresh) in enumerate(zip(self._discovery, self._confirmation, strict=True), 1):
            seen = 1 if arm == k else 0 if arm == 0 else 2
            bet.add(seen, y, (pi[0], pi[k]))
            if fresh is not None:
                fresh.add(seen, y, (pi[0], pi[k]))
            elif bet.decided:
                self._confirmation[k - 1] = Betting(1 / self.confirm, self.d)
        return self.promoted if self.n >= self.minimum and day - self._began >= self.days else None

    @property
    def promoted(self) -> int | None:
        """The confirmed arm with the most capital, whatever the minimums say; None where none is confirmed."""
        held = [(bet.log_e, -k) for k, bet in enumerate(self._confirmation, 1) if bet is not None and bet.decided]
        return -max(held)[1] if held else None

    @property
    def stage(self) -> str:
        """Where it stands: ``discovery``, or ``confirmation`` once an arm was discovered."""
        return "confirmation" if any(self._confirmation) else "discovery"

    @property
    def leader(self) -> int:
        """The arm that is nearest to promotion; 0 while none has more capital than it began with."""
        held = [(bet.log_e - log(self.confirm), 1, -k) for k, bet in enumerate(self._confirmation, 1) if bet]
        held = held or [(bet.log_e, 0, -k) for k, bet in enumerate(self._discovery, 1) if bet.log_e > 0]
        return -max(held)[2] if held else 0

    def evidence(self, arm: int) -> tuple[float, float | None]:
        """The capital of a challenger in discovery and, once it was discovered, in confirmation."""
        fresh = self._confirmation[arm - 1]
        return self._discovery[arm - 1].e, None if fresh is None else fresh.e

    def state(self) -> Standing:
        """What to keep of it, as a record."""
        return Standing(
            self.alpha, self.d, self.confirm, self.minimum, self.days, self.n, self._began,
            tuple(bet.state() for bet in self._discovery),
            tuple(None if bet is None else bet.state() for bet in self._confirmation),
        )  # fmt: skip

    @classmethod
    def of(cls, kept: Standing) -> "Gate":
        """The gate that a record kept, to go on with."""
        new = cls(len(kept.discovery) + 1, kept.alpha, kept.d, kept.confirm, kept.minimum, kept.days)
        new.n, new._began = kept.n, kept.began
        new._discovery = [Betting.of(bet) for bet in kept.discovery]
        new._confirmation = [None if bet is None else Betting.of(bet) for bet in kept.confirmation]
        return new


def passed(
    arms: Ints,
    ys: Floats,
    pis: Floats,
    d: float = 0.01,
    *,
    first: int = 1000,
    alpha: float = 0.05,
    confirm: float = 10.0,
) -> tuple[Ints, Ints]:
    """Many trials through a gate each, at once: the arm that each promotes (0: none) and after how many viewers (0).

    `arms` and `ys` are T x N (who had which arm, the outcome), `pis` T x N x K; nothing is promoted before viewer number `first`.
    The same as `Gate.add` viewer by viewer, each trial ended by its first promotion.
    """
    won = through(arms, ys, pis, d, alpha=alpha, confirm=confirm)
    won[: first - 1] = 0
    when = (won > 0).argmax(axis=0)
    arm = won[when, np.arange(won.shape[1])]
    return arm, np.where(arm > 0, when + 1, 0)


def through(
    arms: Ints, ys: Floats, pis: Floats, d: float = 0.01, *, alpha: float = 0.05, confirm: float = 10.0
) -> Ints:
    """The arm that each of many gates would let through after each viewer, whatever the minimums say (T x N; 0: none)."""
    length, many, count = pis.shape
    best, won = np.full((length, many), -np.inf), np.zeros((length, many), np.intp)
    for k in range(1, count):
        told: list[Any] = [arms == 0, arms == k, ys, pis[..., 0], pis[..., k]]
        found = _logs(told, d) >= -log(alpha / (count - 1))
        start = np.where(found.any(axis=0), found.argmax(axis=0) + 1, length)
        order = np.minimum(np.arange(length)[:, None] + start, length - 1)
        fresh = _logs([np.take_along_axis(each, order, axis=0) for each in told], d)
        back = np.arange(length)[:, None] - start
        capital = np.where(back >= 0, np.take_along_axis(fresh, np.maximum(back, 0), axis=0), -np.inf)
        better = (capital >= log(confirm)) & (capital > best)
        best, won = np.where(better, capital, best), np.where(better, k, won)
    return won


def _logs(told: list[Any], d: float) -> Floats:
    champion, challenger, ys, pi0, pi1 = told
    return advanced(begun((ys.shape[1],)), champion, challenger, ys, pi0, pi1, d)[1]
