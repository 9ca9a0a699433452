from pathlib import Path

import pytest

from tests.flat import undressed

TINY = """INT. KITCHEN - DAY

ANNA stands by the table. PAUL walks in.

ANNA
You are late.

PAUL
The train was late.

ANNA
It is always late!

EXT. STREET - NIGHT

Paul walks alone in the rain.

PAUL
She was right.
"""


@pytest.fixture(autouse=True)
def _undressed(monkeypatch: pytest.MonkeyPatch) -> None:
    undressed(monkeypatch)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A script of two scenes and four lines."""
    path = tmp_path / "tiny.fountain"
    path.write_text(TINY)
    return path
