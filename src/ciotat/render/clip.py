"""Pictures as a film clip: H.264 whose packets can be copied behind those of any other clip of its size and rate."""

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream
from numpy.typing import NDArray

from ciotat.core.store import writing
from ciotat.core.time import Rate
from ciotat.render.renderer import Picture
from ciotat.render.yuv import yuv

__all__ = ["CODEC", "muxer", "write", "write_planes"]

CODEC = {
    "preset": "ultrafast",
    "crf": "19",
    "x264-params": "threads=1:bframes=0:open-gop=0:scenecut=0:keyint=48:min-keyint=48:force-cfr=1"
    ":colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv:stitchable=1"
    ":rc-lookahead=0:mbtree=0:no-deblock=0:cabac=1",
}
"""What every clip is made with: no frame refers past a key frame, and all clips share one set of parameters. There is no
look ahead: with it, encoders that run side by side now and then give other bytes for the same pictures. Measured beside
``veryfast`` at 18 on 319 frames: 2.6 ms a frame instead of 6.9, 269 kB a second instead of 263, 45.4 dB instead of 45.1."""


def _stream(container: av.container.OutputContainer, size: tuple[int, int], rate: Rate) -> VideoStream:
    stream: VideoStream = container.add_stream("libx264", rate=rate.fps, options=CODEC)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    context = stream.codec_context
    context.time_base = 1 / rate.fps
    context.thread_count = 1
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    return stream


def _frame(planes: NDArray[np.uint8], number: int, rate: Rate) -> VideoFrame:
    frame = VideoFrame.from_ndarray(planes, format="yuv420p")
    frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
    frame.pts, frame.time_base = number, 1 / rate.fps
    return frame


def muxer(path: Path, rate: Rate) -> av.container.OutputContainer:
    """An MP4 to be written, without a date or a name of the program in it."""
    options = {"movflags": "+faststart", "fflags": "+bitexact", "video_track_timescale": str(rate.fps.numerator)}
    return av.open(str(path), "w", format="mp4", options=options)


def write(path: Path, pictures: Iterable[Picture], size: tuple[int, int], rate: Rate) -> int:
    """Writes `pictures` of `size` (width, height, both even) as an MP4 and counts them; same pictures, same bytes."""
    return write_planes(path, map(yuv, pictures), size, rate)


def write_planes(path: Path, planes: Iterable[NDArray[np.uint8]], size: tuple[int, int], rate: Rate) -> int:
    """The same for pictures that are luma and chroma already: the planes (3 / 2 H, W) of limited-range BT.709."""
    if size[0] % 2 or size[1] % 2:
        raise ValueError(f"a clip of {size[0]} x {size[1]}; both sides must be even")
    count = 0
    with writing(path) as temporary, muxer(temporary, rate) as container:
        stream = _stream(container, size, rate)
        for picture in planes:
            container.mux(stream.encode(_frame(picture, count, rate)))
            count += 1
        container.mux(stream.encode(None))
    return count
