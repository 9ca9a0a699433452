"""What the writer is told about a script, worded once in English and once in Chinese."""

from ciotat.core.origin import Origin
from ciotat.script.screenplay import Remark
from ciotat.script.wording import Grade

__all__ = ["MOST", "WORDS", "Remarks"]

WORDS: dict[str, tuple[Grade, tuple[str, str], tuple[str, str]]] = {
    "unclosed-boneyard": (
        "warning",
        ("/* is never closed; it is read as text", "close it with */"),
        ("/* 没有结束，按正文读入", "用 */ 结束"),
    ),
    "unclosed-note": (
        "warning",
        ("[[ is not closed in its paragraph; it is read as text", "close it with ]]"),
        ("[[ 在本段没有结束，按正文读入", "用 ]] 结束"),
    ),
    "silent-cue": (
        "warning",
        ("{name} has a cue but no line", "write the line directly under the name"),
        ("{name} 只有名字，没有台词", "把台词写在名字后面"),
    ),
    "nothing-to-film": (
        "error",
        ("the script holds nothing to film", "write a scene heading and a line of action"),
        ("剧本里没有可拍的内容", "写一行场景标题和一行动作"),
    ),
    "no-hour": (
        "note",
        ("the heading gives no time of day", "end it with “- DAY” or “- NIGHT”"),
        ("场景标题没有写时间", "加上“日”或“夜”"),
    ),
    "no-inside": (
        "note",
        ("the heading does not say inside or outside", "begin it with INT. or EXT."),
        ("场景标题没有写内外景", "加上“内”或“外”"),
    ),
    "no-place": (
        "note",
        ("the heading names no place", "name the place after INT. or EXT."),
        ("场景标题没有写地点", "写上地点"),
    ),
    "no-heading": (
        "note",
        ("no scene heading; all of it is one scene", "begin each scene with a line such as INT. KITCHEN - DAY"),
        ("没有场景标题，全文作为一场", "每场开头写一行，例如：1-1 日 内 厨房"),
    ),
    "tight-heading": (
        "note",
        ("no blank line after the heading; it is read as a heading all the same", "leave a blank line after it"),
        ("场景标题后没有空行，仍按标题读入", "标题后空一行"),
    ),
    "lone-dual": (
        "warning",
        ("{name} speaks at the same time as someone, but no one speaks just before", "remove the ^"),
        ("{name} 标为同时说话，但前面没有人说话", "去掉 ^"),
    ),
    "perhaps-cue": (
        "warning",
        ("“{name}” is read as someone speaking", "add the name to the people of the scene, or begin the line with △"),
        ("“{name}”按说话人读入", "把名字写进本场人物，或在行首加△"),
    ),
    "guessed-speaker": (
        "note",
        ("no word says who speaks; it is taken for {name}", "say who speaks beside the quotation"),
        ("没有写明谁在说话，按{name}读入", "在引号旁写明说话人"),
    ),
    "twice-number": (
        "warning",
        ("scene number {number} is used twice", "give each scene its own number"),
        ("场号 {number} 重复", "每场用不同的场号"),
    ),
    "ids-conflict": (
        "warning",
        ("script.ids holds an unsettled merge; both sides of it are read", "it is written whole with the next film"),
        ("script.ids 里有未解决的合并冲突，两边都已读入", "下次拍摄时会重新写好"),
    ),
    "ids-lines": (
        "warning",
        ("script.ids has damaged lines; what they named counts as new", "restore the file from an earlier version"),
        ("script.ids 有损坏的行，相应内容按新内容处理", "从旧版本恢复这个文件"),
    ),
    "ids-size": (
        "warning",
        ("script.ids is larger than 64 MB and is not read", "restore the file from an earlier version"),
        ("script.ids 超过 64 MB，没有读入", "从旧版本恢复这个文件"),
    ),
    "ids-version": (
        "note",
        ("script.ids was written by a newer version; what is known of it is read", "update the program"),
        ("script.ids 由较新的版本写成，只读入能识别的内容", "请更新程序"),
    ),
}
MOST = 200
"""Remarks on one script, at most."""


class Remarks:
    """Collects remarks in the language of the script; past the two hundredth they no longer help and are dropped."""

    def __init__(self, language: str) -> None:
        self._chinese = language == "zh"
        self.remarks: list[Remark] = []

    def add(self, about: str, origin: Origin | None, **values: str) -> None:
        """Remark on `about`, a key of the table above."""
        if len(self.remarks) < MOST:
            grade, english, chinese = WORDS[about]
            message, advice = chinese if self._chinese else english
            self.remarks.append(Remark(grade, message.format(**values), origin, advice, about=about))
