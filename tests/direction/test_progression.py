"""How a conversation comes closer, and that nobody is seen a third time in the same way."""

from itertools import pairwise

import pytest

from ciotat.core.origin import Origin
from ciotat.direction.beats import Draft
from ciotat.direction.camera import rung
from ciotat.direction.plan import ScenePlan
from ciotat.direction.progression import conversation

from .test_scenes import planned

TALK = """
# INT. ROOM - DAY
ANNA (30) stands by the window.
PAUL (40) waits.
{talk}
"""
说话 = """
# 内 房间 - 日
林雪（24，女）站在窗边。陈山（48，男）等着。
{talk}
"""
FACES = ("single", "close-up", "reaction", "over-shoulder")


def talk(*names: str) -> str:
    return "\n".join(f"@{name}|This is line number {k}, and no more than that." for k, name in enumerate(names))


def never_thrice(scene: ScenePlan) -> None:
    runs: dict[str, list[tuple[str, str, str]]] = {}
    for shot in scene.shots:
        if shot.role not in FACES:
            runs = {} if shot.role in ("two-shot", "master", "establishing") else runs
            continue
        run = runs.setdefault(shot.subjects[0], [])
        run.append((shot.role, shot.size, shot.angle))
        assert len(run) < 3 or len(set(run[-3:])) > 1, shot


def test_a_long_talk_never_shows_anyone_a_third_time_in_the_same_way() -> None:
    for count in (6, 12, 20):
        never_thrice(planned(TALK.format(talk=talk(*("ANNA", "PAUL") * count))).scenes[0])
        never_thrice(planned(说话.format(talk=talk(*("林雪", "陈山") * count)), "zh").scenes[0])


@pytest.mark.parametrize("before", range(6))
def test_a_talk_begins_wide_and_comes_closer_and_the_shoulder_gives_way(before: int) -> None:
    waits = "Paul waits.\n" * before
    scene = planned(TALK.format(talk=waits + talk(*("ANNA", "PAUL") * 6))).scenes[0]
    lines = [s for s in scene.shots if any(scene.beat(b).type == "line" for b in s.beats)]
    faces = [s for s in lines if s.role in ("over-shoulder", "single", "close-up")]
    assert rung(faces[-1].size) > rung(faces[0].size)
    order = [("over-shoulder", "single", "close-up").index(s.role) for s in faces]
    assert order == sorted(order) or order[-1] >= 1
    for who in ("ANNA", "PAUL"):
        mine = [s for s in faces if s.subjects[0] == who]
        for one, two in pairwise(mine):
            if (one.role, two.role) == ("over-shoulder", "single"):
                assert any("shoulder is gone" in reason for reason in two.reasons)


def test_what_one_does_between_two_lines_does_not_end_the_talk_and_a_silence_does() -> None:
    cast = [Draft("", "", Origin(1), "line", actor=who) for who in ("ANNA", "PAUL")]
    smiles = Draft("", "", Origin(1), "action", actor="ANNA")
    comes = Draft("", "", Origin(1), "action", actor="TRAIN")
    silence = Draft("", "", Origin(1), "silence")
    assert conversation([*cast, smiles, *cast], 3) == (2, 4)
    assert conversation([*cast, silence, *cast], 3) == (0, 2)
    assert conversation([*cast, comes, *cast], 4) == (1, 2)
    assert conversation([*cast, smiles, smiles, *cast], 1) == (1, 2)
