"""House limits: short files, short functions, no god class (docs/design.md, section 4, rule 7)."""

import ast
from statistics import median, quantiles

from tests.laws.sources import lines, modules, nodes


def lengths(*types: type[ast.AST]) -> dict[str, int]:
    return {
        f"{name}.{node.name}": node.end_lineno - node.lineno + 1
        for name, tree in modules().items()
        for node in nodes(tree)
        if isinstance(node, types)
    }


def test_files_are_short() -> None:
    assert median(lines().values()) <= 150
    assert {path: size for path, size in lines().items() if size > 500} == {}


def test_functions_are_short() -> None:
    sizes = lengths(ast.FunctionDef)
    longest = sorted(sizes.items(), key=lambda item: -item[1])[:10]
    assert quantiles(sizes.values(), n=20)[-1] <= 45, longest


def test_no_class_is_a_god() -> None:
    assert {name: size for name, size in lengths(ast.ClassDef).items() if size > 300} == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [name for name in modules() if name.split(".")[-1] in {"utils", "util", "helpers", "misc", "common"}]


def test_every_module_says_what_it_is() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []
