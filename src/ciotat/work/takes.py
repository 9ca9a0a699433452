"""The takes of a film: many of each shot; one may be chosen, locked, rated; notes on all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ciotat.core.errors import FilmError, StoreError
from ciotat.core.record import record
from ciotat.work.film import Film
from ciotat.work.kept import TAKE, KeptTake, read, take_id, written
from ciotat.work.names import line
from ciotat.work.note import MOST, Note, Reply, new_note, read_notes, said, written_notes
from ciotat.work.overrides import SHOT, Shots
from ciotat.work.page import Page, keep
from ciotat.work.page import read as page_of
from ciotat.work.store import AnyStore

__all__ = ["Choice", "Note", "Takes"]


@record("choice", 1)
class Choice:
    """What stands in ``[choice]``: the `take` that is chosen (empty: the director's), whether it is `locked`, and how
    the shot is rated, from 1 to 5 (0: not yet)."""

    take: str = ""
    locked: bool = False
    rating: int = 0


@dataclass(frozen=True)
class Takes:
    """The takes of a film. `store` holds their pictures; without one only the records are kept."""

    film: Film
    store: AnyStore | None = None

    def ids(self, shot: str) -> list[str]:
        """The ids of the takes of a shot, sorted."""
        folder = self.film.root / "takes" / self._shots().plain(shot)
        try:
            return sorted(p.stem for p in folder.iterdir() if p.suffix == ".toml" and TAKE.fullmatch(p.stem))[:MOST]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def all(self, shot: str) -> list[KeptTake]:
        """Every take of a shot that is kept. Raises FilmError naming one that is damaged."""
        return [self.get(shot, id) for id in self.ids(shot)]

    def shots(self) -> list[str]:
        """The shots that have takes."""
        try:
            return sorted(p.name for p in (self.film.root / "takes").iterdir() if SHOT.fullmatch(p.name))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def media(self) -> set[str]:
        """The digest of everything that a take of this film needs: never to be collected, and to go with it."""
        return {digest for shot in self.shots() for take in self.all(shot) for digest in take.media}

    def get(self, shot: str, id: str) -> KeptTake:
        """A take by its id or how that begins. Raises FilmError where there is none, or more than one."""
        found = [take for take in self.ids(shot) if take.startswith(id)] if id else []
        if len(found) != 1:
            known = ", ".join(self.ids(shot)[:8]) or "none yet"
            advice = f"shot {shot} has: {known}"
            problem = f"{id[:40]!r} begins several takes" if found else f"there is no take {id[:40]!r}"
            raise FilmError(problem, advice=advice)
        return read(self._page(shot, found[0]), shot, found[0])

    def add(self, take: KeptTake) -> KeptTake:
        """Keep a take: its record goes into the folder, its media are pinned. The same take twice is one."""
        if take.id in self.ids(take.shot):
            before = self.get(take.shot, take.id)
            take = replace(take, rating=take.rating or before.rating, picture=take.picture or before.picture)
        for digest in take.media:
            if self.store is not None:
                if not self.store.blobs.has(digest):
                    raise StoreError(
                        f"a picture of take {take.id} is not in the store: {digest}", advice="make it again"
                    )
                self.store.keep(digest, f"take {take.id} of shot {take.shot}")
        keep(self._path(take.shot, take.id), written(take))
        return take

    def choice(self, shot: str) -> Choice | None:
        """What is chosen for a shot; None where nothing is."""
        page = self._shots().page(self._shots().plain(shot))
        values = page.values.get("choice")
        if values is None:
            return None
        if not isinstance(values, Mapping):
            raise page.wrong("choice", "choice is not a table", 'write [choice] and under it take = "..."')
        take, locked, rating = (
            values.get(key, kind()) for key, kind in (("take", str), ("locked", bool), ("rating", int))
        )
        if not isinstance(take, str) or (take and not TAKE.fullmatch(take)):
            raise page.wrong("choice.take", f"choice.take = {take!r} is not the id of a take", "see ciotat take --list")
        if not isinstance(locked, bool):
            raise page.wrong("choice.locked", f"choice.locked = {locked!r} is not true or false", "write true or false")
        if isinstance(rating, bool) or not isinstance(rating, int) or not 0 <= rating <= 5:
            raise page.wrong("choice.rating", f"choice.rating = {rating!r} is not a rating", "use 1 to 5")
        return Choice(take, locked, rating)

    def choose(self, shot: str, id: str) -> KeptTake:
        """Choose a take. What a varied one asked is written into the shot's file, where it can be read and changed; so
        the film is built with it as with any other choice."""
        take = self.get(shot, id)
        self._unlocked(shot)
        self._shots().set(shot, {**self._undone(shot), **_knobs(take), "choice.take": take.id})
        return take

    def director(self, shot: str) -> None:
        """Give the choice back to the director, with all that the chosen take asked."""
        self._unlocked(shot)
        self._shots().set(shot, {**self._undone(shot), "choice.take": None})

    def lock(self, shot: str, id: str = "") -> KeptTake:
        """Lock a take, the chosen one if none is named, else the picture that the film has now: whatever is rewritten,
        it stays. Raises FilmError where it has no picture yet."""
        chosen = self.choice(shot)
        known = id or (chosen.take if chosen else "")
        take = self._pictured(self.get(shot, known)) if known else self._shown_now(shot)
        if chosen and chosen.locked and chosen.take != take.id:
            self._unlocked(shot)
        take = self.add(take)
        knobs = {**self._undone(shot), **_knobs(take)} if known and (not chosen or chosen.take != take.id) else {}
        self._shots().set(shot, {**knobs, "choice.take": take.id, "choice.locked": True})
        return take

    def unlock(self, shot: str) -> None:
        """Let the shot follow the script again; what was chosen stays chosen."""
        self._shots().set(shot, {"choice.locked": None})

    def rate(self, shot: str, stars: int, id: str = "") -> None:
        """Rate a take, or the chosen one, or else the shot: 1 to 5; 0 takes the rating back."""
        if not 0 <= stars <= 5:
            raise FilmError(f"{stars} is not a rating", advice="use 1 to 5, or 0 for none")
        chosen = self.choice(shot)
        if known := id or (chosen.take if chosen else ""):
            take = replace(self.get(shot, known), rating=stars)
            keep(self._path(shot, take.id), written(take))
        if not id or (chosen and chosen.take == id):
            self._shots().set(shot, {"choice.rating": stars or None})

    def notes(self, shot: str) -> list[Note]:
        """The notes on a shot, as they were written. Raises FilmError where one is damaged."""
        return read_notes(self._shots().page(self._shots().plain(shot)), shot)

    def note(
        self, shot: str, text: str, *, at: float | None = None, by: str = "", marks: str = "", made: str = ""
    ) -> Note:
        """Add a note; `made` says when. Gives it with its id."""
        notes = self.notes(shot)
        if len(notes) >= MOST:
            raise FilmError(f"the shot has {MOST} notes already", advice="take one out first")
        added = new_note(shot, notes, Note(text, at, by, marks=marks, made=line(made, 40)))
        self._noted(shot, [*notes, added])
        return added

    def answer(self, shot: str, number: int, done: bool = True) -> None:
        """Mark note `number` (from 1) as done, or as open again."""
        notes = self.notes(shot)
        if not 1 <= number <= len(notes):
            raise FilmError(f"there is no note {number}", advice=f"the shot has {len(notes)}")
        notes[number - 1] = replace(notes[number - 1], done=done)
        self._noted(shot, notes)

    def find_note(self, id: str) -> tuple[str, Note] | None:
        """The shot of a note and the note, by its id."""
        for shot in self.film.shots.ids():
            for note in self.notes(shot):
                if note.id == id:
                    return shot, note
        return None

    def put_note(self, shot: str, note: Note) -> None:
        """Write a note anew in its place, or at the end where it is not there; every other one stays."""
        notes = self.notes(shot)
        there = [k for k, other in enumerate(notes) if other.id == note.id]
        if there:
            notes[there[0]] = note
        self._noted(shot, notes if there else [*notes, note])

    def reply(self, shot: str, id: str, text: str, by: str = "") -> Note:
        """Answer a note."""
        note = next((note for note in self.notes(shot) if note.id == id), None)
        if note is None or len(note.answers) >= MOST:
            raise FilmError(f"there is no note {id[:40]!r}", advice="see ciotat take --list")
        answered = replace(note, answers=(*note.answers, Reply(said(text), line(by, 100))))
        self.put_note(shot, answered)
        return answered

    def drop_note(self, shot: str, id: str) -> None:
        """Take a note out."""
        self._noted(shot, [note for note in self.notes(shot) if note.id != id])

    def drop(self, shot: str, id: str) -> None:
        """Throw a take away. Raises FilmError where it is chosen."""
        take = self.get(shot, id)
        chosen = self.choice(shot)
        if chosen and chosen.take == take.id:
            raise FilmError("the take is chosen", advice="choose another first")
        self._path(shot, take.id).unlink(missing_ok=True)
        if self.store is not None:
            for digest in take.media:
                self.store.release(digest, f"take {take.id} of shot {take.shot}")

    def shown(self, shot: str) -> KeptTake | None:
        """The take whose picture the film shows whatever the recipe says: a locked one, or a clip that was brought in
        and chosen; None where the film is made from the plan."""
        chosen = self.choice(shot)
        if chosen is None or not chosen.take:
            return None
        if not chosen.locked and not (chosen.take in self.ids(shot) and self.get(shot, chosen.take).made == "brought"):
            return None
        take = self.get(shot, chosen.take)
        return take if take.picture else None

    def _noted(self, shot: str, notes: list[Note]) -> None:
        self._shots().set(shot, {"note": written_notes(notes) or None})

    def _unlocked(self, shot: str) -> None:
        chosen = self.choice(shot)
        if chosen and chosen.locked:
            raise FilmError(f"take {chosen.take} of the shot is locked", advice=f"ciotat take {shot} --unlock first")

    def _undone(self, shot: str) -> dict[str, None]:
        """What the take chosen so far had asked, and nobody has changed since, taken out again."""
        chosen = self.choice(shot)
        if not chosen or chosen.take not in self.ids(shot):
            return {}
        return dict.fromkeys(self.held(self.get(shot, chosen.take), self._shots().wish(shot)))

    @staticmethod
    def held(take: KeptTake, wish: Mapping[str, Any]) -> dict[str, Any]:
        """What a take asked and still stands in a shot's file, as `wish` has it."""
        return {knob: value for knob, value in take.asked.items() if _at(wish, knob) == value}

    def _pictured(self, take: KeptTake) -> KeptTake:
        """The take with its picture, from the film as it was built if need be."""
        if take.picture:
            return take
        row = self._row(take.shot)
        if row.get("recipe") != take.recipe or not row.get("picture"):
            raise FilmError(f"take {take.id} has no picture yet", advice="choose it and run ciotat build, then lock it")
        return _of_row(take, row)

    def _shown_now(self, shot: str) -> KeptTake:
        """The picture that the film shows of a shot, as a take."""
        row, cut = self._row(shot), self.film.cut() or {}
        if not row.get("picture"):
            raise FilmError("the shot has no picture yet", advice="run ciotat build, then lock it")
        recipe = str(row.get("recipe") or row["picture"])
        take = KeptTake(
            take_id(shot, recipe), shot, "as built", "kept", renderer=str(cut.get("renderer", "")), recipe=recipe,
            rate=self.film.settings.rate, size=self.film.settings.size,
        )  # fmt: skip
        return _of_row(take, row)

    def _row(self, shot: str) -> Mapping[str, Any]:
        cut = self.film.cut() or {"shots": []}
        return next((row for row in cut["shots"] if isinstance(row, dict) and row.get("id") == shot), {})

    def _shots(self) -> Shots:
        return self.film.shots

    def _path(self, shot: str, id: str) -> Any:
        return self.film.root / "takes" / self._shots().plain(shot) / f"{id}.toml"

    def _page(self, shot: str, id: str) -> Page:
        return page_of(self._path(shot, id), f"takes/{shot}/{id}.toml")


def _knobs(take: KeptTake) -> dict[str, Any]:
    return dict(take.asked) if take.made == "varied" else {}


def _of_row(take: KeptTake, row: Mapping[str, Any]) -> KeptTake:
    return replace(
        take,
        picture=str(row["picture"]),
        poster=str(row.get("poster") or "") or take.poster,
        frames=int(row.get("frames") or 0),
        lines=take.lines or str(row.get("lines") or ""),
    )


def _at(values: Mapping[str, Any], knob: str) -> Any:
    table, _, key = knob.rpartition(".")
    inside = values.get(table, {}) if table else values
    return inside.get(key) if isinstance(inside, Mapping) else None
