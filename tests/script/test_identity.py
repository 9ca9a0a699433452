from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import Screenplay, read

SCENES = [
    "INT. KITCHEN - NIGHT\n\nAnna waits.\n\nANNA\nYou came.",
    "EXT. GARDEN - DAY\n\nBob runs.\n\nBOB\n(out of breath)\nYes.",
    "INT. KITCHEN - NIGHT\n\nAnna waits.\n\nANNA\nYes.",
    "1-1 日 内 咖啡馆\n\n李雷坐下。\n\n@李雷\n你好。",
]
NEW = "INT. CELLAR - DAWN\n\nA rat.\n\nTOM\nWho is there?"


def script(scenes: Iterable[str]) -> Screenplay:
    return read("\n\n".join(scenes).encode(), "x.fountain")


def ids(screenplay: Screenplay) -> list[str]:
    return [i for scene in screenplay.scenes for i in (scene.id, *(e.id for e in scene.elements))]


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)), st.integers(0, 4))
def test_inserting_a_scene_changes_no_other_id(order: list[int], at: int) -> None:
    before = [SCENES[i] for i in order]
    after = [*before[:at], NEW, *before[at:]]
    kept = ids(script(before))
    assert len(set(kept)) == len(kept)
    added = [i for i in ids(script(after)) if i not in kept]
    assert [i for i in ids(script(after)) if i in kept] == kept
    assert len(added) == 5


def test_changing_a_line_changes_its_id_alone() -> None:
    before = ids(script(SCENES))
    after = ids(script([SCENES[0].replace("You came.", "You are late."), *SCENES[1:]]))
    assert [a == b for a, b in zip(before, after, strict=True)].count(False) == 1


def test_ids_are_short_and_do_not_depend_on_place_or_line_ends() -> None:
    first = script(SCENES)
    moved = read(("\n\n\n" + "\n\n".join(SCENES)).replace("\n", "\r\n").encode(), "y.fountain")
    assert ids(first) == ids(moved)
    assert all(len(i) == 10 for i in ids(first))
