import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import Screenplay, read
from ciotat.script.heading import slug
from tests.script.fountain_rules import RULES


def fountain(text: str) -> Screenplay:
    return read(text.encode(), "probe.fountain")


def told(screenplay: Screenplay) -> str:
    elements = [e for scene in screenplay.scenes for e in scene.elements]
    return "|".join(f"{e.type}{'+' * e.dual}: {e.text}" for e in elements)


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    text, expected = RULES[rule]
    assert told(fountain(text)) == expected


@pytest.mark.parametrize("rule", RULES)
def test_rule_with_windows_line_ends_and_mark(rule: str) -> None:
    text, expected = RULES[rule]
    read_back = told(read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "probe.fountain"))
    assert read_back.replace("\r\n", "\n") == expected


def test_title_page() -> None:
    screenplay = fountain(
        "Title:\n    _**BRICK & STEEL**_\n    FULL RETIRED\nAuthor: Stu\nDraft date:\n\tDraft 3: final\n"
        "标语：再见\n\nFADE IN:\n\nX."
    )
    assert screenplay.title == "BRICK & STEEL FULL RETIRED"
    assert screenplay.author == "Stu"
    assert screenplay.title_page[2:] == (("Draft date", "Draft 3: final"), ("标语", "再见"))
    assert told(screenplay) == "transition: FADE IN:|action: X."


def test_full_width_title_page() -> None:
    screenplay = fountain("Title：电影\nAuthor：某人\n\n.内景 咖啡馆 - 夜\n\n他坐下。")
    assert (screenplay.title, screenplay.author) == ("电影", "某人")
    scene = screenplay.scenes[0]
    assert (scene.inside, scene.place, scene.hour) == ("inside", "咖啡馆", "夜")


def test_fade_in_on_the_first_line_is_no_title_page() -> None:
    screenplay = fountain("FADE IN:\n\nINT. HOUSE - DAY\n\nX.")
    assert screenplay.title_page == ()
    assert screenplay.title == "probe"
    assert told(screenplay).startswith("transition: FADE IN:|heading")


@pytest.mark.parametrize(
    ("line", "inside", "place", "hour", "modifiers"),
    [
        ("INT. HOUSE - KITCHEN - NIGHT", "inside", "HOUSE - KITCHEN", "NIGHT", ()),
        ("EXT. STREET - DAY (FLASHBACK)", "outside", "STREET", "DAY", ("FLASHBACK",)),
        ("INT./EXT. CAR - MOVING - CONTINUOUS", "both", "CAR", "CONTINUOUS", ("MOVING",)),
        ("EXT. FIELD - THE NEXT MORNING - RAIN", "outside", "FIELD", "THE NEXT MORNING", ("RAIN",)),
        ("INT. TWENTY-ONE CLUB", "inside", "TWENTY-ONE CLUB", "", ()),
        ("EXT. FOREST, NIGHT", "outside", "FOREST", "NIGHT", ()),
        ("EXT. LA CIOTAT STATION – 10:30 AM", "outside", "LA CIOTAT STATION", "10:30 AM", ()),
        ("INT. 咖啡馆 - 夜", "inside", "咖啡馆", "夜", ()),
        ("INT。 医院-日", "inside", "医院", "日", ()),
        ("EXT. SNOWY FOREST NIGHT", "outside", "SNOWY FOREST", "NIGHT", ()),
        ("12A INT. HALL - DUSK 12A", "inside", "HALL", "DUSK", ()),
    ],
)
def test_heading(line: str, inside: str, place: str, hour: str, modifiers: tuple[str, ...]) -> None:
    scene = fountain(f"{line}\n\nX.").scenes[0]
    assert (scene.inside, scene.place, scene.hour, scene.modifiers) == (inside, place, hour, modifiers)


@pytest.mark.parametrize(
    ("cue", "name", "extension", "voice"),
    [
        ("ANNA", "ANNA", "", "onscreen"),
        ("ANNA (V.O.)", "ANNA", "V.O.", "narration"),
        ("ANNA (O.S.) (CONT’D)", "ANNA", "O.S., CONT’D", "offscreen"),
        ("ANNA (on the radio)", "ANNA", "on the radio", "device"),
        ("ANNA (into phone)", "ANNA", "into phone", "onscreen"),
        ("NARRATOR", "NARRATOR", "", "narration"),
        ("@李雷（电话）", "李雷", "电话", "device"),
        ("ANNA:", "ANNA", "", "onscreen"),
    ],
)
def test_cue(cue: str, name: str, extension: str, voice: str) -> None:
    elements = fountain(f"{cue}\nHello.").scenes[0].elements
    assert [(e.name, e.extension, e.voice) for e in elements] == [(name, extension, voice)] * 2


def test_origins_point_into_the_text_as_written() -> None:
    text = "INT. A - DAY\r\n\r\n[[n]] She *runs*.\r\n\r\nANNA (V.O.)\r\n(low)\r\n/* gone */ Hello\r\nagain."
    lines = text.split("\r\n")
    found = {}
    for e in fountain(text).scenes[0].elements:
        assert lines[e.origin.line - 1][e.origin.column - 1 :]
        found[e.type] = (e.origin.line, e.origin.column, e.origin.length)
    assert found == {
        "heading": (1, 1, 12),
        "note": (3, 1, 5),
        "action": (3, 7, 11),
        "cue": (5, 1, 11),
        "parenthetical": (6, 1, 5),
        "boneyard": (7, 1, 10),
        "dialogue": (7, 12, 13),
    }


def test_shooting_script_and_markdown_habits() -> None:
    assert (
        told(fountain("### INT. HOUSE - DAY\n\n**ANNA**\nHi.")) == "heading: INT. HOUSE - DAY|cue: ANNA|dialogue: Hi."
    )
    assert told(fountain("1. INT. HOUSE - DAY\n\nX.")).startswith("heading: 1. INT. HOUSE - DAY")


def test_cards_and_colon_cues() -> None:
    assert told(fountain('SUPER: "La Ciotat, 1895"\n\nX.')) == "card: La Ciotat, 1895|action: X."
    spoken = told(fountain("INT. A - DAY\n\nANNA: Hello.\nBOB (O.S.): Hi: you.\n\nANNA: Bye.\n\nNOTE: no one speaks."))
    assert spoken == (
        "heading: INT. A - DAY|cue: ANNA|dialogue: Hello.|cue: BOB|dialogue: Hi: you.|cue: ANNA|dialogue: Bye."
        "|action: NOTE: no one speaks."
    )


def test_no_blank_lines_at_all() -> None:
    text = "INT. A - DAY\nAnna sits.\nANNA\nHello.\nBOB\n(low)\nHi.\nEXT. B - NIGHT\nRain falls."
    assert told(fountain(text)) == (
        "heading: INT. A - DAY|action: Anna sits.|cue: ANNA|dialogue: Hello.|cue: BOB|parenthetical: low|dialogue: Hi."
        "|heading: EXT. B - NIGHT|action: Rain falls."
    )


def test_a_stage_direction_goes_on_with_a_speech_where_no_line_is_blank() -> None:
    text = "INT. A - DAY\nAnna sits.\nANNA\nHello.\n(beat)\nBye.\nBOB\nHi.\nRain falls."
    assert told(fountain(text)) == (
        "heading: INT. A - DAY|action: Anna sits.|cue: ANNA|dialogue: Hello.|parenthetical: beat|dialogue: Bye."
        "|cue: BOB|dialogue: Hi.|action: Rain falls."
    )


def test_han_names_known_elsewhere_may_stand_bare() -> None:
    text = "@李雷\n你好。\n\n李雷\n再见。\n\n夜深了\n没有人。"
    assert told(fountain(text)) == "cue: 李雷|dialogue: 你好。|cue: 李雷|dialogue: 再见。|action: 夜深了\n没有人。"


def test_cast_and_introductions() -> None:
    screenplay = fountain(
        "EXT. STATION - DAY\n\nMARIE (30s), a woman in a dark dress, waits. She wears a hat. "
        "LOUIS, a tall man, runs.\n\n"
        "LOUIS\nMarie!\n\nMARIE (O.S.)\nLouis!\n\nNARRATOR\nThey met.\n\nAn old MAN in rags (70) begs."
    )
    assert screenplay.scenes[0].cast == ("LOUIS", "MARIE")
    people = dict(screenplay.people)
    assert people["MARIE"].startswith("30s; a woman in a dark dress")
    assert "She wears a hat" in people["MARIE"]
    assert people["LOUIS"].startswith("a tall man")


def test_remarks() -> None:
    screenplay = fountain("INT. A\n\nX.\n\n@BOB\n\n/* Y [[ z")
    words = [str(remark) for remark in screenplay.remarks]
    assert [remark.grade for remark in screenplay.remarks] == ["warning", "warning", "warning", "note"]
    assert any(word.startswith("line 5: BOB has a cue but no line") for word in words)
    assert all(remark.advice for remark in screenplay.remarks)


def test_a_line_of_two_spaces_behind_a_speech_that_ended() -> None:
    assert (
        told(fountain("BOB\nHi.\n# Act\n  \nX.\n  \nY.")) == "cue: BOB|dialogue: Hi.|section: Act|action: X.|action: Y."
    )


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(
        st.sampled_from(["INT. ", "EXT.  ", "INT./EXT. ", "EST. ", "int. "]),
        st.lists(st.sampled_from(["KITCHEN", "ST.", "4", "WILL’S", "a", "INT", "-", "DAY", "(X)"]), max_size=4).map(
            " ".join
        ),
        st.sampled_from([" - DAY", " - NIGHT", " - LATER", " - X", " - DAY - NIGHT", "", " DAY"]),
        st.sampled_from(["", " (1973)", " (FLASHBACK)", " [X]", "  (X)", " (闪回)"]),
    ).map("".join)
)
def test_usual_headings_give_at_once_what_they_give_step_by_step(text: str) -> None:
    quick = slug(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ciotat.script.heading._USUAL", re.compile("(?!)"))
        assert slug(text) == quick


def test_a_transition_over_a_heading_without_blank_lines() -> None:
    text = "INT. A - DAY\nRain falls.\nANNA\nHello.\nShe goes.\nCUT TO:\nEXT. B - NIGHT\nFog."
    assert told(read(text.encode(), "probe.fountain")) == (
        "heading: INT. A - DAY|action: Rain falls.|cue: ANNA|dialogue: Hello.|action: She goes.|transition: CUT TO:"
        "|heading: EXT. B - NIGHT|action: Fog."
    )


def test_a_transition_over_words_once_is_one_over_a_heading_later() -> None:
    text = "INT. A - DAY\n\nCUT TO:\nBlack.\n\nRain falls.\n\nCUT TO:\nEXT. B - NIGHT\n\nFog."
    assert told(read(text.encode(), "probe.fountain")) == (
        "heading: INT. A - DAY|cue: CUT TO|dialogue: Black.|action: Rain falls.|transition: CUT TO:"
        "|heading: EXT. B - NIGHT|action: Fog."
    )
