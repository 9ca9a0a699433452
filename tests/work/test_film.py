"""A film is a folder that people can read and change by hand; whatever else lies in it, nothing leaves it."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import FilmError
from ciotat.core.time import Rate
from ciotat.script import read
from ciotat.work.film import Film
from ciotat.work.names import filename, free, line

NAMES = (
    "Night Bus", "雪夜", "AC/DC", "..", "../../etc", "C:\\Windows", "CON", "nul.txt", "com1", "a" * 500, "😀👩‍👩‍👧", " ", "-rf",
    ".hidden", 'x"]\ny = "', "a\u202egpj.exe", "tab\tand\nline", "\x00\x1b[31m", "'''", "{title} %s", "x" * 79 + "雪", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_film_may_be_called_anything(name: str, language: str, tmp_path: Path) -> None:
    if not name.strip():
        return
    film = Film.new(name.encode("utf-8", "replace").decode(), tmp_path, language=language)  # type: ignore[arg-type]
    assert film.root.parent == tmp_path
    assert [p.name for p in tmp_path.iterdir()] == [film.root.name]
    assert len(film.root.name.encode()) <= 80
    assert film.settings.title == line(name)
    screenplay = read(film.script.read_bytes(), film.script.name)
    assert screenplay.language == language
    assert len(screenplay.scenes) == 2
    assert sum(e.type == "dialogue" for s in screenplay.scenes for e in s.elements) >= 8
    assert [r for r in screenplay.remarks if r.grade != "note"] == []


@given(st.text(max_size=300))
def test_a_file_name_is_one_plain_name(name: str) -> None:
    plain = filename(name)
    assert 0 < len(plain.encode()) <= 90
    assert not set(plain) & set('<>:"/\\|?*')
    assert plain.isprintable()
    assert plain[0] not in ".- "
    assert plain[-1] not in ". "
    assert plain.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert filename(plain) == plain


def test_names_that_differ_get_files_that_differ() -> None:
    assert free("A/B", set()) == "A-B"
    assert free("A/B", {"a-b"}) not in ("A-B", "a-b")
    assert free("Anna", {"ANNA"}) != "ANNA"


def test_a_new_film_is_commented_and_small(tmp_path: Path) -> None:
    film = Film.new("Night Bus", tmp_path, author="Alice Guy")
    assert sorted(p.name for p in film.root.iterdir()) == [".gitignore", "film.toml", "script.fountain"]
    assert ".ciotat/" in (film.root / ".gitignore").read_text().splitlines()
    text = (film.root / "film.toml").read_text()
    assert text.count("#") >= 10
    assert max(map(len, text.splitlines())) <= 120
    assert film.settings.people == {"author": ("Alice Guy",)}
    assert (film.settings.size, film.settings.rate) == ((1280, 720), Rate.of(24))
    assert "Author: Alice Guy" in film.script.read_text()


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Night Bus").mkdir()
    with pytest.raises(FilmError, match="is there already"):
        Film.new("Night Bus", tmp_path)
    assert list((tmp_path / "Night Bus").iterdir()) == []


@pytest.mark.parametrize(
    "data", ["第一场 内 厨房 日\n\n李雷：你回来了。\n".encode("gb18030"), b"\xef\xbb\xbfINT. A - DAY\r\n\r\nHi.\r\n"]
)
def test_a_script_is_adopted_byte_for_byte(data: bytes, tmp_path: Path) -> None:
    script = tmp_path / "my draft (2).txt"
    script.write_bytes(data)
    film = Film.adopt(script)
    assert script.read_bytes() == data
    assert film.script == script
    assert film.settings.title == ""
    with pytest.raises(FilmError, match="holds a film already"):
        Film.adopt(script)
    copy = Film.new("Copy", tmp_path, script=script)
    assert copy.script.read_bytes() == data


def test_a_film_is_found_from_anywhere_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Film.new("Night Bus", tmp_path).root
    (root / "shots").mkdir()
    (root / "shots" / "0123456789.toml").write_text("lens = 50\n")
    for inside in (root, root / "script.fountain", root / "shots", root / "shots" / "0123456789.toml"):
        assert Film.open(inside).root == root
    monkeypatch.chdir(root / "shots")
    assert Film.open().root == root
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FilmError, match="there is no film in"):
        Film.open()
    with pytest.raises(FilmError, match="is not there"):  # a slip of the pen is never the film above
        Film.open(root / "lsit")


def toml(tmp_path: Path, text: str) -> Film:
    (tmp_path / "film.toml").write_text(text)
    return Film(tmp_path)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("", "film.toml: the film has no script; write script ="),
        ('script = "a"\nsize = "big"', 'film.toml, line 2: size = "big" is not a picture size; write it as 1280x720'),
        ('script = "a"\nsize = "641x360"', "is not a picture size"),
        ('script = "a"\n\nfps = 0', "film.toml, line 3: fps = 0 is not a frame rate; use 24"),
        ('script = "a"\nfps = true', "is not a frame rate"),
        ('script = "a"\nfps = "1/0"', "is not a frame rate"),
        ('script = "../a"', 'script = "../a" leaves the folder of the film'),
        ('script = "/etc/passwd"', "leaves the folder of the film"),
        ('script = "C:/a"', "leaves the folder of the film"),
        ('script = 3', "script = 3 is not text"),
        ('script = "a"\nstyle = "../x.toml"', "leaves the folder"),
        ('script = "a"\nstyle = "no such thing"', "names no style"),
        ('script = "a"\nlanguage = "fr"', 'film.toml, line 2: language = "fr" is not known; use one of en, zh'),
        ('script = "a"\nrenderer = "rm -rf"', "is not a name"),
        ('script = "a"\n[people]\nauthor = 3', "people.author = 3 is not text"),
        ('script = "a"\npeople = 3', "people is not a table"),
        ('script = "a"\n[cost]\nwatts-per-core = -1', "[cost] watts-per-core = -1 is not a number"),
        ('script = "a"\ntitle = "' + "x" * 400 + '"', "title is too long; at most 300 characters"),
        ('script = "a', "film.toml: this is not TOML: Unterminated string"),
        ("script = " + "[" * 5000, "this is not TOML"),
        ("script = " + "9" * 5000, "this is not TOML"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_with_its_line_and_limits(text: str, about: str, tmp_path: Path) -> None:
    with pytest.raises(FilmError) as wrong:
        toml(tmp_path, text).settings  # noqa: B018
    assert about in str(wrong.value)
    assert len(str(wrong.value)) < 600


def test_unknown_keys_are_kept_and_named(tmp_path: Path) -> None:
    text = 'script = "a.txt" # mine\n\nstyl = "classical"\n[extra]\nx = 1\n'
    film = toml(tmp_path, text)
    assert film.settings.odd[0] == 'styl: did you mean "style"?'
    changed = film.set({"size": "640x360", "people.author": "A"})
    after = (tmp_path / "film.toml").read_text()
    assert changed.settings.size == (640, 360)
    assert 'script = "a.txt" # mine' in after
    assert tomllib.loads(after)["extra"] == {"x": 1}
    with pytest.raises(FilmError):
        film.set({"size": "big"})
    assert (tmp_path / "film.toml").read_text() == after, "nothing is written that cannot be read"


def test_files_that_are_no_files_are_refused(tmp_path: Path) -> None:
    film = Film.new("A", tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("lens = 50\n")
    (film.root / "shots").mkdir()
    (film.root / "shots" / "0123456789.toml").symlink_to(secret)
    with pytest.raises(FilmError, match="not a plain file"):
        film.overrides()
    (film.root / "shots" / "0123456789.toml").unlink()
    os.mkfifo(film.root / "shots" / "0123456789.toml")
    with pytest.raises(FilmError, match="not a plain file"):
        film.overrides()
    (film.root / "shots" / "0123456789.toml").unlink()
    (film.root / "shots" / "0123456789.toml").write_bytes(b"#" * 300_000)
    with pytest.raises(FilmError, match="too large"):
        film.overrides()
    (film.root / "script.fountain").unlink()
    (film.root / "script.fountain").symlink_to(secret)
    with pytest.raises(FilmError, match="leaves the folder"):
        film.script  # noqa: B018


def test_what_is_asked_of_a_shot_keeps_comments_and_choices_apart(tmp_path: Path) -> None:
    film = Film.new("A", tmp_path)
    film.shots.set("0123456789", {"size": "CU", "light.key": "left", "choice.take": "aaaaaaaaaa"})
    path = film.root / "shots" / "0123456789.toml"
    path.write_text(path.read_text().replace('size = "CU"', 'size = "CU"  # she decides here'))
    film.shots.set("0123456789", {"lens": 85, "light.key": None})
    assert film.overrides() == {"0123456789": {"size": "CU", "lens": 85}}
    assert "# she decides here" in path.read_text()
    assert film.shots.own("0123456789", "choice") == {"take": "aaaaaaaaaa"}
    film.shots.set("abcdefabcd", {"lens": None})
    assert not (film.root / "shots" / "abcdefabcd.toml").exists()
    (film.root / "shots" / "README.toml").write_text("x = 1")
    (film.root / "shots" / "notes.md").write_text("hello")
    assert list(film.overrides()) == ["0123456789"]
    with pytest.raises(FilmError, match="is not the id of a shot"):
        film.shots.set("../../x", {"lens": 50})


def test_people_are_found_under_any_name(tmp_path: Path) -> None:
    film = Film.new("A", tmp_path)
    for name in ("ANNA", "anna", "李雷", "A/B", "A:B", "CON", "😀"):
        film.people.set(name, {"age": 30, "look.coat": "red coat"})
        film.people.set(name, {"age": 31})
    assert set(film.cast()) == {"ANNA", "anna", "李雷", "A/B", "A:B", "CON", "😀"}
    assert all(values == {"age": 31, "look": {"coat": "red coat"}} for values in film.cast().values())
    assert len(list((film.root / "cast").iterdir())) == 7
    assert set(film.people.files()) == set(film.cast())
