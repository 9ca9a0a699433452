"""Where and when a paragraph of prose says it happens, from its first clause."""

import re

from ciotat.script.piece import Inside

__all__ = ["setting_of"]

_PART = r"(?:day|night|morning|afternoon|evening|dawn|dusk|noon|midnight|sunset|sunrise|summer|winter|autumn|spring)"
_SPAN = r"(?:\w+ )?(?:years?|days?|hours?|weeks?|months?|minutes?|moments?)"
_TIME = (
    rf"(?:(?:the |that |this |one )?(?:next|following|same|early|late)?\s*{_PART}|"
    rf"{_SPAN} later|later|meanwhile|\d{{4}})"
)
_HOUR = re.compile(
    rf"(?:(?:it is|it's|it was)\s+)?(?:(?:at|in|by|on|late at|just before|just after)\s+)?(?P<hour>{_TIME})"
    r"\b\s*(?:[,.:;]|$|in\b|at\b|on\b)",
    re.I,
)
_ANY_HOUR = re.compile(r"\b(day|night|morning|afternoon|evening|dawn|dusk|noon|midnight|sunset|sunrise)\b", re.I)
_HOW = r"(?P<how>inside|outside|in|at|on|back (?:in|at|on)|into|across|under|beside|near|by)"
_PLACE = re.compile(
    rf"(?i:{_HOW})\s+(?P<place>(?i:the|an?|his|her|their|our)\s+[^,.;:!?\n]{{2,48}}?|[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){{0,3}})"
    r"(?=\s*[,.;:!?\n]|\s+(?:at|in the (?:morning|evening|afternoon)|where|as|while|with|during|[a-z]+s\b)|$)"
)
_FRAGMENT = re.compile(
    r"(?P<place>(?:(?:An?|The|His|Her|Our)\s+)?[A-Za-z][\w'’ \-]{1,40}?)[.,]\s+(?P<hour>[A-Za-z ]{3,24})\."
)
_HAN_HOUR = re.compile(
    r"(?P<hour>(?:有?一天|某天|第二天|次日|翌日|当天|当晚|那天|这天|几[天年月]后|[一二三四五六七八九十两多]+[天年个月]+后|不久之?后|稍后|"
    r"与此同时|同一时间)?的?(?:清晨|早晨|早上|上午|正午|中午|午后|下午|傍晚|黄昏|黎明|凌晨|深夜|夜晚|夜里|夜|晚上|半夜|"
    r"午夜|拂晓)?)(?=[，,。、的里在])"
)
_HAN_PLACE = re.compile(
    r"(?:在|来到|回到|走进|赶到|到了|到达)(?P<place>[\u3400-\u9fff]{2,12}?)"
    r"(?P<how>里面|里|内|外面|外|上|中|旁边|旁|门口|下)?(?=[，,。；])"
)
_HAN_LEAD = re.compile(r"(?P<place>[\u3400-\u9fff]{2,8}?)(?P<how>里面|里|内|外面|外|上|旁边|旁|门口)[，,]")
_HAN_INSIDE: dict[str, Inside] = {"里": "inside", "里面": "inside", "内": "inside", "外": "outside", "外面": "outside"}


def setting_of(text: str) -> tuple[Inside, str, str]:
    """Inside or outside, place and hour as written at the head of a paragraph; each empty where it is not said."""
    head = re.split(r"(?<=[.!?。！？])\s*|[“\"「]", text.strip(), maxsplit=2)[:2]
    lead = " ".join(head)[:160]
    if re.search(r"[\u3400-\u9fff]", lead[:20]):
        return _han(text.strip()[:60])
    return _english(text.strip()[:160])


def _english(lead: str) -> tuple[Inside, str, str]:
    if (fragment := _FRAGMENT.match(lead)) and _ANY_HOUR.search(fragment["hour"]):
        return "", fragment["place"], fragment["hour"]
    hour = ""
    if match := _HOUR.match(lead):
        hour = match["hour"]
        lead = lead[match.end("hour") :].lstrip(" ,.:;")
    inside: Inside = ""
    place = ""
    if match := _PLACE.match(lead):
        how = match["how"].lower()
        place = match["place"].strip()
        inside = "inside" if how == "inside" else "outside" if how == "outside" else ""
        rest = lead[match.end() : match.end() + 40]
        if not hour and (time := _ANY_HOUR.search(re.split(r"[,.;]", rest.lstrip(" ,"))[0])):
            hour = time.group()
        if time := re.fullmatch(rf"(?:the )?(?:{_TIME})", place, re.I):
            return "", "", time.group()
    return inside, place, hour


def _han(lead: str) -> tuple[Inside, str, str]:
    hour = ""
    if (match := _HAN_HOUR.match(lead)) and match["hour"]:
        hour = match["hour"]
        lead = lead[match.end() :].lstrip("，, 的")
    place = _HAN_PLACE.search(lead[:24]) or _HAN_LEAD.match(lead)
    if not place:
        return "", "", hour
    return _HAN_INSIDE.get(place["how"] or "", ""), place["place"], hour
