"""The sound of a film: each scene drawn once, wherever it stands; only the mix is made of the whole."""

from collections.abc import Mapping
from pathlib import Path

from ciotat.core.digest import digest
from ciotat.core.program import program
from ciotat.core.record import dump
from ciotat.cut.heard import encode
from ciotat.direction.plan import Plan, ScenePlan
from ciotat.sound import draw, mixed
from ciotat.work.build.aside import aside
from ciotat.work.build.rehearsal import Rehearsal, look_of
from ciotat.work.build.shelf import Shelf

__all__ = ["encoded", "sounding"]


def sounding(plan: Plan, rehearsal: Rehearsal, home: Path) -> Mapping[str, str]:
    """The blob of the mix of `plan`, which is that of the rehearsal as people asked for it."""
    shelf, rooms = rehearsal.shelf, program("core", "direction", "sound")
    strips = [_strips(plan, k, rehearsal, home, rooms) for k in range(len(plan.scenes))]
    heard = {beat: said.samples for scene in rehearsal.scenes for beat, said in scene.said.items() if said.sound}
    spots = [_spots(scene) for scene in plan.scenes]
    key = [[dict(own) for own in strips], spots, heard, rooms]
    if found := shelf.find("mix", key):
        return found
    files = [{name: _file(shelf, blob) for name, blob in own.items()} for own in strips]
    with aside(home) as folder:
        mixed(plan, heard, files, folder)
        return shelf.note("mix", key, {"mix": shelf.store.blobs.take_in(folder / "mix.wav")})


def encoded(mix: str, shelf: Shelf, home: Path) -> Path:
    """The mix as it is heard in the movie, encoded once."""
    action = digest(["heard.1", mix])
    if (known := shelf.store.result(action)) is None:
        with aside(home) as folder:
            encode(_file(shelf, mix), folder / "heard.mp4")
            known = shelf.store.record(action, "heard", {"heard": shelf.store.blobs.take_in(folder / "heard.mp4")})
    return _file(shelf, known.outputs["heard"])


def _strips(plan: Plan, k: int, rehearsal: Rehearsal, home: Path, rooms: str) -> Mapping[str, str]:
    """The strips of one scene, as blobs by stem."""
    scene, rehearsed, shelf = plan.scenes[k], rehearsal.scenes[k], rehearsal.shelf
    people = {character.id: character for character in plan.characters}
    ends = (k == 0, k == len(plan.scenes) - 1)
    look = rehearsed.look if scene is rehearsal.placed[k] else look_of(scene)
    said = {beat: way.sound for beat, way in rehearsed.said.items()}
    key = [look, said, [dump(people[id]) for id in scene.cast], plan.title, list(ends), rooms]
    if (found := shelf.find("strips", key)) is not None:
        return found
    with aside(home) as folder:
        files = draw(scene, plan.title, people, rehearsal.spoken(rehearsed), ends, folder)
        return shelf.note("strips", key, {name: shelf.store.blobs.take_in(file) for name, file in files.items()})


def _spots(scene: ScenePlan) -> list[object]:
    """Where a scene begins to speak or is silent, for the faders, and how long it is."""
    beats = [[beat.id, beat.type, dump(beat.span)] for beat in scene.beats if beat.type in ("line", "sound", "silence")]
    return [beats, str(scene.length)]


def _file(shelf: Shelf, blob: str) -> Path:
    return shelf.store.blobs.file(blob) or Path(blob)
