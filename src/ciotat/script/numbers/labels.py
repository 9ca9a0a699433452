"""The words of the tables, in English and in Chinese. The English one is the key."""

from collections.abc import Callable

__all__ = ["Say", "speaking"]

Say = Callable[[str], str]
_CHINESE = {
    "Scenes": "场次",
    "Scene": "场",
    "Heading": "标题",
    "Pages": "页数",
    "Page": "页",
    "Eighths": "八分页",
    "Running time": "片长",
    "Talk": "说话",
    "Time": "时长",
    "Start": "起点",
    "Words": "字数",
    "Words said": "台词字数",
    "Characters": "字符",
    "Lines": "台词",
    "Speaker": "人物",
    "Speeches": "次数",
    "Share": "占比",
    "First": "首场",
    "Last": "末场",
    "Who speaks": "谁在说话",
    "Places": "地点",
    "Place": "地点",
    "Hours": "时间",
    "Hour": "时间",
    "Inside and outside": "内外景",
    "Side": "内外",
    "inside": "内景",
    "outside": "外景",
    "both": "内外景",
    "dawn": "晨",
    "day": "日",
    "dusk": "昏",
    "night": "夜",
    "not given": "未写",
    "Script days": "剧本日",
    "Day": "日",
    "Day out of days": "出工表",
    "Works": "出工",
    "Holds": "等候",
    "Who speaks with whom": "谁和谁说话",
    "One": "甲",
    "Other": "乙",
    "Turns": "对答",
    "Together": "同场",
    "Longest speeches": "最长台词",
    "Text": "内容",
    "Cast": "人物",
    "SW": "始",
    "W": "拍",
    "H": "候",
    "WF": "终",
    "SWF": "始终",
}


def speaking(language: str) -> Say:
    """Says a label in English, or in Chinese where `language` is ``zh``."""
    return (lambda label: _CHINESE.get(label, label)) if language == "zh" else str
