"""The studio as a writer feels it: how soon a changed shot is seen, how quick the page is with 120 pages, what it weighs.

    python bench/studio.py [edits] [scenes]

A real server and a real browser (Debian's chromium by playwright). In a short film words are typed, twenty times: seconds from
the last key to the new first picture on the page, where they went, what of them the desk worked (processor seconds), and to the
moving shot (on twos, then its take), beside the shot's own length. Then a film of 120 pages is opened and typed in: seconds to
open, milliseconds of work a keystroke, memory of the page. Machines differ; so does their load, which is told.
"""

import os
import signal
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from tests.server.walking import Served, browser, until, why_not  # noqa: E402

from feature import feature  # noqa: E402
from live import worked  # noqa: E402

EDITS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
SCENES = int(sys.argv[2]) if len(sys.argv) > 2 else 190
WATCH = """() => {
  window.key = 0; window.work = []; window.told ??= []; window.shown = []; window.last = '';
  addEventListener('keydown', () => { window.key = performance.now() }, true);
  addEventListener('input', () => queueMicrotask(() => {
    void document.body.offsetHeight; window.work.push(performance.now() - window.key) }));
  const look = () => {
    const box = document.querySelector('.strip [aria-current="true"]');
    const front = document.querySelector('#screen .front');
    const there = front && (front.complete ? front.naturalWidth : front.readyState >= 2);
    const now = `${there ? new URL(front.currentSrc || front.src).pathname : ''} ${box ? box.className.split(' ')[0] : ''}`;
    if (now !== window.last) { window.last = now; window.shown.push([performance.now(), now]); }
  };
  setInterval(look, 25);
}"""
"""Notes when keys are pressed, how long the page works on each, and whenever the screen shows something else."""
HEAR = """() => {
  const own = EventSource.prototype.addEventListener; window.told = []; window.long = {};
  EventSource.prototype.addEventListener = function (name, run, ...more) {
    own.call(this, name, (event) => {
      if (['plan', 'still', 'shot'].includes(name)) {
        const { revision, shot, id, url, state, clip, early, seconds, legs, shots } = JSON.parse(event.data);
        for (const one of shots ?? []) window.long[one.id] = one.seconds;
        window.told.push([performance.now(), name, { revision, shot: shot ?? id, url, state, clip, early, seconds, legs }]);
      }
      run(event);
    }, ...more);
  };
}"""
"""Notes what the house tells, as it comes."""
WORDS = ("Slowly", "Again", "At last", "Never", "Softly", "Still", "Once more", "At once", "Tonight", "Alone")


def main() -> None:
    """Measure both films."""
    if why := why_not():
        print(f"not measured: {why}")
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever ends us ends the house with us
    with tempfile.TemporaryDirectory() as folder:
        films, state = Path(folder) / "films", Path(folder) / "state"
        _film(films / "short", (ROOT / "examples" / "arrival" / "arrival.fountain").read_text())
        _film(films / "long", feature(SCENES))
        served = Served(films, state)
        link = served.start()
        try:
            with browser() as page:
                page.add_init_script(f"({HEAR})()")
                page.goto(link)
                _short(page, link.split("/enter")[0], served.process.pid if served.process else 0)
                _long(page, link.split("/enter")[0])
        finally:
            served.kill()


def _film(folder: Path, text: str) -> None:
    from ciotat.work.film import Film

    folder.mkdir(parents=True)
    (folder / "script.fountain").write_text(text)
    Film.adopt(folder / "script.fountain")


def _short(page: Any, base: str, house: int) -> None:
    page.goto(f"{base}/studio/short")
    page.locator(".strip img").first.wait_for(timeout=120_000)
    page.wait_for_timeout(5000)
    page.evaluate(WATCH)
    lines = _lines((ROOT / "examples" / "arrival" / "arrival.fountain").read_text())
    pictures, moving, ratios, spent = [], [], [], []
    legs: list[dict[str, float]] = []
    for n in range(EDITS):
        line = page.locator(".cm-line", has_text=lines[n % len(lines)]).first
        line.click()
        page.keyboard.press("End")
        page.wait_for_timeout(1500)
        page.evaluate("() => { performance.clearResourceTimings(); window.told = []; window.shown = []; }")
        desk = _desk(house)
        before = sum(map(worked, desk))
        page.keyboard.type(f" {WORDS[n % len(WORDS)]}.", delay=40)
        try:
            seen = until(lambda: page.evaluate(SEEN), 60)
        except AssertionError:
            print(f"  no new picture within a minute of edit {n + 1}: {page.evaluate(LOST)}")
            continue
        pictures.append(sum(seen["legs"].values()))
        spent.append(sum(map(worked, desk)) - before)
        legs.append(seen["legs"])
        told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in seen["legs"].items())
        print(
            f"  edit {n + 1:2}: {pictures[-1]:5.2f} s ({told}); the desk worked {spent[-1]:4.2f} s", end="", flush=True
        )
        try:
            moves, made, length = until(partial(page.evaluate, MADE, seen["shot"]), 90)
            moving.append(moves / length)
            ratios.append(made / length)
            print(f"; {length:5.2f} s long, moves after {moves:5.2f} s, {moving[-1]:4.2f} x", end="")
            print(f"; made after {made:5.2f} s, {ratios[-1]:4.2f} x", end="")
        except AssertionError:
            print("; does not move", end="")
        print(f"; {' + '.join(f'{_held(pid):.0f}' for pid in desk)} MB", flush=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{len(pictures)} edits of a film of {page.locator('.strip li').count()} shots, 640x360, from the last key "
          f"({os.cpu_count()} cores, load {load:.1f}):")  # fmt: skip
    print(
        f"  first picture  median {statistics.median(pictures):5.2f} s, worst {max(pictures):5.2f} s   (limit: median 1 s)"
    )
    names = dict.fromkeys(name for leg in legs for name in leg)
    where = [f"{name} {statistics.median(leg.get(name, 0.0) for leg in legs):.2f}" for name in names]
    print(f"    of it        {', '.join(where)} s; the desk worked {statistics.median(spent):.2f} s")
    if ratios:
        for name, found in (("moving shot", moving), ("its take", ratios)):
            over = sum(ratio > 1.5 for ratio in found)
            print(f"  {name:14} median {statistics.median(found):4.2f} x its length, worst {max(found):4.2f}, "
                  f"{over} of {len(found)} over 1.5", flush=True)  # fmt: skip


def _lines(script: str) -> list[str]:
    """The beginnings of what is done and said in a script, each a line to be changed."""
    rows = [row for row in script.split("\n\n", 1)[1].split("\n") if row[:1].isalpha() and row != row.upper()]
    return [row[:24] for row in rows if sum(row[:24] in other for other in rows) == 1]


SEEN = """() => {
  const all = performance.getEntriesByType('resource');
  const put = all.filter((one) => one.name.endsWith('/script') && one.startTime > window.key - 50).at(-1);
  if (!put?.responseEnd) return null;
  const still = window.told.find(([at, name, what]) => at > put.startTime && name === 'still' && what.legs);
  if (!still) return null;
  const [came, , { url, shot, seconds, legs }] = still;
  const shown = window.shown.find(([at, now]) => at > window.key && now.startsWith(url + ' '));
  if (!shown) return null;
  const got = all.filter((one) => one.name.endsWith(url)).at(-1);
  const asked = got ? got.startTime : shown[0];
  const ms = { pause: put.startTime - window.key, write: came - put.startTime - seconds * 1000, ...legs,
    ask: asked - came, fetch: got ? got.duration : 0, paint: shown[0] - (got ? got.responseEnd : asked) };
  for (const name of Object.keys(legs)) ms[name] = legs[name] * 1000;
  return { shot, legs: Object.fromEntries(Object.entries(ms).map(([name, each]) => [name, each / 1000])) };
}"""
"""The shot of which the first new picture since the last key is shown, and seconds of each leg of the way to it; null before."""
LOST = """() => [window.key, performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/script')).map((one) =>
  [one.startTime, one.responseEnd]), window.told.map(([at, name, what]) => [at, name, what.revision, what.shot, what.state])]"""
"""All that was heard since the last key."""
MADE = """(shot) => {
  const still = window.told.findLast(([at, name, what]) => name === 'still' && what.legs);
  const made = window.told.find(([at, name, what]) => at > window.key && name === 'shot' && what.shot === shot
    && ['made', 'kept'].includes(what.state) && what.revision === still[2].revision);
  const url = (one) => (one ? new URL(one, location.href).pathname + ' ' : '-');
  const early = window.told.find(([at, name, what]) => at > window.key && name === 'shot' && what.shot === shot && what.early
    && what.revision === still[2].revision);
  const moves = window.shown.find(([at, now]) => at > window.key && (now.startsWith(url(early?.[2].early))
    || now.startsWith(url(made?.[2].clip))));
  return made && moves && window.long[shot] ? [...[moves, made].map(([at]) => (at - window.key) / 1000), window.long[shot]] : null;
}"""
"""Seconds from the last key until it was seen to move, on twos it may be, and until its take was there; and its length; null
before."""


def _desk(house: int) -> list[int]:
    """The processes of the desk and its crew."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError, IndexError):
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1]) if folder.name.isdecimal() else 0
            if parent == house and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return sorted(found)


def _held(pid: int) -> float:
    """Megabytes that a process holds."""
    try:
        rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("VmRSS:")), 0.0)


def _long(page: Any, base: str) -> None:
    began = time.perf_counter()
    page.goto(f"{base}/studio/long")
    page.locator(".cm-line").nth(10).wait_for(timeout=60_000)
    opened = time.perf_counter() - began
    page.evaluate(WATCH)
    page.locator(".cm-line", has_text="NORA").first.click()
    page.keyboard.press("End")
    for _ in range(4):
        page.keyboard.type(" and the rain goes on and on", delay=30)
    work = page.evaluate("() => window.work")
    print(f"a film of {SCENES} scenes: open after {opened:.2f} s (limit 2)")
    print(f"  a keystroke    median {statistics.median(work):.1f} ms, 95 of 100 within "
          f"{statistics.quantiles(work, n=20)[-1]:.1f} ms of work   (limit 16)")  # fmt: skip
    until(lambda: page.locator(".strip li").count(), 300, "the plan")
    page.wait_for_timeout(3000)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    found = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
    print(
        f"  the page       {found['JSHeapUsedSize'] / 2**20:.0f} MB of heap, {_renderers():.0f} MB in all   (limit 300)"
    )
    began = time.perf_counter()
    page.locator(".cm-line").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" x")
    print(f"  from one end to the other and a key: {time.perf_counter() - began:.2f} s")


def _renderers() -> float:
    """Megabytes that the largest renderer process of the browser holds for itself and its share of the rest."""
    sizes = [0.0]
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and b"--type=renderer" in (folder / "cmdline").read_bytes():
                rows = (folder / "smaps_rollup").read_text().splitlines()
                sizes.append(next(int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:")))
        except (OSError, StopIteration):
            continue
    return max(sizes)


if __name__ == "__main__":
    main()
