"""The ledger can be trusted with nothing but the file."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.audience.ledger import Ledger, verified
from ciotat.core.errors import RecordError


def written(path: Path, count: int = 4) -> bytes:
    ledger = Ledger(path)
    for n in range(count):
        ledger.write("promote", 1_800_000_000 + n, release=n, why=f"《{n}》 was better")
    return path.read_bytes()


def test_lines_follow_from_each_other(tmp_path: Path) -> None:
    written(tmp_path / "l.jsonl")
    lines = Ledger(tmp_path / "l.jsonl").lines()
    assert [line["n"] for line in lines] == [1, 2, 3, 4]
    assert lines[0]["when"] == "2027-01-15T08:00:00Z"
    assert all(later["before"] == line["digest"] for line, later in itertools.pairwise(lines))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_changed_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    good = written(tmp_path_factory.mktemp("ledger") / "l.jsonl")
    place = data.draw(st.integers(0, len(good) - 2))
    bad = bytearray(good)
    bad[place] ^= data.draw(st.integers(1, 127))
    rows = good.splitlines(keepends=True)
    drop = data.draw(st.integers(0, len(rows) - 2))
    for changed in (
        bytes(bad),
        b"".join(rows[:drop] + rows[drop + 1 :]),
        b"".join([*rows[:drop], rows[drop + 1], rows[drop]]),
    ):
        with pytest.raises(RecordError):
            verified(changed)


def test_a_line_that_was_cut_short_is_no_line(tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    good = written(path)
    path.write_bytes(good + b'{"n": 5, "wh')
    assert len(Ledger(path).lines()) == 4
    assert Ledger(path).write("stop", 1.8e9)["n"] == 5
    assert len(Ledger(path).lines()) == 5


def test_nothing_is_added_to_a_broken_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    rows = written(path).splitlines()
    last = {**json.loads(rows[-1]), "why": "another"}
    path.write_bytes(b"\n".join([*rows[:-1], json.dumps(last).encode()]) + b"\n")
    with pytest.raises(RecordError):
        Ledger(path).write("stop", 1.8e9)
