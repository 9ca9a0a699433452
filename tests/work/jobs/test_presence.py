"""A worker is there as long as it lives, and not a moment longer."""

import os
import signal
from pathlib import Path

from ciotat.work.jobs import Presence


def test_who_is_there_and_who_is_not(tmp_path: Path) -> None:
    here, there = Presence(tmp_path / "workers"), Presence(tmp_path / "workers")
    assert here.name != there.name
    assert here.alive(there.name) is there.alive(here.name) is here.alive(here.name) is True
    assert here.alive(f"{there.name}/7") is True, "runs of a worker live as long as it does"
    there.close()
    assert here.alive(there.name) is here.alive(f"{there.name}/7") is False
    assert [path.name for path in (tmp_path / "workers").iterdir()] == [here.name]
    here.close()
    here.close()


def test_what_the_dead_left_is_swept(tmp_path: Path) -> None:
    first = Presence(tmp_path)
    (tmp_path / f"{first.host}.123.abcd").touch()
    (tmp_path / "elsewhere.123.abcd").touch()
    second = Presence(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {first.name, second.name, "elsewhere.123.abcd"}
    first.close()
    second.close()


def test_nothing_is_said_of_strangers(tmp_path: Path) -> None:
    presence = Presence(tmp_path)
    for name in ("", "somebody", "elsewhere.12.ab", "../../etc/passwd", f"{presence.host}.1.2.3", "a\\b.1.2"):
        assert presence.alive(name) is None, name
    presence.close()


def test_the_killed_are_known_at_once(tmp_path: Path) -> None:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        here = Presence(tmp_path)
        os.write(write, here.name.encode())
        signal.pause()
    try:
        name = os.read(read, 200).decode()
        presence = Presence(tmp_path)
        assert presence.alive(name) is True
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert presence.alive(name) is False
    assert not (tmp_path / name).exists()
    presence.close()
    os.close(read)
    os.close(write)
