"""Cloth below the knees follows the shins, but hangs where a shin is drawn back under a raised thigh."""

import numpy as np
import pytest

from ciotat.core.space import rotation
from ciotat.stage.people.drape import Hems

KNEES = np.array([[0.1, 0.5, 0.0], [-0.1, 0.5, 0.0]])
HEMS = Hems(0, (1, 2), (3, 4), KNEES)


def bones(thigh: float, shin: float) -> np.ndarray:
    """Both thighs raised forward by `thigh`, both shins `shin` forward of straight down (degrees), about fixed knees."""
    out = np.tile(np.eye(3, 4, dtype=np.float32), (5, 1, 1))
    for k, degrees in ((1, thigh), (2, thigh), (3, shin), (4, shin)):
        turn = rotation((1.0, 0.0, 0.0), -np.radians(degrees))
        knee = KNEES[(k - 1) % 2]
        out[k] = np.column_stack([turn, knee - turn @ knee])
    return out


@pytest.mark.parametrize(("thigh", "shin", "hem"), [(0, -40, -40), (70, -50, 0), (80, 0, 0), (80, 30, 30), (0, 0, 0)])
def test_the_hem_hangs_on_a_step(thigh: float, shin: float, hem: float) -> None:
    before = bones(thigh, shin)
    after = HEMS.hung(before)
    assert np.array_equal(after[:5], before)
    for k in (5, 6):
        way = -after[k, :, 1]
        assert np.degrees(np.arctan2(way[2], -way[1])) == pytest.approx(hem, abs=0.5)
        assert after[k, :, :3] @ KNEES[k - 5] + after[k, :, 3] == pytest.approx(KNEES[k - 5], abs=1e-4)
