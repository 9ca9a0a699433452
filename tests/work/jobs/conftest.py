from collections.abc import Iterator
from pathlib import Path

import pytest

from ciotat.work.jobs import Ledger
from ciotat.work.store import Memory


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of each kind."""
    opened = Ledger.memory() if request.param == "memory" else Ledger.at(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store() -> Memory:
    """A store that forgets."""
    return Memory()
