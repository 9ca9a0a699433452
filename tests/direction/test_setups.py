"""The same wide picture is not shown a third time from the same place."""

from collections import Counter

from .test_scenes import planned

TURNS = "ANNA waits.\nThe wind moves the grass.\n@ANNA|Where is he?\n"


def test_a_wide_set_up_is_not_repeated_more_than_twice() -> None:
    scene = planned("# EXT. MEADOW - DAY\n" + TURNS * 4).scenes[0]
    wide = [s for s in scene.shots if s.role in ("establishing", "master") and s.size in ("EWS", "WS")]
    assert len(wide) >= 4
    used = Counter((s.size, frozenset(s.subjects), s.angle) for s in wide)
    assert max(used.values()) == 2
    changed = [s for s in wide if any("from another height" in reason for reason in s.reasons)]
    assert changed
    assert all(s.angle != "eye" for s in changed)
