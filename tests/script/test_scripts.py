"""Every tiny script in tests/scripts reads as the file beside it says."""

from pathlib import Path

import pytest

from ciotat.script import Screenplay, read

FOLDER = Path(__file__).parents[1] / "scripts"
SCRIPTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".fountain"))


def outline(screenplay: Screenplay) -> str:
    lines = [f"{name}: {description}" for name, description in screenplay.people]
    for scene in screenplay.scenes:
        given = (scene.number, scene.inside, scene.place, scene.hour, ", ".join(scene.modifiers), ", ".join(scene.cast))
        lines.append("# " + " | ".join(given))
        for e in scene.elements:
            who = f" {e.name} ({e.voice})" if e.name else ""
            lines.append(f"{e.type}{who}: " + e.text.replace("\n", "\\n"))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script(path: Path) -> None:
    assert outline(read(path.read_bytes(), path.name)) == path.with_suffix(".expected").read_text("utf-8")
