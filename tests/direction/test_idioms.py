"""Words that mean something else together: nobody drops to the floor who falls silent."""

import pytest

from ciotat.direction.lexicon.actions import ACTIONS


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("David falls behind.", "walk"),
        ("She falls silent.", "feel"),
        ("They fall in love.", "feel"),
        ("He falls asleep.", "lie"),
        ("He falls.", "fall"),
        ("小雨低头看手机。", "look"),
        ("她低下头。", "bow"),
        ("他落在后面。", "walk"),
    ],
)
def test_falling(text: str, verb: str) -> None:
    assert ACTIONS.first(text) == verb
