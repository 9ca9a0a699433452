"""Solids are closed, face outwards and measure what they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.stage.mesh import Mesh
from ciotat.stage.solid import (
    box,
    coloured,
    cylinder,
    extrude,
    gathered,
    merged,
    moved,
    panel,
    repeated,
    sphere,
    terrain,
    tube,
)

LENGTH = st.floats(0.05, 5.0)


def volume(mesh: Mesh) -> float:
    a, b, c = (mesh.position[mesh.index[:, k]].astype(np.float64) for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def outward(mesh: Mesh) -> bool:
    a, b, c = (mesh.position[mesh.index[:, k]].astype(np.float64) for k in range(3))
    face = np.cross(b - a, c - a)
    return bool((np.einsum("ij,ij->i", face, mesh.normal[mesh.index].sum(1)) >= -1e-6).all())


@given(LENGTH, LENGTH, LENGTH)
def test_a_box_has_its_volume(x: float, y: float, z: float) -> None:
    made = box((x, y, z))
    assert volume(made) == pytest.approx(x * y * z, rel=1e-4)
    assert outward(made)
    round_ = box((x, y, z), bevel=0.01)
    assert 0 < volume(round_) < x * y * z
    assert outward(round_)
    assert len(round_.index) == 44


@pytest.mark.parametrize(("axis", "way"), [("x", 0), ("y", 1), ("z", 2)])
def test_a_cylinder_grows_along_its_axis(axis: str, way: int) -> None:
    made = cylinder(0.5, 3.0, axis=axis, sides=48, bevel=0.05)
    assert made.position[:, way].max() == pytest.approx(3.0)
    assert made.position[:, way].min() == pytest.approx(0.0)
    assert volume(made) == pytest.approx(np.pi * 0.25 * 3, rel=0.03)
    assert outward(made)


def test_a_ball_is_round() -> None:
    assert volume(sphere(1.0, sides=48)) == pytest.approx(4 / 3 * np.pi, rel=0.02)


def test_an_extrusion_keeps_its_hole() -> None:
    square, hole = [(0, 0), (2, 0), (2, 2), (0, 2)], [(0.5, 0.5), (1, 0.5), (1, 1), (0.5, 1)]
    assert volume(extrude(square, 0.5, holes=[hole])) == pytest.approx(0.5 * 3.75, rel=1e-4)
    assert outward(extrude(square, 0.5, holes=[hole], bevel=0.02))


def test_a_wall_is_open_where_its_windows_are() -> None:
    wall = panel(4, 3, openings=[(-1, 1, 1, 2)], step=0.5)
    a, b, c = (wall.position[wall.index[:, k]] for k in range(3))
    assert np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2 == pytest.approx(12 - 2, rel=1e-5)


def test_ground_looks_up_and_a_tube_out() -> None:
    ground = terrain(np.linspace(-1, 1, 4), np.linspace(-1, 1, 4), lambda x, z: 0 * x)
    assert (ground.normal[:, 1] > 0.99).all()
    assert outward(ground)
    assert outward(tube([(0, 0, 0), (0, 1, 0), (0.3, 2, 0)], [0.2, 0.1, 0.05]))


def test_copies_and_colours_survive_gathering() -> None:
    red = coloured(box((1, 1, 1)), (1.0, 0.0, 0.0))
    many = repeated(red, [(0, 0, 0), (3, 0, 0)], [0.0, 1.0], [1.0, 2.0])
    assert volume(many) == pytest.approx(9.0, rel=1e-4)
    (one,) = gathered("pair", [many, moved(red, (9, 0, 0))])
    assert one.color is not None
    assert one.color[:, 0].max() == pytest.approx(0.5)
    assert (one.color[:, 1:] == 0).all()
    assert len(merged("all", [red, red]).index) == 24
