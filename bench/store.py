"""The store with many blobs: how long it takes to fill, open, look into, ask, read and clear. ``python bench/store.py 1000000``.

A hundred blobs a shot: a picture in a file of its own, 99 small ones in the index, three to a result.
"""

import hashlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ciotat.work.store import Result, Store

PICTURE, OTHERS = 66_000, 99


def name(*what: object) -> str:
    """A digest for a name."""
    return hashlib.sha256(repr(what).encode()).hexdigest()


def data(length: int, *what: object) -> bytes:
    """As many bytes as wanted that belong to a name."""
    return hashlib.shake_128(repr(what).encode()).digest(length)


def length(shot: int, number: int) -> int:
    """The length of a small blob: 200 to 1,400 bytes, a poster of 8 KB among them."""
    return 8_000 if number == 0 else 200 + (shot * 31 + number * 797) % 1200


def fill(root: Path, shots: int) -> None:
    """Everything that so many shots leave behind."""
    with Store(root) as store:
        for first in range(0, shots, 20):
            results = []
            for shot in range(first, min(first + 20, shots)):
                picture = store.blobs.put(data(PICTURE, "picture", shot))
                small = store.blobs.put_all([data(length(shot, n), shot, n) for n in range(OTHERS)])
                results.append((name("take", shot), "take", Result({"picture": picture, "poster": small[0]})))
                for n in range(0, OTHERS, 3):
                    three = dict(zip("abc", small[n : n + 3], strict=False))
                    results.append((name("part", shot, n), f"part {n % 4}", Result(three, {"cpu": 0.25})))
            store.record_all(results)


def ask(root: Path, shots: int, what: str) -> None:
    """One thing asked in a program of its own, which says how long it took and how much memory."""
    began, busy = time.perf_counter(), time.process_time()
    with Store(root) as store:
        pictures = (store.blobs.put(data(PICTURE, "picture", shot)) for shot in range(0, shots, 100))
        questions: dict[str, Callable[[], object]] = {
            "open": lambda: store.ref("main"),
            "status": lambda: store.status(name("take", shot) for shot in range(shots)).all,
            "results": lambda: len(store.results(name("take", shot) for shot in range(shots))),
            "put again": lambda: len(list(pictures)),
            "collect --dry-run": lambda: store.collect((name("take", s) for s in range(shots)), 0, dry=True).gone,
            "verify": lambda: store.verify().read,
            "collect": lambda: store.collect((name("take", shot) for shot in range(shots)), 0).gone,
        }
        answer = questions[what]()
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(json.dumps([took, time.process_time() - busy, peak, str(answer)]))


def main(blobs: int) -> None:
    """Fill a store, ask everything, throw it away."""
    shots = max(1, blobs // (OTHERS + 1))
    root = Path(tempfile.mkdtemp(prefix="ciotat-store-")) / ".ciotat"
    try:
        began = time.perf_counter()
        fill(root, shots)
        took = time.perf_counter() - began
        print(
            f"{shots * (OTHERS + 1):,} blobs of {shots:,} shots: filled in {took:.1f} s, {shots * 100 / took:,.0f} a second"
        )
        held = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6
        print(f"on disk {held:,.0f} MB, the index {(root / 'store.db').stat().st_size / 1e6:,.0f} MB")
        for what in ("open", "status", "results", "put again", "collect --dry-run", "verify", "collect", "status"):
            asked = subprocess.run(
                [sys.executable, __file__, str(blobs), str(root), what], capture_output=True, check=True
            )
            took, busy, peak, answer = json.loads(asked.stdout)
            print(f"{what:>18}  {took:8.3f} s ({busy:.3f} s of a core)  {peak:6.0f} MB  {answer}", flush=True)
    finally:
        shutil.rmtree(root.parent)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        ask(Path(sys.argv[2]), int(sys.argv[1]) // (OTHERS + 1), sys.argv[3])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
