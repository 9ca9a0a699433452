"""The openings of an empty library: three in each language, read without a remark, each with its picture."""

from pathlib import Path

import pytest

from ciotat.script import read
from ciotat.server.library import openings_

PICTURES = Path(__file__).parents[2] / "web/src/library/openings"


def test_three_in_each_language() -> None:
    assert sorted(one["language"] for one in openings_()) == ["en"] * 3 + ["zh"] * 3
    assert len({one["id"] for one in openings_()}) == 6


@pytest.mark.parametrize("opening", openings_(), ids=lambda one: one["id"])
def test_an_opening_is_read_as_it_is_meant(opening: dict[str, str]) -> None:
    screenplay = read(opening["text"].encode())
    assert [remark for remark in screenplay.remarks if remark.grade != "note"] == []
    assert len(screenplay.scenes) == 1
    assert screenplay.title == opening["title"]
    assert screenplay.language == opening["language"]
    assert (PICTURES / f"{opening['id']}.jpg").is_file()
