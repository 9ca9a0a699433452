"""The film so far, where a cap let shots wait: each of them is stood in for by its earlier take, or by a picture near it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ciotat import make
from ciotat.core.program import program
from ciotat.cut import movie, subtitles
from ciotat.cut.conform import conformed
from ciotat.render.take import Take
from ciotat.work.build.aside import aside
from ciotat.work.build.cutting import Shown
from ciotat.work.build.shots import Job

if TYPE_CHECKING:
    from ciotat.work.build.film import Build

__all__ = ["so_far"]


def so_far(build: "Build", jobs: Sequence[Job], seen: Mapping[str, Shown], mix: Path | None) -> Path | None:
    """The movie of what there is, beside that of the last whole build, which stays; None where there is no picture yet."""
    if not any(shown.picture for shown in seen.values()):
        return None
    order, plan = build.order, build.plan
    pictures = {job.shot.id: seen[job.shot.id].picture or _stand_in(build, job, jobs, seen) for job in jobs}
    takes = {
        job.shot.id: Take(job.shot.id, job.recipe, job.renderer.id, pictures[job.shot.id], job.frames(order.rate), 0.0)
        for job in jobs
    }
    edit = make.cut(plan, takes)
    clips = [build.shelf.store.blobs.file(clip.picture) or Path(clip.picture) for clip in edit.clips]
    path = order.folder / f"{order.name}.so-far.mp4"
    movie.write(path, edit, clips, mix, subtitles.subtitles(plan))
    return path


def _stand_in(build: "Build", job: Job, jobs: Sequence[Job], seen: Mapping[str, Shown]) -> str:
    """What is seen instead of a shot, as long as it: its take in the last whole build, else the poster of the shot nearest to it,
    held."""
    blobs = build.shelf.store.blobs
    before = (
        next((shot for shot in build.cut_before.shots if shot.id == job.shot.id), None) if build.cut_before else None
    )
    if before and before.picture and blobs.has(before.picture):
        return _held(build, job, before.picture)
    at = next(k for k, other in enumerate(jobs) if other is job)
    near = sorted(range(len(jobs)), key=lambda k: (jobs[k].scene is not job.scene, abs(k - at), k > at))
    return _held(build, job, next(poster for k in near if (poster := seen[jobs[k].shot.id].poster)))


def _held(build: "Build", job: Job, source: str) -> str:
    """A picture, moving or not, as long and as large as a shot."""
    order, shelf, frames = build.order, build.shelf, job.frames(build.order.rate)
    key = [source, frames, list(order.size), str(order.rate.fps), program("core", "render", "cut")]
    if found := shelf.find("fitted", key):
        return found["picture"]
    with aside(order.home) as folder:
        target = folder / "fitted.mp4"
        conformed(shelf.store.blobs.file(source) or Path(source), target, order.size, order.rate, frames)
        return shelf.note("fitted", key, {"picture": shelf.store.blobs.take_in(target)})["picture"]
