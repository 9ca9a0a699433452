"""What stands alone in 【】, or bare with its label: cards, spans, sounds, camera marks, transitions, narration."""

import re
from typing import NamedTuple

from ciotat.script.screenplay import ElementType

__all__ = ["Mark", "bracketed"]

_HEADED = re.compile(r"【\s*(?P<label>[^【】:]{1,6}?)\s*】\s*:?\s*(?P<text>[^:].*)", re.S)
_BOX = re.compile(r"【\s*(?P<inner>[^【】]*?)\s*】[。.]?")
_LABELLED = re.compile(r"(?P<label>[^:]{1,6})\s*:\s*(?P<text>.+)", re.S)
_CARD = re.compile(r"字幕|片名|黑屏字幕|片头字幕|片尾字幕|标题|屏幕字幕|字卡|SUPER", re.I)
_SPAN = re.compile(
    r"(?P<span>闪回|回忆|梦境|现实|幻想|幻觉|蒙太奇|平行)(?:镜头|片段|画面)?\s*(?P<side>开始|起|结束|完|毕|终)?"
)
_VOICE = re.compile(r"VO|V\.O\.|OS|旁白|画外音|画外|独白|解说", re.I)
_SOUND = re.compile(r"音效|音乐|BGM|声效|配乐|SFX|插曲|主题曲", re.I)
_CAMERA = re.compile(
    r"(?:大)?特写|空镜|空镜头|航拍|主观|主观视角|主观镜头|远景|全景|中景|近景|镜头|俯拍|仰拍|慢镜头|慢动作|推镜|拉镜|摇镜|跟拍|升格",
    re.I,
)
_CUT = re.compile(r"转场|过渡")
_TRANSITION = re.compile(
    r"(?:切|切至|切到|切入|切出|硬切|叠化|叠化至|叠|叠入|溶|化入|化出|淡入|淡出|淡入淡出|渐黑|渐隐|黑场|黑屏|闪白|闪黑|定格|转场|划|"
    r"镜头切换|画面切换|画面定格|CUT TO|FADE IN|FADE OUT)(?:到|至)?[。.:]*",
    re.I,
)
_JUMP = re.compile(
    r"[一二三四五六七八九十百千几数两\d]+(?:多)?(?:个)?(?:年|月|天|日|小时|分钟|周|星期)[之以]?[前后].{0,6}|.{0,6}\d{4}年.{0,10}|(?:次日|翌日|第二天|当晚).{0,4}"
)


class Mark(NamedTuple):
    """What a marked line is: type, label as written, where its own text stands, and the span it opens or ends."""

    type: ElementType
    label: str
    start: int
    end: int
    span: str = ""
    opens: bool = False


def bracketed(text: str, seen: str) -> Mark | None:
    """The mark that `text` (a stripped line with its shadow) is, or None for an ordinary line."""
    if not seen or (seen[0] != "【" and len(seen) > 12 and seen.find(":", 0, 8) < 0):
        return None
    box = _BOX.fullmatch(seen) if seen[:1] == "【" and len(seen) <= 300 else None
    start, end = box.span("inner") if box else (0, len(text))
    inner = seen[start:end]
    if seen[0] == "(" and seen[-1] == ")" and len(inner) <= 12 and _TRANSITION.fullmatch(inner[1:-1].strip()):
        return Mark("transition", "", start + 1, end - 1)
    if len(inner) <= 12 and _TRANSITION.fullmatch(inner):
        return Mark("transition", "", start, end)
    if seen[0] == "(" and seen[-1] == ")" and (span := _SPAN.fullmatch(inner[1:-1].strip())):
        return Mark("section", "", start + 1, end - 1, span["span"], span["side"] in (None, "开始", "起"))
    if headed := _headed(text, seen):
        return headed
    if labelled := _LABELLED.fullmatch(inner):
        label = labelled["label"].strip()
        own = start + labelled.start("text")
        written = text[start : start + len(label)]
        if kind := _labelled(label, bool(box)):
            return Mark(kind, "" if kind == "camera" else written, start if kind == "camera" else own, end)
    return _boxed(inner, start, end) if box else None


def _headed(text: str, seen: str) -> Mark | None:
    """The mark that words behind 【旁白】 or 【字幕】 are."""
    if seen[0] != "【" or not (headed := _HEADED.fullmatch(seen)):
        return None
    kind = _labelled(headed["label"], True)
    if kind not in ("dialogue", "card", "sound"):
        return None
    return Mark(kind, text[headed.start("label") : headed.end("label")], headed.start("text"), len(text))


def _labelled(label: str, boxed: bool) -> ElementType | None:
    if _CARD.fullmatch(label):
        return "card"
    if _SOUND.fullmatch(label):
        return "sound"
    if _CAMERA.fullmatch(label):
        return "camera"
    if _CUT.fullmatch(label):
        return "transition"
    return "dialogue" if boxed and _VOICE.fullmatch(label) else None


def _boxed(inner: str, start: int, end: int) -> Mark | None:
    if span := _SPAN.fullmatch(inner):
        return Mark("section", "", start, end, span["span"], span["side"] in (None, "开始", "起"))
    if _JUMP.fullmatch(inner):
        return Mark("card", "", start, end)
    if _CAMERA.match(inner):
        return Mark("camera", "", start, end)
    if _SOUND.match(inner):
        return Mark("sound", "", start, end)
    return Mark("action", "", start, end) if inner and ":" not in inner else None
