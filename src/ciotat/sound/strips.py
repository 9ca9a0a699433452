"""Strips: what is heard of one scene before the mix, a file for each stem; drawn once, wherever the scene stands.

A strip is stereo at RATE in 16-bit floats, from one second before its scene until its last echo: so an ambience that
begins under the scene before, and a note that rings into the next, are whole.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from ciotat.core.store import writing
from ciotat.core.time import Seconds
from ciotat.direction.plan import Character, ScenePlan
from ciotat.sound.ambience import Turns, ambience, drawn
from ciotat.sound.dialogue import dialogue, sample
from ciotat.sound.event import BLOCK, Event, StemName, reels
from ciotat.sound.score import play, score_scene
from ciotat.sound.spotting import effects
from ciotat.sound.stems import RATE, Spoken

__all__ = ["BEFORE", "NAMES", "Strip", "draw"]

NAMES: tuple[StemName, ...] = get_args(StemName)
BEFORE = RATE
"""Samples by which a strip begins before its scene."""
_NOW = Seconds(0)


class Strip:
    """A strip in a file, of `len` samples: only what is asked for (n, 2) is read, and nothing of it is kept."""

    def __init__(self, path: Path) -> None:
        self._path, self._length = path, path.stat().st_size // 4

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> NDArray[np.float16]:
        first, last, _ = part.indices(self._length)
        with self._path.open("rb") as file:
            file.seek(4 * first)
            return np.frombuffer(file.read(4 * max(0, last - first)), "<f2").reshape(-1, 2)


def draw(
    scene: ScenePlan, title: str, people: Mapping[str, Character], spoken: Mapping[str, Spoken], ends: tuple[bool, bool],
    folder: Path, turns: Turns = drawn,
) -> dict[str, Path]:  # fmt: skip
    """Draw the strips of a scene into `folder`; gives those in which anything is heard, by stem. `ends` says whether the
    scene opens the film `title`, and whether it closes it; `turns` where its air comes from."""
    length = BEFORE + sample(scene.length) + BLOCK
    paths = {name: folder / f"{name}.strip" for name in NAMES}
    heard = dict.fromkeys(NAMES, 0)
    with (
        writing(paths["dialogue"]) as a, writing(paths["effects"]) as b, writing(paths["ambience"]) as c,
        writing(paths["music"]) as d,
    ):  # fmt: skip
        files = {name: path.open("wb") for name, path in zip(NAMES, (a, b, c, d), strict=True)}
        for start, block in reels(_events(scene, title, people, spoken, ends, turns), length):
            for name, sound in block.items():
                files[name].write(sound.astype("<f2").tobytes())
                still = int(np.argmax(sound[::-1].reshape(-1) != 0)) // 2 if sound.any() else len(sound)
                heard[name] = start + len(sound) - still if still < len(sound) else heard[name]
        for name, file in files.items():
            file.truncate(4 * heard[name])
            file.close()
    return {name: paths[name] for name in NAMES if heard[name]}


def _events(
    scene: ScenePlan, title: str, people: Mapping[str, Character], spoken: Mapping[str, Spoken], ends: tuple[bool, bool],
    turns: Turns,
) -> list[Event]:  # fmt: skip
    """Everything that is heard, counted from the beginning of the strip."""
    events = [*dialogue(scene, _NOW, spoken), *effects(scene, _NOW, dict(people)), *ambience(scene, _NOW, turns)]
    for note in score_scene(title, scene, *ends):
        sound = partial(play, note.instrument, note.pitch, note.length, note.force)
        events.append(Event("music", round(note.start * RATE), sound, "hall", 0.9))
    later = [Event(e.stem, e.start + BEFORE, e.make, e.room, e.wet) for e in events]
    return sorted(later, key=lambda event: event.start)
