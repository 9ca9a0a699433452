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
    script = read("INT. ROOM - DAY\n\nQUILL\nI saw my sister, Tobin.\n\nTOBIN\nMy father wept.\n".encode())
    assert {c.id for c in break_down(script).characters} == {"QUILL", "TOBIN"}


def test_a_sister_of_the_family_is_met_again():
    script = "1-1 日 内 家\n人物：陆乘、陆萌萌（女孩，8岁）\n△两人坐着。\n陆乘：走吧。\n1-2 日 外 街道\n△陆乘把妹妹护在身后。\n陆乘：别怕。\n"
    made = break_down(read(script.encode()))
    assert {c.id for c in made.characters} == {"陆乘", "陆萌萌"}
    assert made.presence[read(script.encode()).scenes[1].id] == ("陆乘", "陆萌萌")
