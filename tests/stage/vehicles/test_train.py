import numpy as np
import pytest

from ciotat.stage.vehicles.frame import AXLES, CRANK, DRIVER
from ciotat.stage.vehicles.wheels import driving_wheel, rolling
from tests.stage.vehicles.scene import driven

START, END = (-40.0, 0.0, -3.2), (-1.5, 0.0, -3.2)


def test_a_wheel_rolls_without_slipping() -> None:
    (wheel, *_) = rolling("wheel", [(driving_wheel(1.0, 0.0, True), AXLES[0], DRIVER)])
    turned = wheel.turned(2 * np.pi * DRIVER)
    assert np.allclose(turned.position, wheel.mesh.position, atol=1e-4)
    quarter = wheel.turned(0.5 * np.pi * DRIVER)
    lowest = wheel.mesh.position[:, 1].argmin()
    assert quarter.position[lowest, 0] < AXLES[0] - 0.9 * DRIVER


def test_a_train_keeps_its_meshes_and_stays_on_its_rails() -> None:
    train = driven("train", "arrive", START, END, look={"weather": "winter"})
    first, later = train.at(3.0), train.at(7.0)
    assert [m.index.shape for m in first] == [m.index.shape for m in later] == [m.index.shape for m in train.still]
    assert 40_000 < sum(len(m.index) for m in first) < 75_000
    assert min(float(m.position[:, 1].min()) for m in later) > 0.2 - 0.05
    again = train.at(3.0)
    assert all(np.array_equal(a.position, b.position) for a, b in zip(first, again, strict=True))
    assert all(np.isfinite(m.normal).all() and m.color is not None for m in later)


def test_the_rods_stay_on_their_pins() -> None:
    train = driven("train", "pass", START, END)
    for time in (0.3, 2.9, 5.1):
        rods = [m for m in train.at(time) if m.name.startswith("coupling")]
        heights = {round(float(m.position[:, 1].max() + m.position[:, 1].min()) / 2 - 0.2 - DRIVER, 3) for m in rods}
        assert all(abs(h) <= CRANK + 1e-3 for h in heights)


def test_smoke_stays_in_the_world_and_lamps_burn_at_night() -> None:
    train = driven("train", "arrive", START, END, look={"hour": "night"})
    smoke = train.particles(6.0)[0]
    assert np.ptp(smoke.position[:, 0]) > 5
    assert sum(len(p.radius) for p in train.particles(6.0)) < 1500
    assert [lamp.kind for lamp in train.lamps(6.0)] == ["spot", "point"]
    assert driven("train", "arrive", START, END, look={"hour": "day"}).lamps(6.0) == ()


@pytest.mark.parametrize("species", ["car", "carriage", "cart", "boat", "tank"])
def test_road_vehicles_and_boats_move(species: str) -> None:
    thing = driven(species, "pass", (-3.0, 0.0, 0.0), (3.0, 0.0, 0.0), 4, look={"era": "modern"})
    assert thing.head(4.0)[0] - thing.head(0.0)[0] == pytest.approx(6.0, abs=0.1)
    assert [m.index.shape for m in thing.at(1.0)] == [m.index.shape for m in thing.still]
    assert min(thing.size) > 0.5


def test_a_door_swings_open_once_the_train_stands() -> None:
    train = driven("train", "stand", (18.22, 0.0, -3.2), (18.22, 0.0, -3.2), manner="open 0.95")
    shut, wide = ([m for m in train.at(t) if m.name.startswith("coach door")] for t in (0.0, 3.0))
    assert shut
    assert [m.index.shape for m in shut] == [m.index.shape for m in wide]
    reach = [max(float(m.position[:, 2].max()) for m in door) for door in (shut, wide)]
    assert reach[0] < -1.7 < reach[1] - 0.15
    assert min(float(m.position[:, 0].min()) for m in wide) < 0.2, "folded back, so that the sun comes in"
    assert all(abs(float(m.position[:, 0].mean()) - 0.95) < 0.5 for m in shut)
    assert not [m for m in driven("train", "stand", START, START).at(0.0) if m.name.startswith("coach door")]
