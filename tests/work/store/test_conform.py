"""What every store does, in a folder, in memory, far away: one suite."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciotat.core.errors import StoreError
from ciotat.work.store import AnyStore, Memory, Result, Size

SMALL, BIG = b"a small thing", bytes(range(256)) * 400
DAY = 86400


def name(text: object) -> str:
    return hashlib.sha256(str(text).encode()).hexdigest()


@pytest.mark.parametrize("data", [b"", SMALL, BIG, BIG[:65535], BIG[:65536]])
def test_what_is_put_is_what_is_got(any_store: AnyStore, data: bytes) -> None:
    blobs = any_store.blobs
    digest = blobs.put(data)
    assert digest == hashlib.sha256(data).hexdigest()
    assert blobs.put(data) == digest
    assert blobs.has(digest)
    assert blobs.get(digest) == data
    assert blobs.size(digest) == len(data)
    path = blobs.file(digest)
    assert path
    assert path.read_bytes() == data
    assert blobs.get(digest) == data
    assert any_store.status().all == Size(1, len(data))


def test_what_is_not_there_is_none(any_store: AnyStore) -> None:
    assert any_store.blobs.get(name(1)) is None
    assert any_store.blobs.file(name(1)) is None
    assert any_store.blobs.size(name(1)) is None
    assert not any_store.blobs.has(name(1))
    assert any_store.result(name(1)) is None
    assert any_store.ref("nothing") is None


@pytest.mark.parametrize("data", [SMALL, BIG])
def test_a_file_is_taken_in(any_store: AnyStore, data: bytes, tmp_path: Path) -> None:
    for _ in range(2):
        path = tmp_path / "clip.mp4"
        path.write_bytes(data)
        digest = any_store.blobs.take_in(path)
        assert not path.exists()
        assert any_store.blobs.get(digest) == data
    (tmp_path / "another.mp4").symlink_to(tmp_path / "clip.mp4")
    path.write_bytes(data[1:])
    assert any_store.blobs.get(any_store.blobs.take_in(tmp_path / "another.mp4")) == data[1:]
    with pytest.raises(StoreError, match="there is no file"):
        any_store.blobs.take_in(tmp_path / "nothing")
    with pytest.raises(StoreError, match="is a folder"):
        any_store.blobs.take_in(tmp_path)


@pytest.mark.parametrize("bad", ["", "abc", "../../etc/passwd", "A" * 64, "g" * 64, "é" * 64, name(1) + "\n", "0" * 65])
def test_only_digests_are_asked_for(any_store: AnyStore, bad: str) -> None:
    asks = (
        any_store.blobs.get,
        any_store.blobs.has,
        any_store.blobs.file,
        any_store.blobs.size,
        any_store.result,
        any_store.release,
    )
    for ask in (
        *asks,
        lambda d: any_store.keep(d, "why"),
        lambda d: any_store.point("a", d),
        lambda d: any_store.record(d, "k", {}),
    ):
        with pytest.raises(StoreError, match="is not a digest"):
            ask(bad)
    with pytest.raises(StoreError):
        any_store.collect([bad])
    with pytest.raises(StoreError):
        any_store.record(name(1), "k", {"picture": bad})


def test_a_result_is_served_while_its_blobs_are_there(any_store: AnyStore) -> None:
    picture, poster = any_store.blobs.put(BIG), any_store.blobs.put(SMALL)
    made = any_store.record(name("shot"), "take", {"picture": picture, "poster": poster}, {"cpu": 1.5, "镜头": 2})
    assert made == Result({"picture": picture, "poster": poster}, {"cpu": 1.5, "镜头": 2})
    assert any_store.result(name("shot")) == made
    again = any_store.record(name("shot"), "take", {"picture": picture, "poster": poster})
    assert any_store.result(name("shot")) == again
    any_store.record(name("nothing"), "empty", {})
    assert any_store.result(name("nothing")) == Result({}, {})
    assert any_store.results([name("shot"), name("else"), name("nothing")]) == {
        name("shot"): again,
        name("nothing"): Result({}, {}),
    }
    assert any_store.status().kinds["take"].count == 2
    assert any_store.status().results == 2


def test_a_result_of_what_is_not_there_is_refused(any_store: AnyStore) -> None:
    with pytest.raises(StoreError, match="the picture of a result is not in the store"):
        any_store.record(name(1), "take", {"picture": name("nowhere")})
    assert any_store.result(name(1)) is None


@pytest.mark.parametrize("good", ["main", "films/狼群/cut", "a-b.c_d/e", "X"])
def test_pointers(any_store: AnyStore, good: str) -> None:
    first, second = any_store.blobs.put(b"1"), any_store.blobs.put(b"2")
    any_store.point(good, first)
    any_store.point(good, second)
    any_store.point("another", first)
    assert any_store.ref(good) == second
    assert any_store.refs() == {good: second, "another": first}
    any_store.point(good, None)
    any_store.point(good, None)
    assert any_store.ref(good) is None


@pytest.mark.parametrize("bad", ["", "/a", "a//b", "../a", "a/../b", ".hidden", "a b", "a\n", "a\0", "a" * 121])
def test_no_pointer_leaves_the_store(any_store: AnyStore, bad: str) -> None:
    with pytest.raises(StoreError, match="is not a name for a pointer"):
        any_store.point(bad, name(1))
    with pytest.raises(StoreError):
        any_store.ref(bad)


def test_what_nobody_needs_is_collected(any_store: AnyStore) -> None:
    free, kept, pointed, root, made = (any_store.blobs.put(bytes([n]) * 10) for n in range(5))
    any_store.keep(kept, "take 1")
    any_store.keep(kept, "release 1")
    any_store.point("main", pointed)
    any_store.record(name("action"), "take", {"picture": made})
    any_store.record(name("other"), "take", {"picture": free})
    for grace in (7 * DAY, 60):
        assert any_store.collect([], grace=grace).gone == Size()
    dry = any_store.collect([root, name("action")], grace=0, dry=True)
    assert dry.gone == Size(1, 10)
    assert dry.left == Size(4, 40)
    assert any_store.blobs.has(free)
    done = any_store.collect([root, name("action")], grace=0)
    assert (done.gone, done.left, done.dry) == (dry.gone, dry.left, False)
    assert not any_store.blobs.has(free)
    assert any_store.result(name("other")) is None
    assert any_store.result(name("action"))
    any_store.release(kept, "take 1")
    assert any_store.kept() == {kept: frozenset({"release 1"})}
    assert any_store.collect([root, made], grace=0).gone == Size()
    any_store.release(kept)
    any_store.point("main", None)
    assert any_store.collect([], grace=0).gone == Size(4, 40)
    assert any_store.status().all == Size()


@pytest.mark.parametrize("bad", ["", "two\nlines", " ", "x" * 201, "a\0b"])
def test_a_reason_is_a_line(any_store: AnyStore, bad: str) -> None:
    with pytest.raises(StoreError, match="is no reason"):
        any_store.keep(name(1), bad)
    assert any_store.kept() == {}


def test_what_is_kept_and_gone_is_said(any_store: AnyStore) -> None:
    digest = any_store.blobs.put(SMALL)
    any_store.keep(digest, "take 1")
    any_store.keep(name("nowhere"), "take 2")
    assert [(d.digest, d.kept) for d in any_store.verify().damaged] == [(name("nowhere"), True)]
    assert any_store.verify().read == Size(1, len(SMALL))
    assert any_store.status().kept == Size(1, len(SMALL))


ACTS = st.lists(st.tuples(st.sampled_from("put record point keep release collect file".split()), st.integers(0, 5)))  # noqa: SIM905


@given(ACTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_all_stores_do_the_same(any_store: AnyStore, acts: list[tuple[str, int]]) -> None:
    """Whatever is done with it, a store ends as the one in memory does."""
    twin = Memory()
    done = []
    for one in (any_store, twin):
        one.collect([], grace=0)
        for pointer in one.refs():
            one.point(pointer, None)
        for digest in one.kept():
            one.release(digest)
        one.collect([], grace=0)
        done.append([str(act(one, verb, number)) for verb, number in acts])
        done[-1] += [str(one.kept()), str(one.refs()), str(one.status().all), str(one.status().results)]
    assert done[0] == done[1]


def act(store: AnyStore, verb: str, number: int) -> object:
    data = bytes([number]) * (70_000 if number % 2 else 7)
    digest = hashlib.sha256(data).hexdigest()
    try:
        match verb:
            case "put":
                return store.blobs.put(data)
            case "record":
                return store.record(name(number % 3), "take", {"picture": digest})
            case "point":
                return store.point("main", digest)
            case "keep":
                return store.keep(digest, f"take {number}")
            case "release":
                return store.release(digest)
            case "file":
                return (path := store.blobs.file(digest)) and path.read_bytes() == data
            case _:
                return store.collect([name(number % 3)], grace=0), store.result(name(0)), store.result(name(1))
    except StoreError as wrong:
        return wrong
