"""Two forks are brought together; only what both changed is asked for, and until it is decided nothing happens."""

import json
from pathlib import Path

import pytest

from ciotat.core.errors import FilmError
from ciotat.work.versions.films import merged_film
from ciotat.work.versions.forking import fork, fork_of
from ciotat.work.versions.merging import Begun, Merging
from ciotat.work.versions.sheets import merged_sheet
from ciotat.work.versions.sidecar import merged_ids
from tests.work.versions.conftest import SHOT, Folder

OTHER = "a" * 10


def merging(folder: Folder) -> Merging:
    return Merging(folder.versions, "unsaved", lambda name: f"merged {name}")


@pytest.fixture
def forked(folder: Folder, tmp_path: Path) -> Folder:
    rows = [{"id": SHOT, "elements": ["e1"], "length": "2"}, {"id": OTHER, "elements": ["e2"], "length": "2"}]
    folder.write("cut.json", json.dumps({"record": "cut.1", "shots": rows}))
    folder.write(
        "script.ids", "script.ids 1\ne1\tdialogue\tANNA\tYou are late.\ne2\tdialogue\tPAUL\tThe train was late.\n"
    )
    folder.saved("built")
    return Folder(fork(folder.versions, "happy", tmp_path / "happy", "unsaved"))


def test_a_fork_is_the_film_with_its_history(folder: Folder, forked: Folder) -> None:
    assert forked.script == folder.script
    assert [v.message for v in forked.versions.history()] == ["built", "First draft"]
    assert forked.versions.save("nothing") is None
    with pytest.raises(FilmError, match="there already"):
        fork(folder.versions, "happy", forked.root, "unsaved")
    with pytest.raises(FilmError, match="no name for a fork"):
        fork(folder.versions, "../x", folder.root.parent / "x", "unsaved")


def test_lines_and_shots_of_both_are_in_the_merged_film(folder: Folder, forked: Folder) -> None:
    folder.change("You are late.", "You are very late.")
    folder.write(f"shots/{SHOT}.toml", '# mine\nsize = "CU"\n\n[[note]]\ntext = "ours"\n')
    forked.change("The train was late.", "The train was slow.")
    forked.change("She was right.", "She was right.\n\nHe laughs.")
    forked.write(f"shots/{SHOT}.toml", 'lens = 85\n\n[[note]]\ntext = "theirs"\n')
    forked.write(f"takes/{OTHER}/abcdefabcd.toml", 'made = "varied"\n')
    forked.saved()
    begun = merging(folder).begin("happy")
    assert begun.version is not None
    assert begun.version.message == "merged happy"
    assert begun.kept is not None
    for text in ("You are very late.", "The train was slow.", "He laughs."):
        assert text in folder.script
    sheet = (folder.root / f"shots/{SHOT}.toml").read_text()
    assert sheet.startswith('# mine\nsize = "CU"\n')
    assert "lens = 85" in sheet
    assert sheet.index('"ours"') < sheet.index('"theirs"')
    assert (folder.root / f"takes/{OTHER}/abcdefabcd.toml").exists()
    assert json.loads((folder.root / "cut.json").read_text())["stale"] is True
    assert merging(forked).begin("origin").version is not None
    assert forked.script == folder.script
    assert merging(folder).begin("happy").nothing
    assert merging(forked).begin("origin").nothing


def test_what_was_decided_is_not_asked_again(folder: Folder, forked: Folder) -> None:
    conflicting(folder, forked)
    merging(folder).resume({"all": "ours"})
    assert merging(folder).begin("happy").nothing
    forked.change("Paul walks alone", "Paul runs alone")
    forked.saved()
    assert merging(folder).begin("happy").version is not None
    assert "You are LATE." in folder.script
    assert "Paul runs alone" in folder.script


def conflicting(folder: Folder, forked: Folder) -> Begun:
    folder.change("You are late.", "You are LATE.")
    folder.write(f"shots/{OTHER}.toml", 'size = "CU"\nlens = 50\n')
    folder.saved()
    forked.change("You are late.", "You are early.")
    forked.change("She was right.", "She was wrong.")
    forked.write(f"shots/{OTHER}.toml", 'size = "LS"\nangle = "low"\n')
    forked.saved()
    return merging(folder).begin(str(forked.root))


def test_what_both_changed_is_asked_for_by_shot(folder: Folder, forked: Folder) -> None:
    begun = conflicting(folder, forked)
    before = folder.script
    assert begun.version is None
    found = {conflict.shots: conflict for conflict in begun.conflicts}
    assert set(found) == {(SHOT,), (OTHER,)}
    assert (found[(SHOT,)].ours, found[(SHOT,)].theirs) == ("ANNA\nYou are LATE.", "ANNA\nYou are early.")
    assert (found[(OTHER,)].ours, found[(OTHER,)].theirs) == ('size = "CU"', 'size = "LS"')
    assert "You are LATE." in before
    assert "She was right." in before
    assert "<<<<" not in before
    assert merging(folder).resume().conflicts == begun.conflicts
    assert folder.script == before
    assert folder.versions.save("nothing") is None


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_side_is_taken_and_the_rest_is_merged(folder: Folder, forked: Folder, side: str) -> None:
    conflicting(folder, forked)
    half = merging(folder).resume({SHOT: side})  # type: ignore[dict-item]
    assert [conflict.shots for conflict in half.conflicts] == [(OTHER,)]
    assert "She was wrong." not in folder.script
    done = merging(folder).resume({half.conflicts[0].key: side})  # type: ignore[dict-item]
    assert done.version is not None
    assert done.version.merged == forked.versions.repository.head
    assert ("You are LATE." if side == "ours" else "You are early.") in folder.script
    assert "She was wrong." in folder.script
    sheet = (folder.root / f"shots/{OTHER}.toml").read_text()
    assert ('"CU"' if side == "ours" else '"LS"') in sheet
    assert "lens = 50" in sheet
    assert 'angle = "low"' in sheet
    assert not merging(folder).under_way()


def test_work_goes_on_during_a_merge(folder: Folder, forked: Folder) -> None:
    conflicting(folder, forked)
    folder.change("Paul walks alone", "Paul runs alone")
    done = merging(folder).resume({"all": "theirs"})
    assert done.kept is not None
    assert "Paul runs alone" in folder.script
    assert "You are early." in folder.script


def test_a_merge_is_given_up(folder: Folder, forked: Folder) -> None:
    conflicting(folder, forked)
    before, head = folder.script, folder.versions.repository.head
    with pytest.raises(FilmError, match="under way"):
        merging(folder).begin("happy")
    with pytest.raises(FilmError, match="nothing is to be decided for 'nobody'"):
        merging(folder).resume({"nobody": "ours"})
    merging(folder).abandon()
    assert (folder.script, folder.versions.repository.head) == (before, head)
    for way in (merging(folder).resume, merging(folder).abandon):
        with pytest.raises(FilmError, match="no merge is under way"):
            way()


def test_films_of_different_origin_are_not_merged(folder: Folder, tmp_path: Path) -> None:
    root = tmp_path / "other"
    root.mkdir()
    (root / "film.toml").write_text('script = "script.fountain"\n')
    (root / "script.fountain").write_text("INT. A\n\nB.\n")
    other = Folder(root, make=True)
    other.saved()
    with pytest.raises(FilmError, match="no version in common"):
        merging(folder).begin(str(root))
    with pytest.raises(FilmError, match="not merged with itself"):
        merging(folder).begin(str(folder.root))
    with pytest.raises(FilmError, match="there is no version 'nothing'"):
        merging(folder).begin("nothing")


def test_takes_come_with_a_merge(folder: Folder, tmp_path: Path) -> None:
    from ciotat.work.store import Store

    other = Folder(fork_of(str(folder.root), tmp_path / "bob"))
    with Store(other.root / ".ciotat") as store:
        large, little = store.blobs.put(b"movie" * 50_000), store.blobs.put(b"picture")
    other.write(f"takes/{SHOT}/abcdefabcd.toml", f'picture = "{large}"\nposter = "{little}"\n')
    other.saved()
    assert merging(folder).begin(str(other.root)).version is not None
    with Store(folder.root / ".ciotat") as store:
        assert store.blobs.get(large) == b"movie" * 50_000
        assert store.blobs.get(little) == b"picture"
        assert set(store.kept()) == {large, little}
    with Store(other.root / ".ciotat") as store:
        assert store.blobs.has(large)


def test_two_takes_of_one_shot_are_a_choice() -> None:
    def sheet(take: str, knob: str) -> bytes:
        return f'{knob}\nrating = 3\n\n[choice]\ntake = "{take}"\n'.encode()

    base, path = b"rating = 3\n", f"shots/{SHOT}.toml"
    ours, theirs = sheet("a" * 10, "lens = 85"), sheet("b" * 10, 'size = "LS"')
    data, conflict = merged_sheet(path, base, ours, theirs, lambda conflict: None)
    assert conflict is not None
    assert data == ours
    data, conflict = merged_sheet(path, base, ours, theirs, lambda conflict: "theirs")
    assert conflict is None
    assert b"lens" not in (data or b"")
    assert b'take = "bbbbbbbbbb"' in (data or b"")


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"a = [", b"a = 1\na = 2"])
def test_a_sheet_that_is_no_toml_is_taken_whole(broken: bytes) -> None:
    data, conflict = merged_sheet("shots/x.toml", b"a = 1\n", b"a = 2\n", broken, lambda conflict: None)
    assert (data, conflict is None) == (b"a = 2\n", False)
    assert merged_sheet("shots/x.toml", b"a = 1\n", b"a = 2\n", broken, lambda conflict: "theirs") == (broken, None)


def test_ids_of_both_sides_survive() -> None:
    head, a, b, c = "script.ids 1", "a\taction\t\tA.", "b\taction\t\tB.", "c\taction\t\tC."

    def ids(*rows: str) -> bytes:
        return "\n".join((head, *rows, "")).encode()

    ours, theirs = ids(a, "x\taction\t\tX.", b, c), ids("a\taction\t\tAlso.", b, "y\taction\t\tY.", "c\t-action\t\tC.")
    assert merged_ids(ids(a, b, c), ours, theirs) == ids(
        "a\taction\t\tAlso.", "x\taction\t\tX.", b, "y\taction\t\tY.", "c\t-action\t\tC."
    )
    assert merged_ids(None, ours, None) == ours
    assert merged_ids(None, None, theirs) == theirs


def test_a_release_keeps_its_number_and_what_it_was() -> None:
    film = {"film.toml": b'script = "a.fountain"\n', "a.fountain": b"INT. A\n"}
    merged = merged_film(
        film, {**film, "releases/1.json": b"ours"}, {**film, "releases/1.json": b"theirs", "releases/2.json": b"b"}, {}
    )
    assert merged.files["releases/1.json"] == b"ours"
    assert merged.files["releases/2.json"] == b"b"
    assert merged.other_releases == ["releases/1.json"]
    assert merged.conflicts == []
