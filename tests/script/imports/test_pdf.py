"""PDFs by their layout: columns, numbers, page turns, two at once, Chinese, and files that are none."""

import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read
from tests.script.imports.made import Row, paper

NONE: Row = ()


def told(text: str) -> Row:
    return ((1.5, text),)


def said(text: str) -> Row:
    return ((2.5, text),)


def named(text: str) -> Row:
    return ((3.7, text),)


def aside(text: str) -> Row:
    return ((3.1, text),)


def numbered(number: str, text: str) -> Row:
    return ((0.75, number), (1.5, text), (7.375, number))


def outline(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


FIRST = [
    told("FADE IN:"),
    NONE,
    numbered("1", "INT. KITCHEN - NIGHT"),
    NONE,
    told("Anna waits by the window. The rain falls and falls on"),
    told("all the twenty-"),
    told("four roofs of the street."),
    NONE,
    named("ANNA"),
    aside("(softly, to the"),
    aside("window)"),
    said("You came back. I had begun to"),
    said("think you never would."),
    NONE,
    named("BOB (O.S.)"),
    said("Never say never."),
    NONE,
    ((5.9, "CUT TO:"),),
    NONE,
    NONE,
    numbered("2A", "EXT. YARD - DAY"),
    NONE,
    named("ANNA"),
    said("And so the long night goes on"),
    ((3.7, "(MORE)"),),
    NONE,
    ((6.0, "(CONTINUED)"),),
]
SECOND = [
    ((-7.0, "2."),),
    numbered("2A", "CONTINUED:"),
    NONE,
    named("ANNA (CONT'D)"),
    said("and on until the morning."),
    NONE,
    told("She smiles."),
    NONE,
    ((4.0, "THE END"),),
]


def test_a_screenplay_on_paper_is_read_by_its_columns() -> None:
    screenplay = read(paper(FIRST, SECOND), "old film.pdf")
    assert outline(screenplay) == [
        ("transition", "FADE IN:"),
        ("heading", "INT. KITCHEN - NIGHT"),
        ("action", "Anna waits by the window. The rain falls and falls on all the twenty-four roofs of the street."),
        ("cue", "ANNA"),
        ("parenthetical", "softly, to the window"),
        ("dialogue", "You came back. I had begun to think you never would."),
        ("cue", "BOB"),
        ("dialogue", "Never say never."),
        ("transition", "CUT TO:"),
        ("heading", "EXT. YARD - DAY"),
        ("cue", "ANNA"),
        ("dialogue", "And so the long night goes on and on until the morning."),
        ("action", "She smiles."),
        ("centred", "THE END"),
    ]
    assert [scene.number for scene in screenplay.scenes if scene.heading] == ["1", "2A"]
    assert screenplay.title == "old film"
    assert {"columns", "left-out", "joined-speech"} <= {remark.about for remark in screenplay.remarks}


@pytest.mark.parametrize("font", ["Courier", "Times-Roman"])
@pytest.mark.parametrize(
    ("base", "speech", "inner", "name", "number", "size"),
    [
        (1.5, 2.5, 3.1, 3.7, 0.75, (612, 792)),
        (1.0, 2.0, 2.5, 3.0, 0.5, (612, 792)),
        (1.5, 2.9, 3.5, 4.2, 1.0, (612, 792)),
        (1.7, 2.7, 3.4, 4.1, 1.1, (595, 842)),
        (1.25, 2.25, 2.75, 3.25, 0.6, (595, 842)),
        (1.0, 1.98, 2.3, 2.9, 0.0, (612, 792)),
        (1.5, 2.2, 2.2, 2.9, 0.0, (612, 792)),
    ],
)
def test_columns_may_stand_anywhere(base, speech, inner, name, number, size, font) -> None:
    def page(first: int) -> list[Row]:
        rows: list[Row] = []
        for at in range(first, first + 3):
            heading = (base, f"INT. ROOM {at} - DAY")
            sides = ((number, str(at)), heading, (size[0] / 72 - 1.1, str(at))) if number else (heading,)
            rows += [
                sides,
                NONE,
                ((base, "Anna walks over to the window and looks"),),
                ((base, "down at the street."),),
            ]
            for who in ("ANNA", "BOB (V.O.)"):
                rows += [
                    NONE,
                    ((name, who),),
                    ((inner, "(quietly)"),),
                    ((speech, "I never said that we"),),
                    ((speech, "should go."),),
                ]
            rows += [NONE, ((5.5, "CUT TO:"),), NONE]
        return rows

    screenplay = read(paper(page(1), page(4), page(7), font=font, size=size))
    assert outline(screenplay) == [
        element
        for at in range(1, 10)
        for element in (
            ("heading", f"INT. ROOM {at} - DAY"),
            ("action", "Anna walks over to the window and looks down at the street."),
            *(
                element
                for who in ("ANNA", "BOB")
                for element in (
                    ("cue", who),
                    ("parenthetical", "quietly"),
                    ("dialogue", "I never said that we should go."),
                )
            ),
            ("transition", "CUT TO:"),
        )
    ]
    assert [scene.number for scene in screenplay.scenes] == [str(at) if number else "" for at in range(1, 10)]


def test_words_at_the_edge_of_a_page_are_not_marks() -> None:
    pages = [
        [told("EXT. ROAD - DAY"), NONE, named("ANNA"), said("Say it again, and then one"), said("more")],
        [said("time. How many?"), NONE, named("BOB"), said("12."), NONE, named("ANNA"), said("More.")],
        [named("BOB"), said("Continued"), NONE, told("They go.")],
    ]
    said_ = [text for type, text in outline(read(paper(*pages))) if type == "dialogue"]
    assert said_ == ["Say it again, and then one more time. How many?", "12.", "More.", "Continued"]


def test_two_at_once_are_two_columns() -> None:
    rows = [
        told("INT. HALL - DAY"),
        NONE,
        ((2.6, "ANNA"), (5.3, "BOB")),
        ((1.7, "I said no such thing,"), (4.7, "And I say you did,")),
        ((1.7, "not once."), (4.7, "many times over,")),
        ((4.7, "all of it."),),
        NONE,
        told("Silence."),
    ]
    screenplay = read(paper(rows))
    assert outline(screenplay) == [
        ("heading", "INT. HALL - DAY"),
        ("cue", "ANNA"),
        ("dialogue", "I said no such thing, not once."),
        ("cue", "BOB"),
        ("dialogue", "And I say you did, many times over, all of it."),
        ("action", "Silence."),
    ]
    assert [e.dual for e in screenplay.scenes[0].elements] == [False, True, True, True, True, False]


@pytest.mark.parametrize("right", [4.0, 4.1, 4.3])
def test_two_columns_may_stand_close(right: float) -> None:
    rows = [
        told("INT. HALL - DAY"),
        NONE,
        told("They stand and look at one another for quite a while, and nobody moves."),
        NONE,
        ((2.4, "ANNA"), (5.0, "BOB")),
        ((1.5, "I never said so. Never,"), (right, "You did. (laughing) You said")),
        ((1.5, "not to them, not to you."), (right, "it here, at this table. And")),
        (
            (1.5, "No."),
            (right, "then  you left."),
        ),
        NONE,
        told("Silence."),
    ]
    screenplay = read(paper(rows))
    assert [text for type, text in outline(screenplay) if type in ("dialogue", "action")] == [
        "They stand and look at one another for quite a while, and nobody moves.",
        "I never said so. Never, not to them, not to you. No.",
        "You did. (laughing) You said it here, at this table. And then you left.",
        "Silence.",
    ]


@pytest.mark.parametrize("beside", [True, False])
def test_scene_numbers_may_stand_close(beside: bool) -> None:
    rows: list[Row] = []
    for number in range(8, 14):
        row: Row = ((1.0, str(number)), (1.5, f"INT. ROOM {number} - DAY"), (7.2, str(number)))
        rows += [row if beside else row[:2], NONE, told("Rain falls."), NONE, named("ANNA"), said("Twelve."), NONE]
    screenplay = read(paper(rows))
    assert [scene.number for scene in screenplay.scenes] == [str(number) for number in range(8, 14)]
    assert [scene.heading for scene in screenplay.scenes] == [f"INT. ROOM {number} - DAY" for number in range(8, 14)]
    assert {type for type, _ in outline(screenplay)} == {"heading", "action", "cue", "dialogue"}


def test_a_head_without_its_number_is_no_story() -> None:
    head: Row = ((-1.5, "THE ROAD   Blue Rev. 3/4/20"),)
    pages = [
        [(*head, *((((7.0, f"{n}.")),) if n > 1 else ())), told(f"EXT. ROAD {n} - DAY"), NONE, told("Dust.")]
        for n in range(1, 5)
    ]
    assert [text for type, text in outline(read(paper(*pages))) if type == "action"] == ["Dust."] * 4


@pytest.mark.parametrize(("mark", "said_"), [("(MORE)", ["One. Two."]), ("", ["One.", "Two."])])
def test_a_speech_is_joined_where_the_page_says_so(mark: str, said_: list[str]) -> None:
    end = [named(mark)] if mark else []
    pages = [[told("EXT. ROAD - DAY"), NONE, named("ANNA"), said("One."), *end], [named("ANNA (CONT'D)"), said("Two.")]]
    assert [text for type, text in outline(read(paper(*pages))) if type == "dialogue"] == said_


def test_marks_of_revision_are_no_words() -> None:
    rows = [
        (*numbered("12", "INT. HALL - DAY"), (7.7, "*")),
        NONE,
        ((1.5, "Rain falls."), (7.7, "*")),
        NONE,
        named("ANNA"),
        ((2.5, "Twelve or"), (7.7, "*")),
        said("12"),
        ((7.7, "*"),),
        NONE,
        ((6.7, "CUT TO:"), (7.6, "*")),
    ]
    screenplay = read(paper(rows))
    assert outline(screenplay)[1:-1] == [("action", "Rain falls."), ("cue", "ANNA"), ("dialogue", "Twelve or 12")]
    assert outline(screenplay)[-1] == ("transition", "CUT TO:")
    assert screenplay.scenes[0].number == "12"


def test_a_title_page_is_told_by_its_middle() -> None:
    front = [NONE] * 18 + [((3.4, "THE LONG NIGHT"),), NONE, ((3.7, "Written by"),), ((3.7, "A. Writer"),)]
    front += [NONE] * 20 + [((1.5, "Second draft, 3 May 2020"),), ((1.5, "a@example.org"),)]
    screenplay = read(paper(front, FIRST, SECOND))
    assert dict(screenplay.title_page) == {
        "Title": "THE LONG NIGHT",
        "Credit": "Written by",
        "Author": "A. Writer",
        "Draft date": "Second draft, 3 May 2020",
        "Contact": "a@example.org",
    }
    assert (screenplay.title, screenplay.author) == ("THE LONG NIGHT", "A. Writer")


def test_heads_and_feet_are_no_story() -> None:
    def page(number: int) -> list[Row]:
        words = [NONE, told(f"EXT. ROAD {number} - DAY"), NONE, told(f"Dust on mile {number}.")]
        speech = [NONE, named("ANNA"), said(f"Mile {number}.")]
        foot = [NONE] * (56 - 1 - len(words) - len(speech)) + [((1.5, "The Road - blue draft"),)]
        return [((-1.5, "THE ROAD"), (7.0, f"{number}.")), *words, *speech, *foot]

    screenplay = read(paper(*(page(number) for number in range(1, 6))))
    assert [e.text for scene in screenplay.scenes for e in scene.elements if e.type == "action"] == [
        f"Dust on mile {number}." for number in range(1, 6)
    ]
    assert not [text for _, text in outline(screenplay) if "blue draft" in text or text == "THE ROAD"]


def test_chinese_on_paper() -> None:
    rows: list[Row] = [
        ((1.2, "1-1 夜 内 咖啡馆"),),
        ((1.2, "人物：李雷、韩梅梅"),),
        ((1.2, "△雨点敲着玻璃，街上一个人也没有，只有一盏路灯在雨里一闪一闪地亮着"),),
        ((1.2, "，像在等人。"),),
        ((1.2, "韩梅梅：（没抬头）关门了。"),),
        ((1.2, "李雷：关门了。"),),
        ((1.2, "韩梅梅：（没抬头）关门了。"),),
    ]
    screenplay = read(paper(rows, font="STSong-Light", step=18))
    assert screenplay.format == "chinese"
    assert outline(screenplay) == [
        ("heading", "1-1 夜 内 咖啡馆"),
        ("action", "雨点敲着玻璃，街上一个人也没有，只有一盏路灯在雨里一闪一闪地亮着，像在等人。"),
        ("cue", "韩梅梅"),
        ("parenthetical", "没抬头"),
        ("dialogue", "关门了。"),
        ("cue", "李雷"),
        ("dialogue", "关门了。"),
        ("cue", "韩梅梅"),
        ("parenthetical", "没抬头"),
        ("dialogue", "关门了。"),
    ]


def test_what_is_said_twice_is_read_twice() -> None:
    """Lines without height (faces that are not in the file) must not pass for one line drawn again."""
    rows: list[Row] = [((1.2, "1-1 夜 内 咖啡馆"),), *([((1.2, "李雷：你听见了没有？你听见了没有？"),)] * 12)]
    screenplay = read(paper(rows, font="STSong-Light", step=18))
    assert [e.text for e in screenplay.scenes[0].elements if e.type == "dialogue"] == [
        "你听见了没有？你听见了没有？"
    ] * 12


def test_emphasis_is_kept() -> None:
    out = BytesIO()
    sheet = canvas.Canvas(out, invariant=1)
    for y, face, x, words in (
        (700, "Courier", 108, "INT. ROOM - DAY"),
        (676, "Courier", 108, "He is"),
        (676, "Courier-Bold", 151.2, "here"),
        (676, "Courier", 187.2, "now."),
        (652, "Courier", 260, "ANNA"),
        (640, "Courier-Oblique", 180, "Again?"),
    ):
        sheet.setFont(face, 12)
        sheet.drawString(x, y, words)
    sheet.setLineWidth(0.7)
    sheet.line(187.2, 674, 216, 674)
    sheet.save()
    screenplay = read(out.getvalue())
    action, spoken = (e for e in screenplay.scenes[0].elements if e.type in ("action", "dialogue"))
    assert action.text == "He is here now."
    assert [(run.text, run.styles) for run in action.runs if run.styles] == [
        ("here", ("bold",)),
        ("now.", ("underline",)),
    ]
    assert [(run.text, run.styles) for run in spoken.runs] == [("Again?", ("italic",))]


def test_a_scanned_paper_says_what_to_do() -> None:
    out = BytesIO()
    sheet = canvas.Canvas(out)
    sheet.rect(100, 100, 300, 300, fill=1)
    sheet.save()
    with pytest.raises(ScriptError, match="pictures of pages") as refused:
        read(out.getvalue())
    assert "OCR" in refused.value.advice


def test_a_locked_paper_says_so() -> None:
    out = BytesIO()
    sheet = canvas.Canvas(out, encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="other", strength=128))
    sheet.drawString(100, 700, "INT. ROOM - DAY")
    sheet.save()
    with pytest.raises(ScriptError, match="locked with a password"):
        read(out.getvalue())


GOOD = paper(FIRST, SECOND)


@pytest.mark.parametrize("cut", range(0, len(GOOD), 211))
def test_a_broken_paper_is_read_or_refused_in_words(cut: int) -> None:
    for data in (GOOD[:cut], GOOD[:cut] + b"\xff" * 7 + GOOD[cut + 7 :]):
        with suppress(ScriptError):
            assert read(b"%PDF" + data[4:] if len(data) > 4 else b"%PDF-1.4").scenes


def raw(content: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page that draws packed `content`."""
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n" % (len(content), more) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, part) for at, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF"


DRAW = b"BT /F 12 Tf 108 700 Td (INT. ROOM - DAY) Tj ET\n"


@pytest.mark.parametrize("more", [b"", b"/Subtype /Image "])
@pytest.mark.parametrize("end", [10**9, -40])
def test_a_small_paper_that_unpacks_to_much_is_refused(more: bytes, end: int) -> None:
    assert read(raw(zlib.compress(DRAW))).scenes
    with pytest.raises(ScriptError, match="unpacks to more than 40 MB"):
        read(raw(zlib.compress(DRAW * (41 * 2**20 // len(DRAW)), 1)[:end], more))


def test_what_leans_across_the_page_is_no_story() -> None:
    out = BytesIO()
    sheet = canvas.Canvas(out)
    for y, words in ((700, "INT. ROOM - DAY"), (676, "Anna waits by the door.")):
        sheet.drawString(108, y, words)
    sheet.rotate(45)
    sheet.drawString(400, 100, "CONFIDENTIAL COPY")
    sheet.save()
    assert "CONFIDENTIAL" not in read(out.getvalue()).source


def test_a_large_word_on_every_page_is_no_story() -> None:
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=(612, 792), invariant=1)
    for number in range(4):
        sheet.setFont("Helvetica", 48)
        sheet.drawCentredString(306, 396, "FOR BOB ONLY")
        sheet.setFont("Courier", 12)
        for x, y, text in (
            (1.5, 1, f"INT. HALL {number} - DAY"),
            (3.7, 5.4, "ANNA"),
            (2.5, 5.567, "I see it in the dark."),
        ):
            sheet.drawString(x * 72, 792 - y * 72, text)
        sheet.showPage()
    sheet.save()
    screenplay = read(out.getvalue())
    assert [type for type, _ in outline(screenplay)] == ["heading", "cue", "dialogue"] * 4
    assert "4 lines of the pages are left out" in screenplay.remarks[0].message
