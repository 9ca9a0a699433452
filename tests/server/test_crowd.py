"""A crowd at a real door: what it did is what is kept, in a time that is not ours."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ciotat.audience.crowd import Crowd, arrivals, tally
from ciotat.audience.tastes import tastes
from ciotat.audience.wire import Answer, Wire
from ciotat.core.errors import FilmError
from ciotat.prompt import simulate as verb
from ciotat.server.clock import Simulated
from tests.server.conftest import KEY, Door, opened
from tests.server.showing import published


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    root = tmp_path_factory.mktemp("films")
    published(root)
    house = opened(root)
    house.server.config.app = Simulated(house.server.config.app, house.house)
    with house as found:
        yield found


def test_what_they_did_is_kept(door: Door) -> None:
    start = door.house.clock() + 60

    async def come() -> Crowd:
        wire = Wire("127.0.0.1", door.port, KEY)
        crowd, left = Crowd(wire, "late", tastes()), []
        await crowd.watch([f"v{n}" for n in range(12)], arrivals(12, start, 3.0), left.append)
        assert left[-1] == 12
        assert left == sorted(left)
        await wire.close()
        return crowd

    crowd = asyncio.run(come())
    told = tally(crowd)
    assert (told["viewers"], told["refused"]) == (12, 0)
    assert door.house.clock() > start + 86_400, "three days went by"
    with door.house.audience("late").evidence.reading() as base:
        assert base.execute("SELECT count(*) FROM session").fetchone()[0] == 12
        assert base.execute("SELECT count(*) FROM event").fetchone()[0] == told["events"] > 30
        assert base.execute("SELECT count(*) FROM viewer").fetchone()[0] == 12
        spans = base.execute("SELECT max(came) - min(came) FROM event").fetchone()[0]
    assert spans > 86_400_000


def test_the_verb_says_what_came_of_it(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    verb._run(f"http://127.0.0.1:{door.port}/watch/late", 4, 1.0, (), "other", KEY)
    told = capsys.readouterr().out
    assert "4 viewers" in told
    assert "requests" in told
    for wrong in ("http://127.0.0.1/", "http:///watch/late", "http://127.0.0.1/watch/"):
        with pytest.raises(verb.Misuse):
            verb._run(wrong, 1, 1.0, (), "", "")
    with pytest.raises(FilmError, match="nothing here"):
        verb._run(f"http://127.0.0.1:{door.port}/watch/never", 1, 1.0, (), "", "")


def test_what_was_learnt_is_asked_for_in_ones_language(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []

    class Deaf(Wire):
        async def ask(self, *_: Any, headers: Mapping[str, str] | None = None, **__: Any) -> Answer:
            asked.append(dict(headers or {}))
            return Answer(404, {}, (), b"")

    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert asyncio.run(verb._asked(Deaf("127.0.0.1", 1), "key", "/insight")) is None
    assert asked == [{"Accept-Language": "zh"}]


def test_who_does_not_answer_is_named() -> None:
    with pytest.raises(FilmError, match="does not answer"):
        asyncio.run(Wire("127.0.0.1", 9).ask("GET", "/"))


def test_a_film_that_nobody_can_watch_is_not_simulated(tmp_path: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    film = published(folder)
    with verb._copied(film.root, None) as copy:
        assert (copy / "audience" / "published.json").is_file()
    (film.root / "audience" / "published.json").unlink()
    with pytest.raises(verb.Misuse, match="nobody can watch"), verb._copied(film.root, None):
        pass
