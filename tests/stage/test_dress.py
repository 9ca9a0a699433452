"""The stage of a shot holds what shapes its picture, in its own time, and nothing of what came before."""

from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from ciotat.core.time import Rate, Seconds
from ciotat.direction import named, plan, settle
from ciotat.direction.lair import FIERCE
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.render.shoot import ingredients
from ciotat.stage.dress import HELD, dress
from ciotat.stage.marks import VEHICLES, bodies
from ciotat.stage.stage import Stage
from ciotat.stage.view import view
from tests.direction.scripts import arrival, night, screenplay, talk

from .sight import place

FILMS = {"arrival": arrival(), "night": night(), "talk": screenplay(talk(6))}
MOMENTS = (Fraction(0), Fraction(1, 2), Fraction(99, 100))


class Renderer:
    """Only a name: nothing is rendered here."""

    id, version = "none", 1

    def frames(self, world, size, times):
        raise NotImplementedError


@cache
def planned(name: str) -> Plan:
    return plan(FILMS[name], named("classical"), Rate.of(24))


def shots(film: Plan) -> list[tuple[ScenePlan, Shot, Stage]]:
    return [(scene, shot, dress(film, scene, shot, {})) for scene in film.scenes for shot in scene.shots]


@cache
def dressed(name: str) -> list[tuple[ScenePlan, Shot, Stage]]:
    return shots(planned(name))


@pytest.mark.parametrize("name", FILMS)
def test_the_people_of_a_shot_are_composed_from_its_first_frame_to_its_last(name: str) -> None:
    film = planned(name)
    for scene, shot, stage in dressed(name):
        if shot.role not in ("single", "close-up", "reaction", "two-shot", "over-shoulder") or shot.size in (
            "EWS",
            "WS",
        ):
            continue
        cast = tuple(film.character(id) for id in scene.cast)
        for share in MOMENTS:
            now = bodies(cast, scene.moves, shot.span.start + shot.span.length * share, scene.props)
            seen = view(stage, float(shot.span.length * share))
            who = now[shot.subjects[0]]
            x, y, depth = place(who.eyes, seen.position, seen.target, seen.lens)
            assert depth > 0.3, shot
            assert 0.1 <= x <= 0.9, shot
            assert 0.12 <= y <= (0.5 if shot.size in ("MCU", "CU") else 0.9), shot
            if shot.role == "two-shot":
                x, y, _ = place(now[shot.subjects[1]].eyes, seen.position, seen.target, seen.lens)
                assert 0.05 <= x <= 0.95, shot
                assert 0.1 <= y <= 0.9, shot


@pytest.mark.parametrize("name", FILMS)
def test_the_camera_stays_on_the_audience_side(name: str) -> None:
    for scene, shot, stage in dressed(name):
        for share in MOMENTS:
            x, y, z = view(stage, float(shot.span.length * share)).position
            rides = any(c.species in VEHICLES for c in planned(name).characters if c.id in shot.subjects)
            wild = any(c.species in FIERCE for c in planned(name).characters if c.id in shot.subjects)
            nearest = 0.0 if shot.role == "insert" else 0.25  # a reader's own view of a page crosses no line
            least = -2.6 if wild else -1.0 if rides else nearest - 0.02 * stage.handheld
            assert z >= least, shot
            assert y > 0.2
            assert abs(x) <= (3.4 if scene.setting.inside else 12.5 if wild else 9.0), shot


@pytest.mark.parametrize("name", FILMS)
def test_times_are_cut_to_the_shot(name: str) -> None:
    for _, shot, stage in dressed(name):
        assert stage.length == shot.span.length
        assert stage.camera[0].time == 0
        assert all(0 <= key.time <= stage.length for key in stage.camera)
        for performer in stage.performers:
            assert performer.moves
            assert all(m.span.end > -HELD and m.span.start < stage.length + HELD for m in performer.moves)
            assert all(g.span.end > -HELD and g.span.start < stage.length + HELD for g in performer.gazes)
            assert all(m.span.start >= -HELD and m.span.end <= stage.length + HELD for m in performer.moves
                       if m.verb == "stand" and m.start == m.end)  # fmt: skip
            starts = [feeling.start for feeling in performer.feelings]
            assert starts == sorted(starts)
            assert starts[0] >= -HELD
            assert starts[0] <= 0 or not starts[1:], "somebody always feels something"
            assert all(-HELD <= mouth.start <= stage.length + HELD for mouth in performer.mouth)
        assert all(p.span is None or p.span.overlaps(type(p.span)(Seconds(0), stage.length)) for p in stage.props)


def recipes(film: Plan) -> dict[str, dict[str, str]]:
    return {shot.id: ingredients(stage, Renderer(), (64, 36), film.rate) for _, shot, stage in shots(film)}


@pytest.mark.parametrize(("name", "which"), [("arrival", 1), ("night", -1), ("talk", 1)])
def test_a_longer_line_changes_only_the_shots_it_touches(name: str, which: int) -> None:
    """Its own shots, and of the shot before and after at most the movement that reaches over the cut."""
    film = planned(name)
    lines = [beat.id for scene in film.scenes for beat in scene.beats if beat.type == "line"]
    usual = dict.fromkeys(lines, Seconds(2))
    longer = settle(film, {**usual, lines[which]: Seconds(5)})
    before, after = recipes(settle(film, usual)), recipes(longer)
    causes = {id: {part for part in after[id] if after[id][part] != before[id][part]} for id in after}
    changed = [id for id in after if causes[id]]
    inside = [shot.id for scene in longer.scenes for shot in scene.shots if lines[which] in shot.beats]
    order = list(after)
    near = {order[min(max(order.index(id) + step, 0), len(order) - 1)] for id in inside for step in (-1, 1)}
    assert changed
    assert set(changed) <= {*inside, *near}
    assert len(changed) <= len(inside) + 1
    assert all(causes[id] == {"the performance"} for id in changed if id not in inside)
    assert any("the length" in causes[id] for id in inside)


@pytest.mark.parametrize("name", FILMS)
def test_the_key_light_comes_from_the_side_that_was_asked(name: str) -> None:
    for _, shot, stage in dressed(name):
        key, fill, rim, *_ = stage.lamps
        middle = stage.camera[len(stage.camera) // 2] if len(stage.camera) > 2 else stage.camera[0]
        ahead = np.subtract(stage.eyes, middle.position) * [1, 0, 1]
        right = np.cross(ahead, [0, 1, 0])
        side = 1 if shot.light.key == "right" else -1
        assert side * (np.subtract(key.position, stage.eyes) @ right) > 0, shot
        assert side * (np.subtract(fill.position, stage.eyes) @ right) < 0, shot
        assert np.subtract(rim.position, stage.eyes) @ ahead > 0, "the rim shines from behind"
        assert sum(key.color) > sum(fill.color) > 0
        day = not stage.setting.inside and stage.setting.hour == "day"
        assert key.shadow != day, "by day the sun alone casts shadows"
