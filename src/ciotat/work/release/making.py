"""Release a film: everything it was made of on this day, frozen, kept, labelled where the law asks for it, and signed."""

import hashlib
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from ciotat.core.digest import digest
from ciotat.core.errors import FilmError, RecordError, StoreError
from ciotat.core.time import Rate
from ciotat.work.cutlist import parsed, read
from ciotat.work.film import Film
from ciotat.work.page import small
from ciotat.work.release import identity, provenance
from ciotat.work.release.brought import Brought, brought
from ciotat.work.release.credits import credits, licences, versions
from ciotat.work.release.labels import aigc, because, how, tag
from ciotat.work.release.ready import Ready, ready
from ciotat.work.release.record import Labels, Movie, Release, ReleasedShot, Seal
from ciotat.work.release.shelf import Releases, Shelf
from ciotat.work.release.weave import Piece, packed
from ciotat.work.sources import sources

__all__ = ["Done", "Press", "Pressed", "Wish", "add", "plain", "release"]

LONGEST_NOTE = 10_000
LARGEST_PLAN = 256 * 2**20


class Pressed(Protocol):
    """A movie, and what it is woven of: see `ciotat.cut.press`."""

    @property
    def movie(self) -> Path: ...
    @property
    def ground(self) -> Path: ...
    @property
    def heard(self) -> Path | None: ...
    @property
    def pieces(self) -> list[tuple[int, int, int]]: ...
    @property
    def marked(self) -> dict[int, Path]: ...
    @property
    def mark(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def words(self) -> dict[str, bytes]: ...
    @property
    def intended(self) -> list[tuple[float, float]]: ...


class Press(Protocol):
    """What makes the movie of a release: `ciotat.cut.press.press`."""

    def __call__(
        self, folder: Path, *, title: str, language: str, rate: Rate, size: tuple[int, int],
        shots: Sequence[tuple[str, int, Path]], sound: Path | None, plan: bytes, label: bool, tags: Mapping[str, str],
    ) -> Pressed: ...  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """How to release: `label` None leaves it to what the film was made with; `saved` is the saved version it stands for;
    `key` and `chain` are a person's own key and certificates."""

    note: str = ""
    label: bool | None = None
    sign: bool = True
    producer: str = "Ciotat"
    saved: str = ""
    key: Path | None = None
    chain: Path | None = None


@dataclass(frozen=True)
class Done:
    """The release; `fresh` is false where nothing had changed since the last one; `stale` names the files that changed
    since the build which was released."""

    release: Release
    fresh: bool
    seal: Seal | None
    stale: tuple[str, ...] = ()


def release(
    film: Film,
    store: Shelf,
    wish: Wish,
    press: Press,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    cut: bytes | None = None,
) -> Done:
    """Freeze the film as it was last built, or a `cut` of it (the text of a cut.json). Raises FilmError or StoreError
    where it cannot be."""
    if len(wish.note) > LONGEST_NOTE:
        raise FilmError(f"the note has {len(wish.note)} letters", advice=f"at most {LONGEST_NOTE}")
    shelf, raw = Releases(film.root, store), _raw(film) if cut is None else cut
    with TemporaryDirectory(prefix="release-", dir=_aside(film, now())) as folder:
        plain = _pressed(film, store, wish, raw, press, Path(folder))
        made, fresh = _added(shelf, plain)
        seal = _sealed(film, shelf, made, wish, Path(folder), now())
    return Done(made, fresh, seal, _stale(film) if cut is None else ())


def plain(film: Film, store: Shelf, wish: Wish, press: Press, cut: bytes, now: datetime) -> Release:
    """What a `cut` (the text of a cut.json) would be as a release: not numbered, with all its blobs in the store."""
    with TemporaryDirectory(prefix="release-", dir=_aside(film, now)) as folder:
        return _pressed(film, store, wish, cut, press, Path(folder))


def add(film: Film, store: Shelf, made: Release, wish: Wish, now: datetime) -> Done:
    """Number a release that `plain` made, and sign it."""
    shelf = Releases(film.root, store)
    with TemporaryDirectory(prefix="release-", dir=_aside(film, now)) as folder:
        numbered, fresh = _added(shelf, made)
        return Done(numbered, fresh, _sealed(film, shelf, numbered, wish, Path(folder), now))


def _added(shelf: Releases, plain: Release) -> tuple[Release, bool]:
    last = shelf.same(plain)
    return last or shelf.add(plain), last is None


def _sealed(film: Film, shelf: Releases, made: Release, wish: Wish, folder: Path, now: datetime) -> Seal | None:
    """The signature of a release, made where it is wished for."""
    seal = _seal(shelf, made.number, wish.sign)
    if wish.sign and (seal is None or wish.key):
        seal = shelf.sign(_signed(shelf, made, wish, list(brought(film, made.shots)), folder, now))
    return seal


def _seal(shelf: Releases, number: int, again: bool) -> Seal | None:
    """The signature there is; one that is damaged counts as none where it is made `again`."""
    try:
        return shelf.seal(number)
    except RecordError:
        if not again:
            raise
        return None


def _stale(film: Film) -> tuple[str, ...]:
    """The files that are not as they were when the film was built."""
    cut = read(film.root / "cut.json")
    then = cut.head.get("sources") if cut else None
    if not isinstance(then, dict):
        return ()
    now = sources(film)
    return tuple(sorted(name for name in {*now, *then} if now.get(name) != then.get(name)))


def _aside(film: Film, now: datetime) -> Path:
    """Where a release is put together: on the disk of the store, so that what is finished only has to be renamed. What
    somebody who was killed left there goes after a day."""
    film.hidden.mkdir(parents=True, exist_ok=True)
    for left in film.hidden.glob("release-*"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > 86_400:
                shutil.rmtree(left, ignore_errors=True)
    return film.hidden


def _pressed(film: Film, store: Shelf, wish: Wish, raw: bytes, press: Press, folder: Path) -> Release:
    """The release, not yet numbered, with all its blobs in the store."""
    found = parsed(raw)
    cut = ready(found if found.head else None)
    kept = list(brought(film, cut.shots))
    why = because(
        (cut.renderer, *cut.renderers, *_own(film, cut)), (f"shot {take.shot}" for take in kept if take.generated)
    )
    shown = bool(why) if wish.label is None else wish.label
    title = cut.title or film.title
    number = digest([title, [shot.picture for shot in cut.shots], dict(cut.sound)])[:32]
    label = aigc(wish.producer, number) if shown else {}
    language = cut.language or film.settings.language
    told = how(cut.renderer, why, language)
    tags = {"comment": f"Made with Ciotat. {told}", **({"AIGC": tag(label)} if shown else {})}
    text = _plan(film, store, cut)
    made = press(
        folder, title=title, language=language, rate=cut.rate, size=cut.size, shots=_files(store, cut.shots),
        sound=_sound(store, cut), plan=text, label=shown, tags=tags,
    )  # fmt: skip
    put, take_in = store.blobs.put, store.blobs.take_in
    movie = Movie(
        _hashed(made.movie), made.movie.stat().st_size, take_in(made.ground), _heard(store, cut, made.heard),
        put(packed(Piece(*piece) for piece in made.pieces)),
        {str(n): take_in(path) for n, path in sorted(made.marked.items())},
    )  # fmt: skip
    return Release(
        0, title, made.language, cut.rate, cut.size, cut.frames, cut.shots, movie, put(raw), style=cut.style,
        renderer=cut.renderer, note=wish.note.strip(), saved=wish.saved, how=told,
        poster=_poster(cut.shots, made.intended, cut.rate), plan=put(text) if text else "", sound=cut.sound,
        words={name: put(data) for name, data in sorted(made.words.items())}, versions=versions(cut.renderer),
        credits=credits(film.settings.people, film.settings.voices),
        licences=licences(take.licence for take in kept if take.licence),
        labels=Labels(shown, why, made.mark, label), intended=tuple(made.intended),
    )  # fmt: skip


def _own(film: Film, cut: Ready) -> list[str]:
    """The renderers that single shots of the film ask for."""
    shots = {shot.id for shot in cut.shots}
    return [
        str(asked["renderer"]) for id, asked in sorted(film.overrides().items()) if id in shots and "renderer" in asked
    ]


def _hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _raw(film: Film) -> bytes:
    return small(film.root / "cut.json", "cut.json", LARGEST_PLAN) or b""


def _files(store: Shelf, shots: Sequence[ReleasedShot]) -> list[tuple[str, int, Path]]:
    """The files of the shots' takes. Raises StoreError naming the shots whose takes are not here."""
    found = [(shot, store.blobs.file(shot.picture)) for shot in shots]
    lost = [shot for shot, path in found if path is None]
    if lost:
        names = ", ".join(f"{shot.id} ({shot.heading})" if shot.heading else shot.id for shot in lost[:4])
        more = f" and {len(lost) - 4} more" if len(lost) > 4 else ""
        advice = "`ciotat build` makes it again; `ciotat pull` fetches what was brought in elsewhere"
        raise StoreError(f"the take of this shot is not here: {names}{more}", advice=advice)
    return [(shot.id, shot.frames, path) for shot, path in found if path]


def _sound(store: Shelf, cut: Ready) -> Path | None:
    """The sound of the film: as it was encoded before, else as it was mixed."""
    mix = cut.sound.get("mix", "")
    if not mix:
        return None
    known = store.result(_hearing(mix))
    path = store.blobs.file(known.outputs["heard"] if known else mix)
    if path is None:
        raise StoreError("the sound of the film is not here", advice="`ciotat build` mixes it again")
    return path


def _heard(store: Shelf, cut: Ready, path: Path | None) -> str:
    """The encoded sound, put into the store once for every mix."""
    if path is None:
        return ""
    mix = cut.sound["mix"]
    if known := store.result(_hearing(mix)):
        return known.outputs["heard"]
    found = store.blobs.take_in(path)
    store.record(_hearing(mix), "heard", {"heard": found})
    return found


def _hearing(mix: str) -> str:
    return digest(["heard.1", mix])


def _plan(film: Film, store: Shelf, cut: Ready) -> bytes:
    """The plan's text, if the build left it."""
    return (store.blobs.get(cut.plan) if cut.plan else None) or small(
        film.out / "plan.json", "out/plan.json", LARGEST_PLAN
    ) or b""  # fmt: skip


def _poster(shots: Sequence[ReleasedShot], felt: Sequence[tuple[float, float]], rate: Rate) -> str:
    """The picture that stands for the film: of the shot where it is meant to be felt most, cards aside."""
    best, most = "", -1.0
    for shot in shots:
        middle = int(rate.time(shot.start + shot.frames // 2))
        weight = abs(felt[middle][0]) + felt[middle][1] + 1 if middle < len(felt) else 0.0
        weight -= 10 if not shot.size or re.search("card|title", f"{shot.size} {shot.role}") else 0
        if shot.poster and (not best or weight > most):
            best, most = shot.poster, weight
    return best


def _signed(shelf: Releases, made: Release, wish: Wish, kept: Sequence[Brought], folder: Path, now: datetime) -> Seal:
    """Sign the movie of a release; what the signature adds goes into the store."""
    who = _who(wish, now)
    plain, signed = folder / "plain.mp4", folder / "signed.mp4"
    shelf.export(made.number, plain, signed=False)
    parts = [
        provenance.Ingredient(take.title, path, take.generated)
        for take in kept
        if take.outside and (path := shelf.store.blobs.file(take.picture))
    ]
    told: dict[str, Any] = {"number": made.number, "digest": made.digest, "shots": len(made.shots)}
    told |= {"renderer": made.renderer, "saved": made.saved, "how": made.how}
    manifest = provenance.claim(made.title, told, bool(made.labels.because), parts)
    provenance.sign(plain, signed, manifest, parts, who)
    head, joins = provenance.joins(plain, signed)
    return Seal(
        made.number, made.digest, _hashed(signed), signed.stat().st_size, shelf.store.blobs.put(head), joins,
        who.name, who.fingerprint, who.own,
    )  # fmt: skip


def _who(wish: Wish, now: datetime) -> identity.Identity:
    if wish.key or wish.chain:
        if not (wish.key and wish.chain):
            raise FilmError("a key needs its certificates", advice="give both: --key KEY --certificate CHAIN")
        return identity.given(wish.key, wish.chain)
    return identity.own(identity.home(), now)
