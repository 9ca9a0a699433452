"""Exports: the film, or what stands beside it, as one file in a folder that the house gives."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ciotat.core.errors import Stopped
from ciotat.core.store import writing
from ciotat.cut import otio, storyboard, subtitles
from ciotat.cut.timeline import Cut, assemble
from ciotat.render.take import Take
from ciotat.script import pdf, read, write
from ciotat.server.desk.ending import Sentence, Tell, ending
from ciotat.server.desk.filming import filmed
from ciotat.work.build import Build
from ciotat.work.build.crew import Errand, Work, picture_of
from ciotat.work.film import Film
from ciotat.work.names import filename

__all__ = ["ENDINGS", "exporting"]

ENDINGS = {
    "mp4": ".mp4", "otio": ".otio", "fdx": ".fdx", "fountain": ".fountain", "pdf": ".pdf",
    "storyboard": " - storyboard.pdf", "srt": ".srt",
}  # fmt: skip
"""How the file of each kind ends."""


def exporting(film: Film, order: Mapping[str, Any], tell: Tell, sentence: Sentence) -> Errand:
    """An errand that writes what `order` asks for into its folder, and tells how far it is."""
    kind, id = str(order["kind"]), str(order["id"])
    folder = Path(str(order["folder"]))
    script = (film.script.name, film.script.read_bytes())
    state: dict[str, Any] = {"event": "export", "id": id, "kind": kind}

    def told(done: int, total: int) -> None:
        tell({**state, "state": "making", "done": done, "total": total})

    def errand(work: Work, stop: threading.Event) -> None:
        def made() -> dict[str, Any]:
            told(0, 1)
            name = filename(film.title) + ENDINGS[kind]
            if kind == "mp4":
                size = work.build.order.size if order.get("size") == "view" else film.settings.size
                data = filmed(film, work.build, size, script, id, stop, told)
                with writing(folder / name) as temporary:
                    data.replace(temporary)
            else:
                _written(folder / name, kind, film, script, work.build, stop, told)
            return {"state": "done", "done": 1, "name": name}

        tell({**state, "done": 0, "total": 1, **ending(made, sentence)})

    return errand


def _written(
    path: Path, kind: str, film: Film, script: tuple[str, bytes], build: Build, stop: threading.Event,
    told: Callable[[int, int], None],
) -> None:  # fmt: skip
    """What needs no moving pictures."""
    if kind == "otio":
        otio.write(path, _cut(build), filename(film.title) + ".mp4")
        return
    if kind == "storyboard":
        _storyboard(path, build, stop, told)
        return
    if kind == "srt":
        data = subtitles.srt(subtitles.subtitles(build.plan)).encode()
    else:
        text = read(script[1], script[0])
        data = pdf(text) if kind == "pdf" else write(text, "finaldraft" if kind == "fdx" else "fountain").data
    with writing(path) as temporary:
        temporary.write_bytes(data)


def _cut(build: Build) -> Cut:
    rate = build.order.rate
    shots = [shot for scene in build.plan.scenes for shot in scene.shots]
    return assemble(build.plan, {s.id: Take(s.id, "", "", "", rate.frame(s.span.length), 0.0) for s in shots})


def _storyboard(path: Path, build: Build, stop: threading.Event, told: Callable[[int, int], None]) -> None:
    """One picture a shot; those that were drawn are not drawn again."""
    jobs = [replace(job) for job in build.jobs()]
    pictures = {}
    for number, job in enumerate(jobs):
        if stop.is_set():
            raise Stopped
        data = build.shelf.store.blobs.get(picture_of(job, build)) or b""
        pictures[job.shot.id] = np.asarray(Image.open(BytesIO(data)).convert("RGB"))
        told(number + 1, len(jobs))
    storyboard.pdf(path, build.plan.title, storyboard.panels(build.plan, pictures))
