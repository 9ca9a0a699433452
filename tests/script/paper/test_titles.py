"""The title page."""

from ciotat.script import read
from ciotat.script.paper import CHINESE, LETTER, title_page
from ciotat.script.paper.paginate import front_pages
from tests.script.paper.drafts import fountain

HEAD = (
    "Title: A Walk\nCredit: Written by\nAuthor: Anna Test\nDraft date: 1 May\nContact: one\n    two\nFormat: secret\n\n"
)


def test_title_in_the_middle_and_the_rest_at_the_foot() -> None:
    page = title_page(fountain(f"{HEAD}INT. A - DAY\n\nOne.\n"))
    assert page
    assert [(line.text, line.y / 12) for line in page.lines] == [
        ("A WALK", 18),
        ("Written by", 22),
        ("Anna Test", 24),
        ("one", 52),
        ("two", 53),
        ("1 May", 53),
    ]
    assert {round(line.x + len(line.text) * 3.6, 6) for line in page.lines[:3]} == {LETTER.width / 2}


def test_a_script_without_one_has_none() -> None:
    assert title_page(fountain("INT. A - DAY\n\nOne.\n")) is None


def test_a_long_title_wraps_and_stays_on_the_page() -> None:
    page = title_page(fountain(f"Title: {'long ' * 900}\nContact: {'x ' * 3000}\n\nINT. A - DAY\n\nOne.\n"))
    assert page
    assert all(line.x >= 0 and line.y >= 0 for line in page.lines)


def test_a_chinese_title_is_large() -> None:
    page = title_page(read("《雨夜》\n编剧：某人\n\n1-1 夜 内 咖啡馆\n△雨。\n".encode()), CHINESE)
    assert page
    assert [(line.text, line.size) for line in page.lines] == [("《雨夜》", 26), ("编剧：某人", 12)]


def test_a_chinese_script_shows_its_story_and_its_people() -> None:
    text = (
        "《雨夜》\n大纲：\n一个雨夜的故事。\n人物小传：\n李雷（28，外卖员）：话少。\n\n1-1 夜 内 咖啡馆\n△李雷进来。\n"
    )
    pages = front_pages(read(text.encode()), CHINESE)
    assert [line.text for page in pages for line in page.lines] == [
        "大纲",
        "一个雨夜的故事。",
        "人物小传",
        "李雷：28，外卖员；话少。",
    ]
    assert front_pages(fountain("INT. A - DAY\n\nOne.\n"), LETTER) == ()
