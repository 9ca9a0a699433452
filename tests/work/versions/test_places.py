"""What one side moved, cut or rewrote, and what the other put beside it: every piece of a merge stands in its place."""

import pytest

from ciotat.work.versions import order
from ciotat.work.versions.blocks import apart
from ciotat.work.versions.matching import matched
from tests.work.versions.forks import edited, first, misplaced, told
from tests.work.versions.test_scripts import merged

KITCHEN = "INT. KITCHEN - DAY\n\nAnna cuts the bread slowly.\n\nANNA\nI have waited for you all night.\n"
STREET = "EXT. STREET - NIGHT\n\nThe rain falls on the street.\n\nPAUL\nNobody came down that road again.\n\nNo.\n"
ATTIC = "INT. ATTIC - DAY\n\nThe old lamp still burns there.\n\nPAUL\nSomebody has been up here before.\n"
LAST = "PAUL\nSomebody has been up here before.\n"
NEW = "INT. BOAT - DAWN\n\nThe water is quite still now.\n\nPAUL\nWe should have left much earlier.\n"
ADDED = "ANNA\nThen close the window behind you.\n"


def script(*parts: str) -> str:
    return "\n".join(parts)


def placed(ours: str, theirs: str, base: str = script(KITCHEN, STREET, ATTIC)) -> str:
    for one, other in ((ours, theirs), (theirs, ours)):
        text, conflicts = merged(base, one, other)
        assert not conflicts
    return text


def known(base: str, later: str) -> dict[str, int]:
    """Which block of an earlier script each block of a later one is."""
    blocks = apart(later)
    return {block.text: i for block, i in zip(blocks, matched(apart(base), blocks), strict=True)}


def test_what_follows_a_cut_piece_goes_with_its_scene() -> None:
    cut = KITCHEN.replace("\nANNA\nI have waited for you all night.\n", "")
    text = placed(script(STREET, ATTIC, cut), script(KITCHEN, ADDED, STREET, ATTIC))
    assert text.index("INT. KITCHEN") < text.index("close the window")


def test_what_follows_a_cut_end_comes_before_a_new_scene() -> None:
    text = placed(script(KITCHEN, STREET, ATTIC.replace(LAST, ""), NEW), script(KITCHEN, STREET, ATTIC, ADDED))
    assert text.index("close the window") < text.index("INT. BOAT")


def test_a_rewritten_speech_is_not_one_of_another_scene() -> None:
    street = STREET.replace("\nNo.\n", "")
    rewritten = street.replace("Nobody came down that road again.", "Perhaps tomorrow, with some luck.")
    was = known(script(KITCHEN, street, ATTIC), script(KITCHEN, NEW, ATTIC, rewritten))
    assert was["PAUL\nWe should have left much earlier."] == -1
    assert was["PAUL\nPerhaps tomorrow, with some luck."] == 5


def test_a_word_said_elsewhere_is_no_move() -> None:
    was = known(script(KITCHEN, STREET, ATTIC), script(KITCHEN, STREET.replace("No.", "Yes."), ATTIC, "No.\n"))
    assert (was["Yes."], was["No."]) == (6, -1)


def test_a_scene_joined_here_and_moved_there_is_asked_for() -> None:
    short = STREET.replace("The rain falls on the street.", "Rain.")
    base, joined = script(KITCHEN, short, ATTIC, NEW), short.replace("EXT. STREET - NIGHT\n\n", "")
    _, conflicts = merged(base, script(KITCHEN, ATTIC, NEW, short), script(KITCHEN, joined, ATTIC, NEW))
    assert [conflict.sort for conflict in conflicts] == ["moved"]


def strays(seeds: range) -> list[int]:
    found = []
    for seed in seeds:
        base = first(seed)
        ours, theirs = edited(base, 2 * seed + 1, 10), edited(base, 2 * seed + 2, 10)
        text, conflicts = merged(told(base), told(ours), told(theirs))
        found += [seed] if not conflicts and misplaced(base, ours, theirs, text) else []
    return found


@pytest.mark.slow
def test_edits_at_random_leave_nothing_astray() -> None:
    assert strays(range(100)) == []


def test_the_property_sees_pieces_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "_followed", lambda parent, *_: ("ghost", parent[1]))
    assert strays(range(25))
