"""The page that a Final Draft file asks for."""

from ciotat.script import read
from ciotat.script.paper import A4, paginate
from ciotat.script.paper.template import Template

SETTINGS = """
<ElementSettings Type="Dialogue"><FontSpec Style=""/>
<ParagraphSpec Alignment="Left" LeftIndent="2.25" RightIndent="6.00" SpaceBefore="0" Spacing="2"/></ElementSettings>
<ElementSettings Type="Scene Heading"><FontSpec Style="AllCaps+Bold"/>
<ParagraphSpec LeftIndent="1.50" RightIndent="7.50" SpaceBefore="12" Spacing="1"/></ElementSettings>
<PageLayout TopMargin="36" BottomMargin="36"><PageSize Width="8.27" Height="11.69"/></PageLayout>
"""


def fdx(content: str, settings: str = "") -> str:
    return f'<?xml version="1.0"?><FinalDraft DocumentType="Script"><Content>{content}</Content>{settings}</FinalDraft>'


def paragraph(type: str, text: str, **more: str) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<Paragraph Type="{type}"{attributes}><Text>{text}</Text></Paragraph>'


HEADING = paragraph("Scene Heading", "INT. ROOM - DAY")


def lines(text: str) -> list[tuple[str, float, float]]:
    found = [line for page in paginate(read(text.encode(), "a.fdx")) for line in page.lines]
    return [(line.text, round(line.x / 72, 3), line.y / 12) for line in found]


def test_settings_move_columns_and_lines() -> None:
    speech = paragraph("Character", "ANNA") + paragraph("Dialogue", "One two three. " * 5)
    found = lines(fdx(HEADING + speech, SETTINGS))
    assert [(x, y) for _, x, y in found] == [(1.5, 0), (3.5, 2), (2.25, 4), (2.25, 6)]


def test_paper_and_margins() -> None:
    paper = Template(fdx(HEADING, SETTINGS)).paper
    assert (round(paper.width), round(paper.height), paper.top) == (round(A4.width), round(A4.height), 36)
    assert paper.column("dialogue").cells == 38
    assert paper.column("heading").styles == ("bold",)


def test_a_file_without_settings_is_a_plain_page() -> None:
    assert lines(fdx(HEADING + paragraph("Action", "She waits."))) == [
        ("INT. ROOM - DAY", 1.5, 0),
        ("She waits.", 1.5, 2),
    ]


def test_empty_paragraphs_take_their_line() -> None:
    empty = '<Paragraph Type="Action"><Text/></Paragraph>'
    assert lines(fdx(HEADING + empty + paragraph("Action", "She waits.")))[1][2] == 4


def test_a_paragraph_may_have_its_own_place_and_page() -> None:
    own = paragraph("Action", "Apart.", LeftIndent="3.00", RightIndent="6.00") + paragraph(
        "Action", "Over.", StartsNewPage="Yes"
    )
    assert lines(fdx(HEADING + own))[1:] == [("Apart.", 3.0, 2), ("Over.", 1.5, 0)]


def test_acts_are_printed_but_belong_to_no_scene() -> None:
    screenplay = read(fdx(paragraph("New Act", "ACT ONE") + HEADING + paragraph("Action", "Go.")).encode(), "a.fdx")
    page = paginate(screenplay)[0]
    assert page.lines[0].text == "ACT ONE"
    assert [height / 12 for height in page.heights] == [5]


def test_numbers_that_cannot_be_meant_are_left_alone() -> None:
    spec = '<ParagraphSpec LeftIndent="nan" RightIndent="-4" Spacing="1e9" SpaceBefore="x"/>'
    wild = f'<ElementSettings Type="Action">{spec}</ElementSettings>'
    page = '<PageLayout TopMargin="inf"><PageSize Width="0" Height="1e300"/></PageLayout>'
    paper = Template(fdx(HEADING, wild + page)).paper
    assert (paper.width, paper.height, paper.top, paper.column("action").cells) == (612, 792, 72, 61)


def test_continueds_can_be_turned_off() -> None:
    off = '<MoresAndContinueds><DialogueBreaks AutomaticCharacterContinueds="No"/></MoresAndContinueds>'
    said = paragraph("Character", "ANNA") + paragraph("Dialogue", "Yes.") + paragraph("Action", "A beat.")
    again = paragraph("Character", "ANNA") + paragraph("Dialogue", "No.")
    assert ("ANNA (CONT'D)", 3.5, 7) in lines(fdx(HEADING + said + again))
    assert ("ANNA", 3.5, 7) in lines(fdx(HEADING + said + again, off))


def test_scenes_that_go_on_are_marked_outside_the_body() -> None:
    on = '<SceneBreaks SceneBottom="(CONTINUED)" SceneBottomOfPage="Yes" SceneTop="CONTINUED:" SceneTopOfNext="Yes"/>'
    heading = paragraph("Scene Heading", "INT. ROOM - DAY", Number="7")
    text = fdx(heading + paragraph("Action", "She waits.") * 60, f"<MoresAndContinueds>{on}</MoresAndContinueds>")
    first, second, *_ = paginate(read(text.encode(), "a.fdx"))
    assert (first.lines[-1].text, first.lines[-1].y / 12) == ("(CONTINUED)", 54)
    assert [(line.text, line.y / 12) for line in second.lines[:4]] == [
        ("CONTINUED:", -2),
        ("7", -2),
        ("7", -2),
        ("She waits.", 0),
    ]
