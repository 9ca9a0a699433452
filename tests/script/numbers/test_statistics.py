"""The numbers of a script: counted once by hand, and laws that hold for any."""

import json
import sys
from fractions import Fraction

import pytest

from ciotat.core.record import dump, load
from ciotat.script import Screenplay, read
from ciotat.script.numbers import Statistics, statistics, table
from ciotat.script.numbers.grid import grid, wide
from ciotat.script.numbers.presence import presence
from ciotat.script.numbers.speeches import speeches, words_in

SCRIPT = """Title: The Late Train

INT. KITCHEN - DAY

ANNA stands by the table. Paul walks in, and the others follow.

ANNA
You are late.

PAUL
The train was late. It is always late.

ANNA
Always!

EXT. STREET - NIGHT

Paul walks alone. His phone rings.

ANNA (on phone)
Come home.

INT. Kitchen - LATER

PAUL AND ANNA
Never mind.
"""


def counted() -> Statistics:
    return statistics(read(SCRIPT.encode(), "x.fountain"))


def test_totals() -> None:
    found = counted()
    assert (found.title, found.pages, found.lines) == ("The Late Train", 1, 5)
    assert (found.words, found.words_said) == (34, 16)
    assert found.eighths == sum(scene.eighths for scene in found.scenes) >= 3
    assert found.length == found.scenes[-1].start + found.scenes[-1].length
    assert found.talk == sum(scene.talk for scene in found.scenes)


def test_who_speaks_how_much() -> None:
    anna, paul = sorted(counted().speakers, key=lambda speaker: speaker.name)
    assert (anna.name, anna.all.speeches, anna.all.words) == ("ANNA", 4, 8)
    assert (paul.name, paul.all.speeches, paul.all.words) == ("PAUL", 2, 10)
    assert anna.share + paul.share == 1
    assert [talk.words for talk in anna.scenes.values()] == [4, 2, 2]
    assert sum((talk.length for talk in anna.scenes.values()), Fraction(0)) == anna.all.length


def test_who_is_there() -> None:
    found = counted()
    assert [scene.cast for scene in found.scenes] == [("ANNA", "PAUL"), ("PAUL",), ("PAUL", "ANNA")]
    paul = next(speaker for speaker in found.speakers if speaker.name == "PAUL")
    assert paul.seen == tuple(scene.id for scene in found.scenes)


def test_names_in_action_are_people_there_and_common_words_are_not() -> None:
    text = "INT. A - DAY\n\nWILL\nHi.\n\nOLD MAN\nHo.\n\nINT. B - DAY\n\nThe will is read. An old man waits with Old Man Moses.\n"
    last = read(text.encode(), "x.fountain")
    assert list(presence(last).values())[1] == ("OLD MAN",)
    text = "1 日 内 家\n\n@李雷\n好。\n\n2 夜 外 街\n\n李雷走来。李雷雷也来了。\n"
    assert list(presence(read(text.encode(), "x.fountain")).values())[-1] == ("李雷",)


def test_places_hours_sides_and_days() -> None:
    found = counted()
    assert [(amount.name, len(amount.scenes)) for amount in found.places] == [("KITCHEN", 2), ("STREET", 1)]
    assert [(amount.name, len(amount.scenes)) for amount in found.hours] == [("day", 1), ("night", 2)]
    assert [(amount.name, len(amount.scenes)) for amount in found.sides] == [("inside", 2), ("outside", 1)]
    assert [amount.name for amount in found.days] == ["1"]
    assert [(row.name, row.marks) for row in found.work] == [("ANNA", ("SWF",)), ("PAUL", ("SWF",))]


def test_who_speaks_with_whom() -> None:
    (pair,) = counted().relations
    assert (pair.one, pair.other, pair.scenes, pair.turns, pair.words) == ("ANNA", "PAUL", 2, 2, 9)


def test_nobody_answers_across_scenes() -> None:
    text = "INT. A - DAY\n\nANNA\nHi.\n\nINT. B - DAY\n\nBOB\nHo.\n\nCARA AND DAN\nHa.\n\nCARA\nHm.\n\nDAN\nNo.\n"
    pairs = statistics(read(text.encode(), "x.fountain")).relations
    assert {(pair.one, pair.other): pair.turns for pair in pairs} == {
        ("BOB", "CARA"): 1,
        ("BOB", "DAN"): 1,
        ("CARA", "DAN"): 2,
    }


def test_longest_speeches_come_first() -> None:
    found = counted().longest
    assert found[0].text == "The train was late. It is always late."
    assert [speech.length for speech in found] == sorted((speech.length for speech in found), reverse=True)


def test_a_record_of_numbers_survives_json() -> None:
    found = counted()
    assert load(Statistics, json.loads(json.dumps(dump(found)))) == found


def test_speech_goes_on_after_a_parenthetical_and_ends_at_a_cue() -> None:
    text = "INT. A - DAY\n\nANNA\nOne.\n(beat)\nTwo.\n\nANNA (CONT'D)\nThree.\n\nIt rains.\n\nBOB\nFour."
    assert [speech.text for speech in speeches(read(text.encode(), "x.fountain"))] == ["One.\nTwo.", "Three.", "Four."]


@pytest.mark.parametrize(
    ("text", "count"), [("Don’t go, 李雷!", 4), ("twenty-one", 1), ("", 0), ("…", 0), ("3 p.m.", 3)]
)
def test_words(text: str, count: int) -> None:
    assert words_in(text) == count


def test_tables_are_straight_and_speak_both_languages() -> None:
    english, chinese = table(counted()), table(counted(), "zh")
    assert "Who speaks\nSpeaker  Speeches" in english
    assert "谁在说话\n人物  次数" in chinese
    assert english.count("\n\n") == chinese.count("\n\n")
    lines = grid("狼", ["名", "n"], [["李雷", "1"], ["A", "10"]]).splitlines()[1:]
    assert {wide(line) for line in lines} == {8}
    assert not any(line != line.rstrip() for line in (english + chinese).splitlines())


EMPTY = read(b"INT. A - DAY\n", "x.fountain")
HOSTILE = {
    "cues": "A\nx\n\n" * 4000,
    "names": "".join(f"N{k}\nx\n\n" for k in range(4000)),
    "company": "".join(f"N{k % 90}\nx\n\n" for k in range(4000)),
    "together": "\n\n".join("A AND B\nx" for _ in range(4000)),
    "dual": "A\nx\n\nB ^\ny\n\n" * 2000,
    "one line": "A\n" + "word " * 12000,
    "capitals": "Abc " * 12000,
    "montage": "MONTAGE " * 6000 + "a",
    "hours": "\n\n".join(f"INT. A - {'NEXT DAY ' * 20}\n\nx" for _ in range(400)),
    "han": "李雷" * 20000,
}


def test_nothing_counts_to_nothing() -> None:
    assert statistics(EMPTY).words == 0
    assert table(statistics(EMPTY))


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_no_faster_than_the_script(name: str) -> None:
    text = HOSTILE[name]
    whole, half = (read(f"INT. A - DAY\n\n{text[: len(text) // k]}".encode(), "x.fountain") for k in (8, 16))
    assert steps(whole) <= 3 * steps(half) + 5000


def steps(screenplay: Screenplay) -> int:
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        table(statistics(screenplay))
    finally:
        sys.setprofile(None)
    return counted
