from dataclasses import replace

import pytest

from ciotat.script import Screenplay, read
from ciotat.script.writing import write
from tests.script.fountain_rules import RULES
from tests.script.test_chinese import RAIN

HOLDS_NOT = {
    "dual",
    "italic",
    "bold",
    "bold italic",
    "underline",
    "nested",
    "emphasis in speech",
    "dual with extension",
}


def anew(text: str, name: str = "") -> Screenplay:
    return replace(read(text.encode(), name), source="", title="")


def test_an_episode_written_anew() -> None:
    written = write(replace(anew(RAIN), title="雨夜"), "chinese")
    assert written.remarks == ()
    assert written.data.decode() == (
        "《雨夜》\n人物小传：\n李雷：28，外卖员；话少，记性好。\n韩梅梅：27；咖啡馆店主。\n\n"
        "第一集：最后一单\n1-1 夜 内 街角咖啡馆\n人物：李雷、韩梅梅、客人若干\n"
        "△雨点敲着玻璃。李雷推门进来，手里的纸袋湿了一角。\n△墙上写着：今日提前打烊。\n"
        "韩梅梅：（没抬头）关门了。（停顿）……是你？\n李雷（OS）：她还是听得出我的脚步声。\n\n"
        "【闪回】\n1-1A 日 外 中学操场（回忆）（闪回）\n人物：李雷、韩梅梅\n△两个少年并排跑过终点线。\n"
        "李雷、韩梅梅：（齐声）平局！\n\n【闪回结束】\n【字幕：三年前】\n切至：\n"
    )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_fountain(rule: str) -> None:
    written = write(anew(RULES[rule][0], "x.fountain"), "chinese")
    assert bool(written.remarks) == (rule in HOLDS_NOT), written.data.decode()


@pytest.mark.parametrize(
    ("fountain", "chinese"),
    [
        ("INT. HOUSE - DAY #3#\n\nX.", "3 INT. HOUSE - DAY\n△X.\n"),
        (".内景 咖啡馆 - 夜 #1-1#\n\nX.", "1-1 夜 内 咖啡馆\n△X.\n"),
        (".SNIPER POV\n\nX.", "场景：SNIPER POV\n△X.\n"),
        ("@李雷 (电话)\n（低声）\n你好。", "李雷（电话）：（低声）你好。\n"),
        ("@他说\n你好。", "@他说：你好。\n"),
        ("ANNA (CONT’D)\nOne.\nTwo.", "@ANNA（CONT’D）：\nOne.\nTwo.\n"),
        ("ANNA\nHello (he says) there.", "ANNA：Hello \\(he says\\) there.\n"),
        ("DAN\n~la\nHo.", "DAN：\n~la\nHo.\n"),
        ("> 终 <", "> 终 <\n"),
        ("> 切至：", "切至：\n"),
        ("CUT TO:", "CUT TO:\n"),
        ("IRIS OUT.", "【转场：IRIS OUT.】\n"),
        ("# Act", "## Act\n"),
    ],
)
def test_forms(fountain: str, chinese: str) -> None:
    screenplay = anew(f"{fountain}\n\nEnd.", "x.fountain")
    assert write(screenplay, "chinese").data.decode().replace("人物：ANNA\n", "") == f"{chinese}△End.\n"


def test_sections_keep_their_depth() -> None:
    text = "# Act\n\n## Sequence\n\n### Step\n\nINT. A - DAY\n\nRain.\n"
    written = write(read(text, format="fountain"), "chinese")
    assert written.remarks == ()
    assert write(read(written.data, format="chinese"), "fountain").data.decode() == text
