"""What `ciotat build` makes again after an edit of a long film, what that costs, and whether it is what a film made anew would be.

    python bench/remade.py [scenes] [scenes of the film that is made anew, too]

A film folder is built by the real command in a process of its own, pictures painted in a tone of what they show instead of drawn,
since drawing is not what is measured here; all else is real: voices, sound, cut. Then a word is changed, a scene put in, a person
renamed, two scenes change places, always from the first script: processor seconds of the command from its start to its end, its
seconds by the clock, and how many shots it made. A second film, short enough to be made anew after each edit, is compared file
by file and byte by byte.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from edits import name, order_of, scene, word
from feature import feature

sys.path.append(str(Path(__file__).parents[1]))
EDITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("a word changed", word), ("a scene put in", scene), ("a person renamed", name), ("two scenes swapped", order_of),
)  # fmt: skip
SETTINGS = {"size": '"64x64"', "renderer": '"outline"'}
SAME = ("out/film.mp4", "out/film.srt", "out/film.otio", "out/plan.json", "cut.json")


def ciotat(*words: str, where: Path) -> tuple[float, float]:
    """A command in a process of its own: its processor seconds, and its seconds by the clock."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, __file__, "--painted", *words], cwd=where, capture_output=True, text=True, check=False,
        env={**os.environ, "CIOTAT_LANG": "en"},
    )  # fmt: skip
    after = os.times()
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, after.elapsed - before.elapsed


def painted() -> None:
    """Run a command of Ciotat here, with painted pictures."""
    from tests.work.killing import painted as paint

    from ciotat import cli
    from ciotat.render import shoot
    from ciotat.render.backends.outline import Outline

    shoot.build = lambda stage: stage  # type: ignore[assignment]
    Outline.frames = paint  # type: ignore[method-assign,assignment]
    sys.argv = ["ciotat", *sys.argv[2:]]
    cli.main()


def film(folder: Path, scenes: int) -> tuple[Path, str]:
    """A folder with a film of so many scenes, and its script."""
    text = feature(scenes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "river.fountain").write_text(text)
    ciotat("new", "--adopt", "river.fountain", where=folder)
    settings = folder / "film.toml"
    lines = settings.read_text()
    for key, value in SETTINGS.items():
        lines = re.sub(rf"^{key} = \S+", f"{key} = {value}", lines, flags=re.M)
    settings.write_text(lines)
    return folder, text


def seen(root: Path) -> tuple[float, int, dict[str, str]]:
    """Seconds of the film, how many shots, and the picture of each."""
    cut = json.loads((root / "cut.json").read_bytes())
    numerator, _, denominator = cut["rate"].partition("/")
    frames = sum(shot["frames"] for shot in cut["shots"])
    pictures = {shot["id"]: shot["picture"] for shot in cut["shots"]}
    return frames * int(denominator or 1) / int(numerator), len(pictures), pictures


def costs(folder: Path, scenes: int) -> None:
    """What the edits of a long film cost."""
    root, text = film(folder, scenes)
    cold, _ = ciotat("build", where=root)
    length, count, before = seen(root)
    print(f"{scenes} scenes, {length / 60:.1f} minutes, {count} shots: {cold:.1f} s of processor time", flush=True)
    spent, waited = ciotat("build", where=root)
    print(f"  {'again, nothing changed':20} {spent:6.2f} s, {waited:.2f} s by the clock", flush=True)
    for what, edit in EDITS:
        (root / "river.fountain").write_text(edit(text))
        spent, waited = ciotat("build", where=root)
        after = seen(root)[2]
        new = len(set(after.values()) - set(before.values()))
        print(
            f"  {what:20} {spent:6.2f} s, {waited:.2f} s by the clock (limit 5 s), {new} of {len(after)} pictures are others",
            flush=True,
        )
        (root / "river.fountain").write_text(text)
        ciotat("build", where=root)


def anew(folder: Path, scenes: int) -> bool:
    """Whether a film after each edit is to the byte what it is when it is made in an empty folder."""
    root, text = film(folder / "kept", scenes)
    ciotat("build", where=root)
    good = True
    for what, edit in EDITS:
        (root / "river.fountain").write_text(edit(text))
        ciotat("build", where=root)
        fresh = folder / "fresh"
        fresh.mkdir()
        for path in ("film.toml", "river.fountain", "script.ids"):
            shutil.copy(root / path, fresh / path)
        ciotat("build", where=fresh)
        other = [name for name in SAME if told(root / name) != told(fresh / name)]
        print(f"  {what:20} {'the same bytes' if not other else 'OTHER BYTES: ' + ', '.join(other)}", flush=True)
        good = good and not other
        shutil.rmtree(fresh)
    return good


def told(path: Path) -> object:
    """What a file says; of cut.json all but the causes, which differ."""
    if path.name != "cut.json":
        return path.read_bytes()
    cut = json.loads(path.read_bytes())
    return {**cut, "shots": [{**shot, "cause": ""} for shot in cut["shots"]]}


def main() -> None:
    """Measure and compare."""
    scenes, short = ([int(arg) for arg in sys.argv[1:]] + [26, 4][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as place:
        if scenes:
            costs(Path(place) / "long", scenes)
        if short and not anew(Path(place) / "short", short):
            sys.exit(1)


if __name__ == "__main__":
    painted() if sys.argv[1:2] == ["--painted"] else main()
