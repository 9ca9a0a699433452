"""Forks edited at random merge with no spoken word lost or invented, and ask only for what both of them touched."""

import pytest

from ciotat.work.versions import weave
from ciotat.work.versions.block import Block
from tests.work.versions.forks import Found, edited, examined, first


def right(found: Found) -> bool:
    return not (found.lost or found.invented or found.needless or found.shots)


def merged(seed: int, edits: int = 10) -> Found:
    base = first(seed)
    return examined(base, edited(base, 2 * seed + 1, edits), edited(base, 2 * seed + 2, edits))


@pytest.mark.parametrize("seed", range(20))
def test_forks_merge(seed: int) -> None:
    found = merged(seed)
    assert right(found), found


@pytest.mark.parametrize("edits", [1, 3, 25])
def test_few_edits_and_many(edits: int) -> None:
    for seed in range(1000, 1006):
        found = merged(seed, edits)
        assert not found.lost, (seed, found)
        assert not found.needless, (seed, found)


@pytest.mark.slow
def test_many_forks_merge() -> None:
    assert [seed for seed in range(20, 90) if not right(merged(seed))] == []


def test_the_property_sees_a_merge_that_loses_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        weave._Weaving, "_new", lambda self, side, j: None if side == "theirs" else self.blocks[side][j]
    )
    assert any(merged(seed).lost for seed in range(5))


def test_the_property_sees_a_merge_that_says_things_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = weave._Weaving._new

    def twice(self: weave._Weaving, side: str, j: int) -> Block:
        block = plain(self, side, j)
        return Block(block.kind, (*block.lines, block.lines[-1] + " Indeed."), block.gap, block.tail)

    monkeypatch.setattr(weave._Weaving, "_new", twice)
    assert any(merged(seed).invented for seed in range(5))


def test_the_property_sees_needless_conflicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weave, "_lines", lambda base, ours, theirs, choice: list(ours) if choice else None)
    monkeypatch.setattr(weave, "_same", lambda one, other: False)
    assert any(merged(seed).needless for seed in range(5))
