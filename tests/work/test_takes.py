"""Takes are kept for ever, chosen, locked and noted in plain files, and nothing chosen is ever lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from ciotat.core.errors import FilmError, StoreError
from ciotat.work.address import addresses, found
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake, take_id
from ciotat.work.store import Memory
from ciotat.work.takes import Choice, Note, Takes

SHOT = "0123456789"


@pytest.fixture
def takes(tmp_path: Path) -> Takes:
    return Takes(Film.new("A", tmp_path), Memory())


def made(takes: Takes, name: str = "closer", **more: Any) -> KeptTake:
    assert takes.store is not None
    picture = takes.store.blobs.put(name.encode())
    take = KeptTake(take_id(SHOT, name), SHOT, name, "varied", "camera", "draft.8", name, picture, picture, frames=84)
    usual = {"asked": {"size": "CU", "light.warmth": 0.4}, "lines": "abcdefabcd", "size": (320, 180)}
    return takes.add(KeptTake(**{**vars(take), **usual, **more}))


def file(takes: Takes, text: str) -> None:
    path = takes.film.root / "shots" / f"{SHOT}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_a_take_comes_back_as_it_was(takes: Takes) -> None:
    take = made(takes, said=("two frames held",), source={"file": "a.mov"}, cost={"cpu": 1.5})
    assert takes.all(SHOT) == [take]
    assert takes.shots() == [SHOT]
    assert made(takes).id == take.id
    assert len(takes.ids(SHOT)) == 1, "the same recipe is the same take"
    text = (takes.film.root / "takes" / SHOT / f"{take.id}.toml").read_text()
    assert text.startswith("# Take ")
    assert '"light.warmth" = 0.4' in text


def test_its_media_are_pinned_and_must_be_there(takes: Takes) -> None:
    take = made(takes)
    assert isinstance(takes.store, Memory)
    assert takes.media() == {take.picture}
    with pytest.raises(StoreError, match="is not in the store"):
        made(takes, "other", picture="0" * 64)
    swept = takes.store.collect([], grace=0)
    assert takes.store.blobs.has(take.picture), swept


def test_choosing_writes_what_the_take_asks_where_it_can_be_changed(takes: Takes) -> None:
    file(takes, "# mine\nlens = 50  # keep\nsize = 'WS'\n")
    take = made(takes)
    takes.choose(SHOT, take.id[:4])
    assert takes.choice(SHOT) == Choice(take.id)
    assert takes.film.overrides()[SHOT] == {"lens": 50, "size": "CU", "light": {"warmth": 0.4}}
    other = made(takes, "lower", asked={"angle": "low"})
    takes.choose(SHOT, other.id)
    assert takes.film.overrides()[SHOT] == {"lens": 50, "angle": "low"}
    takes.film.shots.set(SHOT, {"angle": "high"})
    takes.director(SHOT)
    assert takes.film.overrides()[SHOT] == {"lens": 50, "angle": "high"}, "what a person changed since stays"
    assert takes.choice(SHOT) is None
    assert "# keep" in (takes.film.root / "shots" / f"{SHOT}.toml").read_text()


def test_a_locked_take_is_shown_and_not_changed_by_chance(takes: Takes) -> None:
    one, two = made(takes), made(takes, "wider", asked={"size": "WS"})
    assert takes.shown(SHOT) is None
    takes.choose(SHOT, one.id)
    assert takes.shown(SHOT) is None, "a varied take is made by its recipe"
    takes.lock(SHOT)
    assert takes.shown(SHOT) == one
    for change in (lambda: takes.choose(SHOT, two.id), lambda: takes.lock(SHOT, two.id), lambda: takes.director(SHOT)):
        with pytest.raises(FilmError, match="--unlock first"):
            change()
    assert takes.shown(SHOT) == one
    takes.unlock(SHOT)
    takes.lock(SHOT, two.id)
    assert takes.shown(SHOT) == two
    assert takes.film.overrides()[SHOT] == {"size": "WS"}


def test_the_picture_of_the_film_can_be_locked(takes: Takes) -> None:
    with pytest.raises(FilmError, match="has no picture yet"):
        takes.lock(SHOT)
    assert takes.store is not None
    picture = takes.store.blobs.put(b"movie")
    row = {"id": SHOT, "recipe": "f" * 64, "picture": picture, "frames": 48, "lines": "aaaaaaaaaa"}
    (takes.film.root / "cut.json").write_text(json.dumps({"record": "cut.1", "renderer": "draft.8", "shots": [row]}))
    take = takes.lock(SHOT)
    assert (take.made, take.picture, take.frames, take.lines) == ("kept", picture, 48, "aaaaaaaaaa")
    assert takes.shown(SHOT) == take


def test_a_varied_take_without_a_movie_is_locked_once_the_film_has_it(takes: Takes) -> None:
    take = made(takes, picture="")
    takes.choose(SHOT, take.id)
    with pytest.raises(FilmError, match="run ciotat build"):
        takes.lock(SHOT)
    assert takes.store is not None
    row = {"id": SHOT, "recipe": take.recipe, "picture": takes.store.blobs.put(b"movie"), "frames": 48}
    (takes.film.root / "cut.json").write_text(json.dumps({"shots": [row]}))
    assert takes.lock(SHOT).picture == row["picture"]
    assert takes.get(SHOT, take.id).picture == row["picture"]


def test_a_clip_from_outside_is_shown_when_it_is_chosen(takes: Takes) -> None:
    take = made(takes, "phone.mov", made="brought", asked={})
    takes.choose(SHOT, take.id)
    assert takes.shown(SHOT) == take


def test_ratings_stand_on_takes(takes: Takes) -> None:
    take = made(takes)
    takes.rate(SHOT, 3)
    assert takes.choice(SHOT) == Choice(rating=3)
    takes.choose(SHOT, take.id)
    takes.rate(SHOT, 5)
    assert takes.get(SHOT, take.id).rating == 5
    made(takes)
    assert takes.get(SHOT, take.id).rating == 5, "made again, it is still rated"
    with pytest.raises(FilmError, match="is not a rating"):
        takes.rate(SHOT, 6)


def test_notes_are_written_and_answered(takes: Takes) -> None:
    file(takes, "lens = 50\n")
    takes.note(SHOT, 'Too dark. "Really".\n\x1b[31m她太远了', at=1.5, by="Ann")
    takes.note(SHOT, "Good.")
    takes.answer(SHOT, 1)
    assert takes.notes(SHOT) == [Note('Too dark. "Really".\n[31m她太远了', 1.5, "Ann", True), Note("Good.")]
    assert takes.film.overrides()[SHOT] == {"lens": 50}
    for wrong in (
        lambda: takes.note(SHOT, " \n "),
        lambda: takes.note(SHOT, "x", at=-1),
        lambda: takes.answer(SHOT, 9),
    ):
        with pytest.raises(FilmError):
            wrong()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("choice = 3", "choice is not a table"),
        ('[choice]\ntake = "../../x"', "line 2: choice.take = '../../x' is not the id of a take"),
        ('[choice]\nlocked = "yes"', "choice.locked = 'yes' is not true or false"),
        ("[choice]\nrating = 9", "choice.rating = 9 is not a rating"),
    ],
)
def test_a_damaged_choice_is_named(text: str, about: str, takes: Takes) -> None:
    file(takes, text)
    with pytest.raises(FilmError) as wrong:
        takes.choice(SHOT)
    assert about in str(wrong.value)
    assert str(wrong.value).startswith(f"shots/{SHOT}.toml")


@pytest.mark.parametrize(
    "text", ["made = 3", 'name = "a"\nmade = "varied"\npicture = "../x"', "not toml", 'name = 3\nmade = "kept"']
)
def test_a_damaged_take_is_named(text: str, takes: Takes) -> None:
    take = made(takes)
    (takes.film.root / "takes" / SHOT / f"{take.id}.toml").write_text(text)
    with pytest.raises(FilmError, match=rf"takes/{SHOT}/{take.id}.toml"):
        takes.all(SHOT)


def test_a_note_that_is_none_is_named(takes: Takes) -> None:
    for text in ("note = 3", "note = [3]", "[[note]]\ntext = 3", '[[note]]\ntext = "a"\nat = "b"'):
        file(takes, text)
        with pytest.raises(FilmError):
            takes.notes(SHOT)


ROWS = [
    {"id": "aaaa000000", "scene": "s1", "line": 1}, {"id": "aaab000000", "scene": "s1", "line": 5},
    {"id": "bbbb000000", "scene": "s1", "line": 5}, {"id": "cccc000000", "scene": "s2", "line": 9},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("aaaa000000", "aaaa000000"), ("b", "bbbb000000"), ("CCC", "cccc000000"), ("1.3", "bbbb000000"), ("2.1", "cccc000000"),
        ("L5", "aaab000000"), ("l8", "aaab000000"), ("第9行", "cccc000000"), ("L3", "aaaa000000"), ("L999", "cccc000000"),
    ],
)  # fmt: skip
def test_a_shot_is_named_in_any_way(text: str, id: str) -> None:
    assert found(addresses(ROWS), text).id == id


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("aaa", "begins 2 shots: 1.1 (aaaa000000), 1.2"), ("zzz", "there is no shot 'zzz'"), ("", "there is no shot"),
        ("3.1", "there is no scene 3; the film has 2"), ("1.9", "scene 1 has 3 shots"), ("L0", "no shot begins before"),
    ],
)  # fmt: skip
def test_a_shot_that_is_not_there_is_said(text: str, about: str) -> None:
    with pytest.raises(FilmError) as wrong:
        found(addresses(ROWS), text)
    assert about in str(wrong.value)
