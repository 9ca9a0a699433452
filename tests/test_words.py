"""Everything the program says at the prompt can be said in Chinese."""

import ast
import re
from string import Formatter
from typing import get_args, get_type_hints

import pytest

from ciotat.direction.lexicon.actions import ACTIONS
from ciotat.direction.lexicon.places import KNOWN
from ciotat.direction.lexicon.things import PROPS
from ciotat.direction.plan import Angle, Camera, Light, Role, Setting, Size
from ciotat.script.screenplay import ElementType
from ciotat.words import CHINESE, say, term, tongue
from ciotat.words.terms import TERMS
from tests.laws.sources import imports, modules, nodes

PROSE = {"first time", "its take is gone", "note", "warning", "error", "Film", "Storyboard"}
"""Said through a variable: the causes of the build, the grades, the rows of the summary."""
ROWS = {"Scenes", "Shots", "Running time", "Time taken", "Where"}
TYPES = set(get_args(ElementType)) - {"note"}
"""Said through a variable too: what the elements of a script are called."""


def constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def called(name: str) -> list[ast.Call]:
    """Every call of a name; of ``say`` where it is the prompt's."""
    return [
        node
        for module, tree in modules().items()
        if name != "say" or "ciotat.words.say" in imports(module)
        for node in nodes(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def test_every_sentence_has_its_chinese() -> None:
    said = {text for call in called("say") for text in constants(call.args[0])}
    told = {text for call in called("News") for text in constants(call.args[0])}
    assert said
    assert told
    assert (said | told | PROSE | ROWS | TYPES) - set(CHINESE) == set()
    assert set(CHINESE) - said - told - PROSE - ROWS - TYPES == set(), "nobody says these"


def test_both_tongues_hold_the_same_values() -> None:
    def fields(sentence: str) -> set[tuple[str, str]]:
        return {(name, how or "") for _, name, _, how in Formatter().parse(sentence) if name}

    for text, chinese in CHINESE.items():
        assert fields(text) == fields(chinese), text
        assert re.search(r"[\u4e00-\u9fff]", chinese), text


def test_every_value_that_is_said_is_named() -> None:
    for call in called("say"):
        for text in constants(call.args[0]):
            assert {name for _, name, _, _ in Formatter().parse(text) if name} == {k.arg for k in call.keywords}, text


def test_every_term_of_a_shot_has_its_chinese() -> None:
    setting, light = get_type_hints(Setting), get_type_hints(Light)
    closed = [
        Size,
        Angle,
        Camera,
        Role,
        setting["hour"],
        setting["weather"],
        setting["season"],
        light["key"],
    ]
    told = {word for kind in closed for word in get_args(kind)}
    told |= {value for table in (ACTIONS, KNOWN, PROPS) for value in table._values.values()} - {""}
    assert told - set(TERMS) == set()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"CIOTAT_LANG": "zh"}, "zh"),
        ({"CIOTAT_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_tongue_follows_the_environment(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CIOTAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert tongue() == expected
    assert say("and {more} more", more=3) == ("以及另外 3 个" if expected == "zh" else "and 3 more")
    assert term("MCU") == ("中近景" if expected == "zh" else "MCU")
    assert term("Anna") == "Anna"
