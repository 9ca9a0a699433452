"""A recipe names everything that shapes the pixels, and nothing else: both ways, for every field of a stage."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ciotat import make
from ciotat.core.record import dump, load
from ciotat.core.time import Rate, Span
from ciotat.direction.plan import Emotion, Gaze, Move, Prop
from ciotat.direction.style import named
from ciotat.render import shoot
from ciotat.render.backends.outline import Outline
from ciotat.render.shoot import ingredients, recipe
from ciotat.stage.stage import CameraKey, Feeling, LampSpec, Mouth, Performer, Stage
from tests.flat import Flat
from tests.work.conftest import TINY

RATE = Rate.of(24)
SIZE = (64, 36)
RECORDS = (Stage, Performer, Move, Gaze, Feeling, Emotion, Mouth, Prop, CameraKey, LampSpec)


def stages() -> list[Stage]:
    plan, spoken = make.rehearsed(make.directed(make.screenplay(TINY.encode()), named("classical"), RATE), "silence")
    return [stage for *_, stage in make.stages(plan, spoken)]


def whole() -> Stage:
    """A stage that holds at least one of everything."""
    found = max(
        (s for s in stages() if not s.card), key=lambda s: (sum(len(p.mouth) for p in s.performers), len(s.props))
    )
    prop = Prop("p1", "cup", (0.0, 0.0, 0.0), 0.0, "ANNA", Span(Fraction(0), Fraction(1)))
    lamp = LampSpec("spot", (1, 1, 1), (0, -1, 0), (0, 2, 0), 5.0, 0.1, 0.3)
    gaze = Gaze(found.performers[0].character.id, Span(Fraction(0), Fraction(1)), "down")
    first = replace(found.performers[0], gazes=(*found.performers[0].gazes, gaze))
    return replace(
        found, props=(*found.props, prop), lamps=(*found.lamps, lamp), performers=(first, *found.performers[1:])
    )


def key(stage: Stage, renderer: Any = None, size: tuple[int, int] = SIZE, rate: Rate = RATE) -> str:
    return recipe(ingredients(stage, renderer or Outline(), size, rate))


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float, Fraction)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, Span):
        return Span(value.start, value.length + 1)
    if isinstance(value, Mapping):
        return {**value, "other": "red"}
    if isinstance(value, tuple):
        return (*value[:-1], other(value[-1])) if value else ("x",)
    if value is None:
        return 180
    raise TypeError(type(value))


def changes(value: Any, path: str = "stage") -> Iterator[tuple[str, Any]]:
    """`value` with each field of it, and of the first record in each of its fields, changed in turn."""
    for field in dataclasses.fields(value):
        if field.name == "unknown":
            continue
        held = getattr(value, field.name)
        where = f"{path}.{field.name}"
        if dataclasses.is_dataclass(held) and not isinstance(held, Span):
            yield from ((name, replace(value, **{field.name: new})) for name, new in changes(held, where))
        elif isinstance(held, tuple) and held and dataclasses.is_dataclass(held[0]):
            at = next((k for k, each in enumerate(held) if each == max(held, key=lambda e: len(str(e)))), 0)
            for name, new in changes(held[at], where):
                yield name, replace(value, **{field.name: (*held[:at], new, *held[at + 1 :])})
            yield f"{where} (one less)", replace(value, **{field.name: held[:-1]})
        else:
            yield where, replace(value, **{field.name: other(held)})


STAGE = whole()
CHANGED = list(changes(STAGE))


@pytest.mark.parametrize(("what", "stage"), CHANGED, ids=[name for name, _ in CHANGED])
def test_every_field_of_a_stage_is_in_its_recipe(what: str, stage: Stage) -> None:
    assert stage != STAGE
    assert key(stage) != key(STAGE), f"{what} is not in the recipe"


def test_no_record_of_a_stage_is_forgotten() -> None:
    """Every field of every kind of record that a stage holds was changed above."""
    seen = {name.removesuffix(" (one less)").rsplit(".", 1)[-1] for name, _ in CHANGED}
    for kind in RECORDS:
        held = {f.name for f in dataclasses.fields(kind) if f.name != "unknown"}
        hints = typing.get_type_hints(kind)
        plain = {name for name in held if not _holds_records(hints[name])}
        assert plain <= seen, kind


def _holds_records(hint: Any) -> bool:
    if dataclasses.is_dataclass(hint) and hint is not Span:
        return True
    return any(_holds_records(inner) for inner in typing.get_args(hint) if inner is not Ellipsis)


def test_equal_stages_have_one_recipe() -> None:
    """Also after they were saved and read again."""
    for stage in stages()[:4]:
        again = load(Stage, dump(stage))
        assert again == stage
        assert key(again) == key(stage)


@pytest.mark.slow
def test_equal_recipes_give_equal_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not in a stage cannot reach a renderer."""
    monkeypatch.undo()
    stage = next(s for s in stages() if not s.card)
    both = (stage, load(Stage, dump(stage)))
    drawn = [next(shoot.pictures(each, Outline(), SIZE, RATE, [3])).tobytes() for each in both]
    assert drawn[0] == drawn[1]


def test_renderer_version_size_rate_and_program_are_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    flat, newer = Flat(), Flat()
    newer.version = 2
    keys = [key(STAGE), key(STAGE, flat), key(STAGE, newer), key(STAGE, size=(128, 72)), key(STAGE, rate=Rate.of(25))]
    monkeypatch.setattr(shoot, "program", lambda: "another")
    assert len({*keys, key(STAGE)}) == 6


def test_every_pack_that_draws_is_in_the_program() -> None:
    """A pack that `core`, `stage` or `render` reads and that no recipe names would serve a stale take."""
    source = Path(shoot.__file__).parents[1]
    read = {
        name
        for room in ("core", "stage", "render")
        for path in (source / room).rglob("*.py")
        for name in ("people.pack", "wolf.pack", "serif.ttf", "mono.ttf", "kai.ttf")
        if f'"{name}"' in path.read_text(encoding="utf-8") and path.name != "shoot.py"
    }
    shown = {path.name for path in (source.parents[1] / "assets").iterdir() if path.suffix == ".pack"}
    assert read <= set(shoot.PACKS)
    assert shown <= set(shoot.PACKS)
