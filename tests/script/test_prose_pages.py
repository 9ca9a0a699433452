"""A page of prose in each language: its scenes, every word that is said, and who says it."""

import re

import pytest

from ciotat.script import Screenplay, read

ENGLISH = """The Ferry
by M. Hale

It is late at night. Inside the ferry terminal, Nora counts coins on the bench. The clock has stopped. An old man sweeps the floor.

"Last boat's gone," he says without looking up.

"There's always another boat," Nora replies.

The old man leans on his broom. "Not tonight. Not for you."

"Why not for me?"

"Because," he says, "you haven't decided where you're going."

She laughs, but her hands shake. ‘I have a ticket,’ she whispers.

The next morning, on the deck of the ferry, gulls wheel over the rail. Nora stands beside a boy with a kite.
He points at the water and shouts, “Look! A whale!”

Nora turns. There is nothing there but light.

“You missed it,” the boy says.

“I always do,” said Nora. She smiled. “Tell me what it looked like.”

Later, at her mother's house, the radio is on. “...and the search was called off at dawn,” says the announcer. Nora switches it off.

Her mother, who has been crying, asks: “Did you see him?”

“I saw a whale,” Nora says.
"""

CHINESE = """渡口

深夜，候船室里，诺拉数着硬币。墙上的钟停了。一个老人在扫地。

“末班船走了。”老人头也不抬地说。

“总还有一班。”诺拉答道。

老人拄着扫帚，说：“今晚没有。你的没有。”

“为什么我的没有？”

“因为，”老人说，“你还没想好要去哪儿。”

她笑了，手却在抖。「我有票。」她低声说。

第二天清晨，在渡轮的甲板上，海鸥绕着栏杆飞。一个男孩举着风筝，指着水面喊道：“看！鲸鱼！”

诺拉转过身，只看见一片光。

“你错过了。”男孩说。

“我总是错过。”诺拉笑了笑，“告诉我它什么样。”

傍晚，诺拉回到母亲家里，收音机开着。母亲红着眼睛问：“你看见他了吗？”

诺拉摇摇头：“我看见一条鲸鱼。”

墙上贴着“禁止吸烟”四个字。
"""


def said(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.name, e.text) for scene in screenplay.scenes for e in scene.elements if e.type == "dialogue"]


def test_a_page_of_english() -> None:
    screenplay = read(ENGLISH.encode())
    assert (screenplay.format, screenplay.title, screenplay.author) == ("prose", "The Ferry", "M. Hale")
    assert [(s.inside, s.place, s.hour) for s in screenplay.scenes] == [
        ("inside", "the ferry terminal", "night"),
        ("", "the deck of the ferry", "The next morning"),
        ("", "her mother's house", "Later"),
    ]
    assert said(screenplay) == [
        ("old man", "Last boat's gone,"),
        ("Nora", "There's always another boat,"),
        ("old man", "Not tonight. Not for you."),
        ("Nora", "Why not for me?"),
        ("old man", "Because,"),
        ("old man", "you haven't decided where you're going."),
        ("Nora", "I have a ticket,"),
        ("boy", "Look! A whale!"),
        ("boy", "You missed it,"),
        ("Nora", "I always do,"),
        ("Nora", "Tell me what it looked like."),
        ("announcer", "...and the search was called off at dawn,"),
        ("mother", "Did you see him?"),
        ("Nora", "I saw a whale,"),
    ]
    manners = [e.text for s in screenplay.scenes for e in s.elements if e.type == "parenthetical"]
    assert manners == ["without looking up", "whispers", "shouts"]
    guessed = [remark.origin for remark in screenplay.remarks if remark.about == "guessed-speaker"]
    assert [origin and origin.line for origin in guessed] == [12]


def test_a_page_of_chinese() -> None:
    screenplay = read(CHINESE.encode())
    assert (screenplay.format, screenplay.title) == ("prose", "渡口")
    assert [(s.inside, s.place, s.hour) for s in screenplay.scenes] == [
        ("inside", "候船室", "深夜"),
        ("", "渡轮的甲板", "第二天清晨"),
        ("inside", "母亲家", "傍晚"),
    ]
    assert said(screenplay) == [
        ("老人", "末班船走了。"),
        ("诺拉", "总还有一班。"),
        ("老人", "今晚没有。你的没有。"),
        ("诺拉", "为什么我的没有？"),
        ("老人", "因为，"),
        ("老人", "你还没想好要去哪儿。"),
        ("诺拉", "我有票。"),
        ("男孩", "看！鲸鱼！"),
        ("男孩", "你错过了。"),
        ("诺拉", "我总是错过。"),
        ("诺拉", "告诉我它什么样。"),
        ("母亲", "你看见他了吗？"),
        ("诺拉", "我看见一条鲸鱼。"),
    ]
    assert [r.about for r in screenplay.remarks if r.about == "guessed-speaker"] == ["guessed-speaker"]


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_quoted_sentence_is_said_and_nothing_else(page: str) -> None:
    quoted = re.findall(r"“([^“”]+[.!?,，。！？])”|\"([^\"\n]+)\"|‘([^‘’]+)’|「([^「」]+)」", page)
    assert [words for _, words in said(read(page.encode()))] == ["".join(groups) for groups in quoted]


@pytest.mark.parametrize(
    ("left", "right"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("「", "」"), ("『", "』")]
)
def test_quotation_marks(left: str, right: str) -> None:
    page = (
        f"Anna waits at the door. She doesn't knock.\n\n{left}It isn't locked,{right} says Tom.\n\nAnna’s hand shakes."
    )
    assert said(read(page.encode())) == [("Tom", "It isn't locked,")]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert said(read(b"The boys' boat and the girls' boat race. 'Tis late. Rock 'n' roll plays.")) == []
