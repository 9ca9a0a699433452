"""An experiment: a question to the audience, with all that decides it fixed before the first viewer.

What is here never changes once it is started, but for its `state` and what became of it; who saw what lies in the evidence.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from ciotat.audience.trial import Trial
from ciotat.core.digest import pretty
from ciotat.core.errors import CiotatError, RecordError
from ciotat.core.record import dump, load, record
from ciotat.core.store import writing

__all__ = ["BACK", "OPEN", "RUNNING", "Experiment", "Experiments"]

RUNNING = ("discovery", "confirmation")
"""States in which viewers are drawn between champion and challengers."""
OPEN = (*RUNNING, "frozen", "holdback")
"""States that hold their scene: no other experiment may begin there."""
BACK = ".back"
"""What the trial of a hold-back is called after its experiment."""
_ID = re.compile(r"[0-9a-f]{10}")
_MOST = 2000


@record("experiment", 1)
class Experiment:
    """`shot` of `scene` begins `at` seconds of release `base`, whose manifest is `on`. Arm 0 is the release, arm k the candidate
    k - 1. An outcome is the share of the next `window` seconds that was played ("watched"), or how near what was felt came to
    what was `meant` ("felt"). It is decided at `alpha`, for gains above `d`, by `minimum` viewers and `days` days at least.
    `promoted` is the release it became, `before` the one that was shown until then and that the share `holdback` goes on
    seeing. Times are milliseconds since 1970."""

    id: str
    state: str
    shot: str
    scene: str
    base: int
    on: str
    at: float
    candidates: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    window: float
    outcome: str = "watched"
    meant: tuple[float, float] = (0.0, 0.0)
    alpha: float = 0.05
    d: float = 0.01
    minimum: int = 1000
    days: float = 7.0
    holdback: float = 0.2
    kind: str = "change"
    apart: bool = False
    pi: tuple[float, ...] = ()
    made: int = 0
    began: int = 0
    decided: int = 0
    winner: int = 0
    promoted: int = 0
    before: int = 0
    went_up: int = 0
    ended: int = 0
    why: Mapping[str, str] = field(default_factory=dict)

    @property
    def arms(self) -> int:
        """How many cuts stand against each other."""
        return len(self.candidates) + 1

    @property
    def deadline(self) -> int:
        """Milliseconds from the moment a viewer met the shot to when their outcome is counted, whatever it is."""
        return round(3000 * self.window) + 600_000

    def trial(self, current: int) -> Trial | None:
        """What the next viewers of release `current` are drawn for; None where nobody is drawn."""
        if self.state in RUNNING and not self.decided:
            releases = (current,) * self.arms
            return Trial(
                self.id,
                self.shot,
                self.state,
                current,
                ("", *self.candidates),
                releases,
                self.pi,
                self.outcome == "felt",
            )
        if self.state == "holdback":
            pi = (1 - self.holdback, self.holdback)
            both = (current, self.before)
            return Trial(f"{self.id}{BACK}", self.shot, "holdback", current, ("", ""), both, pi, self.outcome == "felt")
        return None


class Experiments:
    """The experiments in a folder, each a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> list[str]:
        """Those that there are."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [name[:-5] for name in names if name.endswith(".json") and _ID.fullmatch(name[:-5])][:_MOST]

    def get(self, id: str) -> Experiment:
        """One of them. Raises RecordError where there is none that can be read."""
        if not _ID.fullmatch(id):
            raise RecordError(f"{id[:40]!r} is no experiment", advice="see the list")
        try:
            value: Any = json.loads((self.folder / f"{id}.json").read_bytes())
        except FileNotFoundError:
            raise RecordError(f"there is no experiment {id}", advice="see the list") from None
        except (OSError, ValueError, RecursionError) as wrong:
            raise RecordError(f"experiment {id} is damaged: {wrong}", advice="restore it from a copy") from wrong
        return load(Experiment, value)

    def all(self) -> list[Experiment]:
        """All that can be read, the first first."""
        found = []
        for id in self.ids():
            with suppress(CiotatError):
                found.append(self.get(id))
        return sorted(found, key=lambda one: (one.made, one.id))

    def put(self, experiment: Experiment, **changes: Any) -> Experiment:
        """Write one, with these changes."""
        new = replace(experiment, **changes)
        with writing(self.folder / f"{new.id}.json") as temporary:
            temporary.write_text(pretty(dump(new)), encoding="utf-8")
        return new
