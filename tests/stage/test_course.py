"""The camera's course: where nobody moves a framing is composed once, and is what it would be composed anew."""

from pathlib import Path

import numpy as np
import pytest

from ciotat.core.time import Rate
from ciotat.direction import plan as direct
from ciotat.direction.style import named
from ciotat.script import read
from ciotat.stage import course as courses
from ciotat.stage.camera import compose
from ciotat.stage.marks import bodies

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", ["arrival", "wolves"])
def test_a_course_is_as_composed_anew_at_every_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script = next(p for p in sorted((EXAMPLES / name).iterdir()) if p.suffix in (".fountain", ".txt"))
    plan = direct(read(script.read_bytes(), script.name), named("classical"), Rate.of(24))
    cast = {character.id: character for character in plan.characters}
    composed: list[object] = []
    monkeypatch.setattr(courses, "compose", lambda *all: composed.append(all) or compose(*all))
    times = 0
    for scene in plan.scenes:
        there = tuple(cast[id] for id in scene.cast)
        for shot in scene.shots:
            if shot.camera == "track" and shot.span.length > courses.LONG:
                continue
            for time, framing in courses.course(shot, scene, there):
                times += 1
                inside = min(shot.span.start + time, shot.span.end - courses.HANDLE)
                present = bodies(there, scene.moves, inside, scene.props, scene.gazes)
                anew = compose(shot, present, scene.setting.inside)
                assert np.array_equal(framing.position, anew.position)
                assert np.array_equal(framing.target, anew.target)
                assert (framing.lens, framing.focus) == (anew.lens, anew.focus)
    assert 0 < len(composed) < times
