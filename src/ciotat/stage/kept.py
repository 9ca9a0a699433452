"""What is costly to make is made once for all who need it, whichever thread asks first, and the latest are kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar
from weakref import WeakMethod

__all__ = ["Kept", "kept", "loosely", "ready"]

P = ParamSpec("P")
T = TypeVar("T")


class Kept(Generic[P, T]):
    """A function of hashable arguments that keeps its `most` latest results. Who asks for what another thread is just
    making waits for it; what was raised is raised again to all who waited, and is not kept."""

    def __init__(self, make: Callable[P, T], most: int) -> None:
        self._make, self._most = make, most
        self._found: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._lock = Lock()
        self.__doc__ = make.__doc__

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        key = _key(args, named)
        with self._lock:
            future = self._found.get(key)
            if mine := future is None:
                future = self._found[key] = Future()
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        if mine:
            try:
                future.set_result(self._make(*args, **named))
            except BaseException as wrong:
                with self._lock:
                    self._found.pop(key, None)
                future.set_exception(wrong)
        return future.result()

    def making(self, *args: P.args, **named: P.kwargs) -> bool:
        """Whether a thread is at it just now."""
        future = self._found.get(_key(args, named))
        return future is not None and not future.done()


def _key(args: tuple[Any, ...], named: dict[str, Any]) -> Hashable:
    return args, tuple(sorted(named.items()))


def kept(most: int) -> Callable[[Callable[P, T]], Kept[P, T]]:
    """Declare a function as `Kept`."""
    return lambda make: Kept(make, most)


def ready(wanted: Iterable[tuple[Kept[..., Any], tuple[Any, ...]]]) -> None:
    """Make all of these; what another thread is at is left until last, so that two who want the same share the work."""
    left = list(wanted)
    while left:
        free = (k for k, (make, args) in enumerate(left) if not make.making(*args))
        make, args = left.pop(next(free, 0))
        make(*args)


def loosely(method: Callable[P, T]) -> Callable[P, T]:
    """`method` of an object, for what the object itself is made of: it asks, and does not keep. So what was brought to life
    for a shot goes with it, and does not lie there until somebody searches for what nobody holds. Raises ReferenceError
    where the object is gone."""
    known, name = WeakMethod(method), method.__qualname__

    def ask(*args: P.args, **named: P.kwargs) -> T:
        if (found := known()) is None:
            raise ReferenceError(f"{name} of what is gone")
        return found(*args, **named)

    return ask
