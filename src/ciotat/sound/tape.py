"""Tape: the one file of this room that touches the disk. WAV files written and read a piece at a time."""

import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ciotat.core.store import writing
from ciotat.sound.stems import RATE

__all__ = ["Tape", "heard", "taping"]

_HEAD = 44
_FLOAT, _PCM = 3, 1


class Tape:
    """A stereo WAV file of a known length, open for reading and writing anywhere: 32-bit float, or 24-bit PCM."""

    def __init__(self, path: Path, length: int, *, exact: bool = True) -> None:
        self.length, self._width, self.path = length, 4 if exact else 3, path
        self._file = path.open("wb+")
        self._file.write(_head(length, self._width))
        self._file.truncate(_HEAD + 2 * self._width * length)

    def write(self, start: int, sound: NDArray[np.float32]) -> None:
        """Put sound (n, 2) at `start`; what would lie past the end is cut off."""
        sound = sound[: max(0, self.length - start)]
        self._file.seek(_HEAD + 2 * self._width * start)
        self._file.write(sound.astype("<f4").tobytes() if self._width == 4 else _packed(sound))

    def read(self, start: int, end: int) -> NDArray[np.float32]:
        """The sound (end - start, 2) of a float tape; silence before its beginning and after its end."""
        first, last = max(0, start), max(0, min(end, self.length))
        self._file.seek(_HEAD + 2 * self._width * first)
        data = np.frombuffer(self._file.read(2 * self._width * max(0, last - first)), "<f4").reshape(-1, 2)
        whole = np.zeros((end - start, 2), np.float32)
        whole[first - start : first - start + len(data)] = data
        return whole

    def close(self) -> None:
        self._file.close()


@contextmanager
def taping(folder: Path, names: tuple[str, ...], mix: str, length: int) -> Iterator[dict[str, Tape]]:
    """Float tapes `<name>.wav` and a 24-bit tape `<mix>.wav` in `folder`, which appear if the block ends well."""
    with ExitStack() as stack:
        tapes: dict[str, Tape] = {}
        for name in (*names, mix):
            path = stack.enter_context(writing(folder / f"{name}.wav"))
            tapes[name] = Tape(path, length, exact=name != mix)
            stack.callback(tapes[name].close)
        yield tapes


def heard(path: Path) -> NDArray[np.float32]:
    """The whole of a file this room wrote, as (n, 2)."""
    data = path.read_bytes()
    if data[34] == 32:
        return np.frombuffer(data, "<f4", offset=_HEAD).reshape(-1, 2)
    triples = np.frombuffer(data, np.uint8, offset=_HEAD).reshape(-1, 3)
    wide = np.zeros((len(triples), 4), np.uint8)
    wide[:, 1:] = triples
    return (wide.view("<i4")[:, 0] / 2.0**31).astype(np.float32).reshape(-1, 2)


def _packed(sound: NDArray[np.float32]) -> bytes:
    whole = np.clip(np.rint(sound.astype(np.float64) * 2**23), -(2**23), 2**23 - 1).astype("<i4")
    return np.ascontiguousarray(whole.reshape(-1, 1).view(np.uint8)[:, :3]).tobytes()


def _head(length: int, width: int) -> bytes:
    size = 2 * width * length
    tag = _FLOAT if width == 4 else _PCM
    form = struct.pack("<HHIIHH", tag, 2, RATE, 2 * width * RATE, 2 * width, 8 * width)
    riff = struct.pack("<4sI4s", b"RIFF", min(36 + size, 2**32 - 1), b"WAVE")
    return riff + struct.pack("<4sI", b"fmt ", 16) + form + struct.pack("<4sI", b"data", min(size, 2**32 - 1))
