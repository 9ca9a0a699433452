import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ciotat.stage.kept import kept, ready


def test_what_many_threads_ask_for_is_made_once() -> None:
    made: list[str] = []
    begun, go = threading.Event(), threading.Event()

    @kept(4)
    def shape(name: str) -> list[str]:
        begun.set()
        go.wait(5)
        made.append(name)
        return [name]

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(shape, "ANNA") for _ in range(4)]
        begun.wait(5)
        assert shape.making("ANNA")
        go.set()
        assert len({id(a.result()) for a in asked}) == 1
    assert made == ["ANNA"]
    assert not shape.making("ANNA")


def test_only_the_latest_are_kept() -> None:
    made: list[int] = []

    @kept(2)
    def square(side: int) -> int:
        made.append(side)
        return side * side

    assert [square(n) for n in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4]
    assert made == [1, 2, 3, 2]


def test_what_fails_is_not_kept() -> None:
    tries: list[int] = []

    @kept(2)
    def risky() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("not yet")
        return 7

    with pytest.raises(ValueError, match="not yet"):
        risky()
    assert risky() == 7


def test_all_that_is_wanted_is_made() -> None:
    made: list[int] = []

    @kept(8)
    def thing(n: int) -> None:
        made.append(n)

    ready([(thing, (n,)) for n in (3, 1, 2, 1)])
    assert made == [3, 1, 2]
