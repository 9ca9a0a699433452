"""Programs that are killed, programs that share a store, disks that are full: nothing that was said to be done is lost."""

import hashlib
import json
import resource
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ciotat.core.errors import StoreError
from ciotat.work.store import Size, Store
from tests.laws.sources import ROOT
from tests.work.store.test_folder import BIG, SMALL, name


def run(module: str, *words: object) -> subprocess.Popen[str]:
    """A program of its own."""
    command = [sys.executable, "-m", f"tests.work.store.{module}", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(program: subprocess.Popen[str]) -> dict[str, object]:
    out, err = program.communicate(timeout=120)
    assert program.returncode == 0, err
    return json.loads(out)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1895, 1912, 1927, 1953])
def test_a_killed_program_loses_nothing_that_was_done(tmp_path: Path, seed: int) -> None:
    answer = said(run("killed", tmp_path, 50, seed))
    assert answer["wrong"] == []
    assert answer["checked"]


def test_a_program_killed_a_few_times(tmp_path: Path) -> None:
    assert said(run("killed", tmp_path, 6, 1936))["wrong"] == []


@pytest.mark.parametrize("programs", [pytest.param(2, id="two"), pytest.param(4, id="four", marks=pytest.mark.slow)])
def test_programs_share_a_store(tmp_path: Path, programs: int) -> None:
    """They put, record, keep and collect the same things at once, with no grace at all but for what they need."""
    root = tmp_path / ".ciotat"
    answers = [said(program) for program in [run("sharing", root, seed, 120) for seed in range(programs)]]
    assert [answer["wrong"] for answer in answers] == [[]] * programs
    with Store(root) as store:
        assert store.verify().damaged == ()
        kept = {digest for answer in answers for digest in answer["kept"]}  # type: ignore[attr-defined]
        assert set(store.kept()) == kept
        assert all(store.blobs.get(digest) for digest in kept)
        refs = {name for answer in answers for name in answer["refs"]}  # type: ignore[attr-defined]
        assert set(store.refs()) == refs


def test_threads_share_a_store(folder: Store) -> None:
    barrier = threading.Barrier(4)

    def work(seed: int) -> list[bool]:
        barrier.wait()
        good = []
        for turn in range(30):
            data = b"%d" % (turn % 20) * (40_000 if turn % 3 else 10)
            digest = folder.blobs.put(data)
            folder.record(name(digest), "take", {"picture": digest})
            found = folder.result(name(digest))
            good.append(found is not None and folder.blobs.get(digest) == data)
            folder.collect([name(digest)])
        return good

    with ThreadPoolExecutor(4) as pool:
        assert all(all(good) for good in pool.map(work, range(4)))
    assert folder.verify().damaged == ()


def filling(store: Store, size: int) -> int:
    """Put until the disk refuses; how many were put."""
    for number in range(1000):
        data = hashlib.shake_128(b"%d" % number).digest(size)
        try:
            store.blobs.put(data)
            store.record(name(number), "take", {"picture": hashlib.sha256(data).hexdigest()})
        except StoreError as full:
            assert "cannot write" in str(full)  # noqa: PT017 - one of many
            return number
    raise AssertionError("the disk was never full")


@pytest.mark.parametrize(("size", "limit"), [(3_000, 900_000), (200_000, 150_000), (60_000, 1_500_000)])
def test_a_full_disk_is_said_and_loses_nothing(folder: Store, size: int, limit: int) -> None:
    """A file may not grow beyond a limit: the index, a picture, the log."""
    kept = folder.blobs.put(SMALL)
    folder.keep(kept, "take 1")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        done = filling(folder, size)
        for number in range(done):
            assert folder.result(name(number))
        assert filling(folder, size + 1) < 5
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert all(folder.result(name(number)) for number in range(done))
    assert folder.blobs.put(BIG)
    assert folder.blobs.get(kept) == SMALL
    assert folder.verify().damaged == ()
    assert not list((folder.root / "tmp").glob("*"))


@pytest.mark.parametrize(
    "call", ["os.fsync", "os.replace", "pathlib.Path.replace", "tempfile.mkstemp", "pathlib.Path.mkdir"]
)
def test_a_disk_that_refuses_is_said(folder: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: str) -> None:
    kept, old = folder.blobs.put(b"kept"), folder.blobs.put(BIG[1:])
    folder.keep(kept, "take 1")
    (tmp_path / "clip").write_bytes(BIG[2:])

    def refuse(*words: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(call, refuse)
        for work in (
            lambda: folder.blobs.put(BIG),
            lambda: folder.blobs.take_in(tmp_path / "clip"),
            lambda: folder.point("main", old),
            lambda: folder.keep(old, "take 2"),
        ):
            try:
                work()
            except StoreError as full:
                assert "No space left on device; check space and rights there" in str(full)  # noqa: PT017
        folder.collect([old])
    assert folder.kept()[kept] == frozenset({"take 1"})
    assert folder.blobs.get(old) == BIG[1:]
    assert folder.blobs.get(kept) == b"kept"
    there = (tmp_path / "clip").exists()
    assert there or folder.blobs.get(hashlib.sha256(BIG[2:]).hexdigest()) == BIG[2:]
    assert folder.blobs.put(BIG)
    assert folder.verify().damaged == ()


def test_a_store_that_cannot_be_written_is_still_read(folder: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = folder.blobs.put(BIG)
    folder.record(name("a"), "take", {"picture": digest})

    def refuse(*words: object, **more: object) -> None:
        raise StoreError("cannot write here")

    monkeypatch.setattr(folder._index, "write", refuse)
    folder._index._clock = folder._index._clock.__class__(lambda: 9e9, lambda: 9e9, lambda: "1")
    assert folder.blobs.get(digest) == BIG
    assert folder.result(name("a"))
    assert folder.blobs.file(digest)
    assert folder.status().all == Size(1, len(BIG))
