"""One address begins so many sittings and no more; others, and this machine, are not held back by it."""

import pytest

from ciotat.server.screening.addresses import BURST, Addresses
from tests.server.conftest import Door
from tests.server.test_audience import films, house

__all__ = ["films", "house"]


def begun(house: Door, address: str = "") -> int:
    more = {"X-Forwarded-For": address} if address else {}
    return house.ask("POST", "/watch/late/sessions", {"measure": False}, {"Cookie": None, **more}).status


def test_sittings_of_one_address_are_limited(house: Door) -> None:
    found = [begun(house, "203.0.113.9") for _ in range(int(BURST) + 2)]
    assert found == [201] * int(BURST) + [429] * 2
    assert begun(house, "203.0.113.10") == 201
    assert begun(house) == 201, "whoever is here"
    house.house.clock.now += 3  # type: ignore[attr-defined]
    assert [begun(house, "203.0.113.9") for _ in range(4)] == [201] * 3 + [429]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.8", False),
    ],
)
def test_a_household_is_one(one: str, other: str, alike: bool) -> None:
    addresses = Addresses()
    while addresses.admits(one, 0.0):
        pass
    assert addresses.admits(other, 0.0) is not alike


@pytest.mark.parametrize("local", ["127.0.0.1", "::1", "", "unix", "::ffff:127.0.0.1"])
def test_this_machine_is_not_counted(local: str) -> None:
    addresses = Addresses()
    assert all(addresses.admits(local, 0.0) for _ in range(1000))
