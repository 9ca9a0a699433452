"""What a Final Draft file gives: every type of paragraph, runs, notes, synopses, numbers, the title page."""

import pytest

from ciotat.script import read, write
from tests.script.finaldraft.changing import elements, find, script

HEAD, TAIL = '<FinalDraft Version="5"><Content>', "</Content></FinalDraft>"


def types(name: str) -> list[tuple[str, str]]:
    return [(e.type, e.text) for e in elements(script(name))]


def test_a_plain_file() -> None:
    assert types("plain") == [
        ("transition", "FADE IN:"),
        ("heading", "INT. SIGNAL BOX - NIGHT"),
        ("action", "Levers in a row. MARTHA (60s) oils the third one."),
        ("cue", "MARTHA"),
        ("parenthetical", "to herself"),
        ("dialogue", "Nothing has come through since June."),
        ("heading", "EXT. EMBANKMENT - DAWN"),
        ("action", "Fog. Then a whistle."),
    ]
    read_ = script("plain")
    assert (read_.format, read_.encoding, read_.title, read_.language) == ("finaldraft", "utf-8", "plain", "en")
    assert read_.scenes[1].inside, read_.scenes[1].hour == ("outside", "DAWN")
    spoken = elements(read_)[5]
    assert (spoken.name, spoken.extension, spoken.voice) == ("MARTHA", "V.O.", "narration")
    assert dict(read_.people)["MARTHA"].startswith("60s")


def test_origins_are_places_in_the_file() -> None:
    told = script("production")
    lines = told.source.split("\n")
    for element in elements(told):
        line = lines[element.origin.line - 1][element.origin.column - 1 :]
        assert line.startswith(("<Paragraph", "<ScriptNote", "<OmittedScene", "StartsNewPage"))
    i, j = find(told, "IDA sits")
    first, book, last = told.scenes[i].elements[j].runs
    assert (book.text, book.styles) == (" Timetables & Tides", ("italic",))
    assert book.origin
    assert lines[book.origin.line - 1][book.origin.column - 1 :].startswith(" Timetables &amp; Tides<")
    assert book.origin.length == len(" Timetables &amp; Tides")
    assert first.text + book.text + last.text == told.scenes[i].elements[j].text


def test_a_production_file() -> None:
    told = script("production")
    assert [(s.number, s.heading) for s in told.scenes] == [
        ("1", "INT. STATION HALL - DAY"),
        ("2A", "EXT. PLATFORM 2 - CONTINUOUS"),
        ("3", "OMITTED"),
        ("4", "EXT. HARBOUR - DUSK"),
    ]
    assert types("production")[:6] == [
        ("section", "ACT ONE"),
        ("heading", "INT. STATION HALL - DAY"),
        ("synopsis", "Ida waits for a train that is not on the board."),
        ("note", "Which station is this?\nAsk the council & the railway."),
        ("note", "(IDA, PORTER, Sleeping Man)"),
        ("action", "IDA sits on a red suitcase, reading Timetables & Tides."),
    ]
    assert ("camera", "ON THE CLOCK") in types("production")
    assert ("centred", "A WEEK EARLIER") in types("production")
    assert ("card", "Low tide") in types("production")
    assert ("boneyard", "INT. BUFFET - DAY\nA kettle screams.") in types("production")
    assert ("section", "The second half") in types("production")
    assert ("synopsis", "Everything goes by boat.") in types("production")
    assert ("page-break", "") in types("production")
    assert ("cue", "THE GULLS") in types("production"), "a type of its own is what it is paginated as"
    assert told.scenes[0].cast == ("IDA", "PORTER", "Sleeping Man")


def test_dual_dialogue() -> None:
    dual = [(e.type, e.name, e.extension) for e in elements(script("production")) if e.dual]
    assert dual == [
        ("cue", "IDA", ""),
        ("dialogue", "IDA", ""),
        ("cue", "PORTER", "O.S., CONT'D"),
        ("parenthetical", "PORTER", "O.S., CONT'D"),
        ("dialogue", "PORTER", "O.S., CONT'D"),
    ], "names in several cases are one name"


def test_the_title_page() -> None:
    assert script("production").title_page == (
        ("Title", "LOW TIDE"),
        ("Episode", "“Platform 2”"),
        ("Credit", "Written by"),
        ("Author", "R. Vane & T. Oriel"),
        ("Source", "Based on a song"),
        ("Draft date", "Second draft, 2 March 2019"),
        ("Contact", "Tidewater Pictures\n1 Quay Street"),
    )


def test_notes_with_ranges() -> None:
    assert types("ranges") == [
        ("heading", "INT. LAB - DAY"),
        ("action", "A hum."),
        ("note", "Which note is the hum?"),
        ("cue", "NOOR"),
        ("dialogue", "Off."),
        ("cue", "PIET"),
        ("dialogue", "On."),
        ("action", "The hum stops."),
        ("note", "A beat of silence here."),
    ]


def test_a_chinese_file_of_one_line() -> None:
    told = script("minified")
    assert (told.language, told.scenes[0].place, told.scenes[0].hour) == ("zh", "咖啡馆", "夜")
    assert types("minified")[2:] == [
        ("cue", "李雷"),
        ("dialogue", "你好"),
        ("parenthetical", "停顿"),
        ("dialogue", "是你？"),
    ]
    assert [(r.text, r.styles) for r in told.scenes[0].elements[1].runs] == [
        ("雨点敲着", ()),
        ("玻璃", ("bold", "underline")),
        ("。", ()),
    ]


def test_a_file_with_namespaces_sections_and_blanks() -> None:
    assert types("indented") == [
        ("heading", "EXT. MOOR - NIGHT"),
        ("action", "Wind & <rain>. Nothing else."),
        ("cue", "The Voice"),
        ("dialogue", "Line one\nline two"),
    ]


@pytest.mark.parametrize(
    ("style", "styles"),
    [
        ("Bold", ("bold",)),
        ("Underline+Italic", ("italic", "underline")),
        ("bold + strikeout", ("bold", "strike")),
        ("AllCaps", ("caps",)),
        ("", ()),
        ("Shadow", ()),
    ],
)
def test_styles(style: str, styles: tuple[str, ...]) -> None:
    text = f'{HEAD}<Paragraph Type="Action"><Text>a</Text><Text Style="{style}">b</Text></Paragraph>{TAIL}'
    runs = elements(read(text.encode()))[0].runs
    assert (runs[1].styles if runs else ()) == styles


@pytest.mark.parametrize(
    ("written", "name", "extension"),
    [
        ("ANNA", "ANNA", ""),
        ("ANNA (V.O.)", "ANNA", "V.O."),
        ("ANNA (V.O.) (CONT'D)", "ANNA", "V.O., CONT'D"),
        ("  ANNA  BELL (O.S.) ", "ANNA BELL", "O.S."),
        ("(ANNA)", "(ANNA)", ""),
        ("李雷（旁白）", "李雷", "旁白"),
        ("A" + "(b)" * 30, "A" + "(b)" * 22, ", ".join("b" * 8)),
    ],
)
def test_cues(written: str, name: str, extension: str) -> None:
    text = f'{HEAD}<Paragraph Type="Character"><Text>{written}</Text></Paragraph>{TAIL}'
    cue = elements(read(text.encode()))[0]
    assert (cue.name, cue.text, cue.extension) == (name, name, extension)


def test_speech_goes_on_after_action_and_needs_a_speaker() -> None:
    text = "".join(
        f'<Paragraph Type="{type}"><Text>{words}</Text></Paragraph>'
        for type, words in [
            ("Dialogue", "Who?"),
            ("Character", "ANNA"),
            ("Dialogue", "Me."),
            ("Action", "A shot."),
            ("Dialogue", "And he."),
            ("Scene Heading", "INT. BARN - DAY"),
            ("Dialogue", "Nobody."),
        ]
    )
    told = [(e.type, e.name) for e in elements(read(f"{HEAD}{text}{TAIL}".encode()))]
    assert told == [
        ("action", ""),
        ("cue", "ANNA"),
        ("dialogue", "ANNA"),
        ("action", ""),
        ("dialogue", "ANNA"),
        ("heading", ""),
        ("action", ""),
    ]


def test_action_keeps_its_indent_and_loses_blanks_at_its_end() -> None:
    text = f'{HEAD}<Paragraph Type="Action"><Text>    far in   </Text></Paragraph>{TAIL}'
    assert elements(read(text.encode()))[0].text == "    far in"


@pytest.mark.parametrize(
    ("written", "inside", "place", "hour"),
    [
        ("EXT. CAFÉ “14°” - NIGHT", "outside", "CAFÉ “14°”", "NIGHT"),
        ("INT. 咖啡馆 - 夜", "inside", "咖啡馆", "夜"),
        ("外景 街道 日", "outside", "街道", "日"),
        ("THE NEXT ROOM", "", "THE NEXT ROOM", ""),
    ],
)
def test_headings(written: str, inside: str, place: str, hour: str) -> None:
    text = f'{HEAD}<Paragraph Type="Scene Heading"><Text>{written}</Text></Paragraph>{TAIL}'
    scene = read(text.encode()).scenes[0]
    assert (scene.inside, scene.place, scene.hour) == (inside, place, hour)


UNTYPED = "INT. HOUSE - DAY|Anna sits.|She waits.|ANNA|(low)|Hello.|BOB (V.O.)|Hi.|He goes.|@x *y*|EXT. B - NIGHT|Rain."
TOLD = "heading action action cue parenthetical dialogue cue dialogue action action heading action".split()  # noqa: SIM905


@pytest.mark.parametrize("between", ["", '<Paragraph Type="General"><Text></Text></Paragraph>'])
def test_where_all_is_general_the_words_tell(between: str) -> None:
    lines = [f'<Paragraph Type="General"><Text>{line}</Text></Paragraph>' for line in UNTYPED.split("|")]
    spaced = [
        line + (between if kind in ("heading", "action", "dialogue") else "")
        for line, kind in zip(lines, TOLD, strict=True)
    ]
    told = read((HEAD + "".join(spaced) + TAIL).encode(), "a.fdx")
    assert [e.type for e in elements(told)] == TOLD
    assert [e.text for e in elements(told)][-3] == "@x *y*"
    assert write(told, "finaldraft").data == told.source.encode()


def test_general_beside_types_stays_action() -> None:
    typed = (
        '<Paragraph Type="Action"><Text>A.</Text></Paragraph><Paragraph Type="General"><Text>INT. A</Text></Paragraph>'
    )
    assert [e.type for e in elements(read((HEAD + typed + TAIL).encode(), "a.fdx"))] == ["action", "action"]
