"""What an edit of a feature film costs, and how soon the shot under the cursor is seen.

    python bench/edit.py [scenes] [edits]

A film of 120 pages is planned, spoken by the silent voice and dressed once; then a word is changed, a scene put in, a
character renamed, scenes are moved. For each: seconds until all is known that has to be shot, how many shots that is, and
whether they are those that a film made anew from the edited script would have otherwise. Then a short film is watched at
640x360 while its words change: seconds from a change noticed to the picture of its shot. Ratios count; machines differ.
"""

import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ciotat.core.digest import pretty
from ciotat.direction.style import named
from ciotat.render.renderers import find
from ciotat.work.build import Build, Order, Shelf
from ciotat.work.build.watching import Seen, watching
from ciotat.work.store import Memory
from edits import name, order_of, scene, word
from feature import feature

ROOT = Path(__file__).resolve().parents[1]
SCENES = int(sys.argv[1]) if len(sys.argv) > 1 else 40
EDITS = int(sys.argv[2]) if len(sys.argv) > 2 else 6
Recipes = dict[str, str]


def order(script: Path) -> Order:
    return Order(script, script.parent / "out", "film", named("classical"), find("outline"), (640, 360), silent=True)


def planned(script: Path, shelf: Shelf | None = None) -> tuple[float, Build, Recipes]:
    """Seconds, and the recipe of every shot."""
    began = time.perf_counter()
    build = Build(order(script), shelf=shelf)
    recipes = {job.shot.id: job.recipe for job in build.jobs()}
    return time.perf_counter() - began, build, recipes


def kept(build: Build) -> None:
    build.own.put("shots.json", pretty({job.shot.id: dict(job.parts) for job in build.jobs()}).encode())
    build.keep_ids()


def long_film(folder: Path) -> None:
    script = folder / "long.fountain"
    text = feature(SCENES)
    script.write_text(text)
    seconds, build, before = planned(script)
    kept(build)
    print(f"{SCENES} scenes, {len(before)} shots: planned, spoken and dressed in {seconds:.1f} s")
    print(f"again, nothing changed: {planned(script)[0]:.2f} s")
    edits: list[tuple[str, Callable[[str], str]]] = [
        ("a word changed", word), ("a scene put in", scene), ("a person renamed", name), ("two scenes swapped", order_of)
    ]  # fmt: skip
    for what, edit in edits:
        script.write_text(edit(text))
        warm, _, after = planned(script)
        changed = {id for id in after if after[id] != before.get(id)}
        cold, _, anew = planned(script, Shelf(Memory()))
        same = "as anew" if after == anew else "NOT AS ANEW"
        print(f"{what:20} {warm:6.2f} s (anew {cold:6.1f} s, {cold / warm:4.0f} times), {len(changed):5} shots, {same}")


def watched(folder: Path) -> None:
    """The shot under the cursor, while words change."""
    script = folder / "arrival.fountain"
    shutil.copy(ROOT / "examples" / "arrival" / "arrival.fountain", script)
    text = script.read_text()
    lines = [i for i, line in enumerate(text.split("\n")) if re.match(r"[A-Z][a-z]+ .*[.!?]$", line)]
    seen: list[Seen] = []

    def changes() -> Iterator[None]:
        yield
        for count in range(EDITS):
            rows = text.split("\n")
            rows[lines[count % len(lines)]] += f" And then number {count}."
            script.write_text("\n".join(rows))
            yield

    asked = Order(script, folder / "watch", "film", named("classical"), find("draft"), (640, 360))
    watching(changes(), lambda: asked, seen.append, lambda: 0, film=False)
    times = [each.seconds for each in seen[1:]]
    print(f"watch at 640x360: first {seen[0].seconds:.2f} s, then a median of {statistics.median(times):.2f} s "
          f"over {len(times)} edits, at most {max(times):.2f} s")  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        long_film(Path(place))
        watched(Path(place))
