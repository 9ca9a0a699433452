"""What only Final Draft files hold: tags, revisions, notes, properties, settings, each with its place."""

from fractions import Fraction

import pytest

from ciotat.script import read
from ciotat.script.finaldraft import (
    CATEGORIES,
    categories_of,
    notes_of,
    paper_of,
    properties_of,
    revisions_of,
    settings_of,
    tags_of,
)
from ciotat.script.screenplay import Screenplay
from ciotat.script.writing import write
from tests.script.finaldraft.changing import elements, script


def at(screenplay: Screenplay, origin: object) -> str:
    line = screenplay.source.split("\n")[origin.line - 1]  # type: ignore[attr-defined]
    return line[origin.column - 1 :][: origin.length]  # type: ignore[attr-defined]


def test_tags_with_their_places() -> None:
    told = script("production")
    ida, suitcase = tags_of(told)
    assert (ida.label, ida.category.name, ida.spans) == ("IDA", "Cast", ())
    assert (suitcase.label, suitcase.category.name, suitcase.category.color) == (
        "Red suitcase",
        "Props",
        "#FFFF00000000",
    )
    assert [at(told, span) for span in suitcase.spans] == ["a red suitcase"]
    assert [category.name for category in categories_of(told)] == ["Cast", "Props"]


def test_the_trades_categories() -> None:
    assert len(CATEGORIES) == 22
    assert [c.number for c in CATEGORIES] == list(range(1, 23))
    assert (CATEGORIES[0].name, CATEGORIES[4].name, CATEGORIES[-1].name) == ("Cast", "Props", "Notes")
    fountain = read(b"INT. HOUSE - DAY\n\nRain.\n")
    assert categories_of(fountain) == CATEGORIES
    assert tags_of(fountain) == ()
    assert categories_of(read(write(fountain, "finaldraft").data)) == CATEGORIES


def test_revisions_with_what_they_mark() -> None:
    told = script("production")
    blue, pink = revisions_of(told)
    assert (blue.name, blue.mark, blue.page_color) == ("Blue Rev. (3/2/19)", "*", "#ABABD9D9FFFF")
    assert [at(told, span) for span in blue.spans] == ["reading"]
    assert pink.spans == ()
    assert revisions_of(read(b"INT. HOUSE - DAY\n\nRain.\n")) == ()


def test_revisions_of_a_new_file_go_by_the_trades_colours() -> None:
    told = read(write(read(b"INT. HOUSE - DAY\n\nRain.\n"), "finaldraft").data)
    names = [revision.name for revision in revisions_of(told)]
    assert names == [
        f"{c} Rev." for c in ["Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry", "Tan"]
    ]


def test_notes_with_their_writers() -> None:
    (note,) = notes_of(script("production"))
    assert (note.name, note.author, note.type, note.color) == ("Where?", "R. Vane", "Location", "#FFFF00000000")
    assert note.origin in [e.origin for e in elements(script("production")) if e.type == "note"]
    assert [note.author for note in notes_of(script("ranges"))] == ["Noor", "Noor"]


def test_properties_of_scenes() -> None:
    told = script("production")
    first, second = properties_of(told)
    assert (first.title, first.color, first.length, first.page) == ("The wait", "#FFFFD8D87070", Fraction(3, 8), "1")
    assert first.beats == (("IDA", "She still hopes."), ("PORTER", ""))
    assert [first.origin, second.origin] == [scene.origin for scene in told.scenes[:2]]


@pytest.mark.parametrize(
    ("written", "pages"),
    [("3/8", Fraction(3, 8)), ("1 3/8", Fraction(11, 8)), ("2", Fraction(2)), ("", None), ("x", None), ("1/0", None)],
)
def test_lengths_in_eighths(written: str, pages: Fraction | None) -> None:
    text = f'<FinalDraft><Content><Paragraph Type="Scene Heading"><SceneProperties Length="{written}"/>'
    told = read(f"{text}<Text>INT. HOUSE - DAY</Text></Paragraph></Content></FinalDraft>".encode())
    assert [scene.length for scene in properties_of(told)] == [pages]


def test_how_a_file_is_set() -> None:
    (chorus,) = settings_of(script("production"))
    assert (chorus.type, chorus.left, chorus.styles, chorus.like) == ("Chorus", Fraction("3.5"), ("caps",), "Character")
    assert (chorus.above, chorus.new_page, chorus.spacing) == (12, False, 0)
    made = read(write(read("1-1 日 内 客厅\n△风。\n".encode()), "finaldraft").data)
    assert paper_of(made) == (Fraction("8.27"), Fraction("11.69"))
    assert {s.type: (s.left, s.right) for s in settings_of(made)}["Dialogue"] == (Fraction("2.5"), Fraction(6))
    assert paper_of(script("plain")) is None
