"""Ids survive edits: what is untouched keeps them, what changed keeps them where half of it is still there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import Screenplay
from ciotat.script.ids import Draft
from ciotat.script.keeping import keep
from tests.script.drafts import EDITS, ambiguous, edited, pieces, screenplay, start

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=5)


def ids(script: Screenplay) -> list[str]:
    return [entry.id for entry in Draft.of(script).entries]


@settings(max_examples=150)
@given(SIZES, EDITS)
def test_ids_survive_any_mix_of_edits(sizes: list[int], edits: list[tuple[str, int, int]]) -> None:
    before = start(sizes)
    after = edited(before, edits)
    old = screenplay(before)
    kept = keep(Draft.of(old), screenplay(after))
    assert len(set(ids(kept))) == len(ids(kept))
    had = {piece.tag: (piece, own) for piece, own in pieces(before, old)}
    unclear = ambiguous(before, after)
    for piece, own in pieces(after, kept):
        if piece.tag in had and piece.words not in unclear and had[piece.tag][0].words not in unclear:
            assert own == had[piece.tag][1], piece


@settings(max_examples=60)
@given(SIZES, EDITS, EDITS)
def test_keeping_is_stable_and_carries_on(
    sizes: list[int], first: list[tuple[str, int, int]], second: list[tuple[str, int, int]]
) -> None:
    one = screenplay(start(sizes))
    two = keep(Draft.of(one), screenplay(edited(start(sizes), first)))
    read_again = screenplay(edited(start(sizes), first))
    assert keep(Draft.of(two), read_again) == two == keep(Draft.of(two), two)
    assert keep(Draft.read(Draft.of(one).written()), read_again) == two
    three = keep(Draft.of(two), screenplay(edited(start(sizes), [*first, *second])))
    assert len(set(ids(three))) == len(ids(three))
