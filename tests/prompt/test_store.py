"""``ciotat store`` as a person asks it."""

import ast
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ciotat.core.errors import CiotatError, StoreError
from ciotat.prompt.errors import CHINESE_ERRORS, sentence
from ciotat.prompt.store import app
from ciotat.work.store import Store
from ciotat.work.store.roots import named_in
from tests.laws.sources import PACKAGE
from tests.prompt.test_errors import RAISED, sentences
from tests.work.store.hands import Hands
from tests.work.store.test_folder import BIG, SMALL, name


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film with a store: a picture of the cut, a kept clip, and something that nobody needs, ten days old."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIOTAT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "400")
    folder, hands = tmp_path / "film", Hands()
    with Store(folder / ".ciotat", hands.clock) as store:
        picture = store.blobs.put(BIG)
        store.record(name("shot"), "take", {"picture": picture})
        store.keep(store.blobs.put(SMALL), "take 1")
        store.blobs.put(b"free")
        hands.live(10 * 86400)
        store.status()
    (folder / "cut.json").write_text(json.dumps({"shots": [{"recipe": name("shot"), "picture": picture}]}))
    return folder


def ask(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    if isinstance(result.exception, CiotatError):
        return 2, sentence(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_it_looks(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = ask(film)
    assert code == 0
    assert told.splitlines()[1:] == [
        "  In all: 102.4 kB, 3 blobs",
        "    take: 102.4 kB, 1 blob",
        "    without a result: 17 B, 2 blobs",
        "  Kept for ever: 13 B, 1 blob",
        "  Could be collected: 4 B, 1 blob",
        "  1 results, 0 pointers",
    ]
    monkeypatch.chdir(film)
    assert ask() == ask(film) == ask(film / ".ciotat") == ask("look")
    assert json.loads(ask("--json")[1])["collectable"] == {"count": 1, "bytes": 4}
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert "可以清理：4 B、1 个" in ask()[1]


def test_it_verifies(film: Path) -> None:
    assert ask("verify", film) == (0, "  Read: 102.4 kB, 3 blobs\nAll of it is whole.\n")
    for path in (film / ".ciotat" / "blobs").glob("*/*"):
        path.chmod(0o644)
        path.write_bytes(b"x" * path.stat().st_size)
    code, told = ask("verify", film)
    assert code == 1
    assert told.splitlines()[1].endswith("has changed, and you keep it")
    assert told.splitlines()[2].endswith("has changed; it is made again when it is needed")
    assert "has changed" in ask(film)[1]


def test_it_collects(film: Path) -> None:
    dry = ask("collect", film, "--dry-run", "--cap", "1kB")
    assert dry == (0, "  Would go: 4 B, 1 blob\n  Left: 102.4 kB, 2 blobs\n" + over())
    assert ask("collect", film, "--older", "2w")[1].startswith("  Gone: 0 B, 0 blobs\n")
    assert ask("collect", film)[1] == "  Gone: 4 B, 1 blob\n  Left: 102.4 kB, 2 blobs\n"


def over() -> str:
    return "  101.4 kB more than the cap: all that is left is needed, kept or of the last two days\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--cap", "much"], "'much' is not a size; write it as 10GB or 500MB"),
        (["--cap", "-1GB"], "'-1GB' is not a size"),
        (["--older", "soon"], "'soon' is not a time; write it as 7d, 12h or 2w"),
        (["--older", "0d"], "'0d' is too short; write 2h or more"),
    ],
)
def test_it_says_what_it_does_not_understand(film: Path, words: list[str], told: str) -> None:
    code, answer = ask("collect", film, *words)
    assert code == 2
    assert answer.startswith(told)


def test_it_makes_no_store_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "en")
    for words in ([tmp_path], ["verify", tmp_path], ["collect", tmp_path]):
        assert ask(*words)[1].startswith("there is no store in")
    assert list(tmp_path.iterdir()) == []


def test_what_a_film_names_is_found(tmp_path: Path) -> None:
    files = ["cut.json", "takes/3f9a/1.toml", "releases/1.json", "shots/a.toml"]
    for number, file in enumerate(files):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(f'picture = "{name(number)}"')
    for file in ("out/a.json", ".ciotat/b.json", "notes.txt", "c.json"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(f"{name(9)}" if file != "c.json" else f"0{name(9)} {name(9)[1:]}")
    assert named_in(tmp_path) == {name(number) for number in range(4)}


def test_nothing_is_collected_where_a_file_cannot_be_read(film: Path) -> None:
    (film / "takes").mkdir()
    (film / "takes" / "a.toml").symlink_to("/proc/self/mem")
    with pytest.raises(StoreError, match="cannot read"):
        named_in(film)


def test_every_error_has_its_chinese() -> None:
    paths = [*(PACKAGE / "work" / "store").glob("*.py")]
    found = {text for path in paths for text in sentences(ast.parse(path.read_text("utf-8")), RAISED)}
    assert len(found) > 20
    assert found - set(CHINESE_ERRORS) == set()
