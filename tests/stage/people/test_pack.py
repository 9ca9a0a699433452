import numpy as np
import pytest

from ciotat.core.assets import asset_digest
from ciotat.stage.people.pack import people_pack, people_pack_digest


def test_values_are_those_of_the_sources() -> None:
    pack = people_pack()
    assert pack.base.shape == (19158, 3)
    assert len(pack.rig["names"]) == 53
    index, moved = pack.target("face/jawOpen")
    assert index.min() >= 0
    assert index.max() < 19158
    assert np.allclose(moved * 1000, np.round(moved * 1000), atol=1e-2), "three decimals, as in the source"


def test_there_are_52_face_shapes() -> None:
    names = [name for name in people_pack().spans if name.startswith("face/")]
    assert len(names) == 52
    assert {"face/jawOpen", "face/eyeBlinkLeft", "face/mouthSmileRight", "face/tongueOut"} <= set(names)


def test_weights_add_up() -> None:
    pack = people_pack()
    used = pack.weights.sum(1)
    assert np.allclose(used[:13380], 1, atol=1e-5)


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        people_pack().target("nose/of-cyrano")


def test_coarse_bodies_use_the_same_vertices() -> None:
    arrays = people_pack().arrays
    assert len(arrays["far/body"]) < len(arrays["near/body"]) < len(arrays["faces/body"])
    assert arrays["near/body"].max() < 13380


def test_digest_is_of_the_file() -> None:
    assert people_pack_digest() == asset_digest("people.pack")
