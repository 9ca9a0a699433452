"""Script to film, on one page.

script text ──► Screenplay ──► Plan ──► Stage ──► Takes ─┐
   (script)     (direction)   (stage)  (render)          ├─► Cut ──► film.mp4 ──► (dailies)
                    └────────► Stems ────────────────────┘   (cut)
                               (sound: before the stage, so lips follow the voice)
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ciotat.core.digest import pretty
from ciotat.core.record import dump
from ciotat.core.store import writing
from ciotat.core.time import Rate
from ciotat.cut import movie, otio, subtitles
from ciotat.cut.timeline import Cut, assemble
from ciotat.direction import plan as direct
from ciotat.direction import settle
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.direction.style import Style
from ciotat.render.take import Take
from ciotat.script import Screenplay, read
from ciotat.sound import StemFiles, record, speak
from ciotat.sound.stems import Spoken
from ciotat.stage.dress import dress
from ciotat.stage.stage import Stage

__all__ = ["cut", "directed", "film", "rehearsed", "screenplay", "soundtrack", "stages"]


def screenplay(data: bytes, name: str = "") -> Screenplay:
    """Script: the words as written."""
    return read(data, name)


def directed(script: Screenplay, style: Style, rate: Rate) -> Plan:
    """Direction: a draft, its lines as long as words usually take."""
    return direct(script, style, rate)


def rehearsed(draft: Plan, voice: str) -> tuple[Plan, dict[str, Spoken]]:
    """The voices, then the plan again with the time that the words really take."""
    spoken = speak(draft, voice)
    return settle(draft, {beat: said.length for beat, said in spoken.items()}), spoken


def stages(plan: Plan, spoken: Mapping[str, Spoken]) -> Iterator[tuple[ScenePlan, Shot, Stage]]:
    """Stage: every shot of the film in order, dressed."""
    lips = {beat: said.phones for beat, said in spoken.items()}
    for scene in plan.scenes:
        for shot in scene.shots:
            yield scene, shot, dress(plan, scene, shot, lips)


def soundtrack(plan: Plan, spoken: Mapping[str, Spoken], folder: Path) -> StemFiles:
    """Sound: four stems and their mix."""
    return record(plan, spoken, folder)


def cut(plan: Plan, takes: Mapping[str, Take]) -> Cut:
    """Cut: the takes laid end to end."""
    return assemble(plan, takes)


def film(folder: Path, name: str, plan: Plan, edit: Cut, clips: list[Path], sound: Callable[[], Path | None]) -> Path:
    """The finished film and everything an editor wants beside it; gives the movie's path. `sound` is asked for last."""
    words = subtitles.subtitles(plan)
    beside = {
        f"{name}.srt": subtitles.srt(words),
        f"{name}.vtt": subtitles.vtt(words),
        "plan.json": pretty(dump(replace(plan, remarks=()))),
    }
    for file, text in beside.items():
        with writing(folder / file) as temporary:
            temporary.write_text(text, encoding="utf-8")
    otio.write(folder / f"{name}.otio", edit, f"{name}.mp4")
    movie.write(folder / f"{name}.mp4", edit, clips, sound(), words)
    return folder / f"{name}.mp4"
