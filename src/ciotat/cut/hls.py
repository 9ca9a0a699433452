"""A release for the web: HLS whose segments are shots, named by the digest of their bytes.

Every take of a film is encoded in one way, so one init segment serves all of them, and no join needs a discontinuity: the
time of each segment says where it stands. A release, or a variant of it, is a playlist; exchange one line of it and another
take of the same length is shown, of which nothing else has to be sent again. The sound is one rendition from end to end, cut
between its packets where the pictures are cut.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import av

from ciotat.core.errors import StoreError
from ciotat.core.time import Rate, Seconds
from ciotat.cut.packets import opened, packets

__all__ = ["Part", "Put", "Stream", "avc", "package", "pictures", "playlists", "segments", "sounds"]

Put = Callable[[bytes, str], str]
"""Stores bytes that are served under an ending, and gives their digest."""
LONGEST = Seconds(6)
"""Longer shots are parted at key frames, so that a film begins to play soon."""
_AAC = 1024
_HERTZ = 48_000


@dataclass(frozen=True)
class Part:
    """A segment: its digest, its exact length, its size in bytes, and the shot it belongs to."""

    digest: str
    length: Seconds
    size: int
    shot: str = ""


@dataclass(frozen=True)
class Stream:
    """What a playlist lists: the digest of the init segment, how the codec is called, and the parts in order."""

    init: str
    codec: str
    parts: tuple[Part, ...]

    @property
    def peak(self) -> int:
        """The most bits a second that any part needs."""
        return max((-(-part.size * 8 // part.length) for part in self.parts if part.length), default=0)


def package(
    shots: Sequence[tuple[str, Path]], heard: Path | None, words: Mapping[str, bytes], size: tuple[int, int], rate: Rate,
    put: Put,
) -> dict[str, str]:  # fmt: skip
    """Store the segments of a film of `shots` (id, clip), with its encoded sound and its subtitles (WebVTT by language);
    gives its playlists by their names."""
    seen = pictures(shots, rate, put)
    ends = list(accumulate(part.length for part in seen.parts))
    sound = sounds(heard, ends, put) if heard else None
    read = {language: put(text, ".vtt") for language, text in sorted(words.items())}
    return playlists(seen, sound, read, size, rate)


def pictures(shots: Iterable[tuple[str, Path]], rate: Rate, put: Put) -> Stream:
    """The pictures of `shots` (id, clip) in order; Raises StoreError where clips
    were not encoded alike."""
    parts: list[Part] = []
    init, at = "", 0
    with ExitStack() as stack:
        model: Any = None
        for shot, clip in shots:
            model = model or stack.enter_context(av.open(str(clip))).streams.video[0]
            init, own = segments(model, shot, clip, at, rate, put)
            parts += own
            at += sum(rate.frame(part.length) for part in own)
        codec = avc(model)
    return Stream(init, codec, tuple(parts))


def segments(model: Any, shot: str, clip: Path, at: int, rate: Rate, put: Put) -> tuple[str, list[Part]]:
    """The init segment, and the segments of one shot that begins at frame `at`; `model` is the stream after which all are
    encoded. Raises StoreError where the clip is not."""
    parts, init = [], b""
    with opened(clip) as source:
        if source.streams.video[0].codec_context.extradata != model.codec_context.extradata:
            raise StoreError(f"shot {shot} was encoded in another way than the others", advice="shoot again")
        for group in _groups(list(packets(source)), rate):
            init, data = _fragment(model, group, at, 1 / rate.fps)
            parts.append(Part(put(data, ".m4s"), rate.time(len(group)), len(data), shot))
            at += len(group)
    return put(init, ".mp4"), parts


def sounds(heard: Path, ends: Sequence[Seconds], put: Put) -> Stream:
    """The encoded sound, cut at the packets next to `ends`, each after the last; what is behind the last end goes with it.

    The packet before the beginning, with which every AAC stream starts, is left out, so that sound and picture begin
    together without an edit list, which players treat differently; it takes 21 ms for the first sound to fade in."""
    with av.open(str(heard)) as source:
        stream = source.streams.audio[0]
        heards = [packet for packet in packets(source, "audio") if (packet.pts or 0) >= 0]
        edges = [0, *(min(round(end * _HERTZ / _AAC), len(heards)) for end in ends[:-1]), len(heards)]
        init = b""
        parts: list[Part] = []
        for first, last in pairwise(edges):
            if last <= first:
                continue
            init, data = _fragment(stream, heards[first:last], first * _AAC, Fraction(1, _HERTZ), _AAC)
            parts.append(Part(put(data, ".m4s"), Seconds((last - first) * _AAC, _HERTZ), len(data)))
    return Stream(put(init, ".mp4"), "mp4a.40.2", tuple(parts))


def _groups(run: "Sequence[av.Packet[Any]]", rate: Rate) -> Iterator["list[av.Packet[Any]]"]:
    """The packets of a shot in parts of at most `LONGEST`, each from a key frame on."""
    keys = [number for number, packet in enumerate(run) if packet.is_keyframe] + [len(run)]
    start = 0
    for key, after in zip(keys[1:], [*keys[2:], 0], strict=True):
        if not after or rate.time(after - start) > LONGEST:
            yield list(run[start:key])
            start = key


def _fragment(
    stream: Any, run: "Sequence[av.Packet[Any]]", start: int, tick: Fraction, long: int = 1
) -> tuple[bytes, bytes]:
    """Packets of `long` ticks each, the first at tick `start`, as an init segment and a CMAF fragment. Nothing else is in
    it: the same take at the same time of a film has the same bytes, whatever stands before it."""
    scale = tick.denominator if tick.denominator >= 1000 else tick.denominator * 1000
    options = {
        "movflags": "+empty_moov+default_base_moof+cmaf+frag_custom+frag_discont+skip_trailer",
        "fflags": "+bitexact", "use_editlist": "0", "fragment_index": str(start // long + 1),
        "video_track_timescale": str(scale), "write_tmcd": "0", "write_btrt": "0",
    }  # fmt: skip
    data = BytesIO()
    with av.open(data, "w", format="mp4", options=options) as made:
        target = made.add_stream_from_template(stream)
        target.time_base = tick
        for count, packet in enumerate(run):
            packet.stream, packet.time_base = target, tick
            packet.pts = packet.dts = start + count * long
            packet.duration = long
            made.mux(packet)
    return _split(data.getvalue())


def _split(data: bytes) -> tuple[bytes, bytes]:
    """What comes before the first fragment, and the fragments."""
    at = 0
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind in (b"moof", b"styp", b"sidx"):
            return data[:at], data[at:]
        at += max(size, 8)
    raise StoreError("a part of the film holds no pictures or sound", advice="run `ciotat build`")


def avc(stream: av.VideoStream | None) -> str:
    """The name of an H.264 stream, after RFC 6381: profile, constraints and level."""
    data = stream.codec_context.extradata if stream is not None else None
    data = data or b"\1\x64\0\x28"
    return f"avc1.{data[1:4].hex()}"


def playlists(
    pictures: Stream, sound: Stream | None, words: Mapping[str, str], size: tuple[int, int], rate: Rate
) -> dict[str, str]:
    """The playlists of a release by their names, ``master.m3u8`` first; `words` are digests of WebVTT by language."""
    length = sum((part.length for part in pictures.parts), Seconds(0))
    rows = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    groups, codecs, peak = "", [pictures.codec], pictures.peak
    if sound:
        rows.append('#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,URI="sound.m3u8"')
        groups, codecs, peak = ',AUDIO="sound"', [*codecs, sound.codec], peak + sound.peak
    for language in sorted(words):
        rows.append(
            f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="words",NAME="{language}",LANGUAGE="{language}",AUTOSELECT=YES,'
            f'URI="words.{language}.m3u8"'
        )
    groups += ',SUBTITLES="words"' if words else ""
    rows.append(
        f'#EXT-X-STREAM-INF:BANDWIDTH={peak},CODECS="{",".join(codecs)}",RESOLUTION={size[0]}x{size[1]},'
        f"FRAME-RATE={_decimal(rate.fps, 3)}{groups}"
    )
    found = {"master.m3u8": "\n".join([*rows, "pictures.m3u8", ""]), "pictures.m3u8": _listed(pictures)}
    if sound:
        found["sound.m3u8"] = _listed(sound)
    for language, digest in sorted(words.items()):
        found[f"words.{language}.m3u8"] = _media([(length, "", f"{digest}.vtt")])
    return found


def _listed(stream: Stream) -> str:
    return _media([(part.length, part.shot, f"{part.digest}.m4s") for part in stream.parts], f"{stream.init}.mp4")


def _media(parts: Sequence[tuple[Seconds, str, str]], init: str = "") -> str:
    """A playlist whose lengths are rounded so that their sums stay right: no drift, however many parts."""
    ends = [round(end * 1_000_000) for end in accumulate((length for length, *_ in parts), initial=Seconds(0))]
    target = max(1, *(-(-length // 1) for length, *_ in parts))
    rows = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{target}", "#EXT-X-MEDIA-SEQUENCE:0"]
    rows += ["#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-INDEPENDENT-SEGMENTS"]
    rows += [f'#EXT-X-MAP:URI="{init}"'] if init else []
    for (_, shot, name), start, end in zip(parts, ends, ends[1:], strict=False):
        rows += [f"#EXTINF:{_decimal(Fraction(end - start, 1_000_000), 6)},{shot}", name]
    return "\n".join([*rows, "#EXT-X-ENDLIST", ""])


def _decimal(value: Fraction, places: int) -> str:
    whole = round(value * 10**places)
    return f"{whole // 10**places}.{whole % 10**places:0{places}}"
