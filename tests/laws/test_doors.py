"""What a module offers: listed, sorted, and said in a sentence."""

import ast

from tests.laws.sources import modules

UNSAID = {
    "ciotat.sound.backends.espeak_worker": 1,
    "ciotat.stage.people.eyes": 1,
    "ciotat.stage.people.hats": 1,
    "ciotat.stage.props.arms": 6,
    "ciotat.stage.props.lights": 4,
    "ciotat.stage.props.luggage": 5,
    "ciotat.stage.props.outdoors": 1,
    "ciotat.stage.props.papers": 6,
    "ciotat.stage.props.seats": 4,
    "ciotat.stage.props.tables": 3,
    "ciotat.stage.props.vessels": 4,
    "ciotat.stage.surface": 22,
}
"""How many public names of a module have no docstring yet: to shrink, never to grow."""

UNLISTED = {
    "ciotat.cli": 1,
    "ciotat.direction.beats": 1,
    "ciotat.render.backends.draft.draft": 1,
    "ciotat.render.shoot": 1,
    "ciotat.sound.backends.espeak_worker": 3,
    "ciotat.stage.build": 1,
    "ciotat.stage.motion.route": 1,
    "ciotat.stage.people.canvas": 1,
    "ciotat.stage.people.cloth": 2,
    "ciotat.stage.people.eyes": 1,
    "ciotat.stage.people.hats": 1,
    "ciotat.stage.people.locks": 1,
    "ciotat.stage.people.skin": 1,
    "ciotat.stage.people.skull": 1,
    "ciotat.stage.people.trim": 2,
    "ciotat.stage.places.room": 1,
    "ciotat.stage.props.catalogue": 1,
    "ciotat.stage.props.lights": 1,
    "ciotat.stage.props.outdoors": 1,
    "ciotat.stage.surface": 26,
    "ciotat.stage.vehicles.boiler": 1,
}
"""How many public names of a module its ``__all__`` leaves out: to shrink, never to grow."""


def public(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return [
        n
        for n in tree.body
        if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not n.name.startswith("_")
    ]


def listed(tree: ast.Module) -> list[str] | None:
    """The module's ``__all__``, or None where there is none."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [str(name) for name in ast.literal_eval(node.value)]
    return None


def bound(tree: ast.Module) -> set[str]:
    """Every name that a module's top level makes or imports."""
    names = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    return names


def order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, each by the alphabet."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2, name)


def grown(found: dict[str, int], owed: dict[str, int]) -> dict[str, int]:
    """Where more is missing than was owed; and what was owed and is paid, so that the list shrinks with it."""
    more = {name: count for name, count in found.items() if count > owed.get(name, 0)}
    return more | {name: 0 for name in owed if not found.get(name)}


def test_every_door_says_what_it_is() -> None:
    silent = {name: sum(not ast.get_docstring(node) for node in public(tree)) for name, tree in modules().items()}
    assert grown(silent, UNSAID) == {}


def test_every_public_name_is_listed() -> None:
    missing = {}
    for name, tree in modules().items():
        names = listed(tree)
        if count := sum(node.name not in names for node in public(tree)) if names is not None else len(public(tree)):
            missing[name] = count
    assert grown(missing, UNLISTED) == {}


def test_lists_are_sorted_and_name_what_is_there() -> None:
    for name, tree in modules().items():
        names = listed(tree)
        if names is not None:
            assert names == sorted(set(names), key=order), name
            assert set(names) <= bound(tree), name
