"""Make a film from a script, but only what is not made yet; say what was made again and for which cause.

Every finished take lies in the store under its recipe before anything depends on it, so a run that is stopped, or
killed, goes on where it stopped. What is made does not depend on how many make it, or on what was kept.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ciotat import make
from ciotat.core.digest import pretty
from ciotat.core.store import Folder
from ciotat.cut import storyboard
from ciotat.direction.amend import amended
from ciotat.direction.brief import Brief
from ciotat.direction.plan import Plan
from ciotat.render.renderer import Picture
from ciotat.render.shoot import still
from ciotat.render.still import save
from ciotat.render.take import Take
from ciotat.script import Draft, Screenplay, keep
from ciotat.script.reading import stem
from ciotat.script.still import still as uncollected
from ciotat.sound import Booth
from ciotat.work.build.cause import cause
from ciotat.work.build.cutting import Shown, row, shown, stands
from ciotat.work.build.order import News, Order
from ciotat.work.build.rehearsal import Rehearsal, rehearse
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shooting import shooting
from ciotat.work.build.shots import Job, jobs_of, prepare
from ciotat.work.build.sofar import so_far
from ciotat.work.build.sounding import encoded, sounding
from ciotat.work.cutlist import CutList, read, write
from ciotat.work.film import Film
from ciotat.work.jobs import Event
from ciotat.work.sources import sources
from ciotat.work.store import Store

__all__ = ["Build"]

T = TypeVar("T")


class Build:
    """One film being made. `warm`: while voices speak for the first time, a renderer warms up beside them."""

    def __init__(
        self, order: Order, tell: Callable[[News], None] = lambda _: None, shelf: Shelf | None = None,
        booth: Booth | None = None, cap: str = "", warm: bool = True,
    ) -> None:  # fmt: skip
        self.order = order
        self._warm = warm
        self.cap = cap
        self.cursor = ""
        self.left_out: list[Job] = []
        self.questions: list[tuple[str, str, str]] = []
        self.tell = tell
        self.heard: Callable[[Job, Event], None] = lambda *_: None
        self.ahead: Callable[[Job, Path], None] | None = None
        self.own = Folder(order.home)
        self.stop = threading.Event()
        self.causes: list[str] = []
        self.sound: Mapping[str, str] = {}
        self._shelf = shelf
        self._booth = booth
        script = self._script()
        self.tell(News("directing and rehearsing the voices"))
        with uncollected():
            self.rehearsal = self._rehearsed(script)
            plain = replace(self.rehearsal.head, scenes=self.rehearsal.placed)
            self.plan: Plan = amended(plain, order.overrides) if order.overrides else plain

    @cached_property
    def shelf(self) -> Shelf:
        """What was made before."""
        return self._shelf or Shelf(Store(self.order.home))

    def _script(self) -> Screenplay:
        order = self.order
        self.tell(News("reading the script"))
        before = Draft.read(order.ids.read_bytes() if order.ids.is_file() else b"")
        script = keep(before, make.screenplay(order.script.read_bytes(), order.script.name))
        self.draft = Draft.of(script, before)
        self.fresh = {entry.id for entry in set(self.draft.entries) - set(before.entries)} if before.entries else set()
        if script.title in ("", file := stem(order.script.name)):  # what every studio calls its file is no title
            script = replace(script, title=order.title or ("" if file == "script" else script.title))
        self.source = script.source
        self.scenes = len(script.scenes)
        return script

    def _rehearsed(self, script: Screenplay) -> Rehearsal:
        def begun(brief: Brief, head: Plan) -> None:
            if self._warm and not self.order.silent and not self.before:
                aside = ThreadPoolExecutor(1)
                aside.submit(prepare, brief, head, self.order.renderer)
                aside.shutdown(wait=False)

        if self._booth:
            return rehearse(script, self.order, lambda: self.shelf, self._booth, begun)
        with Booth(self.order.voice) as booth:
            return rehearse(script, self.order, lambda: self.shelf, booth, begun)

    @cached_property
    def before(self) -> Mapping[str, Mapping[str, str]]:
        """What every shot was made of last time, by shot."""
        if self.order.film:
            return {shot.id: shot.parts for shot in self.cut_before.shots} if self.cut_before else {}
        found: Mapping[str, Mapping[str, str]] = json.loads(self.own.get("shots.json") or b"{}")
        return found

    @property
    def shots(self) -> int:
        """How many shots the film has."""
        return sum(len(scene.shots) for scene in self.plan.scenes)

    def jobs(self) -> list[Job]:
        """Every shot of the film, each with the cause why it is shot, or no cause if its take exists."""
        with uncollected():
            found, jobs = list[Job](), list(jobs_of(self.plan, self.rehearsal, self.order))
        known = self.shelf.store.results(job.recipe for job in jobs) if jobs else {}
        for job in jobs:
            made = job.recipe in known or stands(job, self.order, self.shelf) is not None
            found.append(job if made else job.because(cause(job.scene, job.shot, job.parts, self.before, self.fresh)))
        self.causes = [job.cause for job in found if job.cause]
        return found

    def storyboard(self) -> tuple[Path, Path]:
        """One picture a shot instead of the film: a contact sheet (PNG) and a PDF."""
        order, jobs = self.order, self.jobs()
        pictures: dict[str, Picture] = {}
        for job, picture in self._pooled(jobs, lambda job: still(job.stage, job.renderer, order.size, order.rate)):
            pictures[job.shot.id] = picture
            if len(pictures) == 1:
                save(order.folder / "first.png", picture)
            path = order.folder / "first.png"
            self.tell(News("drawing the storyboard", len(pictures), len(jobs), path=path))
        board = storyboard.panels(self.plan, pictures)
        png, pdf = order.folder / "storyboard.png", order.folder / "storyboard.pdf"
        storyboard.sheet(png, board)
        storyboard.pdf(pdf, self.plan.title, board)
        return png, pdf

    def film(self) -> Path:
        """The film and everything beside it; gives the movie's path. Where a cap left shots out, the movie stays what it
        was, and that of what there is so far is written beside it."""
        order, jobs = self.order, self.jobs()
        missing = sorted((job for job in jobs if job.cause), key=lambda job: job.shot.id != self.cursor)
        self._first_picture(jobs, missing)

        def mixed() -> Path | None:
            mix = sound.result()
            self.tell(News("cutting", len(missing), len(missing), frames, frames))
            return mix

        with ThreadPoolExecutor(1) as aside:
            sound = aside.submit(self.sounded)
            frames = shooting(self, missing)
            self.tell(News("mixing the sound", len(missing), len(missing), frames, frames))
            if self.left_out:
                return self._so_far(jobs, missing, sound.result())
            order.folder.joinpath(f"{order.name}.so-far.mp4").unlink(missing_ok=True)
            if not order.film:
                self.own.put("shots.json", pretty({job.shot.id: dict(job.parts) for job in jobs}).encode())
            self.keep_ids()
            with uncollected():
                return self._cut(jobs, mixed)

    def _so_far(self, jobs: list[Job], missing: list[Job], mix: Path | None) -> Path:
        """The movie of what there is where a cap left shots out."""
        waiting = {job.shot.id for job in self.left_out}
        self.causes = [job.cause for job in missing if job.shot.id not in waiting]
        seen = self._seen(jobs)
        return so_far(self, jobs, seen, mix) or self.order.folder / f"{self.order.name}.mp4"

    def _seen(self, jobs: list[Job]) -> dict[str, Shown]:
        """What is seen of each shot."""
        known = self.shelf.store.results(job.recipe for job in jobs)
        return {job.shot.id: shown(job, self.order, self.shelf, known.get(job.recipe)) for job in jobs}

    def _cut(self, jobs: list[Job], mix: Callable[[], Path | None]) -> Path:
        """Lay all that is there end to end; the mix is waited for last."""
        order, seen = self.order, self._seen(jobs)
        self.questions = [(id, s.take.id, s.question) for id, s in seen.items() if s.take and s.question]
        takes = {
            job.shot.id: Take(
                job.shot.id, job.recipe, job.renderer.id, seen[job.shot.id].picture, job.frames(order.rate), 0.0
            )
            for job in jobs
        }
        edit = make.cut(self.plan, takes)
        clips = [self._clip(clip.picture) for clip in edit.clips]
        movie = make.film(order.folder, order.name, self.plan, edit, clips, mix)
        if order.film:
            self._written(order.film, jobs, seen)
        return movie

    def _written(self, film: Path, jobs: list[Job], seen: Mapping[str, Shown]) -> None:
        """Write cut.json: what was laid end to end, and of what."""
        order, plan = self.order, self.plan
        before = {shot.id: shot.cause for shot in self.cut_before.shots} if self.cut_before else {}
        rows = [row(job, seen[job.shot.id], order, job.cause or before.get(job.shot.id, "")) for job in jobs]
        head = {
            "title": plan.title, "language": plan.language, "rate": str(order.rate.fps), "size": list(order.size),
            "style": plan.style, "renderer": f"{order.renderer.id}.{order.renderer.version}",
            "sound": dict(self.sound), "sources": sources(Film(film)),
            "plan": self.shelf.store.blobs.put((order.folder / "plan.json").read_bytes()),
        }  # fmt: skip
        write(film / "cut.json", head, rows)

    @cached_property
    def cut_before(self) -> CutList | None:
        """The cut that the last build left, where the film is a folder."""
        return read(self.order.film / "cut.json") if self.order.film else None

    def keep_ids(self) -> None:
        """Write the sidecar of the script, so that the next draft keeps its identities."""
        folder = Folder(self.order.ids.parent)
        if folder.get(self.order.ids.name) != (written := self.draft.written()):
            folder.put(self.order.ids.name, written)

    def _first_picture(self, jobs: list[Job], missing: list[Job]) -> None:
        job = next((job for job in missing if not job.card), missing[0] if missing else jobs[0])
        path = self.order.folder / "first.png"
        if missing or not path.is_file():
            save(path, still(job.stage, job.renderer, self.order.size, self.order.rate), quick=True)
        self.tell(News("first picture", 0, len(missing), path=path))

    def _clip(self, picture: str) -> Path:
        return self.shelf.store.blobs.file(picture) or Path(picture)

    def sounded(self) -> Path | None:
        """The mix, encoded; `sound` says then where it lies."""
        if self.order.silent:
            return None
        self.sound = sounding(self.plan, self.rehearsal, self.order.home)
        return encoded(self.sound["mix"], self.shelf, self.order.home)

    def _pooled(self, jobs: list[Job], work: Callable[[Job], T]) -> Iterator[tuple[Job, T]]:
        """Do `work` on a few threads, yielding as each is done; whatever stops us, unfinished work stops soon."""
        with ThreadPoolExecutor(self.order.jobs) as pool:
            running: dict[Future[T], Job] = {pool.submit(work, job): job for job in jobs}
            try:
                while running:
                    for future in wait(running, timeout=0.2, return_when=FIRST_COMPLETED).done:
                        yield running.pop(future), future.result()
            except BaseException:
                self.stop.set()
                for future in running:
                    future.cancel()
                raise
