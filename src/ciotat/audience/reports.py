"""Reports: comments that viewers found out of place. The owner sees how many did, and decides."""

import sqlite3

from ciotat.audience.events import Evidence, TooOften

__all__ = ["Reports"]

_IN_AN_HOUR = 30


class Reports:
    """What was reported in `evidence`; nobody is counted twice for one comment."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def add(self, session: str, comment: str) -> bool:
        """Report a comment from a sitting; False where there is none such. Raises NoSession, TooOften."""
        seat, now = self.evidence.seat(session), self.evidence.now()

        def write(base: sqlite3.Connection) -> int:
            found = base.execute("SELECT release FROM comment WHERE id = ?", (comment,)).fetchone()
            if found is None:
                return 0
            lately = "SELECT count(*) FROM report WHERE session = ? AND made > ?"
            if base.execute(lately, (seat.number, now - 3_600_000)).fetchone()[0] >= _IN_AN_HOUR:
                raise TooOften("many reports at once", advice="wait a moment")
            base.execute("INSERT OR IGNORE INTO report VALUES (?, ?, ?)", (comment, seat.number, now))
            return int(found[0])

        return self._told(self.evidence.do(write).result())

    def withdraw(self, session: str, comment: str) -> bool:
        """Take a report back; False where there is none such. Raises NoSession."""
        seat = self.evidence.seat(session)

        def write(base: sqlite3.Connection) -> int:
            gone = base.execute("DELETE FROM report WHERE comment = ? AND session = ?", (comment, seat.number))
            found = base.execute("SELECT release FROM comment WHERE id = ?", (comment,)).fetchone()
            return int(found[0]) if gone.rowcount and found else 0

        return self._told(self.evidence.do(write).result())

    def settle(self, comment: str) -> None:
        """The owner has judged it: what was reported until now counts no more."""

        def write(base: sqlite3.Connection) -> None:
            base.execute("DELETE FROM report WHERE comment = ?", (comment,))

        self.evidence.do(write).result()

    def counts(self) -> dict[str, int]:
        """How many people reported each comment."""
        with self.evidence.reading() as base:
            return dict(
                base.execute(
                    "SELECT comment, count(DISTINCT coalesce(viewer, -number)) FROM report JOIN session "
                    "ON session.number = report.session GROUP BY comment"
                ).fetchall()
            )

    def _told(self, release: int) -> bool:
        if release:
            self.evidence.touch(release)
        return release > 0
