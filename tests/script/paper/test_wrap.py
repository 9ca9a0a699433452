"""Where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.script.paper.measure import cells, ems
from ciotat.script.paper.wrap import wrap


def rows(text: str, width: int) -> list[str]:
    return [text[start:end].rstrip() for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two   three", 7, ["one two", "three"]),
        ("one  two", 7, ["one", "two"]),
        ("soon-to-be-born", 11, ["soon-to-be-", "born"]),
        ("soon-to-be-born", 10, ["soon-to-be-", "born"]),
        ("his father--", 11, ["his father--"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("", 9, [""]),
        ("你好世界", 4, ["你好", "世界"]),
        ("你好，世界", 4, ["你", "好，", "世界"]),
        ("他说“好”了", 6, ["他说", "“好”了"]),
        ("    indented", 9, ["", "indented"]),
    ],
)
def test_lines_break_where_words_end(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(2, 61))
def test_every_character_stands_in_one_row(text: str, width: int) -> None:
    found = wrap(text, width)
    assert "".join(text[start:end] for start, end in found) == text.replace("\n", "")
    assert all(cells(text[start:end].rstrip()) <= width + 1 for start, end in found)


def test_ideographs_are_two_cells_wide_and_one_em() -> None:
    assert cells("a你é") == 4
    assert ems("你，") == 2000


def test_a_long_line_takes_linear_time() -> None:
    for text in ("x" * 400_000, "- " * 200_000, "“" * 200_000, "你" * 200_000, " " * 400_000, "-" * 400_000):
        assert wrap(text, 35)
