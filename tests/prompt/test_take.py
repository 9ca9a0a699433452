"""``ciotat new`` and ``ciotat take`` at the prompt: a film, other takes of its shots, and what is wrong in a sentence."""

import sys
from pathlib import Path

import pytest
from PIL import Image

from ciotat import cli
from ciotat.core.time import Rate
from ciotat.cut import conform
from ciotat.work.build import ordered
from ciotat.work.build import vary as varying
from ciotat.work.film import Film
from ciotat.work.store import Store
from ciotat.work.takes import Takes
from tests.cut.test_conform import clip, within
from tests.flat import Flat, undressed

SCRIPT = "INT. ROOM - DAY\n\nANNA stands at the table. PAUL walks in.\n\nANNA\nNo.\n\nPAUL\nYes, I said.\n"


@pytest.fixture
def prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in an empty folder, in English; gives the exit code, what was printed, and what went wrong."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIOTAT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    undressed(monkeypatch)
    monkeypatch.setattr(ordered, "find", lambda name: Flat())
    monkeypatch.setattr(varying, "ALIKE", {})
    monkeypatch.setattr(conform, "_asked", within)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ciotat", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


@pytest.fixture
def film(tmp_path: Path) -> Film:
    """A film of one scene, small and silent; the prompt stands in its folder."""
    script = tmp_path / "script.fountain"
    script.write_text(SCRIPT)
    return Film.adopt(script).set({"title": "Night", "size": "64x64", "fps": 6, "voices": "silence"})


def test_a_film_is_made_and_told(prompt, tmp_path: Path) -> None:
    code, out, err = prompt("new", "Night Bus")
    assert code == 0
    assert "Night Bus/film.toml" in out
    assert "ciotat build" in err
    assert prompt("new", "Night Bus")[0] == 1
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "my.txt").write_text(SCRIPT)
    assert prompt("new", "--adopt", "mine/my.txt")[0] == 0
    assert (tmp_path / "mine" / "my.txt").read_text() == SCRIPT
    for words, about in {
        ("new",): "the film has no name",
        ("new", "A", "--adopt", "x"): "--adopt takes the script alone",
        ("new", "A", "--language", "fr"): "'fr' is not a language",
        ("new", "--adopt", "nowhere.txt"): "nowhere.txt is not there",
        ("new", "A", "--script", "nowhere.txt"): "nowhere.txt is not there",
        ("take",): "there is no film in",
    }.items():
        code, out, err = prompt(*words)
        assert code != 0
        assert about in " ".join(err.split())
        assert "Traceback" not in err


def test_takes_are_made_chosen_and_given_back(prompt, film: Film) -> None:
    code, out, err = prompt("take", "1.2", "--vary", "camera", "-n", "3")
    assert code == 0, err
    takes = Takes(film)
    [shot] = takes.shots()
    ids = takes.ids(shot)
    assert len(ids) == 3
    sheet = film.root / "out" / "takes" / f"{shot}-camera.png"
    assert str(sheet) in out
    with Image.open(sheet) as picture:
        assert picture.width > 900
    assert [line.split()[0] for line in out.splitlines()[:3]] != []
    assert prompt("take", "1.2", "--vary", "camera", "-n", "3")[1] == out, "the same again are the same"
    assert takes.ids(shot) == ids
    code, out, _ = prompt("take", shot[:6], "--choose", ids[0][:6], "--rate", "4", "--note", "warmer?", "--at", "0.5")
    assert code == 0
    assert "chosen" in out
    assert film.overrides()[shot] == takes.get(shot, ids[0]).asked
    said = prompt("take", shot, "--list")[1]
    assert f"● {ids[0]}" in said
    assert "★★★★" in said
    assert "· 1 0.5 s  warmer?" in said
    assert "note 1 is done" in prompt("take", shot, "--done", "1")[1]
    assert "the director chooses again" in prompt("take", shot, "--director")[1]
    assert film.overrides() == {}
    assert "3 takes" in prompt("take")[1]


def test_what_a_chosen_take_asks_is_carried_on(prompt, film: Film) -> None:
    prompt("take", "1.2", "--vary", "camera", "-n", "1")
    takes = Takes(film)
    [shot] = takes.shots()
    [closer] = takes.all(shot)
    takes.choose(shot, closer.id)
    prompt("take", "1.2", "--vary", "light", "-n", "1")
    lit = next(take for take in takes.all(shot) if take.kind == "light")
    takes.choose(shot, lit.id)
    assert closer.asked.items() <= lit.asked.items()
    flat = film.overrides()[shot]
    assert {key: flat[key] for key in closer.asked} == dict(closer.asked)
    assert flat["light"]


def test_movies_of_takes_are_shot_and_locked(prompt, film: Film) -> None:
    prompt("take", "1.2", "--vary", "seed", "-n", "2", "--shoot")
    with Store(film.hidden) as store:
        takes = Takes(film, store)
        [shot] = takes.shots()
        for take in takes.all(shot):
            assert store.blobs.has(take.picture)
            assert take.cost
    code, out, err = prompt("take", shot, "--lock", "--take", takes.ids(shot)[0])
    assert code == 0, err
    assert "locked" in out
    assert f"■ {takes.ids(shot)[0]}" in prompt("take", shot)[1]
    code, _, err = prompt("take", shot, "--choose", takes.ids(shot)[1])
    assert code == 1
    assert "--unlock first" in err
    assert prompt("take", shot, "--unlock")[0] == 0


def test_a_clip_is_brought_in_fitted_and_chosen(prompt, film: Film, tmp_path: Path) -> None:
    clip(tmp_path / "phone.mp4", 12, sound=True)
    code, _, err = prompt(
        "take", "1.2", "--bring", "phone.mp4", "--crop", "--ai", "--licence", "CC-BY-4.0", "--by", "Ann"
    )
    assert code == 0, err
    assert "its sound is not used" in err
    with Store(film.hidden) as store:
        takes = Takes(film, store)
        [shot] = takes.shots()
        [take] = takes.all(shot)
        assert takes.shown(shot) == take
        assert (take.made, take.generated, take.licence, take.by) == ("brought", True, "CC-BY-4.0", "Ann")
        assert store.blobs.get(take.original) == (tmp_path / "phone.mp4").read_bytes()
        assert take.media == tuple(d for d in take.media if store.blobs.has(d))
        assert (take.rate, take.size) == (Rate.of(6), (64, 64))
    assert [p.name for p in film.hidden.iterdir() if p.name.startswith("bring-")] == []
    assert (
        prompt("take", "1.2", "--bring", "phone.mp4", "--crop", "--ai", "--licence", "CC-BY-4.0", "--by", "Ann")[0] == 0
    )
    assert len(takes.ids(shot)) == 1, "the same clip is the same take"
    (tmp_path / "list.mp4").write_text("#EXTM3U\nfile:///etc/passwd\n")
    code, _, err = prompt("take", "1.2", "--bring", "list.mp4")
    assert code == 1
    assert "a list that names other files" in err


def test_knobs_are_turned_and_checked(prompt, film: Film) -> None:
    code, _, _ = prompt("take", "1.2", "--set", "size=CU", "--set", "light.key=left", "--set", "hold=1/2")
    assert code == 0
    [values] = film.overrides().values()
    assert values == {"size": "CU", "light": {"key": "left"}, "hold": 0.5}
    prompt("take", "1.2", "--set", "hold=")
    assert "hold" not in next(iter(film.overrides().values()))
    for knob, about in {
        "lens=9000": "lens = 9000 is out of range; use 12 to 300",
        "lenz=50": 'did you mean "lens"?',
        "lens": "write it as lens=85",
        "light.warm=1": 'did you mean "warmth"?',
        "size=HUGE": 'size = "HUGE" is not known',
    }.items():
        code, _, err = prompt("take", "1.2", "--set", knob)
        assert code != 0
        assert about in err
    assert len(film.overrides()) == 1


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("9.9",), "there is no scene 9"),
        (("nowhere",), "there is no shot 'nowhere'"),
        (("1.1", "--vary", "camera"), "the shot is a card"),
        (("1.2", "--vary", "colour"), "there is no kind 'colour' of variation"),
        (("1.2", "--vary", "camera", "-n", "99"), "99 takes are too few or too many"),
        (("1.2", "--choose", "zzz"), "there is no take 'zzz'"),
        (("1.2", "--lock"), "the shot has no picture yet"),
        (("1.2", "--rate", "9"), "9 is not a rating"),
        (("1.2", "--done", "3"), "there is no note 3"),
        (("1.2", "--bring", "nowhere.mov"), "there is no file nowhere.mov"),
        (("1.2", "--bring", "script.fountain"), "is no clip that is known here"),
        (("1.2", "--bring", "script.fountain", "--from", "-3"), "is no time in a clip"),
        (("0123456789",), "0123456789"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(words: tuple[str, ...], about: str, prompt, film: Film) -> None:
    _, out, err = prompt("take", *words)
    assert about in " ".join((out + err).split())
    assert "Traceback" not in err


def test_the_prompt_speaks_chinese(prompt, film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert "没有第 9 场；影片共 1 场" in prompt("take", "9.9")[2]
    assert "已写入" in prompt("take", "1.2", "--set", "lens=50")[1]
    assert "lens = 9000 超出范围；可用 12 到 300" in prompt("take", "1.2", "--set", "lens=9000")[2]
    assert "样片图" in prompt("take", "1.2", "--vary", "seed", "-n", "1")[1]
