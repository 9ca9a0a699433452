"""Stores far away: what is brought to them and back, what is damaged there, and what is said when they refuse."""

import hashlib
import sys
import time
from pathlib import Path

import pytest

from ciotat.core.errors import BackendMissing, StoreError
from ciotat.work.store import AnyStore, Memory, Remote, Size, Store, Synced, sync
from ciotat.work.store.remote import Bucket
from tests.work.store.bucket import serving
from tests.work.store.conftest import opened
from tests.work.store.hands import Hands
from tests.work.store.test_folder import BIG, SMALL, name

KINDS = ["folder", "memory", "far folder", "far memory"]


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
def test_blobs_are_brought_from_any_store_to_any(tmp_path: Path, hands: Hands, source: str, target: str) -> None:
    ours, theirs = opened(source, tmp_path / "a", hands), opened(target, tmp_path / "b", hands)
    digests = [ours.blobs.put(data) for data in (SMALL, BIG, b"", BIG[1:], b"x")]
    theirs.blobs.put(b"x")
    heard: list[Synced] = []
    done = sync(ours, theirs, [*digests, digests[0], name("nowhere")], heard.append)
    assert done == Synced(Size(4, 2 * len(BIG) - 1 + len(SMALL)), Size(1, 1), (name("nowhere"),))
    assert heard[-1] == done
    assert len(heard) == 6
    for digest in digests:
        assert theirs.blobs.get(digest) == ours.blobs.get(digest) is not None
    assert sync(ours, theirs, digests) == Synced(Size(), Size(5, done.brought.bytes + 1))
    for one in (ours, theirs):
        assert one.verify().damaged == ()
        one.close()


def test_what_was_stopped_goes_on(tmp_path: Path, hands: Hands) -> None:
    ours, theirs = opened("folder", tmp_path / "a", hands), opened("far folder", tmp_path / "b", hands)
    digests = [ours.blobs.put(b"%d" % n) for n in range(150)]

    def stop(so_far: Synced) -> None:
        if so_far.brought.count == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(ours, theirs, digests, stop)
    done = sync(ours, theirs, digests)
    assert done.brought.count + done.there.count == 150
    assert done.there.count >= 40
    assert theirs.status().all == ours.status().all
    ours.close()


def far(path: Path) -> Remote:
    return Remote(path.as_uri())


def test_a_damaged_blob_far_away_is_absent_and_reported(tmp_path: Path) -> None:
    store = far(tmp_path)
    digest = store.blobs.put(BIG)
    store.keep(digest, "take 1")
    store.record(name("a"), "take", {"picture": digest})
    for ask in (store.blobs.get, store.blobs.file):
        (tmp_path / "blobs" / digest[:2] / digest).write_bytes(BIG[1:])
        assert ask(digest) is None
        assert not store.blobs.has(digest)
        assert store.result(name("a")) is None
        assert [(d.digest, d.kept) for d in store.verify().damaged] == [(digest, True)]
        store.blobs.put(BIG)
        assert store.verify().damaged == ()
    (tmp_path / "results" / name("a")[:2] / name("a")).write_text("{half")
    assert store.result(name("a")) is None


def test_two_put_the_same_at_once(tmp_path: Path) -> None:
    bucket = Bucket(tmp_path.as_uri())
    assert bucket.put("one", b"first")
    assert not bucket.put("one", b"second")
    assert bucket.get("one") == b"first"


def test_a_big_file_is_sent_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ciotat.work.store.remote._WHOLE", 1000)
    store = far(tmp_path / "far")
    for _ in range(2):
        (tmp_path / "clip").write_bytes(BIG)
        assert store.blobs.get(store.blobs.take_in(tmp_path / "clip")) == BIG


@pytest.mark.parametrize("url", ["", "bucket/films", "ftp://host/films", "s3:/bucket", "s3://", "://x", "file:/x"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(StoreError, match=r"is not the address of a store; write s3://bucket/folder"):
        Remote(url)


def test_a_store_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {"ENDPOINT": "http://127.0.0.1:9", "ALLOW_HTTP": "true", "REGION": "x"}.items():
        monkeypatch.setenv(f"AWS_{key}", value)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    monkeypatch.setattr("ciotat.work.store.remote._RETRIES", 0)
    store = Remote("s3://bucket/films")
    with pytest.raises(StoreError) as refused:
        store.blobs.put(SMALL)
    assert str(refused.value).startswith("s3://bucket/films refuses: Generic S3 error: Error performing PUT")
    assert "\n" not in str(refused.value)


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="check the address"):
        far(tmp_path / "file" / "x").blobs.put(b"1")


def test_without_obstore_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(BackendMissing, match=r"pip install 'ciotat\[remote\]'"):
        Remote("s3://bucket/films")


def test_a_clock_far_away_that_is_wrong_collects_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = far(tmp_path)
    digest = store.blobs.put(SMALL)
    monkeypatch.setattr("time.time", lambda: 9e9)
    with pytest.raises(StoreError, match="is more than a day off"):
        store.collect([])
    assert store.blobs.has(digest)


def test_a_store_is_the_same_by_any_door(tmp_path: Path, hands: Hands) -> None:
    """All stores are what `AnyStore` says, and so may take each other's place."""
    stores: list[AnyStore] = [Store(tmp_path / "a", hands.clock), Memory(), far(tmp_path / "b")]
    assert len({str(store.blobs.put(BIG)) for store in stores}) == 1
    assert hashlib.sha256(BIG).hexdigest() == stores[0].blobs.put(BIG)
    for store in stores:
        store.close()


def test_a_bucket_over_http(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What S3 hears and answers: put if absent, wanted again, kept, collected by its own clock."""
    now = [time.time()]
    with serving(now) as address:
        keys = {
            "ENDPOINT": address,
            "ALLOW_HTTP": "true",
            "REGION": "x",
            "ACCESS_KEY_ID": "a",
            "SECRET_ACCESS_KEY": "b",
        }
        for key, value in keys.items():
            monkeypatch.setenv(f"AWS_{key}", value)
        store = Remote("s3://bucket/films")
        picture, free, kept = store.blobs.put(BIG), store.blobs.put(SMALL), store.blobs.put(b"1")
        assert store.blobs.put(BIG) == picture
        assert not store.bucket.put(f"blobs/{picture[:2]}/{picture}", b"other")
        store.record(name("a"), "take", {"picture": picture})
        store.keep(kept, "take 1")
        store.point("films/狼群", picture)
        assert store.blobs.get(picture) == BIG
        assert store.result(name("a"))
        assert store.refs() == {"films/狼群": picture}
        assert (path := store.blobs.file(picture))
        assert path.read_bytes() == BIG
        now[0] += 3600
        assert store.collect([]).gone == Size()
        assert store.collect([], grace=3600).gone == Size(1, len(SMALL))
        assert not store.blobs.has(free)
        assert store.verify().damaged == ()
        now[0] += 10 * 86400
        with pytest.raises(StoreError, match="is more than a day off"):
            store.collect([])
        store.close()
