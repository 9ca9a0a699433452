"""Candidates made: the released film again, with one shot as a change asks, and whatever else that makes other.

What the change does not touch is the release's own, byte for byte; so what an audience compares is the change and nothing
else. The film must still be the one that was released, but for its pictures: a renderer may be newer.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from ciotat.core.digest import digest
from ciotat.core.errors import FilmError, Stopped
from ciotat.cut.press import press
from ciotat.direction.lines import lines_of
from ciotat.work.build.cutting import row
from ciotat.work.build.film import Build
from ciotat.work.build.ordered import renderers
from ciotat.work.build.rehearsal import look_of
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shooting import shooting
from ciotat.work.build.shots import Job
from ciotat.work.build.whole import aside, head, seen
from ciotat.work.cutlist import CutList, CutShot, parsed, written
from ciotat.work.film import Film
from ciotat.work.release import Release
from ciotat.work.release.candidate import Candidate
from ciotat.work.release.making import Wish, plain
from ciotat.work.takes import Takes

__all__ = ["Bench", "Change", "nested"]


@dataclass(frozen=True)
class Change:
    """What a candidate changes: `id`, `name` and `why` by language; what it asks of its shot, tables as ``light.warmth``."""

    id: str
    name: Mapping[str, str]
    why: Mapping[str, str]
    asked: Mapping[str, Any]


class Bench:
    """Where candidates of one shot of a release are made (no shot: of any). `folder` is for what is made on the way; `stop`
    interrupts."""

    def __init__(
        self, film: Film, shelf: Shelf, base: Release, shot: str, folder: Path, script: tuple[str, bytes],
        stop: threading.Event,
    ) -> None:  # fmt: skip
        self.film, self.shelf, self.base, self.shot = film, shelf, base, shot
        self._folder, self._script, self._stop = folder, script, stop
        if shot and self.locked(shot):
            raise FilmError(f"shot {shot} is locked", advice="unlock it first; what is locked is never changed")
        self._same()

    @cached_property
    def now(self) -> Build:
        """The film as it would be made today, at the size of the release."""
        return self._build({})

    @cached_property
    def jobs(self) -> Mapping[str, Job]:
        """Its shots."""
        return {job.shot.id: job for job in self.now.jobs()}

    @cached_property
    def cut(self) -> CutList:
        """What the release was made of, as its cut says."""
        return parsed(self.shelf.store.blobs.get(self.base.cut))

    def locked(self, shot: str) -> bool:
        """Whether somebody locked a shot."""
        chosen = Takes(self.film).choice(shot)
        return chosen is not None and chosen.locked

    def _build(self, more: Mapping[str, Any]) -> Build:
        fixed = {"size": self.base.size, "rate": self.base.rate}
        return aside(self.film, self.shelf, self._folder, self._script, self._stop, {**fixed, **more})

    def _same(self) -> None:
        """Raises FilmError where the film is not the one any more that was released."""
        rate, number = self.base.rate, self.base.number
        was = [(shot.id, shot.frames) for shot in self.base.shots]
        if self.shot and self.shot not in {id for id, _ in was}:
            raise FilmError(f"shot {self.shot} is not in release {number}", advice="publish the film as it is first")
        said = {shot.id: shot.lines for shot in self.cut.shots if shot.lines}
        same = was == [(id, job.frames(rate)) for id, job in self.jobs.items()]
        if not same or any(lines_of(self.jobs[id].scene, self.jobs[id].shot) != lines for id, lines in said.items()):
            raise FilmError(
                f"the film is not as it was in release {number}", advice="publish it as it is first, then improve that"
            )

    def candidate(self, change: Change, told: Callable[[int, int], None] = lambda done, total: None) -> Candidate:
        """The release with this change. Raises FilmError where it changes nothing; Stopped."""
        wish = self.film.shots.wish(self.shot)
        asked = {**self.film.overrides(), self.shot: nested(wish, change.asked)}
        build = self._build({"overrides": asked, "renderers": renderers(asked)})
        jobs = build.jobs()
        fresh = [job for job in jobs if self._other(job)]
        return self._made(build, jobs, fresh, change, wish, "change", told)

    def upgraded(
        self, change: Change, told: Callable[[int, int], None] = lambda done, total: None, also: Sequence[str] = ()
    ) -> Candidate:
        """The release with this shot as it is made today, and with those of `also`."""
        wish = self.film.shots.wish(self.shot)
        fresh = [self.jobs[id] for id in dict.fromkeys((self.shot, *also))]
        return self._made(self.now, [*self.jobs.values()], fresh, change, wish, "upgrade", told)

    def _other(self, job: Job) -> bool:
        known = self.jobs.get(job.shot.id)
        return known is None or known.parts != job.parts

    def _made(
        self, build: Build, jobs: Sequence[Job], fresh: Sequence[Job], change: Change, wish: Mapping[str, Any], kind: str,
        told: Callable[[int, int], None],
    ) -> Candidate:  # fmt: skip
        missing = [job for job in fresh if job.cause]
        total = sum(job.frames(build.order.rate) for job in missing)
        build.tell = lambda news: told(news.frames, total) if news.what == "shooting" else None
        told(0, total)
        shooting(build, missing)
        sound = self._sound(build)
        if build.stop.is_set():
            raise Stopped
        rows = self._rows(build, jobs, fresh)
        cut = written({**head(build, build.plan), **self._head(rows), "sound": dict(sound)}, rows)
        now = datetime.now(UTC)
        wanted = Wish(label=self.base.labels.shown or None, producer=self._producer)
        made = plain(self.film, self.shelf.store, wanted, press, cut, now)
        if made.movie.digest == self.base.movie.digest:
            raise FilmError("the change changes nothing", advice="try another")
        when = now.isoformat(timespec="seconds").replace("+00:00", "Z")
        return Candidate(
            self.base.number, self.base.digest, self.shot, change.id, made, change.name, change.why, change.asked,
            wish, kind, when,
        )  # fmt: skip

    def _head(self, rows: Sequence[CutShot]) -> dict[str, Any]:
        """What stays of the release: its renderer too, until no shot of it is left."""
        base, engine = self.base, self.now.order.renderer
        newest = digest([engine.id, engine.version])
        anew = all(row.take or row.role == "card" or row.parts.get("the renderer") == newest for row in rows)
        renderer = f"{engine.id}.{engine.version}" if anew else base.renderer
        kept = self.cut.head.get("sources", {})
        return {"title": base.title, "language": base.language, "renderer": renderer, "sources": kept}

    @property
    def _producer(self) -> str:
        return self.base.labels.aigc.get("ContentProducer", "Ciotat")

    def _rows(self, build: Build, jobs: Sequence[Job], fresh: Sequence[Job]) -> list[CutShot]:
        """The shots: those that are other as they are made now, the rest as they were released."""
        new = {job.shot.id for job in fresh}
        kept, before = {shot.id: shot for shot in self.base.shots}, {shot.id: shot for shot in self.cut.shots}
        found = []
        for job, view in zip(jobs, seen(build, jobs), strict=True):
            engine = f"{job.renderer.id}.{job.renderer.version}"
            own = {} if engine == self.base.renderer else {"renderer": engine}
            made = replace(row(job, view, build.order, "another take"), unknown=own)
            if job.shot.id not in new and (was := kept.get(job.shot.id)):
                parts = before[job.shot.id].parts if job.shot.id in before else made.parts
                made = replace(
                    made, picture=was.picture, poster=was.poster, take=was.take, recipe=was.recipe, parts=parts
                )
            found.append(made)
        return found

    def _sound(self, build: Build) -> Mapping[str, str]:
        """The sound: the release's own where nothing that is heard is other."""
        if build.order.silent or not self.base.sound or _heard(build) == _heard(self.now):
            return self.base.sound
        self.now.sounded()
        if self.now.sound != self.base.sound:
            number = self.base.number
            raise FilmError(
                f"the sound of the film is not as it was in release {number}",
                advice="publish it as it is first, then improve that",
            )
        build.sounded()
        return build.sound


def _heard(build: Build) -> list[str]:
    """What of each scene is heard: all of it but its shots."""
    return [look_of(replace(scene, shots=())) for scene in build.plan.scenes]


def nested(wish: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked of a shot, with what a change asks put in: flat keys as the tables of its file."""
    values: dict[str, Any] = {key: dict(value) if isinstance(value, Mapping) else value for key, value in wish.items()}
    for key, value in asked.items():
        table, _, name = key.rpartition(".")
        home = values.setdefault(table, {}) if table else values
        home[name] = value
    return values
