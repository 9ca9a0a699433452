from dataclasses import replace

import pytest

from ciotat.script import Screenplay, read
from ciotat.script.writing import write
from tests.script.fountain_rules import RULES
from tests.script.test_chinese import RAIN


def fountain(text: str) -> Screenplay:
    return read(text.encode(), "probe.fountain")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_written_as_it_is_read(rule: str) -> None:
    screenplay = fountain(RULES[rule][0])
    anew = write(replace(screenplay, source=""), "fountain")
    assert anew.remarks == ()


def test_a_chinese_script_as_fountain() -> None:
    written = write(read(RAIN.encode()), "fountain")
    assert written.data.decode() == (
        "Title: 雨夜\n\n# 第一集：最后一单\n\n.内景 街角咖啡馆 - 夜 #1-1#\n\n"
        "雨点敲着玻璃。李雷推门进来，手里的纸袋湿了一角。\n\n墙上写着：今日提前打烊。\n\n"
        "@韩梅梅\n（没抬头）\n关门了。\n（停顿）\n……是你？\n\n@李雷 (OS)\n她还是听得出我的脚步声。\n\n# 闪回\n\n"
        ".外景 中学操场 - 日（回忆）（闪回） #1-1A#\n\n两个少年并排跑过终点线。\n\n@李雷、韩梅梅\n（齐声）\n平局！\n\n"
        "# 闪回结束\n\n字幕：三年前\n\n> 切至：\n"
    )
    assert [remark.about for remark in written.remarks] == ["lost-cast", "lost-people"]


@pytest.mark.parametrize(
    "words", ["(she knows)", "~la", "!go", "> x <", "# one", "= two", "===", "他（笑）走", "*69* and _70_", "\\*"]
)
def test_words_that_look_like_marks_are_said(words: str) -> None:
    spoken = read(f"甲：\n走。\n\\{words}".encode(), format="chinese")
    said = spoken.scenes[0].elements[-1]
    made = replace(spoken, source="")
    held = read(write(made, "fountain").data, format="fountain")
    assert said.text in "\n".join(e.text for e in held.scenes[0].elements if e.type == "dialogue")


@pytest.mark.parametrize("label", ["SUPER", "SUPERIMPOSE", "TITLE CARD", "ON SCREEN", "SOUND EFFECT", "SFX", "字幕"])
def test_action_that_begins_like_a_label_stays_action(label: str) -> None:
    screenplay = read(f"INT. ROOM - DAY\n\n!{label}: Paris\n".encode(), "a.fountain")
    anew = write(replace(screenplay, source=""), "fountain")
    assert [e.type for e in read(anew.data, "a.fountain").scenes[0].elements] == ["heading", "action"]
    assert anew.remarks == ()


def test_sections_keep_their_depth() -> None:
    screenplay = read(b"# Act\n\n### Sequence\n\nINT. A\n\nX.\n", "a.fountain")
    anew = write(replace(screenplay, source=""), "fountain").data
    assert b"# Act\n\n### Sequence\n" in anew
    again = read(write(read(write(screenplay, "finaldraft").data), "fountain").data, "a.fountain")
    assert [e.extension for e in again.scenes[0].elements if e.type == "section"] == ["#", "###"]
