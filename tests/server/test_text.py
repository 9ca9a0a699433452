"""A script's file keeps its encoding, its mark, and the end of every line that nobody changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import FilmError
from ciotat.core.origin import Origin
from ciotat.server.text import Places, Text, plain, revision

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)
TEXTS = st.lists(st.tuples(WORDS.map(lambda w: w.replace("\n", "")), ENDS), max_size=8).map(
    lambda rows: "".join(word + end for word, end in rows)
)
STORED = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"]


@given(TEXTS, st.sampled_from(STORED[:4]))
def test_what_is_read_is_written(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    data = marks.get(encoding, b"") + text.encode(encoding)
    read = Text.read(data)
    assert read is not None
    assert read.raw == text
    assert read.bytes() == data
    assert read.became(read.text).bytes() == data


@given(TEXTS, TEXTS, st.sampled_from(STORED))
def test_an_edit_touches_only_its_lines(old: str, new: str, encoding: str) -> None:
    old = old.lstrip("\ufeff")
    before = Text(old, encoding)
    after = before.became(plain(new))
    assert plain(after.raw) == plain(new)
    if after.encoding == encoding:
        assert plain(after.bytes().decode(encoding).removeprefix("\ufeff")) == plain(new).removeprefix("\ufeff")


def test_one_word_changes_one_line() -> None:
    before = Text("a\r\nb\rc\nd\r\n", "utf-8-sig")
    assert before.became("a\nb\nX\nd\n").raw == "a\r\nb\rX\r\nd\r\n"
    assert before.became("a\nb\nc\nd\ne\n").raw == "a\r\nb\rc\nd\r\ne\r\n"
    chinese = Text.read("△雨。\r\n老周：等人。\r\n".encode("gb18030"))
    assert chinese is not None
    assert chinese.became("△雨。\n老周：等你。\n").bytes() == "△雨。\r\n老周：等你。\r\n".encode("gb18030")


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x\udfff"])
def test_what_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(FilmError, match=r"U\+"):
        Text("a").became(text)


@given(TEXTS, TEXTS)
def test_revisions_name_texts(one: str, other: str) -> None:
    assert (revision(one) == revision(other)) == (plain(one) == plain(other))


@given(st.lists(WORDS.map(lambda w: w.replace("\n", "")), min_size=1, max_size=6), st.data())
def test_places_are_those_of_the_page(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    units = text.encode("utf-16-le")
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    length = data.draw(st.integers(0, len(lines[row]) - column))
    start, end = Places(text).span(Origin(row + 1, column + 1, length))
    wanted = lines[row][column : column + length] if length else lines[row][column:]
    assert units[2 * start : 2 * end].decode("utf-16-le") == wanted
    assert Places(text).span(Origin(99)) == (0, 0)
