"""``ciotat script`` at the prompt: what it says, its exit codes, and that nothing is written unasked."""

import json
from pathlib import Path

import pytest

from ciotat.prompt.watch import changes
from ciotat.script import read, reread
from tests.script.imports.made import document, paper, paragraph

GOOD = "INT. ROOM - DAY\n\nAnna waits.\n\nANNA\nNo.\n"
SLIPS = "INT. ROOM - DAY\nAnna waits.\n\nANNA ^\nNo.\n\nEXT. YARD\n\nRain.\n"


def test_help_teaches(ask) -> None:
    assert "check" in ask("--help").output
    for verb, words in {
        "check": ("--watch", "--fix", "剧本", "ciotat script check my.fountain"),
        "print": ("--paper", "--numbers", "ciotat script print my.fountain"),
        "convert": ("--to", "--force", "ciotat script convert old.pdf -o old.fdx"),
    }.items():
        said = " ".join(ask(verb, "--help").output.split())
        assert all(word in said for word in words), said


def test_a_fine_script_ends_with_0(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    result = ask("check", "my.fountain")
    assert result.exit_code == 0
    assert "scenes 1 · people who speak 1 · words 3" in result.stdout
    assert "Nothing to remark." in result.stdout


def test_what_is_found_has_its_place_and_rule(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(SLIPS)
    said = ask("check", "my.fountain").stdout
    assert "my.fountain:4:1: ANNA speaks at the same time as someone" in said
    assert "[lone-dual]" in said
    assert "no-hour" not in said
    assert "[no-hour]" in ask("check", "my.fountain", "--all").stdout
    only = ask("check", "my.fountain", "--rule", "tight-heading").stdout
    assert "[tight-heading]" in only
    assert "lone-dual" not in only


def test_json_for_programs(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(SLIPS)
    found = json.loads(ask("check", "my.fountain", "--json").stdout)
    assert found["scenes"] == 2
    assert {r["about"]: r["sure"] for r in found["remarks"]} == {
        "tight-heading": True,
        "lone-dual": True,
        "no-hour": False,
    }
    assert found["remarks"][0]["fix"]["origin"] == [1, 1, 15]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_mending_keeps_everything_else(ask, tmp_path: Path, encoding: str, newline: str) -> None:
    text = "INT. 房间 - 日\n\n雨，一直下着，没有停过。\n\n@李雷 ^\n你好。\n".replace("\n", newline)
    path = tmp_path / "my.fountain"
    path.write_bytes(text.encode(encoding))
    result = ask("check", "my.fountain", "--fix")
    assert "1 mended in my.fountain" in result.stdout, result.output
    assert path.read_bytes() == text.replace(" ^", "").encode(encoding)


def test_a_proposal_is_made_where_it_is_asked_for(ask, tmp_path: Path) -> None:
    path = tmp_path / "my.fountain"
    path.write_text(SLIPS)
    ask("check", "my.fountain", "--fix", "--rule", "no-hour")
    assert path.read_text() == SLIPS.replace("EXT. YARD", "EXT. YARD - DAY")


def test_only_text_is_mended(ask, tmp_path: Path) -> None:
    data = document(paragraph("INT. ROOM - DAY"), paragraph("ANNA", left=2), paragraph("No.", left=1))
    (tmp_path / "my.docx").write_bytes(data)
    result = ask("check", "my.docx", "--fix")
    assert (result.exit_code, (tmp_path / "my.docx").read_bytes()) == (2, data)
    assert "convert the script first" in result.stderr


def test_a_script_inside_a_file_is_not_mended_in_its_stead(ask, tmp_path: Path) -> None:
    text = f"# Notes\n\n```fountain\n{SLIPS}```\n\nMore.\n"
    (tmp_path / "my.md").write_text(text)
    assert ask("check", "my.md", "--fix").exit_code == 2
    assert (tmp_path / "my.md").read_text() == text


def test_the_input_is_a_script_too(ask) -> None:
    assert "Nothing to remark." in ask("check", "-", stdin=GOOD.encode()).stdout
    assert ask("convert", "-", "-o", "-", "--to", "fountain", stdin=GOOD.encode()).stdout_bytes == GOOD.encode()


def test_a_script_without_a_title_is_given_none(ask, tmp_path: Path) -> None:
    (tmp_path / "draft 3.fountain").write_text("INT. A - DAY\n\nRain.\n")
    assert ask("convert", "draft 3.fountain", "-o", "a.fdx").exit_code == 0
    assert not read((tmp_path / "a.fdx").read_bytes()).title_page
    assert ask("convert", "a.fdx", "-o", "a.fountain").exit_code == 0
    assert (tmp_path / "a.fountain").read_text() == "INT. A - DAY\n\nRain.\n"


def test_what_is_converted_stands_beside_the_script(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    assert ask("convert", "my.fountain", "--to", "fdx").exit_code == 0
    assert (tmp_path / "my.fdx").exists()
    again = ask("convert", "my.fdx")
    assert again.exit_code == 2
    assert "my.fountain is there already" in again.stderr
    (tmp_path / "my.fountain").unlink()
    assert ask("convert", "my.fdx").exit_code == 0
    assert (tmp_path / "my.fountain").read_text() == GOOD
    assert ask("convert", "-", "--to", "fountain", stdin=GOOD.encode()).stdout_bytes == GOOD.encode()


def test_remarks_are_in_the_language_of_the_prompt(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my.fountain").write_text(SLIPS)
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert "my.fountain:4:1: ANNA 标为同时说话，但前面没有人说话" in ask("check", "my.fountain").stdout
    (tmp_path / "剧本.txt").write_text("1 日 内 家\n甲：走。\n甲：好。\n1 夜 内 家\n甲：走。\n", "utf-8")
    monkeypatch.setenv("CIOTAT_LANG", "en")
    assert "scene number 1 is used twice" in ask("check", "剧本.txt").stdout


def test_converting_says_what_was_inferred(ask, tmp_path: Path) -> None:
    rows = [((1.5, "INT. ROOM - DAY"),), (), ((3.7, "ANNA"),), ((2.5, "No."),)]
    (tmp_path / "my.pdf").write_bytes(paper(rows))
    result = ask("convert", "my.pdf", "-o", "my.fountain")
    assert result.exit_code == 0
    assert "[columns]" in result.stderr
    assert (tmp_path / "my.fountain").read_text() == "INT. ROOM - DAY\n\nANNA\nNo.\n"


def test_nothing_is_written_over_unasked(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    (tmp_path / "old.txt").write_text("old")
    for output, about in (("my.fountain", "is the script itself"), ("old.txt", "is there already")):
        result = ask("convert", "my.fountain", "-o", output)
        assert result.exit_code == 2
        assert about in result.stderr
    assert (tmp_path / "old.txt").read_text() == "old"
    assert ask("convert", "my.fountain", "-o", "old.txt", "--to", "fountain", "--force").exit_code == 0
    assert (tmp_path / "old.txt").read_text() == GOOD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my.fountain", "old.txt"], "nothing is left behind"


def test_a_script_is_printed(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    assert ask("print", "my.fountain").exit_code == 0
    plain = (tmp_path / "my.pdf").read_bytes()
    assert plain.startswith(b"%PDF")
    assert "is there already" in ask("print", "my.fountain").stderr
    assert ask("print", "my.fountain", "-o", "-").stdout_bytes == plain
    assert ask("print", "my.fountain", "--numbers", "--paper", "a4", "-o", "2.pdf").exit_code == 0
    assert [scene.number for scene in read((tmp_path / "2.pdf").read_bytes()).scenes] == ["1"]
    assert ask("print", "my.fountain", "--layout", "chinese", "--force").exit_code == 0
    assert ask("print", "my.fountain", "-o", "my.html").exit_code == 0
    assert (tmp_path / "my.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("check", "nowhere.txt"), "there is no file nowhere.txt"),
        (("check", "/"), "/ is a folder"),
        (("check", "my.fountain/x"), "cannot read my.fountain/x"),
        (("check", "x" * 300), "cannot read"),
        (("check", "my.fountain", "--watch", "--fix"), "--watch goes with a file"),
        (("check", "-", "--watch"), "--watch goes with a file"),
        (("convert", "my.fountain", "-o", "no/where.fountain"), "there is no folder no"),
        (("convert", "my.fountain", "-o", "."), ". is a folder"),
        (("convert", "my.fountain", "-o", "x.fountain", "--to", "word"), "'word' is not a format"),
        (("convert", "my.fountain", "-o", "x.mp3"), "'.mp3' is not a format"),
        (("convert", "my.fountain", "-o", "x.pdf"), "use ciotat script print"),
        (("convert", "my.fountain"), "--to"),
        (("print", "my.fountain", "-o", "x.doc"), "x.doc is no .pdf and no .html"),
        (("print", "my.fountain", "-o", "x.html", "--paper", "a4"), "are for a .pdf"),
        (("print", "my.fountain", "--paper", "a3"), "'a3' is not a paper"),
        (("print", "my.fountain", "--layout", "x"), "'x' is not a layout"),
        (("print", "my.fountain", "--layout", "chinese", "--paper", "letter"), "printed on A4"),
        (("check",), "Missing argument"),
    ],
)
def test_a_wrong_command_ends_with_2(ask, tmp_path: Path, words: tuple[str, ...], about: str) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    result = ask(*words)
    assert result.exit_code == 2
    assert about in " ".join(result.stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == ["my.fountain"]


HOSTILE = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n",
    "zeros.bin": bytes(4000),
    "noise.bin": bytes((i * 97 + 13) % 251 for i in range(5000)),
    "huge.txt": b"INT. ROOM - DAY\n\nAnna waits.\n" * 1_800_000,
    "enormous.txt": bytes(65 * 2**20),
    "paper.pdf": b"%PDF-1.7\nnot a script",
    "word.docx": b"PK\x03\x04 not a script",
    "old.doc": b"\xd0\xcf\x11\xe0 not a script",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_script_ends_with_1(ask, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    for words in (
        ("check", name),
        ("convert", name, "-o", "x.fountain"),
        ("print", name, "-o", "y.pdf"),
    ):
        result = ask(*words)
        assert result.exit_code == 1
        assert result.stderr.startswith("error ")
        assert len(result.stderr.strip().splitlines()) == 1
        assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("stem", ["a b", "雪夜", "it's", "x.y", "😀", "a\nb", "[bold]x", "%s{0}"])
def test_a_script_may_be_called_anything(ask, tmp_path: Path, stem: str) -> None:
    (tmp_path / f"{stem}.fountain").write_text(SLIPS)
    assert f"{stem}.fountain:4:1: " in ask("check", f"{stem}.fountain").stdout
    assert ask("convert", f"{stem}.fountain", "-o", f"{stem}2.fountain").exit_code == 0
    assert (tmp_path / f"{stem}2.fountain").read_text() == SLIPS


def test_the_prompt_speaks_chinese(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    (tmp_path / "my.txt").write_text("1-1 日 内 屋\n△雨。\n李雷：走。\n")
    said = ask("check", "my.txt").stdout
    assert "1 场，1 人有台词" in said
    assert "没有这个文件" in ask("check", "nowhere").stderr
    (tmp_path / "empty.txt").write_text("")
    assert ask("check", "empty.txt").stderr == "错误 剧本是空的；请写一行场景标题和一行动作\n"


def test_watching_says_what_is_new_and_what_is_mended(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.fountain"
    drafts = iter((SLIPS, SLIPS.replace(" ^", ""), "", GOOD + "\nBOB\n\nRain.\n"))
    path.write_text(next(drafts))

    def typed(_: Path):
        yield
        for draft in drafts:
            path.write_text(draft)
            yield
        raise KeyboardInterrupt

    monkeypatch.setattr("ciotat.prompt.check.changes", typed)
    result = ask("check", "my.fountain", "--watch")
    assert result.exit_code == 130
    assert "Watching; Ctrl-C ends it." in result.stdout
    told = result.stdout.partition("Ctrl-C ends it.")[2].strip().splitlines()
    assert told[0].startswith("mended ANNA speaks at the same time")
    assert "the script is empty" in result.stderr
    assert len(told) == 3, told


def test_watching_reads_only_what_changed(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.fountain"
    path.write_text(GOOD)
    again: list[str] = []

    def typed(_: Path):
        yield
        path.write_text(GOOD + "\nBOB\n\nRain.\n")
        yield
        raise KeyboardInterrupt

    def counted(*draft: object) -> object:
        again.append(str(draft[2]))
        return reread(*draft)

    monkeypatch.setattr("ciotat.prompt.check.changes", typed)
    monkeypatch.setattr("ciotat.prompt.check.reread", counted)
    assert ask("check", "my.fountain", "--watch").exit_code == 130
    assert again == ["my.fountain"]


def test_a_file_is_read_when_it_has_come_to_rest(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("a")
    steps = iter(("", "bb", "ccc", "", "", None, "", "dddd", "", "stop"))

    def wait(_: float) -> None:
        step = next(steps)
        if step == "stop":
            raise KeyboardInterrupt
        if step is None:
            path.unlink()
        elif step:
            path.write_text(step)

    seen: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(path.read_text() for _ in changes(path, wait))
    assert seen == ["a", "ccc", "dddd"]
