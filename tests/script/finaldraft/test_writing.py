"""Scripts of other formats as complete Final Draft files, and back."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.script import Run, Screenplay, read
from ciotat.script.writing import write
from tests.script.finaldraft.changing import change, elements, script

FOUNTAIN = """Title: Low Tide
Credit: Written by
Authors: R. Vane
  T. Oriel
Draft date: 2 March 2019
Contact:
  1 Quay Street
Notes: for the sea

# Act one

= A wait.

INT. STATION HALL - DAY #1A#

= Ida waits.

[[Which station?]]

IDA (20s) sits on a *red* suitcase, **_reading_**.
It is late.

IDA
Is it *late*? [[louder]]
(beat)
Or am I?

PORTER (O.S.) ^
Mind the doors!

~Over the hills

PORTER (V.O., CONT'D)
~And a long way down

SUPER: Low tide

!SUPER: not a card

SFX: A gull

> A WEEK EARLIER <

===

EXT. PLATFORM 2 - CONTINUOUS

@McCoy
They say <it> & “mean” it.

> FADE OUT.
"""


def said(screenplay: Screenplay) -> list[tuple[object, ...]]:
    return [
        (scene.number, e.type, e.text, e.name, e.extension, e.voice, e.dual, letters(e.runs))
        for scene in screenplay.scenes
        for e in scene.elements
    ]


def letters(runs: tuple[Run, ...]) -> list[tuple[str, frozenset[str]]]:
    return [(c, frozenset(run.styles)) for run in runs for c in run.text]


def test_fountain_comes_back_as_it_was() -> None:
    was = read(FOUNTAIN.encode())
    written = write(was, "finaldraft")
    again = read(written.data)
    assert written.remarks == ()
    assert said(again) == said(was)
    assert dict(again.title_page) == {"Author" if k == "Authors" else k: v for k, v in was.title_page}
    assert said(read(write(again, "fountain").data)) == said(was)


def test_the_file_is_what_final_draft_expects() -> None:
    data = write(read(FOUNTAIN.encode()), "finaldraft").data
    assert data.startswith(
        b'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<FinalDraft DocumentType="Script"'
    )
    root = ElementTree.fromstring(data)
    assert root.attrib == {"DocumentType": "Script", "Template": "No", "Version": "5"}
    assert b'Style=""' not in data, "an empty style takes the capitals from a type"
    assert [p.get("Number") for p in root.iterfind("Content/Paragraph") if p.get("Number")] == ["1A"]
    types = {settings.get("Type") for settings in root.iterfind("ElementSettings")}
    assert {p.get("Type") for p in root.iterfind("Content//Paragraph") if p.get("Type")} <= types
    capitals = {
        s.get("Type") for s in root.iterfind("ElementSettings") if "AllCaps" in s.find("FontSpec").get("Style", "")
    }  # type: ignore[union-attr]
    assert {"Scene Heading", "Character", "Transition", "Shot"} <= capitals
    assert len(root.findall("TagData/TagCategories/TagCategory")) == 22
    assert [e.text for e in root.iterfind("SmartType/Characters/Character")] == ["IDA", "PORTER", "McCoy"]
    assert [e.text for e in root.iterfind("SmartType/Locations/Location")] == ["STATION HALL", "PLATFORM 2"]
    dual = root.find("Content/Paragraph/DualDialogue")
    assert dual is not None
    assert [p.get("Type") for p in dual.findall("Paragraph")] == [
        *("Character", "Dialogue", "Parenthetical", "Dialogue"),
        *("Character", "Dialogue"),
    ]
    assert [t.get("Style") for t in root.iterfind("Content/Paragraph/Text") if t.text in ("red", "reading")] == [
        "Italic",
        "Bold+Underline",
    ]
    assert root.find("Content/Paragraph/SceneProperties/Summary/Paragraph/Text").text == "Ida waits."  # type: ignore[union-attr]


def test_the_layout_of_the_trade() -> None:
    root = ElementTree.fromstring(write(read(FOUNTAIN.encode()), "finaldraft").data)
    spec = {s.get("Type"): s.find("ParagraphSpec").attrib for s in root.iterfind("ElementSettings")}  # type: ignore[union-attr]
    edges = {
        type: (spec[type]["LeftIndent"], spec[type]["RightIndent"]) for type in ("Action", "Dialogue", "Transition")
    }
    assert edges == {"Action": ("1.50", "7.50"), "Dialogue": ("2.50", "6.00"), "Transition": ("5.50", "7.10")}
    assert root.find("PageLayout/PageSize").attrib == {"Height": "11.00", "Width": "8.50"}  # type: ignore[union-attr]


def test_chinese_becomes_final_draft() -> None:
    text = "《雨夜》\n编剧：阿宁\n\n1-1 夜 内 咖啡馆\n△雨点敲着玻璃。\n李雷：（没抬头）关门了。（停顿）是你？\n"
    text += "李雷OS：她听得出。\n【字幕：三年前】\n切至：\n"
    was = read(text.encode())
    written = write(was, "finaldraft")
    again = read(written.data)
    assert written.remarks == ()
    assert [(s.number, s.inside, s.place, s.hour) for s in again.scenes] == [("1-1", "inside", "咖啡馆", "夜")]
    spoken = [[(e.name, e.text) for e in elements(s) if e.type in ("dialogue", "parenthetical")] for s in (was, again)]
    assert spoken[0] == spoken[1]
    assert 'Font="SimSun"' in written.data.decode()
    assert 'Width="8.27"' in written.data.decode()


def test_what_it_cannot_hold_is_remarked() -> None:
    was = read(b"INT. HOUSE - DAY\n\nRain. /* cut this */\n\nMore rain.\n")
    (remark,) = write(was, "finaldraft").remarks
    assert remark.about == "lost-element"
    assert remark.origin == elements(was)[2].origin
    odd = change(read(b"INT. HOUSE - DAY\n\nRain.\n"), "Rain", text="Ra\x0bi\ud800n.")
    written = write(odd, "finaldraft")
    assert b"<Text>Rain.</Text>" in written.data
    assert [remark.about for remark in written.remarks] == ["lost-words"]


def test_all_styles_are_written() -> None:
    runs = (Run("a", ("bold", "italic")), Run("b", ("strike",)), Run("c", ("caps", "underline")), Run("d"))
    told = change(read(b"INT. HOUSE - DAY\n\nRain.\n"), "Rain", text="abcd", runs=runs)
    data = write(told, "finaldraft").data
    styles = re.findall(r'<Text Style="([^"]+)">[abc]</Text>', data.decode())
    assert styles == ["Bold+Italic", "Strikeout", "Underline+AllCaps"]
    assert [(r.text, r.styles) for r in elements(read(data))[1].runs] == [
        ("a", ("bold", "italic")),
        ("b", ("strike",)),
        ("c", ("underline", "caps")),
        ("d", ()),
    ]


@pytest.mark.parametrize("name", ["plain", "production", "ranges", "indented"])
def test_final_draft_to_fountain_and_back(name: str) -> None:
    was = script(name)
    kinds = (
        "heading",
        "action",
        "cue",
        "dialogue",
        "parenthetical",
        "lyric",
        "note",
        "synopsis",
        "centred",
        "transition",
    )
    was = change(was, "ON THE CLOCK", type="action") if name == "production" else was
    through = read(write(read(write(was, "fountain").data), "finaldraft").data)
    told = [
        [
            (s.number, e.type, e.text, e.name, e.extension, e.dual)
            for s in x.scenes
            for e in s.elements
            if e.type in kinds
        ]
        for x in (was, through)
    ]
    assert told[0] == told[1]


LINES = st.sampled_from(
    [
        *(
            "INT. HOUSE - DAY",
            "EXT. 街道 - 夜 #12A#",
            ".MEMORY #3#",
            "ANNA\nHello *there*.",
            "BOB (V.O.)\n(beat)\nYes.\n~la la",
        ),
        *(
            "ANNA\nOne.\n\nBOB ^\nTwo **at _once_**.",
            "@李雷 (OS)\n你好。\n走吧。",
            "Rain <falls> & *falls*.\nHard.",
            "> THE END <",
        ),
        *(
            "CUT TO:",
            "> Iris out.",
            "# Act",
            "= What happens.",
            "[[a note]]",
            "Rain [[why?]] again.",
            "===",
            "SUPER: 1914",
        ),
        *(
            "~Alone I sing",
            "!SFX: no",
            "    indented",
            "SFX: bang",
            "\\*not emphasis\\*",
            "BOB: Hi “you”.",
            "***all***",
        ),
    ]
)


SCRIPTS = st.lists(LINES, min_size=1, max_size=12).map("\n\n".join)


@settings(max_examples=15, deadline=None)
@given(SCRIPTS)
def test_fountain_comes_back(text: str) -> None:
    comes_back(text)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(SCRIPTS)
def test_any_fountain_comes_back(text: str) -> None:
    comes_back(text)


def comes_back(text: str) -> None:
    try:
        was = read(text.encode(), format="fountain")
    except ScriptError:
        return
    data = write(was, "finaldraft").data
    again = read(data)
    assert said(again) == said(was)
    assert write(again, "finaldraft").data == data
    back = read(write(again, "fountain").data, format="fountain")
    spoken = [[(e.name, e.text) for e in elements(s) if e.type in ("dialogue", "lyric")] for s in (was, back)]
    assert spoken[0] == spoken[1]


PAGES = st.lists(
    st.tuples(
        st.sampled_from(
            ["Title", "Credit", "Author", "Source", "Draft date", "Contact", "Copyright", "Episode", "Draft"]
        ),
        st.sampled_from(
            ["Low Tide", "written by", "R. Vane\nT. Oriel", "1 Quay Street", "2 March 2019", "© 2019", "a: b"]
        ),
    ),
    max_size=6,
    unique_by=lambda pair: pair[0],
).filter(lambda page: not page or "Title" in dict(page))


@settings(max_examples=15, deadline=None)
@given(PAGES)
def test_title_pages_come_back(page: list[tuple[str, str]]) -> None:
    was = read(b"INT. HOUSE - DAY\n\nRain.\n")
    told = Screenplay(was.title, "", "en", "fountain", tuple(page), (), was.scenes)
    assert dict(read(write(told, "finaldraft").data).title_page) == dict(page)
