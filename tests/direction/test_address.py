"""Who somebody is, told by how others speak to them."""

import pytest

from ciotat.direction.breakdown import break_down
from ciotat.script import read


@pytest.mark.parametrize(
    ("script", "who", "sex"),
    [
        ("1-1 日 内 家\n陆乘：谁？\n陆萌：对不起，哥，我不是故意的。\n", "陆乘", "male"),
        ("1-1 日 内 家\n陆乘：谁？\n陆萌：姐！你怎么哭了？\n", "陆乘", "female"),
        ("1-1 日 内 家\n林晚：谁？\n小孙：晚姐，是我。\n", "林晚", "female"),
        ("INT. ROOM - DAY\n\nQUILL\nWho is it?\n\nTOBIN\nWait, Mom.\n", "QUILL", "female"),
        ("INT. ROOM - DAY\n\nQUILL\nWho is it?\n\nTOBIN\nWait, Dad.\n", "QUILL", "male"),
    ],
)
def test_whom_somebody_calls_dad_or_sister_is_that(script, who, sex):
    assert break_down(read(script.encode())).by_id[who].sex == sex


def test_of_what_is_only_spoken_of_nobody_is_made():
    script = read(b"INT. ROOM - DAY\n\nQUILL\nI saw my sister, Tobin.\n\nTOBIN\nMy father wept.\n")
    assert {c.id for c in break_down(script).characters} == {"QUILL", "TOBIN"}


def test_a_sister_of_the_family_is_met_again():
    first = "1-1 日 内 家\n人物：陆乘、陆萌萌（女孩，8岁）\n△两人坐着。\n陆乘：走吧。\n"
    script = f"{first}1-2 日 外 街道\n△陆乘把妹妹护在身后。\n陆乘：别怕。\n"
    made = break_down(read(script.encode()))
    assert {c.id for c in made.characters} == {"陆乘", "陆萌萌"}
    assert made.presence[read(script.encode()).scenes[1].id] == ("陆乘", "陆萌萌")


def test_a_voice_of_somebody_is_theirs():
    script = "场1 日 内 家\n林晚：走吧。\n场2 日 内 办公室\n录音里的林晚（画外音）：别来。\n陈静：听。\n"
    assert {c.id for c in break_down(read(script.encode())).characters} == {"林晚", "陈静"}


def test_a_title_tells_and_a_colour_clothes():
    script = "1-1 日 内 皇宫\n△皇帝（45岁，龙袍）坐着。沈清辞（26岁，青衫）跪下。\n皇帝：起来。\n沈清辞：臣在。\n皇帝：沈大人，坐。\n"
    made = break_down(read(script.encode()))
    assert made.by_id["沈清辞"].sex == "male"
    assert made.by_id["沈清辞"].look["dress"] == "blue robe"
    assert made.by_id["皇帝"].look["dress"] == "yellow embroidered robe"
