"""Who is who: the names, titles and nouns by which a script calls its people."""

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.direction.breakdown import break_down
from ciotat.direction.naming import introduced, same
from ciotat.direction.plan import Plan
from ciotat.script import read

from .laws import hold

WARD = """INT. ST. MARY'S HOSPITAL - INTENSIVE CARE - NIGHT

TOMMY WELLS (8) lies asleep in bed. His mother, GRACE WELLS (36), sits beside him.

DR. AMARA OKAFOR (41) enters with a chart.

AMARA
It's gone. All of it.

She laughs and cries at once.

GRACE AND TOMMY
Thank you.

Grace hugs the doctor.

NURSE PATEL (V.O.)
(over intercom)
Dr. Okafor to room four.
"""


def planned(text: str) -> Plan:
    film = plan(read(text.encode()), named("classical"), Rate.of(24))
    hold(film)
    return film


@pytest.fixture(scope="module")
def ward() -> Plan:
    return planned(WARD)


def test_a_full_name_a_cue_and_a_title_are_one_person(ward: Plan) -> None:
    assert {c.id for c in ward.characters} == {"AMARA", "GRACE", "TOMMY", "NURSE PATEL"}
    assert ward.character("AMARA").look["profession"] == "doctor"
    assert "profession" not in ward.character("GRACE").look
    assert ward.character("GRACE").sex == "female"


def test_who_is_only_heard_does_not_stand_in_the_room(ward: Plan) -> None:
    assert "NURSE PATEL" not in ward.scenes[0].cast
    assert ward.scenes[0].beats[-1].voice == "device"


def test_every_word_of_the_action_is_kept(ward: Plan) -> None:
    told = " ".join(beat.text for beat in ward.scenes[0].beats if beat.type == "action")
    shown = WARD.split("\n\n")
    assert told == " ".join((shown[1], shown[2], shown[4], shown[6]))


def test_a_cue_of_two_is_spoken_by_both(ward: Plan) -> None:
    line = next(b for b in ward.scenes[0].beats if b.text == "Thank you.")
    talking = {m.who for m in ward.scenes[0].moves if m.manner == "talking" and m.span.start == line.span.start}
    assert line.actor == "GRACE"
    assert talking == {"GRACE", "TOMMY"}


def test_the_doctor_is_who_is_one(ward: Plan) -> None:
    hug = next(b for b in ward.scenes[0].beats if b.verb == "embrace")
    assert (hug.actor, hug.target) == ("GRACE", "AMARA")


def test_a_sleeper_stays_asleep_until_spoken_for(ward: Plan) -> None:
    scene = ward.scenes[0]
    line = next(b for b in scene.beats if b.text == "Thank you.")
    assert {m.manner for m in scene.moves if m.who == "TOMMY" and m.span.end <= line.span.start} == {"asleep"}


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("SGT. RUIZ", "SERGEANT RUIZ"), {"SGT. RUIZ": "SERGEANT RUIZ"}),
        (("MR. WELLS", "MRS. WELLS"), {}),
        (("JOHN", "OLD JOHN"), {}),
        (("ANN", "ANN STONE", "ANN LEE"), {}),
        (("陈山", "老陈"), {"老陈": "陈山"}),
        (("陈山", "陈石", "老陈"), {}),
    ],
)
def test_names_join_only_where_it_is_certain(names: tuple[str, ...], pairs: dict[str, str]) -> None:
    found = same(names, ())
    assert all(
        (found[a] == found[b]) == (a == b or pairs.get(a) == b or pairs.get(b) == a) for a in names for b in names
    )


def test_a_given_name_in_small_letters_is_a_person() -> None:
    assert introduced("Tommy appears behind her, his face pale.") == ["TOMMY"]


def test_nobody_acts_where_a_thing_does() -> None:
    film = planned("INT. CABIN - NIGHT\n\nJESS (19) locks the door.\n\nA hand grabs her ankle. The lights go out.\n")
    assert [beat.actor for beat in film.scenes[0].beats] == ["JESS", ""]


def test_an_entrance_stays_within_a_small_room() -> None:
    film = planned("INT. KITCHEN - DAY\n\nANNA (30) cooks.\n\nBEN (32) enters.\n\nBEN\nHello.\n")
    steps = [m for m in film.scenes[0].moves if m.who == "BEN"]
    assert max(abs(m.start[0]) for m in steps) <= 3.6


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("INT. COUNTY COURTROOM - DAY", "court"), ("EXT. MALL - PARKING LOT - DAY", "lot"),
        ("EXT. ROOFTOP - NIGHT", "rooftop"), ("INT. CAR - MOVING - NIGHT", "car"),
        ("INT. STARSHIP - COCKPIT - NIGHT", "spaceship"), ("1. 竹林 日 外", "forest"), ("1. 地铁 夜 内", "train-car"),
        ("1. 教室 日 内", "classroom"), ("1. 天台 夜 外", "rooftop"), ("1. 客栈 夜 内", "teahouse"), ("1. 城墙 黄昏 外", "street"),
    ],
)  # fmt: skip
def test_places_of_strangers(heading: str, kind: str) -> None:
    scene = planned(
        f"{heading}\n\nANNA waits.\n\nANNA\nHello.\n" if heading[0] != "1" else f"{heading}\n\n李雷：你好。\n"
    ).scenes[0]
    assert scene.setting.kind == kind


def test_a_name_is_no_weather() -> None:
    film = planned("1. 客厅 夜 内\n\n小雨（8岁）在画画。\n\n小雨：妈妈！\n")
    assert film.scenes[0].setting.weather == "clear"


def test_a_flashback_is_a_scene_and_the_way_back_is_no_beat() -> None:
    film = planned("INT. ROOM - DAY\n\nANNA sits.\n\nFLASHBACK - EXT. BEACH - DAY\n\nAnna runs.\n\nBACK TO PRESENT\n")
    assert [scene.setting.kind for scene in film.scenes] == ["room", "beach"]
    assert [beat.text for beat in film.scenes[1].beats] == ["Anna runs."]


def test_a_long_speech_changes_size_every_few_seconds() -> None:
    words = " ".join(["I have walked these streets for twenty years and I know every door."] * 9)
    film = planned(f"INT. COURTROOM - DAY\n\nSHAW\n{words}\n\nDOYLE\nNo.\n")
    shots = film.scenes[0].shots
    assert max(shot.span.length for shot in shots) <= 9
    alone = [shot.size for shot in shots if shot.subjects[:1] == ("SHAW",)]
    assert len(set(alone)) >= 3


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Five people sit at a table: ANITA (55), MEI (34), LUCAS (29), GORDON (60) and FENWICK (78).",
         {"ANITA", "MEI", "LUCAS", "GORDON", "FENWICK"}),
        ("TOM (25) looks at a painting of a woman in blue.", {"TOM"}),
        ("TOM (25) waits. It is a drawing of him as a queen.", {"TOM"}),
        ("DANNY (11) runs, chased by two boys, KYLE and ROSS.", {"DANNY", "KYLE", "ROSS"}),
        ("A night guard called Bertie walks through the halls.", {"BERTIE"}),
        ("A crow lands on the sign. TOM (25) waits.", {"TOM"}),
        ("A REPORTER (30) waits. OLD TOM (70) and ANN (9) stand. Reporters push.",
         {"REPORTER", "OLD TOM", "ANN", *(f"CROWD {k}" for k in range(1, 7))}),
    ],
)  # fmt: skip
def test_who_is_there_and_who_is_only_spoken_of(text: str, cast: set[str]) -> None:
    assert set(planned(f"INT. HALL - DAY\n\n{text}\n").scenes[0].cast) == cast


def test_an_outline_says_he_of_whom_it_named() -> None:
    film = planned(
        'A guard called Bertie, sixty, walks in.\n\n"Good evening," he says.\n\n"You are late," says Clara.\n'
    )
    assert {c.id for c in film.characters} == {"BERTIE", "Clara"}
    assert film.character("BERTIE").age == 60


@pytest.mark.parametrize(
    ("description", "sex"),
    [
        ("ANDRÉ (31) waits.", "male"),
        ("JINX, a thief, runs. She laughs.", "female"),
        ("IDA (68), grey hair, waits.", "female"),
        ("OTIS (61), a blue sweater, waits.", "male"),
        ("沈怀安一身青色长衫，站着。", "male"),
    ],
)
def test_sex_by_accents_pronouns_and_clothes(description: str, sex: str) -> None:
    heading = "1. 院子 日 外" if description[0] == "沈" else "EXT. STREET - DAY"
    speech = "沈怀安：好。" if description[0] == "沈" else f"{description.split()[0].strip(',')}\nYes."
    film = planned(f"{heading}\n\n{'△' if description[0] == '沈' else ''}{description}\n\n{speech}\n")
    assert film.characters[0].sex == sex


def test_a_maid_by_her_trade_and_by_her_name_is_one() -> None:
    film = planned("1. 祠堂 夜 内\n人物：丫鬟小翠、沈怀安\n\n△小翠溜进来。\n小翠：少爷。\n沈怀安：你。\n")
    assert {c.id for c in film.characters} == {"小翠", "沈怀安"}
    assert film.character("小翠").sex == "female"


def test_clothes_are_no_sleep_and_a_small_boat_makes_nobody_small() -> None:
    film = planned("1. 出租屋 夜 内\n\n△李薇，29岁，睡衣，坐在床上。\n李薇：好。\n")
    assert {m.verb for m in film.scenes[0].moves} == {"sit"}
    film = planned("EXT. STREET - DAY\n\nYUSUF (7) drifts in a small boat.\n\nYUSUF\nLand.\n")
    assert "build" not in film.character("YUSUF").look


def test_two_who_are_called_alike_do_it_together() -> None:
    film = planned(
        "1. 客栈 夜 内\n人物：萧寒、黑衣人甲、黑衣人乙\n\n△萧寒坐着。\n△门被踹开，两个黑衣人闯入。\n黑衣人甲：交出来！\n"
    )
    entering = [b for b in film.scenes[0].beats if "闯入" in b.text]
    assert [b.actor for b in entering] == ["黑衣人甲"]
    assert {m.who for m in film.scenes[0].moves if m.verb == "walk"} >= {"黑衣人甲", "黑衣人乙"}


def _who(text: str) -> set[str]:
    return {c.id for c in plan(read(text), named("classical"), Rate.of(24)).characters}


def test_a_season_and_a_ship_are_nobody_and_a_kind_is_not_one_more() -> None:
    assert _who("EXT. PARK - DAY\n\nAutumn leaves fall. ANNA (30) waits.\n\nANNA\nSo.\n") == {"ANNA"}
    assert _who("INT. BRIDGE - DAY\n\nThe starship ODYSSEY drifts. ANNA (30) waits.\n\nANNA\nSo.\n") == {"ANNA"}
    robot = "INT. ROOM - DAY\n\nA small ROBOT, BIT, rolls in. ANNA (30) waits.\n\nANNA\nSo.\n\nBIT\nNo.\n"
    assert _who(robot) == {"ANNA", "BIT"}


def test_a_dead_man_is_there_and_is_none_of_those_who_live() -> None:
    text = (
        "EXT. ALLEY - NIGHT\n\nA dead man lies on the ground. HARRIS (50) kneels beside him.\n\nHARRIS\nSo.\n\n"
        "EXT. STREET - NIGHT\n\nHarris runs after a MAN IN A RED JACKET. The man stops.\n\nHARRIS\nPolice!\n"
    )
    film = plan(read(text), named("classical"), Rate.of(24))
    assert {c.id for c in film.characters} == {"HARRIS", "DEAD MAN", "MAN"}
    assert "red jacket" in next(c for c in film.characters if c.id == "MAN").look.values()
    assert next(m.verb for m in film.scenes[0].moves if m.who == "DEAD MAN") == "lie"
    assert "DEAD MAN" not in film.scenes[1].cast


def test_who_laughs_in_spite_of_himself_is_a_man_and_nobody_else() -> None:
    film = plan(
        read("INT. ROOM - DAY\n\nKIM (25) sits. ANNA (40) waits. Kim laughs in spite of himself.\n\nKIM\nWell.\n"),
        named("classical"),
        Rate.of(24),
    )
    assert {c.id: c.sex for c in film.characters} == {"KIM": "male", "ANNA": "female"}


def test_the_bridge_of_a_starship_is_no_street() -> None:
    film = plan(
        read("INT. STARSHIP ODYSSEY - BRIDGE - DAY\n\nANNA (30) waits.\n\nANNA\nSo.\n"), named("classical"), Rate.of(24)
    )
    assert film.scenes[0].setting.kind == "spaceship"


def test_a_face_that_falls_falls_to_no_floor() -> None:
    film = plan(
        read("INT. ROOM - DAY\n\nEMMA (26) opens the letter. Her face falls. Autumn.\n\nEMMA\nNo.\n"),
        named("classical"),
        Rate.of(24),
    )
    assert not {"fall", "lie"} & {m.verb for m in film.scenes[0].moves}


def test_everybody_at_the_table_is_nobody_new() -> None:
    text = "1-1 夜 内 客厅\n人物：王建国、李秀英、王磊\n△王建国给大家倒酒。\n王建国：干杯！\n众人：新年快乐！\n李秀英：吃。\n王磊：好。\n"
    film = plan(read(text), named("classical"), Rate.of(24))
    assert {c.id for c in film.characters} == {"王建国", "李秀英", "王磊"}
    assert {b.actor for b in film.scenes[0].beats if b.type == "line"} <= {c.id for c in film.characters}


def test_a_captain_who_is_a_woman_is_one() -> None:
    film = plan(
        read(
            "INT. STARSHIP - DAY\n\nCAPTAIN REYES (40), a woman in a grey jumpsuit, waits. Kim (20) sits at the controls.\n\nKIM\nWell?\n"
        ),
        named("classical"),
        Rate.of(24),
    )
    assert film.characters[[c.id for c in film.characters].index("CAPTAIN REYES")].sex == "female"
    assert {p.name for p in film.scenes[0].props} == {"pilot-seat"}


def test_space_is_a_place_and_a_flashlight_is_no_lantern() -> None:
    film = plan(
        read(
            "EXT. SPACE\n\nA ship drifts past a red planet.\n\nEXT. ALLEY - NIGHT\n\nANNA (30) waits with a flashlight.\n\nANNA\nSo.\n"
        ),
        named("classical"),
        Rate.of(24),
    )
    assert film.scenes[0].setting.kind == "space"
    assert "red-world" in film.scenes[0].setting.features
    assert [p.name for p in film.scenes[1].props] == ["torch"]


NOISES = """EXT. HOUSE - NIGHT

The boards SQUEAL and CREAK. With a HISS, a cat makes a run for it. We PULL BACK, and BACK, revealing the night, WHIRRING and BREATHING.
WHITE ROOTS shoot out of the ground. A man's voice CRACKS and DROPS. A MAN'S SILHOUETTE. They watch a U.S.O. show.

ZOTH and KRELL wait by the gate. An OKTAR (40) joins them. Everybody looks at Zoth, then at Krell.
"""


def test_what_is_only_loud_in_capitals_is_nobody():
    people = break_down(read(NOISES.encode())).characters
    assert {c.id for c in people} == {"ZOTH", "KRELL", "OKTAR", "CAT"}


def test_they_are_those_of_the_scene_before():
    room, roof = "INT. ROOM - DAY\n\nANNA and BEN sit down.", "EXT. ROOFTOP - LATER\n\nThey look at the city."
    script = read(f"{room}\n\n{roof}\n\nEXT. FIELD - DAY\n\nWolves. They howl.\n".encode())
    presence = break_down(script).presence
    assert set(presence[script.scenes[1].id]) == {"ANNA", "BEN"}
    assert not {"ANNA", "BEN"} & set(presence[script.scenes[2].id])


def test_who_is_only_heard_is_not_there_for_owning_a_thing():
    script = read(b"EXT. STAND - NIGHT\n\nMira's key is a lamp. ANNA waits.\n\nMIRA (O.S.)\nHold.\n")
    assert break_down(script).presence[script.scenes[0].id] == ("ANNA",)


def test_an_age_may_be_said_of_a_name():
    people = break_down(
        read(b"EXT. FIELD - DAY\n\nZACKY PRICE is 10. His brother DON PRICE, now 12, sits. ANNA is 20 feet away.\n")
    )
    assert (people.by_id["ZACKY PRICE"].age, people.by_id["DON PRICE"].age) == (10, 12)
    assert people.by_id["ANNA"].age != 20
