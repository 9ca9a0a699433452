"""Script days are told from the hours of the headings, in both languages."""

import pytest

from ciotat.script import read
from ciotat.script.numbers import days
from ciotat.script.numbers.work import work


def told(*hours: str) -> list[str]:
    text = "\n\n".join(f"INT. ROOM{k}{f' - {hour}' if hour else ''}\n\nIt rains." for k, hour in enumerate(hours))
    return [f"{day.name} {day.hour}".strip() for day in days(read(text.encode(), "x.fountain")).values()]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (("DAY", "CONTINUOUS", "NIGHT", "LATER"), ["1 day", "1 day", "1 night", "1 night"]),
        (("NIGHT", "DAY", "DAY", "DUSK", "DAWN"), ["1 night", "2 day", "2 day", "2 dusk", "3 dawn"]),
        (("DAY", "NEXT DAY", "THE FOLLOWING MORNING"), ["1 day", "2 day", "3 day"]),
        (("NIGHT", "MIDNIGHT", "MORNING"), ["1 night", "1 night", "2 day"]),
        (("DAY", "", "TWO DAYS LATER", "LATER THAT NIGHT"), ["1 day", "1 day", "2", "2 night"]),
        (("AFTERNOON", "DAY", "MORNING"), ["1 day", "1 day", "2 day"]),
        (
            ("DAY 1", "DAY 1", "DAY 2", "NIGHT", "8:30 PM", "7 AM"),
            ["1 day", "1 day", "2 day", "2 night", "2 night", "3 day"],
        ),
        (("", "", "DAY"), ["1", "1", "1 day"]),
        (("日", "夜", "次日", "清晨"), ["1 day", "1 night", "2", "2 dawn"]),
        (
            ("深夜", "凌晨", "早晨", "中午", "傍晚", "同前", "晚"),
            ["1 night", "1 night", "2 day", "2 day", "2 dusk", "2 dusk", "2 night"],
        ),
        (("三天后", "子时", "上午"), ["1", "1 night", "2 day"]),
    ],
)
def test_days(hours: tuple[str, ...], expected: list[str]) -> None:
    assert told(*hours) == expected


def test_flashbacks_have_days_of_their_own() -> None:
    hours = ("NIGHT", "DAY (FLASHBACK)", "NIGHT (FLASHBACK)", "NIGHT", "DAY (DREAM)", "DAY")
    assert told(*hours) == ["1 night", "F1 day", "F1 night", "1 night", "F2 day", "2 day"]


def test_day_out_of_days() -> None:
    text = "1-1 日 内 家\n人物：李雷、韩梅梅\n△坐。\n\n"
    text += "1-2 次日 日 内 店\n人物：李雷、王五\n△走。\n\n"
    text += "1-3 次日 日 内 路\n人物：李雷、韩梅梅、路人\n△停。\n"
    screenplay = read(text.encode(), "x.txt")
    rows = work({scene.id: scene.cast for scene in screenplay.scenes}, days(screenplay))
    assert [(row.name, row.marks, row.works, row.holds) for row in rows] == [
        ("李雷", ("SW", "W", "WF"), 3, 0),
        ("韩梅梅", ("SW", "H", "WF"), 2, 1),
        ("王五", ("", "SWF", ""), 1, 0),
    ]
