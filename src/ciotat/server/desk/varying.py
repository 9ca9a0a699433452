"""Other takes of a shot, as an errand of the crew: their stills first, then they move."""

import threading
from collections.abc import Callable
from typing import Any

from ciotat.core.errors import CiotatError
from ciotat.work.build.crew import Errand, Work
from ciotat.work.build.vary import shot_takes, varied
from ciotat.work.film import Film

__all__ = ["varying"]


def varying(
    film: Film, shot: str, kind: str, count: int, tell: Callable[[dict[str, Any]], None],
    wrong: Callable[[CiotatError, str], None],
) -> Errand:  # fmt: skip
    """An errand that makes `count` takes of `shot` which vary in `kind`, and tells of them as they come."""

    made: list[str] = []

    def errand(work: Work, stop: threading.Event) -> None:
        try:
            if not made:
                made.extend(take.id for take in varied(work.build, film, shot, kind, count).takes)
                tell({"event": "takes", "revision": work.revision, "shot": shot})
            shot_takes(work.build, film, shot, made)
            tell({"event": "takes", "revision": work.revision, "shot": shot})
        except CiotatError as refused:
            wrong(refused, work.revision)

    return errand
