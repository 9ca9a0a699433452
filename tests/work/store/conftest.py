"""Stores to test, wherever they lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ciotat.work.store import AnyStore, Memory, Remote, Store
from tests.work.store.hands import Hands


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk."""
    monkeypatch.setattr("os.fsync", lambda handle: None)
    monkeypatch.setattr("ciotat.work.store.index.SYNCED", "NORMAL")


@pytest.fixture
def hands() -> Hands:
    return Hands()


def opened(kind: str, path: Path, hands: Hands) -> AnyStore:
    """A store of a kind."""
    match kind:
        case "folder":
            return Store(path / ".ciotat", hands.clock)
        case "memory":
            return Memory(hands.clock)
        case "far folder":
            return Remote((path / "far").as_uri())
        case _:
            return Remote("memory:///")


@pytest.fixture(params=["folder", "memory", "far folder", "far memory"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path, hands: Hands) -> Iterator[AnyStore]:
    """Every kind of store."""
    made = opened(request.param, tmp_path, hands)
    yield made
    made.close()


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, hands: Hands) -> Iterator[AnyStore]:
    """A store whose time a test can let pass."""
    made = opened(request.param, tmp_path, hands)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path, hands: Hands) -> Iterator[Store]:
    with Store(tmp_path / ".ciotat", hands.clock) as made:
        yield made
