"""What it costs to show a film: packing a release for the web, finding it again, and a cut in which one shot is another.

python bench/publishing.py [shots]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ciotat.core.digest import digest
from ciotat.core.time import Rate
from ciotat.cut.packing import Packed, packed
from ciotat.render import clip
from ciotat.work.store import Store

SHOTS = int(sys.argv[1]) if len(sys.argv) > 1 else 190
SIZE, RATE, KINDS, FRAMES = (1280, 720), Rate.of(24), 6, 67


def clips(folder: Path) -> list[Path]:
    """A few clips with some detail in them."""
    found = []
    for kind in range(KINDS):
        chance = np.random.Generator(np.random.PCG64(kind))
        grain = chance.integers(0, 12, (SIZE[1], SIZE[0], 3), np.uint8)
        slope = np.linspace(0, 120, SIZE[0]).astype(np.uint8)[None, :, None]
        path = folder / f"{kind}.mp4"
        clip.write(path, (np.roll(grain, 3 * n, 1) + slope + np.uint8(n) for n in range(FRAMES)), SIZE, RATE)
        found.append(path)
    return found


def timed(what: str, work: Callable[[], Packed]) -> Packed:
    """Do it, and say how long it took."""
    began = time.perf_counter()
    made = work()
    print(f"{what:44} {time.perf_counter() - began:8.3f} s")
    return made


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        kinds = clips(Path(folder))
        shots = [(f"{n:010x}", kinds[n % KINDS]) for n in range(SHOTS)]
        other = [
            *shots[: SHOTS // 2],
            (shots[SHOTS // 2][0], kinds[(SHOTS // 2 + 1) % KINDS]),
            *shots[SHOTS // 2 + 1 :],
        ]
        size = sum(path.stat().st_size for _, path in shots) / 1e6

        def pack(name: str, those: list[tuple[str, Path]], like: Packed | None = None) -> Packed:
            clips = [(shot, path.name, path) for shot, path in those]
            return packed(store, digest(name), lambda: clips, lambda: None, {}, SIZE, RATE, like)

        print(f"{SHOTS} shots of {FRAMES} frames, {SIZE[0]}x{SIZE[1]}, {size:.0f} MB")
        one = timed("packed for the first time", lambda: pack("one", shots))
        timed("found again", lambda: pack("one", shots))
        two = timed("another take of one shot", lambda: pack("two", other, one))
        print(f"{'segments that both share':44} {len(one.media.keys() & two.media.keys())} of {len(one.media)}")


if __name__ == "__main__":
    main()
