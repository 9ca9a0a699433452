"""The studio as a writer feels it: how soon a changed shot is seen, how quick the page is with 120 pages, what it weighs.

    python bench/studio.py [edits] [scenes]

A real server and a real browser (Debian's chromium by playwright). In a short film words are typed, twenty times: seconds from
the last key to the new first picture on the page, where they went, what of them the desk worked (processor seconds), and to the
moving shot, beside the shot's own length. Then a film of 120 pages is opened and typed in: seconds to open, milliseconds of work a
keystroke, memory of the page. Machines differ; so does their load, which is told.
"""

import os
import statistics
import sys
import tempfile
import time
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
  window.seen = []; window.key = 0; window.work = []; window.at = 0;
  addEventListener('keydown', () => { window.key = performance.now() }, true);
  addEventListener('input', () => queueMicrotask(() => {
    void document.body.offsetHeight; window.work.push(performance.now() - window.key) }));
  const look = () => {
    const img = document.querySelector('.strip [aria-current="true"] img');
    const box = document.querySelector('.strip [aria-current="true"]');
    if (img && !(img.complete && img.naturalWidth)) return requestAnimationFrame(look);
    const now = (img ? img.getAttribute('src') : '') + ' ' + (box ? box.className.split(' ')[0] : '');
    if (now !== window.last) { window.last = now; window.seen.push([performance.now(), now]); }
    requestAnimationFrame(look);
  };
  look();
}"""
WORDS = ("slowly", "again", "at last", "never", "softly", "still", "once more", "at once", "tonight", "alone")


def main() -> None:
    """Measure both films."""
    if why := why_not():
        print(f"not measured: {why}")
        return
    with tempfile.TemporaryDirectory() as folder:
        films, state = Path(folder) / "films", Path(folder) / "state"
        _film(films / "short", (ROOT / "examples" / "arrival" / "arrival.fountain").read_text())
        _film(films / "long", feature(SCENES))
        served = Served(films, state)
        link = served.start()
        try:
            with browser() as page:
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
    page.evaluate(WATCH)
    lines = ["Madame, please.", "Is it on time?", "The train is always"]
    pictures, moving, ratios, spent = [], [], [], []
    legs: list[tuple[float, ...]] = []
    for n in range(EDITS):
        line = page.locator(".cm-line", has_text=lines[n % len(lines)]).first
        line.click()
        page.keyboard.press("End")
        page.wait_for_timeout(1500)
        page.evaluate(
            "() => { performance.clearResourceTimings(); window.seen = []; window.before = (window.last || '').split(' ')[0] }"
        )
        desk = _desk(house)
        before = worked(desk)
        page.keyboard.type(f" {WORDS[n % len(WORDS)].capitalize()}.", delay=40)
        try:
            first = until(lambda: _seen(page, ""), 60)
        except AssertionError:
            print(
                f"  no new picture within a minute of edit {n + 1}: {page.evaluate('() => [window.before, window.last]')}"
            )
            continue
        pictures.append(first)
        spent.append(worked(desk) - before)
        legs += filter(None, [page.evaluate(LEGS)])
        print(f"  edit {n + 1:2}: {first:5.2f} s, the desk worked {spent[-1]:4.2f} s", flush=True)
        try:
            made = until(lambda: _seen(page, "made"), 90)
        except AssertionError:
            continue
        length = float(page.locator('.strip [aria-current="true"] .long').inner_text())
        moving.append(made)
        ratios.append(made / length)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{len(pictures)} edits of a film of {page.locator('.strip li').count()} shots, 640x360, from the last key "
          f"({os.cpu_count()} cores, load {load:.1f}):")  # fmt: skip
    print(
        f"  first picture  median {statistics.median(pictures):5.2f} s, worst {max(pictures):5.2f} s   (limit: median 1 s)"
    )
    told = ("pause", "written", "planned and drawn", "brought", "seen")
    where = [f"{name} {statistics.median(leg):.2f}" for name, leg in zip(told, zip(*legs, strict=True), strict=False)]
    print(f"    of it        {', '.join(where)} s; the desk worked {statistics.median(spent):.2f} s")
    if moving:
        print(
            f"  moving shot    median {statistics.median(moving):5.2f} s, {statistics.median(ratios):4.2f} x its length  (limit 1.5)",
            flush=True,
        )


LEGS = """() => {
  const all = performance.getEntriesByType('resource');
  const [at, what] = window.seen.find(([at, what]) => at > window.key && !what.startsWith(window.before)) ?? [0, ''];
  const put = all.filter((one) => one.name.endsWith('/script') && one.startTime > window.key - 50).at(-1);
  const got = all.filter((one) => what && one.name.endsWith(what.split(' ')[0])).at(-1);
  return put && got ? [put.startTime - window.key, put.duration, got.startTime - put.responseEnd, got.duration,
    at - got.responseEnd].map((each) => each / 1000) : null;
}"""
"""Where the time to a picture went, in seconds."""


def _desk(house: int) -> int:
    """The process of the desk that works most for this house."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1]) == house:
                found.append(int(folder.name))
        except (OSError, ValueError, IndexError):
            continue
    return max(found, key=worked, default=0)


def _seen(page: Any, state: str) -> float:
    """Seconds from the last key to the first new picture of the shot at the cursor, or until that shot was in a state; 0
    where it is not yet."""
    key, before, seen = page.evaluate("() => [window.key, window.before, window.seen]")
    for at, what in seen:
        picture, _, now = what.partition(" ")
        if at > key and picture and picture != before and now.startswith(state):
            return float(at - key) / 1000
    return 0.0


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
