"""A talk across a long table is seen in faces, not over a table top."""

from .test_scenes import planned

DINNER = """
# 内 客厅 - 夜
一家人围坐在圆桌旁：奶奶（78，女）、父亲（50，男）、母亲（47，女）和小雨（16，女）。
@父亲|汤来了。
@奶奶|小雨，吃饭。
@小雨|等一下。
@奶奶|你爷爷也总说等一下。
@小雨|奶奶，对不起。
"""


def test_nobody_is_seen_over_the_shoulder_of_who_sits_at_the_other_end() -> None:
    (scene,) = planned(DINNER).scenes
    seats = {m.who: m.start for m in scene.moves if m.verb == "sit"}
    assert len(seats) == 4
    for shot in scene.shots:
        if shot.role == "over-shoulder":
            a, b = (seats[who] for who in shot.subjects[:2])
            assert (a[0] - b[0]) ** 2 + (a[2] - b[2]) ** 2 < 2.0**2
