"""Whatever can go wrong with a script can be said in Chinese."""

import ast

import pytest

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin
from ciotat.prompt.errors import CHINESE_ERRORS, sentence
from tests.laws.sources import modules, nodes

RAISED = {"ScriptError", "BackendMissing", "StoreError"}


def forms(value: ast.expr, names: dict[str, ast.expr]) -> list[str]:
    """The sentences an expression may be, ``{}`` for every value in them."""
    if isinstance(value, ast.Constant):
        return [str(value.value)]
    if isinstance(value, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in value.values)]
    return forms(names[value.id], names) if isinstance(value, ast.Name) and value.id in names else []


def sentences(tree: ast.Module, raised: set[str] = RAISED) -> set[str]:
    names = {
        target.id: node.value
        for node in nodes(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value, (ast.Constant, ast.JoinedStr))
    }
    calls = [n for n in nodes(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in raised]
    parts = [call.args[0] for call in calls] + [k.value for call in calls for k in call.keywords if k.arg == "advice"]
    return {form for part in parts for form in forms(part, names)}


def test_every_error_has_its_chinese() -> None:
    trees = [
        tree for name, tree in modules().items() if f"{name}.".startswith(("ciotat.script.", "ciotat.core.store."))
    ]
    found = {text for tree in trees for text in sentences(tree)}
    said = {text.replace("(0x{})", "({})") for text in found if text.count("{}") < 3 or " " in text}
    assert {text for text in said if text not in CHINESE_ERRORS} == set()


def test_both_tongues_hold_the_same_values() -> None:
    for english, chinese in CHINESE_ERRORS.items():
        assert english.count("{}") == chinese.count("{}"), english
        assert any("\u3400" <= c <= "\u9fff" for c in chinese) or chinese == "PDF", english


def test_an_error_is_said_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ScriptError("this is a rich-text file, not a text", origin=Origin(3, 5), advice="split it into parts")
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert sentence(wrong) == "第 3 行第 5 列：这是富文本文件（RTF），不是文本；请分成几份"
    assert sentence(ScriptError("something new")) == "something new"
    monkeypatch.setenv("CIOTAT_LANG", "en")
    assert sentence(wrong) == str(wrong)
