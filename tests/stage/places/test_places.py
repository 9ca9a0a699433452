"""Every place keeps the acting area, stays within its means and is the same each time."""

from functools import cache

import numpy as np
import pytest

from ciotat.direction.plan import Setting
from ciotat.stage.places import Place, place
from ciotat.stage.places.catalogue import BUILDERS
from ciotat.stage.places.grounds import GROUNDS
from ciotat.stage.places.sets import SETS
from ciotat.stage.props.catalogue import WORDS

INSIDE = {"bedroom", "cafe", "corridor", "kitchen", "office", "room", "train-car", *SETS}
MOST = 170_000
GREAT = {"alley", "forest", "platform", "square", "street"}
KINDS = [pytest.param(k, marks=pytest.mark.slow) if k in GREAT else k for k in sorted(BUILDERS)]


def setting(
    kind: str, hour: str = "day", weather: str = "clear", era: str = "1900", features: tuple[str, ...] = ()
) -> Setting:
    return Setting(kind, kind.upper(), kind in INSIDE, hour, weather, "winter", era, features)  # type: ignore[arg-type]


@cache
def built_for(kind: str) -> Place:
    return place(setting(kind, "night"))


def triangles(built: Place) -> int:
    return sum(len(mesh.index) for mesh in built.meshes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_is_whole_and_keeps_the_stage_clear(kind: str) -> None:
    built = built_for(kind)
    assert triangles(built) <= MOST
    for mesh in built.meshes:
        assert np.isfinite(mesh.position + mesh.normal).all(), mesh.name
        assert mesh.index.max() < len(mesh.position)
        assert mesh.index.min() >= 0
        x, y, z = mesh.position.T
        stage = (np.abs(x) < 3) & (np.abs(z) < 1.5) & (y > 0.3) & (y < 2.2)
        assert not stage.any(), f"{mesh.name} stands on the stage of {kind}"
        seen = (np.abs(x) < 8) & (z > 1.5) & (z < 8) & (y > 0.75) & (y < 2.2)
        close = (np.abs(x) < 6.5) & (z > 0.2) & (z < 8) & (y > 0.75) & (y < 2.2)
        if kind not in INSIDE:
            assert not seen.any(), f"{mesh.name} hides the stage of {kind} from the camera"
        if kind in ("forest", "snowfield"):
            assert not close.any(), f"{mesh.name} of {kind} stands where cameras go near to beasts"


@pytest.mark.parametrize("kind", KINDS)
def test_the_acting_area_is_flat(kind: str) -> None:
    built = built_for(kind)
    assert all(abs(built.ground(x, z)) < 0.02 for x in (-2.9, 0, 2.9) for z in (-1.4, 0, 1.4))


@pytest.mark.parametrize("kind", ["snowfield", "room"])
def test_the_same_setting_is_the_same_place(kind: str) -> None:
    one, two = place(setting(kind)), place(setting(kind))
    assert all(np.array_equal(a.position, b.position) for a, b in zip(one.meshes, two.meshes, strict=True))


@pytest.mark.slow
def test_a_track_has_a_rail_head() -> None:
    assert built_for("platform").rail == pytest.approx(-0.75)
    assert place(setting("snowfield", features=("stopped-train",))).rail == pytest.approx(0.5)
    assert built_for("forest").rail is None


@pytest.mark.slow
def test_lamps_are_lit_at_night_only() -> None:
    assert built_for("street").lamps
    assert not place(setting("street", "day")).lamps


def test_an_unknown_kind_is_a_room_inside_and_a_street_outside() -> None:
    other = Setting("lighthouse", "X", True, "day", "clear", "summer", "1900")
    assert "ceiling" in {m.name for m in place(other).meshes} or triangles(place(other)) > 0


def test_every_thing_of_a_set_is_in_the_store() -> None:
    known = {word for _, english, _ in WORDS.values() for word in english.split()}
    lines = [line for plot in (*SETS.values(), *GROUNDS.values()) for line in plot.things.split(";")]
    assert not {line.split()[0] for line in lines if line.strip()} - known
