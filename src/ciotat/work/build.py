"""Make a film from a script, but only what is not made yet; say what was made again and for which cause.

Every finished take lies in the store under its recipe before anything depends on it, so a run that is stopped, or
killed, goes on where it stopped. Shots are made by a few threads at once; what they make does not depend on how many.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from ciotat import make
from ciotat.core.digest import digest, pretty
from ciotat.core.record import dump
from ciotat.core.store import Folder
from ciotat.core.time import Rate
from ciotat.cut import storyboard
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.direction.style import Style
from ciotat.render.renderer import Picture, Renderer
from ciotat.render.shoot import ingredients, program, recipe, shoot, still
from ciotat.render.still import save
from ciotat.render.take import Take
from ciotat.script import Draft, keep
from ciotat.sound.stems import Spoken
from ciotat.stage.build import build
from ciotat.stage.stage import Stage

__all__ = ["Build", "Job", "News", "Order"]


T = TypeVar("T")


@dataclass(frozen=True)
class Order:
    """What is wanted: which script, how it should look, where it goes."""

    script: Path
    folder: Path
    name: str
    style: Style
    renderer: Renderer
    size: tuple[int, int] = (1280, 720)
    rate: Rate = field(default_factory=lambda: Rate.of(24))
    scenes: range | None = None
    jobs: int = 2
    silent: bool = False


@dataclass(frozen=True)
class Job:
    """One shot to be taken, with the named cause why."""

    scene: ScenePlan
    shot: Shot
    stage: Stage
    parts: dict[str, str]
    cause: str

    @property
    def recipe(self) -> str:
        return recipe(self.parts)


@dataclass(frozen=True)
class News:
    """What the person at the screen is told: shots done of all, frames shot of all, where the first picture is."""

    what: str
    done: int = 0
    total: int = 0
    frames: int = 0
    all_frames: int = 0
    path: Path | None = None


class Build:
    """One film being made."""

    def __init__(self, order: Order, tell: Callable[[News], None] = lambda _: None) -> None:
        self.order = order
        self.tell = tell
        self.store = Folder(order.folder / ".ciotat")
        self.stop = threading.Event()
        self.causes: list[str] = []
        self.scenes = 0
        self.plan, self.spoken = self._planned()

    def _planned(self) -> tuple[Plan, dict[str, Spoken]]:
        order = self.order
        self.tell(News("reading the script"))
        before = Draft.read(self.store.get("script.ids") or b"")
        script = keep(before, make.screenplay(order.script.read_bytes(), order.script.name))
        self.draft = Draft.of(script, before)
        self.fresh = {entry.id for entry in set(self.draft.entries) - set(before.entries)} if before.entries else set()
        self.scenes = len(script.scenes)
        if order.scenes is not None:
            kept = tuple(s for i, s in enumerate(script.scenes, 1) if i in order.scenes)
            script = replace(script, scenes=kept)
        self.tell(News("directing and rehearsing the voices"))
        draft = make.directed(script, order.style, order.rate)
        if order.silent:
            return make.rehearsed(draft, "silence")
        if not self.store.has("shots.json"):
            aside = ThreadPoolExecutor(1)
            aside.submit(_prepare, draft)
            aside.shutdown(wait=False)
        return make.rehearsed(draft, "espeak")

    def jobs(self) -> list[Job]:
        """Every shot of the film, each with the cause why it is shot, or no cause if its take exists."""
        before = json.loads(self.store.get("shots.json") or b"{}")
        found = []
        for scene, shot, stage in make.stages(self.plan, self.spoken):
            parts = ingredients(stage, self.order.renderer, self.order.size, self.order.rate)
            made = self.store.has(_take(recipe(parts)))
            found.append(Job(scene, shot, stage, parts, "" if made else _cause(scene, shot, parts, before, self.fresh)))
        self.causes = [job.cause for job in found if job.cause]
        return found

    def storyboard(self) -> tuple[Path, Path]:
        """One picture a shot instead of the film: a contact sheet (PNG) and a PDF."""
        order, jobs = self.order, self.jobs()
        pictures: dict[str, Picture] = {}
        for job, picture in self._pooled(jobs, lambda job: still(job.stage, order.renderer, order.size, order.rate)):
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
        """The film and everything beside it; gives the movie's path."""
        order, jobs = self.order, self.jobs()
        missing = [job for job in jobs if job.cause]
        self._first_picture(jobs, missing)
        takes = {job.shot.id: self._taken(job) for job in jobs if not job.cause}
        with ThreadPoolExecutor(1) as aside:
            sound = aside.submit(self._sound)
            total = sum(order.rate.frame(job.shot.span.length) for job in missing)
            done = frames = 0
            for job, take in self._pooled(missing, self._shoot):
                takes[job.shot.id] = take
                done, frames = done + 1, frames + take.frames
                self.tell(News("shooting", done, len(missing), frames, total))
            self.tell(News("mixing the sound", done, len(missing), frames, total))
            mix = sound.result()
        self.store.put("shots.json", pretty({job.shot.id: job.parts for job in jobs}).encode())
        self.store.put("script.ids", self.draft.written())
        self.tell(News("cutting", done, len(missing), frames, total))
        edit = make.cut(self.plan, takes)
        clips = [self.store.path(clip.picture) for clip in edit.clips]
        return make.film(order.folder, order.name, self.plan, edit, clips, mix)

    def _first_picture(self, jobs: list[Job], missing: list[Job]) -> None:
        job = next((job for job in missing if not job.stage.card), missing[0] if missing else jobs[0])
        path = self.order.folder / "first.png"
        if missing or not path.is_file():
            save(path, still(job.stage, self.order.renderer, self.order.size, self.order.rate))
        self.tell(News("first picture", 0, len(missing), path=path))

    def _shoot(self, job: Job) -> Take:
        began = time.monotonic()
        path = self.store.path(_take(job.recipe))
        frames = shoot(path, job.stage, self.order.renderer, self.order.size, self.order.rate, self.stop.is_set)
        spent = round(time.monotonic() - began, 3)
        return Take(job.shot.id, job.recipe, self.order.renderer.id, _take(job.recipe), frames, spent)

    def _taken(self, job: Job) -> Take:
        frames = self.order.rate.frame(job.shot.span.length)
        return Take(job.shot.id, job.recipe, self.order.renderer.id, _take(job.recipe), frames, 0.0)

    def _sound(self) -> Path | None:
        """The mix, made once for everything that can be heard."""
        if self.order.silent:
            return None
        heard = [dump(replace(scene, shots=())) for scene in self.plan.scenes]
        key = digest([heard, dump(self.plan.characters), self.plan.title, program()])
        folder = self.store.path(f"sound/{key[:32]}")
        if not (folder / "mix.wav").is_file():
            make.soundtrack(self.plan, self.spoken, folder)
        return folder / "mix.wav"

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


def _prepare(draft: Plan) -> None:
    """Bring to life, while voices speak, who and what the first picture shows: they are kept until it is drawn."""
    stage = next((stage for *_, stage in make.stages(draft, {}) if not stage.card), None)
    if stage is not None:
        build(stage)


def _take(key: str) -> str:
    return f"takes/{key[:32]}.mp4"


def _cause(
    scene: ScenePlan, shot: Shot, parts: dict[str, str], before: dict[str, dict[str, str]], fresh: set[str]
) -> str:
    """Why a shot is taken: a line of it is new or changed, the shot is new, or what changed in it since last time."""
    if not before:
        return "first time"
    beats = (scene.beat(id) for id in shot.beats)
    line = next((beat.origin.line for beat in beats if beat.element in fresh), 0)
    if line or shot.id not in before:
        return f"line {line or shot.origin.line} is new or changed"
    changed = [name for name in parts if before[shot.id].get(name) != parts[name]]
    return f"changed: {', '.join(changed)}" if changed else "its take is gone"
