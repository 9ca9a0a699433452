"""Several threads that draw one shot, a few frames each in turn; the pictures come in order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event, Semaphore, Thread

from ciotat.render.renderer import Picture
from ciotat.render.yuv import Planes, yuv

__all__ = ["shared"]

TURN = 12
"""So many frames in a row are drawn by the same hand: what stands still is drawn once for them all."""

Drawn = tuple[Picture, Planes]


class _Hand:
    """A thread that draws ahead, at most one turn of it waiting to be taken."""

    def __init__(self, draw: Callable[[list[int]], Iterator[Picture]], which: list[int]) -> None:
        self._room, self._gone = Semaphore(TURN), Event()
        self._done: SimpleQueue[Drawn | BaseException] = SimpleQueue()
        self._thread = Thread(target=self._run, args=(draw, which), daemon=True)
        self._thread.start()

    def _run(self, draw: Callable[[list[int]], Iterator[Picture]], which: list[int]) -> None:
        try:
            for picture in draw(which):
                self._done.put((picture, yuv(picture)))
                self._room.acquire()
                if self._gone.is_set():
                    return
        except BaseException as wrong:
            self._done.put(wrong)

    def next(self) -> Drawn:
        """The next of its pictures."""
        found = self._done.get()
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
def shared(draw: Callable[[list[int]], Iterator[Picture]], count: int, hands: int) -> Iterator[Iterator[Drawn]]:
    """The pictures 0 to `count` - 1 that `draw` gives when it is asked for some, drawn by `hands` threads."""
    hands = max(1, min(hands, count // TURN))
    if hands == 1:
        yield ((picture, yuv(picture)) for picture in draw(list(range(count))))
        return
    turns = [list(range(first, min(first + TURN, count))) for first in range(0, count, TURN)]
    working = [_Hand(draw, [n for turn in turns[k::hands] for n in turn]) for k in range(hands)]
    try:
        yield (working[k % hands].next() for k, turn in enumerate(turns) for _ in turn)
    finally:
        for hand in working:
            hand.leave()
