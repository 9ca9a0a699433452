"""A film packed for the web once, and found again: its playlists and segments, under a digest of what it shows."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ciotat.core.digest import canonical, digest
from ciotat.core.time import Rate
from ciotat.cut.hls import package

__all__ = ["Packed", "key", "packed", "unpacked"]


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
    """The playlists by name, ``master.m3u8`` first; the ending of every blob that they list; and the `action` under which
    all of it lies in the store."""

    playlists: Mapping[str, str]
    media: Mapping[str, str]
    action: str


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
    return Packed(value["playlists"], value["media"], key(shown))


def packed(
    store: _Shelf, shown: str, shots: Callable[[], Sequence[tuple[str, Path]]], heard: Callable[[], Path | None],
    words: Mapping[str, str], size: tuple[int, int], rate: Rate,
) -> Packed:  # fmt: skip
    """The film whose manifest has the digest `shown`, packed: found where it was packed before. `words` are digests of
    its subtitles (WebVTT) by language."""
    if known := unpacked(store, shown):
        return known
    media: dict[str, str] = {}

    def put(data: bytes, ending: str) -> str:
        name = store.blobs.put(data)
        media[name] = ending[1:]
        return name

    read = {language: store.blobs.get(text) or b"WEBVTT\n" for language, text in words.items()}
    playlists = package(shots(), heard(), read, size, rate, put)
    whole = store.blobs.put(canonical({"playlists": playlists, "media": media}))
    store.record(key(shown), "hls", {"list": whole, **{f"{number}": name for number, name in enumerate(media)}})
    return Packed(playlists, media, key(shown))
