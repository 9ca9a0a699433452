"""Scripts of every format merge by their lines, and keep how they are stored."""

from typing import Literal

import pytest

from ciotat.work.versions.blocks import apart, together
from ciotat.work.versions.conflict import Conflict
from ciotat.work.versions.scripts import merged_script

CHINESE = """《雨夜》

1-1 夜 内 咖啡馆
人物：李雷、韩梅梅
△雨点敲着玻璃。
韩梅梅：（没抬头）关门了。
李雷：我知道。
韩梅梅：那你还来？

1-2 夜 外 街道
△雨停了。
李雷：走吧。
"""
FINAL = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
  <Content>
    <Paragraph Type="Scene Heading"><Text>INT. A - DAY</Text></Paragraph>
    <Paragraph Type="Action"><Text>Anna sits.</Text></Paragraph>
    <Paragraph Type="Character"><Text>ANNA</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>Hello.</Text></Paragraph>
    <Paragraph><DualDialogue>
      <Paragraph Type="Character"><Text>BOB</Text></Paragraph>
      <Paragraph Type="Dialogue"><Text>Hi.</Text></Paragraph>
    </DualDialogue></Paragraph>
    <Paragraph Type="Action"><Text>He leaves.</Text></Paragraph>
  </Content>
  <TitlePage><Content><Paragraph Type="Action"><Text>A film</Text></Paragraph></Content></TitlePage>
</FinalDraft>
"""
TIGHT = "INT. A - DAY\nAnna sits.\nANNA\nHello.\nBOB\n(low)\nHi.\nEXT. B - NIGHT\nRain falls.\nANNA\nYes.\n"


def merged(
    base: str, ours: str, theirs: str, choice: Literal["ours", "theirs"] | None = None
) -> tuple[str, list[Conflict]]:
    data, conflicts = merged_script(base.encode(), ours.encode(), theirs.encode(), lambda conflict: choice)
    return data.decode(), conflicts


@pytest.mark.parametrize(
    "text", [CHINESE, FINAL, TIGHT, "", "\n", "\n\nA.\n\n\n", "A", "ANNA\nHi.\n  \nMore.\n\n/* cut\n\nthis */\n"]
)
def test_taken_apart_and_put_together_it_is_the_same(text: str) -> None:
    assert together(apart(text), True) == text
    assert together(apart(text)) == text


def test_a_chinese_script_merges_line_by_line() -> None:
    ours = CHINESE.replace("我知道。", "我知道了。").replace("△雨停了。", "△雨停了。\n李雷：等等。")
    theirs = CHINESE.replace("（没抬头）关门了。", "（抬头）关门了。").replace("那你还来？", "那你还来做什么？")
    text, conflicts = merged(CHINESE, ours, theirs)
    assert conflicts == []
    for line in ("李雷：我知道了。", "李雷：等等。", "韩梅梅：（抬头）关门了。", "韩梅梅：那你还来做什么？"):
        assert text.count(line) == 1
    assert len(text.split("\n")) == len(CHINESE.split("\n")) + 1


def test_final_draft_merges_by_its_paragraphs() -> None:
    ours = FINAL.replace("Hello.", "Hello there.").replace(">BOB<", ">ROB<")
    place = '<Paragraph Type="Action"><Text>He'
    new = f'<Paragraph Type="Action"><Text>Rain.</Text></Paragraph>\n    {place}'
    theirs = FINAL.replace("Anna sits.", "Anna stands.").replace(place, new)
    text, conflicts = merged(FINAL, ours, theirs)
    assert conflicts == []
    assert text == ours.replace("Anna sits.", "Anna stands.").replace(place, new)


def test_a_tight_script_keeps_speeches_with_their_names() -> None:
    ours = TIGHT.replace("BOB\n(low)\nHi.\n", "")
    theirs = TIGHT.replace("Hi.", "Hi, Anna.")
    text, conflicts = merged(TIGHT, ours, theirs)
    assert [c.sort for c in conflicts] == ["gone"]
    assert text == ours
    assert merged(TIGHT, ours, theirs, "theirs")[0] == theirs


def test_a_moved_scene_takes_what_was_written_in_it() -> None:
    base = "INT. A\n\nA sits.\n\nINT. B\n\nB sits.\n\nINT. C\n\nC sits.\n"
    ours = "INT. A\n\nA sits.\n\nINT. C\n\nC sits.\n\nINT. B\n\nB sits.\n"
    theirs = base.replace("B sits.", "B sits still.\n\nB\nNo.")
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert text == "INT. A\n\nA sits.\n\nINT. C\n\nC sits.\n\nINT. B\n\nB sits still.\n\nB\nNo.\n"


def test_a_scene_that_was_cut_and_gone_on_with_is_one_choice() -> None:
    base = "INT. A\n\nA sits.\n\nINT. B\n\nB sits.\n\nB rises.\n\nINT. C\n\nC sits.\n"
    ours = "INT. A\n\nA sits.\n\nINT. C\n\nC sits.\n"
    theirs = base.replace("B rises.", "B rises.\n\nB\nI go.")
    text, conflicts = merged(base, ours, theirs)
    assert [c.sort for c in conflicts] == ["scene"]
    assert text == ours
    assert merged(base, ours, theirs, "ours")[0] == ours
    assert merged(base, ours, theirs, "theirs")[0] == theirs


def test_new_speeches_of_a_renamed_person_are_theirs() -> None:
    base = "INT. A\n\nANNA\nHello to you.\n\nBOB\nHi.\n\nANNA\nGoodbye to you.\n"
    ours = base.replace("ANNA", "HANNAH")
    theirs = base.replace("BOB\nHi.", "BOB\nHi.\n\nANNA (V.O.)\nSomething new.")
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == []
    assert "HANNAH (V.O.)\nSomething new." in text


def test_both_sides_put_in_the_same_once() -> None:
    base = "INT. A\n\nA sits.\n\nB sits.\n"
    both = base.replace("A sits.", "A sits.\n\nRain falls on all of them.")
    assert merged(base, both, both.replace("B sits.", "B stands."))[0].count("Rain falls") == 1


def test_insertions_of_both_sides_are_both_kept_in_order() -> None:
    base = "INT. A\n\nA sits.\n\nB sits.\n"
    ours, theirs = (base.replace("A sits.", f"A sits.\n\n{side} one.\n\n{side} two.") for side in ("Ours", "Theirs"))
    text = merged(base, ours, theirs)[0]
    assert text == "INT. A\n\nA sits.\n\nOurs one.\n\nOurs two.\n\nTheirs one.\n\nTheirs two.\n\nB sits.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_script_stays_stored_as_it_was(encoding: str, end: str) -> None:
    base = CHINESE.replace("\n", end)
    ours = base.replace("我知道。", "我知道了。")
    theirs = CHINESE.replace("走吧。", "走。")
    data, conflicts = merged_script(
        base.encode(encoding), ours.encode(encoding), theirs.encode(), lambda conflict: None
    )
    assert conflicts == []
    assert data == ours.replace("走吧。", "走。").encode(encoding)


def test_a_binary_script_is_taken_whole() -> None:
    base, ours, theirs = b"PK\0\0base", b"PK\0\0ours", b"PK\0\0theirs"
    assert merged_script(base, base, theirs, lambda conflict: None) == (theirs, [])
    data, conflicts = merged_script(base, ours, theirs, lambda conflict: None)
    assert (data, [c.sort for c in conflicts]) == (ours, ["file"])
    assert merged_script(base, ours, theirs, lambda conflict: "theirs") == (theirs, [])


def test_a_boneyard_over_paragraphs_is_one_piece() -> None:
    base = "INT. A\n\nA sits.\n\nANNA\nHello.\n\nB sits.\n"
    ours = base.replace("ANNA\nHello.\n\nB sits.", "/* ANNA\nHello.\n\nB sits. */")
    theirs = base.replace("A sits.", "A sits.\n\nBOB\nI speak.")
    text, _ = merged(base, ours, theirs)
    assert text.index("BOB") < text.index("/*")
    assert text.count("/*") == text.count("*/") == 1
