"""Every way to take a shot otherwise is another stage, composed as the film's own shots are."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from ciotat.core.errors import FilmError
from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.direction.amend import amended
from ciotat.direction.plan import Plan, ScenePlan, Shot
from ciotat.direction.vary import Variation, variations
from ciotat.direction.wanted import wanted
from ciotat.stage.build import build
from ciotat.stage.dress import dress
from ciotat.stage.marks import bodies
from ciotat.stage.stage import Stage
from ciotat.stage.view import view
from tests.direction.scripts import arrival, night, screenplay, talk
from tests.stage.sight import place

FILMS = {"arrival": arrival(), "night": night(), "talk": screenplay(talk(4))}


@cache
def planned(name: str) -> Plan:
    return plan(FILMS[name], named("classical"), Rate.of(24))


def every(film: Plan) -> list[tuple[ScenePlan, Shot]]:
    return [(scene, shot) for scene in film.scenes for shot in scene.shots if shot.role != "card"]


def nested(knobs: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for knob, value in knobs.items():
        table, _, key = knob.rpartition(".")
        if table:
            out.setdefault(table, {})[key] = value
        else:
            out[key] = value
    return out


def otherwise(film: Plan, shot: Shot, way: Variation) -> tuple[ScenePlan, Shot, Stage]:
    after = amended(film, {shot.id: nested(way.knobs)})
    scene, found = next((s, x) for s in after.scenes for x in s.shots if x.id == shot.id)
    return scene, found, dress(after, scene, found, {})


@pytest.mark.parametrize("name", FILMS)
@pytest.mark.parametrize("kind", ["camera", "light", "performance", "seed"])
def test_every_shot_can_be_taken_in_four_other_ways(name: str, kind: str) -> None:
    film = planned(name)
    for scene, shot in every(film):
        ways = variations(film, scene, shot, kind, 4)
        assert len({way.name for way in ways}) == len(ways) >= 4
        assert ways == variations(film, scene, shot, kind, 4)
        for way in ways:
            assert wanted(nested(way.knobs), "x").odd == ()


@pytest.mark.parametrize("kind", ["camera", "light", "performance", "seed"])
def test_every_way_is_another_stage(kind: str) -> None:
    film = planned("night")
    for scene, shot in every(film)[::6]:
        ways = variations(film, scene, shot, kind, 4)[:5]
        stages = [dress(film, scene, shot, {}), *(otherwise(film, shot, way)[2] for way in ways)]
        assert len(set(map(repr, stages))) >= (4 if kind == "camera" else len(stages))


@pytest.mark.parametrize("name", ["arrival", "night"])
def test_whoever_is_framed_stays_in_the_picture(name: str) -> None:
    film = planned(name)
    for scene, shot in every(film)[1::4]:
        for way in variations(film, scene, shot, "camera", 4)[:6]:
            now_in, varied, stage = otherwise(film, shot, way)
            if varied.role not in ("single", "close-up", "reaction", "two-shot") or varied.size in ("EWS", "WS"):
                continue
            cast = tuple(film.character(id) for id in scene.cast)
            middle = varied.span.start + varied.span.length / 2
            now = bodies(cast, now_in.moves, middle, now_in.props)
            seen = view(stage, float(varied.span.length / 2))
            for id in varied.subjects[: 2 if varied.role == "two-shot" else 1]:
                if id in now and not now[id].vehicle:
                    x, y, depth = place(now[id].eyes, seen.position, seen.target, seen.lens)
                    assert 0.03 < x < 0.97, (way, x)
                    assert 0.02 < y < 0.8, (way, y)
                    assert depth > 0.2, (way, depth)


def test_a_card_cannot_be_varied_nor_a_kind_that_is_not() -> None:
    film = planned("arrival")
    card = film.scenes[0].shots[0]
    assert card.role == "card"
    with pytest.raises(FilmError, match="words on black"):
        variations(film, film.scenes[0], card, "camera", 4)
    with pytest.raises(FilmError, match="no kind 'smell' of variation; use one of camera, light"):
        variations(film, film.scenes[0], film.scenes[0].shots[1], "smell", 4)


@pytest.mark.slow
def test_the_light_of_the_place_can_be_taken_away() -> None:
    film = planned("talk")
    _, shot = every(film)[0]

    def lit(knobs: dict[str, Any]) -> tuple[float, float, float]:
        frame = build(otherwise(film, shot, Variation("", {f"light.{k}": v for k, v in knobs.items()}))[2]).at(0.5)
        lamps = sum(float(np.sum(lamp.color)) for lamp in frame.lamps[3:])
        return frame.sky.fill, lamps, frame.grade.exposure

    fill, lamps, exposure = lit({})
    assert lit({"ambient": 0.5})[:2] == pytest.approx((fill / 2, lamps / 2))
    assert lit({"stops": -1})[2] == pytest.approx(exposure - 1)


@pytest.mark.slow
def test_a_performance_of_its_own_moves_nothing_but_the_people() -> None:
    film = planned("talk")
    _, shot = every(film)[2]
    stages = [
        otherwise(film, shot, Variation("", {"performance.seed": n, "performance.feeling": 1.7}))[2] for n in (1, 2)
    ]
    one, two = stages
    assert one.performers != two.performers
    assert one.camera == two.camera
    assert one.seed == two.seed
    assert one.lamps == two.lamps
    acted = [build(stage).at(1.0).moving for stage in stages]
    assert any(not np.array_equal(a.position, b.position) for a, b in zip(*acted, strict=True))
