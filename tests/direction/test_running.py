"""Who runs is seen running, and so is what drives past."""

import pytest

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.direction.plan import Move, Plan
from tests.direction.scripts import screenplay

CHASE = """
# EXT. CITY STREET - DAY
MAYA runs down the street.
VICTOR chases her.
@VICTOR|Give me the bag!
"""
TRAFFIC = """
# EXT. CITY STREET - DAY
MAYA waits on the corner.
A red car drives past.
@MAYA|That was not for me.
The car drives past again.
"""
AZURE = """
# 外景 街道 - 日
一辆蓝色的汽车驶过。
"""


def planned(text: str, language: str = "en") -> Plan:
    return plan(screenplay(text, language=language), named("classical"), Rate.of(24))


def runs(film: Plan, who: str) -> list[Move]:
    return [move for move in film.scenes[0].moves if move.who == who and move.verb == "run"]


def test_the_chased_and_the_chaser_run_at_the_same_time_and_the_same_way() -> None:
    film = planned(CHASE)
    ahead, behind = runs(film, "MAYA")[-1], runs(film, "VICTOR")[-1]
    assert ahead.span.overlaps(behind.span)
    way = ahead.end[0] - ahead.start[0]
    assert way * (behind.end[0] - behind.start[0]) > 0
    assert way * (ahead.end[0] - behind.end[0]) > 0, "the chaser is behind"
    assert min(abs(way), abs(behind.end[0] - behind.start[0])) > 2.5


def test_who_runs_in_the_open_goes_some_way() -> None:
    first = runs(planned(CHASE.replace("VICTOR chases her.", "VICTOR waits.")), "MAYA")[0]
    assert abs(first.end[0] - first.start[0]) > 3.0


def test_nobody_runs_far_in_a_room() -> None:
    for move in runs(planned(CHASE.replace("EXT. CITY STREET", "INT. KITCHEN")), "MAYA"):
        assert abs(move.end[0]) < 3.3


def test_a_car_drives_past_the_people_each_time_it_is_said_and_in_a_shot_of_it() -> None:
    film = planned(TRAFFIC)
    passes = [move for move in film.scenes[0].moves if move.who == "CAR"]
    assert [move.verb for move in passes] == ["pass", "pass"]
    for move in passes:
        assert move.start[0] < -20
        assert move.end[0] > 20
        middle = (move.span.start + move.span.end) / 2
        shot = next(s for s in film.scenes[0].shots if s.span.start <= middle < s.span.end)
        assert shot.subjects[0] == "CAR"


@pytest.mark.parametrize(("text", "language", "paint"), [(TRAFFIC, "en", "red"), (AZURE, "zh", "blue")])
def test_a_car_has_the_colour_that_is_said(text: str, language: str, paint: str) -> None:
    assert next(c.look["paint"] for c in planned(text, language).characters if c.species == "car") == paint


def test_who_gets_into_a_car_is_inside_when_it_drives_away() -> None:
    film = planned("""
# EXT. CITY STREET - DAY
VICTOR waits.
A black car comes down the street.
VICTOR gets into the car.
The car drives away.
""")
    moves = film.scenes[0].moves
    goes = next(move for move in moves if move.who == "CAR" and move.verb == "depart")
    own = [move for move in moves if move.who == "VICTOR"]
    assert max(move.span.end for move in own) <= goes.span.start
    assert abs(own[-1].end[0] - goes.start[0]) < 1.5
    assert abs(own[-1].end[2] - goes.start[2]) < 2.0
