"""Sessions: one sitting of one viewer. Which cut they see is drawn once, by chances that are kept with the draw.

A viewer is known by a random key that their browser keeps; only its digest is written. Who does not want to be measured
sees the release as it stands, and nothing is kept but that somebody sits there.
"""

import json
import secrets
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ciotat.audience.events import Evidence
from ciotat.audience.moves import taken_out
from ciotat.audience.seat import Gate, Seat
from ciotat.audience.timeline import Timeline
from ciotat.audience.trial import Trial, arm_for
from ciotat.core.chance import chance
from ciotat.core.digest import digest
from ciotat.core.errors import CiotatError

__all__ = ["Session", "Sessions", "viewer_id"]

CutFor = Callable[[int, tuple[str, ...]], Timeline]
AskedFor = Callable[[Timeline], Sequence[float]]
ASKED, APART = 0.5, 15.0
"""How many of the viewers of a trial by what is felt are asked about its shot, drawn before they see it; seconds between that
question and any other."""
_NEW_VIEWER = """
INSERT INTO viewer (key, since, last, measured, release) VALUES (?1, ?2, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET last = ?2, release = ?4 RETURNING number, measured"""
_BEFORE = """
SELECT cut.shots, watch.seen, watch.place, session.began FROM session JOIN watch ON watch.session = session.number
JOIN cut ON cut.id = session.cut WHERE session.viewer = ?"""
_UNMEASURED = """
UPDATE session SET measured = 0 WHERE viewer = (SELECT number FROM viewer WHERE key = ?) RETURNING id"""
_OF_VIEWER = "SELECT session.number FROM session JOIN viewer ON viewer.number = session.viewer WHERE viewer.key = ?"
_SESSION = """
INSERT INTO session (id, viewer, release, cut, seconds, began, language, measured, counted, arms, gates, prompts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True)
class Session:
    """A sitting: `release` and `candidates` are what is to be played (the digests of those candidates whose shots take the
    place of the release's), `arms` and `pi` what was drawn, by trial; `prompts` the seconds at which to ask what is felt;
    `fresh` says that the viewer was never here before."""

    id: str
    release: int
    measured: bool
    timeline: Timeline
    candidates: tuple[str, ...] = ()
    arms: Mapping[str, int] = field(default_factory=dict)
    pi: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    prompts: tuple[float, ...] = ()
    fresh: bool = True


@dataclass(frozen=True)
class _Drawn:
    """What a viewer was drawn to see."""

    viewer: int
    measured: bool
    release: int
    arms: Mapping[str, int]
    pi: Mapping[str, tuple[float, ...]]
    trials: tuple[Trial, ...]
    fresh: bool


def viewer_id(key: str) -> str:
    """Under what a viewer's key is kept: who has the database has not the key."""
    return digest(["viewer", key])


class Sessions:
    """The sessions in `evidence`. Blocks until what it does is on the disk: call it off the event loop."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def begin(
        self, viewer: str, release: int, trials: Sequence[Trial], cut: CutFor, *, measure: bool = True,
        counted: bool = True, language: str = "", asked: AskedFor = lambda timeline: (),
    ) -> Session:  # fmt: skip
        """Begin a sitting of `release`. `cut` gives the timeline of what is drawn (release, candidates); without `counted` (the
        film's own people, a machine) nobody is drawn for a trial; `asked` gives the seconds at which to ask what is felt;
        a trial by what is felt adds its own."""
        now = self.evidence.now()
        if not (measure and viewer):
            return self._apart(release, cut(release, ()), language, now)
        drawn = self._drawn(viewer, release, trials if counted else (), now)
        if not drawn.measured:
            return self._apart(release, cut(release, ()), language, now)
        arms = [(trial, drawn.arms[trial.id]) for trial in drawn.trials]
        candidates = tuple(sorted(trial.candidates[arm] for trial, arm in arms if trial.candidates[arm]))
        try:
            timeline = cut(drawn.release, candidates)
        except CiotatError:
            if not candidates:
                raise
            arms, candidates, timeline = [], (), cut(drawn.release, ())
        starts = [(trial, place) for trial, _ in arms if (place := timeline.shot(trial.shot))]
        gates = tuple(Gate(trial.id, round(place.at * 1000)) for trial, place in starts)
        draw = chance("asked", self.evidence.salt, drawn.viewer, timeline.cut)
        wanted = [place.at + place.seconds for trial, place in starts if trial.asks and draw.random() < ASKED]
        told = [at for at in asked(timeline) if all(abs(at - other) > APART for other in wanted)]
        seat = Seat(
            secrets.token_urlsafe(16), 0, drawn.viewer, drawn.release, timeline.cut, round(timeline.seconds * 1000), now,
            True, gates, tuple(round(at * 1000) for at in sorted({*told, *wanted})),
        )  # fmt: skip
        shown_arms = {trial.id: arm for trial, arm in arms}
        self._begun(seat, timeline, language, counted, shown_arms)
        shown = tuple(at / 1000 for at in seat.prompts)
        return Session(seat.id, seat.release, True, timeline, candidates, shown_arms, drawn.pi, shown, drawn.fresh)

    def measured(self, viewer: str) -> bool:
        """Whether a viewer lets themselves be measured; who is not known yet does."""
        with self.evidence.reading() as base:
            row = base.execute("SELECT measured FROM viewer WHERE key = ?", (viewer_id(viewer),)).fetchone()
        return bool(row[0]) if row else True

    def measure(self, viewer: str, wanted: bool) -> None:
        """Measure a viewer from now on, or no more."""
        key, now = viewer_id(viewer), self.evidence.now()

        def change(base: sqlite3.Connection) -> list[str]:
            base.execute(
                "INSERT INTO viewer (key, since, last, measured) VALUES (?1, ?2, ?2, ?3) "
                "ON CONFLICT (key) DO UPDATE SET measured = ?3", (key, now, wanted),
            )  # fmt: skip
            if wanted:
                return []
            for (number,) in base.execute(_OF_VIEWER, (key,)).fetchall():
                taken_out(base, number)
            return [row[0] for row in base.execute(_UNMEASURED, (key,)).fetchall()]

        self.evidence.forget(change)

    def number(self, viewer: str) -> int | None:
        """Under which number a viewer's evidence lies; None where nobody is known by this key."""
        if not viewer:
            return None
        with self.evidence.reading() as base:
            row = base.execute("SELECT number FROM viewer WHERE key = ?", (viewer_id(viewer),)).fetchone()
        return int(row[0]) if row else None

    def apart(self, session: str) -> list[int]:
        """The number of a sitting in which nobody is known: only who sits there knows its id."""
        with self.evidence.reading() as base:
            found = base.execute("SELECT number FROM session WHERE id = ? AND viewer IS NULL", (session,)).fetchall()
        return [row[0] for row in found]

    def last(self, viewer: str) -> int | None:
        """The release that a viewer saw last."""
        with self.evidence.reading() as base:
            row = base.execute("SELECT release FROM viewer WHERE key = ?", (viewer_id(viewer),)).fetchone()
        return row[0] or None if row else None

    def _apart(self, release: int, timeline: Timeline, language: str, now: int) -> Session:
        """A sitting of somebody of whom nothing is kept."""
        length = round(timeline.seconds * 1000)
        seat = Seat(secrets.token_urlsafe(16), 0, None, release, timeline.cut, length, now, False)
        self._begun(seat, timeline, language, False, {})
        return Session(seat.id, release, False, timeline, fresh=False)

    def _begun(self, seat: Seat, timeline: Timeline, language: str, counted: bool, arms: Mapping[str, int]) -> None:
        shots = json.dumps(timeline.dumped())
        row = (
            seat.id, seat.viewer, seat.release, seat.cut, seat.length, seat.began, language[:20], seat.measured, counted,
            json.dumps(dict(arms)), seat.kept_gates, json.dumps(seat.prompts),
        )  # fmt: skip

        def begin(base: sqlite3.Connection) -> int:
            base.execute("INSERT OR IGNORE INTO cut VALUES (?, ?)", (seat.cut, shots))
            return base.execute(_SESSION, row).lastrowid or 0

        seat.number = self.evidence.do(begin).result()
        self.evidence.sit(seat)

    def _drawn(self, key: str, release: int, trials: Sequence[Trial], now: int) -> _Drawn:
        """Draw for every trial that is open to this viewer, hold-backs first; what was drawn once stays, and whoever is held back
        sees the release before as it stood."""
        salt = self.evidence.salt

        def draw(base: sqlite3.Connection) -> _Drawn:
            known = base.execute("SELECT number FROM viewer WHERE key = ?", (viewer_id(key),)).fetchone()
            number, measured = base.execute(_NEW_VIEWER, (viewer_id(key), now, True, release)).fetchone()
            if not measured:
                return _Drawn(number, False, release, {}, {}, (), False)
            arms: dict[str, int] = {}
            pi: dict[str, tuple[float, ...]] = {}
            for trial in sorted((t for t in trials if t.release == release), key=lambda t: t.stage != "holdback"):
                kept = base.execute(
                    "SELECT arm, pi FROM assignment WHERE experiment = ? AND viewer = ?", (trial.id, number)
                ).fetchone()
                if kept is None and not (known and _met_before(base, number, trial.shot)):
                    point = float(chance("arm", salt, trial.id, number).random())
                    kept = (arm_for(trial.pi, point), json.dumps(trial.pi))
                    base.execute(
                        "INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?)", (trial.id, number, *kept, trial.stage, now)
                    )
                if kept is not None:
                    arms[trial.id], pi[trial.id] = kept[0], tuple(json.loads(kept[1]))
                    if trial.releases[kept[0]] != release:
                        break
            drawn = tuple(trial for trial in trials if trial.id in arms)
            shown = next((t.releases[arms[t.id]] for t in drawn if t.releases[arms[t.id]] != release), release)
            base.execute("UPDATE viewer SET release = ? WHERE number = ?", (shown, number))
            return _Drawn(number, True, shown, arms, pi, drawn, known is None)

        return self.evidence.do(draw).result()


def _met_before(base: sqlite3.Connection, viewer: int, shot: str) -> bool:
    """Whether a viewer has seen the shot, or what comes after it, in a sitting before."""
    for shots, seen, place, _ in base.execute(_BEFORE, (viewer,)):
        found = Timeline.read("", json.loads(shots)).shot(shot)
        if found and (int.from_bytes(seen, "little") >> max(0, int(found.at)) or place >= found.at * 1000 + 1000):
            return True
    return False
