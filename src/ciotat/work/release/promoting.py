"""Promotion: a candidate that its audience chose becomes the next release, with its evidence, and is shown.

What it asks of its shot is written down as a person would, so that the film goes on from there; a shot that is locked is
never touched, and what somebody changed in the meantime stays as they want it. Whatever ends this half way leaves the old
release playing, and it may be begun again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from ciotat.core.errors import FilmError, RecordError
from ciotat.work.cutlist import CutList, parsed, written
from ciotat.work.film import Film
from ciotat.work.release.candidate import Candidate, Candidates, changed
from ciotat.work.release.making import Press, Wish, add, plain
from ciotat.work.release.published import Published, Showing
from ciotat.work.release.putting_up import Pack, Packing, put_up
from ciotat.work.release.record import Release
from ciotat.work.release.shelf import Releases, Shelf
from ciotat.work.sources import sources
from ciotat.work.takes import Takes

__all__ = ["promote"]


def promote(
    film: Film, store: Shelf, id: str, evidence: Mapping[str, str], now: datetime, press: Press, pack: Pack[Packing], *,
    sign: bool = True,
) -> Showing:  # fmt: skip
    """Release the candidate `id` on its `evidence` (``why`` in a paragraph, the ``experiment`` …) and show it. Raises FilmError
    where its shot is locked, or where it cannot stand on what is shown now. Signatures are of the time on the wall."""
    candidate = Candidates(film.root).get(id)
    if (chosen := Takes(film).choice(candidate.shot)) and chosen.locked:
        raise FilmError(f"shot {candidate.shot} is locked", advice="unlock it first; what is locked is never changed")
    shelf = Releases(film.root, store)
    number = Published(film.root).current()
    if number is None:
        raise FilmError("nothing was published yet", advice="publish the film first")
    if done := _done(shelf, number, id):
        return done
    made = _standing(film, store, candidate, shelf.get(number), now, press)
    kept, then = _written(film, candidate), sources(film)
    told = {"shot": candidate.shot, "candidate": id, "label": candidate.says("name", made.language), **kept, **evidence}
    made = replace(made, note=told["label"], evidence=told, cut=_cut(store, made, {} if kept else then, candidate.shot))
    numbered = add(film, store, made, Wish(sign=sign), datetime.now(UTC)).release.number
    return put_up(film.root, store, numbered, pack, told.get("why", ""), now, "promote")


def _done(shelf: Releases, number: int, id: str) -> Showing | None:
    """How the candidate went up, where it is shown already."""
    if shelf.get(number).evidence.get("candidate") != id:
        return None
    return Published(shelf.folder.parent).history()[-1]


def _standing(
    film: Film, store: Shelf, candidate: Candidate, now_shown: Release, now: datetime, press: Press
) -> Release:
    """The candidate's cut on the release that is shown: its own, or with its shots put into what was promoted since."""
    if (now_shown.number, now_shown.digest) == (candidate.base, candidate.on):
        return candidate.release
    base = Releases(film.root, store).get(candidate.base)
    parts = changed(candidate, base, now_shown)
    if parts is None:
        advice = "make it again on what is shown now"
        text = f"the candidate was made for release {candidate.base}, and release {now_shown.number} is shown"
        raise FilmError(text, advice=advice)
    mine = {shot.id: shot for shot in parsed(store.blobs.get(candidate.release.cut)).shots}
    cut = _parsed(store, now_shown)
    rows = [mine[shot.id] if shot.id in parts else shot for shot in cut.shots]
    wish = Wish(label=now_shown.labels.shown or None, producer=now_shown.labels.aigc.get("ContentProducer", "Ciotat"))
    return plain(film, store, wish, press, written(cut.head, rows), now)


def _written(film: Film, candidate: Candidate) -> dict[str, str]:
    """Write down what the candidate asks, unless somebody asked for something else since; gives what is to be said of that."""
    shots = film.shots
    if not candidate.asked:
        return {}
    wish = shots.wish(candidate.shot)
    if wish != dict(candidate.was) and any(_at(wish, key) != value for key, value in candidate.asked.items()):
        return {"asked": "changed since"}
    shots.set(candidate.shot, dict(candidate.asked))
    return {}


def _at(wish: Mapping[str, object], key: str) -> object:
    table, _, name = key.rpartition(".")
    inside = wish.get(table, {}) if table else wish
    return inside.get(name) if isinstance(inside, Mapping) else None


def _cut(store: Shelf, made: Release, then: Mapping[str, str], shot: str) -> str:
    """The cut of a release, which says of what files it is made: of those of `then`, if nobody changed any but the shot's."""
    cut, own = _parsed(store, made), f"shots/{shot}.toml"
    known = cut.head.get("sources")
    if not then or not isinstance(known, dict):
        return made.cut
    if any(then.get(name) != known.get(name) for name in {*then, *known} - {own}):
        return made.cut
    return store.blobs.put(written({**cut.head, "sources": dict(then)}, cut.shots))


def _parsed(store: Shelf, made: Release) -> CutList:
    cut = parsed(store.blobs.get(made.cut))
    if not cut.head:
        raise RecordError("the cut of the release is not here", advice="run `ciotat pull`")
    return cut
