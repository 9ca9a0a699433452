"""The process in which a stranger's clip is decoded: ``python -m ciotat.cut.conforming ORDER``; answers in JSON.

Facts, where they hold: `trimmed` and `held` seconds, `bars` at its sides or its top and bottom, `cropped` percent,
`rate` it ran at, `turned` degrees, `silent` and `bright`; `codec`, `width`, `height` always.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation
from PIL import Image

from ciotat.core.time import Rate
from ciotat.render.clip import write
from ciotat.render.renderer import Picture

__all__ = ["Unfit", "confined", "main"]

MEMORY, DISK, SECONDS, FILES = 6 * 2**30, 4 * 2**30, 800, 128
PIXELS, STREAMS, LONGEST = 8192 * 4608, 64, 4 * 3600
NEAR = 0.02
"""Shapes this near to the film's are cropped, not barred."""


class Unfit(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """The clip cannot be used; why, and the next step."""


def confined() -> None:
    """Take from this process what it does not need. Where the system knows no such limits, patience alone is left."""
    with suppress(ImportError):
        import resource

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, DISK), (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_NOFILE, FILES), (resource.RLIMIT_CORE, 0),
        ):  # fmt: skip
            hard = resource.getrlimit(limit)[1]
            with suppress(ValueError, OSError):
                least = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(limit, (least, least))


def main(order: dict[str, Any]) -> dict[str, Any]:
    """Decode, fit and write; gives the answer."""
    size, rate = (int(order["size"][0]), int(order["size"][1])), Rate(Fraction(order["rate"]))
    facts: dict[str, Any] = {}
    still: list[Picture] = []
    options = {"protocol_whitelist": "none", "probesize": str(32 * 2**20), "analyzeduration": "10000000"}
    with (
        open(order["source"], "rb") as file,
        av.open(file, "r", format=order["kind"], options=options, metadata_errors="replace") as clip,
    ):
        pictures = _pictures(clip, size, rate, order, facts)

        def kept() -> Iterator[Picture]:
            for number, picture in enumerate(pictures):
                if number == order["frames"] // 2:
                    still.append(picture)
                yield picture

        write(Path(order["target"]), kept(), size, rate)
    small = Image.fromarray(still[0])
    small.thumbnail((480, 480))
    small.save(order["poster"], "JPEG", quality=88)
    return {"facts": facts}


def _pictures(
    clip: av.container.InputContainer, size: tuple[int, int], rate: Rate, order: dict[str, Any], facts: dict[str, Any]
) -> Iterator[Picture]:
    """As many pictures as are wanted, each the one that is seen in the middle of its frame."""
    if len(clip.streams) > STREAMS:
        raise Unfit(f"it has {len(clip.streams)} streams")
    shown = [s for s in clip.streams.video if "ATTACHED_PIC" not in str(s.disposition).upper()]
    if not shown:
        raise Unfit("it has no pictures")
    stream, wanted, start = shown[0], order["frames"], Fraction(order["start"])
    stream.codec_context.thread_count = 2
    if (length := _length(clip, stream)) > LONGEST:
        raise Unfit(f"it is {length / 3600:.1f} hours long")
    facts |= {"codec": stream.codec_context.name, "width": stream.width, "height": stream.height}
    if clip.streams.audio:
        facts["silent"] = True
    still = order["kind"].endswith("_pipe")
    if not still and stream.average_rate and abs(stream.average_rate - rate.fps) > rate.fps / 1000:
        facts["rate"] = f"{float(stream.average_rate):.5g}"
    number, picture, end = 0, None, Fraction(0)
    shape = order["fit"], Fraction(stream.sample_aspect_ratio or 1)
    for at, leaves, frame in _timed(clip, stream, start):
        while number < wanted and picture is not None and rate.time(number) + 1 / (2 * rate.fps) < at:
            yield picture
            number += 1
        end = leaves
        if number >= wanted:
            break
        picture = _fitted(frame, size, shape, facts)
    if picture is None:
        raise Unfit(f"it has no picture after {float(start):g} s" if start else "it has no pictures")
    last = max(rate.frame(end), 1)
    if last < wanted and not still:
        facts["held"] = f"{float(rate.time(wanted - last)):.2f}"
    while number < wanted:
        yield picture
        number += 1
    over = length - float(start) - float(rate.time(wanted))
    if over > float(1 / rate.fps):
        facts["trimmed"] = f"{over:.2f}"


def _length(clip: av.container.InputContainer, stream: av.VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (clip.duration or 0) / 1_000_000


def _timed(
    clip: av.container.InputContainer, stream: av.VideoStream, start: Fraction
) -> Iterator[tuple[Fraction, Fraction, VideoFrame]]:
    """Every picture with when it comes and goes, in seconds after `start`."""
    usual = 1 / (stream.average_rate or Fraction(24))
    first: Fraction | None = None
    before = Fraction(0)
    for frame in clip.decode(stream):
        if frame.width * frame.height > PIXELS:
            raise Unfit(f"its pictures are {frame.width} x {frame.height}")
        base = frame.time_base
        time = frame.pts * base if frame.pts is not None and base else before
        first = time if first is None else first
        lasts = frame.duration * base if frame.duration and base else usual
        before = time + lasts
        if before - first > start:
            yield time - first - start, before - first - start, frame


def _fitted(
    frame: VideoFrame, size: tuple[int, int], shape: tuple[str, Fraction], facts: dict[str, Any]
) -> Picture:  # fmt: skip
    """A picture of the film's size: upright, with square pixels (`shape`: how it fits, how wide its pixels are), within
    bars or cropped."""
    fit, pixel = shape
    turns = round((frame.rotation or 0) / 90) % 4
    wide, tall = frame.width * float(pixel), float(frame.height)
    wide, tall = (tall, wide) if turns % 2 else (wide, tall)
    near = abs(wide / tall / (size[0] / size[1]) - 1) <= NEAR
    scales = size[0] / wide, size[1] / tall
    scale = max(scales) if fit == "crop" or near else min(scales)
    inner = max(round(wide * scale), 1), max(round(tall * scale), 1)
    if turns:
        facts["turned"] = -90 * turns % 360
    raw = (inner[1], inner[0]) if turns % 2 else inner
    picture = np.rot90(_scaled(frame, raw, facts), turns)
    out = np.zeros((size[1], size[0], 3), np.uint8)
    x, y = (size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2
    if fit != "crop" and not near and (x > 0 or y > 0):
        facts["bars"] = "sides" if x > y else "top and bottom"
    elif (lost := round(100 * (1 - min(scales) / max(scales)))) and fit == "crop":
        facts["cropped"] = lost
    seen = picture[max(-y, 0) : max(-y, 0) + size[1], max(-x, 0) : max(-x, 0) + size[0]]
    out[max(y, 0) : max(y, 0) + seen.shape[0], max(x, 0) : max(x, 0) + seen.shape[1]] = seen
    return out


def _scaled(frame: VideoFrame, size: tuple[int, int], facts: dict[str, Any]) -> Picture:
    """The picture in sRGB at a size (width, height). What does not say its colours has those of its size."""
    if frame.color_trc in (16, 18):
        facts["bright"] = True
    unsaid = frame.colorspace not in (1, 5, 6, 7, 9, 10)
    space = Colorspace.ITU709 if unsaid and frame.height >= 720 else None
    scaled = frame.reformat(
        width=size[0], height=size[1], format="rgb24", src_colorspace=space, interpolation=Interpolation.LANCZOS
    )
    return np.asarray(scaled.to_ndarray(), np.uint8)


def _answer(text: str) -> dict[str, Any]:
    try:
        return main(json.loads(text))
    except Unfit as unfit:
        return {"error": str(unfit)}
    except av.error.FFmpegError as broken:
        return {"error": f"it is damaged ({broken.strerror or type(broken).__name__})"}
    except MemoryError:
        return {"error": "it needs too much memory", "advice": "save it again, smaller, as MP4"}
    except OSError as refused:
        return {"error": refused.strerror or "the disk refused", "advice": "check space and rights"}


if __name__ == "__main__":
    confined()
    av.logging.set_level(None)
    print(json.dumps(_answer(sys.argv[1])))
