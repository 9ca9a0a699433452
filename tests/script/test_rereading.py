import pickle
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.core.record import made
from ciotat.script import read, reread
from ciotat.script.rereading import _after
from ciotat.script.screenplay import Element

LINES = [
    *[
        "",
        "",
        "",
        "  ",
        " ",
        "INT. HOUSE - DAY",
        "EXT. A",
        ".B",
        "ANNA",
        "BOB ^",
        "BOB (V.O.)",
        "ANNA & BOB",
        "Hi *there*.",
    ],
    *[
        "He sits.",
        "ANNA (30), a nurse, sits.",
        "(beat)",
        "~la",
        "# Act",
        "= They meet.",
        "===",
        "> THE END <",
        "CUT TO:",
    ],
    *[
        "[[a note]]",
        "[[",
        "]]",
        "/*",
        "*/",
        "!x",
        "@李雷",
        "李雷",
        "Title: X",
        "Author: Y",
        "ANNA: Hi.",
        "tom: no.",
        "它走",
    ],
    *["INT. C - NIGHT #1#", "\tHe *runs*", "é", "**"],
]
SCENE = ["", "INT. HOUSE - DAY", "", "ANNA", "Hi *there*.", "", "He sits. BOB (30), a cook, stands.", ""]
SCRIPT = st.lists(st.sampled_from(LINES) | st.just("\n".join(SCENE)), max_size=30).map(
    lambda lines: "\n".join(lines).split("\n")
)


def edited(lines: list[str], at: int, gone: int, more: list[str], end: str) -> tuple[bytes, bytes]:
    at = at % (len(lines) + 1)
    return end.join(lines).encode(), end.join([*lines[:at], *more, *lines[at + gone :]]).encode()


@settings(max_examples=80, deadline=None)
@given(
    SCRIPT,
    st.integers(0, 60),
    st.integers(0, 3),
    st.lists(st.sampled_from(LINES), max_size=3),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_draft_read_again_is_the_draft_read_whole(
    lines: list[str], at: int, gone: int, more: list[str], end: str
) -> None:
    old, new = edited([*SCENE, *lines, *SCENE], at, gone, more, end)
    with suppress(ScriptError):
        before = read(old, "a.fountain")
        after = read(new, "a.fountain")
        assert reread(before, new, "a.fountain") == after
        assert reread(reread(before, new), old, "a.fountain") == before


LONG = "\n".join(SCENE * 20)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He sits.", "He stands."),
        ("Hi *there*.", "Hi.\nAgain."),
        ("ANNA\nHi", "ANNA\n(low)\nHi"),
        ("INT. HOUSE", "EXT. GARDEN"),
    ],
)
@pytest.mark.parametrize("number", [0, 10, 19])
def test_an_edit_does_not_read_the_whole(old: str, new: str, number: int) -> None:
    parts = LONG.split(old)
    text = old.join(parts[: number + 1]) + new + old.join(parts[number + 1 :])
    before = read(LONG.encode(), "a.fountain")
    after = _after(before, text.encode())
    assert after
    assert reread(before, text.encode(), "a.fountain") == read(text.encode(), "a.fountain")
    assert after.scenes[(number + 5) % 20 if number else 19].elements


def test_without_a_name_the_title_stays() -> None:
    before = read(b"INT. A\n\nX.", "film.fountain")
    assert reread(before, b"INT. A\n\nY.").title == "film"
    assert reread(before, b"Title: T\n\nINT. A\n\nY.").title == "T"
    assert reread(before, b"INT. A\n\nY.", "other.fountain").title == "other"


def test_what_cannot_be_read_is_refused() -> None:
    before = read(b"INT. A\n\nX.", "film.fountain")
    with pytest.raises(ScriptError, match="empty"):
        reread(before, b"\n")


def test_other_formats_are_read_whole() -> None:
    before = read("1-1 日 内 屋\n△甲坐下。\n甲：好。".encode())
    after = "1-1 日 内 屋\n△甲站起。\n甲：好。".encode()
    assert before.format == "chinese"
    assert reread(before, after) == read(after)


def test_what_stands_before_the_first_heading_and_tells_nothing_joins_it() -> None:
    old, new = ("\n".join(lines) for lines in (["(low)", "Author: A"], ["Author: A", "(low)"]))
    rest = "\n\nFADE IN:\n\nINT. HOUSE - DAY\n\nShe sits.\n"
    before = read((old + rest).encode(), "a.fountain")
    assert reread(before, (new + rest).encode(), "a.fountain") == read((new + rest).encode(), "a.fountain")


def test_a_longer_title_page_takes_no_remark_with_it() -> None:
    old = b"Title: T\n\nINT. A\nX.\n\nINT. B\n\nX."
    new = b"Title: T\nAuthor: A\nSource: S\nDate: D\nContact: C\n\nINT. A\n\nX.\n\nINT. B\n\nX."
    assert reread(read(old, "a.fountain"), new, "a.fountain") == read(new, "a.fountain")


def test_a_note_before_a_heading_stays_with_the_scene_before() -> None:
    old = b"INT. A\n\n[[note]] INT. B\n\nX.\n\nY."
    assert reread(read(old, "a.fountain"), old + b" Z.", "a.fountain") == read(old + b" Z.", "a.fountain")


def test_what_was_looked_at_on_other_lines_is_found_there_again() -> None:
    first = read(LONG.encode(), "a.fountain")
    drafts = [LONG.replace("He sits.", "He sits.\n\nHe waits.", 1)]
    drafts.append(drafts[0].replace("ANNA\nHi", "ANNA\n(low)\nHi", 12))
    drafts.append(drafts[1].replace("He sits.", "He stands.", 15))
    for draft in drafts:
        first = reread(first, draft.encode(), "a.fountain")
        assert all(scene.elements for scene in first.scenes[::2])
        assert reread(first, draft.encode(), "a.fountain") == read(draft.encode(), "a.fountain") == first


def test_a_script_that_gets_its_blank_lines_is_read_whole() -> None:
    """Without blank lines every line stood alone; with a few more none does."""
    lines = ["ANNA", "Hi.", "It rains.", "BOB", "No."] * 9
    old = "\n".join(["EXT. A - DAY", *lines, "", "EXT. B - DAY", "It snows.", *lines])
    new = old.replace("It rains.", "It rains.\n\n\n", 6)
    before = read(old.encode(), "a.fountain", "fountain")
    assert reread(before, new.encode(), "a.fountain") == read(new.encode(), "a.fountain", "fountain")


def test_a_draft_that_was_stored_is_read_again_as_one_that_was_just_read() -> None:
    first = "\n".join(SCENE * 9).encode()
    later = first.replace(b"He sits.", b"He stands. [[why?]]", 1)
    before = read(first, "a.fountain")
    for draft in (before, pickle.loads(pickle.dumps(before)), replace(before, title="B")):
        assert _after(draft, later) is not None
        assert reread(draft, later, "a.fountain") == read(later, "a.fountain")


def test_ids_are_the_same_whichever_is_asked_for_first() -> None:
    text = "\n".join(SCENE * 4).encode()
    forward, backward, copied = (read(text, "a.fountain") for _ in range(3))
    copies = [made(Element, {**vars(element)}) for scene in copied.scenes for element in scene.elements]
    ids = [element.id for scene in forward.scenes for element in scene.elements]
    assert [e.id for scene in reversed(backward.scenes) for e in reversed(scene.elements)] == ids[::-1]
    assert [element.id for element in copies] == ids
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("more", "less"), [("Anna: Bye.\n", ""), ("", "Anna: Bye.\n")])
def test_what_is_a_key_may_be_told_by_the_last_line(more: str, less: str) -> None:
    body = "".join(f"INT. ROOM {number} - DAY\n\nRain falls.\n\n" for number in range(20))
    old, new = (f"Anna: Hello.\n\n{body}{end}" for end in (less, more))
    assert reread(read(old, "a.fountain"), new.encode(), "a.fountain") == read(new, "a.fountain")


def test_a_heading_whose_boneyard_ends_in_what_changed_is_read_again() -> None:
    head = "EXT. A\n\nB.\n\nINT. A\n\n.45 in h/* cut\n\n */ "
    earlier, later = (f"{head}{join}YEXT. B\nX.\n\n# Act\n\n@AN\nYes.\n".encode() for join in ("\n\n", ""))
    assert reread(read(earlier, "a", "fountain"), later, "a") == read(later, "a", "fountain")
