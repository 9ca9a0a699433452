"""The mending of a large index tells how far it has come."""

from pathlib import Path

import pytest

from ciotat.work.store import Store, salvage


def test_mending_a_damaged_index_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salvage, "_OFTEN", 10)
    with Store(tmp_path) as store:
        blobs = [store.blobs.put(b"%d" % k) for k in range(60)]
    (tmp_path / "store.db").rename(tmp_path / "damaged-1.db")
    told: list[tuple[int, int]] = []
    token = salvage.progress.set(lambda done, total: told.append((done, total)))
    try:
        with Store(tmp_path) as store:
            assert all(store.blobs.get(blob) == b"%d" % k for k, blob in enumerate(blobs))
    finally:
        salvage.progress.reset(token)
    assert len(told) >= 6
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {120}
    assert all(done <= total for done, total in told)
