"""Several hands draw one shot: the pictures come in order, whoever drew them, and what goes wrong is heard."""

from collections.abc import Callable, Iterator
from threading import Event, active_count

import numpy as np
import pytest

from ciotat.core.errors import Stopped
from ciotat.render.hands import TURN, shared
from ciotat.render.renderer import Picture


def draw(which: list[int], stop: Callable[[], bool] = lambda: False) -> Iterator[Picture]:
    for number in which:
        yield np.full((2, 2, 3), number % 256, np.uint8)


@pytest.mark.parametrize("hands", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, TURN, 2 * TURN + 1, 5 * TURN - 1])
def test_pictures_come_in_order(hands: int, count: int) -> None:
    with shared(draw, [range(count)], hands) as drawn:
        assert [int(picture[0, 0, 0]) for picture, _ in drawn] == [n % 256 for n in range(count)]


def test_a_hand_that_fails_is_heard() -> None:
    def fails(which: list[int], stop: Callable[[], bool]) -> Iterator[Picture]:
        for number, picture in zip(which, draw(which), strict=True):
            if number == 2 * TURN:
                raise ValueError("no film left")
            yield picture

    with pytest.raises(ValueError, match="no film left"), shared(fails, [range(4 * TURN)], 2) as drawn:
        list(drawn)


def test_who_leaves_early_leaves_no_thread_behind() -> None:
    before = active_count()
    with shared(draw, [range(40 * TURN)], 2) as drawn:
        next(drawn)
        assert active_count() == before + 2
    assert active_count() == before


def test_who_waits_for_a_first_picture_need_not_wait_for_it() -> None:
    setting_up, asked = Event(), Event()

    def slow(which: list[int], stop: Callable[[], bool]) -> Iterator[Picture]:
        asked.set()
        setting_up.wait(60)
        if stop():
            raise Stopped
        yield from draw(which)

    def stop() -> bool:
        if asked.is_set():
            setting_up.set()
        return asked.is_set()

    before = active_count()
    with pytest.raises(Stopped), shared(slow, [range(4 * TURN)], 2, stop) as drawn:
        next(drawn)
    assert active_count() == before
