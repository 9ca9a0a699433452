"""A film held at hand while someone writes it: told of changes, it shows the shot at the cursor at once, then the rest.

After a change the film is directed and rehearsed again, which costs what the change touches; the shot at the cursor is
seen, then moves; a crew makes the shots after it, those before it, and the sound. A newer change interrupts all that.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from ciotat.core.errors import CiotatError, Stopped
from ciotat.direction.plan import ScenePlan, Shot
from ciotat.sound import Booth, Line, Spoken
from ciotat.work.build.crew import Crew, Errand, Work, picture_of
from ciotat.work.build.film import Build
from ciotat.work.build.legs import Legs
from ciotat.work.build.order import News, Order
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shots import Job, job_of
from ciotat.work.build.told import Planned, Still, Told, Wrong, revision
from ciotat.work.store import Store

__all__ = ["Hands", "Live", "at_line"]

_AT_ONCE = 24
"""Lines that may be said before anything is seen; where there are more, a draft without voices is seen first."""

_PATIENT = 3
"""Pictures that are given up for newer ones before one is drawn all the same."""

_REST = 8
"""Changes after which what is at hand and not wanted any more is let go."""


class Hands(Protocol):
    """What a live film needs of its crew (`Crew`)."""

    def turn(self) -> int: ...

    def ready(self, work: Work) -> None: ...

    def go(self, work: Work) -> None: ...

    def has(self, shot: str) -> bool: ...

    def ask(self, errand: Errand) -> None: ...

    def leave(self) -> None: ...

    def wait(self) -> None: ...

    def close(self) -> None: ...


class _TooMany(Exception):  # noqa: N818 - not an error: the voices need a while
    pass


class _Called(Booth):
    """A booth that can be called away from: before more than `most` lines where that is said, and when `newer`."""

    def __init__(self, booth: Booth, newer: Callable[[], bool], most: int = 1 << 30) -> None:
        super().__init__(booth.voice)
        self._booth, self._newer, self._left = booth, newer, most

    def say(self, lines: Sequence[Line]) -> list[Spoken]:
        if lines and self._newer():
            raise Stopped
        if self._left <= 0 and lines:
            raise _TooMany
        self._left -= len(lines)
        return self._booth.say(lines)


class Live:
    """One film, live. `order` reads what its folder asks for; everything is told by `tell`, from two threads. `moving`:
    takes are made, not first pictures alone; `film`: and the whole film of them. `crew`: who makes them, where it is not to be
    a thread of this process."""

    def __init__(
        self, order: Callable[[], Order], tell: Callable[[Told], None], *, moving: bool = True, film: bool = True,
        newer: Callable[[], bool] = lambda: False, news: Callable[[News], None] = lambda _: None,
        crew: Hands | None = None,
    ) -> None:  # fmt: skip
        self.tell, self.news = tell, news
        self.line = 0
        self.work: Work | None = None
        self.crew: Hands = crew or Crew(tell, film)
        self._read, self._newer, self._moving = order, newer, moving
        self._order: Order | None = None
        self._shelf: Shelf | None = None
        self._booth: Booth | None = None
        self._builds = self._missed = 0

    def change(self, again: bool = True) -> None:
        """The script is another; so is what the folder asks for, unless it is not to be read `again`."""
        legs = Legs()
        self.crew.leave()
        last, self.work = self.work, None
        try:
            self._read_again(again)
            legs.leg("settings")
            if (build := self._build(_AT_ONCE)) is None:
                self._planned(self._draft(), legs, last=False)
                build = None if self._newer() else self._build()
            legs.leg("plan")
            if build is not None:
                self._planned(build, legs)
        except Stopped:
            return
        except CiotatError as wrong:
            self.tell(Wrong(last.revision if last else "", wrong))
            self.work = last
        if self.work and self._moving and not self._newer():
            self.crew.go(self.work)

    def look(self, line: int) -> None:
        """The cursor stands in this line."""
        self.line = line
        if self.work and self.work.build.plan.scenes and not self._newer():
            shot = at_line(self.work.build, line)[1]
            if shot.id != self.work.aim:
                self._look(line, Legs())
                self._aim()

    def play(self, shot: str) -> None:
        """Make the moving take of this shot next."""
        if self.work and self.work.aim != shot:
            self.work = replace(self.work, aim=shot)
            self._aim()

    def ask(self, errand: Errand) -> None:
        """Do this beside the film, soon."""
        self.crew.ask(errand)

    def wait(self) -> None:
        """Until everything is made."""
        self.crew.wait()

    def close(self) -> None:
        """Leave off; what is finished stays."""
        self.crew.close()
        if self._booth:
            self._booth.close()

    def _read_again(self, again: bool) -> None:
        if again or self._order is None:
            self._order = self._read()
        order = self._order
        self._shelf = self._shelf or Shelf(Store(order.home))
        if self._booth is None or self._booth.voice != order.voice:
            if self._booth:
                self._booth.close()
            self._booth = Booth(order.voice)

    def _build(self, most: int = 1 << 30) -> Build | None:
        """The film, directed and rehearsed; None where more than about so `most` lines would have to be said first."""
        assert self._order is not None
        assert self._booth is not None
        with suppress(_TooMany):
            booth = _Called(self._booth, self._newer, most)
            return Build(self._order, self.news, shelf=self._shelf, booth=booth, warm=not self._builds)
        return None

    def _draft(self) -> Build:
        """The film as it will be about, before its voices have spoken."""
        assert self._order is not None
        with Booth("silence") as booth:
            return Build(replace(self._order, silent=True), self.news, shelf=self._shelf, booth=booth, warm=False)

    def _planned(self, build: Build, legs: Legs, last: bool = True) -> None:
        """Tell of a plan, and show the shot at the cursor unless there is a newer one already."""
        self.work = Work(build, revision(build.source), self.crew.turn())
        self.tell(Planned(self.work.revision, build))
        if last:
            self._kept(build)
            self._builds += 1
            if self._builds % _REST == 0:
                build.shelf.rest()
        if not self._newer():
            line = self.line or _touched(build)
            if last and self._moving and build.plan.scenes:
                self.work = replace(self.work, aim=at_line(build, line)[1].id)
                self.crew.ready(self.work)
            legs.leg("tell")
            self._look(line, legs)

    def _kept(self, build: Build) -> None:
        try:
            build.keep_ids()
        except CiotatError as wrong:
            self.tell(Wrong(revision(build.source), wrong))

    def _look(self, line: int, legs: Legs) -> None:
        """Show the shot of a line."""
        if not (work := self.work) or not work.build.plan.scenes:
            return
        try:
            job = _job(work, *at_line(work.build, line))
            self.work = replace(work, aim=job.shot.id)
            legs.leg("dress")
            picture = picture_of(job, work.build, self._stale)
            legs.leg("draw")
            self.tell(Still(work.revision, job.shot.id, line, picture, legs.all, legs.spent))
            self._missed = 0
        except Stopped:
            self._missed += 1
        except CiotatError as wrong:
            self.tell(Wrong(work.revision, wrong))

    def _stale(self) -> bool:
        """Whether the picture that is begun is not wanted any more: but who writes on and on sees one now and then."""
        return self._missed < _PATIENT and self._newer()

    def _aim(self) -> None:
        if self.work and self._moving and not self.crew.has(self.work.aim):
            self.crew.go(self.work)


def _job(work: Work, scene: ScenePlan, shot: Shot) -> Job:
    build = work.build
    return job_of(build.plan, build.rehearsal, build.order, scene, shot)


def _touched(build: Build) -> int:
    """The first line of the script that is new or changed."""
    fresh = [b.origin.line for scene in build.plan.scenes for b in scene.beats if b.element in build.fresh]
    return min(fresh, default=1)


def at_line(build: Build, line: int) -> tuple[ScenePlan, Shot]:
    """The shot that shows a line of the script: the first in which what is written there, or last before it, happens."""
    shots = [(scene, shot) for scene in build.plan.scenes for shot in scene.shots]
    told = [(scene, shot) for scene, shot in shots if shot.role != "card" and shot.origin.line <= line]
    if not told:
        return next((pair for pair in shots if pair[1].role != "card"), shots[0])
    nearest = max(shot.origin.line for _, shot in told)
    scene = next(scene for scene, shot in told if shot.origin.line == nearest)
    lines = {beat.id: beat.origin.line for beat in scene.beats if beat.origin.line <= line}
    inside = [shot for home, shot in told if home is scene]
    reached = [max((lines[id] for id in shot.beats if id in lines), default=shot.origin.line) for shot in inside]
    return scene, inside[reached.index(max(reached))]
