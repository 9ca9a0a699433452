"""A store in a folder when things go wrong: changed bytes, deleted files, a damaged index, something else in its place."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from ciotat.core.errors import StoreError
from ciotat.work.store import Result, Size, Store
from tests.work.store.hands import Hands

SMALL, BIG = b"a small thing", bytes(range(256)) * 400


def name(text: object) -> str:
    return hashlib.sha256(str(text).encode()).hexdigest()


def place(folder: Store, digest: str) -> Path:
    return folder.root / "blobs" / digest[:2] / digest


def overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def sql(folder: Store, statement: str) -> None:
    db = sqlite3.connect(folder.root / "store.db")
    with db:
        db.execute(statement)
    db.close()


@pytest.mark.parametrize("wrong", [BIG[1:], b"", BIG[:-1] + b"x"])
@pytest.mark.parametrize("ask", ["get", "file", "has", "size", "result"])
def test_a_changed_file_is_absent_and_reported(folder: Store, wrong: bytes, ask: str) -> None:
    digest = folder.blobs.put(BIG)
    folder.record(name("shot"), "take", {"picture": digest})
    overwrite(place(folder, digest), wrong)
    answer = folder.result(name("shot")) if ask == "result" else getattr(folder.blobs, ask)(digest)
    assert not answer
    assert [d.digest for d in folder.status().damaged] == [digest]
    assert (folder.root / "damaged" / digest).read_bytes() == wrong
    assert folder.result(name("shot")) is None
    assert folder.blobs.put(BIG) == digest
    assert folder.blobs.get(digest) == BIG
    assert folder.result(name("shot"))
    assert folder.status().damaged == ()


def test_bits_that_rot_are_found_when_all_is_read(folder: Store) -> None:
    """A change that leaves no trace beside the bytes is found by get and by verify."""
    digest = folder.blobs.put(BIG)
    path = place(folder, digest)
    before = path.stat()
    overwrite(path, BIG[:-1] + b"x")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert folder.blobs.has(digest)
    folder.keep(digest, "take 1")
    assert [(d.digest, d.kept) for d in folder.verify().damaged] == [(digest, True)]
    assert not folder.blobs.has(digest)
    folder.blobs.put(BIG)
    assert folder.verify().damaged == ()


@pytest.mark.parametrize("change", ["x'00'", "zeroblob(13)", "NULL", "'text'"])
def test_a_changed_small_blob_is_absent_and_reported(folder: Store, change: str) -> None:
    digest, other = folder.blobs.put(SMALL), folder.blobs.put(b"other")
    sql(
        folder,
        f"UPDATE small SET data = {change} WHERE id = 1" if change != "NULL" else "DELETE FROM small WHERE id = 1",
    )
    assert folder.blobs.get(digest) is None
    assert not folder.blobs.has(digest)
    assert [d.digest for d in folder.verify().damaged] == [digest]
    assert folder.blobs.get(other) == b"other"
    folder.blobs.put(SMALL)
    assert folder.blobs.get(digest) == SMALL


def test_a_changed_small_blob_is_found_when_all_is_read(folder: Store) -> None:
    digest = folder.blobs.put(SMALL)
    sql(folder, "UPDATE small SET data = zeroblob(13)")
    assert [d.digest for d in folder.verify().damaged] == [digest]


def test_a_persons_file_is_never_given_for_a_damaged_one(folder: Store, tmp_path: Path) -> None:
    """What is taken in is there afterwards, even where the store thought that it had it."""
    for data in (SMALL, BIG):
        digest = folder.blobs.put(data)
        if data == BIG:
            before = place(folder, digest).stat()
            overwrite(place(folder, digest), BIG[:-1] + b"x")
            os.utime(place(folder, digest), ns=(before.st_atime_ns, before.st_mtime_ns))
        else:
            sql(folder, "UPDATE small SET data = zeroblob(13)")
        (tmp_path / "clip").write_bytes(data)
        assert folder.blobs.take_in(tmp_path / "clip") == digest
        assert folder.blobs.get(digest) == data


def test_a_deleted_file_is_absent(folder: Store) -> None:
    digest = folder.blobs.put(BIG)
    place(folder, digest).unlink()
    assert not folder.blobs.has(digest)
    assert folder.status().all == Size()
    folder.blobs.put(BIG)
    assert folder.blobs.get(digest) == BIG


def test_a_linked_file_is_copied(folder: Store, tmp_path: Path) -> None:
    """Who writes through another name of a file must not write into the store."""
    (tmp_path / "a").write_bytes(BIG)
    os.link(tmp_path / "a", tmp_path / "b")
    digest = folder.blobs.take_in(tmp_path / "a")
    (tmp_path / "b").write_bytes(b"changed")
    assert folder.blobs.get(digest) == BIG


def test_a_changed_result_is_not_served(folder: Store) -> None:
    one, two = folder.blobs.put(b"1"), folder.blobs.put(b"2")
    folder.record(name("a"), "take", {"picture": one})
    sql(folder, f"UPDATE action SET outputs = replace(outputs, '{one}', '{two}')")
    assert folder.result(name("a")) is None
    folder.record(name("a"), "take", {"picture": one})
    assert folder.result(name("a"))


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + bytes(200)])
def test_something_else_in_place_of_the_index_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "store.db").write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.db is not the index of a store; move it away"):
        Store(tmp_path)
    assert (tmp_path / "store.db").read_bytes() == content


def test_a_newer_index_is_left_alone(folder: Store) -> None:
    folder.close()
    sql(folder, "PRAGMA user_version = 2")
    with pytest.raises(StoreError, match="was made by a newer Ciotat"):
        Store(folder.root)


def test_a_file_where_the_store_should_be(tmp_path: Path) -> None:
    (tmp_path / ".ciotat").write_text("hello")
    with pytest.raises(StoreError, match="cannot"):
        Store(tmp_path / ".ciotat")


def filled(folder: Store) -> dict[str, bytes]:
    many = [b"%d" % n * 400 for n in range(300)] + [BIG, BIG[1:]]
    blobs = dict(zip(folder.blobs.put_all(many), many, strict=True))
    recorded(folder, blobs)
    return blobs


def recorded(folder: Store, blobs: Iterable[str]) -> None:
    folder.record_all([(name(digest), "take", Result({"picture": digest})) for digest in blobs])


@pytest.mark.parametrize("page", [1, 2, 3, 5, 8, 13, 21, 34, 40])
@pytest.mark.parametrize("mode", ["zeros", "noise"])
def test_a_damaged_index_is_set_aside_and_what_is_whole_taken_over(folder: Store, page: int, mode: str) -> None:
    blobs = filled(folder)
    folder.keep(next(iter(blobs)), "take 1")
    folder.point("main", next(iter(blobs)))
    folder.close()
    with (folder.root / "store.db").open("rb+") as file:
        file.seek(page * 8192 if page > 1 else 100)
        file.write(bytes(8092) if mode == "zeros" else os.urandom(8092))
    served = {digest: folder.blobs.get(digest) for digest in blobs}
    folder.verify()
    served |= {digest: folder.blobs.get(digest) for digest in blobs}
    assert all(data in (None, blobs[digest]) for digest, data in served.items())
    assert {digest for digest, data in blobs.items() if len(data) > 65535} <= {d for d, data in served.items() if data}
    assert sum(data is not None for data in served.values()) >= 2
    assert folder.kept() == {next(iter(blobs)): frozenset({"take 1"})}
    assert folder.blobs.get(folder.ref("main") or "") == blobs[next(iter(blobs))]
    results = [folder.result(name(digest)) for digest in blobs]
    assert all(found in (None, Result({"picture": d})) for d, found in zip(blobs, results, strict=True))
    assert folder.blobs.put_all(blobs.values()) == list(blobs)
    recorded(folder, blobs)
    assert all(folder.result(name(digest)) for digest in blobs)


@pytest.mark.parametrize("length", [0, 50, 4096, 8192, 50_000])
def test_a_shortened_index(folder: Store, length: int) -> None:
    blobs = filled(folder)
    folder.close()
    os.truncate(folder.root / "store.db", length)
    if length == 50:
        with pytest.raises(StoreError, match="move it away"):
            Store(folder.root)
        return
    for digest, data in blobs.items():
        assert folder.blobs.get(digest) in (None, data)
    folder.blobs.put_all(blobs.values())
    assert all(folder.blobs.get(digest) == data for digest, data in blobs.items())
    assert folder.blobs.get(hashlib.sha256(BIG).hexdigest()) == BIG


def test_an_index_that_is_gone_is_made_anew(folder: Store) -> None:
    blobs = filled(folder)
    (folder.root / "store.db").unlink()
    assert folder.status().files == Size(2, 2 * len(BIG) - 1)
    for digest, data in blobs.items():
        assert folder.blobs.get(digest) == (data if len(data) > 65535 else None)


def test_what_killed_programs_left_is_thrown_away(folder: Store, hands: Hands) -> None:
    (folder.root / "tmp").mkdir()
    mine, old, new = (folder.root / "tmp" / f"{pid}-abc" for pid in (os.getpid(), 999_999_998, 999_999_999))
    for path in (mine, old, new):
        path.write_bytes(b"half")
    for path in (mine, old):
        os.utime(path, (1, 1))
    folder.collect([])
    assert [path.exists() for path in (mine, old, new)] == [True, False, True]


def test_kept_things_outlive_damaged_lines(folder: Store) -> None:
    one, two, three = (folder.blobs.put(bytes([n])) for n in range(3))
    folder.keep(one, "take 1")
    with (folder.root / "kept").open("a") as file:
        file.write(f"??? {two} was here\n+ {three} to")
    folder.keep(one, "take 2")
    assert set(folder.kept()) == {one, two, three}
    folder.collect([], grace=0)
    assert folder.status().all.count == 3


def test_the_list_of_kept_things_stays_short(folder: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ciotat.work.store.kept._MANY", 20)
    digest = folder.blobs.put(SMALL)
    for n in range(20):
        folder.keep(digest, f"take {n}")
        folder.release(digest, f"take {n}")
    folder.keep(digest, "take 1")
    assert folder.kept() == {digest: frozenset({"take 1"})}
    assert len((folder.root / "kept").read_text().splitlines()) < 25


def test_a_kept_thing_has_a_file(folder: Store) -> None:
    digest = folder.blobs.put(SMALL)
    folder.keep(digest, "take 1")
    (folder.root / "store.db").unlink()
    assert folder.blobs.get(digest) == SMALL
    folder.collect([], grace=0)
    assert folder.blobs.get(digest) == SMALL


def test_bytes_are_on_the_disk_before_they_have_their_name(
    folder: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each file is flushed before it is renamed, and its folder after."""
    told: list[str] = []
    replace = Path.replace
    monkeypatch.setattr("os.fsync", lambda handle: told.append("flush"))
    monkeypatch.setattr(Path, "replace", lambda self, to: told.append("rename") or replace(self, to))
    folder.blobs.put(BIG)
    (tmp_path / "clip").write_bytes(BIG[1:])
    folder.blobs.take_in(tmp_path / "clip")
    folder.point("main", folder.blobs.put(SMALL))
    assert told == ["flush", "rename", "flush"] * 2 + ["flush", "rename"]
