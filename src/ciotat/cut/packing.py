"""A film packed for the web once, and found again: its playlists and segments, under a digest of what it shows."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

import av

from ciotat.core.digest import canonical, digest
from ciotat.core.errors import StoreError
from ciotat.core.time import Rate
from ciotat.cut.hls import Part, Put, Stream, avc, playlists, segments, sounds

__all__ = ["Clip", "Packed", "key", "packed", "unpacked"]


class _Blobs(Protocol):
    def put(self, data: bytes) -> str: ...

    def get(self, digest: str) -> bytes | None: ...


class _Result(Protocol):
    @property
    def outputs(self) -> Mapping[str, str]: ...


class _Shelf(Protocol):
    """What is needed of a store."""

    @property
    def blobs(self) -> _Blobs: ...

    def result(self, action: str) -> _Result | None: ...

    def record(self, action: str, kind: str, outputs: Mapping[str, str]) -> object: ...


@dataclass(frozen=True)
class Packed:
    """The playlists by name; the ending of every blob that they list; the `action` under which all of it lies in the store.
    `shots` are the segments of each clip where it stands, for whoever packs nearly the same film."""

    playlists: Mapping[str, str]
    media: Mapping[str, str]
    action: str
    init: str = ""
    shots: Sequence[Any] = ()


@dataclass(frozen=True)
class Clip:
    """A shot to be packed: its id, the digest of its clip, where that lies."""

    shot: str
    digest: str
    path: Path


def key(shown: str) -> str:
    """The action that packs a film; `shown` is the digest of its manifest."""
    return digest(["hls.1", shown])


def unpacked(store: _Shelf, shown: str) -> Packed | None:
    """What was packed before, if every part of it is still there."""
    found = store.result(key(shown))
    data = store.blobs.get(found.outputs["list"]) if found else None
    if data is None:
        return None
    value = json.loads(data)
    return Packed(value["playlists"], value["media"], key(shown), value.get("init", ""), value.get("shots", ()))


def packed(
    store: _Shelf, shown: str, shots: Callable[[], Sequence[tuple[str, str, Path]]], heard: Callable[[], Path | None],
    words: Mapping[str, str], size: tuple[int, int], rate: Rate, like: Packed | None = None,
) -> Packed:  # fmt: skip
    """The film of `shots` (id, digest and file of a clip) whose manifest has the digest `shown`, packed: found where it was packed
    before; where it is `like` another, only what is other is read. `words` are digests of its subtitles (WebVTT) by language."""
    if known := unpacked(store, shown):
        return known
    clips, sound = [Clip(*shot) for shot in shots()], heard()
    try:
        return _packed(store, shown, clips, sound, words, size, rate, like)
    except StoreError:
        if like is None:
            raise
        return _packed(store, shown, clips, sound, words, size, rate, None)  # a part of the other one is gone


def _packed(
    store: _Shelf, shown: str, clips: Sequence[Clip], heard: Path | None, words: Mapping[str, str], size: tuple[int, int],
    rate: Rate, like: Packed | None,
) -> Packed:  # fmt: skip
    media: dict[str, str] = {}

    def put(data: bytes, ending: str) -> str:
        name = store.blobs.put(data)
        media[name] = ending[1:]
        return name

    seen, rows = _pictures(clips, rate, put, like)
    media |= {**dict.fromkeys((part.digest for part in seen.parts), "m4s"), seen.init: "mp4"}
    sound = sounds(heard, list(accumulate(part.length for part in seen.parts)), put) if heard else None
    read = {tongue: put(store.blobs.get(text) or b"WEBVTT\n", ".vtt") for tongue, text in sorted(words.items())}
    lists = playlists(seen, sound, read, size, rate)
    whole = store.blobs.put(canonical({"playlists": lists, "media": media, "init": seen.init, "shots": rows}))
    store.record(key(shown), "hls", {"list": whole, **{f"{number}": name for number, name in enumerate(media)}})
    return Packed(lists, media, key(shown), seen.init, rows)


def _pictures(clips: Sequence[Clip], rate: Rate, put: Put, like: Packed | None) -> tuple[Stream, list[Any]]:
    """The pictures, and for each shot [clip, its first frame, its segments as [digest, frames, bytes]]."""
    known = {(row[0], row[1]): row[2] for row in like.shots} if like else {}
    parts: list[Part] = []
    rows: list[Any] = []
    init, at = like.init if like else "", 0
    with av.open(str(clips[0].path)) as first:
        model = first.streams.video[0]
        for clip in clips:
            if (row := known.get((clip.digest, at))) is None:
                own, made = segments(model, clip.shot, clip.path, at, rate, put)
                if own != (init or own):  # not encoded as the other was: nothing of it is of use
                    return _pictures(clips, rate, put, None)
                init, row = own, [[part.digest, rate.frame(part.length), part.size] for part in made]
            parts += [Part(digest, rate.time(frames), size, clip.shot) for digest, frames, size in row]
            rows.append([clip.digest, at, row])
            at += sum(frames for _, frames, _ in row)
        return Stream(init, avc(model), tuple(parts)), rows
