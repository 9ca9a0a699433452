"""How the screening room plays: the joins of a release, picture against sound, and ten thousand comments over it.

    python bench/screening.py [joins] [comments]

A film is made whose every frame carries its number and whose sound clicks at every join; it is released, published, and played by a
real browser through a real studio. Wanted: no wait over 100 ms, no frame out of place, picture and sound drift apart by less than a
frame (42 ms) from the first join to the last; 10,000 comments cost under 50 MB and leave 55 frames a second.
"""

import itertools
import json
import os
import statistics
import sys
import tempfile
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.server.walking import Served, browser, until, why_not  # noqa: E402

from ciotat.core.time import Rate  # noqa: E402
from ciotat.cut.press import press  # noqa: E402
from ciotat.render import clip  # noqa: E402
from ciotat.work.film import Film  # noqa: E402
from ciotat.work.release.making import Wish, release  # noqa: E402
from ciotat.work.release.published import Published  # noqa: E402
from ciotat.work.store import Store  # noqa: E402

JOINS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
COMMENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
SIZE, FPS, BITS, BLOCK = (640, 360), 24, 14, 32
LENGTHS = [*itertools.islice(itertools.cycle((34, 47, 38, 29, 60, 31, 43, 36, 52, 30)), JOINS + 1)]
SAID = ("Beautiful.", "the light here", "没想到", "这束光", "I did not see that coming", "她的表情绝了", "again, again")
STARTS = [*itertools.accumulate(LENGTHS, initial=0)]
WATCHED = """(blocks) => {
  const video = document.querySelector('video'), pen = new OffscreenCanvas(blocks.bits, 1).getContext('2d', { willReadFrequently: true });
  window.frames_ = []; window.clicks_ = []; window.waits_ = 0;
  video.addEventListener('waiting', () => video.seeking || window.waits_++);
  const sound = new AudioContext({ sampleRate: 48000 }), hear = sound.createScriptProcessor(1024, 2, 1);
  sound.createMediaElementSource(video).connect(hear); hear.connect(sound.destination);
  let quiet = 0;
  hear.onaudioprocess = (event) => {
    const heard = event.inputBuffer.getChannelData(0);
    for (let n = 0; n < heard.length; n++, quiet++) {
      if (Math.abs(heard[n]) < 0.2) continue;
      if (quiet > 12000) {
        const at = sound.getOutputTimestamp();
        window.clicks_.push([at.performanceTime + (event.playbackTime + n / 48000 - at.contextTime) * 1000, video.currentTime]);
      }
      quiet = 0;
    }
  };
  const look = (now, frame) => {
    pen.drawImage(video, 0, 0, blocks.bits * blocks.size, blocks.size, 0, 0, blocks.bits, 1);
    const bits = pen.getImageData(0, 0, blocks.bits, 1).data;
    let number = 0;
    for (let n = 0; n < blocks.bits; n++) number |= (bits[n * 4] > 128 ? 1 : 0) << n;
    window.frames_.push([number, frame.mediaTime, frame.expectedDisplayTime, frame.presentedFrames]);
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}"""
PACE = """async (seconds) => { const gaps = []; let last = performance.now(); const end = last + seconds * 1000; let live = 0;
  while (last < end) { const now = await new Promise(requestAnimationFrame); gaps.push(now - last); last = now;
    if (gaps.length % 10 === 0) live = Math.max(live, document.querySelectorAll('.bird:not(.gone)').length); }
  return [gaps.slice(1), live]; }"""


def main() -> None:
    """Measure."""
    if why := why_not():
        print(f"not measured: {why}")
        return
    with tempfile.TemporaryDirectory() as folder:
        films = Path(folder) / "films"
        films.mkdir()
        _film(films, Path(folder))
        served = Served(films, Path(folder) / "state")
        address = served.start().split("/enter")[0] + "/watch/Joins"
        try:
            _joins(address)
            _comments(address)
        finally:
            served.kill()


def _film(films: Path, root: Path) -> None:
    """A film of `JOINS` joins, published."""
    film = Film.new("Joins", films)
    with Store(film.hidden) as store:
        pictures = []
        for start, frames in zip(STARTS, LENGTHS, strict=False):
            clip.write(root / "clip.mp4", _pictures(start, frames), SIZE, Rate.of(FPS))
            pictures.append(store.blobs.take_in(root / "clip.mp4"))
        _sound(root / "mix.wav")
        rows = [
            {"id": f"{n:010x}", "frames": frames, "picture": pictures[n], "heading": "INT. ROOM - DAY", "size": "MS"}
            for n, frames in enumerate(LENGTHS)
        ]
        cut = {
            "record": "cut.1", "title": "Joins", "language": "en", "rate": str(FPS), "size": list(SIZE),
            "renderer": "draft.8", "sound": {"mix": store.blobs.take_in(root / "mix.wav")}, "shots": rows,
        }  # fmt: skip
        (film.root / "cut.json").write_text(json.dumps(cut))
        made = release(film, store, Wish(sign=False), press).release
        Published(film.root).publish(made.number, "measured", datetime.now(UTC))


def _pictures(start: int, frames: int) -> Iterator[Any]:
    for number in range(start, start + frames):
        picture = np.full((SIZE[1], SIZE[0], 3), (60 + start * 7 % 90, 60 + start * 3 % 90, 80), np.uint8)
        for bit in range(BITS):
            picture[:BLOCK, bit * BLOCK : (bit + 1) * BLOCK] = 235 * (number >> bit & 1)
        left = number * 5 % (SIZE[0] - 80)
        picture[120:300, left : left + 80] = 200
        yield picture


def _sound(path: Path) -> None:
    long = STARTS[-1] * 48_000 // FPS
    heard = np.zeros((long, 2))
    click = np.sin(2 * np.pi * 2000 * np.arange(1200) / 48_000) * 0.8
    for join in STARTS[1:-1]:
        heard[join * 48_000 // FPS :][:1200] = click[:, None]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((heard * 32_767).astype("<i2").tobytes())


def _enter(page: Any, address: str, **habits: Any) -> None:
    """Go in and let the film play from its beginning, without the two flashes."""
    page.add_init_script(f"localStorage.setItem('ciotat.watch', {json.dumps(json.dumps(habits))})")
    page.goto(address)
    page.wait_for_selector(".play:not([disabled])")


def _play(page: Any) -> None:
    page.click(".play")
    page.wait_for_selector(".play", state="detached")
    if told := page.query_selector(".told .ends button >> nth=1"):
        told.click()
    until(lambda: page.evaluate("document.querySelector('video').currentTime > 0.1"), 20, "the film does not begin")


def _joins(address: str) -> None:
    with browser() as page:
        _enter(page, address, asked=False, flying=False)
        page.evaluate(WATCHED, {"bits": BITS, "size": BLOCK})
        _play(page)
        page.wait_for_timeout(STARTS[-1] / FPS * 1000)
        until(lambda: page.evaluate("document.querySelector('video').ended"), STARTS[-1] / FPS + 20, "it goes on")
        frames, clicks, waits = page.evaluate("() => [window.frames_, window.clicks_, window.waits_]")
    astray = max(abs(number - media * FPS) for number, media, *_ in frames)
    gaps = [(b[2] - a[2], b[0]) for a, b in itertools.pairwise(frames)]
    late = sorted(gap for gap, number in gaps if any(number - 2 <= join <= number for join in STARTS[1:-1]))
    print(f"{JOINS} joins: {len(frames)} of {STARTS[-1]} frames seen, {waits} waits for data")
    print(f"  pictures astray from their time: at most {astray:.2f} frames")
    print(f"  between two pictures at a join: median {statistics.median(late):.0f} ms, at most {late[-1]:.0f} ms")
    print(f"  between two pictures anywhere: at most {max(gaps)[0]:.0f} ms")
    _apart([(number, at) for number, _, at, _ in frames], [at for at, _ in clicks])


def _apart(frames: list[tuple[int, float]], clicks: list[float]) -> None:
    """Where each join is seen, beside where it is heard. How sound is listened to here adds a constant, which is left out."""
    seen = {
        join: at - (number - join) * 1000 / FPS
        for join in STARTS[1:-1]
        for number, at in frames
        if join <= number < join + 3
    }
    pairs = [(at, min(seen.values(), key=lambda one: abs(one - at))) for at in clicks]
    apart = [heard - shown for heard, shown in pairs if abs(heard - shown) < 400]
    usual = statistics.median(apart)
    off = sorted(abs(one - usual) for one in apart)
    drift = statistics.median(apart[-10:]) - statistics.median(apart[:10])
    print(f"  sound against picture at {len(apart)} joins: {drift:+.1f} ms from the first to the last ten")
    print(f"  one by one 95 % within {off[len(off) * 95 // 100]:.0f} ms, all within {off[-1]:.0f} ms of {usual:.0f} ms")


def _comments(address: str) -> None:
    quiet = _flown(address, 0)
    full = _flown(address, COMMENTS)
    for name, (rate, slow, heap, memory, nodes, live) in (("no comments", quiet), (f"{COMMENTS:,} comments", full)):
        print(f"{name}: {rate:.1f} frames/s, slowest hundredth {slow:.0f} ms, {live} fly at once")
        print(f"  scripts {heap:.1f} MB, page {memory:.0f} MB, {nodes} nodes")
    cost = [b - a for a, b in zip(quiet, full, strict=True)]
    print(f"  they cost {cost[2]:+.1f} MB of scripts, {cost[3]:+.0f} MB of the page, {cost[0]:+.1f} frames/s")
    print(f"  (load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")


def _flown(address: str, count: int) -> tuple[float, float, float, float, int, int]:
    long = STARTS[-1] / FPS
    draw = np.random.Generator(np.random.PCG64(5))
    all_ = [
        {"id": f"{n:016x}", "at": at, "text": SAID[n % len(SAID)], "when": "2026-01-01T00:00:00Z", "release": 1, "earlier": False,
         "shot": "", "mine": False, "mode": "fly", "colour": "white", "held": False}
        for n, at in enumerate(sorted(draw.uniform(0, long, count)))
    ]  # fmt: skip

    def told(route: Any) -> None:
        asked = dict(pair.split("=") for pair in route.request.url.split("?")[1].split("&"))
        if "list" in asked:
            first = next((n + 1 for n, one in enumerate(all_) if one["id"] == asked.get("after")), 0)
            found = all_[first : first + 500]
        else:
            found = [one for one in all_ if float(asked["from"]) <= one["at"] < float(asked["to"])]
        route.fulfill(content_type="application/json", body=json.dumps(found))

    with browser() as page:
        page.route("**/comments?**", told)
        _enter(page, address, asked=False, flying=True, density="many")
        _play(page)
        page.wait_for_timeout(6000)
        gaps, live = page.evaluate(PACE, 20)
        page.wait_for_timeout(15_000)
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        held = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        memory = _renderers()
    gaps.sort()
    slow, heap = gaps[len(gaps) * 99 // 100], held["JSHeapUsedSize"] / 1e6
    return 1000 / statistics.mean(gaps), slow, heap, memory, int(held["Nodes"]), live


def _renderers() -> float:
    """Megabytes that the pages of our browser have to themselves."""
    parents, total = {}, 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
    for own in parents:
        above, steps = own, 0
        while above in parents and above != os.getpid() and steps < 30:
            above, steps = parents[above], steps + 1
        try:
            if above == os.getpid() and "--type=renderer" in (Path("/proc") / str(own) / "cmdline").read_text():
                rows = (Path("/proc") / str(own) / "smaps_rollup").read_text().splitlines()
                total += sum(int(row.split()[1]) for row in rows if row.startswith("Private")) / 1000
        except OSError:
            continue
    return total


if __name__ == "__main__":
    main()
