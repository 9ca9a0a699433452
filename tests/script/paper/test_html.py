"""A screenplay as one web page."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import read
from ciotat.script.paper.html import html
from tests.script.paper.drafts import fountain


class Outline(HTMLParser):
    """The tags of a page in order, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "style") for name, _ in attrs)
        if tag not in ("meta", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def test_a_page_is_whole_and_accessible() -> None:
    text = html(
        fountain(
            "Title: T\nAuthor: A\n\nINT. A - DAY #1#\n\n*One* & <two>.\n\nANNA\nHi.\n\nBOB ^\nHo.\n\n===\n\n> END <\n"
        )
    )
    page = Outline(text)
    assert page.open == []
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert {"nav", "main", "header", "section", "h1", "h2", "em", "hr"} <= set(page.tags)
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert '<p class="action"><em>One</em> &amp; &lt;two&gt;.</p>' in text
    assert '<div class="dual">' in text


def test_a_chinese_page_says_so() -> None:
    text = html(read("1-1 夜 内 咖啡馆\n△雨。\n李雷OS：（低声）你好。\n【字幕：三年前】\n".encode()))
    assert '<html lang="zh-Hans">' in text
    assert '<p class="cue">李雷（OS）：</p><p class="parenthetical">（低声）</p>' in text
    assert "【字幕：三年前】" in text


@settings(max_examples=25)
@given(st.text(alphabet=st.sampled_from("<>&\"'ab \n/!-[]*_"), max_size=80))
def test_no_words_become_markup(words: str) -> None:
    page = Outline(html(fountain(f"Title: {' '.join(words.split())}x\n\n.A\n\n!x{words}x\n")))
    assert page.open == []
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "nav", "details", "summary", "ol", "li", "a", "main"),
        *("header", "h1", "h2", "h3", "section", "p", "div", "hr", "em", "strong", "u", "s", "span"),
    }
