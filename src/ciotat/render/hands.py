"""Several threads that draw one shot, a few frames each in turn; the pictures come in order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread

from ciotat.core.errors import Stopped
from ciotat.render.renderer import Picture
from ciotat.render.yuv import Planes, yuv

__all__ = ["shared"]

TURN = 12
"""So many frames in a row are drawn by the same hand: what stands still is drawn once for them all."""

LOOK = 0.05
"""Seconds after which somebody who waits for a picture looks whether it is still wanted."""

Drawn = tuple[Picture, Planes]
Draw = Callable[[list[int], Callable[[], bool]], Iterator[Picture]]
"""Draws some frames; asks now and then whether it is to stop, and raises Stopped then."""


class _Hand:
    """A thread that draws ahead, at most one turn of it waiting to be taken."""

    def __init__(self, draw: Draw, which: list[int]) -> None:
        self._room, self._gone = Semaphore(TURN), Event()
        self._done: SimpleQueue[Drawn | BaseException] = SimpleQueue()
        self._thread = Thread(target=self._run, args=(draw, which), daemon=True)
        self._thread.start()

    def _run(self, draw: Draw, which: list[int]) -> None:
        try:
            for picture in draw(which, self._gone.is_set):
                self._done.put((picture, yuv(picture)))
                self._room.acquire()
                if self._gone.is_set():
                    return
        except BaseException as wrong:
            self._done.put(wrong)

    def next(self, stop: Callable[[], bool]) -> Drawn:
        """The next of its pictures. Raises Stopped as soon as `stop` says so."""
        found: Drawn | BaseException | None = None
        while found is None:
            with suppress(Empty):
                found = self._done.get(timeout=LOOK)
            if stop():
                raise Stopped
        if isinstance(found, BaseException):
            raise found
        self._room.release()
        return found

    def leave(self) -> None:
        """No more is wanted."""
        self._gone.set()
        self._room.release()
        self._thread.join()


@contextmanager
def shared(
    draw: Draw, runs: Sequence[Sequence[int]], hands: int, stop: Callable[[], bool] = lambda: False
) -> Iterator[Iterator[Drawn]]:
    """The pictures of `runs` of frames, one run after the other, that `draw` gives when it is asked for some, drawn by `hands`
    threads. Raises Stopped where `stop` says so while somebody waits for one."""
    hands = max(1, min(hands, sum(map(len, runs)) // TURN))
    if hands == 1:
        yield ((picture, yuv(picture)) for picture in draw([n for run in runs for n in run], stop))
        return
    turns = [run[first : first + TURN] for run in runs for first in range(0, len(run), TURN)]
    working = [_Hand(draw, [n for turn in turns[k::hands] for n in turn]) for k in range(hands)]
    try:
        yield (working[k % hands].next(stop) for k, turn in enumerate(turns) for _ in turn)
    finally:
        for hand in working:
            hand.leave()
