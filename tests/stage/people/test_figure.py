import numpy as np
import pytest

from ciotat.direction.plan import Character
from ciotat.stage.people.figure import Figure, figure
from ciotat.stage.people.pose import Pose, rest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def anna() -> Figure:
    return figure(Character("ANNA", "Anna", "human", "female", 31, {"top": "white blouse"}, "en", 168))


def test_rest_is_rest(anna: Figure) -> None:
    for mesh, posed in zip(anna.meshes, anna.posed(rest(anna.skeleton)), strict=True):
        assert np.allclose(mesh.position, posed.position, atol=1e-4)
        assert mesh.index is posed.index


def test_everything_is_finite_and_wound_outwards(anna: Figure) -> None:
    for mesh in anna.meshes:
        assert np.isfinite(mesh.position).all()
        assert np.allclose(np.linalg.norm(mesh.normal, axis=1), 1, atol=1e-3)
        a, b, c = (mesh.position[mesh.index[:, k]].astype(float) for k in range(3))
        outward = (np.cross(b - a, c - a) * mesh.normal[mesh.index].mean(1)).sum(1)
        assert (outward < 0).mean() < 0.2, mesh.name


def test_budgets(anna: Figure) -> None:
    crowd = figure(Character("ANNA", "Anna", "human", "female", 31, {"top": "white blouse"}, "en", 168), "far")
    assert sum(len(m.index) for m in anna.meshes) <= 28000
    assert sum(len(m.index) for m in crowd.meshes) <= 7500
    assert abs(anna.height - 1.68) < 0.01


def test_the_jaw_opens_and_the_eyes_turn(anna: Figure) -> None:
    still = rest(anna.skeleton)
    moved = anna.posed(Pose(still.bones, {"jawOpen": 1.0}, (0.3, 0.0)))
    by_name = {m.name: m for m in anna.meshes}
    for mesh in moved:
        gap = (
            np.abs(mesh.position - by_name[mesh.name].position).max() if mesh.name in {"head", "eye_l", "shoes"} else 0
        )
        assert (gap > 0.002) == (mesh.name in {"head", "eye_l"}), mesh.name


def test_the_same_character_is_built_alike(anna: Figure) -> None:
    again = figure(Character("ANNA", "Anna", "human", "female", 31, {"top": "white blouse"}, "en", 168))
    for a, b in zip(anna.meshes, again.meshes, strict=True):
        assert a.name == b.name
        assert np.array_equal(a.position, b.position)
        if a.material.texture is not None and b.material.texture is not None:
            assert np.array_equal(a.material.texture.pixels, b.material.texture.pixels)


def test_long_sleeves_end_straight_at_the_wrist_from_afar_too() -> None:
    for detail in ("near", "far"):
        tom = figure(Character("TOM", "Tom", "human", "male", 40, {"top": "jacket", "era": "1900"}, "en"), detail)  # type: ignore[arg-type]
        at = tom.skeleton.head[[tom.skeleton.index(f"{bone}_l") for bone in ("lowerarm", "hand")]].astype(float)
        way = at[1] - at[0]
        jacket = next(m for m in tom.meshes if m.name == "jacket").position
        along = (jacket - at[0]) @ way / (way @ way)
        aside = np.linalg.norm(jacket - at[0] - along[:, None] * way, axis=1)
        assert np.ptp(jacket[np.abs(jacket[:, 0]) < 0.2][:, 1]) < 0.75, "no shred of the hem hangs down"
        cuff = jacket[(along > 0.93) & (along < 0.97) & (aside < 0.12)] - at[1]
        assert 0.9 < along[aside < 0.12].max() < 1.05, detail
        turn = np.sort(np.arctan2(cuff[:, 0], cuff[:, 2]))
        assert len(turn) >= 8, detail
        assert np.diff([*turn, turn[0] + 2 * np.pi]).max() < 2.2, "it goes all the way round"
