"""Made-up viewers: the same each time, as their tastes say, and told as a page would tell."""

from statistics import fmean

import numpy as np
import pytest

from ciotat.audience.crowd import arrivals
from ciotat.audience.event import KINDS, rows
from ciotat.audience.felt import felt
from ciotat.audience.lag import lag
from ciotat.audience.simulator import Viewer, Watched, World, share, watched
from ciotat.audience.tastes import picture, tastes
from ciotat.audience.timeline import Place

PLACES = tuple(Place(f"s{k}", 5.0 * k, 5.0, f"c{k // 3}") for k in range(24))


def crowd(world: World, count: int, name: str = "v") -> list[tuple[Viewer, Watched]]:
    viewers = [Viewer.named(f"{name}{n}") for n in range(count)]
    return [(v, watched(v, PLACES, world, [n % 40 + 8.0, n % 40 + 58.0], True)) for n, v in enumerate(viewers)]


def test_a_viewer_is_their_name() -> None:
    assert crowd(World(), 5) == crowd(World(), 5)
    assert crowd(World(), 5) != crowd(World(), 5, "w")


def test_what_they_tell_is_what_a_page_tells() -> None:
    for viewer, did in crowd(World({"s4": -1.0}), 60):
        events = [dict(deed.event) for deed in did.deeds if not deed.comment]
        kept = rows(events, 1, 120_000, 0, 10_000_000)
        assert len(kept) == len(events)
        assert [event["seq"] for event in events] == sorted({event["seq"] for event in events})
        assert [deed.wall for deed in did.deeds] == sorted(deed.wall for deed in did.deeds)
        assert all(0 <= event["at"] <= 120 for event in events)
        assert events[-1]["kind"] == "end" if did.finished else did.left < 120
        told = sum(row[4] - row[3] for row in kept if row[2] == KINDS["section"] and row[4] is not None)
        assert told == pytest.approx(1000 * sum(to - at for at, to in did.played), abs=60)
        assert told <= 1000 * did.deeds[-1].wall + 60
        flashes = [(0.0, event["lag"]) for event in events if event["kind"] == "calibrate"]
        assert not flashes or abs((lag(flashes) or 0) - viewer.lag) < 1.2


def test_they_leave_and_skip_where_they_are_bored() -> None:
    outcomes = []
    for holds in (-1.0, 0.0, 0.5):
        found = [did for _, did in crowd(World({"s4": holds}), 400)]
        outcomes.append(fmean(share(did.played, 20, 30) for did in found if did.left > 20))
    assert outcomes[0] + 0.07 < outcomes[1] <= outcomes[2] + 0.01


def test_what_they_felt_can_be_found_again() -> None:
    """The whole chain: taps with lag, levels and noise, and the curve that was felt."""
    world = World(feel=lambda at: (0.5 * np.sin(at / 20), 0.0))
    t, y, who, late = [], [], [], []
    for viewer, did in crowd(world, 500):
        for deed in did.deeds:
            if deed.event.get("kind") == "feel":
                t.append(deed.event["at"])
                y.append(deed.event["v"])
                who.append(viewer.name)
                late.append(viewer.lag)
    curve = felt(t, y, who, late, 120)
    assert curve is not None
    mean = np.array(curve.mean[10:95], float)
    assert np.sqrt(np.mean((mean - 0.5 * np.sin(np.arange(10, 95) / 20)) ** 2)) < 0.06


def test_a_share_counts_what_was_played_within_the_window() -> None:
    assert share([(0, 12), (20, 25)], 10, 20) == pytest.approx(0.35)
    assert share([], 10, 20) == 0
    assert share([(0, 100)], 10, 20) == 1


def test_a_weak_picture_bores_and_another_of_its_shot_does_not() -> None:
    given = {"shots": [{"id": "a", "poster": "/watch/f/media/11.jpg"}, {"id": "b", "poster": None}]}
    other = {"shots": [{"id": "a", "poster": "/watch/f/media/22.jpg"}, {"id": "b", "poster": None}]}
    worlds = tastes(["a 11"], "x", known={"a 33": 0.3})
    assert worlds(given).pull["a 11"] == -1
    assert worlds(given).off["a 11"][0] < 0
    assert abs(worlds(other).pull["a 22"]) <= 0.4
    assert not worlds(other).off
    assert worlds({"shots": [{"id": "a", "poster": "x/33.jpg"}]}).pull["a 33"] == 0.3
    assert picture(other, 1) == "b "
    assert worlds(given).key(PLACES[0], 1) == "b "
    assert tastes(intended=[(0.1, 0.2), (0.3, 0.4)])(given).feel(9.0) == (0.3, 0.4)


def test_they_come_in_evenings() -> None:
    when = arrivals(700, 1000.0, 7.0)
    assert when == sorted(when)
    assert {int((each - 1000) // 86_400) for each in when} == set(range(7))
    assert all((each - 1000) % 86_400 <= 60 for each in when)
