"""A release's movie, made once: the marked clips, the file, and which bytes of it are whose.

All that is asked for is plain data, so that a release can be made by whoever knows of releases and not of codecs.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ciotat.core.errors import RecordError, StoreError
from ciotat.core.record import load
from ciotat.core.time import Rate
from ciotat.cut import heard, labels, movie, subtitles
from ciotat.cut.intended import intended
from ciotat.cut.packets import opened, packets
from ciotat.cut.timeline import Clip, Cut
from ciotat.direction.plan import Plan

__all__ = ["Pressed", "press"]


@dataclass(frozen=True)
class Pressed:
    """`movie` is the file; `ground` holds every byte of it that is neither a clip's nor the sound's; `pieces` say in order
    which bytes it is made of: (file, offset, length), where file 0 is the ground, file n the nth shot, from 1 on, and the
    file after the last shot the sound. `marked` are the clips that
    stand in for the shots of these numbers, from 0 on, with the words `mark` on them; `words` are the subtitles by
    language, in WebVTT; `intended` is what is meant to be felt."""

    movie: Path
    ground: Path
    heard: Path | None
    pieces: list[tuple[int, int, int]]
    marked: dict[int, Path]
    mark: str
    language: str
    words: dict[str, bytes]
    intended: list[tuple[float, float]]


def press(
    folder: Path, *, title: str, language: str, rate: Rate, size: tuple[int, int],
    shots: Sequence[tuple[str, int, Path]], sound: Path | None, plan: bytes, label: bool, tags: Mapping[str, str],
) -> Pressed:  # fmt: skip
    """Make in `folder` the movie of `shots` (id, frames, clip) with the `sound` (WAV, or `heard` of the same) and the words of
    the plan (its JSON; empty: no words), marked as made by AI if `label`. Without a `language` it is the plan's. Raises
    StoreError or RecordError where a part does not fit."""
    meant = _plan(plan, [id for id, *_ in shots]) if plan else None
    language = language or (meant.language if meant else "en")
    clips, start = [], 0
    for id, frames, path in shots:
        clips.append(Clip(id, "", path.name, start, frames, id, (), 0))
        start += frames
    cut = Cut(title, language, rate, tuple(clips), start)
    paths = [path for *_, path in shots]
    mark = labels.mark(size, language) if label else None
    marked = _marked(folder, cut, paths, mark) if mark else {}
    for number, path in marked.items():
        paths[number] = path
    words = subtitles.subtitles(meant) if meant else []
    if sound and not heard.is_encoded(sound):
        heard.encode(sound, folder / "heard.m4a")
        sound = folder / "heard.m4a"
    movie.write(folder / "film.mp4", cut, paths, sound, words, tags)
    pieces = _apart(folder / "film.mp4", folder / "ground", paths, sound)
    read = {language: subtitles.vtt(words).encode()} if words else {}
    felt = intended(meant) if meant else []
    return Pressed(
        folder / "film.mp4", folder / "ground", sound, pieces, marked, mark.words if mark else "", language, read, felt
    )  # fmt: skip


def _plan(data: bytes, shots: list[str]) -> Plan:
    """The plan that was built. Raises RecordError where it is that of another cut."""
    again = "run `ciotat build`"
    try:
        plan = load(Plan, json.loads(data))
    except (ValueError, RecursionError) as wrong:
        raise RecordError(f"the plan of the film is damaged: {wrong}", advice=again) from wrong
    if [shot.id for scene in plan.scenes for shot in scene.shots] != shots:
        raise RecordError("the plan of the film is not that of its cut", advice=again)
    return plan


def _marked(folder: Path, cut: Cut, clips: Sequence[Path], mark: labels.Mark) -> dict[int, Path]:
    """The clips with the mark on them, by their number in the cut."""
    found = {}
    for number, (clip, path) in enumerate(zip(cut.clips, clips, strict=True)):
        if cut.rate.time(clip.start) >= mark.ends:
            break
        labels.stamp(folder / f"{number}.mp4", path, mark, cut.rate, clip.start)
        found[number] = folder / f"{number}.mp4"
    return found


def _apart(whole: Path, ground: Path, clips: Sequence[Path], sound: Path | None) -> list[tuple[int, int, int]]:
    """Write what is no clip's and no sound's to `ground`; gives the pieces of the whole."""
    taken = list(_taken(whole, clips, sound))
    pieces: list[tuple[int, int, int]] = []
    done = rest = 0
    with whole.open("rb") as file, ground.open("wb") as left:
        for offset, source, start, length in [*sorted(taken), (whole.stat().st_size, 0, 0, 0)]:
            if offset > done:
                file.seek(done)
                left.write(file.read(offset - done))
                pieces.append((0, rest, offset - done))
                rest += offset - done
            pieces.append((source, start, length))
            done = offset + length
    return pieces


def _taken(whole: Path, clips: Sequence[Path], sound: Path | None) -> Iterator[tuple[int, int, int, int]]:
    """Every packet of the movie that was copied: where it lies, from which file, where it lay there, its length."""
    pictures = chain.from_iterable(((n, *at) for at in _packets(path, "video")) for n, path in enumerate(clips, 1))
    sounds = ((len(clips) + 1, *at) for at in _packets(sound, "audio")) if sound else iter(())
    for kind, sources in (("video", pictures), ("audio", sounds)):
        for (offset, length), (source, start, size) in zip(_packets(whole, kind), sources, strict=True):
            if size != length:
                raise StoreError("a packet was changed on its way into the movie", advice="run `ciotat build`")
            yield offset, source, start, length


def _packets(path: Path, kind: str) -> Iterator[tuple[int, int]]:
    """Where the pictures or the sounds of a file lie in it: offset and length, in order."""
    with opened(path) as source:
        for packet in packets(source, kind):
            at = packet.pos
            if at is None or at < 0:
                raise StoreError(f"{path.name} does not say where its packets lie", advice="run `ciotat build`")
            yield at, packet.size
