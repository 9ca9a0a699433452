"""Outside an airport is an airfield, inside a hall."""

import pytest

from .test_scenes import planned


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("# EXT. AIRPORT - DAY", "airfield"),
        ("# EXT. RUNWAY - NIGHT", "airfield"),
        ("# 外 机场 - 日", "airfield"),
        ("# INT. AIRPORT - DAY", "lobby"),
        ("# EXT. HOTEL LOBBY - DAY", "square"),
    ],
)
def test_an_airport(heading: str, kind: str) -> None:
    assert planned(f"{heading}\nANNA (30) waits.\n@ANNA|Well.\n").scenes[0].setting.kind == kind
