"""One person, built: shaped, painted, combed, dressed, and ready to be posed."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from ciotat.core.space import Point
from ciotat.direction.plan import Character
from ciotat.stage.mesh import Mesh
from ciotat.stage.people.beard import beard
from ciotat.stage.people.body import body
from ciotat.stage.people.drape import hems
from ciotat.stage.people.dress import bulk, dressed
from ciotat.stage.people.expression import face_moves, rested
from ciotat.stage.people.eyes import ball, eyeballs, lashes, mouth
from ciotat.stage.people.flesh import flesh
from ciotat.stage.people.hair import hair
from ciotat.stage.people.hats import HATS, glasses, hat_level
from ciotat.stage.people.look import look
from ciotat.stage.people.measures import measure
from ciotat.stage.people.pack import people_pack_digest
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.rigging import Rigging, rigged
from ciotat.stage.people.shoulders import arms, sloped
from ciotat.stage.people.skeleton import Skeleton
from ciotat.stage.people.skin import painted
from ciotat.stage.people.skull import skull
from ciotat.stage.people.wardrobe import wardrobe
from ciotat.stage.reach import absent

__all__ = ["Figure", "figure", "people_pack_digest"]

SMALL = {"buttons", "tie"}  # what nobody sees in a crowd
SHADOWLESS = ("eye_", "lash_", "upper-teeth", "lower-teeth", "tongue", "buttons", "beard", "moustache")
"""What is inside or close upon something larger, whose shadow is the shadow of both."""
HEAD = 0.14  # metres from joint to crown of the head that the face shapes were modelled on


@dataclass(frozen=True, eq=False)
class Figure:
    """A person at rest. `height` in metres; `eyes` the rest midpoint of the eyeballs; `meshes` in the rest pose."""

    skeleton: Skeleton
    height: float
    eyes: Point
    meshes: tuple[Mesh, ...]
    rigging: Rigging

    @cached_property
    def absent(self) -> tuple[Mesh, ...]:
        """The meshes where nobody sees them."""
        return absent(self.meshes)

    def posed(self, pose: Pose) -> tuple[Mesh, ...]:
        """The meshes of `pose`: the same triangles in the same order, new positions and normals."""
        position, normal = self.rigging.posed(pose)
        cuts = self.rigging.cuts
        return tuple(
            mesh.moved(position[a:b], normal[a:b]) for mesh, a, b in zip(self.meshes, cuts, cuts[1:], strict=False)
        )


def figure(character: Character, detail: Literal["near", "far"] = "near") -> Figure:
    """The person a character is; ``far`` is for crowds: fewer triangles, only blinks and the jaw move in the face."""
    far = detail == "far"
    person = look(character)
    shape = person.body.shape()
    skeleton = body(shape)
    bone = skeleton.index("head")
    moves = face_moves(float(np.linalg.norm(skeleton.tail[bone] - skeleton.head[bone])) / HEAD)
    shape = rested(shape, moves)
    if far:
        moves = {name: move for name, move in moves.items() if name.startswith(("eyeBlink", "jawOpen"))}
    balls = (ball(shape, "l"), ball(shape, "r"))
    outfit = wardrobe(character)
    m = measure(shape, skeleton, far)
    hatted = any(g.kind in HATS for g in outfit)
    head = skull(m, person.skin.recede, bulk(outfit), any(g.kind == "scarf" for g in outfit))
    combed = hair(m, head, person.hair, person.hair_color, person.name, hat_level(m) if hatted else None, far)
    combed += beard(
        m, moves, person.beard, person.beard_color, person.name, "long" in character.look.get("beard", ""), far
    )
    clothes = dressed(m, outfit, 0.006)
    parts = flesh(
        shape, moves, person.skin, painted(person.skin, person.name, 256 if far else 1024), clothes.hidden, far
    )
    parts += eyeballs(shape, person.eyes, person.name, bone, far)
    if not far:
        parts += lashes(shape, moves, person.skin.female, bone) + mouth(shape, moves, bone)
    if person.glasses:
        parts.append(glasses(m, balls, (0.02, 0.017, 0.015)))
    parts += combed + [part for part in clothes.parts if not far or part.name not in SMALL]
    rigging, meshes = rigged(balls, [sloped(m, part) for part in parts], arms(m), hems(skeleton))
    meshes = tuple(replace(mesh, shadow=not mesh.name.startswith(SHADOWLESS)) for mesh in meshes)
    x, y, z = (balls[0].centre + balls[1].centre) / 2
    height = float(np.ptp(shape[:13380, 1]))
    return Figure(skeleton, height, (float(x), float(y), float(z)), meshes, rigging)
