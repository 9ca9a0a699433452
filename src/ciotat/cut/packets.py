"""The packets of a finished file, as they lie in it, to be copied: opened without decoding anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

__all__ = ["opened", "packets"]

_BLIND = {"threads": "1", "skip_frame": "all"}
"""libav decodes the first picture of what it opens, to learn what the index of an MP4 says anyway; told to skip all of them it
opens a clip of 1280 x 720 in a tenth of the time."""


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The file, to be copied from and not to be decoded."""
    with av.open(str(path), stream_options=[_BLIND]) as source:  # type: ignore[list-item]
        yield source


def packets(source: InputContainer, kind: str = "video") -> Iterator["av.Packet[Any]"]:
    """Every packet of the first stream of a kind, in order; none if there is no such stream."""
    stream = next((stream for stream in source.streams if stream.type == kind), None)
    return (packet for packet in (source.demux(stream) if stream else ()) if packet.dts is not None)
