"""A weave gives the bytes back, or says why it cannot."""

import hashlib
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import RecordError, StoreError
from ciotat.work.release import weave
from ciotat.work.release.weave import Piece

pieces = st.lists(st.builds(Piece, st.integers(0, 5), st.integers(0, 40), st.integers(0, 20)), max_size=40)


@given(pieces)
def test_a_list_comes_back_with_the_same_bytes(asked: list[Piece]) -> None:
    files = [bytes((n * 61 + i) % 256 for i in range(64)) for n in range(6)]
    expected = b"".join(files[source][offset : offset + length] for source, offset, length in asked)
    read = weave.unpacked(weave.packed(asked))
    assert b"".join(weave.weave(read, lambda n: io.BytesIO(files[n]))) == expected
    assert len(read) <= len(asked)
    assert weave.packed(read) == weave.packed(asked)


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    for damaged in (data, zlib.compress(data)):
        with pytest.raises(RecordError, match="damaged weave"):
            weave.unpacked(damaged)


@pytest.mark.parametrize(
    "text",
    [
        b'{"record":"weave.1","pieces":[1,2]}',
        b'{"record":"weave.2","pieces":[]}',
        b'{"record":"weave.1","pieces":[-1,0,1]}',
        b'{"record":"weave.1","pieces":[0,-3,1]}',
        b'{"record":"weave.1","pieces":[0,0,-1]}',
        b'{"record":"weave.1","pieces":[0,0,true]}',
        b'{"record":"weave.1","pieces":[0,0,1.5]}',
        b'{"record":"weave.1","pieces":7}',
        b"[" * 100_000,
    ],
)
def test_hostile_lists_are_refused(text: bytes) -> None:
    with pytest.raises(RecordError, match="damaged weave"):
        weave.unpacked(zlib.compress(text))


def test_a_list_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weave, "LARGEST", 1000)
    with pytest.raises(RecordError, match="does not end"):
        weave.unpacked(zlib.compress(b" " * 100_000))


def test_what_is_cut_short_leaves_no_file(tmp_path: Path) -> None:
    chunks = weave.weave([Piece(0, 0, 9)], lambda _: io.BytesIO(b"short"))
    with pytest.raises(StoreError, match="shorter"):
        weave.write(tmp_path / "a", chunks, "")
    with pytest.raises(StoreError, match="not the movie"):
        weave.write(tmp_path / "a", [b"other"], hashlib.sha256(b"this").hexdigest())
    assert list(tmp_path.iterdir()) == []
