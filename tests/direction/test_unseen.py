"""What scripts taught that nobody here wrote: who comes late, who comes in numbers, who is meant."""

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.direction.plan import Character, Plan
from tests.direction.laws import hold
from tests.direction.scripts import screenplay


def planned(text: str, language: str = "en") -> Plan:
    return plan(screenplay(text, language=language), named("classical"), Rate(24))


def doings(made: Plan) -> list[tuple[str, str]]:
    return [(b.actor, b.verb) for b in made.scenes[0].beats if b.type == "action"]


def people(made: Plan) -> dict[str, Character]:
    return {c.id: c for c in made.characters if not c.crowd}


FLAT = """
# INT. FLAT - EVENING
DANI (29) washes dishes. The front door opens and SAM (31), soaked, a cardboard box in his arms, comes in.
@DANI|You said seven.
@SAM|The bus broke down.
"""
OFFICE = """
# INT. OFFICE - NIGHT
JACK (45) sits at the desk.
@JACK|Nobody comes any more.
The door opens. VIVIAN (34), red dress, stands in the doorway.
@VIVIAN|Mr. Mercer?
"""
YARD = """
# EXT. YARD - DAY
NOAH (11) sits on a bench.
@NOAH|Nice.
Three boys -- RICK (14), BRAD and TOBY -- come up to him.
@RICK|What are you reading?
"""


@pytest.mark.parametrize(("text", "who"), [(FLAT, "SAM"), (OFFICE, "VIVIAN"), (YARD, "RICK")])
def test_nobody_is_there_before_they_come(text: str, who: str) -> None:
    scene = planned(text).scenes[0]
    beat = next(b for b in scene.beats if b.actor == who)
    first = next(m for m in scene.moves if m.who == who)
    assert first.span.start == beat.span.start > 0
    assert all(who not in s.subjects for s in scene.shots if s.span.end <= beat.span.start)


def test_who_rides_out_of_town_is_gone() -> None:
    made = planned(
        "# EXT. STREET - DAY\nCALEB (35) looks at RUTH (30).\n@RUTH|Go.\nCaleb rides slowly out of town.\n@RUTH|Good."
    )
    scene = made.scenes[0]
    assert [m.span.end for m in scene.moves if m.who == "CALEB"][-1] < scene.length


def test_a_list_of_names_acts_together_and_is_of_one_kind() -> None:
    made = planned(YARD)
    assert ("RICK", "approach") in doings(made)
    assert {people(made)[n].age for n in ("RICK", "BRAD", "TOBY")} == {14}


@pytest.mark.parametrize(
    ("text", "language", "crowd"),
    [
        ("# INT. SALOON - DAY\nCOWBOYS drink at the bar.\n@RUTH|Hi.", "en", 6),
        ("# INT. SALOON - DAY\nTwo waiters wait.\n@RUTH|Hi.", "en", 2),
        ("# 内 大殿 - 夜\n沈妃（28岁）带着两名宫女走入。\n@沈妃|走。", "zh", 2),
        ("# 外 集市 - 日\n赵四（五十岁）带着两个家丁走过来。\n@赵四|走。", "zh", 2),
    ],
)
def test_who_comes_in_numbers_has_bodies(text: str, language: str, crowd: int) -> None:
    assert sum(c.crowd for c in planned(text, language).characters) == crowd


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("# INT. HALL - NIGHT\nA grandfather clock. CLARA (38) waits.\n@CLARA|Hm.", "GRANDFATHER"),
        ("# INT. SHOP - NIGHT\nTwo men in clown masks burst in: BIG and LITTLE.\n@BIG|Hm.\n@LITTLE|Hm.", "CLOWN"),
        (
            "# EXT. GRAVE - DAY\nMARK (30) waits. A stranger, a young woman in yellow -- ISLA (22) -- watches.\n@MARK|Hm.",
            "STRANGER",
        ),
    ],
)
def test_words_for_things_and_second_words_for_people_are_nobody(text: str, nobody: str) -> None:
    assert nobody not in people(planned(text))


def test_a_stationmaster_named_in_brackets_is_one_person() -> None:
    made = planned(
        "# EXT. PLATFORM - DAY\nMARIE (30) waits. HENRI (58), the stationmaster, walks up to her.\n@HENRI|Madame."
    )
    assert set(people(made)) == {"MARIE", "HENRI"}


def test_who_has_just_spoken_is_meant() -> None:
    text = """
# INT. WARD - NIGHT
GRACE (32) lies on the bed. DR. PARK (50), a woman, stands before her.
@DR. PARK|Push.
@GRACE|I can't!
She screams.
"""
    assert doings(planned(text))[-1] == ("GRACE", "feel")


def test_laying_something_down_is_not_lying_down() -> None:
    text = "# INT. WARD - NIGHT\nA MIDWIFE lays the newborn on the chest of GRACE (32).\n@GRACE|Hello."
    assert doings(planned(text))[0] == ("MIDWIFE", "reach")


def test_people_may_be_called_like_animals() -> None:
    made = planned("# 内 办公室 - 日\n实习生小鹿跑进来。\n@小鹿|可姐！", "zh")
    assert people(made)["小鹿"].species == "human"


def test_a_name_after_with_is_no_subject_and_one_after_is_is() -> None:
    text = """
# 内 茶馆 - 夜
顾曼青（26岁，旗袍）独坐。一个男人走进来，是陈默（30岁，风衣）。顾曼青抬头，与陈默对视一眼。
@陈默|走。
@顾曼青|走。
"""
    made = planned(text, "zh")
    assert ("陈默", "enter") in doings(made)
    assert doings(made)[-1] == ("顾曼青", "look")
    assert (people(made)["陈默"].sex, people(made)["顾曼青"].sex) == ("male", "female")


CALL = """
# INT. HOTEL ROOM - NIGHT
NORA (36) sits on the bed, a phone at her ear.
@NORA|Pick up.
# INT. KITCHEN - DAY
A phone rings. HAL (40) answers.
@HAL|Hello?
INTERCUT - PHONE CONVERSATION
@NORA|It's me.
@HAL|It's four in the morning there.
Nora wipes her eyes. Hal turns off the stove.
@NORA|Put her on.
END INTERCUT
Hal sits.
# EXT. STREET - DAY
@HAL|So.
@NORA|So.
"""


def test_an_intercut_talk_goes_from_place_to_place() -> None:
    made = planned(CALL)
    hold(made)
    seen = [(s.setting.kind, s.setting.hour, s.cast) for s in made.scenes]
    room, kitchen = ("bedroom", "night", ("NORA",)), ("kitchen", "day", ("HAL",))
    assert seen[:6] == [room, kitchen, room, kitchen, room, kitchen]
    assert {*made.scenes[-1].cast} == {"HAL", "NORA"}
    lines = [b.text for s in made.scenes for b in s.beats if b.type == "line"]
    assert lines == ["Pick up.", "Hello?", "It's me.", "It's four in the morning there.", "Put her on.", "So.", "So."]
    call = made.scenes[2]
    assert [p.holder for p in call.props if p.name == "phone"] == ["NORA"]
    assert all("phoning" in m.manner for m in call.moves)


def test_talk_that_is_not_intercut_stays_where_it_is() -> None:
    assert len(planned(CALL.replace("INTERCUT - PHONE CONVERSATION", "They talk.")).scenes) == 3


def test_each_hand_holds_one_thing_and_what_is_put_on_a_table_lies_on_it() -> None:
    text = """
# INT. ROOM - NIGHT
VERA (34) enters, a box in her arms.
@VERA|Here.
She puts the box on the table.
@PAUL|Good.
She takes a photograph out of her bag.
She points a gun at Paul.
@PAUL|Vera.
"""
    scene = planned(text).scenes[0]
    lain = next(p for p in scene.props if p.name == "box" and not p.holder)
    assert lain.position[1] > 0.7
    assert any(p.name == "table" for p in scene.props)
    held = [p for p in scene.props if p.holder == "VERA" and p.name != "bag"]
    for now in (b.span.start + b.span.length / 2 for b in scene.beats):
        assert sum(p.span is None or p.span.start <= now < p.span.end for p in held) <= 1


def test_what_stands_in_for_a_thing_is_told() -> None:
    made = planned("# INT. ROOM - DAY\nANNA (30) holds a megaphone.\n@ANNA|Out!")
    assert any("megaphone" in r.message and "stick" in r.message for r in made.remarks)
    assert any(p.name == "stick" for p in made.scenes[0].props)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("EXT. BRICK'S PATIO - DAY", "garden"), ("EXT. PALATIAL MANSION - DAY", "garden"), ("EXT. PARKING LOT - DAY", "lot"),
        ("EXT. FOOTBALL PITCH - DAY", "pitch"), ("INT. BOAT CABIN - NIGHT", "ship-cabin"), ("内 茶馆大堂 - 夜", "teahouse"),
    ],
)  # fmt: skip
def test_places_are_what_they_are_called(heading: str, kind: str) -> None:
    assert planned(f"# {heading}\n@ANNA|Hm.").scenes[0].setting.kind == kind


def test_a_part_of_a_place_is_there() -> None:
    made = planned("# EXT. GARDEN - DAY\n@ANNA|Hm.\n# SNIPER SCOPE POV\n@ANNA|Hm.")
    assert made.scenes[1].setting.kind == "garden"


def test_a_gloomy_face_is_no_weather() -> None:
    assert planned("# 内 大殿 - 夜\n皇帝面色阴沉。\n@皇帝|走。", "zh").scenes[0].setting.weather == "clear"
