"""Who may see whom, and what stays pure (docs/design.md, section 4)."""

import ast

import pytest

from tests.laws.sources import imports, modules, room

SEES = {
    "core": set(),
    "script": {"core"},
    "direction": {"core", "script"},
    "stage": {"core", "script", "direction"},
    "sound": {"core", "script", "direction"},
    "render": {"core", "script", "direction", "stage"},
    "cut": {"core", "script", "direction", "stage", "sound", "render"},
    "make": {"core", "script", "direction", "stage", "sound", "render", "cut"},
    "work": {"core", "make", "direction", "script", "render", "cut"},
    "cli": {"core", "script", "direction", "stage", "sound", "render", "cut", "make", "work"},
}
HEAVY = {"numba", "av", "PIL", "reportlab", "opentimelineio", "espeakng_loader", "rich", "typer", "bpy", "torch"}
MAY_BE_HEAVY = {"render", "cut", "sound", "cli"}
IMPURE = {
    "os",
    "time",
    "random",
    "secrets",
    "datetime",
    "socket",
    "subprocess",
    "urllib",
    "http",
    "pathlib",
    "tempfile",
}
PURE = {"script", "direction", "stage"}


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_room_sees_only_the_rooms_before_it(name: str) -> None:
    home = room(name)
    if not home:
        return
    seen = {room(other) for other in imports(modules()[name]) if other.startswith("ciotat.")}
    assert home in SEES, f"{home} is not a room of the design"
    assert seen - SEES[home] - {home, "", "__version__"} == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_heavy_packages_stay_at_the_edge(name: str) -> None:
    if room(name) in MAY_BE_HEAVY or not room(name):
        return
    allowed = {"numba"} if room(name) == "stage" else set()
    assert {module.split(".")[0] for module in imports(modules()[name])} & HEAVY <= allowed


@pytest.mark.parametrize("name", sorted(modules()))
def test_pure_rooms_touch_no_disk_no_clock_no_network(name: str) -> None:
    if room(name) not in PURE:
        return
    assert {module.split(".")[0] for module in imports(modules()[name])} & IMPURE == set()
    calls = {
        node.func.id
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"open", "print", "input", "exec", "eval", "hash"}


@pytest.mark.parametrize("name", sorted(modules()))
def test_chance_has_one_door(name: str) -> None:
    if name == "ciotat.core.chance":
        return
    attributes = {ast.unparse(n) for n in ast.walk(modules()[name]) if isinstance(n, ast.Attribute)}
    assert not any(a.startswith(("np.random.", "numpy.random.")) and not a.endswith("Generator") for a in attributes)
    assert "random" not in imports(modules()[name])


def test_no_circle_of_imports() -> None:
    known = modules()
    graph = {
        name: {other for other in imports_at_load(tree) if other in known and other != name}
        for name, tree in known.items()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "a circle: " + " -> ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def imports_at_load(tree: ast.Module) -> list[str]:
    """Modules imported when a module loads: submodules named in `from package import module` count, the package does not
    when only its submodules are wanted."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            whole = [name for name in inner if name in modules()]
            found += whole if len(whole) == len(inner) else [node.module, *whole]
    return found
