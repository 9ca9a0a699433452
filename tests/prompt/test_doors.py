"""A command opens the door it needs: what tells how a film stands loads no engine and no reader of scripts."""

import subprocess
import sys

from ciotat import cli

LOADED = """
import sys
from ciotat import cli
cli.assembled("status")
print(*sorted(name for name in sys.modules if name.startswith(("ciotat.", "numba", "av", "pygit2"))))
"""


def test_status_loads_little() -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60)
    loaded = told.stdout.split()
    assert "ciotat.prompt.status" in loaded
    heavy = ("ciotat.script", "ciotat.direction", "ciotat.render", "ciotat.sound", "numba", "av", "pygit2")
    assert not [name for name in loaded if name.startswith(heavy)]


def test_every_verb_opens_alone_as_among_all() -> None:
    alone = {name for verb in (*cli._VERBS, *cli._GROUPS) for name in _names(verb)}
    assert alone == _names("") == _names("no such verb")
    assert _names("status") == {"status"}


def _names(verb: str) -> set[str]:
    app = cli.assembled(verb)
    return {str(each.name) for each in (*app.registered_commands, *app.registered_groups)}
