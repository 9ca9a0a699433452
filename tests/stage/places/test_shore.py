"""A station by the sea shows the sea."""

import numpy as np
import pytest

from ciotat.direction.plan import Setting
from ciotat.stage.places import place
from ciotat.stage.places.land import ridge

from ...direction.test_scenes import planned


@pytest.mark.slow
def test_a_station_by_the_sea_shows_it_and_its_sails() -> None:
    far, near = (
        place(Setting("platform", "X", False, "day", "clear", "summer", "1900", features))
        for features in ((), ("sea",))
    )
    assert sum(len(m.index) for m in near.meshes) < 1.1 * sum(len(m.index) for m in far.meshes)
    water = [m for m in near.meshes if (m.position[:, 2] < -1500).any()]
    assert water
    assert all(float(m.position[m.position[:, 2] < -1500][:, 1].max()) < -4 for m in water)


def test_hills_leave_the_sea_open() -> None:
    made = ridge(300, 40, (1, 1, 1), "X", base=-10, gap=(0.0, 0.9))
    turn = np.arctan2(made.position[:, 0], -made.position[:, 2])
    assert made.position[np.abs(turn) < 0.9, 1].max() < -9.9
    assert made.position[np.abs(turn) > 1.4, 1].max() > 10


@pytest.mark.parametrize(
    ("text", "language", "sea"),
    [
        ("# EXT. RAILWAY PLATFORM - DAY\nA hot morning by the sea.\nANNA waits.", "en", True),
        ("# 外 海边的火车站 - 日\n清晨，海风。林雪（24，女）等车。", "zh", True),
        ("# EXT. RAILWAY PLATFORM - DAY\nA hot noon.\nANNA sees a man.", "en", False),
        ("# 外 上海火车站 - 日\n林雪（24，女）等车。", "zh", False),
    ],
)
def test_the_sea_is_where_the_script_says(text: str, language: str, sea: bool) -> None:
    assert ("sea" in planned(text, language).scenes[0].setting.features) is sea
