"""The kept takes that a film shows: clips that were brought in, and pictures that were locked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ciotat.core.errors import FilmError
from ciotat.work.film import Film
from ciotat.work.release.labels import drawn
from ciotat.work.release.record import Licence, ReleasedShot
from ciotat.work.takes import Takes

__all__ = ["Brought", "brought"]


@dataclass(frozen=True)
class Brought:
    """A kept take in the film: whether a model `generated` it, its terms, and whether it came from outside."""

    shot: str
    title: str
    picture: str
    generated: bool = False
    licence: Licence | None = None
    outside: bool = True


def brought(film: Film, shots: Iterable[ReleasedShot]) -> Iterator[Brought]:
    """The kept takes among the shots of a cut, in order. One whose record has gone is taken for generated: nobody can say it is not."""
    takes = Takes(film)
    for shot in shots:
        if not shot.take:
            continue
        try:
            take = takes.get(shot.id, shot.take)
        except FilmError:
            yield Brought(shot.id, shot.take, shot.picture, True)
            continue
        outside = take.made == "brought"
        generated = take.generated or bool(not outside and take.renderer and not drawn(take.renderer))
        title = take.name or take.source.get("file", "") or take.id
        licence = Licence(title, take.licence or "not stated", take.by) if outside else None
        yield Brought(shot.id, title, take.original or shot.picture, generated, licence, outside)
