"""Every rule: a script that breaks it, what is said, and that its fix heals it and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin
from ciotat.script import Fix, Screenplay, read
from ciotat.script.checks import checked
from ciotat.script.checks.alike import alike, distance
from ciotat.script.checks.words import FIXES, WORDS
from ciotat.script.report import SURE, apply, report
from tests.script.test_reading import SCRIPTS

HOUSE = "INT. HOUSE - DAY\n\n"
WOLVES = "1-1 日 内 屋\n人物：李雷、韩梅梅\n△雨。\n△风。\n△雪。\n"
CASES: dict[str, tuple[str, str]] = {
    "name-alike": (
        HOUSE + "MARIANNE\nYes.\n\nMARIANNE\nNo.\n\nMARIANE\nPerhaps.\n",
        HOUSE + "MARIANNE\nYes.\n\nMARIANNE\nNo.\n\nMARIANNE\nPerhaps.\n",
    ),
    "place-alike": (
        "INT. KITCHEN - DAY\n\nA.\n\nINT. KITCHEN - DAY\n\nB.\n\nINT. KITHCEN - DAY\n\nC.\n",
        "INT. KITCHEN - DAY\n\nA.\n\nINT. KITCHEN - DAY\n\nB.\n\nINT. KITCHEN - DAY\n\nC.\n",
    ),
    "hour-slip": ("INT. HOUSE - NIHGT\n\nRain.\n", "INT. HOUSE - NIGHT\n\nRain.\n"),
    "glued-heading": (HOUSE + "Rain.\nEXT. YARD - DAY\n\nSun.\n", HOUSE + "Rain.\n\nEXT. YARD - DAY\n\nSun.\n"),
    "blank-behind-transition": (HOUSE + "Rain.\n\nCUT TO: \n\nSun.\n", HOUSE + "Rain.\n\nCUT TO:\n\nSun.\n"),
    "continued": (
        HOUSE + "ANNA (CONT'D)\nA.\n\nANNA (CONT'D)\nB.\n\nANNA (cont’d)\nC.\n",
        HOUSE + "ANNA (CONT'D)\nA.\n\nANNA (CONT'D)\nB.\n\nANNA (CONT'D)\nC.\n",
    ),
    "small-cue": (HOUSE + "ANNA\nYes.\n\nAnna\nNo.\n", HOUSE + "ANNA\nYes.\n\nANNA\nNo.\n"),
    "mixed-colon": (
        WOLVES + "李雷：好。\n韩梅梅：好。\n李雷:走。\n",
        WOLVES + "李雷：好。\n韩梅梅：好。\n李雷：走。\n",
    ),
    "no-triangle": (WOLVES + "\n他看着窗外的雨。\n", WOLVES + "\n△他看着窗外的雨。\n"),
    "lone-dual": (HOUSE + "Rain.\n\nANNA ^\nYes.\n", HOUSE + "Rain.\n\nANNA\nYes.\n"),
    "tight-heading": ("INT. HOUSE - DAY\nRain.\n", "INT. HOUSE - DAY\n\nRain.\n"),
    "no-hour": (HOUSE + "Rain.\n\nINT. HOUSE\n\nSun.\n", HOUSE + "Rain.\n\nINT. HOUSE - DAY\n\nSun.\n"),
    "no-inside": (
        "1-1 日 内 屋\n△雨。\n\n1-2 夜 屋\n△雪。\n△风。\n",
        "1-1 日 内 屋\n△雨。\n\n1-2 夜 屋 内\n△雪。\n△风。\n",
    ),
    "twice-number": (
        "INT. HOUSE - DAY #4#\n\nRain.\n\nEXT. YARD - DAY #4#\n\nSun.\n",
        "INT. HOUSE - DAY #4#\n\nRain.\n\nEXT. YARD - DAY #4A#\n\nSun.\n",
    ),
    "unclosed-note": (HOUSE + "Rain [[more of it\n\nSun.\n", HOUSE + "Rain [[more of it]]\n\nSun.\n"),
    "unclosed-boneyard": (HOUSE + "Rain /* or not\n\nSun.\n", HOUSE + "Rain /* or not*/\n\nSun.\n"),
    "perhaps-cue": (WOLVES + "老板：进来坐。\n", WOLVES + "△老板：进来坐。\n"),
}


def rules(screenplay: Screenplay) -> set[str]:
    return {remark.about for remark in checked(screenplay)}


@pytest.mark.parametrize("rule", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_fix_heals_what_its_rule_finds(rule: str, newline: str) -> None:
    wrong, right = (text.replace("\n", newline) for text in CASES[rule])
    before = read(wrong.encode())
    found = [remark for remark in checked(before) if remark.about == rule]
    assert len(found) == 1
    assert found[0].fix
    assert found[0].fix.title
    healed = apply(before.source, [found[0].fix])
    assert healed == right
    after = read(healed.encode())
    assert rule not in rules(after)


@pytest.mark.parametrize("rule", sorted(SURE))
def test_a_sure_fix_changes_nothing_that_is_said(rule: str) -> None:
    wrong, right = (read(text.encode()) for text in CASES[rule])

    def said(screenplay: Screenplay) -> list[tuple[str, str]]:
        return [(e.name, e.text) for s in screenplay.scenes for e in s.elements if e.type == "dialogue"]

    assert said(wrong) == said(right)


@settings(max_examples=120, deadline=None)
@given(SCRIPTS, st.sampled_from(["", "a.fountain", "a.txt"]))
def test_sure_fixes_never_touch_what_is_said(text: str, name: str) -> None:
    try:
        before = read(text.encode("utf-8", "ignore"), name)
    except ScriptError:
        return
    found = report(before)
    after = read(apply(before.source, found.fixes()).encode("utf-8", "ignore"), name, before.format)

    def said(screenplay: Screenplay) -> list[str]:
        return [e.text for s in screenplay.scenes for e in s.elements if e.type == "dialogue"]

    assert said(after) == said(before)


def test_what_has_no_fix_is_still_said() -> None:
    text = "1 日 内 屋\n人物：李雷、王小明\n△李雷。\n李雷：好。\n李雷：好。\n\n3 日 内 屋\n△雨。\n\n2 日 内 屋\n△雨。\n"
    found = {remark.about: remark for remark in checked(read(text.encode()))}
    assert "王小明" in found["never-speaks"].message
    assert "2" in found["number-order"].message


def test_every_rule_has_both_tongues() -> None:
    for _, english, chinese in WORDS.values():
        assert len(english) == len(chinese) == 3
        assert any("\u3400" <= c <= "\u9fff" for c in chinese[0])
        assert not any("\u3400" <= c <= "\u9fff" for c in english[0])
    assert all(len(pair) == 2 for pair in FIXES.values())
    assert set(CASES) >= set(FIXES)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("MARIANNE", "MARIANE", True),
        ("WILL'S DATE", "WILL’S DATE", True),
        ("JOSÉ", "JOSE", True),
        ("GUARD 1", "GUARD 2", False),
        ("GUARD ONE", "GUARD TWO", False),
        ("WAITER", "WAITERS", False),
        ("ANN", "DAN", False),
        ("村民甲", "村民乙", False),
        ("韩梅梅", "韩梅妹", True),
        ("李雷", "李磊", False),
        ("MARTIN", "MARTINA", True),
    ],
)
def test_names_alike(a: str, b: str, same: bool) -> None:
    assert alike(a, b) == alike(b, a) == same


@settings(max_examples=60, deadline=None)
@given(st.text("AB", max_size=6), st.text("AB", max_size=6))
def test_distance_is_one_of_letters(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) == (a == b)
    assert distance(a, b, 9) <= max(len(a), len(b))
    assert distance(a, b, 1) == min(distance(a, b, 9), 2)


def test_fixes_that_meet_are_made_one_at_a_time() -> None:
    a, b = Fix("", Origin(1, 1, 4), "ab"), Fix("", Origin(1, 3, 4), "cd")
    assert apply("123456\n7", [b, a]) == "ab56\n7"
    assert apply("one\r\ntwo", [Fix("", Origin(2, 1, 0), "2")]) == "one\r\n2"
    assert apply("one", [Fix("", Origin(9, 1, 1), "x")]) == "one"


def test_the_report_counts() -> None:
    found = report(read((HOUSE + "Rain falls.\n\nANNA\n(softly)\nYes.\n\nBOB\nNo, 好的.\n").encode(), "x.fountain"))
    assert (found.scenes, found.people, found.words) == (1, 2, 7)
    assert dict(found.elements) == {"heading": 1, "action": 1, "cue": 2, "parenthetical": 1, "dialogue": 2}
    assert found.remarks == ()


def test_checks_take_time_in_proportion() -> None:
    names = [f"NAME{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}{chr(65 + n // 676)}" for n in range(3000)]
    text = HOUSE + "\n\n".join(f"{name}\nYes." for name in names)
    assert checked(read(text.encode(), "x.fountain")) is not None


def test_a_misspelled_hour_is_not_called_missing_too() -> None:
    found = rules(read("INT. BARN - DAY\n\nRain.\n\nINT. HOUSE - NIHGT\n\nRain.\n"))
    assert "hour-slip" in found
    assert "no-hour" not in found
