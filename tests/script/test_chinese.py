from dataclasses import replace

import pytest

from ciotat.script import Screenplay, is_crowd, read, write
from tests.script.test_fountain import told


def chinese(text: str) -> Screenplay:
    screenplay = read(text.encode())
    assert (screenplay.format, screenplay.language) == ("chinese", "zh")
    return screenplay


RAIN = """《雨夜》
人物小传：
李雷（28，外卖员）：话少，记性好。
韩梅梅（27）：咖啡馆店主。

第一集：最后一单
1-1 夜 内 街角咖啡馆
人物：李雷、韩梅梅、客人若干
△雨点敲着玻璃。李雷推门进来，手里的纸袋湿了一角。
△墙上写着：今日提前打烊。
韩梅梅：（没抬头）关门了。（停顿）……是你？
李雷OS：她还是听得出我的脚步声。
【闪回】
1-1A 日 外 中学操场（回忆）
△两个少年并排跑过终点线。
李雷、韩梅梅：（齐声）平局！
【闪回结束】
【字幕：三年前】
切至：
"""


def test_numbered_episode() -> None:
    screenplay = chinese(RAIN)
    assert screenplay.title == "雨夜"
    assert screenplay.people == (("李雷", "28，外卖员；话少，记性好。"), ("韩梅梅", "27；咖啡馆店主。"))
    first, second = screenplay.scenes
    assert (first.number, first.inside, first.place, first.hour) == ("1-1", "inside", "街角咖啡馆", "夜")
    assert (second.number, second.inside, second.place, second.hour) == ("1-1A", "outside", "中学操场", "日")
    assert second.modifiers == ("回忆", "闪回")
    assert first.cast == ("李雷", "韩梅梅", "客人若干")
    assert [is_crowd(name) for name in first.cast] == [False, False, True]
    assert second.cast == ("李雷", "韩梅梅")
    assert told(screenplay).split("|") == [
        "section: 第一集：最后一单",
        "heading: 1-1 夜 内 街角咖啡馆",
        "action: 雨点敲着玻璃。李雷推门进来，手里的纸袋湿了一角。",
        "action: 墙上写着：今日提前打烊。",
        "cue: 韩梅梅",
        "parenthetical: 没抬头",
        "dialogue: 关门了。",
        "parenthetical: 停顿",
        "dialogue: ……是你？",
        "cue: 李雷",
        "dialogue: 她还是听得出我的脚步声。",
        "section: 闪回",
        "heading: 1-1A 日 外 中学操场（回忆）",
        "action: 两个少年并排跑过终点线。",
        "cue: 李雷、韩梅梅",
        "parenthetical: 齐声",
        "dialogue: 平局！",
        "section: 闪回结束",
        "card: 三年前",
        "transition: 切至：",
    ]
    thought = next(e for e in first.elements if e.type == "dialogue" and e.name == "李雷")
    assert (thought.extension, thought.voice) == ("OS", "inner")


def test_labels_in_one_line() -> None:
    screenplay = chinese(
        "场次（7）地点：出租屋，亥时三刻，内；出场人物：阿宁\n阿宁【VO】：那晚之后，我再没关过灯。\n她走进KTV包房\n坐下，没有点歌。"
    )
    scene = screenplay.scenes[0]
    assert (scene.number, scene.place, scene.hour, scene.inside) == ("7", "出租屋", "亥时三刻", "inside")
    assert [(e.type, e.text, e.name, e.extension, e.voice) for e in scene.elements[1:]] == [
        ("cue", "阿宁", "阿宁", "VO", "narration"),
        ("dialogue", "那晚之后，我再没关过灯。", "阿宁", "VO", "narration"),
        ("action", "她走进KTV包房\n坐下，没有点歌。", "", "", "onscreen"),
    ]


def test_boxed_and_traditional() -> None:
    screenplay = chinese("S:3　景:頂樓　時:昏　人:阿哲、房東\n房東(V.O.)：(台語)租金咧？\n△阿哲把手機塞回口袋。")
    scene = screenplay.scenes[0]
    assert (scene.number, scene.place, scene.hour, scene.inside) == ("3", "頂樓", "昏", "")
    assert scene.cast == ("阿哲", "房東")
    assert told(screenplay).endswith("cue: 房東|parenthetical: 台語|dialogue: 租金咧？|action: 阿哲把手機塞回口袋。")
    assert scene.elements[1].voice == "offscreen"


@pytest.mark.parametrize(
    ("lines", "number", "inside", "place", "hour"),
    [
        ("1-1 日 内 咖啡馆", "1-1", "inside", "咖啡馆", "日"),
        ("1-1日内 咖啡馆", "1-1", "inside", "咖啡馆", "日"),
        ("1-2、老城·封门旧址 深夜 外", "1-2", "outside", "老城·封门旧址", "深夜"),
        ("1-3 沈家老宅 日/外", "1-3", "outside", "沈家老宅", "日"),
        ("4. 内 客厅 日", "4", "inside", "客厅", "日"),
        ("4. 內景 客廳 日", "4", "inside", "客廳", "日"),
        ("23-1，外，山门，日", "23-1", "outside", "山门", "日"),
        ("20、卫生间 夜 内", "20", "inside", "卫生间", "夜"),
        ("20、卫生间 夜", "20", "", "卫生间", "夜"),
        ("场次3\n地点：客厅，内，夜\n人物：甲", "3", "inside", "客厅", "夜"),
        ("第三场\n时间：清晨\n内外景：外\n地点：码头", "三", "outside", "码头", "清晨"),
        ("第3场 码头 清晨 外", "3", "outside", "码头", "清晨"),
        ("场景12：码头 清晨 外", "12", "outside", "码头", "清晨"),
        ("场:1 景:客厅 时:夜 人:甲、乙", "1", "", "客厅", "夜"),
        ("S:1\n景:客厅\n时:夜\n人:甲、乙", "1", "", "客厅", "夜"),
        ("INT。医院-日", "", "inside", "医院", "日"),
        ("内景。医院 - 日", "", "inside", "医院", "日"),
        (".内景 医院 - 日", "", "inside", "医院", "日"),
        ("12-3A 内/外 车内 夜", "12-3A", "both", "车内", "夜"),
        ("５－１　夜　内　书房", "5-1", "inside", "书房", "夜"),
        ("**1-1 日 内 咖啡馆**", "1-1", "inside", "咖啡馆", "日"),
        ("3 21:45 内 出租屋", "3", "inside", "出租屋", "21:45"),
        ("1-2\n咖啡馆 夜 内", "1-2", "inside", "咖啡馆", "夜"),
        ("咖啡馆 夜 内", "", "inside", "咖啡馆", "夜"),
    ],
)
def test_heading_forms(lines: str, number: str, inside: str, place: str, hour: str) -> None:
    (scene,) = chinese(f"{lines}\n△她坐下。\n甲：你好。\n甲：再见。").scenes
    assert (scene.number, scene.inside, scene.place, scene.hour) == (number, inside, place, hour)
    assert scene.elements[-1].type == "dialogue"


@pytest.mark.parametrize(
    "line",
    [
        "10：30 他到了。",
        "1895年冬，火车进站。",
        "3、把门关上。",
        "3 日 内 必须完成任务。",
        "第三场比赛开始了。",
        "内心的火在烧",
        "外面下着雨 夜很深。",
    ],
)
def test_no_heading(line: str) -> None:
    (scene,) = chinese(f"1 日 内 屋里\n△甲坐下。\n\n{line}\n").scenes
    assert scene.elements[-1].type == "action"
    assert scene.elements[-1].text == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("△她笑了。", "action: 她笑了。"),
        ("▲她笑了。", "action: 她笑了。"),
        ("△她说：走。", "action: 她说：走。"),
        ("墙上写着：禁止吸烟", "action: 墙上写着：禁止吸烟"),
        ("他说：“走吧。”", "action: 他说：“走吧。”"),
        ("甲：走吧。", "cue: 甲|dialogue: 走吧。"),
        ("甲: 走吧。", "cue: 甲|dialogue: 走吧。"),
        ("甲（画外音）：走吧。", "cue: 甲|dialogue: 走吧。"),
        ("甲：\n走吧。\n快走。", "cue: 甲|dialogue: 走吧。\n快走。"),
        ("甲：走吧。\n甲：\n快走。", "cue: 甲|dialogue: 走吧。|cue: 甲|dialogue: 快走。"),
        ("甲：（低声）走（回头）吧", "cue: 甲|parenthetical: 低声|dialogue: 走|parenthetical: 回头|dialogue: 吧"),
        ("众人：好！", "cue: 众人|dialogue: 好！"),
        ("旁白：很久以前。", "cue: 旁白|dialogue: 很久以前。"),
        ("【VO：很久以前。】", "cue: VO|dialogue: 很久以前。"),
        ("字幕：三年后", "card: 三年后"),
        ("【三年后】", "card: 三年后"),
        ("【音效：雷声】", "sound: 雷声"),
        ("音乐：渐起", "sound: 渐起"),
        ("【特写：戒指】", "camera: 特写：戒指"),
        ("【空镜】", "camera: 空镜"),
        ("【黑场】", "transition: 黑场"),
        ("淡出。", "transition: 淡出。"),
        ("叠化至：", "transition: 叠化至："),
        ("（完）", "section: （完）"),
        ("（她走了。）", "action: 她走了。"),
        ("[[SHOT: close on 甲, 85mm]]", "note: SHOT: close on 甲, 85mm"),
    ],
)
def test_body(line: str, expected: str) -> None:
    told_all = told(chinese(f"1 日 内 屋里\n人物：甲\n△甲坐下。\n△乙站着。\n\n{line}\n"))
    assert told_all == f"heading: 1 日 内 屋里|action: 甲坐下。|action: 乙站着。|{expected}"


def test_under_the_heading() -> None:
    scene = chinese(
        "1-1 日 内 屋里\n出场人物：李雷（28岁）、Jack Smith、路人甲\n道具：纸袋\n天气：小雨\n△李雷坐下。\n\n"
        "1-2 夜 外 街上\n人物：同上，小王\n△走。"
    ).scenes
    assert scene[0].cast == ("李雷", "Jack Smith", "路人甲")
    assert scene[0].modifiers == ("小雨",)
    assert [e.text for e in scene[0].elements if e.type == "note"] == ["道具：纸袋"]
    assert scene[1].cast == ("李雷", "Jack Smith", "路人甲", "小王")


@pytest.mark.parametrize(
    ("mark", "voice"),
    [
        ("OS", "inner"),
        ("内心", "inner"),
        ("VO", "narration"),
        ("电话", "onscreen"),
        ("广播", "device"),
        ("画外音", "offscreen"),
        ("o.s.", "inner"),
    ],
)
def test_voices(mark: str, voice: str) -> None:
    elements = chinese(f"1 日 内 屋里\n人物：甲\n△甲坐下。\n甲（{mark}）：走吧，天快要亮了。").scenes[0].elements
    assert [e.voice for e in elements if e.name] == [voice, voice]


def test_an_off_screen_voice_of_someone_not_there() -> None:
    elements = chinese("1 日 内 屋里\n人物：甲\n△甲坐下。\n乙OS：走吧。").scenes[0].elements
    assert elements[-1].voice == "offscreen"


def test_dialogue_without_headings_is_one_scene() -> None:
    screenplay = chinese("李雷：你好。\n韩梅梅：再见。\n李雷：别走。")
    (scene,) = screenplay.scenes
    assert (scene.place, scene.heading, scene.cast) == ("", "", ("李雷", "韩梅梅"))
    assert [str(r) for r in screenplay.remarks if "没有场景标题" in r.message]


def test_gb18030_and_utf16() -> None:
    plain = read(RAIN.encode())
    for codec in ("gb18030", "utf-16", "utf-8-sig"):
        assert replace(read(RAIN.encode(codec)), encoding=plain.encoding) == plain
    assert read(RAIN.replace("\n", "\r\n").encode()).scenes[0].cast == plain.scenes[0].cast


def test_spoken_text_is_verbatim_with_full_width_letters() -> None:
    screenplay = chinese("1 日 内 屋里\n甲：ＯＫ，１２３　走！\n甲：內場時劇…… “嗯”")
    assert [e.text for e in screenplay.scenes[0].elements if e.type == "dialogue"] == [
        "ＯＫ，１２３　走！",
        "內場時劇…… “嗯”",
    ]


def test_speech_ends_where_it_says_behind_what_was_lifted() -> None:
    (said,) = (e for e in chinese("1 日 内 屋里\n甲：走。 [[慢]] 走吧。").scenes[0].elements if e.type == "dialogue")
    assert (said.text, said.origin.column, said.origin.length) == ("走。 走吧。", 3, 12)


THRESHING = """《打谷场》
农村题材：打谷场
类型：现实
时长：10分钟
题记：
“谁家的谷子，谁家收。”

旁白：那年秋天。

1-1 日 外 打谷场
人物：老头、小伙
【旁白】大梁永安三年，边关告急。
【字幕】三天后
老头冲着一个小伙嚷道:挤啥?排队!
小伙：我没挤！
（小东惊醒，揉眼睛。桂兰掏出保温杯，递过去。）
老头：走。
"""


def test_what_stands_over_the_story_speaks_no_line() -> None:
    screenplay = chinese(THRESHING)
    assert screenplay.title_page == (
        ("片名", "打谷场"),
        ("农村题材", "打谷场"),
        ("类型", "现实"),
        ("时长", "10分钟"),
        ("题记", "“谁家的谷子，谁家收。”"),
    )
    assert told(screenplay).split("|") == [
        "cue: 旁白",
        "dialogue: 那年秋天。",
        "heading: 1-1 日 外 打谷场",
        "cue: 旁白",
        "dialogue: 大梁永安三年，边关告急。",
        "card: 三天后",
        "cue: 老头",
        "parenthetical: 冲着一个小伙嚷道",
        "dialogue: 挤啥?排队!",
        "cue: 小伙",
        "dialogue: 我没挤！",
        "action: 小东惊醒，揉眼睛。桂兰掏出保温杯，递过去。",
        "cue: 老头",
        "dialogue: 走。",
    ]
    scene = screenplay.scenes[1]
    assert scene.elements[1].voice == "narration"
    lines = THRESHING.split("\n")
    cut = {e.type: lines[e.origin.line - 1][e.origin.column - 1 :][: e.origin.length] for e in scene.elements}
    assert cut["parenthetical"] == "冲着一个小伙嚷道"
    assert cut["action"] == "（小东惊醒，揉眼睛。桂兰掏出保温杯，递过去。）"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("△甲喊道：“开饭了！”", "cue: 甲|parenthetical: 喊道|dialogue: 开饭了！"),
        ("甲对着乙低声说：别动。", "cue: 甲|parenthetical: 对着乙低声说|dialogue: 别动。"),
        ("△甲在纸上写道：禁止入内。", "action: 甲在纸上写道：禁止入内。"),
        ("△甲心想：完了。", "action: 甲心想：完了。"),
        ("△甲说：“走。”说完就走。", "action: 甲说：“走。”说完就走。"),
        ("△甲看着牌子，上面说：别动。", "action: 甲看着牌子，上面说：别动。"),
        ("△丙喊道：开饭了！", "action: 丙喊道：开饭了！"),
        ("（闪回）", "section: 闪回"),
        ("（）", "action: （）"),
        ("（甲走。）（乙走。）", "action: （甲走。）（乙走。）"),
    ],
)
def test_sayings_in_action(line: str, expected: str) -> None:
    screenplay = chinese(f"1 日 内 屋里\n人物：甲、乙\n{line}\n甲：走。\n乙：好。\n")
    assert told(screenplay).split("|", 1)[1].rsplit("|", 4)[0] == expected
    story = replace(screenplay, source="")
    written = write(story, "chinese")
    assert told(read(written.data, format="chinese")) == told(screenplay)
