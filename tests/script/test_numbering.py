"""Scene numbers that were not there."""

import pytest

from ciotat.script import read
from ciotat.script.numbering import numbered, unnumbered


@pytest.mark.parametrize(
    ("own", "all_"),
    [
        (["", "", ""], ["1", "2", "3"]),
        (["1", "", "", "2"], ["1", "1A", "1B", "2"]),
        (["", "", "7"], ["A7", "B7", "7"]),
        (["1", "", "1A", ""], ["1", "1B", "1A", "1AA"]),
        ([""] * 2 + ["5"] + [""] * 28, None),
    ],
)
def test_what_is_missing_is_filled_in(own: list[str], all_: list[str] | None) -> None:
    text = "\n\n".join(f"INT. ROOM - DAY{f' #{number}#' if number else ''}\n\nRain." for number in own)
    screenplay = read(text.encode(), "x.fountain")
    found = [scene.number for scene in numbered(screenplay).scenes]
    assert found == all_ or (all_ is None and len(set(found)) == len(own))
    assert {scene.number for scene in unnumbered(screenplay).scenes} == {""}
