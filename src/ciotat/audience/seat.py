"""A session as it is known while its viewer watches: what an event is checked against, without asking the disk."""

import json
from dataclasses import dataclass, field

from ciotat.audience.event import SLACK, Row

__all__ = ["MOST_EVENTS", "Batch", "Gate", "Seat"]

MOST_EVENTS = 20_000
"""Events of one session that are taken in; whatever comes after them is let go."""
BURST, PER_SECOND = 30.0, 2.0
"""Batches that a session may send at once, and in the long run."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The start, in milliseconds of this session's cut, of a shot that is on trial."""

    experiment: str
    start: int


@dataclass(slots=True)
class Seat:
    """One session: its number, whose it is, what it shows, since when; and what it has sent: `known` has a bit for every
    event of it, `played` counts the milliseconds of its sections."""

    id: str
    number: int
    viewer: int | None
    release: int
    cut: str
    length: int
    began: int
    measured: bool
    gates: tuple[Gate, ...] = ()
    prompts: tuple[int, ...] = ()
    known: int = 0
    played: int = 0
    budget: float = field(default=BURST)
    asked: int = 0

    def admits(self, now: int) -> bool:
        """Whether a batch may come now."""
        self.budget = min(BURST, self.budget + max(0, now - self.asked) * PER_SECOND / 1000)
        self.asked = now
        if self.budget < 1:
            return False
        self.budget -= 1
        return True

    def possible(self, rows: list[Row], now: int) -> list[Row]:
        """What of a batch can have happened: nobody plays more, at normal speed, than the time that has passed."""
        most, known, played = now - self.began + SLACK, self.known, self.played
        if self._goes_on(rows, most):
            return rows
        room = MOST_EVENTS - known.bit_count()
        kept = []
        for row in rows:
            bit = 1 << row[1]
            if not known & bit:
                length = row[4] - row[3] if row[2] == 1 else 0  # type: ignore[operator]
                if room <= 0 or played + length > most:
                    continue
                known |= bit
                room -= 1
                played += length
            kept.append(row)
        self.known, self.played = known, played
        return kept

    def _goes_on(self, rows: list[Row], most: int) -> bool:
        """Whether all of these can have happened and go on, one by one, after the last that is known, as nearly always; then
        they are known."""
        seq, played = self.known.bit_length(), self.played
        if seq + len(rows) > MOST_EVENTS:
            return False
        for row in rows:
            if row[1] != seq:
                return False
            if row[2] == 1:
                played += row[4] - row[3]  # type: ignore[operator]
            seq += 1
        if played > most:
            return False
        self.known |= ((1 << len(rows)) - 1) << (seq - len(rows))
        self.played = played
        return True

    @property
    def kept_gates(self) -> str:
        """The gates as they lie in the database."""
        return json.dumps([[gate.experiment, gate.start] for gate in self.gates])


class Batch:
    """Events of one session that are taken in together."""

    __slots__ = ("rows", "seat")

    def __init__(self, seat: Seat, rows: list[Row]) -> None:
        self.seat, self.rows = seat, rows
