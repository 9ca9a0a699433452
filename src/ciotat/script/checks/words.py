"""The words of the checks, in English and Chinese: message, advice, and what the fix does."""

from ciotat.script.wording import Wording

__all__ = ["FIXES", "WORDS"]

WORDS: dict[str, Wording] = {
    "name-alike": (
        "warning",
        ("{name} may be {usual}, who speaks {count} times", "spell the name one way", "write {usual}"),
        ("{name}可能就是{usual}（有 {count} 句台词）", "同一个人只用一种写法", "改成{usual}"),
    ),
    "place-alike": (
        "note",
        ("the place “{name}” may be “{usual}”, which has {count} scenes", "name the place one way", "write “{usual}”"),
        ("地点“{name}”可能就是“{usual}”（有 {count} 场）", "同一地点只用一种写法", "改成“{usual}”"),
    ),
    "hour-slip": (
        "warning",
        ("“{name}” at the end of the heading looks like {usual}", "write the time of day", "write {usual}"),
        ("标题末尾的“{name}”像是{usual}", "写清时间", "改成{usual}"),
    ),
    "glued-heading": (
        "warning",
        ("this looks like a scene heading, but no blank line stands above it", "leave a blank line above it", ""),
        ("这一行像场景标题，但上面没有空行", "在上面空一行", ""),
    ),
    "blank-behind-transition": (
        "note",
        ("blanks at the end make this transition action", "take the blanks away", ""),
        ("行末的空格使这个转场成了动作", "删去行末空格", ""),
    ),
    "continued": (
        "note",
        ("({name}) is written ({usual}) elsewhere", "write it one way", "write ({usual})"),
        ("（{name}）在别处写作（{usual}）", "统一写法", "改成（{usual}）"),
    ),
    "small-cue": (
        "warning",
        (
            "{name} stands alone over a line, but not in capitals: it is read as action",
            "write the name in capitals",
            "",
        ),
        ("{name} 单独成行，但不是大写，按动作读入", "人名用大写", ""),
    ),
    "never-speaks": (
        "note",
        (
            "{name} is listed, but neither speaks nor is named in the action",
            "take the name out, or give it something",
            "",
        ),
        ("{name}列在人物里，但没有台词，动作里也没提到", "删去，或给他戏", ""),
    ),
    "number-order": (
        "note",
        ("scene number {number} comes after {before}", "number the scenes in order", ""),
        ("场号 {number} 排在 {before} 之后", "按顺序编号", ""),
    ),
    "mixed-colon": (
        "note",
        ("a “{name}” stands behind the name; most names have “{usual}”", "use one colon", "write “{usual}”"),
        ("人名后用了“{name}”，多数用的是“{usual}”", "统一冒号", "改成“{usual}”"),
    ),
    "no-triangle": (
        "note",
        ("this action has no △; most have one", "begin it with △", ""),
        ("这段动作没有△，多数都有", "行首加△", ""),
    ),
}

FIXES: dict[str, tuple[str, str]] = {
    "unclosed-note": ("close the note at the end of the line", "在行末结束批注"),
    "unclosed-boneyard": ("close it at the end of the line", "在行末结束"),
    "lone-dual": ("remove the ^", "去掉 ^"),
    "tight-heading": ("leave a blank line after it", "标题后空一行"),
    "no-hour": ("end it with {value}, as {why} has it", "写上“{value}”，同{why}"),
    "no-inside": ("begin it with {value}, as {why} has it", "写上“{value}”，同{why}"),
    "twice-number": ("number it {value}", "改成 {value}"),
    "perhaps-cue": ("make it action with △", "加△，作为动作"),
}
"""What the fixes of the reader's own remarks do."""
