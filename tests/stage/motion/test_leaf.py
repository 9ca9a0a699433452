"""A sheet of paper lies in the hands that hold it, and faces whoever reads it."""

from fractions import Fraction

import numpy as np
import pytest

from ciotat.core.time import Seconds, Span
from ciotat.direction.plan import Character, Gaze, Move
from ciotat.stage.motion.actor import Actor
from ciotat.stage.motion.clutch import clutched, handle
from ciotat.stage.motion.leaf import Leaf, laid, leaf
from ciotat.stage.people.figure import figure
from ciotat.stage.props import prop
from ciotat.stage.stage import Performer

WHO = Character("READER", "READER", "human", "female", 30, {}, "en")
LONG = Span(Seconds(0), Seconds(Fraction(4)))


def reader(gazes: tuple[Gaze, ...]) -> Actor:
    who = WHO
    made = figure(who, "far")
    stands = Move(who.id, "stand", LONG, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0)
    performer = Performer(who, (stands,), gazes, (), (), holds="letter")
    return Actor(made.skeleton, made.eyes, performer, "leaf", lambda id, t: None, lambda x, z: 0.0)


def sheet() -> tuple[tuple[object, ...], Leaf]:
    meshes = prop("letter", "1900", "seed")
    found = leaf(meshes)
    assert found is not None
    return meshes, found


@pytest.mark.parametrize("reads", [True, False])
def test_a_letter_lies_between_thumb_and_finger_and_faces_the_reader(reads: bool) -> None:
    the = reader((Gaze("READER", LONG, "letter"),) if reads else ())
    meshes, found = sheet()
    pose = the.at(2.5)
    skeleton = figure(WHO, "far").skeleton
    (mesh,) = laid(meshes, found, pose, skeleton)  # type: ignore[arg-type]
    middle = mesh.position.mean(0)
    for side in "lr" if reads else "r":
        k = skeleton.index(f"thumb_03_{side}")
        pad = pose.bones[k, :, :3] @ (0.4 * skeleton.head[k] + 0.6 * skeleton.tail[k]) + pose.bones[k, :, 3]
        near = int(np.linalg.norm(mesh.position - pad, axis=1).argmin())
        over = float(mesh.normal[near] @ (pad - mesh.position[near]))
        assert float(np.linalg.norm(mesh.position[near] - pad)) < 0.06
        assert 0.0 < over < (0.03 if reads else 0.05), "the thumb lies on the side that is read"
    assert float(mesh.position[:, 0].max() - mesh.position[:, 0].min()) < 0.3
    eyes = np.array(the.head(2.5))
    normal = mesh.normal.mean(0)
    assert float(normal @ (eyes - middle)) / float(np.linalg.norm(eyes - middle)) > (0.6 if reads else 0.1)


def test_only_sheets_are_sheets() -> None:
    assert leaf(prop("book", "1900", "seed")) is None
    assert leaf(prop("lantern", "1900", "seed")) is None


def test_the_pages_of_an_open_book_face_the_reader_between_both_hands() -> None:
    the, meshes = reader((Gaze("READER", LONG, "letter"),)), prop("opened book", "modern", "seed")
    found, pose = leaf(meshes), the.at(2.5)
    assert found is not None
    placed = laid(meshes, found, pose, figure(WHO, "far").skeleton)
    pages = next(mesh for mesh in placed if mesh.material.texture and mesh.material.two_sided)
    towards = np.array(the.head(2.5)) - pages.position.mean(0)
    assert float(pages.normal.mean(0) @ towards) / float(np.linalg.norm(towards)) > 0.6
    assert 0.2 < float(np.ptp(pages.position[:, 0])) < 0.3


@pytest.mark.parametrize("name", ["phone", "key", "ring", "photograph", "money"])
def test_what_is_looked_at_in_the_hand_lies_at_the_thumb(name: str) -> None:
    the = reader((Gaze("READER", LONG, "letter"),))
    meshes = prop("snapshot" if name == "photograph" else name, "modern", "seed")
    found, pose = leaf(meshes), the.at(2.5)
    assert found is not None
    skeleton = figure(WHO, "far").skeleton
    k = skeleton.index("thumb_03_r")
    pad = pose.bones[k, :, :3] @ skeleton.tail[k] + pose.bones[k, :, 3]
    points = np.concatenate([m.position for m in laid(meshes, found, pose, skeleton)])
    assert float(np.linalg.norm(points - pad, axis=1).min()) < 0.05


@pytest.mark.parametrize("name", ["pistol", "knife", "sword"])
def test_a_fist_closes_around_the_handle_and_the_point_is_away_from_the_wrist(name: str) -> None:
    skeleton, pose = figure(WHO, "far").skeleton, reader(()).at(2.5)
    meshes = prop(name, "modern", "seed")
    by = handle(meshes)
    assert by is not None
    placed = clutched(meshes, by, pose, skeleton)
    points = np.concatenate([m.position for m in placed])
    hand = skeleton.index("hand_r")
    wrist, palm = (pose.bones[hand, :, :3] @ p[hand] + pose.bones[hand, :, 3] for p in (skeleton.head, skeleton.tail))
    assert float(np.linalg.norm(points - palm, axis=1).min()) < 0.06
    assert float(np.linalg.norm(points - wrist, axis=1).max()) > float(np.linalg.norm(points - palm, axis=1).max())
    assert handle(prop("cup", "modern", "seed")) is None
