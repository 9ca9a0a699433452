"""Two later versions of a film merged into one: every file by what it is, and nothing but the files of a film.

Pure: files in, files and conflicts out. Where nothing is chosen yet, the file is as on our side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ciotat.work.cutlist import parsed, stale
from ciotat.work.versions.conflict import Choices, Conflict
from ciotat.work.versions.scripts import merged_script
from ciotat.work.versions.sheets import merged_sheet
from ciotat.work.versions.sidecar import merged_ids, texts_of
from ciotat.work.versions.tracked import CUT, FILM, IDS, named_in

__all__ = ["MergedFilm", "merged_film"]

Files = Mapping[str, bytes]


@dataclass
class MergedFilm:
    """The files of the merged film, the conflicts for which nothing is chosen, and releases of the other side that keep
    their number only there."""

    files: dict[str, bytes] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    other_releases: list[str] = field(default_factory=list)


def merged_film(base: Files, ours: Files, theirs: Files, choices: Choices) -> MergedFilm:
    """The film with what both sides made of it since `base`."""
    return _Merge(base, ours, theirs, choices).done()


class _Merge:
    def __init__(self, base: Files, ours: Files, theirs: Files, choices: Choices) -> None:
        self.base, self.ours, self.theirs, self.choices = base, ours, theirs, choices
        self.out = MergedFilm()
        self.scripts = [(named_in(files.get(FILM)) or ("",))[0] for files in (base, ours, theirs)]

    def done(self) -> MergedFilm:
        special = {IDS, CUT, *self.scripts}
        for path in sorted({*self.base, *self.ours, *self.theirs} - special):
            self._put(path, self._file(path))
        self._script()
        self._put(IDS, merged_ids(*(files.get(IDS) for files in (self.base, self.ours, self.theirs))))
        changed = self.out.files != {p: d for p, d in self.ours.items() if p != CUT}
        cut = self.ours.get(CUT, self.theirs.get(CUT))
        self._put(CUT, stale(cut) if cut is not None and (changed or CUT not in self.ours) else cut)
        return self.out

    def _put(self, path: str, data: bytes | None) -> None:
        if data is not None:
            self.out.files[path] = data

    def _file(self, path: str) -> bytes | None:
        base, ours, theirs = (files.get(path) for files in (self.base, self.ours, self.theirs))
        if path.endswith(".toml"):
            data, conflict = merged_sheet(path, base, ours, theirs, self._choose)
            self.out.conflicts += [conflict] if conflict else []
            return data
        if path.startswith("releases/"):
            if ours is not None and theirs is not None and ours != theirs:
                self.out.other_releases.append(path)
            return ours if ours is not None else theirs
        return ours if ours is not None else theirs if base is None else None

    def _script(self) -> None:
        base, ours, theirs = (
            files.get(name, b"") for files, name in zip((self.base, self.ours, self.theirs), self.scripts, strict=True)
        )
        shots: list[_Shots] = []

        def placed(conflict: Conflict) -> Conflict:
            if not shots:
                shots.append(_Shots((self.ours, self.theirs, self.base)))
            return replace(conflict, where=self.scripts[1], shots=shots[0].showing(conflict))

        data, conflicts = merged_script(base, ours, theirs, lambda conflict: self._choose(placed(conflict)))
        self.out.conflicts += [placed(conflict) for conflict in conflicts]
        name = (named_in(self.out.files.get(FILM)) or (self.scripts[1],))[0]
        if name and any(
            side.get(n) is not None for side, n in zip((self.ours, self.theirs), self.scripts[1:], strict=True)
        ):
            self.out.files[name] = data

    def _choose(self, conflict: Conflict) -> Literal["ours", "theirs"] | None:
        return conflict.choice(self.choices)


class _Shots:
    """Which shots show a line of the script: told by the sidecars and by what was cut last."""

    def __init__(self, sides: Iterable[Files]) -> None:
        self.texts: dict[str, set[str]] = {}
        self.shots: dict[str, list[str]] = {}
        for files in sides:
            for text, ids in texts_of(files.get(IDS)).items():
                self.texts.setdefault(text, set()).update(ids)
            for row in parsed(files.get(CUT)).shots:
                for element in row.elements:
                    shots = self.shots.setdefault(element, [])
                    shots += [row.id] if row.id not in shots else []

    def showing(self, conflict: Conflict) -> tuple[str, ...]:
        """The shots of the lines that differ between the sides; where a line stands several times in the script, none of it
        alone decides."""
        sides = [
            [" ".join(line.split()) for line in side.split("\n")]
            for side in (conflict.base, conflict.ours, conflict.theirs)
        ]
        same = set(sides[1]) & set(sides[2])
        elements = {id for side in sides for line in side if line not in same for id in self._only(line)}
        elements = elements or {id for side in sides for line in side for id in self._only(line)}
        return tuple(dict.fromkeys(shot for id in sorted(elements) for shot in self.shots.get(id, ())))

    def _only(self, line: str) -> set[str]:
        found = self.texts.get(line, set())
        return found if len(found) == 1 else set()
