"""Markdown: screenplays in fences, outlines with headings and lists."""

import pytest

from ciotat.script import Screenplay, read


def outline(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


def test_a_fence_named_fountain_is_the_script() -> None:
    text = "# My film\n\nSome talk about it.\n\n```fountain\nINT. ROOM - DAY\n\nANNA\nNo.\n```\n\nMore talk.\n"
    assert outline(read(text.encode(), "film.md")) == [
        ("heading", "INT. ROOM - DAY"),
        ("cue", "ANNA"),
        ("dialogue", "No."),
    ]


def test_front_matter_is_the_title_page() -> None:
    text = '---\ntitle: "Rain"\nauthor: A. Writer\n---\n\nINT. ROOM - DAY\n\nANNA\nNo.\n'
    screenplay = read(text.encode(), "x.md")
    assert (screenplay.title, screenplay.author) == ("Rain", "A. Writer")


def test_what_markdown_adds_is_taken_away() -> None:
    text = "# Rain\n\n## INT. ROOM - DAY\n\n- Anna [waits](http://example.org/a_b).\n\n---\n\n**ANNA**\nNo, `never`.\n"
    screenplay = read(text.encode(), "x.md")
    assert [pair for pair in outline(screenplay) if pair[0] != "section"] == [
        ("heading", "INT. ROOM - DAY"),
        ("action", "Anna waits."),
        ("cue", "ANNA"),
        ("dialogue", "No, never."),
    ]


def test_a_chinese_script_in_markdown() -> None:
    text = "# 雨夜\n\n### 1-1 夜 内 咖啡馆\n\n- △雨。\n- **韩梅梅**：（没抬头）关门了。\n- 李雷：是我。\n"
    screenplay = read(text.encode(), "雨夜.md")
    assert [(e.name, e.text) for e in screenplay.scenes[0].elements if e.type == "dialogue"] == [
        ("韩梅梅", "关门了。"),
        ("李雷", "是我。"),
    ]


@pytest.mark.parametrize(
    "text", ["```\n" * 20_000, "---\na: b\n" * 5_000, "[a](" * 20_000, "`" * 50_000, "- " * 50_000 + "x", "> " * 50_000]
)
def test_hostile_markdown_is_read_in_good_time(text: str) -> None:
    assert read(f"INT. ROOM - DAY\n\nAnna waits.\n\n{text}\n".encode(), "x.md").scenes
