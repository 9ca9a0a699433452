"""The whole film at another size than the studio's, as it was when it was asked for; interrupted, it goes on later."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from ciotat.core.errors import Stopped
from ciotat.core.store import writing
from ciotat.work.build import Build
from ciotat.work.build.ordered import ordered
from ciotat.work.film import Film

__all__ = ["filmed"]


class _Either(threading.Event):
    """Set when it is set, or when another is."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        return super().is_set() or self._other.is_set()


def filmed(
    film: Film, live: Build, size: tuple[int, int], script: tuple[str, bytes], id: str, stop: threading.Event,
    told: Callable[[int, int], None],
) -> Path:  # fmt: skip
    """The movie of a script as it was, in a folder beside the studio's; takes lie in the film's own store. Raises
    Stopped when `stop` is set."""
    folder = film.hidden / "studio" / f"export-{id}"
    home = folder / ".ciotat"
    if not (home / "script.ids").is_file():
        with writing(folder / script[0]) as temporary:
            temporary.write_bytes(script[1])
        with writing(home / "script.ids") as temporary:
            temporary.write_bytes(film.ids.read_bytes() if film.ids.is_file() else b"")
    more = {"script": folder / script[0], "folder": folder, "film": None, "size": size}
    build = Build(ordered(film, more=more), shelf=live.shelf)
    build.stop = _Either(stop)
    jobs = build.jobs()
    all_frames = sum(job.frames(build.order.rate) for job in jobs)
    there = all_frames - sum(job.frames(build.order.rate) for job in jobs if job.cause)
    build.tell = lambda news: told(there + news.frames, all_frames) if news.what == "shooting" else None
    told(there, all_frames)
    movie = build.film()
    if stop.is_set():
        raise Stopped
    kept = folder.parent / f"{id}.mp4"
    movie.replace(kept)
    shutil.rmtree(folder, ignore_errors=True)
    return kept
