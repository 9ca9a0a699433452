"""Screenplays to write, drawn at random: every kind of element, with words that look like the marks of some format."""

from hypothesis import strategies as st

from ciotat.core.origin import Origin
from ciotat.script import Element, Scene, Screenplay

WORDS = [
    *(
        "INT. HOUSE - DAY",
        "1-1 日 内 咖啡馆",
        "场次3",
        "ANNA",
        "李雷",
        "李雷：你好。",
        "ANNA: Hello.",
        "CUT TO:",
        "切至：",
    ),
    *(
        "△他坐下。",
        "【闪回】",
        "【字幕：三年前】",
        "字幕：后来",
        "《雨夜》",
        "人物：甲、乙",
        "第一集",
        "（低声）",
        "(beat)",
    ),
    *(
        "# Act",
        "= They meet.",
        "===",
        "~la",
        "!x",
        ".X",
        "> THE END <",
        ">",
        "@李雷",
        "^",
        "&",
        "*",
        "**b**",
        "_u_",
        "\\",
    ),
    *("[[n]]", "[[", "/*", "“走。”", '"Hi,"', "「嗯」", "『哦』", "«Да»", "‘x’", "他说：“走。”"),
    *(
        "Anna’s",
        "ÉLODIE",
        "ИВАН",
        "內場時劇",
        "😀",
        "……",
        "——",
        "1.",
        "12:30",
        "A & B",
        "旁白",
        "OS",
        "SUPER: x",
        "音效：雷",
    ),
    *(
        "Title: X",
        "道具：刀",
        "场景：屋里",
        "次日清晨",
        "写着：禁止吸烟",
        "她笑了，没有说话。",
        "He waits by the door.",
        "。",
        "，",
    ),
]
"""What a line may look like without being it."""

LINES = st.lists(st.sampled_from(WORDS) | st.text("aé李。*_\\( )（）~：", max_size=4), min_size=1, max_size=3).map(
    lambda words: " ".join(" ".join(words).split())
)
SINGLE = LINES.filter(lambda line: any(c.isalnum() for c in line))
TEXTS = st.lists(SINGLE, min_size=1, max_size=3).map("\n".join)
NAMES = st.sampled_from(
    [
        "ANNA",
        "DR. WU",
        "McCLANE",
        "ÉLODIE",
        "ИВАН",
        "李雷",
        "房東",
        "李雷、韩梅梅",
        "众人",
        "Tom",
        "他说",
        "WILL’S DATE",
    ]
)
MARKS = st.sampled_from(["", "", "", "V.O.", "O.S.", "OS", "画外音", "on the phone", "CONT’D"])
PLACES = st.sampled_from(["HOUSE", "咖啡馆", "老城·封门旧址", "Tom’s car", "KITCHEN / HALL", "頂樓"])
HOURS = st.sampled_from(["", "DAY", "NIGHT", "夜", "清晨", "21:45", "亥时三刻"])
INSIDES = st.sampled_from(["", "inside", "outside", "both"])
NUMBERS = st.sampled_from(["", "", "1", "3A", "1-1", "12-3A"])
MODIFIERS = st.sampled_from([(), (), ("FLASHBACK",), ("回忆",)])
TOLD = st.sampled_from(
    ["action", "action", "transition", "centred", "card", "section", "synopsis", "note", "boneyard", "sound"]
)
_PLACE = Origin(1)


def _element(type: str, text: str, name: str = "", extension: str = "") -> Element:
    return Element("x", type, text, _PLACE, name, extension)  # type: ignore[arg-type]


@st.composite
def speeches(draw: st.DrawFn) -> list[Element]:
    """A cue and what is said under it."""
    name, mark = draw(NAMES), draw(MARKS)
    said = [_element("parenthetical", draw(SINGLE), name, mark)] if draw(st.booleans()) else []
    said.append(_element("dialogue", draw(TEXTS), name, mark))
    if draw(st.booleans()):
        said += [_element("parenthetical", "beat", name, mark), _element("dialogue", draw(TEXTS), name, mark)]
    return [_element("cue", name, name, mark), *said]


@st.composite
def told(draw: st.DrawFn) -> list[Element]:
    """One element that nobody says."""
    type = draw(TOLD)
    text = draw(TEXTS if type == "action" else SINGLE)
    if type in ("card", "sound"):
        text = text.strip("\"“”'‘’「」《》 ") or "x"
    text = text.replace("]]", "") if type == "note" else text
    return [_element("action" if text.startswith("INT.") else type, text)]


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A scene with a heading made of its fields."""
    inside, place, hour = draw(INSIDES), draw(PLACES), draw(HOURS)
    parts = [part for group in draw(st.lists(speeches() | told(), min_size=1, max_size=4)) for part in group]
    cast = tuple(dict.fromkeys(e.name for e in parts if e.type == "cue"))
    heading = _element("heading", f"{place} {hour}".strip())
    return Scene(
        "s", draw(NUMBERS), heading.text, _PLACE, inside, place, hour, draw(MODIFIERS), cast, (heading, *parts)
    )  # type: ignore[arg-type]


@st.composite
def screenplays(draw: st.DrawFn) -> Screenplay:
    """A screenplay of one to three scenes, read from nothing."""
    language = draw(st.sampled_from(["en", "zh"]))
    made = tuple(draw(st.lists(scenes(), min_size=1, max_size=3)))
    return Screenplay("题目", "", language, draw(st.sampled_from(["fountain", "chinese"])), (), (), made)
