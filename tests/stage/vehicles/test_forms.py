import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.stage.mesh import Mesh
from ciotat.stage.vehicles.forms import blob, box, extrude, lathe, mirrored, tube
from ciotat.stage.vehicles.paint import BLACK


def volume(mesh: Mesh) -> float:
    a, b, c = (mesh.position[mesh.index[:, k]].astype(np.float64) for k in range(3))
    return float((np.cross(a, b) * c).sum() / 6)


def faces_agree(mesh: Mesh) -> bool:
    a, b, c = (mesh.position[mesh.index[:, k]].astype(np.float64) for k in range(3))
    return bool(((np.cross(b - a, c - a) * mesh.normal[mesh.index].mean(1)).sum(1) > -1e-6).all())


@settings(max_examples=25)
@given(st.tuples(*[st.floats(0.3, 4)] * 3), st.floats(0, 0.04))
def test_a_box_is_closed_and_looks_outward(size: tuple[float, float, float], bevel: float) -> None:
    made = box(BLACK, size, (1.0, 2.0, 3.0), bevel)
    assert volume(made) == pytest.approx(np.prod(size), rel=0.15)
    assert faces_agree(made)


@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_turned_and_pushed_shapes_look_outward(axis: str) -> None:
    drum = lathe(BLACK, [(0, 0), (0, 1), (1, 1), (1, 0)], axis=axis)
    slab = extrude(BLACK, [(0, 0), (1, 0), (1, 2), (0, 2)], 0, 1, axis)
    assert volume(drum) == pytest.approx(np.pi, rel=0.02)
    assert volume(slab) == pytest.approx(2.0)
    assert faces_agree(drum)
    assert faces_agree(slab)


def test_bars_balls_and_mirror_images_look_outward() -> None:
    bar = tube(BLACK, [(0, 0, 0), (1, 0, 0), (2, 1, 0)], 0.1)
    shapes = [bar, blob(BLACK, (1, 2, 3), (0, 0, 0)), mirrored([box(BLACK, (1, 1, 1), (0, 0, 1))])[1]]
    assert all(volume(shape) > 0 and faces_agree(shape) for shape in shapes)
