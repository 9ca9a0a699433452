from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.script import Element, Run, read
from ciotat.script.emphasis import _paired, plain, stretches

SAMPLES = """
INT. *A* - DAY
BOB
**BOB**
(*low*)
> _end_ <
~*la*
# *Act*
A [[*n*]] *b* c
\ta *b*
SUPER: “*one* two”
ANNA: *Hi* there.
BOB: (_low_) No.
/* *x
y* */ *z*
!*x*
甲（*低声*）好
"""
LINES = st.lists(st.text("ab *_\\n", max_size=12) | st.sampled_from([*SAMPLES.split("\n"), "  "]), max_size=12)


def runs(line: str) -> list[Run]:
    (scene,) = read(f"BOB\n{line}".encode(), "a.fountain").scenes
    return list(scene.elements[1].runs)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a *b* c", [("a ", ""), ("b", "italic"), (" c", "")]),
        ("**a**", [("a", "bold")]),
        ("***a** b*", [("a", "bold italic"), (" b", "italic")]),
        ("_a **b** c_", [("a ", "underline"), ("b", "bold underline"), (" c", "underline")]),
        ("_***a***_", [("a", "bold italic underline")]),
        ("\\*a *b*", [("*a ", ""), ("b", "italic")]),
        ("a *b*\nc _d_", [("a ", ""), ("b\n", "italic"), ("c ", ""), ("d", "underline")]),
        ("plain \\*", []),
        ("a *b\nc* d", []),
    ],
)
def test_styles(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(run.text, " ".join(run.styles)) for run in runs(line)] == expected


@pytest.mark.parametrize(
    "line", ["**aa", "aa **", "a * b", "** a**b", "a*", "__a__", "****a****", "2 * 3 * 4", "a_b_c", "***"]
)
def test_marks_that_enclose_nothing_stay(line: str) -> None:
    (scene,) = read(f"BOB\n{line}".encode(), "a.fountain").scenes
    assert [(e.text, e.runs) for e in scene.elements[1:]] == [(line, ())]


def written(element: Element, run: Run, lines: list[str]) -> str:
    assert run.origin
    line = lines[run.origin.line - 1]
    found = line[run.origin.column - 1 :][: run.origin.length]
    assert len(found) == run.origin.length
    return found.replace("\t", "    ") if element.type in ("action", "card") else found


@settings(max_examples=80, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_runs_are_the_text_and_stand_where_they_say(lines: list[str], end: str) -> None:
    text = end.join(["INT. X", "", *(line.replace("\n", end) for line in lines), "", "Z *z* z."])
    with suppress(ScriptError):
        seen = 0
        screenplay = read(text.encode(), "a.fountain")
        whole = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for element in (e for scene in screenplay.scenes for e in scene.elements):
            if element.runs:
                seen += 1
                assert "".join(run.text for run in element.runs) == element.text
                assert any(run.styles for run in element.runs)
            for run in element.runs:
                assert written(element, run, whole) == run.text.rstrip("\n")
        assert seen


def test_a_parenthetical_of_several_lines_stands_where_it_says() -> None:
    text = "INT. A\n\nANNA\n(\n low \nand _slow_.)\nHi.\n"
    aside = read(text.encode(), "a.fountain").scenes[0].elements[2]
    lines = text.split("\n")
    assert aside.text == "low and slow."
    assert [run.text for run in aside.runs] == ["low ", "and ", "slow", "."]
    for run in aside.runs:
        assert lines[run.origin.line - 1][run.origin.column - 1 :].startswith(run.text.strip())


@settings(max_examples=80, deadline=None)
@given(st.text("ab *_\\", max_size=30))
def test_stretches_are_what_is_left(text: str) -> None:
    kept = stretches(text)
    assert "".join(text[start:end] for start, end, _ in kept) == plain(text)
    ends = [0, *(i for start, end, _ in kept for i in (start, end)), len(text)]
    assert ends == sorted(ends)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["*a*", "**b**", "_c_", "_**d e**_", "x", " ", "*", "_", "é", "1", "\\\\"]), max_size=9
    ).map("".join)
)
def test_plain_pairs_are_read_at_once_as_step_by_step(text: str) -> None:
    if (paired := _paired(text)) is not None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ciotat.script.emphasis._paired", lambda _: None)
            assert paired == stretches(text)
