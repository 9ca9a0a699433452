"""The page of a Chinese script."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import Screenplay, read
from ciotat.script.paper import CHINESE, Line, paginate
from ciotat.script.paper.measure import ems
from tests.script.paper.drafts import fountain, spoken

SCRIPT = """《雨夜》

1-1 夜 内 街角咖啡馆
人物：李雷、韩梅梅
△雨点敲着玻璃。
韩梅梅：（没抬头）关门了。（停顿）……是你？我还以为你不会再来了，这么大的雨，外面的路都淹了。
李雷OS：她听得出我的脚步声。
【闪回】
【字幕：三年前】
切至：
2、老城 深夜 外
△風吹過。
"""


def lines(screenplay: Screenplay) -> list[Line]:
    return [line for page in paginate(screenplay) for line in page.lines]


def test_everything_stands_as_it_was_written() -> None:
    assert [line.text for line in lines(read(SCRIPT.encode()))] == [
        "1-1 夜 内 街角咖啡馆",
        "人物：李雷、韩梅梅",
        "△雨点敲着玻璃。",
        "韩梅梅：（没抬头）关门了。（停顿）……是你？我还以为你不会再来",
        "了，这么大的雨，外面的路都淹了。",
        "李雷（OS）：她听得出我的脚步声。",
        "【闪回】",
        "【字幕：三年前】",
        "切至：",
        "2、老城 深夜 外",
        "△風吹過。",
    ]


def test_action_stands_two_letters_in_and_words_hang_under_words() -> None:
    found = {line.text[:4]: line.x for line in lines(read(SCRIPT.encode()))}
    left = CHINESE.column("heading").left
    assert found["△雨点敲"] == found["韩梅梅："] == left + 24
    assert found["了，这么"] == left + 24 + 4 * 12


def test_names_and_headings_are_bold() -> None:
    found = lines(read(SCRIPT.encode()))
    assert found[0].spans[0].styles == ("bold",)
    assert found[3].spans[0].text == "韩梅梅"
    assert found[3].spans[0].styles == ("bold",)


def test_lines_are_twenty_points_apart_and_a_scene_stands_one_below() -> None:
    assert [line.y / 20 for line in lines(read(SCRIPT.encode()))] == [
        0.4 + row for row in (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11)
    ]


def test_a_page_holds_34_lines() -> None:
    pages = paginate(read(("1-1 夜 内 咖啡馆\n" + "△雨。\n" * 40).encode()))
    assert [len(page.lines) for page in pages] == [34, 7]


def test_every_spoken_letter_is_printed() -> None:
    screenplay = read(("1-1 夜 内 咖啡馆\n" + "李雷：" + "我说了很多话，" * 900 + "完。\n").encode())
    found = spoken(paginate(screenplay))
    for element in screenplay.scenes[0].elements:
        assert found[element.id] == element.text


def test_fountain_in_chinese_is_set_the_same_way() -> None:
    found = lines(
        fountain(
            ".内景 咖啡馆 - 夜 #3#\n\n!雨还在下。他看着窗外，没有说话，也没有动。\n\n@李雷 (OS)\n你好吗？我在这里。\n"
        )
    )
    assert [line.text for line in found] == [
        "3　内景 咖啡馆 - 夜",
        "△雨还在下。他看着窗外，没有说话，也没有动。",
        "李雷（OS）：你好吗？我在这里。",
    ]


_TEXTS = st.lists(
    st.sampled_from(["你好", "，", "。", "“", "”", "——", "iPhone 15", "……", "x" * 90, "！", " "]),
    min_size=1,
    max_size=120,
)
_TOLD = _TEXTS.map(lambda parts: f"△雨{''.join(parts)}")
_SAID = _TEXTS.map(lambda parts: f"李雷：我{''.join(parts)}")


@settings(max_examples=25)
@given(st.lists(st.one_of(_TOLD, _SAID, st.just("2、老城 深夜 外"), st.just("切至：")), min_size=1, max_size=30))
def test_pages_keep_their_rules(rows: list[str]) -> None:
    screenplay = read(("1-1 夜 内 咖啡馆\n" + "\n".join(rows)).encode(), format="chinese")
    pages = paginate(screenplay)
    found = spoken(pages)
    right = CHINESE.column("action").right
    for page in pages:
        assert all(0 <= line.y <= CHINESE.room - 12 for line in page.lines)
        assert all(line.x + ems(line.text.rstrip()) * 0.012 <= right + 4 for line in page.lines)
        assert page is pages[-1] or page.lines[-1].kind not in ("heading", "label")
    for scene in screenplay.scenes:
        for element in scene.elements:
            if element.type in ("dialogue", "action"):
                assert found[element.id] == element.text.replace("\n", "")
