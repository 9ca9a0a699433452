"""The ten forms of Chinese scene headings, with their variants: number, inside or outside, place, hour."""

import pytest

from ciotat.script import read

FORMS = [
    ("1-1 日 内 咖啡馆", ("1-1", "inside", "咖啡馆", "日")),
    ("1-1日内 咖啡馆", ("1-1", "inside", "咖啡馆", "日")),
    ("1-1 日内 咖啡馆", ("1-1", "inside", "咖啡馆", "日")),
    ("1-1 日/内 咖啡馆", ("1-1", "inside", "咖啡馆", "日")),
    ("1.1 夜 外 街", ("1.1", "outside", "街", "夜")),
    ("1－1\u3000夜\u3000内景\u3000书房", ("1-1", "inside", "书房", "夜")),
    ("3A 夜 内 书房", ("3A", "inside", "书房", "夜")),
    ("12-3A、书房 夜 内", ("12-3A", "inside", "书房", "夜")),
    ("+场 夜 内 书房", ("+场", "inside", "书房", "夜")),
    ("1-2-3 夜 内 书房", ("1-2-3", "inside", "书房", "夜")),
    ("2、老城·封门旧址 深夜 外", ("2", "outside", "老城·封门旧址", "深夜")),
    ("2.老城 深夜 外", ("2", "outside", "老城", "深夜")),
    ("2、客厅/厨房 日 内", ("2", "inside", "客厅/厨房", "日")),
    ("1-3 沈家老宅 日/外", ("1-3", "outside", "沈家老宅", "日")),
    ("1-3 沈家老宅 外/日", ("1-3", "outside", "沈家老宅", "日")),
    ("1-3 沈家老宅 日外", ("1-3", "outside", "沈家老宅", "日")),
    ("4. 内 客厅 日", ("4", "inside", "客厅", "日")),
    ("4、内景 客厅 日", ("4", "inside", "客厅", "日")),
    ("4. 內景 客廳 日", ("4", "inside", "客廳", "日")),
    ("4. 內/外 車內 夜", ("4", "both", "車內", "夜")),
    ("4. INT. 客厅 日", ("4", "inside", "客厅", "日")),
    ("23-1，外，山门，日", ("23-1", "outside", "山门", "日")),
    ("23-1,外,山门,日", ("23-1", "outside", "山门", "日")),
    ("20、卫生间 夜 内", ("20", "inside", "卫生间", "夜")),
    ("20、卫生间 夜", ("20", "", "卫生间", "夜")),
    ("20、卫生间 内", ("20", "inside", "卫生间", "")),
    ("场次3\n地点：客厅，内，夜", ("3", "inside", "客厅", "夜")),
    ("场次三\n地点：客厅\n时间：夜\n内外景：内\n人物：甲", ("三", "inside", "客厅", "夜")),
    ("第3场\n时间：清晨\n地点：码头", ("3", "", "码头", "清晨")),
    ("第三场：码头 清晨 外", ("三", "outside", "码头", "清晨")),
    ("第十二场 码头 清晨 外", ("十二", "outside", "码头", "清晨")),
    ("第3A场 码头 夜 外", ("3A", "outside", "码头", "夜")),
    ("场景3 码头 夜 外", ("3", "outside", "码头", "夜")),
    ("场景三：码头 夜 外", ("三", "outside", "码头", "夜")),
    ("场次（1）地点：面馆，夜，内；出场人物：甲，乙", ("1", "inside", "面馆", "夜")),
    ("场次(1) 地点:面馆 时间:夜 内外景:内 人物:甲、乙", ("1", "inside", "面馆", "夜")),
    ("S:1\n景:客厅\n时:夜\n人:甲、乙", ("1", "", "客厅", "夜")),
    ("場:1 景:客廳 時:夜 人:甲、乙", ("1", "", "客廳", "夜")),
    ("人:甲、乙 景:客廳 時:夜 場:1", ("1", "", "客廳", "夜")),
    ("景:客廳 時:夜 人:甲", ("", "", "客廳", "夜")),
    ("S#1 内 客厅 夜", ("1", "inside", "客厅", "夜")),
    ("INT。医院-日", ("", "inside", "医院", "日")),
    ("INT。 医院-日", ("", "inside", "医院", "日")),
    ("内景。医院 - 日", ("", "inside", "医院", "日")),
    (".内景 医院 - 日", ("", "inside", "医院", "日")),
    ("内景：医院，日", ("", "inside", "医院", "日")),
    ("EXT. 街道 - 夜", ("", "outside", "街道", "夜")),
    ("外景 街道 - 夜", ("", "outside", "街道", "夜")),
    ("内外景 车里 - 夜", ("", "both", "车里", "夜")),
    ("1 子时 内 破庙", ("1", "inside", "破庙", "子时")),
    ("1 亥时三刻 内 破庙", ("1", "inside", "破庙", "亥时三刻")),
    ("1 丑时半 内 破庙", ("1", "inside", "破庙", "丑时半")),
    ("1 21:45 内 出租屋", ("1", "inside", "出租屋", "21:45")),
    ("1 21：45 内 出租屋", ("1", "inside", "出租屋", "21：45")),
    ("1 次日清晨 外 码头", ("1", "outside", "码头", "次日清晨")),
    ("1 日转夜 外 码头", ("1", "outside", "码头", "日转夜")),
    ("1 同前 内 码头", ("1", "inside", "码头", "同前")),
    ("1 黄昏 外 码头（闪回）", ("1", "outside", "码头", "黄昏")),
    ("1 黄昏 外 码头【雨】", ("1", "outside", "码头", "黄昏")),
    ("1 黄昏 外 码头 雨", ("1", "outside", "码头", "黄昏")),
    ("1 日 室内 码头", ("1", "inside", "码头", "日")),
    ("1 日 外/内 码头", ("1", "both", "码头", "日")),
    ("【1-1 日 内 咖啡馆】", ("1-1", "inside", "咖啡馆", "日")),
    ("**1-1 日 内 咖啡馆**", ("1-1", "inside", "咖啡馆", "日")),
    ("### 1-1 日 内 咖啡馆", ("1-1", "inside", "咖啡馆", "日")),
    ("1-2\n咖啡馆 夜 内", ("1-2", "inside", "咖啡馆", "夜")),
    ("第一场 日 内 咖啡馆", ("一", "inside", "咖啡馆", "日")),
    ("第1场戏 日 内 咖啡馆", ("1", "inside", "咖啡馆", "日")),
    ("1场 日 内 咖啡馆", ("1", "inside", "咖啡馆", "日")),
    ("场1 日 内 咖啡馆", ("1", "inside", "咖啡馆", "日")),
    ("1-1 咖啡馆 内 日", ("1-1", "inside", "咖啡馆", "日")),
    ("1-1 咖啡馆，日，内", ("1-1", "inside", "咖啡馆", "日")),
    ("地点：咖啡馆  时间：夜", ("", "", "咖啡馆", "夜")),
    ("时间：夜\n地点：咖啡馆", ("", "", "咖啡馆", "夜")),
    ("场景一 咖啡馆 日 内", ("一", "inside", "咖啡馆", "日")),
    ("1 未时 外 山道", ("1", "outside", "山道", "未时")),
    ("1 破晓 外 山道", ("1", "outside", "山道", "破晓")),
    ("1 民国二十年 夜 外 山道", ("1", "outside", "民国二十年 山道", "夜")),
]


@pytest.mark.parametrize(("lines", "given"), FORMS)
def test_heading(lines: str, given: tuple[str, str, str, str]) -> None:
    screenplay = read(f"{lines}\n△她坐下。\n甲：你好。\n甲：再见。\n".encode())
    (scene,) = screenplay.scenes
    assert screenplay.format == "chinese"
    assert (scene.number, scene.inside, scene.place, scene.hour) == given
    assert [e.text for e in scene.elements if e.type == "dialogue"] == ["你好。", "再见。"]


@pytest.mark.parametrize(
    ("line", "modifiers"),
    [
        ("1 夜 内 屋里（回忆）", ("回忆",)),
        ("1 夜 内 屋里【梦境】", ("梦境",)),
        ("1 夜 内 屋里（闪回）（雨）", ("闪回", "雨")),
        ("1 夜 外 码头 雨", ("雨",)),
        ("场次（1）地点：码头；时间：夜（回忆）", ("回忆",)),
        ("1 夜 内 屋里（三年前）", ("三年前",)),
        ("1 夜 内 咖啡馆（二楼）", ()),
    ],
)
def test_modifiers(line: str, modifiers: tuple[str, ...]) -> None:
    (scene,) = read(f"{line}\n△她坐下。\n△她站起。".encode()).scenes
    assert scene.modifiers == modifiers


def test_what_is_not_given_stays_not_given() -> None:
    (scene,) = read("3 屋里 内\n△她坐下。\n△她站起。".encode()).scenes
    assert (scene.hour, scene.inside) == ("", "inside")
    assert [r.about for r in read("3 屋里 内\n△她坐下。\n△她站起。".encode()).remarks] == ["no-hour"]


def test_inserted_scenes_and_acts_stay_in_order() -> None:
    text = "第一幕\n1 日 内 屋里\n△甲坐下。\n1A 夜 外 街上\n△甲走。\n+场 日 外 桥上\n△甲停。\n序幕\n2 日 内 屋里\n△甲回来。\n【本集完】"
    scenes = read(text.encode()).scenes
    assert [s.number for s in scenes] == ["1", "1A", "+场", "2"]
    assert [e.text for s in scenes for e in s.elements if e.type == "section"] == ["第一幕", "序幕", "【本集完】"]


@pytest.mark.parametrize("hour", [f"{h}时{k}" for h in "子丑寅卯辰巳午未申酉戌亥" for k in ("", "三刻", "半")])
def test_the_twelve_hours(hour: str) -> None:
    (scene,) = read(f"1 {hour} 内 破庙\n△风。\n△雨。".encode()).scenes
    assert (scene.hour, scene.place) == (hour, "破庙")
