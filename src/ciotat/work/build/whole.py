"""A film made whole aside: as its script and wishes were at one moment, without touching what lies in its folder."""

import shutil
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ciotat.core.digest import pretty
from ciotat.core.errors import Stopped
from ciotat.core.record import dump
from ciotat.core.store import writing
from ciotat.direction.plan import Plan
from ciotat.work.build.cutting import Shown, row, shown
from ciotat.work.build.film import Build
from ciotat.work.build.ordered import ordered
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shooting import shooting
from ciotat.work.build.shots import Job
from ciotat.work.cutlist import written
from ciotat.work.film import Film

__all__ = ["Either", "aside", "head", "seen", "whole"]

_OLD = 86_400


class Either(threading.Event):
    """Set when it is set, or when another is."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        return super().is_set() or self._other.is_set()


def aside(
    film: Film, shelf: Shelf, folder: Path, script: tuple[str, bytes], stop: threading.Event,
    more: Mapping[str, Any] | None = None,
) -> Build:  # fmt: skip
    """The film of a script as it was, at the film's own size, directed in `folder`; takes lie in the film's own store.
    `more` changes fields of its order. Begun again in the same folder, it is the same."""
    home = folder / ".ciotat"
    _tidy(folder)
    if not (home / "script.ids").is_file():
        with writing(folder / script[0]) as temporary:
            temporary.write_bytes(script[1])
        with writing(home / "script.ids") as temporary:
            temporary.write_bytes(film.ids.read_bytes() if film.ids.is_file() else b"")
    fixed = {"script": folder / script[0], "folder": folder, "film": None}
    build = Build(ordered(film, more={**fixed, **(more or {})}), shelf=shelf)
    build.stop = Either(stop)
    return build


def _tidy(folder: Path) -> None:
    """Take away what somebody who was killed left beside it more than a day ago."""
    for left in folder.parent.glob("*-*"):
        with suppress(OSError):
            if left.name.startswith(("publish-", "improve-")) and time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left, ignore_errors=True)


def whole(
    build: Build, sources: Mapping[str, str], told: Callable[[int, int], None] = lambda done, total: None
) -> bytes:
    """What the film of `build` lays end to end, as the text of a cut.json; what is missing of it is made. `told` hears how
    many of its frames are there; `sources` are the digests of the files that it is made from. Raises Stopped."""
    jobs = build.jobs()
    missing = [job for job in jobs if job.cause]
    total = sum(job.frames(build.order.rate) for job in jobs)
    there = total - sum(job.frames(build.order.rate) for job in missing)
    build.tell = lambda news: told(there + news.frames, total) if news.what == "shooting" else None
    told(there, total)
    shooting(build, missing)
    build.sounded()
    if build.stop.is_set():
        raise Stopped
    rows = [row(job, view, build.order, job.cause) for job, view in zip(jobs, seen(build, jobs), strict=True)]
    return written({**head(build, build.plan), "sources": dict(sources)}, rows)


def seen(build: Build, jobs: Sequence[Job]) -> list[Shown]:
    """What is seen of each shot."""
    known = build.shelf.store.results(job.recipe for job in jobs)
    return [shown(job, build.order, build.shelf, known.get(job.recipe)) for job in jobs]


def head(build: Build, plan: Plan) -> dict[str, Any]:
    """What a cut says before its shots."""
    order = build.order
    text = pretty(dump(replace(plan, remarks=())))
    return {
        "title": plan.title, "language": plan.language, "rate": str(order.rate.fps), "size": list(order.size),
        "style": plan.style, "renderer": f"{order.renderer.id}.{order.renderer.version}", "sound": dict(build.sound),
        "plan": build.shelf.store.blobs.put(text.encode()),
    }  # fmt: skip
