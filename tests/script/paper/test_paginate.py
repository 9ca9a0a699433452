"""Where pages break."""

import pytest
from hypothesis import given, settings

from ciotat.script import Screenplay
from ciotat.script.paper import A4, LETTER, paginate
from ciotat.script.paper.measure import cells
from tests.script.paper.drafts import bottom, fountain, padded, scripts, shown, spoken

SPEECH = (
    "Will never told you that?\n(she shakes her head)\nProbably just as well.  He would have told it wrong anyway.  "
)


def texts(screenplay: Screenplay) -> list[list[str]]:
    return [shown(page) for page in paginate(screenplay)]


def test_a_page_holds_54_lines() -> None:
    pages = texts(padded(27, ""))
    assert bottom(paginate(padded(27, ""))[0]) == "Padding line 25."
    assert [len(page) for page in pages] == [27, 1]


def test_columns_stand_where_the_trade_has_them() -> None:
    text = "INT. ROOM - DAY #7#\n\nAction.\n\nANNA\n(low)\nHello.\n\nCUT TO:\n\n> THE END <\n"
    lines = paginate(fountain(text))[0].lines
    assert [(line.kind, round(line.x / 72, 3), line.y / 12) for line in lines] == [
        ("heading", 1.5, 0),
        ("number", 0.75, 0),
        ("number", 7.275, 0),
        ("action", 1.5, 2),
        ("cue", 3.5, 4),
        ("parenthetical", 2.9, 5),
        ("dialogue", 2.5, 6),
        ("transition", 6.4, 8),
        ("centred", 4.15, 10),
    ]


def test_two_lines_part_a_scene_from_the_last() -> None:
    lines = paginate(fountain("INT. A - DAY\n\nOne.\n\nINT. B - DAY\n\nTwo.\n"))[0].lines
    assert [line.y / 12 for line in lines] == [0, 2, 5, 7]


def test_sections_synopses_and_notes_are_not_printed() -> None:
    assert texts(fountain("# Act\n\nINT. A - DAY\n\n= It begins.\n\nOne. [[a note]]\n\n/* cut */\n")) == [
        ["INT. A - DAY", "One."]
    ]


def test_a_heading_is_never_last() -> None:
    pages = texts(padded(25, "INT. HALL - DAY\n\nShe enters.\n\nShe leaves."))
    assert pages[0][-1] == "Padding line 24."
    assert pages[1][0] == "INT. HALL - DAY"


def test_a_heading_takes_two_lines_of_what_follows() -> None:
    action = "One sentence that is as long as two lines are, or very nearly as long. " * 3
    pages = texts(padded(23, f"INT. HALL - DAY\n\n{action}"))
    assert pages[0][-3] == "INT. HALL - DAY"
    assert pages[0][-1].endswith("as long.")


def test_action_breaks_at_the_end_of_a_sentence() -> None:
    sentence = "This one is a sentence of about one line and something more. "
    pages = texts(padded(25, sentence * 4))
    assert pages[0][-1].endswith(".")
    assert pages[1][0].startswith("This one")


def test_action_of_three_lines_does_not_break() -> None:
    pages = texts(padded(25, "First sentence fills its line up to the edge of the column. " * 3))
    assert pages[0][-1] == "Padding line 24."


def test_speech_breaks_behind_a_sentence_two_lines_on_each_side() -> None:
    pages = paginate(padded(24, f"EDWARD\n{SPEECH}All the facts and none of the flavor."))
    assert bottom(pages[0]) == "Probably just as well."
    assert shown(pages[1])[0].startswith("He would have told")


def test_speech_breaks_behind_a_parenthetical_only_where_nothing_else_is_left() -> None:
    told = "Will never told you that?\n(she shakes her head)\nNever mind it. He told it wrong. None of the flavor or sauce, honey."
    assert bottom(paginate(padded(24, f"EDWARD\n{told}"))[0]) == "(she shakes her head)"


def test_a_speech_of_one_long_sentence_moves_as_a_whole() -> None:
    long = "I told him of " + "the vagaries of money and of " * 8 + "luck."
    pages = texts(padded(24, f"EDWARD\n{long}"))
    assert pages[1][0] == "EDWARD"


def test_a_broken_speech_is_marked_without_taking_a_line() -> None:
    pages = paginate(padded(24, f"EDWARD (V.O.)\n{SPEECH}All the facts and none of the flavor."))
    more, again = pages[0].lines[-1], pages[1].lines[0]
    assert (more.text, more.y) == ("(MORE)", LETTER.room)
    assert (again.text, again.y) == ("EDWARD (V.O.) (CONT'D)", -12)
    assert pages[1].lines[1].y == 0


def test_a_transition_does_not_begin_a_page() -> None:
    pages = texts(padded(26, "> CUT TO:"))
    assert pages[1] == ["Padding line 25.", "CUT TO:"]


def test_who_goes_on_speaking_is_marked() -> None:
    text = (
        "INT. A - DAY\n\nANNA\nOne.\n\nShe waits.\n\nANNA\nTwo.\n\nANNA (O.S.)\nThree.\n\nINT. B - DAY\n\nANNA\nFour.\n"
    )
    cues = [line.text for page in paginate(fountain(text)) for line in page.lines if line.kind == "cue"]
    assert cues == ["ANNA", "ANNA (CONT'D)", "ANNA (O.S.)", "ANNA"]
    plain = [
        line.text for page in paginate(fountain(text), continued=False) for line in page.lines if line.kind == "cue"
    ]
    assert plain == ["ANNA", "ANNA", "ANNA (O.S.)", "ANNA"]


def test_two_speak_side_by_side() -> None:
    lines = paginate(fountain("INT. A - DAY\n\nANNA\nYes yes.\n\nBOB ^\nNo no.\n"))[0].lines
    assert [(line.text, line.y / 12) for line in lines if line.kind == "dialogue"] == [("Yes yes.", 3), ("No no.", 3)]
    assert [line.x / 72 for line in lines if line.kind == "dialogue"] == [1.5, 4.625]


def test_pages_are_forced_and_named() -> None:
    pages = paginate(fountain("INT. A - DAY\n\nOne.\n\n=== 12A\n\nTwo.\n\n===\n\nThree.\n"))
    assert [(page.label, shown(page)[-1]) for page in pages] == [("1", "One."), ("12A", "Two."), ("13", "Three.")]


def test_blank_lines_count_but_not_as_a_habit_over_headings() -> None:
    spaced = paginate(fountain("INT. A - DAY\n\nOne.\n\n\nTwo.\n"))[0].lines
    assert [line.y / 12 for line in spaced] == [0, 2, 6]
    habit = paginate(fountain("INT. A - DAY\n\nOne.\n\n\nINT. B - DAY\n\nTwo.\n\n\nINT. C - DAY\n\nThree.\n"))[0].lines
    assert [line.y / 12 for line in habit] == [0, 2, 5, 7, 10, 12]


def test_labels_are_printed_as_written() -> None:
    assert texts(fountain('INT. A - DAY\n\nSUPER: "Later"\n\nOne.\n'))[0][1] == 'SUPER: "Later"'


def test_a4_holds_58_lines() -> None:
    assert A4.room / 12 == 58


def test_what_no_page_could_hold_is_broken_all_the_same() -> None:
    endless = "word " * 4000
    for text in (f"!{endless}", f"@ANNA\n{endless}", f"@ANNA\n{endless}\n\n@BOB ^\n{endless}", f".{'A' * 20_000}"):
        screenplay = fountain(f".ROOM\n\n{text}\n")
        pages = paginate(screenplay)
        assert max(line.y for page in pages for line in page.lines if line.kind != "more") < LETTER.room
        check_all_is_printed(screenplay)


def check_all_is_printed(screenplay: Screenplay) -> None:
    found = spoken(paginate(screenplay))
    for scene in screenplay.scenes:
        for element in scene.elements:
            if element.type in ("dialogue", "lyric", "parenthetical", "action"):
                assert found[element.id] == element.text.replace("\n", "")


@settings(max_examples=25)
@given(scripts)
def test_pages_keep_their_rules(screenplay: Screenplay) -> None:
    pages = paginate(screenplay)
    check_all_is_printed(screenplay)
    for page in pages:
        printed = [line for line in page.lines if line.kind not in ("more", "continued", "number")]
        assert all(0 <= line.y <= LETTER.room - 12 for line in printed)
        assert page is pages[-1] or printed[-1].kind not in ("heading", "cue")
        assert all(cells(line.text.rstrip()) <= LETTER.column(line.kind).cells + 2 for line in printed)


def test_scenes_know_how_high_they_stand() -> None:
    page = paginate(fountain("INT. A - DAY\n\nOne.\n\nINT. B - DAY\n\nTwo.\n"))[0]
    assert [height / 12 for height in page.heights] == [3, 5]


@pytest.mark.slow
def test_pages_take_linear_time() -> None:
    """Hostile scripts: minutes, were anything quadratic."""
    for unit in (
        "INT. A - DAY\n\n",
        "@A\n(b)\n",
        "a. b! ",
        "*a* b ",
        "(a)\n",
        "\n\n\n",
        "> CUT TO:\n\n",
        "@A\nb. c. d\n\n@B ^\nb\n\n",
    ):
        assert paginate(fountain("INT. A - DAY\n\nOne.\n\nANNA\n" + unit * (60_000 // len(unit))))
