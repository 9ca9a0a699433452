"""The project's own sources, read once for the law tests."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "ciotat"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by dotted name, parsed."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(("ciotat", *path.relative_to(PACKAGE).with_suffix("").parts))
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def lines() -> dict[str, int]:
    """How many lines each source file has."""
    return {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def nodes(tree: ast.Module) -> list[ast.AST]:
    """Everything in a module."""
    return list(ast.walk(tree))


@cache
def imports(name: str) -> list[str]:
    """Every module that `name` imports, wherever the import stands; `from a import b` gives both a and a.b."""
    found = []
    for node in nodes(modules()[name]):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def room(module: str) -> str:
    """The room a module of ours lives in: ``ciotat.stage.light`` is in ``stage``."""
    return module.split(".")[1] if module.count(".") else ""
