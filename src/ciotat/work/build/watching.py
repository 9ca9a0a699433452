"""Building while the writer types: the shot under the cursor is seen first, the rest follows, and yields to the next change.

All that was made stays at hand in the process, so that a change costs what it touches.
"""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ciotat.core.errors import CiotatError, Stopped
from ciotat.direction.plan import ScenePlan, Shot
from ciotat.render.shoot import still
from ciotat.render.still import save
from ciotat.sound import Booth
from ciotat.work.build.film import Build
from ciotat.work.build.order import News, Order
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shots import staged
from ciotat.work.store import Store

__all__ = ["Seen", "at_line", "watching"]


@dataclass(frozen=True)
class Seen:
    """What came of a change: a picture of the shot under the cursor, so many seconds after it was noticed; or what is
    wrong with the script; or, when `movie` is there, the whole film."""

    line: int = 0
    shot: str = ""
    picture: Path | None = None
    seconds: float = 0.0
    movie: Path | None = None
    made: int = 0
    causes: tuple[str, ...] = ()
    wrong: CiotatError | None = None


def watching(
    changes: Iterable[None], order: Callable[[], Order], tell: Callable[[Seen], None], line: Callable[[], int],
    film: bool = True, news: Callable[[News], None] = lambda _: None,
) -> None:  # fmt: skip
    """After each of `changes`, show the shot at `line()` (0: where the script changed), then build the film."""
    rest: _Rest | None = None
    shelf: Shelf | None = None
    booth: Booth | None = None
    for _ in changes:
        began = time.monotonic()
        if rest:
            rest.leave()
        try:
            asked = order()
            shelf = shelf or Shelf(Store(asked.home))
            booth = booth or Booth(asked.voice)
            build = Build(asked, shelf=shelf, booth=booth)
            if build.plan.scenes:
                seen = _first(build, line() or _touched(build), began)
                tell(seen)
                build.cursor = seen.shot
                rest = _Rest(build, tell, news) if film else None
            build.keep_ids()
        except CiotatError as wrong:
            tell(Seen(wrong=wrong))
    if rest:
        rest.wait()
    if booth:
        booth.close()


def _touched(build: Build) -> int:
    """The first line of the script that is new or changed."""
    fresh = [b.origin.line for scene in build.plan.scenes for b in scene.beats if b.element in build.fresh]
    return min(fresh, default=1)


def _first(build: Build, line: int, began: float) -> Seen:
    scene, shot = at_line(build, line)
    order = build.order
    stage = staged(build.plan, build.rehearsal, scene, shot)
    path = order.folder / "now.png"
    save(path, still(stage, order.renderers.get(shot.id, order.renderer), order.size, order.rate), quick=True)
    return Seen(line, shot.id, path, time.monotonic() - began)


def at_line(build: Build, line: int) -> tuple[ScenePlan, Shot]:
    """The shot that shows a line of the script: the last that begins on it or before."""
    shots = [(scene, shot) for scene in build.plan.scenes for shot in scene.shots]
    told = [(scene, shot) for scene, shot in shots if shot.role != "card" and shot.origin.line <= line]
    if not told:
        return next((pair for pair in shots if pair[1].role != "card"), shots[0])
    nearest = max(shot.origin.line for _, shot in told)
    return next(pair for pair in told if pair[1].origin.line == nearest)


class _Rest:
    """The whole film, made aside until something changes."""

    def __init__(self, build: Build, tell: Callable[[Seen], None], news: Callable[[News], None]) -> None:
        self.build, self.tell = build, tell
        build.tell = news
        self.thread = threading.Thread(target=self._make, daemon=True)
        self.thread.start()

    def leave(self) -> None:
        """Stop: there is something newer."""
        self.build.stop.set()
        self.thread.join()

    def wait(self) -> None:
        self.thread.join()

    def _make(self) -> None:
        with suppress(Stopped):
            try:
                movie = self.build.film()
            except CiotatError as wrong:
                self.tell(Seen(wrong=wrong))
            else:
                self.tell(Seen(movie=movie, made=len(self.build.causes), causes=tuple(self.build.causes)))
