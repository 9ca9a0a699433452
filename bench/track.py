"""What the sound of a long film costs, and what it costs again: `python bench/track.py [scenes]`.

A feature spoken by the silent voice is mixed and encoded; then a word changes, and a scene is put in. For each: processor
seconds, and whether the sound is that of a film made anew.
"""

import sys
import tempfile
import time
from pathlib import Path

from ciotat.direction.style import named
from ciotat.render.renderers import find
from ciotat.work.build import Build, Order, Shelf
from ciotat.work.build.sounding import sounding
from ciotat.work.store import Memory, Store
from edits import scene, word
from feature import feature


def heard(script: Path, shelf: Shelf, keep: bool = False) -> tuple[float, float, str]:
    """Length of the film, processor seconds of its sound, and its blob."""
    order = Order(script, script.parent / "out", "film", named("classical"), find("outline"), (640, 360))
    build = Build(order, shelf=shelf)
    if keep:
        build.keep_ids()
    began = time.process_time()
    mix = sounding(build.plan, build.rehearsal, order.home)["mix"]
    return float(build.plan.length), time.process_time() - began, mix


def main() -> None:
    scenes = int(sys.argv[1]) if len(sys.argv) > 1 else 190
    with tempfile.TemporaryDirectory() as place:
        script, text = Path(place) / "long.fountain", feature(scenes)
        store = Store(Path(place) / "store")
        script.write_text(text)
        length, spent, _ = heard(script, Shelf(store), keep=True)
        print(f"{length / 60:.1f} minutes of film: {spent:.1f} s of processor time, {spent / length:.4f} s per s")
        print(f"again, nothing changed: {heard(script, Shelf(store))[1]:.2f} s")
        for what, edit in (("a word changed", word), ("a scene put in", scene)):
            script.write_text(edit(text))
            _, warm, again = heard(script, Shelf(store))
            anew = heard(script, Shelf(Memory()))[2] if scenes <= 8 else again
            print(f"{what:15} {warm:6.2f} s, {'as anew' if anew == again else 'NOT AS ANEW'}")


if __name__ == "__main__":
    main()
