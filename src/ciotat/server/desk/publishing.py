"""Publishing from the studio: the film as it is, made whole at its own size, released, and shown."""

import shutil
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ciotat.audience.ledger import Ledger
from ciotat.cut.packing import packed
from ciotat.cut.press import press
from ciotat.server.desk.ending import Sentence, Tell, ending
from ciotat.work.build.crew import Errand, Work
from ciotat.work.build.whole import aside, whole
from ciotat.work.film import Film
from ciotat.work.release.making import Wish, release
from ciotat.work.release.published import Published
from ciotat.work.release.putting_up import put_up
from ciotat.work.sources import sources

__all__ = ["publishing"]


def publishing(film: Film, order: Mapping[str, Any], tell: Tell, sentence: Sentence) -> Errand:
    """An errand that publishes the film as it is now; interrupted, it goes on with the same film later."""
    job, note = str(order["id"]), str(order["note"])
    script, then = (film.script.name, film.script.read_bytes()), sources(film)
    folder = film.hidden / "studio" / f"publish-{job}"
    state: dict[str, Any] = {"event": "publishing", "job": job, "release": None}

    def told(done: int, total: int) -> None:
        tell({**state, "state": "making", "done": done, "total": total})

    def errand(work: Work, stop: threading.Event) -> None:
        def made() -> dict[str, Any]:
            number = _published(film, work, folder, script, then, note, stop, told)
            return {"state": "made", "done": 1, "release": number}

        tell({**state, "done": 0, "total": 1, **ending(made, sentence)})
        shutil.rmtree(folder, ignore_errors=True)

    return errand


def _published(
    film: Film, work: Work, folder: Path, script: tuple[str, bytes], then: Mapping[str, str], note: str,
    stop: threading.Event, told: Callable[[int, int], None],
) -> int:  # fmt: skip
    """The number under which the film is shown now."""
    told(0, 1)
    build = aside(film, work.build.shelf, folder, script, stop)
    cut = whole(build, then, told)
    store = work.build.shelf.store
    now = datetime.now(UTC)
    done = release(film, store, Wish(note), press, lambda: now, cut)
    number, before = done.release.number, Published(film.root).current()
    put_up(film.root, store, number, packed, note, now)
    if number != before:
        Ledger(film.root / "audience" / "ledger.jsonl").write("publish", now.timestamp(), release=number, why=note)
    return number
