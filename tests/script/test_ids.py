"""The sidecar script.ids: one piece a line, whatever it holds; damaged or half merged, it is survived and remarked."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script.ids import Draft, Entry
from ciotat.script.keeping import keep
from tests.script.drafts import screenplay, start

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ENTRIES = st.lists(st.tuples(st.sampled_from(["scene", "action", "page-break"]), NAMES, NAMES), max_size=8)


@given(ENTRIES)
def test_what_is_written_is_read(entries: list[tuple[str, str, str]]) -> None:
    draft = Draft(tuple(Entry(f"id{n}", *entry) for n, entry in enumerate(entries)))
    assert Draft.read(draft.written()) == draft
    assert draft.written().count(b"\n") == len(entries) + 1


def test_a_changed_line_is_a_changed_line() -> None:
    text = Draft.of(screenplay(start([2]))).written().decode().splitlines()
    assert [line.split("\t")[1:] for line in text[:3]] == [
        [],
        ["scene", "", "INT. KITCHEN - DAY"],
        ["heading", "", "INT. KITCHEN - DAY"],
    ]


SCRIPT = screenplay(start([3]))


@settings(max_examples=40)
@given(st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_any_bytes_are_survived(data: bytes) -> None:
    script = SCRIPT
    kept = keep(Draft.read(Draft.of(script).written() + data), script)
    assert kept.scenes == script.scenes
    assert keep(Draft.read(data), script).scenes


@pytest.mark.parametrize(
    ("data", "about"),
    [
        (b"script.ids 1\n<<<<<<< ours\n", "ids-conflict"),
        (b"script.ids 1\nnonsense\n", "ids-lines"),
        (b"script.ids 2\n", "ids-version"),
        (b"x" * (64 * 2**20 + 1), "ids-size"),
    ],
)
def test_damage_is_remarked_once(data: bytes, about: str) -> None:
    kept = keep(Draft.read(data), screenplay(start([2])))
    assert [remark.about for remark in kept.remarks] == [about]
    assert keep(Draft.read(data), kept) == kept


def test_two_drafts_merge_as_text(tmp_path: Path) -> None:
    base = start([4, 4, 4])
    before = Draft.of(screenplay(base))
    drafts = [keep(before, screenplay(script)) for script in ([*base[:2], *base[3:]], base, [*base[:-2], base[-1]])]
    texts = [Draft.of(draft).written() for draft in drafts]
    for name, text in zip("abc", texts, strict=True):
        (tmp_path / name).write_bytes(text)
    merged = subprocess.run(["git", "merge-file", "-p", "a", "b", "c"], cwd=tmp_path, capture_output=True)
    assert merged.returncode == 0
    both = keep(before, screenplay([*base[:2], *base[3:-2], base[-1]]))
    assert Draft.read(merged.stdout) == Draft.of(both)


def test_both_sides_of_a_conflict_keep_their_ids() -> None:
    script = screenplay(start([4]))
    draft = Draft.of(script)
    lines = draft.written().splitlines(keepends=True)
    data = b"".join([*lines[:4], b"<<<<<<< a\n", *lines[4:6], b"=======\n", *lines[6:], b">>>>>>> b\n"])
    assert Draft.read(data).entries == draft.entries


def test_of_one_id_twice_the_first_counts() -> None:
    twice = Draft((Entry("a", "action", "", "One."), Entry("a", "action", "", "Two.")))
    assert Draft.read(twice.written()).entries == twice.entries[:1]
