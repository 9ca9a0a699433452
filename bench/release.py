"""Releases of a long film: how long they take to freeze, to make again, to package, and what each adds to the store.

``python bench/release.py 1800`` measures a film of 1,800 shots of 3 s, an hour and a half, in small pictures.
"""

import hashlib
import json
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from ciotat.core.time import Rate
from ciotat.cut.hls import package
from ciotat.cut.press import press
from ciotat.render import clip
from ciotat.work.film import Film
from ciotat.work.release import Releases
from ciotat.work.release.making import Wish, release
from ciotat.work.store import Store

SIZE, FRAMES, KINDS = (320, 180), 72, 12
T = TypeVar("T")


def timed(what: str, act: Callable[[], T]) -> T:
    """Do it and say how long it took."""
    began, spent = time.perf_counter(), time.process_time()
    made = act()
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    print(f"{what:<44} {wall:8.2f} s, {cpu:8.2f} s of a core", flush=True)
    return made


def built(film: Film, root: Path, store: Store, shots: int) -> None:
    """A film of so many shots, of a few kinds of noise that moves."""
    rng = np.random.Generator(np.random.PCG64(1))
    pictures = []
    for kind in range(KINDS):
        noise = rng.integers(0, 120, (SIZE[1] + FRAMES, SIZE[0], 3)).astype(np.uint8)
        clip.write(root / "clip.mp4", (noise[n : n + SIZE[1]] + kind for n in range(FRAMES)), SIZE, Rate.of(24))
        pictures.append(store.blobs.take_in(root / "clip.mp4"))
    with wave.open(str(root / "mix.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        for _ in range(shots):
            file.writeframes(rng.integers(-3000, 3000, FRAMES * 4000).astype("<i2").tobytes())
    rows = [
        {
            "id": f"{n:010x}",
            "frames": FRAMES,
            "picture": pictures[n * 7 % KINDS],
            "heading": "INT. ROOM - DAY",
            "size": "MS",
        }
        for n in range(shots)
    ]
    head = {
        "record": "cut.1",
        "title": "Long",
        "language": "en",
        "rate": "24",
        "size": list(SIZE),
        "renderer": "draft.8",
    }
    cut = {**head, "sound": {"mix": store.blobs.take_in(root / "mix.wav")}, "shots": rows}
    (film.root / "cut.json").write_text(json.dumps(cut))


def main(shots: int) -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        film = Film.new("Long", root)
        with Store(film.hidden) as store:
            built(film, root, store, shots)
            plain = Wish(sign=False)
            first = timed("freeze, with the sound encoded", lambda: release(film, store, plain, press)).release
            timed("freeze again: nothing has changed", lambda: release(film, store, plain, press))
            label = Wish(label=True, sign=False)
            timed("freeze again, labelled", lambda: release(film, store, label, press))
            shelf = Releases(film.root, store)
            timed("make the movie again", lambda: shelf.export(1, root / "a.mp4"))
            timed("read and check the manifest", lambda: shelf.get(1))
            files = shelf.files(first)
            seen: dict[str, int] = {}

            def put(data: bytes, _: str) -> str:
                name = hashlib.sha256(data).hexdigest()
                seen[name] = len(data)
                return name

            pairs = [(shot.id, path) for shot, path in zip(first.shots, files, strict=False)]
            timed("package for the web", lambda: package(pairs, files[-1], {}, SIZE, first.rate, put))
            own = sum(store.blobs.size(blob) or 0 for blob in (first.movie.ground, first.movie.weave))
            own += (film.root / "releases/1.json").stat().st_size
            print(f"{shots} shots, {float(first.length) / 60:.0f} minutes, a movie of {first.movie.size / 1e6:.1f} MB")
            print(f"a release adds {own / 1e6:.2f} MB, {own / first.movie.size:.2%} of the movie")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
