"""Candidates: whole cuts of a film with another take of a shot, that a release may become if its audience wants it."""

import json
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ciotat.core.digest import digest, pretty
from ciotat.core.errors import CiotatError, FilmError, RecordError
from ciotat.core.record import dump, load, record
from ciotat.core.store import writing
from ciotat.work.release.record import Release, ReleasedShot

__all__ = ["Candidate", "Candidates", "alone", "changed", "woven"]

LARGEST, MOST = 64 * 2**20, 2000
_ID = re.compile(r"[0-9a-f]{64}")


@record("candidate", 1)
class Candidate:
    """`release` is the whole cut, not numbered; it stands on release `base` (whose digest is `on`) and shows `shot`
    otherwise. `change` names what was changed, `name` and `why` say it by language; `asked` is what it asks of the shot,
    `was` what was asked before. `kind` is ``change`` or ``upgrade``; `made` is when. `digest` is that of what is shown and on
    what it stands."""

    base: int
    on: str
    shot: str
    change: str
    release: Release
    name: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, Any] = field(default_factory=dict)
    was: Mapping[str, Any] = field(default_factory=dict)
    kind: str = "change"
    made: str = ""
    digest: str = ""

    @property
    def shown(self) -> ReleasedShot | None:
        """The shot as it is here."""
        return next((shot for shot in self.release.shots if shot.id == self.shot), None)

    def picture(self, base: Release | None = None) -> tuple[str, str]:
        """The clip and the poster of the shot, as they are shown here, or in `base`."""
        whole = base or self.release
        for shot, clip in zip(whole.shots, whole.clips, strict=True):
            if shot.id == self.shot:
                return clip, shot.poster
        return "", ""

    def says(self, what: str, language: str) -> str:
        """Its ``name`` or its ``why`` in a language, or else in English."""
        texts: Mapping[str, str] = self.name if what == "name" else self.why
        return texts.get(language) or texts.get("en", "")


class Candidates:
    """The candidates of the film in the folder `root`, each a file of its own: their blobs are kept while they lie there."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "audience" / "candidates"

    def ids(self) -> list[str]:
        """Those that there are."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [name[:-5] for name in names if name.endswith(".json") and _ID.fullmatch(name[:-5])][:MOST]

    def get(self, id: str) -> Candidate:
        """One of them. Raises RecordError where there is none, or where it is not what was made."""
        if not _ID.fullmatch(id):
            raise RecordError(f"{id[:40]!r} is no candidate", advice="see the takes that were made")
        path = self.folder / f"{id}.json"
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                raise ValueError("it is not a plain file of a sensible size")
            made = _read(path, status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            raise RecordError(f"there is no candidate {id[:12]}", advice="see the takes that were made") from None
        except (OSError, ValueError, TypeError, RecursionError) as wrong:
            raise RecordError(f"the candidate {id[:12]} is damaged: {wrong}", advice="make it again") from wrong
        if made is None or made.digest != id:
            raise RecordError(f"the candidate {id[:12]} is not what was made", advice="make it again")
        return made

    def all(self) -> list[Candidate]:
        """All that can be read, the newest first."""
        found = []
        for id in self.ids():
            with suppress(CiotatError):
                found.append(self.get(id))
        return sorted(found, key=lambda one: (one.made, one.digest), reverse=True)

    def add(self, candidate: Candidate) -> Candidate:
        """Write one; what was made before stays as it was."""
        made = replace(candidate, digest=_digest(candidate))
        if made.digest in self.ids():
            return self.get(made.digest)
        with writing(self.folder / f"{made.digest}.json") as temporary:
            temporary.write_text(pretty(dump(made)), encoding="utf-8")
        return made

    def drop(self, id: str) -> None:
        """Forget one; what only it needs may be collected then."""
        if _ID.fullmatch(id):
            (self.folder / f"{id}.json").unlink(missing_ok=True)


def alone(one: Candidate, base: Release) -> bool:
    """Whether a candidate has another length or another sound than `base`: of such ones only one is shown at a time."""
    made = one.release
    same = (made.movie.heard, made.words, made.frames) == (base.movie.heard, base.words, base.frames)
    return not same or [(s.id, s.start) for s in made.shots] != [(s.id, s.start) for s in base.shots]


def changed(one: Candidate, base: Release, shown: Release) -> dict[str, tuple[ReleasedShot, str]] | None:
    """The shots that a candidate made for `base` shows otherwise, each with its clip, to be put into `shown`; None where they
    cannot be, since it is a cut of its own or `shown` shows one of them otherwise than `base` did."""
    if base.digest != one.on or (alone(one, base) and base.digest != shown.digest):
        return None
    before = {shot.id: (shot.frames, clip) for shot, clip in zip(base.shots, base.clips, strict=True)}
    now = {shot.id: (shot.frames, clip) for shot, clip in zip(shown.shots, shown.clips, strict=True)}
    made = zip(one.release.shots, one.release.clips, strict=True)
    found = {shot.id: (shot, clip) for shot, clip in made if before.get(shot.id, (0, ""))[1] != clip}
    return found if all(now.get(id) == before.get(id) for id in found) else None


def woven(shown: Release, candidates: Sequence[Candidate], release: Callable[[int], Release]) -> Release:
    """`shown` with what each of the candidates shows otherwise, to be played and not to be released; its digest is its own.
    `release` gives the releases that they were made for. Raises FilmError where they cannot be shown together."""
    if not candidates:
        return shown
    apart = [one for one in candidates if alone(one, _base(one, shown, release))]
    parts = [changed(one, _base(one, shown, release), shown) for one in candidates]
    if len(apart) > 1 or None in parts:
        raise FilmError("these candidates cannot be shown together", advice="try one of them at a time")
    if len(candidates) == 1 and candidates[0].on == shown.digest:
        return replace(candidates[0].release, number=shown.number, digest=candidates[0].digest)
    whole = apart[0].release if apart else shown
    other = {
        id: new
        for one, part in zip(candidates, parts, strict=True)
        if one not in apart
        for id, new in (part or {}).items()
    }
    shots, marked = [], {}
    for number, (shot, clip) in enumerate(zip(whole.shots, whole.clips, strict=True)):
        new, seen = other.get(shot.id, (shot, clip))
        shots.append(replace(new, start=shot.start))
        marked.update({} if seen == new.picture else {str(number): seen})
    id = digest(["woven.1", shown.digest, *sorted(one.digest for one in candidates)])
    movie = replace(whole.movie, marked=marked)
    return replace(whole, number=shown.number, shots=tuple(shots), movie=movie, digest=id)


def _base(one: Candidate, shown: Release, release: Callable[[int], Release]) -> Release:
    return shown if one.on == shown.digest else release(one.base)


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, size: int) -> Candidate | None:
    """The candidate in a file, as it was when it had this time and size; None where it is not what its digest says."""
    made = load(Candidate, json.loads(path.read_bytes()))
    return made if isinstance(made, Candidate) and made.digest == _digest(made) else None


def _digest(candidate: Candidate) -> str:
    made = candidate
    return digest([made.base, made.on, made.shot, made.change, made.kind, dump(made.asked), dump(made.release)])
