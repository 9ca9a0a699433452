"""The examples of docs/script.md do what they show."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "script.md"


def test_every_example_does_what_it_shows() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert found.attempted > 20
    assert found.failed == 0
