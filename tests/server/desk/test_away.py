"""The desk's end of its crew: nothing is told of what a shot was before, and nothing that stays true is lost."""

from multiprocessing import Pipe
from threading import Event
from typing import Any

from ciotat.server.desk.away import Away
from ciotat.work.build.told import Footage, Progress, Told


class Heard:
    """A desk's end, and the other end of its pipe."""

    def __init__(self) -> None:
        mine, self.crew = Pipe()
        self.told: list[Told] = []
        self.events: list[dict[str, Any]] = []
        self.mark, self.lost = Event(), Event()
        self.away = Away(mine, self.hear, self.events.append, self.lost.set)

    def hear(self, told: Told) -> None:
        if isinstance(told, Progress):
            self.mark.set()
        else:
            self.told.append(told)

    def all_said(self, *said: tuple[int, Any]) -> list[Told]:
        """What was passed on of all that the crew says."""
        for each in (*said, (0, Progress("", "", 0, 0, 0, 0, None))):
            self.crew.send(each)
        assert self.mark.wait(60)
        return self.told

    def asked(self, count: int) -> list[str]:
        """What the crew is asked for first."""
        return [self.crew.recv()["do"] for _ in range(count)]


def test_what_a_shot_was_before_is_not_told_and_what_stays_true_is() -> None:
    heard = Heard()
    first = heard.away.turn()
    second = heard.away.turn()
    heard.away.doubt(["a"])
    old = [(first, Footage("1", shot, state="made", clip="c")) for shot in ("a", "b")]
    new = (second, Footage("2", "a", state="making"))
    assert heard.all_said(*old, new) == [old[1][1], new[1]]
    assert [heard.away.has(shot) for shot in ("a", "b", "c")] == [True, True, False]
    assert heard.asked(3) == ["turn", "turn", "doubt"]


def test_what_is_doubted_is_not_there_any_more() -> None:
    heard = Heard()
    now = heard.away.turn()
    heard.all_said((now, Footage("1", "a", state="made")))
    assert heard.away.has("a")
    heard.away.doubt(["a"])
    assert not heard.away.has("a")


def test_a_crew_that_ends_is_missed_and_what_it_says_else_is_passed_on() -> None:
    heard = Heard()
    heard.all_said((0, {"event": "takes", "shot": "a"}))
    assert heard.events == [{"event": "takes", "shot": "a"}]
    heard.crew.close()
    assert heard.lost.wait(60)
    heard.away.leave()
