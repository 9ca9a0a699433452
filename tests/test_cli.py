"""At the prompt: help that teaches, one sentence for what is wrong, a film of whatever a person may have typed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ciotat import __version__, cli
from ciotat.render import renderers
from ciotat.work.build import Build
from tests.flat import Flat, decoded, order, undressed

GOOD = "INT. ROOM - DAY\n\nAnna waits.\n\nANNA\nNo.\n"


@pytest.fixture
def prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in an empty folder, in English; gives the exit code, what was printed, and what went wrong."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIOTAT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    undressed(monkeypatch)
    monkeypatch.setattr(renderers, "find", lambda name, find=renderers.find: Flat() if name == "flat" else find(name))

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ciotat", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


def shoot(prompt, *more: str) -> tuple[int, str, str]:
    return prompt("shoot", "my.fountain", "--silent", "--size", "64x64", "--fps", "12", "--renderer", "flat", *more)


def terminal(*words: str, folder: Path, tongue: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CIOTAT_LANG": tongue, "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "ciotat", *words], cwd=folder, env=environment, capture_output=True, text=True
    )


def test_help_teaches_and_the_version_is_told(prompt) -> None:
    code, out, _ = prompt("--version")
    assert (code, out.strip()) == (0, f"ciotat {__version__}")
    code, out, _ = prompt("--help")
    assert code == 0
    assert "shoot" in out
    assert "plan" in out
    code, out, _ = prompt("shoot", "--help")
    assert code == 0
    for word in ("ciotat shoot my.fountain", "--scenes", "--storyboard", "Ctrl-C", "剧本"):
        assert word in out


FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\r\n",
    "zeros.bin": bytes(4000),
    "noise.bin": bytes((i * 97 + 13) % 251 for i in range(5000)),
    "huge.txt": b"INT. ROOM - DAY\n\nAnna waits.\n" * 1_800_000,
    "broken.txt": "INT. CAFÉ - DAY\n\nAnna waits.\n".encode() + b"\xff\xfe\xc3\x28 tail \x80\n",
    "paper.pdf": b"%PDF-1.7\nnot a script",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("verb", ["shoot", "plan"])
def test_a_file_that_is_no_script_is_named_in_one_sentence(name: str, verb: str, prompt, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    code, out, err = prompt(verb, name)
    assert (code, out) == (2, "")
    assert err.startswith("error ")
    assert len(err.strip().splitlines()) == 1
    assert len(err) < 300
    assert "Traceback" not in err
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing was written"


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("nowhere.fountain",), "there is no file nowhere.fountain"),
        (("folder",), "folder is a folder"),
        (("my.fountain", "--size", "big"), "'big' is not a picture size"),
        (("my.fountain", "--size", "641x360"), "'641x360' is not a picture size"),
        (("my.fountain", "--size", "9000x9000"), "is not a picture size"),
        (("my.fountain", "--fps", "0"), "'0' is not a frame rate"),
        (("my.fountain", "--fps", "1/0"), "'1/0' is not a frame rate"),
        (("my.fountain", "--fps", "fast"), "'fast' is not a frame rate"),
        (("my.fountain", "--fps", "nan"), "'nan' is not a frame rate"),
        (("my.fountain", "--scenes", "two"), "'two' does not name scenes"),
        (("my.fountain", "--scenes", "7"), "the script has 1 scenes, none of them in '7'"),
        (("my.fountain", "--scenes", "3-2"), "none of them in '3-2'"),
        (("my.fountain", "--style", "clasical"), "did you mean 'classical'?"),
        (("my.fountain", "--renderer", "pencil"), "no renderer is called 'pencil'"),
        (("my.fountain", "--jobs", "0"), "--jobs"),
        (("my.fountain", "--jibs", "2"), "--jibs"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(
    words: tuple[str, ...], about: str, prompt, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "my.fountain").write_text(GOOD)
    code, _, err = prompt("shoot", *words)
    assert code == 2
    assert about in " ".join(err.split())
    assert "Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "my.fountain"], "nothing was written"


def test_a_film_is_summed_up_and_a_change_explained(prompt, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    code, out, err = shoot(prompt)
    assert code == 0
    assert "First picture:" in err
    assert "out/my/my.mp4" in out
    assert decoded(tmp_path / "out" / "my" / "my.mp4") > 10
    assert "nothing has changed" in shoot(prompt)[1]
    (tmp_path / "my.fountain").write_text(GOOD.replace("No.", "Perhaps not."))
    assert re.search(r"\d of \d shots made again:\n.*1 × line 6 is new or changed", shoot(prompt)[1], re.S)
    code, out, _ = shoot(prompt, "--storyboard", "-o", "board")
    assert code == 0
    assert (tmp_path / "board" / "storyboard.pdf").is_file()
    assert shoot(prompt, "-o", "elsewhere/night.mp4")[0] == 0
    assert (tmp_path / "elsewhere" / "night.mp4").is_file()


def test_the_plan_is_shown_and_nothing_made(prompt, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    code, out, _ = prompt("plan", "my.fountain")
    assert code == 0
    assert "ANNA" in out.upper()
    assert [path.name for path in tmp_path.iterdir()] == ["my.fountain"]


def test_the_prompt_speaks_chinese(prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert "错误 没有这个文件：nowhere.txt" in prompt("shoot", "nowhere.txt")[2]
    (tmp_path / "my.fountain").write_text(GOOD)
    code, out, err = shoot(prompt)
    assert code == 0
    assert "第一个画面：" in err
    assert "片长" in out


@pytest.mark.slow
def test_a_real_process_ends_with_the_right_code(tmp_path: Path) -> None:
    missing = terminal("shoot", "nowhere.fountain", folder=tmp_path, tongue="zh")
    assert missing.returncode == 2
    assert "没有这个文件" in missing.stderr
    (tmp_path / "剧本.txt").write_bytes("第一场 内 厨房 日\n\n李雷：你回来了。\n韩梅：我没走。\n".encode("gb18030"))
    planned = terminal("plan", "剧本.txt", folder=tmp_path)
    assert planned.returncode == 0
    assert "李雷" in planned.stdout
    assert planned.stderr == ""


LONG = "W" * 200
SCRIPTS = {
    "gb18030": "第一场 内 厨房 日\n\n李雷：你回来了。\n韩梅：我没走。\n".encode("gb18030"),
    "only dialogue": b"INT. ROOM - DAY\n\nANNA\nYes.\n\nPAUL\nNo.\n",
    "no dialogue": b"EXT. FIELD - DAY\n\nWind. Nobody.\n",
    "no scene": b"Anna walks home. It rains.\n",
    "slashes": b"INT. A/B - DAY\n\nAC/DC\nLet's go to ../../etc.\n",
    "emoji": "INT. ROOM 😀 - DAY\n\n@🦊 FOX\nHello 👩‍👩‍👧!\n".encode(),
    "long name": f"INT. ROOM - DAY\n\n{'VERY ' * 60}LONG\nYes.\n".encode(),
    "right to left": "INT. ROOM - DAY\n\n@ليلى\nمرحبا بالعالم\n\n@\u202eEVIL\u202c\nYes.\n".encode(),
    "long word": f"INT. ROOM - DAY\n\nANNA\n{LONG} {LONG}\n".encode(),
    "control": b"INT. ROOM - DAY\n\n@AN\x07NA\nBell \x1b[31mred\x1b[0m.\n\nPAUL\nYes." + b" No." * 40 + b"\n",
    "arrows": b"INT. ROOM - DAY\n\nANNA\n00:00:01,000 --> 00:00:02,000 <i>and</i> & so -->\n",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_whatever_was_typed_becomes_a_film(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undressed(monkeypatch)
    script = tmp_path / "my.txt"
    script.write_bytes(SCRIPTS[name])
    build = Build(order(script, tmp_path / "out"))
    movie = build.film()
    assert decoded(movie) == sum(
        build.order.rate.frame(shot.span.length) for s in build.plan.scenes for shot in s.shots
    )
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"[\w./-]+", file, re.A) for file in files), "a name in the script names no file"
    spoken = "".join(beat.text for s in build.plan.scenes for beat in s.beats if beat.type == "line")
    srt, vtt = ((tmp_path / "out" / f"film.{kind}").read_text("utf-8") for kind in ("srt", "vtt"))
    clock = r"\d\d:\d\d:\d\d[,.]\d{3}"
    rows = [row for row in srt.splitlines() if row and not row.isdigit() and not re.match(f"{clock} --> {clock}$", row)]
    assert re.sub(r"\s", "", "".join(rows)) == re.sub(r"\s", "", spoken)
    assert "-->" not in re.sub(f"^{clock} --> {clock}$", "", vtt, flags=re.M)
    assert len(re.findall(f"^{clock} --> {clock}$", vtt, re.M)) == vtt.count("<v ")


@pytest.mark.parametrize("stem", ["a b", "雪夜", "it's", "-dash", "x.y", "😀"])
def test_a_script_may_be_called_anything(stem: str, prompt, tmp_path: Path) -> None:
    (tmp_path / f"{stem}.fountain").write_text("EXT. FIELD - DAY\n\nWind.\n")
    code, _, err = prompt(
        "shoot", "--silent", "--size", "64x64", "--fps", "4", "--renderer", "flat", "--", f"{stem}.fountain"
    )
    assert code == 0, err
    assert (tmp_path / "out" / stem / f"{stem}.mp4").is_file()
