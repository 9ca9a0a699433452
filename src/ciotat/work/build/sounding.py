"""The sound of a film: each scene drawn once, wherever it stands; mixed and encoded by pieces, of which an edit touches few."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ciotat.core.digest import digest
from ciotat.core.errors import Stopped
from ciotat.core.program import program
from ciotat.core.record import dump
from ciotat.cut import heard
from ciotat.direction.plan import Plan
from ciotat.sound import (
    LAG,
    LEAD,
    NAMES,
    RATE,
    Desk,
    Laid,
    Piece,
    Strip,
    Turn,
    draw,
    level_of,
    masters,
    music_gain,
    pieces,
    shares,
    whole_gain,
)
from ciotat.work.build.aside import aside
from ciotat.work.build.rehearsal import Rehearsal, look_of
from ciotat.work.build.shelf import Shelf

__all__ = ["Track", "encoded", "sounding", "tracks"]

Levels = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True)
class Track:
    """A scene as it is heard, `sound` the blob of an M4A, from `at` seconds of the film on for so many `seconds`. Tracks
    follow one another without a gap; what rings on from one scene lies in the track of the next."""

    scene: str
    sound: str
    at: float
    seconds: float


def sounding(plan: Plan, rehearsal: Rehearsal, home: Path) -> Mapping[str, str]:
    """The blob of the sound of `plan`, which is that of the rehearsal as people asked for it: AAC in MP4."""
    mixing = _Mixing(plan, rehearsal, home)
    made = mixing.made
    samples = mixing.parts[-1].end if mixing.parts else 0
    return {"mix": _joined(mixing.shelf, home, made, samples)}


def tracks(plan: Plan, rehearsal: Rehearsal, home: Path, stop: Callable[[], bool] = lambda: False) -> list[Track]:
    """The same sound, scene by scene: what an edit did not touch keeps its blob, and only its place may change. Raises
    Stopped soon after `stop` says so."""
    mixing = _Mixing(plan, rehearsal, home, stop)
    found = []
    both = zip(mixing.parts, mixing.made, strict=True)
    for scene, own in groupby(both, key=lambda pair: pair[0].scene):
        parts, made = zip(*own, strict=True)
        start, end = parts[0].start, parts[-1].end
        blob = _joined(mixing.shelf, home, made, end - start)
        found.append(Track(plan.scenes[scene].id, blob, start / RATE, (end - start) / RATE))
    return found


def encoded(mix: str, shelf: Shelf, home: Path) -> Path:
    """The sound as it is heard in the movie."""
    action = digest(["heard.1", mix])
    if shelf.store.result(action) is None:
        shelf.store.record(action, "heard", {"heard": mix})
    return _file(shelf, mix)


class _Mixing:
    """The sound of one plan, made as it is asked for."""

    def __init__(self, plan: Plan, rehearsal: Rehearsal, home: Path, stop: Callable[[], bool] = lambda: False) -> None:
        self.plan, self.rehearsal, self.home, self.shelf = plan, rehearsal, home, rehearsal.shelf
        self._stop = stop
        self.rooms = program("core", "direction", "sound")
        self._open: dict[str, Strip] = {}
        self.strips = [self._strips(k) for k in range(len(plan.scenes))]

    @cached_property
    def parts(self) -> Sequence[Piece]:
        """All pieces, in order."""
        spoken = {
            beat: said.samples for scene in self.rehearsal.scenes for beat, said in scene.said.items() if said.sound
        }
        drawn = [{name: len(self._strip(own[name])) for name in NAMES if name in own} for own in self.strips]
        return pieces(self.plan, spoken, drawn)

    @cached_property
    def made(self) -> Sequence[str]:
        """The packets of every piece, as blobs."""
        parts, desk, encoding = self.parts, self._desk, program("cut")
        every = range(len(parts))
        plain = self._numbers("plain", [(k, 0) for k in every], lambda k, _: desk.plain(parts[k]))
        gain = whole_gain(
            plain,
            [self.plan.scenes[piece.scene].id for piece in parts],
            lambda wanted: self._numbers("level", wanted, lambda k, gain: desk.levels(parts[k], gain)),
        )
        faders = masters(parts, gain, self._shares)
        return self._each(
            "piece",
            [(k, [list(map(list, faders[k])), encoding]) for k in every],
            lambda k, _: heard.encode_piece(desk.mixed(parts[k], faders[k]), LEAD, LAG),
        )

    @cached_property
    def _shares(self) -> list[float]:
        return shares(self.plan.scenes)

    @cached_property
    def _desk(self) -> Desk:
        scores = dict.fromkeys(own["music"] for own in self.strips if "music" in own)
        levels = {}
        for blob in scores:
            made = self.shelf.once("score", [blob, self.rooms], partial(self._score, blob))
            levels[blob] = self._read(made["made"])
        music = music_gain((levels[own["music"]] for own in self.strips if "music" in own), self._shares)
        return Desk(lambda scene, stem: self._strip(self.strips[scene][stem]), music)

    @cached_property
    def _told(self) -> list[str]:
        """Of every piece, the digest of all that shapes it but the gain of the whole."""
        return [
            digest([
                self.rooms, piece.length, [self._laid(laid) for laid in piece.laid],
                [list(map(list, spans)) for spans in (piece.faders.talk, piece.faders.sounds, piece.faders.silent)],
                piece.faders.length, piece.faders.begin,
            ])
            for piece in self.parts
        ]  # fmt: skip

    def _laid(self, laid: Laid) -> list[object]:
        gain = [self._desk.music[laid.scene]] if laid.stem == "music" else []
        return [laid.stem, self.strips[laid.scene][laid.stem], laid.at, *gain]

    def _numbers(self, kind: str, wanted: Sequence[tuple[int, T]], make: Callable[[int, T], Levels]) -> list[Levels]:
        return [self._read(blob) for blob in self._each(kind, wanted, lambda k, more: _table(make(k, more)))]

    def _each(self, kind: str, wanted: Sequence[tuple[int, T]], make: Callable[[int, T], bytes]) -> list[str]:
        """A blob for each of some pieces, of which more is said; made now where it was not made before, a few at once."""
        keys = [[self._told[k], more] for k, more in wanted]
        found = self.shelf.find_all(kind, keys)
        new = {digest(key): n for n, key in reversed(list(enumerate(keys))) if found[n] is None}
        with ThreadPoolExecutor(max(1, min(os.cpu_count() or 1, len(new)))) as pool:
            fresh = dict(zip(new, pool.map(lambda n: self._wanted(make, *wanted[n]), new.values()), strict=True))
        for name, n in new.items():
            self.shelf.put(kind, keys[n], {"made": fresh[name]})
        return [(found[n] or self.shelf.find(kind, key) or {})["made"] for n, key in enumerate(keys)]

    def _wanted(self, make: Callable[[int, T], bytes], k: int, more: T) -> bytes:
        """One more piece. Raises Stopped where nobody wants it any more."""
        if self._stop():
            raise Stopped
        return make(k, more)

    def _score(self, blob: str) -> Mapping[str, bytes]:
        return {"made": _table(level_of(self._strip(blob)))}

    def _read(self, blob: str) -> Levels:
        return self.shelf.read(blob, lambda data: np.frombuffer(data, "<f4").astype(np.float64))

    def _strip(self, blob: str) -> Strip:
        if blob not in self._open:
            self._open[blob] = Strip(_file(self.shelf, blob))
        return self._open[blob]

    def _strips(self, k: int) -> Mapping[str, str]:
        """The strips of one scene, as blobs by stem."""
        rehearsal, shelf, plan = self.rehearsal, self.shelf, self.plan
        scene, rehearsed = plan.scenes[k], rehearsal.scenes[k]
        people = {character.id: character for character in plan.characters}
        ends = (k == 0, k == len(plan.scenes) - 1)
        look = rehearsed.look if scene is rehearsal.placed[k] else look_of(scene)
        said = {beat: way.sound for beat, way in rehearsed.said.items()}
        key = [look, said, [dump(people[id]) for id in scene.cast], plan.title, list(ends), self.rooms]
        if (found := shelf.find("strips", key)) is not None:
            return found
        if self._stop():
            raise Stopped
        with aside(self.home) as folder:
            files = draw(scene, plan.title, people, rehearsal.spoken(rehearsed), ends, folder, self._turn)
            return shelf.note("strips", key, {name: shelf.store.blobs.take_in(file) for name, file in files.items()})

    def _turn(self, turn: Turn) -> NDArray[np.float16]:
        """Some seconds of air, which many scenes and builds share."""
        key = [dump(turn), self.rooms]
        made = self.shelf.once("turn", key, lambda: {"turn": turn.draw().astype("<f2").tobytes()})
        return self._strip(made["turn"])[:]


def _joined(shelf: Shelf, home: Path, made: Sequence[str], samples: int) -> str:
    """One soundtrack of pieces, as a blob."""
    key = [list(made), samples, program("cut")]
    if found := shelf.find("heard", key):
        return found["heard"]
    with aside(home) as folder:
        heard.join([_file(shelf, blob) for blob in made], samples, folder / "heard.m4a")
        return shelf.note("heard", key, {"heard": shelf.store.blobs.take_in(folder / "heard.m4a")})["heard"]


def _table(levels: Levels) -> bytes:
    return levels.astype("<f4").tobytes()


def _file(shelf: Shelf, blob: str) -> Path:
    return shelf.store.blobs.file(blob) or Path(blob)
