"""A clip from outside made to fit: the film's size and rate, and exactly as many frames as its shot.

The file is a stranger's. It is opened by a process of its own, which may use little memory, time and disk, and which is
told what kind of file it is: nothing in the file, nor its name, can make it open another.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import ciotat
from ciotat.core.errors import FilmError
from ciotat.core.store import writing
from ciotat.core.time import Rate, Seconds

__all__ = ["Conformed", "Fit", "conformed", "kind"]

Fit = Literal["letterbox", "crop"]
LARGEST = 8 * 2**30
BEGINNING = Seconds(0)
PATIENCE = 900
"""Seconds until a clip that is not done is given up."""
_TEXTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"<MPD", b"<smil", b"[playlist]", b"[InternetShortcut]", b"v=0", b"#!")
_AT_START = {
    b"\x1a\x45\xdf\xa3": "matroska", b"OggS": "ogg", b"FLV\x01": "flv", b"GIF8": "gif", b"YUV4MPEG2": "yuv4mpegpipe",
    b"\x30\x26\xb2\x75": "asf", b"\x00\x00\x01\xba": "mpeg", b"\x06\x0e\x2b\x34": "mxf",
    b"\x89PNG\r\n": "png_pipe", b"\xff\xd8\xff": "jpeg_pipe",
}  # fmt: skip
_ATOMS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_ADVICE = "bring MP4, MOV, WebM, MKV, AVI, MXF, GIF, PNG or JPEG"


@dataclass(frozen=True)
class Conformed:
    """What came of it: `frames` written; `facts` of how the clip differed, each under a name (see `conforming`)."""

    frames: int
    facts: Mapping[str, Any]

    @property
    def said(self) -> tuple[str, ...]:
        """The facts that a person should know, in English."""
        forms = {
            "trimmed": "the last {} s of the clip were left out",
            "held": "its last picture was held for {} s, since the clip is shorter than its shot",
            "bars": "black bars stand at its {}",
            "cropped": "{} percent of the picture were cut off",
            "rate": "it ran at {} pictures a second",
            "turned": "it was turned by {} degrees",
            "silent": "its sound is not used",
            "bright": "its high dynamic range was not graded",
        }
        return tuple(forms[name].format(value) for name, value in self.facts.items() if name in forms)


def kind(path: Path) -> str:
    """The container of a clip, from its first bytes alone. Raises FilmError for playlists and for what is no clip."""
    try:
        if not path.is_file():
            raise FilmError(f"there is no file {path}", advice="name a clip")
        if path.stat().st_size > LARGEST:
            raise FilmError(f"{path} is larger than {LARGEST // 2**30} GB", advice="cut it shorter first")
        with path.open("rb") as file:
            head = file.read(400)
    except OSError as refused:
        raise FilmError(f"cannot read {path}: {refused.strerror}", advice="check its rights") from None
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_TEXTS):
        raise FilmError(f"{path} is a list that names other files, not a clip", advice=_ADVICE)
    for mark, name in _AT_START.items():
        if head.startswith(mark):
            return name
    if head[4:8] in _ATOMS:
        return "mov"
    if head[:4] == b"RIFF" and head[8:12] in (b"AVI ", b"WEBP"):
        return "avi" if head[8:12] == b"AVI " else "webp_pipe"
    if any(len(head) > at + 188 and head[at] == head[at + step] == 0x47 for at, step in ((0, 188), (4, 192))):
        return "mpegts"
    raise FilmError(f"{path} is no clip that is known here", advice=_ADVICE)


def conformed(
    source: Path, target: Path, size: tuple[int, int], rate: Rate, frames: int, *,
    fit: Fit = "letterbox", start: Seconds = BEGINNING, poster: Path | None = None, name: str = "",
) -> Conformed:  # fmt: skip
    """Write the clip `source`, from `start` seconds on, as the movie `target` of `frames` pictures that cut into a film
    of this size and rate: scaled within black bars, or cropped; what is too long is left out at its end, and the last
    picture is held where it is too short. `poster`: where a small JPEG of its middle goes; `name`: what errors call it.

    Raises FilmError for what is no clip, is damaged, is too large, or takes too long.
    """
    order = {
        "source": str(source.resolve()), "kind": kind(source), "size": list(size), "rate": str(rate.fps),
        "frames": frames, "fit": fit, "start": str(start),
    }  # fmt: skip
    with writing(target) as temporary:
        still = temporary.with_suffix(".jpg")
        try:
            facts = _asked({**order, "target": str(temporary), "poster": str(still)}, name or str(source))
            if poster is not None:
                with writing(poster) as place:
                    place.write_bytes(still.read_bytes())
        finally:
            still.unlink(missing_ok=True)
    return Conformed(frames, facts)


def _asked(order: Mapping[str, Any], source: str) -> dict[str, Any]:
    """What the process that opens the clip answers."""
    known = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "HOME", "NUMBA_CACHE_DIR")
    environment = {name: os.environ[name] for name in known if name in os.environ}
    home = {"PYTHONPATH": str(Path(ciotat.__file__).parents[1]), "NUMBA_NUM_THREADS": "1"}
    command = [sys.executable, "-P", "-m", "ciotat.cut.conforming", json.dumps(order)]
    try:
        done = subprocess.run(
            command, env={**environment, **home}, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
        )
        answer = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        raise FilmError(f"{source} took too long to decode", advice="cut it shorter, or save it again as MP4") from None
    except (ValueError, IndexError):
        raise FilmError(f"{source} broke what decodes it", advice="save it again as MP4") from None
    if "error" in answer:
        raise FilmError(
            f"{source} cannot be used: {answer['error']}", advice=answer.get("advice", "save it again as MP4")
        )
    facts: dict[str, Any] = answer["facts"]
    return facts
