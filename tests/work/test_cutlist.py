"""cut.json is read in one place: with mercy for what is damaged, and never so that a shot is lost unsaid."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ciotat.core.errors import FilmError
from ciotat.work.cutlist import CutShot, parsed, read, write
from ciotat.work.release.ready import ready

SHOT = CutShot("a", "s", length=Fraction(5, 2), frames=60, picture="0" * 64, parts={"the cast": "1"}, elements=("e",))
HEAD = {"title": "T", "rate": "24", "size": [64, 64]}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    odd = replace(SHOT, id="b", unknown={"renderer": "draft", "mood": 3}, reasons=("because",), locked=True)
    write(tmp_path / "cut.json", HEAD, (SHOT, odd))
    cut = read(tmp_path / "cut.json")
    assert cut is not None
    assert cut.shots == (SHOT, odd)
    assert (cut.title, cut.length, cut.lost, cut.stale) == ("T", 5, 0, False)
    assert parsed((tmp_path / "cut.json").read_bytes()) == cut


@pytest.mark.parametrize(
    "wrong", [{"frames": "60"}, {"line": None}, {"length": 3}, {"parts": {"x": 1}}, {"elements": "e"}]
)
def test_what_is_damaged_is_empty(wrong: dict[str, object]) -> None:
    row = {**vars(SHOT), "length": "5/2", "elements": ["e"], "reasons": []} | wrong
    row.pop("unknown")
    shot = parsed(json.dumps({"shots": [row]}).encode()).shots[0]
    name = next(iter(wrong))
    assert not getattr(shot, name)
    assert (shot.id, shot.picture) == (SHOT.id, SHOT.picture)


def test_a_lost_shot_is_not_released(tmp_path: Path) -> None:
    write(tmp_path / "cut.json", HEAD, (SHOT, replace(SHOT, id="b")))
    text = (tmp_path / "cut.json").read_text()
    assert len(ready(parsed(text.encode())).shots) == 2
    cut = parsed(text.replace('"id":"b"', '"id":2').encode())
    assert (len(cut.shots), cut.lost) == (1, 1)
    with pytest.raises(FilmError, match="cannot be read"):
        ready(cut)
