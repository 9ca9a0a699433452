"""A candidate becomes a release: with its evidence, without touching what is locked or was changed meanwhile."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ciotat.core.errors import FilmError, RecordError
from ciotat.cut.packing import packed
from ciotat.cut.press import press
from ciotat.work.film import Film
from ciotat.work.release import Release, Releases
from ciotat.work.release.candidate import Candidate, Candidates, alone, woven
from ciotat.work.release.making import Done, Wish, plain
from ciotat.work.release.promoting import promote
from ciotat.work.release.published import Published
from ciotat.work.release.putting_up import put_up
from ciotat.work.sources import sources
from ciotat.work.store import Memory
from ciotat.work.takes import Takes
from tests.work.release.conftest import filmed

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WHY = {"why": "Of 1,204 viewers …", "experiment": "e1"}


@pytest.fixture
def base(film: Film, store: Memory, freeze: Callable[..., Done]) -> Release:
    """The first release, shown; made of the files as they lie there."""
    cut = json.loads((film.root / "cut.json").read_bytes())
    (film.root / "cut.json").write_text(json.dumps({**cut, "sources": sources(film)}))
    made = freeze().release
    put_up(film.root, store, made.number, packed, "first", NOW)
    return made


def candidate(film: Film, store: Memory, base: Release, number: int, **more: Any) -> Candidate:
    """The film with another picture of its shot `number`."""
    cut = json.loads(store.blobs.get(base.cut) or b"")
    cut["shots"][number]["picture"] = store.blobs.put(filmed("en", 90)[number])
    cut["shots"][number]["poster"] = store.blobs.put(b"another poster")
    made = plain(film, store, Wish(), press, json.dumps(cut).encode(), NOW)
    own = {
        "change": "warmer",
        "asked": {"light.warmth": 0.5},
        "name": {"en": "warmer", "zh": "更暖"},
        "made": "2026-11-23T00:00:00Z",
    }
    shot = base.shots[number].id
    return Candidates(film.root).add(Candidate(base.number, base.digest, shot, release=made, **{**own, **more}))


def test_a_candidate_lies_in_a_file_and_says_when_it_was_changed(film: Film, store: Memory, base: Release) -> None:
    made = candidate(film, store, base, 1)
    kept = Candidates(film.root)
    assert kept.get(made.digest) == made
    assert (made.says("name", "zh"), made.says("name", "fr")) == ("更暖", "warmer")
    assert made.picture()[0] != made.picture(base)[0]
    assert kept.add(replace(made, made="later")).digest == made.digest
    path = kept.folder / f"{made.digest}.json"
    path.write_text(path.read_text().replace('"warmer"', '"colder"', 1))
    for wrong in (made.digest, "0" * 64, "../../film", ""):
        with pytest.raises(RecordError):
            kept.get(wrong)
    kept.drop(made.digest)
    assert kept.ids() == []


def test_it_becomes_the_release_that_is_shown(film: Film, store: Memory, base: Release) -> None:
    made = candidate(film, store, base, 1)
    showing = promote(film, store, made.digest, WHY, NOW, press, packed, sign=False)
    assert (showing.release, showing.what, Published(film.root).current()) == (2, "promote", 2)
    release = Releases(film.root, store).get(2)
    assert release.evidence["why"] == WHY["why"]
    assert (release.evidence["shot"], release.evidence["experiment"]) == (base.shots[1].id, "e1")
    assert release.shots == made.release.shots
    assert film.shots.wish(base.shots[1].id) == {"light": {"warmth": 0.5}}
    cut = json.loads(store.blobs.get(release.cut) or b"")
    assert cut["sources"] == sources(film), "the film stands as it was released"
    assert promote(film, store, made.digest, WHY, NOW, press, packed, sign=False) == showing, "once is enough"
    assert Releases(film.root, store).numbers() == [1, 2]


def test_a_locked_shot_is_never_touched(film: Film, store: Memory, base: Release) -> None:
    made = candidate(film, store, base, 1)
    takes = Takes(film, store)
    takes.lock(base.shots[1].id)
    with pytest.raises(FilmError, match="locked"):
        promote(film, store, made.digest, WHY, NOW, press, packed, sign=False)
    assert Published(film.root).current() == 1


def test_what_was_asked_for_meanwhile_stays(film: Film, store: Memory, base: Release) -> None:
    made = candidate(film, store, base, 1)
    shot = base.shots[1].id
    film.shots.set(shot, {"light.warmth": -0.9})
    promote(film, store, made.digest, WHY, NOW, press, packed, sign=False)
    release = Releases(film.root, store).get(2)
    assert film.shots.wish(shot) == {"light": {"warmth": -0.9}}
    assert release.evidence["asked"] == "changed since"
    assert release.cut == made.release.cut


def test_two_that_won_stand_on_each_other(film: Film, store: Memory, base: Release) -> None:
    first, second = (candidate(film, store, base, number) for number in (0, 1))
    promote(film, store, first.digest, WHY, NOW, press, packed, sign=False)
    promote(film, store, second.digest, WHY, NOW, press, packed, sign=False)
    shown = Releases(film.root, store).get(3)
    assert shown.shots[0].picture == first.release.shots[0].picture
    assert shown.shots[1].picture == second.release.shots[1].picture
    rival = candidate(film, store, base, 1, change="colder", asked={"light.warmth": -0.5})
    with pytest.raises(FilmError, match="made for release 1"):
        promote(film, store, rival.digest, WHY, NOW, press, packed, sign=False)


def test_candidates_of_different_shots_are_shown_together(film: Film, store: Memory, base: Release) -> None:
    first, second = (candidate(film, store, base, number) for number in (0, 1))
    assert not alone(first, base)
    get = Releases(film.root, store).get
    both = woven(base, [first, second], get)
    assert both == woven(base, [second, first], get)
    assert [shot.picture for shot in both.shots[:2]] == [
        first.release.shots[0].picture, second.release.shots[1].picture,
    ]  # fmt: skip
    assert (both.number, both.frames) == (base.number, base.frames)
    assert len({both.digest, base.digest, first.digest, second.digest}) == 4
    assert woven(base, [first], get).digest == first.digest
    assert woven(base, [], get) is base
    longer = replace(second.release, frames=second.release.frames + 1)
    with pytest.raises(FilmError, match="together"):
        woven(base, [replace(first, release=longer), replace(second, release=longer)], get)
    promote(film, store, first.digest, WHY, NOW, press, packed, sign=False)
    now = get(2)
    later = woven(now, [second], get)
    assert (later.number, later.shots[0].picture) == (2, first.release.shots[0].picture), "a trial outlives a promotion"
    assert later.shots[1].picture == second.release.shots[1].picture
    assert later.digest not in (second.digest, now.digest)
    for lost in (first, replace(second, release=longer)):
        with pytest.raises(FilmError, match="together"):
            woven(now, [lost], get)
