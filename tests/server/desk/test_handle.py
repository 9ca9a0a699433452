"""A real desk process: it says what it makes, ends when it is told to, and its death is heard."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from ciotat.server.desk import Desk
from ciotat.work.film import Film
from tests.work.conftest import TINY


class Ear:
    """Hears a desk."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.came = threading.Condition()

    def __call__(self, event: dict[str, Any]) -> None:
        with self.came:
            self.heard.append(event)
            self.came.notify_all()

    def until(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The event of this kind, or the so many-th of them."""
        with self.came:
            assert self.came.wait_for(lambda: sum(e["event"] == kind for e in self.heard) >= count, 120), self.heard
            return [e for e in self.heard if e["event"] == kind][count - 1]


@pytest.mark.slow
def test_a_desk_works_until_it_is_closed_and_its_death_is_heard(tmp_path: Path) -> None:
    script = tmp_path / "tiny.fountain"
    script.write_text(TINY)
    film = Film.new("Late", tmp_path, script=script)
    film.set({"size": "64x64", "fps": 6, "renderer": "outline", "voices": "silence"})
    ear = Ear()
    desk = Desk(film.root, ear)
    assert ear.until("plan")["people"] == ["ANNA", "PAUL"]
    assert ear.until("still")["url"].endswith(".jpg")
    desk.send({"do": "state"})
    assert ear.until("plan", 2)["whole"]
    assert desk.pid
    os.kill(desk.pid, signal.SIGKILL)
    ear.until("gone")
    desk.send({"do": "script"})
    desk.close()
    second = Ear()
    desk = Desk(film.root, second)
    second.until("plan")
    pid = desk.pid
    desk.close()
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not [e for e in second.heard if e["event"] == "gone"]
