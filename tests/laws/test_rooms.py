"""Who may see whom, and what stays pure (docs/design.md, section 4)."""

import ast

import pytest

from tests.laws.sources import imports, modules, nodes, room

SEES = {
    "core": set(),
    "script": {"core"},
    "direction": {"core", "script"},
    "stage": {"core", "script", "direction"},
    "sound": {"core", "script", "direction"},
    "render": {"core", "script", "direction", "stage"},
    "cut": {"core", "script", "direction", "stage", "sound", "render"},
    "make": {"core", "script", "direction", "stage", "sound", "render", "cut"},
    "work": {"core"},
    "audience": {"core", "work"},
    "words": set(),
    "server": {"core", "script", "direction", "render", "cut", "work", "audience", "words"},
    "prompt": {"core", "script", "direction", "render", "cut", "work", "audience", "words", "server"},
    "cli": {
        "core",
        "script",
        "direction",
        "stage",
        "sound",
        "render",
        "cut",
        "make",
        "work",
        "words",
        "server",
        "prompt",
    },
    "__main__": {"cli"},
}
BUILD = {"core", "script", "direction", "stage", "sound", "render", "cut", "make"}
"""What ``work.build`` sees, alone of its room: a film's history opens where nothing can be made."""
HEAVY = {"numba", "av", "PIL", "reportlab", "opentimelineio", "espeakng_loader", "rich", "typer", "bpy", "torch"}
MAY_BE_HEAVY = {"render", "cut", "sound", "server", "cli", "prompt"}
FORMATS = {
    "ciotat.script.paper.pdf",
    "ciotat.script.imports.pdf",
    "ciotat.work.release.provenance",
    "ciotat.work.store.remote",
}
"""Files of one format each, that may lean on the package which knows it (at use, not at import)."""
HEAVY |= {"pypdfium2", "pypdf", "pdfplumber", "docx", "obstore", "c2pa", "fastapi", "starlette", "uvicorn", "pydantic"}
WEB = {"fastapi", "starlette", "uvicorn", "pydantic"}
"""What only the server knows."""
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


def test_a_room_sees_only_the_rooms_before_it() -> None:
    assert {room(name) for name in modules()} - {""} <= set(SEES), "every room is in the design"
    wrong = {}
    for name in modules():
        home = room(name)
        seen = {room(other) for other in imports(name) if other.startswith("ciotat.")}
        allowed = BUILD if f"{name}.".startswith("ciotat.work.build.") else SEES[home] if home else set()
        if extra := seen - allowed - {home, "", "__version__"}:
            wrong[name] = extra
    assert wrong == {}


def test_heavy_packages_stay_at_the_edge() -> None:
    found = {}
    for name in modules():
        if room(name) and room(name) not in MAY_BE_HEAVY and name not in FORMATS:
            kernels = {"numba"} if room(name) == "stage" else set()
            if heavy := {module.split(".")[0] for module in imports(name)} & HEAVY - kernels:
                found[name] = heavy
    assert found == {}


def test_the_web_stays_in_the_server() -> None:
    wrong = [name for name in modules() if room(name) != "server" and {m.split(".")[0] for m in imports(name)} & WEB]
    assert wrong == []


@pytest.mark.parametrize("home", sorted(PURE))
def test_pure_rooms_touch_no_disk_no_clock_no_network(home: str) -> None:
    wrong = {}
    for name, tree in modules().items():
        if room(name) == home:
            calls = {n.func.id for n in nodes(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
            touched = {module.split(".")[0] for module in imports(name)} & IMPURE
            if found := touched | calls & {"open", "print", "input", "exec", "eval", "hash"}:
                wrong[name] = found
    assert wrong == {}


def test_chance_has_one_door() -> None:
    wrong = {}
    for name, tree in modules().items():
        dice = {ast.unparse(n) for n in nodes(tree) if isinstance(n, ast.Attribute)}
        dice = {d for d in dice if d.startswith(("np.random.", "numpy.random.")) and not d.endswith("Generator")}
        if name != "ciotat.core.chance" and (dice or "random" in imports(name)):
            wrong[name] = dice
    assert wrong == {}


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
