"""How the studio plays a film of many clips: gaps at the cuts, and how far picture and sound drift apart.

    python bench/playing.py [shots]

A real browser plays ten moving shots and the sound of two scenes, made here and told by a stand-in for the desk, and notes at
every frame what is seen and what is heard. In a good run a moving picture is seen at every frame and the median distance of
picture and sound is under a frame (42 ms). Then a film of 3,000 shots: what the strip holds, what the page weighs.
"""

import io
import itertools
import json
import re
import statistics
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from tests.server.walking import Served, browser, why_not  # noqa: E402

SHOTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
LENGTHS = [
    frames / 24 for frames in itertools.islice(itertools.cycle((38, 61, 48, 40, 100, 39, 53, 31, 90, 44)), SHOTS)
]
NOTE = """() => { window.noted = []; const picture = document.querySelector('.picture'); const look = () => {
  const front = picture.querySelector('.front'); const heard = [...picture.querySelectorAll('audio')].find((one) => !one.paused);
  window.noted.push([front?.tagName ?? '', front?.dataset.url ?? '', front?.currentTime ?? 0, heard?.dataset.url ?? '',
    heard?.currentTime ?? 0]); requestAnimationFrame(look); }; look(); }"""


def main() -> None:
    """Measure both films."""
    if why := why_not():
        print(f"not measured: {why}")
        return
    with tempfile.TemporaryDirectory() as folder:
        films, state = Path(folder) / "films", Path(folder) / "state"
        (films / "Stand-in").mkdir(parents=True)
        served = Served(films, state)
        link = served.start()
        try:
            with browser() as page:
                page.goto(link)
                _playing(page, link.split("/enter")[0])
            with browser() as page:
                page.goto(link)
                _weight(page, link.split("/enter")[0])
        finally:
            served.kill()


def _playing(page: Any, base: str) -> None:
    half = sum(LENGTHS[: SHOTS // 2])
    media = {f"{n}.mp4": _clip(seconds, n) for n, seconds in enumerate(LENGTHS)}
    media |= {"a.m4a": _tone(half, 220), "b.m4a": _tone(sum(LENGTHS) - half, 330)}
    sound = [("a.m4a", 0.0, half), ("b.m4a", half, sum(LENGTHS) - half)]
    _tell(page, _film(LENGTHS, sound), media)
    page.goto(base + "/studio/Stand-in")
    page.wait_for_selector(".picture video.front")
    page.evaluate(NOTE)
    page.locator("#screen").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(sum(LENGTHS) * 1000 + 500)
    starts = [0.0, *itertools.accumulate(LENGTHS)]
    noted = [one for one in page.evaluate("() => window.noted") if one[3]]
    apart = []
    for tag, picture, at, heard, clock in noted:
        if tag == "VIDEO":
            own = starts[int(re.search(r"(\d+)\.mp4", picture)[1])] + at  # type: ignore[index]
            apart.append(abs(own - clock - (half if "b.m4a" in heard else 0)))
    apart.sort()
    moving = sum(tag == "VIDEO" for tag, *_ in noted)
    seen = len({picture for _, picture, *_ in noted})
    print(f"{seen} of {SHOTS} shots seen in {len(noted)} frames; a moving picture at {moving / len(noted):.1%} of them")
    print(
        f"picture and sound apart: median {statistics.median(apart) * 1000:.0f} ms, 95% {apart[len(apart) * 95 // 100] * 1000:.0f} ms"
    )


def _weight(page: Any, base: str) -> None:
    _tell(page, _film([2.0] * 3000, []), {})
    page.goto(base + "/studio/Stand-in")
    page.wait_for_selector("ul.shots button")
    page.evaluate("""async () => { const strip = document.querySelector('.scroller');
      for (let n = 0; n < 100; n++) { strip.scrollLeft += 1500; await new Promise(requestAnimationFrame); } }""")
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    held = page.locator("ul.shots button").count()
    print(
        f"3,000 shots: {held} held by the strip, {metrics['JSHeapUsedSize'] / 1e6:.0f} MB of scripts, {metrics['Nodes']:.0f} nodes"
    )


def _film(lengths: list[float], sound: list[tuple[str, float, float]]) -> dict[str, Any]:
    """A film as the house tells of it."""
    light = {"key": "left", "ratio": 3, "warmth": 0, "level": 1, "ambient": 1, "stops": 0}
    shots = [
        {
            "id": f"s{n}", "scene": "one", "role": "single", "line": 0, "last": 0, "seconds": seconds, "frames": round(seconds * 24),
            "size": "MS", "angle": "eye", "lens": 50, "camera": "push", "amount": 0.5, "subjects": ["IDA"], "light": light,
            "performance": {"feeling": 1, "seed": 0}, "words": "", "speaker": "", "said": [], "reasons": ["single"], "cause": "",
            "feel": [{"at": 0, "valence": (n % 9) / 9, "arousal": 0, "label": ""}], "asked": {}, "state": "made", "still": None,
            "poster": None, "clip": f"/media/Stand-in/{n}.mp4", "take": "", "locked": False, "rating": 0, "question": "",
            "takes": 0, "notes": 0,
        }
        for n, seconds in enumerate(lengths)
    ]  # fmt: skip
    scene = {
        "id": "one", "number": "1", "heading": "INT. A", "line": 1, "lines": 1, "place": "A", "hour": "day", "people": ["IDA"],
        "shots": [shot["id"] for shot in shots],
    }  # fmt: skip
    tracks = [{"url": f"/media/Stand-in/{name}", "at": at, "seconds": seconds} for name, at, seconds in sound]
    plan = {
        "revision": "r",
        "order": scene["shots"],
        "scenes": [scene],
        "shots": shots,
        "people": [],
        "places": [],
        "cards": [],
    }
    return {
        "film": "Stand-in", "title": "Stand-in", "language": "en", "format": "fountain", "editable": True, "styles": [],
        "settings": {"style": "", "size": [640, 360], "fps": "24", "renderer": "", "voices": ""}, "view": [640, 360], "knobs": [],
        "script": {"revision": "r", "text": "INT. A - DAY\n", "remarks": []}, "plan": plan, "notes": [], "progress": None,
        "sound": {"revision": "r", "tracks": tracks}, "version": {"head": "", "dirty": False},
    }  # fmt: skip


def _tell(page: Any, film: dict[str, Any], media: dict[str, bytes]) -> None:
    """Stand in for the house where it tells of this film."""

    def asked(route: Any) -> None:
        if route.request.url.split("?")[0].endswith("/live"):
            route.fulfill(
                content_type="text/event-stream", body='event: hello\ndata: {"server": "1", "version": ""}\n\n'
            )
        else:
            route.fulfill(content_type="application/json", body=json.dumps(film))

    def shown(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        whole = media.get(name)
        if whole is None:
            return route.fulfill(status=404)
        span = re.match(r"bytes=(\d+)-(\d*)", route.request.headers.get("range", "bytes=0-"))
        start, end = (int(span[1]), int(span[2] or len(whole) - 1)) if span else (0, len(whole) - 1)
        headers = {"Content-Range": f"bytes {start}-{end}/{len(whole)}", "Accept-Ranges": "bytes"}
        headers["Content-Type"] = "audio/mp4" if name.endswith("m4a") else "video/mp4"
        route.fulfill(status=206, headers=headers, body=whole[start : end + 1])

    page.route("**/api/films/**", asked)
    page.route("**/media/**", shown)


def _clip(seconds: float, number: int) -> bytes:
    import av
    import numpy as np

    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as movie:
        stream = movie.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 24)
        for n in range(round(seconds * 24)):
            pixels = np.full((360, 640, 3), (40 + number * 20) % 255, np.uint8)
            pixels[:, (n * 6) % 600 : (n * 6) % 600 + 40] = 230
            movie.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, "rgb24")))
        movie.mux(stream.encode(None))
    return file.getvalue()


def _tone(seconds: float, hertz: int) -> bytes:
    import av
    import numpy as np

    wave = (0.1 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * 48000)) / 48000)).astype(np.float32)
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as movie:
        stream = movie.add_stream("aac", rate=48000, layout="mono")
        for at in range(0, len(wave), 1024):
            frame = av.AudioFrame.from_ndarray(wave[None, at : at + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 48000, at
            movie.mux(stream.encode(frame))
        movie.mux(stream.encode(None))
    return file.getvalue()


if __name__ == "__main__":
    main()
