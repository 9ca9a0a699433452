"""Who speaks in a Chinese script, and what only looks like it."""

import pytest

from ciotat.script import is_crowd, read
from tests.script.test_fountain import told

HEAD = "1 日 内 屋里\n人物：李雷、房東\n△有人。\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("墙上写着：今日休息", "action: 墙上写着：今日休息"),
        ("短信显示：我到了", "action: 短信显示：我到了"),
        ("他喊道：快跑", "action: 他喊道：快跑"),
        ("信上说：“保重。”", "action: 信上说：“保重。”"),
        ("时间：12:30", "action: 时间：12:30"),
        ("李雷：“走。”", "cue: 李雷|dialogue: “走。”"),
        ("李雷说：走。", "cue: 李雷|parenthetical: 说|dialogue: 走。"),
        ("李雷（OS）：走。", "cue: 李雷|dialogue: 走。"),
        ("李雷OS：走。", "cue: 李雷|dialogue: 走。"),
        ("李雷【VO】：走。", "cue: 李雷|dialogue: 走。"),
        ("李雷 画外音：走。", "cue: 李雷|dialogue: 走。"),
        ("李雷、房東：走。", "cue: 李雷、房東|dialogue: 走。"),
        ("众人：走。", "cue: 众人|dialogue: 走。"),
        ("村民若干：走。", "cue: 村民若干|dialogue: 走。"),
        ("旁白：走。", "cue: 旁白|dialogue: 走。"),
        ("OS：走。", "cue: OS|dialogue: 走。"),
        ("房東(V.O.)：(台語)租金咧？", "cue: 房東|parenthetical: 台語|dialogue: 租金咧？"),
        ("李雷（笑）：走。", "cue: 李雷|parenthetical: 笑|dialogue: 走。"),
        (
            "李雷：走（停顿）快走（回头）！",
            "cue: 李雷|dialogue: 走|parenthetical: 停顿|dialogue: 快走|parenthetical: 回头|dialogue: ！",
        ),
        ("李雷：\n走。\n\n他走了。", "cue: 李雷|dialogue: 走。|action: 他走了。"),
        ("李雷：\n（低声）\n走。", "cue: 李雷|parenthetical: 低声|dialogue: 走。"),
        ("@他说：走。", "cue: 他说|dialogue: 走。"),
        ("\\李雷：走。", "action: 李雷：走。"),
        ("李雷：走\\（不停）", "cue: 李雷|dialogue: 走（不停）"),
        ("李雷：\n~啦啦啦", "cue: 李雷|lyric: 啦啦啦"),
        ("李雷\n走。\n\n他走了。", "cue: 李雷|dialogue: 走。|action: 他走了。"),
        ("李雷（OS）\n（低声）\n走。", "cue: 李雷|parenthetical: 低声|dialogue: 走。"),
        ("　　　　老周\n　　走。\n\n　　他走了。", "cue: 老周|dialogue: 走。|action: 他走了。"),
        ("李雷\n房東\n△走。", "action: 李雷\n房東|action: 走。"),
        ("　　他走进来\n坐下。", "action: 他走进来\n坐下。"),
    ],
)
def test_line(line: str, expected: str) -> None:
    heard = told(read((HEAD + line).encode(), format="chinese")).removeprefix("heading: 1 日 内 屋里|")
    assert heard.removeprefix("action: 有人。|") == expected


def test_crowds_and_the_people_of_the_scene_before() -> None:
    scenes = read(
        "1 日 内 屋里\n人物：甲、路人乙、村民若干\n△走。\n2 夜 外 街上\n人物：前场所有人、丙\n△走。".encode()
    ).scenes
    assert scenes[1].cast == ("甲", "路人乙", "村民若干", "丙")
    assert [is_crowd(name) for name in scenes[1].cast] == [False, True, True, False]


def test_an_undecided_speaker_is_remarked() -> None:
    screenplay = read((HEAD + "老周：走。").encode())
    assert [(r.about, r.origin and r.origin.line) for r in screenplay.remarks] == [("perhaps-cue", 5)]


def test_names_that_stand_alone_over_words_speak_them() -> None:
    text = (
        "1-1 日 内 客厅\n\n林梅（68岁，灰发）坐在窗前。\n\n林梅\n窗台上的灯灭了。\n\n"
        "阿强推门进来。\n\n阿强\n妈，我回来了。\n\n雨停\n院里静了。\n"
    )
    screenplay = read(text.encode(), "a.txt", "chinese")
    elements = screenplay.scenes[0].elements
    assert [(e.name, e.text) for e in elements if e.type == "dialogue"] == [
        ("林梅", "窗台上的灯灭了。"),
        ("阿强", "妈，我回来了。"),
    ]
    assert elements[-1].text == "雨停\n院里静了。"


def test_a_name_alone_with_a_voice_behind_it_speaks_the_line_below() -> None:
    script = read("场1 日 内 办公室\n\n陈静听着录音。\n\n录音里的林晚（画外音）\n明天别来了。\n".encode())
    (line,) = [e for scene in script.scenes for e in scene.elements if e.type == "dialogue"]
    assert (line.name, line.text, line.voice) == ("录音里的林晚", "明天别来了。", "offscreen")
