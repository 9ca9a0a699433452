"""What is published: one pointer, which is old or new and never anything between."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import FilmError, RecordError
from ciotat.cut.packing import packed
from ciotat.work.film import Film
from ciotat.work.release import Labels, Releases
from ciotat.work.release.making import Done
from ciotat.work.release.published import Published, allowed
from ciotat.work.release.putting_up import put_up
from ciotat.work.store import Memory

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_nothing_is_published_at_first(tmp_path: Path) -> None:
    pointer = Published(tmp_path)
    assert (pointer.current(), pointer.history(), pointer.numbers(), pointer.before()) == (None, (), [], None)


def test_a_release_goes_up_and_is_remembered(tmp_path: Path) -> None:
    pointer = Published(tmp_path)
    assert pointer.publish(1, "first\n cut", NOW).why == "first cut"
    pointer.publish(2, "", NOW)
    assert pointer.publish(2, "again", NOW) == pointer.history()[-1], "what is shown already stays as it is"
    assert (pointer.current(), pointer.numbers(), pointer.before()) == (2, [1, 2], 1)
    pointer.publish(1, "slower was worse", NOW, "roll back")
    assert (pointer.current(), pointer.withdrawn(), pointer.before()) == (1, {2}, None)
    pointer.publish(2, "but now", NOW)
    assert pointer.withdrawn() == set()


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from(["publish", "promote", "back", "roll back"])), max_size=12
    )
)
def test_what_is_shown_is_what_went_up_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    pointer = Published(tmp_path_factory.mktemp("p"))
    for number, what in steps:
        pointer.publish(number, what, NOW, what)
        assert pointer.current() == number
        assert number not in pointer.withdrawn()
    assert pointer.numbers() == sorted({number for number, _ in steps})
    assert pointer.before() != pointer.current() or not steps


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"current":0,"history":[]}', '{"current":"1","history":[]}', "[" * 100_000]
)
def test_a_damaged_pointer_is_said(tmp_path: Path, text: str) -> None:
    pointer = Published(tmp_path)
    pointer.path.parent.mkdir()
    pointer.path.write_text(text)
    with pytest.raises(RecordError, match=r"published\.json"):
        pointer.current()
    with pytest.raises(RecordError):
        pointer.publish(1, "", NOW)
    assert pointer.path.read_text() == text


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    def go(number: int) -> None:
        Published(tmp_path).publish(number, "", NOW)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Published(tmp_path).numbers() == list(range(1, 9))


def test_a_film_made_by_a_model_needs_its_marks(freeze: Callable[..., Done]) -> None:
    made = freeze().release
    assert allowed(made) is made
    because = ("the renderer wan.2",)
    for labels in (Labels(False, because), Labels(True, because, "AI"), Labels(True, because, "", {"AIGC": "1"})):
        with pytest.raises(FilmError, match="not marked"):
            allowed(replace(made, labels=labels))
    allowed(replace(made, labels=Labels(True, because, "AI", {"Label": "1"})))


def test_it_is_packed_before_it_is_shown_and_packed_once(
    film: Film, store: Memory, freeze: Callable[..., Done]
) -> None:
    number = freeze().release.number
    showing = put_up(film.root, store, number, packed, "first", NOW)
    assert Published(film.root).current() == number
    kept = store.result(showing.pack)
    assert kept is not None
    before = set(kept.outputs.values())
    assert put_up(film.root, store, number, packed, "", NOW).pack == showing.pack
    store.collect(_named(film.root), grace=0)
    assert all(store.blobs.has(blob) for blob in before), "what is shown is never collected"


def _named(root: Path) -> set[str]:
    from ciotat.work.store.roots import named_in

    return named_in(root)


def test_where_packing_fails_the_old_one_goes_on(film: Film, store: Memory, freeze: Callable[..., Done]) -> None:
    put_up(film.root, store, freeze().release.number, packed, "first", NOW)

    def broken(*_: object, **__: object) -> None:
        raise OSError("no space")

    second = Releases(film.root, store).add(replace(freeze().release, note="2"))
    with pytest.raises(OSError, match="no space"):
        put_up(film.root, store, second.number, broken, "second", NOW)  # type: ignore[arg-type]
    assert Published(film.root).current() == 1


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from ciotat.work.release.published import Published
import ciotat.core.store as store

count, step = 0, int(sys.argv[2])
def tracing(frame, event, arg):
    global count
    if event == "line" and "ciotat" in frame.f_code.co_filename:
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
    return tracing
sys.settrace(tracing)
Published(Path(sys.argv[1])).publish(2, "second", datetime(2026, 11, 24, tzinfo=UTC))
sys.settrace(None)
print(count)
"""


@pytest.mark.slow
def test_killed_anywhere_it_is_the_old_or_the_new(tmp_path: Path) -> None:
    """SIGKILL after every fourth line that runs while a release goes up."""
    Published(tmp_path).publish(1, "first", NOW)
    before = (tmp_path / "audience/published.json").read_bytes()
    step, seen = 1, set()
    while step < 400:
        (tmp_path / "audience/published.json").write_bytes(before)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path), str(step)], capture_output=True, check=False
        )
        current = Published(tmp_path).current()
        seen.add(current)
        assert current in (1, 2)
        assert len(json.loads((tmp_path / "audience/published.json").read_bytes())["history"]) == current
        if done.returncode != -signal.SIGKILL:
            assert (done.returncode, current) == (0, 2), done.stderr
            break
        step += 4
    assert seen == {1, 2}
    assert os.listdir(tmp_path / "audience")
