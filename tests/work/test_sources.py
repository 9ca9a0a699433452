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


def test_notes_are_said_of_a_film_and_change_nothing_in_it(tmp_path: Path, script: Path) -> None:
    film = Film.new("Late", tmp_path, script=script)
    bare = sources(film)
    (film.root / "shots").mkdir()
    sheet = film.root / "shots" / "0123456789.toml"
    note = b'[[note]]\ntext = "Darker."\n\n[[note.answer]]\ntext = "[it] is night"\n'
    sheet.write_bytes(b"# Shot 0123456789.\n\n" + note)
    assert sources(film) == bare
    asked = b'size = "CU"\n'
    sheet.write_bytes(asked)
    chosen = sources(film)
    assert chosen != bare
    sheet.write_bytes(asked + b"\n" + note)
    assert sources(film) == chosen
    sheet.write_bytes(asked + b"\n" + note + b"\n[light]\nwarmth = 0.4\n")
    assert sources(film) not in (bare, chosen)
