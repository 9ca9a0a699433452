"""Faces: lips meet where they must, close in silence, blink, and feel by degrees."""

import numpy as np
import pytest

from ciotat.stage.motion.face import Face, Feelings
from ciotat.stage.motion.lipsync import Lips
from tests.stage.motion.body import feeling, speech

SPAN = (-1.0, 30.0)


def test_lips_close_on_p_and_open_on_a() -> None:
    lips = Lips(speech(1.0))
    on_p, on_a = lips.at(1.03)[0], lips.at(1.14)[0]
    assert on_p.get("jawOpen", 0.0) < 0.1
    assert on_p["mouthRollLower"] > 0.2
    assert on_a["jawOpen"] > 0.2


def test_the_mouth_does_not_hang_open_in_silence() -> None:
    face = Face(Feelings((feeling("neutral"),)), speech(1.0), (), SPAN, "shot/ANNA")
    assert face.at(0.2, (0, 0)).get("jawOpen", 0.0) < 0.02
    assert face.at(3.0, (0, 0)).get("jawOpen", 0.0) < 0.02


def test_blinks_come_every_few_seconds_and_shut_the_eyes() -> None:
    face = Face(Feelings(()), (), (5.0,), SPAN, "shot/ANNA")
    shut = np.array([face.blink(t) for t in np.arange(0, 30, 0.02)])
    starts = int(((shut[1:] > 0.9) & (shut[:-1] <= 0.9)).sum())
    assert shut.max() == pytest.approx(1.0, abs=0.02)
    assert 5 <= starts <= 18


def test_feelings_blend() -> None:
    feelings = Feelings((feeling("sad"), feeling("joy", 2.0)))
    face = Face(feelings, (), (), SPAN, "shot/ANNA")
    smiles = [face.at(t, (0, 0)).get("mouthSmileLeft", 0.0) for t in (1.0, 2.22, 4.0)]
    assert smiles[0] < 0.1 < smiles[1] < smiles[2]
    assert sum(share for _, share in feelings.shares(2.2)) == pytest.approx(1.0)


def test_every_weight_is_a_weight_and_names_are_known() -> None:
    face = Face(Feelings((feeling("fear"),)), speech(0.0), (), SPAN, "shot/ANNA")
    for t in np.arange(0, 3, 0.1):
        weights = face.at(float(t), (0.3, -0.3))
        assert all(0 <= w <= 1 for w in weights.values())
        assert all(name[0].islower() for name in weights)
