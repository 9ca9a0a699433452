"""Scene headings of the Chinese 剧本: numbered, labelled, boxed, or Fountain with Chinese punctuation."""

import re
from collections.abc import Iterator, Mapping

from ciotat.script.piece import Heading, Inside
from ciotat.script.shadow import shadow
from ciotat.script.voice import split_names

__all__ = ["HOUR", "chinese_heading", "label_fields", "labelled_heading", "slots", "with_fields"]

HOUR = (
    r"(?:(?:次|翌|当|同|隔|某)日|第[一二三四五六七八九十]+天|[当同]天|[当同]时|同前|白天|早上|早|清晨|早晨|上午|正午|中午|午后|下午|傍晚|黄昏|"
    r"黎明|凌晨|深夜|夜晚|夜里|晚上|半夜|午夜|拂晓|破晓|日出|日落|入夜|夜间|午间|薄暮|天亮|天黑|[日夜]景|[春夏秋冬]日|初更|[一二三四五]更天?|稍后|片刻后|连续|日转夜|夜转日|[雨雪月风]夜|"
    r"(?:早上|早晨|早|清晨|上午|中午|下午|傍晚|晚上|晚|夜里|凌晨|深夜)?\d{1,2}点(?:半|\d{1,2}分?)?|"
    r"[子丑寅卯辰巳午未申酉戌亥]时(?:[一二三四]刻|半)?|\d{1,2}:\d{2}|(?:DAY|NIGHT|DAWN|DUSK|MORNING|AFTERNOON|EVENING)\b|[日夜晨暮昏午晚])"
)
_INSIDES: Mapping[str, Inside] = {
    **dict.fromkeys(("内", "内景", "室内", "INT"), "inside"),
    **dict.fromkeys(("外", "外景", "室外", "EXT"), "outside"),
    **dict.fromkeys(
        ("内/外", "外/内", "内外", "内外景", "内景/外景", "外景/内景", "内/外景", "INT/EXT", "I/E"), "both"
    ),
}
_INSIDE = (
    r"(?:内景/外景|外景/内景|内/外景|内外景|内/外|外/内|内外|内景|外景|室内|室外|内|外|"
    r"INT\./EXT|INT/EXT|EXT/INT|I/E|INT|EXT)"
)
_NUMBER = r"\d{1,4}(?:[-.]\d{1,4}){0,2}[A-Za-z]?"
_COUNT = r"[〇零一二三四五六七八九十百千两\d]+[A-Za-z]?"
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER}|\+场?)(?P<gap>\s*[、.,，:]\s*|\s+|(?={HOUR}|{_INSIDE}))(?P<rest>\S.*)")
_SCENE = re.compile(
    rf"(?:(?:第{_COUNT}集\s*)?第\s*(?P<a>{_NUMBER}|{_COUNT})\s*[场幕](?:戏)?|(?:场次|场景|场号)\s*[:.]?\s*(?:\((?P<d>[^()\s]{{1,12}})\)|\(?(?P<b>{_NUMBER}|{_COUNT})\)?)"
    rf"|[场Ss]\s*[:#]\s*(?P<c>{_NUMBER})|(?P<e>{_NUMBER})\s*场(?:戏)?(?=[\s:、])|场(?P<f>{_NUMBER})(?=\s))(?P<gap>\s*[:：、.,，]?\s*)(?P<rest>.*)"
)
_BARE_INSIDE = re.compile(rf"\.?\s*(?P<inside>{_INSIDE})\s*(?P<gap>[。.．、，,:·|]|-|\s)\s*(?P<rest>\S.*)", re.I)
_NAMED = re.compile(r"\.?(?:[内內]外?景|外景)\s*[:：]")
_LABEL = re.compile(
    r"(?P<label>场次|场号|出场人物|登场人物|内外景|内/外景|内/外|场景|地点|时间|日期|景别|内外|人物|角色|出场|天气|道具|服装|场|景|时|人)\s*:\s*"
)
_TOKEN = re.compile(r"[^\s,，;；]+")
_HOURS = rf"{HOUR}(?:[/、-]?{HOUR})*"
_PAIR = re.compile(
    rf"(?:(?P<h1>{_HOURS})[/、-]?(?P<i1>{_INSIDE})|(?P<i2>{_INSIDE})[/、.。-]?(?P<h2>{_HOURS}))\.?", re.I
)
_ONE_HOUR = re.compile(_HOURS)
_ONE_INSIDE = re.compile(rf"{_INSIDE}\.?", re.I)
_TAIL = re.compile(rf"(?P<place>.+?)[-、。.](?P<last>{_HOURS}|{_INSIDE})", re.I)
_GLUED = re.compile(rf"(?P<hour>{HOUR})(?P<inside>{_INSIDE})(?!瓦)(?P<place>\S.*)")
_BOXED = re.compile(
    r"【\s*(?P<number>第[^【】场場]{1,6}[场場](?:戏|戲)?|[场場][景次]\s*[^【】\s]{1,6})\s*】\s*(?P<rest>[^【】]*\S)"
)
_MOOD = r"(?:闪回|回忆|梦境|梦|幻想|幻觉|雨|大雨|暴雨|小雨|雪|大雪|雾|空镜|蒙太奇|现实|平行)"
_LEAD = re.compile(rf"(?:【(?P<boxed>{_MOOD})】\s*|(?P<plain>{_MOOD})\s+)(?P<rest>\S.*)")
_COUNTED = re.compile(
    rf"(?:(?P<a>序场|片头|片尾|尾声|彩蛋)\s+|\((?P<b>{_NUMBER}|{_COUNT})\)\s*|(?P<c>{_COUNT})、\s*|(?:No\.?|Scene|S)\s*(?P<d>{_NUMBER})"
    rf"[\s:.、]\s*|(?P<e>{_NUMBER})(?=[\u3400-\u9fff]))(?P<rest>\S.*)",
    re.I,
)
_CAST_TAIL = re.compile(r"[\s,;。，；](?:出场人物|登场人物|人物|角色|出场)\s*:\s*(?P<cast>\S.*)")
_NUMBER_TAIL = re.compile(r"\s*#(?P<number>[\w.\-]{1,12})#")
_BETWEEN = re.compile(r"[、/|·]")
_LATER = re.compile(r"[〇零一二三四五六七八九十百几数半两\d]+(?:个月|小时|分钟|[天年月日周])[之以]?[后前]")
_INNER = re.compile(rf"[(（【]\s*({_MOOD})\s*[)）】]")
_BLANKS = re.compile(r"\s+")
_ASIDE = re.compile(r"\s*[(（【]([^()（）【】]{1,12})[)）】]\s*$")
_MODIFIER = re.compile(rf".*{_MOOD}.*|[A-Z][A-Z\d '’.\-]*|.*(?:\d{{4}}年?|[年月天日]前|[年月天日]后)")
_POSSIBLE = re.compile(
    r"[内外內日夜晨暮昏午晚时時景場场ISEise\d早]|同前|破晓|破曉|拂|连续|連續|后|後|片刻|[子丑寅卯辰巳未申酉戌亥]"
)
_SPOKEN = re.compile(r"[。！？!?”“…]$|(?<!\d)[:：].{2}")
_SENTENCE = re.compile(r"[。！？!?”\"…:]")


def chinese_heading(line: str, after: str = "") -> Heading | None:
    """The heading `line` (without surrounding blanks) is, or None. `after` is the number of the scene before: a plain
    next number is then enough for a line that gives neither hour nor 内外."""
    if not line or len(line) > 120 or line[0] in "△▲▽⊿" or not _POSSIBLE.search(line):
        return None
    first = shadow(line[0])
    if first == "【" and (boxed_number := _BOXED.fullmatch(line)):
        return chinese_heading(f"{boxed_number['number']} {boxed_number['rest']}", after)
    if first == "【" and line[-1] == "】":
        boxed = chinese_heading(line[1:-1].strip(), after)
        return boxed if boxed and boxed.number and (boxed.hour or boxed.inside) else None
    if not (first in "场第Ss+" or first.isdecimal()) and _SPOKEN.search(line) and not _NAMED.match(line):
        return None
    seen = shadow(line)
    return _peeled(line, seen, after) or _whole(line, seen, after)


def _peeled(line: str, seen: str, after: str) -> Heading | None:
    """A heading with more around it: its mood before it, who is in it or its number behind it."""
    if lead := _LEAD.fullmatch(seen):
        found = chinese_heading(line[lead.start("rest") :], after)
        mood = line[slice(*lead.span("boxed" if lead["boxed"] else "plain"))]
        return found._replace(modifiers=(*found.modifiers, mood)) if found and (found.hour or found.inside) else None
    tail = _CAST_TAIL.search(seen) or (_NUMBER_TAIL.search(seen) if seen[-1] == "#" else None)
    head = line[: tail.start()].rstrip() if tail else ""
    if not tail or not (found := _whole(head, shadow(head), after)) or not (found.hour or found.inside):
        return None
    if tail.re is _NUMBER_TAIL:
        return found._replace(number=found.number or tail["number"])
    return found._replace(cast=(*found.cast, *split_names(line[tail.start("cast") :])))


def _whole(line: str, seen: str, after: str) -> Heading | None:
    if scene := _SCENE.fullmatch(seen):
        return _scene(line, scene)
    if numbered := _NUMBERED.fullmatch(seen):
        return _numbered(line, seen, numbered, after)
    if bare := _BARE_INSIDE.fullmatch(seen):
        return _bare(line, seen, bare)
    if (counted := _COUNTED.fullmatch(seen)) and len(line) <= 60 and not _SENTENCE.search(_untimed(counted["rest"])):
        found = slots(line[counted.start("rest") :])
        if found.hour and found.inside and found.place:
            return found._replace(number=next(filter(None, counted.group(*"abcde"))))
    return _loose(line, seen)


def _scene(line: str, match: re.Match[str]) -> Heading | None:
    loose = match["e"] or match["f"]
    number = loose or match["a"] or match["b"] or match["c"] or match["d"]
    if number == match["d"] and not re.fullmatch(_NUMBER, number):
        number = line[slice(*match.span("d"))]
    start, rest = match.start("rest"), match["rest"]
    if not rest.strip():
        return Heading(number)
    if _LABEL.match(rest):
        return with_fields(Heading(number), label_fields(line[start:]))
    if _SENTENCE.search(_untimed(rest)):
        return None
    found = slots(line[start:], number)
    sure = found.hour and found.inside
    return found if sure or not (loose or not match["gap"]) else None


def _numbered(line: str, seen: str, match: re.Match[str], after: str) -> Heading | None:
    start, number = match.start("rest"), match["number"]
    if _LABEL.match(match["rest"]):
        return with_fields(Heading(number), label_fields(line[start:]))
    found = slots(line[start:], number)
    if seen[-1] in "。！？!?":
        return None
    if _SENTENCE.search(_untimed(match["rest"])) and not (found.hour and found.inside and len(line) < 40):
        return None
    if match["gap"].strip() == ":" and not (found.hour and found.inside):
        return None
    if found.hour or found.inside:
        return found if found.place or (found.hour and found.inside) else None
    if len(found.place) > 15 or re.search(r"[，,；;]", found.place):
        return None
    return found if re.fullmatch(r"\d+-\d+[A-Za-z]?", number) or _follows(number, after) else None


def _untimed(seen: str) -> str:
    """A heading without the colons of its clocks."""
    return re.sub(r"\d:\d", "", seen)


def _follows(number: str, after: str) -> bool:
    return number.isdecimal() and after.isdecimal() and int(number) == int(after) + 1


def _bare(line: str, seen: str, match: re.Match[str]) -> Heading | None:
    long_name = match["inside"].upper().rstrip(".") not in ("内", "外", "内外")
    rest = line[match.start("rest") :]
    found = slots(rest)
    if len(line) > 60 or re.search(r"[。！？!?]$", seen) or (not long_name and not found.hour):
        return None
    inside = _inside(match["inside"])
    if found.place or found.hour:
        return Heading("", inside, found.place, found.hour, found.modifiers)
    return None


def _loose(line: str, seen: str) -> Heading | None:
    """A heading without a number: 咖啡馆 夜 内, 日 内 咖啡馆."""
    if len(line) > 40 or _SENTENCE.search(_untimed(seen)) or len(seen.split()) > 5:
        return None
    found = slots(line)
    return found if found.hour and found.inside and found.place else None


def slots(rest: str, number: str = "") -> Heading:
    """Hour, 内外, place and modifiers from a heading without its number: what is neither of the others is the place."""
    rest, modifiers = _asides(rest)
    for inner in _INNER.finditer(rest):
        modifiers.append(inner[1])
        rest = rest[: inner.start()] + " " * len(inner.group()) + rest[inner.end() :]
    hours: list[str] = []
    inside: Inside = ""
    places: list[tuple[int, int]] = []
    apart = True
    for kind, start, end in _kinds(rest):
        text = rest[start:end]
        if kind == "place":
            places = [*places, (start, end)] if apart else [*places[:-1], (places[-1][0], end)]
        elif kind == "hour":
            hours.append(text)
        elif kind == "inside" and not inside:
            inside = _inside(shadow(text))
        else:
            modifiers.append(text)
        apart = kind != "place"
    if not (hours or inside) and (glued := _GLUED.fullmatch(shadow(rest))):
        hours, inside = [rest[slice(*glued.span("hour"))]], _inside(glued["inside"])
        places = [glued.span("place")]
    if not (hours or inside) and _BETWEEN.search(shadow(rest)):
        found = slots(_BETWEEN.sub(" ", shadow(rest)), number)
        if found.hour and found.inside and found.place:
            return found._replace(modifiers=(*modifiers, *found.modifiers))
    place = " ".join(_BLANKS.sub(" ", rest[start:end]) for start, end in places)
    return Heading(number, inside, place.strip("-—–、 "), " ".join(hours), tuple(modifiers))


def _asides(text: str) -> tuple[str, list[str]]:
    """`text` without what stands in parentheses behind it and modifies a heading, and that."""
    modifiers: list[str] = []
    while aside := _ASIDE.search(text):
        if all(kind in ("hour", "inside") for kind, _, _ in _kinds(aside[1])):
            return f"{text[: aside.start()]} {aside[1]}", modifiers
        if not _MODIFIER.fullmatch(shadow(aside[1])):
            break
        modifiers.insert(0, aside[1].strip())
        text = text[: aside.start()]
    return text, modifiers


def _kinds(rest: str) -> Iterator[tuple[str, int, int]]:
    """What each word of a heading gives, and where it stands."""
    seen = shadow(rest)
    for token in _TOKEN.finditer(seen):
        start, end = token.span()
        word = token.group()
        if not word.strip("-/|·、"):
            continue
        if _ONE_HOUR.fullmatch(word):
            yield "hour", start, end
        elif _ONE_INSIDE.fullmatch(word):
            yield "inside", start, end
        elif re.fullmatch(_MOOD, word) or _LATER.fullmatch(word):
            yield "modifier", start, end
        elif pair := _PAIR.fullmatch(word):
            for name in ("h1", "i1", "i2", "h2"):
                if pair[name]:
                    a, b = pair.span(name)
                    yield ("hour" if name[0] == "h" else "inside"), start + a, start + b
        else:
            yield from _tailed(seen, start, end)


def _tailed(seen: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A place with its hour or 内外 hung on with a dash: 医院-日."""
    tail: list[tuple[str, int, int]] = []
    while match := _TAIL.fullmatch(seen, start, end):
        kind = "hour" if _ONE_HOUR.fullmatch(match["last"]) else "inside"
        tail.insert(0, (kind, match.start("last"), end))
        end = match.end("place")
    yield "place", start, end
    yield from tail


def _inside(word: str) -> Inside:
    return _INSIDES.get(word.upper().rstrip(".").replace(".", ""), "both")


def label_fields(line: str) -> dict[str, str]:
    """The labelled values of a line such as 景:客厅 时:夜 人:甲、乙, by canonical label, if one begins it."""
    seen = shadow(line)
    if not _LABEL.match(seen.lstrip()):
        return {}
    labels = [m for m in _LABEL.finditer(seen) if m.start() == 0 or seen[m.start() - 1] in " ,，;；、。【】"]
    ends = [m.start() for m in labels[1:]] + [len(line)]
    return {
        _canonical(m["label"]): line[m.end() : end].strip(" \u3000，,;；。、")
        for m, end in zip(labels, ends, strict=False)
    }


def labelled_heading(line: str, below: str = "") -> Heading | None:
    """The heading that a line such as 场景：客厅 时间：夜 opens, without a number; or None. A time alone opens one only
    where the line `below` names a place."""
    fields = label_fields(line)
    place = fields.get("place", "")
    if place and not _SENTENCE.search(shadow(place)):
        return with_fields(Heading(), fields)
    timed = not place and slots(fields.get("hour", "")).hour and label_fields(below).get("place")
    return with_fields(Heading(), fields) if timed else None


def _canonical(label: str) -> str:
    if label in ("场次", "场号", "场"):
        return "number"
    if label in ("地点", "场景", "景"):
        return "place"
    if label in ("时间", "时", "日期"):
        return "hour"
    if label in ("内外景", "内/外景", "内/外", "内外", "景别"):
        return "inside"
    if label in ("人物", "出场人物", "登场人物", "角色", "出场", "人"):
        return "cast"
    return {"天气": "weather", "道具": "props", "服装": "wardrobe"}[label]


def with_fields(heading: Heading, fields: Mapping[str, str]) -> Heading:
    """`heading` with labelled values filled in; a place may carry its hour and 内外 behind commas."""
    own = slots(fields.get("place", ""))
    told, asides = _asides(fields.get("hour", ""))
    hour = told or own.hour or heading.hour
    written = shadow(fields.get("inside", ""))
    inside = (_inside(written) if _ONE_INSIDE.fullmatch(written) else "") or own.inside or heading.inside
    timed = slots(hour)
    if timed.hour and not timed.place:
        hour, inside = timed.hour, inside or timed.inside
    sided = slots(fields.get("inside", ""))
    inside = inside or sided.inside
    modifiers = (*heading.modifiers, *own.modifiers, *asides, *sided.modifiers)
    weather = (fields["weather"],) if fields.get("weather") else ()
    return Heading(
        fields.get("number", "") or heading.number,
        inside,
        own.place or heading.place,
        hour,
        (*dict.fromkeys(modifiers), *weather),
        (*heading.cast, *split_names(fields.get("cast", ""))),
    )
