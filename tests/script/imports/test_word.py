"""Word documents: by style names, by indents, as plain text; and zip files that mean harm."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read
from ciotat.script.imports.docx_styles import type_of
from tests.script.imports.made import W, archive, document, paragraph, style, styles


def outline(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


SCENE = [
    ("heading", "INT. KITCHEN - NIGHT"),
    ("action", "Anna waits by the window."),
    ("cue", "ANNA"),
    ("parenthetical", "softly"),
    ("dialogue", "You came back."),
    ("transition", "CUT TO:"),
]


def test_styles_tell_what_a_paragraph_is() -> None:
    names = styles(
        style("SceneHeading", "Scene Heading"),
        style("A1", "Action"),
        style("C1", "Character", run="<w:caps/>"),
        style("P1", "Parenthetical"),
        style("D1", "Dialogue"),
        style("T1", "Transition"),
    )
    data = document(
        paragraph("INT. KITCHEN - NIGHT", "SceneHeading"),
        paragraph("Anna waits by the window.", "A1"),
        paragraph("Anna", "C1"),
        paragraph("(softly)", "P1"),
        paragraph("You came back.", "D1"),
        paragraph("CUT TO:", "T1"),
        styles=names,
    )
    screenplay = read(data, "kitchen.docx")
    assert outline(screenplay) == SCENE
    assert screenplay.title == "kitchen"
    assert "styles" in {remark.about for remark in screenplay.remarks}


def test_chinese_styles_tell_too() -> None:
    names = styles(style("1", "场景标题"), style("2", "动作"), style("3", "人物"), style("4", "对白"))
    data = document(
        paragraph("1. 内景 咖啡馆 - 夜", "1"),
        paragraph("雨点敲着玻璃。", "2"),
        paragraph("韩梅梅", "3"),
        paragraph("关门了。", "4"),
        styles=names,
    )
    assert outline(read(data))[1:] == [("action", "雨点敲着玻璃。"), ("cue", "韩梅梅"), ("dialogue", "关门了。")]


def test_indents_tell_where_styles_do_not() -> None:
    data = document(
        paragraph("INT. KITCHEN - NIGHT"),
        paragraph("Anna waits by the window."),
        paragraph("ANNA", left=2.2),
        paragraph("(softly)", left=1.6),
        paragraph("You came back.", left=1),
        paragraph("CUT TO:", align="right"),
        paragraph("EXT. YARD - DAY"),
        paragraph("BOB", align="center"),
        paragraph("Never.", align="center"),
        paragraph("He goes."),
    )
    assert outline(read(data)) == [
        *SCENE,
        ("heading", "EXT. YARD - DAY"),
        ("cue", "BOB"),
        ("dialogue", "Never."),
        ("action", "He goes."),
    ]


def test_a_page_before_the_story_is_the_title_page() -> None:
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    bold = paragraph("INT. KITCHEN - NIGHT", run="<w:b/>")
    speech = (paragraph("ANNA", left=2), paragraph("No.", left=1), paragraph("THE END", align="center"))
    screenplay = read(document(paragraph("Rain"), paragraph("by A. Writer"), turn, bold, *speech))
    assert (screenplay.title, screenplay.author) == ("Rain", "A. Writer")
    assert outline(screenplay) == [
        ("heading", "INT. KITCHEN - NIGHT"),
        ("cue", "ANNA"),
        ("dialogue", "No."),
        ("centred", "THE END"),
    ]


def test_a_script_typed_as_text_is_read_as_text() -> None:
    fountain = document(*(paragraph(line) for line in ("INT. ROOM - DAY", "", "Anna waits.", "", "ANNA", "No.", "")))
    assert outline(read(fountain)) == [
        ("heading", "INT. ROOM - DAY"),
        ("action", "Anna waits."),
        ("cue", "ANNA"),
        ("dialogue", "No."),
    ]
    chinese = document(*(paragraph(line) for line in ("1-1 夜 内 咖啡馆", "△雨。", "韩梅梅：（没抬头）关门了。")))
    screenplay = read(chinese)
    assert screenplay.format == "chinese"
    assert [e.text for e in screenplay.scenes[0].elements] == [
        "1-1 夜 内 咖啡馆",
        "雨。",
        "韩梅梅",
        "没抬头",
        "关门了。",
    ]


def test_a_script_typed_without_blank_lines() -> None:
    lines = ("INT. HALL - DAY", "Dust.", "BOB", "Hi there.", "(beat)", "Bye.", "EXT. YARD - NIGHT", "Rain.")
    assert [type for type, _ in outline(read(document(*map(paragraph, lines)), "my.docx"))] == [
        "heading", "action", "cue", "dialogue", "parenthetical", "dialogue", "heading", "action",
    ]  # fmt: skip


def test_a_table_of_names_and_lines() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    data = document(paragraph("1 日 内 屋"), f"<w:tbl>{row('李雷', '你回来了。')}{row('韩梅', '我没走。')}</w:tbl>")
    assert [(e.name, e.text) for e in read(data).scenes[0].elements if e.type == "dialogue"] == [
        ("李雷", "你回来了。"),
        ("韩梅", "我没走。"),
    ]


def test_numbers_that_only_word_writes() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    data = document(
        paragraph("INT. ROOM - DAY", extra=listed),
        paragraph("ANNA", left=2.2),
        paragraph("No.", left=1),
        paragraph("EXT. YARD - DAY", extra=listed),
        paragraph("BOB", left=2.2),
        paragraph("Yes.", left=1),
        numbering=numbering,
    )
    assert [scene.number for scene in read(data).scenes] == ["1", "2"]


def test_comments_are_notes_and_what_is_deleted_is_gone() -> None:
    deleted = "<w:p><w:r><w:t>She </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>waits.</w:t></w:r></w:p>"
    comment = '<w:p><w:r><w:t>Rain.</w:t></w:r><w:r><w:commentReference w:id="4"/></w:r></w:p>'
    comments = (
        f'<w:comments {W}><w:comment w:id="4"><w:p><w:r><w:t>More of it?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    data = document(
        paragraph("INT. ROOM - DAY"),
        deleted,
        comment,
        paragraph("ANNA", left=2),
        paragraph("No.", left=1),
        comments=comments,
    )
    assert outline(read(data))[1:4] == [("action", "She waits."), ("action", "Rain."), ("note", "More of it?")]


def test_emphasis_that_differs_from_the_paragraph_is_kept() -> None:
    mixed = (
        "<w:p><w:r><w:t xml:space='preserve'>He is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>here</w:t></w:r></w:p>"
    )
    data = document(paragraph("INT. ROOM - DAY"), mixed, paragraph("ANNA", left=2), paragraph("No.", left=1))
    action = read(data).scenes[0].elements[1]
    assert (action.text, [run.styles for run in action.runs]) == ("He is here", [(), ("bold",)])


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Scene Heading", "heading"),
        ("SCENE_HEADING", "heading"),
        ("Slugline", "heading"),
        ("SP Character", "cue"),
        ("对白", "dialogue"),
        ("剧本-对白", "dialogue"),
        ("Normal", None),
        ("Heading 1", None),
    ],
)
def test_names_of_styles(name: str, type: str | None) -> None:
    assert type_of(name) == type


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * (49 * 2**20))
    return out.getvalue()


BAD = {
    "a zip with no document": (archive({"other": "<x/>"}), "no Word document"),
    "half a zip": (document(paragraph("x"))[:90], "broken"),
    "a doctype": (archive({"document": f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}/>'}), "unsafe"),
    "broken XML": (archive({"document": "<w:document"}), "broken"),
    "no XML": (archive({"document": "\x00\x01"}), "broken"),
    "too deep": (archive({"document": "<a>" * 500 + "</a>" * 500}), "too deep"),
    "an empty body": (document(), "empty"),
    "a bomb": (bomb(), "unpacks to more than"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_means_harm_is_refused_in_words(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(ScriptError, match=message) as refused:
        read(data, "x.docx")
    assert refused.value.advice


@pytest.mark.parametrize("cut", range(0, 400, 23))
def test_a_damaged_document_is_read_or_refused(cut: int) -> None:
    whole = document(*(paragraph(f"INT. ROOM {n} - DAY") for n in range(9)))
    data = whole[:cut] + b"\x55" + whole[cut + 1 :]
    if data[:4] == b"PK\x03\x04":
        with suppress(ScriptError):
            assert read(data).scenes


def test_an_archive_of_a_version_to_come_is_refused_in_words() -> None:
    data = bytearray(document(paragraph("INT. A - DAY")))
    at = data.find(b"PK\x01\x02")
    data[at + 6] = 210
    with pytest.raises(ScriptError, match="cannot be unpacked"):
        read(bytes(data))
