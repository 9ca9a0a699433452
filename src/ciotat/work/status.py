"""How a film stands against its last build, told without making anything: from cut.json and the digests of files."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ciotat.core.time import Rate
from ciotat.work.cutlist import CutList, CutShot, read
from ciotat.work.film import Film
from ciotat.work.overrides import SHOT
from ciotat.work.sources import sources
from ciotat.work.store import Store

__all__ = ["Status", "status"]

Fresh = Callable[[bytes], Set[str]]


@dataclass(frozen=True)
class Status:
    """`made` shots have their picture, `stale` ones would change, `locked` ones show a kept take, `asked` are questioned.

    `changed` names the files that are not as they were; `everything` is true where one of them may change every shot.
    """

    title: str
    shots: tuple[CutShot, ...]
    length: Fraction
    made: int
    stale: tuple[CutShot, ...]
    locked: int
    asked: tuple[CutShot, ...]
    changed: tuple[str, ...]
    everything: bool

    @property
    def built(self) -> bool:
        """Whether the film was ever built."""
        return bool(self.shots)


def status(film: Film, fresh: Fresh) -> Status:
    """How the film stands. `fresh` gives the elements of the script, as it is now, that are new, changed or gone."""
    cut = read(film.root / "cut.json") or CutList({}, ())
    was, now = cut.head.get("sources") or {}, sources(film)
    changed = tuple(sorted(name for name in {*was, *now} if was.get(name) != now.get(name))) if cut.shots else ()
    touched = {Path(name).stem for name in changed if name.startswith("shots/") and SHOT.fullmatch(Path(name).stem)}
    elements = fresh(film.script.read_bytes()) if film.settings.script in changed else frozenset()
    stale = tuple(shot for shot in cut.shots if shot.id in touched or not elements.isdisjoint(shot.elements))
    everything = bool(cut.head.get("stale")) or any(
        name != film.settings.script and not name.startswith("shots/") for name in changed
    )
    return Status(
        title=film.title,
        shots=cut.shots,
        length=_length(cut),
        made=_made(film, cut),
        stale=stale,
        locked=sum(shot.locked for shot in cut.shots),
        asked=tuple(shot for shot in cut.shots if shot.question),
        changed=changed,
        everything=everything,
    )


def _length(cut: CutList) -> Fraction:
    """How long the film runs, in seconds."""
    try:
        return Fraction(sum(shot.frames for shot in cut.shots)) / Rate.of(str(cut.head.get("rate", "24"))).fps
    except (ValueError, ZeroDivisionError, TypeError):
        return Fraction(0)


def _made(film: Film, cut: CutList) -> int:
    """How many shots have their picture."""
    if not cut.shots or not film.hidden.is_dir():
        return 0
    with Store(film.hidden) as store:
        there = store.blobs.present({shot.picture for shot in cut.shots if shot.picture})
    return sum(shot.picture in there for shot in cut.shots)
