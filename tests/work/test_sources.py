"""The files a person wrote, by their digests: all of them, and none from elsewhere."""

from hashlib import sha256
from pathlib import Path

import pytest

from ciotat.core.errors import StoreError
from ciotat.work.film import Film
from ciotat.work.sources import sources


def test_every_sheet_counts_and_none_from_elsewhere(tmp_path: Path, script: Path) -> None:
    film = Film.new("Late", tmp_path, script=script)
    names = {"film.toml", film.settings.script}
    assert set(sources(film)) == names
    for name in ("shots/0123456789.toml", "cast/anna.toml"):
        (film.root / name).parent.mkdir()
        (film.root / name).write_bytes(b"size = 'CU'")
    (film.root / "shots" / "notes.txt").write_text("no sheet")
    found = sources(film)
    assert set(found) == {*names, "shots/0123456789.toml", "cast/anna.toml"}
    assert found["cast/anna.toml"] == sha256(b"size = 'CU'").hexdigest()
    (film.root / "shots" / "aaaaaaaaaa.toml").symlink_to(tmp_path / "tiny.fountain")
    with pytest.raises(StoreError, match="leaves"):
        sources(film)
