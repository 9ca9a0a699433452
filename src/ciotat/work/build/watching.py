"""Watching a script: after each change the shot under the cursor lies in the folder as a picture, then the whole film."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ciotat.core.errors import CiotatError
from ciotat.core.store import writing
from ciotat.work.build.live import Live
from ciotat.work.build.order import News, Order
from ciotat.work.build.told import Filmed, Still, Told, Wrong

__all__ = ["Seen", "watching"]


@dataclass(frozen=True)
class Seen:
    """What came of a change: a picture of the shot under the cursor, so many seconds after it was noticed; or what is
    wrong with the script; or, when `movie` is there, the whole film."""

    line: int = 0
    shot: str = ""
    picture: Path | None = None
    seconds: float = 0.0
    movie: Path | None = None
    made: int = 0
    causes: tuple[str, ...] = ()
    wrong: CiotatError | None = None


def watching(
    changes: Iterable[None], order: Callable[[], Order], tell: Callable[[Seen], None], line: Callable[[], int],
    film: bool = True, news: Callable[[News], None] = lambda _: None,
) -> None:  # fmt: skip
    """After each of `changes`, show the shot at `line()` (0: where the script changed), then build the film."""
    asked: list[Order] = []

    def ordered() -> Order:
        asked[:] = [order()]
        return asked[0]

    def told(what: Told) -> None:
        if isinstance(what, Still):
            tell(Seen(what.line, what.shot, _drawn(live, asked[0], what.picture), what.seconds))
        elif isinstance(what, Filmed):
            tell(Seen(movie=what.path, made=what.made, causes=tuple(what.causes)))
        elif isinstance(what, Wrong):
            tell(Seen(wrong=what.error))

    live = Live(ordered, told, moving=film, news=news)
    try:
        for _ in changes:
            live.line = line()
            live.change()
        live.wait()
    finally:
        live.close()


def _drawn(live: Live, order: Order, picture: str) -> Path:
    """The picture, where someone who watches the folder finds it."""
    path = order.folder / "now.jpg"
    store = live.work.build.shelf.store if live.work else None
    with writing(path) as temporary:
        temporary.write_bytes((store.blobs.get(picture) if store else None) or b"")
    return path
