"""Stores to test, wherever they lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ciotat.work.store import AnyStore, Memory, Store
from tests.work.store.hands import Hands


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, hands: Hands) -> Iterator[AnyStore]:
    made = Store(tmp_path / ".ciotat", hands.clock) if request.param == "folder" else Memory(hands.clock)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path, hands: Hands) -> Iterator[Store]:
    with Store(tmp_path / ".ciotat", hands.clock) as made:
        yield made
