"""The lists Final Draft completes words from: names, places and times of the script, and the trade's."""

from collections.abc import Iterable

from ciotat.script.finaldraft.markup import escape, writable
from ciotat.script.finaldraft.rendering import tagged
from ciotat.script.screenplay import Screenplay

__all__ = ["smart_type_lines"]

_TIMES = (
    "DAY",
    "NIGHT",
    "MORNING",
    "AFTERNOON",
    "EVENING",
    "LATER",
    "MOMENTS LATER",
    "CONTINUOUS",
    "THE NEXT DAY",
)
_TIMES_CHINESE = ("日", "夜", "晨", "昏", "上午", "下午", "傍晚", "深夜")
_INTROS, _INTROS_CHINESE = ("INT.", "EXT.", "I/E."), ("内景", "外景", "内外景")
_MARKS = ("(V.O.)", "(O.S.)", "(O.C.)", "(CONT'D)")
_TRANSITIONS = ("CUT TO:", "FADE IN:", "FADE OUT.", "FADE TO:", "DISSOLVE TO:", "MATCH CUT TO:", "SMASH CUT TO:")


def smart_type_lines(screenplay: Screenplay) -> list[str]:
    """The lists for one script: what it uses first, in order of appearance."""
    elements = [element for scene in screenplay.scenes for element in scene.elements]
    chinese = screenplay.language == "zh"
    spoken = [e.name for e in elements if e.type == "cue"]
    marks = [f"({e.extension})" for e in elements if e.type == "cue" and e.extension]
    turns = [e.text for e in elements if e.type == "transition"]
    hours = [scene.hour for scene in screenplay.scenes]
    lines = [
        *_list("Characters", "Character", spoken),
        *_list("Extensions", "Extension", [*_MARKS, *marks]),
        *_list("SceneIntros", "SceneIntro", _INTROS_CHINESE if chinese else _INTROS, ". "),
        *_list("Locations", "Location", [scene.place for scene in screenplay.scenes]),
        *_list("TimesOfDay", "TimeOfDay", [*(_TIMES_CHINESE if chinese else _TIMES), *hours], " - "),
        *_list("Transitions", "Transition", [*_TRANSITIONS, *turns]),
    ]
    return tagged("SmartType", {}, lines)


def _list(group: str, tag: str, values: Iterable[str], separator: str = "") -> list[str]:
    words = dict.fromkeys(" ".join(value.split()) for value in values)
    lines = [line for word in words if word for line in tagged(tag, {}, words=escape(writable(word)))]
    return tagged(group, {"Separator": separator}, lines)
