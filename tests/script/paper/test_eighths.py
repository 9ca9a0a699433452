"""How long scenes are on paper."""

import pytest

from ciotat.script.paper import Length, lengths, paginate
from tests.script.paper.drafts import fountain, padded


@pytest.mark.parametrize(
    ("eighths", "shown"), [(1, "1/8"), (4, "4/8"), (8, "1"), (12, "1 4/8"), (17, "2 1/8")], ids=str
)
def test_eighths_are_never_reduced(eighths: int, shown: str) -> None:
    assert str(Length(eighths, "1", "1")) == shown


def test_a_scene_takes_an_eighth_at_least() -> None:
    pages = paginate(fountain("INT. A - DAY\n\nOne.\n\nINT. B - DAY\n\nTwo.\n"))
    assert [length.eighths for length in lengths(pages).values()] == [1, 1]


def test_what_is_over_an_eighth_counts_as_the_next() -> None:
    assert [length.eighths for length in lengths(paginate(padded(2, ""))).values()] == [1]
    assert [length.eighths for length in lengths(paginate(padded(3, ""))).values()] == [2]
    assert [length.eighths for length in lengths(paginate(padded(26, ""))).values()] == [8]


def test_scenes_know_their_pages() -> None:
    length = next(iter(lengths(paginate(padded(40, ""))).values()))
    assert (length.eighths, length.first, length.last) == (12, "1", "2")
