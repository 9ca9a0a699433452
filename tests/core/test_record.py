import json

import pytest

from ciotat.core.digest import canonical, pretty
from ciotat.core.errors import RecordError
from ciotat.core.record import dump, load, record, step
from ciotat.core.time import Seconds, Span, seconds
from ciotat.direction.plan import Emotion, Light, Shot


@record("test-lantern", 2)
class Lantern:
    oil: Seconds
    owner: str | None = None


@step("test-lantern", 1)
def rename_fuel(body: dict[str, object]) -> dict[str, object]:
    return {"oil" if key == "fuel" else key: value for key, value in body.items()}


SHOT = Shot(
    "a1", "single", ("b",), ("李雷",), "CU", "eye", 85.0, "push", 0.5, Span(seconds(0), seconds("3/2")),
    Light("left", 2.0, 0.1, 0.5, "sun"), ("他在这里做了决定",),
)  # fmt: skip


def test_a_record_survives_json() -> None:
    assert load(Shot, json.loads(canonical(dump(SHOT)))) == SHOT


def test_an_older_version_is_stepped_up() -> None:
    assert load(Lantern, {"record": "test-lantern.1", "fuel": "5/2"}) == Lantern(seconds("5/2"))


def test_fields_of_the_future_are_kept() -> None:
    future = {"record": "test-lantern.2", "oil": "1", "owner": None, "wick": "new"}
    assert dump(load(Lantern, future)) == future


@pytest.mark.parametrize(
    "damaged",
    [
        {"record": "shot.1"},
        {"record": "test-lantern.2", "oil": "1/0"},
        {"record": "test-lantern.2"},
        {"record": "test-lantern.2", "oil": "1", "owner": 7},
    ],
)
def test_damage_is_named_not_guessed(damaged: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="damaged Lantern"):
        load(Lantern, damaged)


def test_records_are_frozen_values() -> None:
    assert hash(Emotion(0.1, 0.2, "joy")) == hash(Emotion(0.1, 0.2, "joy"))
    with pytest.raises(AttributeError):
        SHOT.size = "WS"  # type: ignore[misc]


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"b": [1, 2.5, None, True], "a": {"ü": '李\n"\\'}},
        [[], {}, [[]]],
        "x",
        0.1,
        {"k": (1, {"z": []})},
        [float("1e300")],
    ],
)
def test_pretty_is_the_library_s_indented_json(value: object) -> None:
    expected = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    assert pretty(value) == expected
    assert (
        pretty({"deep": [value]}) == json.dumps({"deep": [value]}, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    )
