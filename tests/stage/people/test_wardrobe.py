"""What the words put on somebody is what is worn."""

import numpy as np
import pytest

from ciotat.direction.plan import Character
from ciotat.stage.people.figure import figure
from ciotat.stage.people.look import look
from ciotat.stage.people.wardrobe import Garment, wardrobe


def worn(sex: str = "male", **words: str) -> dict[str, Garment]:
    return {g.kind: g for g in wardrobe(Character("TOM", "Tom", "human", sex, 40, {"era": "modern", **words}, "en"))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("top", "kinds"),
    [
        ("grey suit", {"shirt", "tie", "jacket", "trousers"}),
        ("hooded sweatshirt", {"hoodie"}),
        ("宇航服", {"spacesuit", "trousers", "gloves", "boots"}),
        ("校服", {"coverall", "trousers"}),
        ("school uniform", {"jacket"}),
        ("white shirt", {"shirt"}),
    ],
)
def test_tops(top: str, kinds: set[str]) -> None:
    assert kinds <= set(worn(top=top))


def test_a_captain_in_a_space_suit_wears_no_cap_to_it() -> None:
    assert set(worn(top="space suit", bottom="olive trousers", hat="olive cap", profession="soldier")) == {
        "spacesuit", "trousers", "gloves", "boots",
    }  # fmt: skip


def test_a_tie_is_dark_on_a_shirt_and_only_where_it_is_told_of() -> None:
    assert "tie" not in worn(top="white shirt")
    assert max(worn(top="white shirt", tie="tie")["tie"].color) < 0.15
    assert max(worn(top="grey suit")["tie"].color) < 0.15


def test_leather_without_a_colour_is_dark() -> None:
    assert max(worn(coat="leather jacket")["jacket"].color) < 0.05


@pytest.mark.slow
def test_a_robot_has_a_head_of_its_own_around_its_face() -> None:
    robot = Character("R2", "R2", "human", "female", 30, {"profession": "robot", "top": "silver shell"}, "en")
    assert not look(robot).skin.female
    meshes = {m.name: m for m in figure(robot).meshes}
    shell, face = meshes["hat"].position, meshes["head"].position
    middle = shell.mean(0)
    assert {"pane", "robot eye"} <= set(meshes)
    assert np.linalg.norm(face[face[:, 1] > middle[1]] - middle, axis=1).max() < 0.19
    assert np.abs(face[:, 2] - middle[2]).max() < np.abs(shell[:, 2] - middle[2]).max() + 0.01
