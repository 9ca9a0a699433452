"""Who sits and lies where as a scene begins, and on what."""

from itertools import combinations

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.direction.floor import apart
from ciotat.direction.plan import ScenePlan
from ciotat.direction.seating import turned
from ciotat.stage.marks import bodies

from .laws import hold
from .scripts import screenplay

DINNER = """
# INT. DINING ROOM - NIGHT
MARY (50), PHIL (52) and JOE (82) sit around the table.
@MARY|Dad, eat.
@JOE|No.
CARLA (40) enters.
@CARLA|Hello, Dad.
"""


def scene(text: str, language: str = "en") -> ScenePlan:
    film = plan(screenplay(text, language=language), named("classical"), Rate.of(24))
    hold(film)
    return film.scenes[0]


def first(scene: ScenePlan, who: str) -> tuple[str, tuple[float, float, float]]:
    move = next(m for m in scene.moves if m.who == who)
    return move.verb, move.start


def test_in_a_car_everybody_sits_and_nobody_walks() -> None:
    made = scene(
        "# INT. CAR - NIGHT\nBEN (30) drives. ELLIE (19) sits beside him.\n@ELLIE|Why?\nBen walks away.\n@BEN|So."
    )
    assert {m.verb for m in made.moves} <= {
        "sit",
        "reach",
        "nod",
        "point",
        "shake-head",
        "give",
        "take",
        "wave",
        "shiver",
    }
    assert first(made, "BEN")[1][0] > 0 > first(made, "ELLIE")[1][0]
    assert first(made, "BEN")[1][2] == first(made, "ELLIE")[1][2] == 0
    assert "car-cabin" in {p.name for p in made.props}
    assert "chair" not in {p.name for p in made.props}


def test_who_hires_a_car_sits_behind_its_driver() -> None:
    made = scene("# 内 出租车 - 夜\n老周（52岁）开车，小马（24岁）坐在后座。\n@老周|跑一单多少？\n@小马|五块。", "zh")
    assert first(made, "小马")[1][2] < first(made, "老周")[1][2]


def test_those_who_are_there_sit_round_a_table_and_who_comes_stands() -> None:
    made = scene(DINNER)
    assert [first(made, who)[0] for who in ("MARY", "PHIL", "JOE")] == ["sit"] * 3
    assert first(made, "CARLA")[0] != "sit"
    table = next(p for p in made.props if p.name == "dining-table")
    for who in ("MARY", "PHIL", "JOE"):
        at = first(made, who)[1]
        assert 0.6 < apart(at, table.position) < 2.0
        assert any(p.name == "chair" and apart(p.position, at) < 0.1 for p in made.props)


def test_two_who_only_talk_in_a_cafe_sit_and_two_who_fight_do_not() -> None:
    talk = scene("# INT. CAFE - DAY\n@JOE|You came.\n@SAM|You pay.")
    assert [first(talk, who)[0] for who in ("JOE", "SAM")] == ["sit", "sit"]
    fight = scene("# INT. CAFE - DAY\nJOE (30) punches SAM (30).\n@JOE|You came.\n@SAM|You pay.")
    assert first(fight, "JOE")[0] != "sit"


def test_guests_sit_in_pews() -> None:
    made = scene("# INT. CHURCH - DAY\nGuests sit. The PRIEST (50) waits.\n@PRIEST|Dearly beloved.")
    assert {m.verb for m in made.moves if m.who.startswith("CROWD")} == {"sit"}
    assert sum(p.name == "pew" for p in made.props) >= 2


def test_a_bed_is_built_once_and_sat_on_by_who_visits() -> None:
    made = scene(
        "# INT. HOSPITAL WARD - NIGHT\nWALTER (81) lies in bed. PRIYA (38) sits on the edge of the bed.\n"
        "@WALTER|Did she call?\n@PRIYA|Soon."
    )
    beds = [p for p in made.props if "bed" in p.name]
    assert [p.name for p in beds] == ["hospital-bed"]
    assert apart(beds[0].position, first(made, "WALTER")[1]) < 0.1
    assert apart(beds[0].position, first(made, "PRIYA")[1]) < 0.7
    film = plan(screenplay("# INT. WARD - DAY\nANN (30) lies in bed.\n@ANN|Yes."), named("classical"), Rate.of(24))
    lying = film.scenes[0]
    ann = bodies((film.character("ANN"),), lying.moves, lying.length / 2, lying.props)["ANN"]
    assert ann.lies
    assert 0.5 < ann.eyes[1] < 1.1
    assert apart(tuple(ann.eyes), tuple(ann.feet)) > 0.5


def test_a_wheelchair_is_a_wheelchair() -> None:
    made = scene("# EXT. BEACH - DUSK\nNONNA (80) sits in a wheelchair.\n@NONNA|This is weather.")
    assert "wheelchair" in {p.name for p in made.props}


@pytest.mark.parametrize(
    ("wanted", "seat", "is_"), [(90, 0, 34), (-90, 0, -34), (10, 0, 10), (170, -170, 156 + 14), (0, 90, 56)]
)
def test_who_sits_turns_no_farther_than_one_turns(wanted: float, seat: float, is_: float) -> None:
    assert (turned(wanted, seat) - is_) % 360 == pytest.approx(0)


def test_one_alone_behind_sits_where_the_camera_sees_him() -> None:
    made = scene("# INT. TAXI - NIGHT\nJOE (50) drives. ANN (24) waits.\n@ANN|Faster.\n@JOE|No.")
    assert first(made, "ANN")[1] == (0.0, 0.0, -0.88)


def test_a_case_stands_on_the_floor_and_hides_nobody_at_the_table() -> None:
    made = scene(
        "# INT. KITCHEN - DAY\nTOM (48) sits at the table. ANN (40) stands at the stove.\n@ANN|So.\n@TOM|So what?\n"
        "Tom takes his briefcase.\n@ANN|Go."
    )
    case = [p for p in made.props if p.name == "suitcase" and not p.holder]
    assert case
    assert all(p.position[1] == 0.0 for p in case)


def test_one_sits_at_the_table_while_the_other_stands_at_the_stove() -> None:
    made = scene(
        "# INT. KITCHEN - DAY\nANN (40) cooks at the stove. TOM (48) reads at the table.\n@ANN|So.\n@TOM|What?"
    )
    assert first(made, "TOM")[0] == "sit"
    assert first(made, "ANN")[0] != "sit"


def test_who_sits_at_a_desk_alone_has_a_desk() -> None:
    made = scene("# INT. OFFICE - NIGHT\nHARRIS (50) sits at a desk covered in papers.\n@HARRIS|Hello?")
    (desk,) = [p for p in made.props if p.name == "desk"]
    assert apart(first(made, "HARRIS")[1], desk.position) < 0.9


def test_guests_sit_at_small_tables_and_who_comes_in_to_one_of_them_sits_down() -> None:
    made = scene(
        "# INT. CAFE - DAY\nPeople chat. EMMA (26) waits at a table by the window. ZOE (27) hurries in.\n"
        "@ZOE|Sorry.\n@EMMA|Sit."
    )
    assert first(made, "EMMA")[0] == "sit"
    assert [m.verb for m in made.moves if m.who == "ZOE" and m.span.end == made.length] == ["sit"]
    guests = [who for who in made.cast if who.startswith("CROWD")]
    assert guests
    assert all(first(made, who)[0] == "sit" for who in guests)


def test_two_on_a_bench_sit_side_by_side() -> None:
    made = scene(
        "# EXT. PARK - DAY\nANNA (30) sits on a bench. BEN (32) approaches.\n@BEN|Taken?\n@ANNA|No.\n"
        "He sits down beside her.\n@BEN|Thanks.\n@ANNA|Well."
    )
    last = {m.who: m for m in made.moves}
    assert last["BEN"].verb == "sit"
    assert 0.45 < apart(last["BEN"].end, last["ANNA"].end) < 0.7
    assert not [p for p in made.props if p.name == "chair"]


def test_a_family_of_six_sits_round_the_table() -> None:
    made = scene(
        "# 内 客厅 - 夜\n一张圆桌。爷爷和奶奶坐在上座。王建国（50岁）给大家倒酒。李秀英（45岁）笑。王磊（25岁）看手机。\n"
        "@王建国|新年快乐！\n@李秀英|吃。\n@王磊|好。\n@奶奶|好。\n@爷爷|好。\n@小雨|嘻嘻。",
        "zh",
    )
    assert len(made.cast) == 6
    assert {first(made, who)[0] for who in made.cast} == {"sit"}
    places = [first(made, who)[1] for who in made.cast]
    assert min(apart(a, b) for a, b in combinations(places, 2)) > 0.6


def test_what_is_picked_up_is_what_was_spoken_of() -> None:
    made = scene("# INT. OFFICE - NIGHT\nHARRIS (50) sits at a desk.\nThe phone rings. He picks it up.\n@HARRIS|Hello?")
    line = next(b for b in made.beats if b.type == "line")
    (phone,) = [p for p in made.props if p.name == "phone" and p.holder == "HARRIS"]
    assert phone.span is not None
    assert phone.span.start < line.span.start
