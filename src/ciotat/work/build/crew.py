"""The crew of a live build: aside, it makes what the plan asks for, the shot at the cursor first, and yields at once.

What is finished lies in the store under its recipe, so whatever is interrupted goes on where it was.
"""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ciotat.core.digest import digest
from ciotat.core.errors import CiotatError, Stopped
from ciotat.core.memory import give_back
from ciotat.direction.plan import ScenePlan, Shot
from ciotat.render.shoot import still
from ciotat.render.still import poster
from ciotat.work.build.cause import cause
from ciotat.work.build.cutting import shown, stands
from ciotat.work.build.film import Build
from ciotat.work.build.pace import Pace
from ciotat.work.build.shooting import shooting
from ciotat.work.build.shots import Job, job_of, jobs_of
from ciotat.work.build.sounding import tracks
from ciotat.work.build.told import Filmed, Footage, Progress, Sounded, Told, Wrong
from ciotat.work.jobs import Event
from ciotat.work.store import Result

__all__ = ["Crew", "Errand", "Work", "picture_of"]

_NICE = 3
_REST = 8
"""Drafts after which memory is given back, though the film was never done between."""
Errand = Callable[["Work", threading.Event], None]
"""Something asked for beside the film; when the event is set it raises Stopped, and is begun again later."""


@dataclass
class Work:
    """What is to be made: the film of `build`, from the shot `aim` on. `jobs` are all its shots, once they are known."""

    build: Build
    revision: str
    turn: int = 0
    aim: str = ""
    jobs: Sequence[Job] = ()
    began: float = field(default_factory=time.monotonic)
    made: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    bad: set[str] = field(default_factory=set)


def picture_of(job: Job, build: Build, stop: Callable[[], bool] = lambda: False) -> str:
    """The digest of the one picture that stands for a shot, drawn now if it was not before. Raises Stopped where `stop`
    says so first."""
    store, order = build.shelf.store, build.order
    action = digest(["still.1", job.recipe])
    if (known := store.result(action)) is None:
        drawn = still(job.stage, job.renderer, order.size, order.rate, stop)
        known = store.record(action, "still", {"still": store.blobs.put(poster(drawn, order.size[0], 92))})
    return known.outputs["still"]


class Crew:
    """One thread that works until it is done, is called away, or the film is another. `film`: cut the whole film, too; `early`:
    the shot at the cursor moves on twos before it moves."""

    def __init__(self, tell: Callable[[Told], None], film: bool = True, early: bool = False) -> None:
        self.tell, self.film, self.early = tell, film, early
        self.seen: dict[str, Footage] = {}
        self.now = 0
        self._pace = Pace()
        self._errands: deque[Errand] = deque()
        self._state = threading.Condition()
        self._work: Work | None = None
        self._todo = self._busy = self._closing = False
        self._stop = threading.Event()
        self._running: Build | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def turn(self) -> int:
        """The number of a new draft: from now on nothing is told of older ones."""
        with self._state:
            self.now += 1
            return self.now

    def at(self, turn: int) -> None:
        """The number of the newest draft, where somebody else counts them."""
        with self._state:
            self.now = turn

    def ready(self, work: Work) -> None:
        """This is planned, and will be asked for as soon as its first picture is there."""

    def doubt(self, shots: Iterable[str]) -> None:
        """These shots are other ones now: what is seen of them is not what is asked, until it is judged again."""
        with self._state:
            for footage in filter(None, map(self.seen.get, shots)):
                self.seen[footage.shot] = replace(footage, state="stale", clip="", take="", question="", early="")

    def go(self, work: Work) -> None:
        """Make this, and nothing older any more."""
        self._call(work)

    def has(self, shot: str) -> bool:
        """Whether the take of this shot is there, or under way."""
        with self._state:
            found = self.seen.get(shot)
            return found is not None and found.state != "stale"

    def ask(self, errand: Errand) -> None:
        """Do this soon: after the shot at the cursor, before the rest of the film."""
        with self._state:
            self._errands.append(errand)
            self._call(self._work)

    def leave(self) -> None:
        """Stop: there is something newer. Returns at once."""
        with self._state:
            self._todo = False
            self._halt()

    def wait(self) -> None:
        """Until there is nothing left to do."""
        with self._state:
            self._state.wait_for(lambda: not (self._busy or self._todo))

    def close(self) -> None:
        """Leave off for good."""
        with self._state:
            self._closing = True
            self._halt()
            self._state.notify_all()
        self._thread.join()

    def _call(self, work: Work | None) -> None:
        with self._state:
            self._work, self._todo = work, work is not None
            self._halt()
            self._state.notify_all()

    def _halt(self) -> None:
        self._stop.set()
        if self._running:
            self._running.stop.set()

    def _run(self) -> None:
        with suppress(AttributeError, OSError):  # who writes comes before what is made aside
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        while (work := self._next()) is not None:
            try:
                with suppress(Stopped):
                    self._make(work)
            except Exception as wrong:  # whatever it is, the next change deserves a crew
                self._wrong(work, wrong)
            self._unmade(work)

    def _wrong(self, work: Work, wrong: Exception) -> None:
        told = wrong if isinstance(wrong, CiotatError) else CiotatError(f"{type(wrong).__name__}: {wrong}")
        self.tell(Wrong(work.revision, told))

    def _next(self) -> Work | None:
        with self._state:
            self._busy, self._running = False, None
            self._state.notify_all()
            self._state.wait_for(lambda: self._todo or self._closing)
            if self._closing or self._work is None:
                return None
            self._todo, self._busy, self._stop = False, True, threading.Event()
            self._running = self._work.build
            self._running.stop = threading.Event()
            return self._work

    def _make(self, work: Work) -> None:
        self._aimed(work)
        if work.turn % _REST == 0:
            give_back()
        self._look_over(work)
        self._run_errands(work)
        self._pictures(
            work, [job for job in work.jobs if job.card]
        )  # words are there at once: no film begins with nothing
        for jobs in self._scenes(work):
            self._pictures(work, jobs)
            self._takes(work, jobs)
        self._sound(work)
        self._cut(work)
        give_back()

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped

    def _run_errands(self, work: Work) -> None:
        while self._errands:
            try:
                self._errands[0](work, self._stop)
            except Stopped:
                raise
            except Exception as wrong:
                self._wrong(work, wrong)
            self._errands.popleft()
            self._go_on()

    def _aimed(self, work: Work) -> None:
        """The moving take of the shot at the cursor, on all cores."""
        if not (found := _found(work.build, work.aim)):
            return
        known = next((job for job in work.jobs if job.shot.id == work.aim), None)
        job = known or job_of(work.build.plan, work.build.rehearsal, work.build.order, *found)
        self._judge(work, [job])
        if not self.early or not self._missing(work, [job]):
            return self._takes(work, [job])
        if made := work.build.shelf.store.result(_on_twos(job)):
            self._told(work, replace(self.seen[job.shot.id], early=made.outputs["picture"]))
        else:
            work.build.ahead = partial(self._ahead, work)
        try:
            self._takes(work, [job])
        finally:
            work.build.ahead = None

    def _ahead(self, work: Work, job: Job, movie: Path) -> None:
        """Half of the pictures of the shot at the cursor are drawn: it moves."""
        store = work.build.shelf.store
        made = store.record(_on_twos(job), "twos", {"picture": store.blobs.take_in(movie)})
        early = made.outputs["picture"]
        self._told(work, replace(self.seen[job.shot.id], early=early, revision=work.revision))

    def _look_over(self, work: Work) -> None:
        """See which shots are made, and say so of each whose state changed."""
        if not work.jobs:
            build, jobs = work.build, list[Job]()
            scene: list[Job] = []
            for job in jobs_of(build.plan, build.rehearsal, build.order, self._stop.is_set):
                if scene and scene[0].scene is not job.scene:
                    self._judge(work, scene)
                    scene = []
                scene.append(job)
                jobs.append(job)
            self._judge(work, scene)
            work.jobs = jobs
            here = {job.shot.id for job in jobs}
            self.seen = {id: footage for id, footage in self.seen.items() if id in here}
            missing = self._missing(work, jobs)
            self._pace.start([job.frames(build.order.rate) for job in missing])
            self._progress(work, "shooting")

    def _judge(self, work: Work, jobs: Sequence[Job]) -> None:
        """Tell what is seen of these shots now, where that is news."""
        store = work.build.shelf.store
        known = store.results([job.recipe for job in jobs])
        pictures = store.results([digest(["still.1", job.recipe]) for job in jobs])
        for job in jobs:
            drawn = pictures.get(digest(["still.1", job.recipe]))
            before, still = self.seen.get(job.shot.id), drawn.outputs["still"] if drawn else ""
            self._told(work, _footage(work, job, before, known.get(job.recipe), still))

    def _told(self, work: Work, footage: Footage) -> None:
        """Tell of a shot, where it is news."""
        with self._state:
            if work.turn != self.now:
                return
            before = self.seen.get(footage.shot)
            self.seen[footage.shot] = footage
            if before is None or replace(before, revision=footage.revision) != footage:
                self.tell(footage)

    def _missing(self, work: Work, jobs: Sequence[Job]) -> list[Job]:
        self._go_on()
        return [j for j in jobs if self.seen[j.shot.id].state not in ("made", "kept") and j.recipe not in work.bad]

    def _scenes(self, work: Work) -> list[list[Job]]:
        """The shots of each scene, from the shot at the cursor on, then those before it."""
        jobs = work.jobs
        at = next((k for k, job in enumerate(jobs) if job.shot.id == work.aim), 0)
        scenes: list[list[Job]] = []
        for job in [*jobs[at:], *jobs[:at]]:
            if not scenes or scenes[-1][-1].scene is not job.scene:
                scenes.append([])
            scenes[-1].append(job)
        return scenes

    def _pictures(self, work: Work, jobs: Sequence[Job]) -> None:
        """A picture of every shot that has no take yet."""
        for job in self._missing(work, jobs):
            self._go_on()
            picture = picture_of(replace(job), work.build, self._stop.is_set)
            if picture != self.seen[job.shot.id].still:
                self._told(work, replace(self.seen[job.shot.id], still=picture, revision=work.revision))

    def _takes(self, work: Work, jobs: Sequence[Job]) -> None:
        """The moving takes of those that have none."""
        build = work.build
        while missing := self._missing(work, jobs):
            build.heard = lambda job, event: self._heard(work, job, event)
            try:
                shooting(build, [replace(job) for job in missing])
            except Stopped:
                raise
            except Exception as wrong:
                self._wrong(work, wrong)
                build.stop = threading.Event()  # one shot failed, which stopped its run: go on with the others
                self._go_on()
                if not work.bad.intersection(job.recipe for job in missing):
                    return
            self._judge(work, missing)

    def _heard(self, work: Work, job: Job, event: Event) -> None:
        if event.what == "started":
            self._told(work, replace(self.seen[job.shot.id], state="making", revision=work.revision))
        elif event.what in ("done", "kept"):
            work.made.add(job.shot.id)
            self._pace.done(job.frames(work.build.order.rate))
            self._judge(work, [job])
            self._progress(work, "shooting")
        elif event.what == "failed":
            work.bad.add(job.recipe)

    def _unmade(self, work: Work) -> None:
        """What was under way and is not any more."""
        for footage in list(self.seen.values()):
            if footage.state == "making":
                self._told(work, replace(footage, state="stale", revision=work.revision))

    def _sound(self, work: Work) -> None:
        self._go_on()
        if work.build.order.silent or not work.jobs or "sound" in work.said:
            return
        self._progress(work, "mixing the sound")
        build = work.build
        found = tracks(build.plan, build.rehearsal, build.order.home, self._stop.is_set)
        self._go_on()
        work.said.add("sound")
        self.tell(Sounded(work.revision, found))

    def _cut(self, work: Work) -> None:
        """The whole film, of what is there."""
        self._go_on()
        build = work.build
        if self.film and work.jobs and not work.bad and "film" not in work.said:
            path = build.film()
            work.said.add("film")
            causes = [footage.cause for id, footage in self.seen.items() if id in work.made]
            spent = time.monotonic() - work.began
            self.tell(Filmed(work.revision, path, spent, len(work.made), causes))
        self._progress(work, "ready")

    def _progress(self, work: Work, what: str) -> None:
        self.tell(Progress(work.revision, what, *self._pace.state()))


def _footage(work: Work, job: Job, before: Footage | None, known: Result | None, drawn: str) -> Footage:
    """What is seen of a shot now; `before` is what was seen of it, `known` what came of its recipe, `drawn` its first picture."""
    build = work.build
    kept = stands(job, build.order, build.shelf)
    same = before if before and before.recipe == job.recipe else None
    why = same.cause if same else ""
    if known is None and kept is None:
        why = why or cause(job.scene, job.shot, job.parts, build.before, build.fresh)
        last = before or Footage(work.revision, job.shot.id)
        still = drawn or (same.still if same else "")  # a picture of other words is no news
        early = same.early if same else ""
        return Footage(work.revision, job.shot.id, job.recipe, "stale", why, still, last.poster, early=early)
    view = shown(job, build.order, build.shelf, known)
    return Footage(
        work.revision, job.shot.id, job.recipe, "kept" if view.take else "made", why, "" if kept else drawn,
        view.poster, view.picture, view.take.id if view.take else "", view.question,
    )  # fmt: skip


def _on_twos(job: Job) -> str:
    """Under what the clip on twos of a shot is known."""
    return digest(["twos.1", job.recipe])


def _found(build: Build, id: str) -> tuple[ScenePlan, Shot] | None:
    """A shot of the plan, and its scene."""
    return next(((scene, shot) for scene in build.plan.scenes for shot in scene.shots if shot.id == id), None)
