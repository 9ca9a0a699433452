"""A film that was built, without a renderer: clips of plain pictures, a plan, a cut, and a store with all of it."""

import json
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest

from ciotat import make
from ciotat.core.digest import digest, pretty
from ciotat.core.record import dump
from ciotat.core.time import Rate
from ciotat.cut import heard
from ciotat.cut.press import press
from ciotat.direction.plan import Plan
from ciotat.direction.style import named
from ciotat.render import clip
from ciotat.work.film import Film
from ciotat.work.release.making import Done, Wish, release
from ciotat.work.store import Memory, Store

SIZE = 128, 72
SCRIPTS = {
    "en": "Title: The Late Train\nAuthor: Someone\n\nINT. KITCHEN - DAY\n\nANNA\nYou are late.\n\nPAUL\nThe train was late!\n",
    "zh": "片名：晚点\n\n1. 内 厨房 日\n\n△安娜站在桌边。\n\n安娜：你来晚了。\n\n保罗：火车晚点了！\n",
}


@cache
def planned(language: str) -> Plan:
    script = make.screenplay(SCRIPTS[language].encode(), "s.txt" if language == "zh" else "s.fountain")
    return make.rehearsed(make.directed(script, named("classical"), Rate.of(24)), "silence")[0]


@cache
def filmed(language: str, tone: int) -> tuple[bytes, ...]:
    """The clips of a film, encoded once for all tests."""
    plan, found = planned(language), []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "clip.mp4"
        for scene in plan.scenes:
            for number, shot in enumerate(scene.shots):
                base = np.linspace(0, 90, SIZE[0] * SIZE[1] * 3).reshape(SIZE[1], SIZE[0], 3) + tone + 20 * number
                frames = plan.rate.frame(shot.span.length)
                clip.write(path, ((base + n % 40).astype(np.uint8) for n in range(frames)), SIZE, plan.rate)
                found.append(path.read_bytes())
    return tuple(found)


def built(
    root: Path,
    store: Memory | Store,
    language: str = "en",
    renderer: str = "draft.8",
    tone: int = 30,
    warm: bool = True,
) -> Film:
    """A film as a build leaves it."""
    plan = planned(language)
    clips = iter(filmed(language, tone))
    shots = []
    for scene in plan.scenes:
        for shot in scene.shots:
            frames = plan.rate.frame(shot.span.length)
            shots.append({
                "id": shot.id, "scene": scene.id, "heading": scene.heading, "role": shot.role, "size": shot.size,
                "line": shot.origin.line, "length": str(shot.span.length), "frames": frames, "words": shot.text,
                "reasons": list(shot.reasons), "picture": store.blobs.put(next(clips)), "recipe": "ab" * 32,
                "poster": store.blobs.put(f"poster of {shot.id}".encode()), "take": "", "locked": False, "parts": {},
            })  # fmt: skip
    mix, encoded = (store.blobs.put(data) for data in sound(sum(s["frames"] for s in shots)))
    if warm:
        store.record(digest(["heard.1", mix]), "heard", {"heard": encoded})
    cut = {
        "record": "cut.1", "title": plan.title, "rate": "24", "size": list(SIZE), "style": "classical",
        "renderer": renderer, "sound": {"mix": mix},
        "plan": store.blobs.put(pretty(dump(plan)).encode()), "shots": shots,
    }  # fmt: skip
    (root / "cut.json").write_text(json.dumps(cut), encoding="utf-8")
    return Film.open(root)


@cache
def sound(frames: int) -> tuple[bytes, bytes]:
    """The mix, and what it is encoded."""
    samples = (8000 * np.sin(np.arange(frames * 2000) * 0.06)).astype("<i2")
    with TemporaryDirectory() as folder:
        mix, made = Path(folder) / "mix.wav", Path(folder) / "mix.m4a"
        with wave.open(str(mix), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(48_000)
            file.writeframes(np.repeat(samples, 2).tobytes())
        heard.encode(mix, made)
        return mix.read_bytes(), made.read_bytes()


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or leaves a key of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))


@pytest.fixture
def stores() -> Iterator[Callable[[], Memory]]:
    """Stores that forget, their files too."""
    with ExitStack() as stack:

        def opened() -> Memory:
            made = Memory()
            stack.callback(made.close)
            return made

        yield opened


@pytest.fixture
def store(stores: Callable[[], Memory]) -> Memory:
    return stores()


@pytest.fixture
def film(tmp_path: Path, store: Memory) -> Film:
    script = tmp_path / "late.fountain"
    script.write_text(SCRIPTS["en"])
    Film.new("late", tmp_path, script=script)
    return built(tmp_path / "late", store)


@pytest.fixture
def freeze(film: Film, store: Memory) -> Callable[..., Done]:
    """Release the film, unsigned unless it is asked for."""

    def made(**wishes: Any) -> Done:
        return release(film.fresh(), store, Wish(**{"sign": False, **wishes}), press)

    return made
