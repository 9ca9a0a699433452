"""Work to be done, kept in one durable table, and done on all cores: nothing twice, nothing lost."""

from ciotat.work.jobs.executor import Event, Executor, Outcome, machine
from ciotat.work.jobs.job import Entry, Job, Lease, Needs, State
from ciotat.work.jobs.ledger import Ledger
from ciotat.work.jobs.presence import Presence
from ciotat.work.jobs.table import MemoryTable, Table
from ciotat.work.jobs.turn import AgainLater, Turn

__all__ = [
    "AgainLater",
    "Entry",
    "Event",
    "Executor",
    "Job",
    "Lease",
    "Ledger",
    "MemoryTable",
    "Needs",
    "Outcome",
    "Presence",
    "State",
    "Table",
    "Turn",
    "machine",
]
