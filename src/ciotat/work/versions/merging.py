"""A merge of another film into this one: begun, decided conflict by conflict, finished or given up.

What is written down of an unfinished merge is only with what, and what was decided. The merge itself is worked out anew each
time, so that nothing half done ever lies in the folder; the film goes on being ours until all is decided.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ciotat.core.digest import pretty
from ciotat.core.errors import FilmError
from ciotat.core.store import writing
from ciotat.work.versions.conflict import Choices, Conflict
from ciotat.work.versions.films import MergedFilm, merged_film
from ciotat.work.versions.going import go, settle
from ciotat.work.versions.media import bring_from
from ciotat.work.versions.stranger import fetched, is_address
from ciotat.work.versions.tracked import read_folder
from ciotat.work.versions.versions import Version, Versions

__all__ = ["Begun", "Merging"]

_NAME = "merge.json"
_SIDES = ("ours", "theirs")


@dataclass(frozen=True)
class Begun:
    """A merge under way, or done: with what (`name`, version `other`), what is to be decided, the releases of the other
    side that stay there, and the new version once there is one. `kept` is what was saved first of our unsaved work."""

    name: str
    other: str
    conflicts: tuple[Conflict, ...] = ()
    other_releases: tuple[str, ...] = ()
    version: Version | None = None
    kept: Version | None = None
    nothing: bool = False


class Merging:
    """Merges into the film of `versions`. `before` is what unsaved work is called when it is saved first, `message` gives
    what the version merged with a film of some name is called."""

    def __init__(self, versions: Versions, before: str, message: Callable[[str], str]) -> None:
        self.versions, self.before, self.message = versions, before, message
        self.repository = versions.repository
        self.path = self.repository.own / _NAME

    def begin(self, other: str) -> Begun:
        """Merge a folder, an address, a branch or a version; it is done at once where nothing is to be decided."""
        with self.repository.locked():
            settle(self.repository)
            if self._begun() is not None:
                raise FilmError("a merge is under way", advice="decide it, or give it up: ciotat merge --abandon")
            return self._go_on(*self._other(other), {})

    def resume(self, choices: Mapping[str, Literal["ours", "theirs"]] | None = None) -> Begun:
        """Go on with a merge under way, with more decided."""
        with self.repository.locked():
            settle(self.repository)
            begun = self._begun()
            if begun is None:
                raise FilmError("no merge is under way", advice="begin one: ciotat merge FOLDER")
            name, commit, source, before = begun
            return self._go_on(name, commit, source, {**before, **(choices or {})}, choices or {})

    def under_way(self) -> bool:
        """Whether a merge is to be decided."""
        return self._begun() is not None

    def abandon(self) -> None:
        """Give a merge up: the film is as it was."""
        with self.repository.locked():
            if self._begun() is None:
                raise FilmError("no merge is under way", advice="begin one: ciotat merge FOLDER")
            self.path.unlink(missing_ok=True)

    def _begun(self) -> tuple[str, str, str, Choices] | None:
        try:
            values: dict[str, Any] = json.loads(self.path.read_bytes())
            choices: Choices = {str(k): v for k, v in values["choices"].items() if v in _SIDES}
            return str(values["name"]), str(values["other"]), str(values["source"]), choices
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _other(self, other: str) -> tuple[str, str, str]:
        """What is merged, its newest version, and where it comes from, if that is elsewhere."""
        remotes = self.repository.git.remotes
        if other in list(remotes.names()):
            source = str(remotes[other].url)
            return other, fetched(self.repository, source, f"refs/remotes/{other}/main"), source
        folder = Path(other)
        if is_address(other) or folder.is_dir():
            name = re.sub(r"[^\w-]+", "-", (folder.name or "film").removesuffix(".git")).strip("-") or "film"
            if not is_address(other) and folder.resolve() == self.versions.root.resolve():
                raise FilmError("a film is not merged with itself", advice="name another folder, or a branch")
            source = other if is_address(other) else str(folder.absolute())
            return name, fetched(self.repository, other, f"refs/remotes/{name}/main"), source
        return other, self.versions.find(other), ""

    def _go_on(self, name: str, other: str, source: str, choices: Choices, fresh: Iterable[str] = ()) -> Begun:
        versions, repository = self.versions, self.repository
        if not repository.head:
            versions.save_now(self.before)
        base = repository.common(repository.head, other)
        if not base:
            advice = "only films that were forked from one another are merged"
            raise FilmError("the two films have no version in common", advice=advice)
        if base == other:
            self.path.unlink(missing_ok=True)
            return Begun(name, other, nothing=True)
        saved = versions.save_now(self.before)
        kept = versions.version(saved) if saved else None
        was, ours, theirs = self._differing(base, repository.head, other)
        _checked(fresh, lambda: merged_film(was, ours, theirs, {}).conflicts)
        merged = merged_film(was, ours, theirs, choices)
        if merged.conflicts:
            self._note({"name": name, "other": other, "source": source, "choices": choices})
            return Begun(name, other, tuple(merged.conflicts), tuple(merged.other_releases), kept=kept)
        if not choices and merged.files == ours:
            self.path.unlink(missing_ok=True)
            return Begun(name, other, (), tuple(merged.other_releases), kept=kept, nothing=True)
        bring_from(source, self.versions.root, merged.files)
        version = self._finish(name, other, ours, merged)
        return Begun(name, other, (), tuple(merged.other_releases), version, kept)

    def _differing(self, *ids: str) -> list[dict[str, bytes]]:
        """The files of versions, without those sheets and releases that are the same in all of them."""
        sides = [self.repository.entries(id) for id in ids]
        paths = {path for side in sides for path in side if "/" not in path or len({s.get(path) for s in sides}) > 1}
        paths |= {
            name for side in sides for name in side if not name.startswith(("cast/", "shots/", "takes/", "releases/"))
        }
        return [self.repository.read({path: oid for path, oid in side.items() if path in paths}) for side in sides]

    def _note(self, values: Mapping[str, Any]) -> None:
        with writing(self.path) as temporary:
            temporary.write_bytes(pretty(values).encode())

    def _finish(self, name: str, other: str, ours: Mapping[str, bytes], merged: MergedFilm) -> Version:
        """Make the merged version, of both; where ours is only behind, too, so that its history shows the merge."""
        changes: dict[str, bytes | None] = {p: data for p, data in merged.files.items() if ours.get(p) != data}
        changes |= {path: None for path in ours if path not in merged.files}
        head, message = self.repository.head, self.message(name)
        who = self.versions.person(read_folder(self.versions.root))
        id = self.repository.write(changes, head, [head, other], who, message)
        go(self.repository, id, head, changes, message)
        self.path.unlink(missing_ok=True)
        return self.versions.version(id)


def _checked(fresh: Iterable[str], conflicts: Callable[[], Iterable[Conflict]]) -> None:
    """Whether all that was decided just now is to be decided."""
    names = set(fresh) - {"all"}
    known = {name for conflict in conflicts() for name in (conflict.key, *conflict.shots)} if names else set()
    for name in sorted(names - known):
        raise FilmError(f"nothing is to be decided for {name[:40]!r}", advice="ciotat merge lists what is")
