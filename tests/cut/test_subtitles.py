import re

from hypothesis import given
from hypothesis import strategies as st

from ciotat.cut.subtitles import HAN, LATIN, broken


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=400))
def test_no_word_is_lost_or_invented(text: str) -> None:
    assert re.sub(r"\s", "", "".join(broken(text))) == re.sub(r"\s", "", text)


@given(st.text("abc de,.我你他，。！ ", max_size=300))
def test_lines_are_short_enough_to_read(text: str) -> None:
    assert all(len(row) <= LATIN for row in broken(text))


def test_chinese_breaks_after_punctuation() -> None:
    rows = broken("你上次也是这么说的！你把我爸一个人留在了雪里！")
    assert rows == ["你上次也是这么说的！", "你把我爸一个人留在了雪里！"]
    assert all(len(row) <= HAN for row in rows)


def test_english_breaks_between_words() -> None:
    assert broken("The train is always on time. It is people who are late.") == [
        "The train is always on time.",
        "It is people who are late.",
    ]
