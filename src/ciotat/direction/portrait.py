"""What a person looks like, from what the script says or implies; chance, seeded by the name, for the rest."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

from ciotat.core.chance import chance, pick
from ciotat.direction.lexicon import actions, looks, people
from ciotat.direction.lexicon.table import Hit, tokens

__all__ = ["age_of", "apposed", "look_of", "sex_of"]

Sex = Literal["female", "male"]
_DIGITS = re.compile(
    r"(?<!\d)(\d{1,3})(?:\s*(?:-|\s)?years?[- ]old|\s*岁|(?='?s\b)|(?=\s*[,，、)）;；]))|^[\s,(（]*(\d{1,3})(?!\d)"
    r"|^\W*(?:is|now|just turned|aged?) (\d{1,3})(?![\d%])(?!\s+(?:minute|hour|second|feet|foot|mile|metre|meter|inch|dollar))",
    re.MULTILINE,
)
_HAIR_CUT = re.compile(r"\b(long|short|curly|wavy|straight)\b[\w ,-]{0,18}\bhair\b", re.IGNORECASE)
_HAIR_TINT = re.compile(
    r"\b(gr[ae]y|white|black|brown|blonde?|red|silver|dark|golden)\b[\w ,-]{0,10}\bhair\b", re.IGNORECASE
)
_BEARD_TINT = re.compile(
    r"\b(gr[ae]y|white|black|brown|blonde?|red|silver|dark)\b[\w ,-]{0,10}\bbeard|(花白|灰|白|黑)色?的?大?胡"
    r"|胡[子须](花白|灰白|全白)",
    re.IGNORECASE,
)
_TINTS = {
    "gray": "grey", "silver": "grey", "blond": "blonde", "golden": "blonde", "dark": "black",
    "花白": "grey", "灰": "grey", "灰白": "grey", "白": "white", "全白": "white", "黑": "black",
}  # fmt: skip
_ARTICLE = re.compile(
    r"^.*\b(?:a|an|the|his|her|their|in|of|wears?|wearing|wore|dressed|under|over|with|and|carry|carries|carrying)\b",
    re.IGNORECASE | re.DOTALL,
)
_PART_OF = re.compile(r"-(?:faced|eyed|haired|skinned|cheeked|lipped|nosed|handed|legged|footed)$")
_NOT_LOOK = frozenset({"last", "night", "same", "own", "only", "on", "to", "at", "is", "into"})
_ALONE = re.compile(
    r"\s*(?:$|[,.;)\n-]|and\b|but\b|for\b|(?:wo)?man\b|boy\b|girl\b|guy\b|child\b|figure\b)", re.IGNORECASE
)
_SIZES = ("long", "short", "wide", "big")
_OWNED = re.compile(
    r"(?:\b(?:her|his|their|with|and)\s+(?:the\s+|a\s+)?|[他她和]的?|[把将对向给被跟与抱拉搂护扶牵看望])$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"^[\s,;(]*(?:\d{1,2}\s*\)?[\s,;]*)?an? (?:[\w-]+,? ){0,3}?(woman|man|girl|boy)\b", re.IGNORECASE)
"""What follows a name where it says at once which of the two somebody is."""
_SELF = re.compile(r"\b(him|her)self\b", re.IGNORECASE)
_DECADE = re.compile(r"(?<!\d)([1-9]0)'?s\b")
_GENDERED_ENDS = (
    "man", "men", "woman", "ess", "girl", "boy", "king", "queen", "prince", "emperor",
    "duke", "count", "lord", "monk", "nun", "bride", "maid", "waiter", "cowboy", "妃",
    "后", "皇上", "皇帝", "太子", "公主", "王爷", "公公", "太监", "娘娘", "小姐",
    "千金", "夫人", "和尚", "道士", "丫鬟", "小二", "护士", "空姐", "侍卫", "将军",
    "大侠", "阿姨", "王子", "世子", "皇子", "公子", "少爷", "尼姑", "修女", "女王",
    "郡主", "师太", "宫女", "太后", "国王", "父皇", "侯爷", "掌柜", "神父", "师父",
)  # fmt: skip
_SAID = re.compile(r"(?:^|[，,、（(\s])([女男])性?(?=[，,、）)；。\s]|$)")
_JOINED = re.compile(r"\s*(?:and|or|with|'s|’s)\b|\s*[和与、跟的]")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPELLED = re.compile(
    rf"(?:^|[,(]|\baged)\s*(?:about |almost |nearly )?({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES)}))?(?=\s*[,.;)]|$)",
    re.IGNORECASE,
)
_EITHER = frozenset({
    "thief", "robber", "killer", "murderer", "stranger", "prisoner", "inmate", "outlaw", "bandit", "gangster",
    "assassin", "spy", "agent", "reporter", "journalist", "scientist", "musician", "painter", "pianist",
    "singer", "dancer", "pirate", "hitchhiker", "courier", "tailor", "athlete", "boxer", "magician", "clown",
    "dj", "driver", "teacher", "student", "child", "kid", "teenager", "youth", "elder", "beggar", "hermit",
    "boss", "professor", "doctor", "surgeon", "clerk", "servant", "interpreter", "foreman", "陌生人", "记者", "律师",
    "杀手", "凶手", "黑衣人", "司机", "老师", "医生", "学生", "孩子", "小孩", "老人", "老者", "乞丐", "主持人", "程序员", "科学家",
})  # fmt: skip
"""Nouns that say nothing of the sex, whatever their kind is taken for."""
_WORN = {
    **dict.fromkeys(("长衫", "西装", "胡子", "胡须", "领带", "光头", "beard", "moustache", "mustache", "tuxedo", "necktie"), "male"),
    **dict.fromkeys(("裙", "旗袍", "口红", "高跟鞋", "辫子", "lipstick", "high heels", "skirt", "blouse", "gown"), "female"),
}  # fmt: skip
"""What is worn by one sex rather than the other, where nothing else is said."""
_BOYISH = re.compile(r"^小?[二三四五六七八九]子$|[柱栓狗牛虎]子?$|[狗铁石][蛋头柱]|叔$|伯$|爷$|哥$|弟$")
"""What ends or makes the by-names of boys and men."""
_TITLED = {"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female"}
_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_HAN_AGE = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)(?:多|来|几)?岁")


def apposed(description: str) -> str:
    """Of what follows a name, that which says what someone is: up to the first thing they do."""
    kept = []
    for line in description.split("\n"):
        verbs = [hit for hit in actions.ACTIONS.find(line) if hit.value]
        before = line[: min(verbs[0].start if verbs else 60, 60)]
        if not _JOINED.match(before):
            kept.append(before)
    return "\n".join(kept)


def sex_of(name: str, evidence: str, what: str = "", addressed: str = "") -> Sex:
    """From titles and nouns in the name and in `what` they are, the description, the given name, how others have
    `addressed` them, its characters, the pronouns; else chance."""
    if titled := next((_TITLED[word] for word, _, _ in tokens(f"{name} {what}") if word in _TITLED), None):
        return _sex(titled)
    if called := next((h.value for h in people.PERSONS.find(name) if not _open(name[h.start : h.end])), None):
        return _sex(called[0])
    if pronoun := people.PRONOUNS.whole(name):
        return _sex(pronoun)
    if plain := _SAYS.match(evidence):
        return _sex("female" if plain[1].lower() in ("woman", "girl") else "male")
    if title := people.TITLES.first(name):
        return _sex(title)
    if len(own := {m[1].lower() for m in _SELF.finditer(evidence)}) == 1:
        return _sex("male" if "him" in own else "female")
    if given := people.GIVEN.first(f"{name} {what}") or people.GIVEN.first(_plain(name)):
        return _sex(given)
    if said := next((h.value for h in people.PERSONS.find(what) if not _open(what[h.start : h.end])), None):
        return _sex(said[0])
    told = apposed(evidence)
    nouns = (h for h in people.PERSONS.find(told[:80]) if not _open(told[h.start : h.end]))
    if noun := next((h for h in nouns if not _OWNED.search(told[: h.start])), None):
        return _sex(noun.value[0])
    worn = {_WORN[w] for w in _WORN if w in told[:60].lower()}
    if len(worn) == 1:
        return _sex(worn.pop())
    if _BOYISH.search(name):
        return "male"
    tail = name[1:] if name and name[0] in people.SURNAMES else name
    female, male = sum(c in people.FEMALE_HAN for c in tail), sum(c in people.HAN_MALE for c in tail)
    if said_so := _SAID.search(evidence[:60]):
        return "female" if said_so[1] == "女" else "male"
    if addressed:
        return _sex(addressed)
    if female != male:
        return "female" if female > male else "male"
    counts = [hit.value for hit in people.PRONOUNS.find(evidence)]
    if counts.count("female") != counts.count("male"):
        return "female" if counts.count("female") > counts.count("male") else "male"
    worn = {_WORN[w] for w in _WORN if w in evidence.lower()}
    if len(worn) == 1:
        return _sex(worn.pop())
    if trade := people.PERSONS.first(f"{name} {what}"):
        return _sex(trade[0])
    return pick(("female", "male"), "sex", name)


def _plain(name: str) -> str:
    """A name without its accents: ANDRÉ as ANDRE."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _open(noun: str) -> bool:
    """Whether a trade is open to both: a doctor, a captain; 女警 and a waitress say more."""
    plain = noun.lower()
    if plain in _EITHER:
        return True
    return looks.PROFESSIONS.whole(plain) is not None and not plain.endswith(_GENDERED_ENDS) and "女" not in plain


def _sex(word: str) -> Sex:
    return "female" if word == "female" else "male"


def age_of(name: str, evidence: str, what: str = "") -> int:
    """In years: written out, implied by a word, or between 24 and 48 by chance."""
    if (decade := _DECADE.search(evidence)) and int(decade.group(1)) <= 90:
        return int(decade.group(1)) + pick((3, 4, 5), "age", name)
    if (digits := _DIGITS.search(evidence)) and 0 < int(next(filter(None, digits.groups()))) < 110:
        return int(next(filter(None, digits.groups())))
    if spelled := _SPELLED.search(evidence[:60]):
        return 10 * (_TENS.index(spelled[1].lower()) + 2) + (_ONES.index(spelled[2].lower()) + 1 if spelled[2] else 0)
    if han := _HAN_AGE.search(evidence):
        return _HAN_DIGITS.get(han.group(1), 1) * 10 + _HAN_DIGITS.get(han.group(2), 0)
    if noun := people.PERSONS.first(name) or people.PERSONS.first(what):
        return noun[1]
    if age := people.AGES.first(evidence[:80]):
        return age
    if described := people.PERSONS.first(evidence[:60]):
        return described[1]
    if name.startswith(("老", "OLD ")):
        return 66
    return int(chance("age", name).integers(24, 49))


def look_of(evidence: str, profession_text: str = "") -> dict[str, str]:
    """Clothes, hair, skin, build, beard, glasses, profession: what the words say, as plain English words by topic."""
    look: dict[str, str] = {}
    trades = [hit.value for hit in looks.PROFESSIONS.find(profession_text)]
    if profession := "police" if "police" in trades else next(iter(trades), ""):
        look = {"profession": profession, **looks.UNIFORMS.get(profession, {})}
    said = {**_garments(evidence), **_features(evidence)}
    if "dress" in said:
        look = {topic: word for topic, word in look.items() if topic not in ("top", "bottom", "dress")}
    if "top" in said or "bottom" in said:
        look.pop("dress", None)
    if "uniform" in said.get("top", "") and (colour := looks.COLORS.first(said["top"])):
        look |= {t: f"{colour} {look[t].split()[-1]}" for t in ("bottom", "hat") if t in look and t not in said}
    return {**look, **said}


def _garments(evidence: str) -> dict[str, str]:
    worn: dict[str, str] = {}
    end = 0
    for hit in looks.GARMENTS.find(evidence):
        topic, garment = hit.value
        before = re.split(r"[,，、;；。.!！]| and | with |和", evidence[max(end, hit.start - 32) : hit.start])[-1]
        said = evidence[hit.start : hit.end].lower()
        worn.setdefault(topic, _phrase([*_adjectives(before), *(said if said.isascii() else garment).split()]))
        end = hit.end
    return worn


def _adjectives(before: str) -> list[str]:
    """The words that stand right before a garment: English ones as they are, Chinese ones one by one in English."""
    if before.strip() and before.strip()[-1].isascii():
        own = _ARTICLE.split(before)[-1].lower().split()
        return [
            word
            for word in own
            if (word.isalpha() or "-" in word) and word not in _NOT_LOOK and not _PART_OF.search(word)
        ][-4:]
    hits = sorted(looks.COLORS.find(before) + looks.STUFF.find(before), key=lambda h: (h.start, h.start - h.end))
    words: list[str] = []
    reached = 0
    for hit in hits:
        if hit.start >= reached:
            words.append(hit.value)
            reached = hit.end
    return words


def _phrase(words: list[str]) -> str:
    """Words in the order of English: size first, each once."""
    once = list(dict.fromkeys(word for part in words for word in part.split()))
    return " ".join([*(w for w in once if w in _SIZES), *(w for w in once if w not in _SIZES)])


def _of_person(topic: str, evidence: str, hit: Hit[str]) -> bool:
    """Whether a word of build is said of somebody: not that of a small boat."""
    loose = topic == "build" and evidence[hit.start : hit.end].lower() in ("small", "tiny", "short")
    return not loose or _ALONE.match(evidence[hit.end :]) is not None


def _features(evidence: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for topic, table in (
        ("hair_color", looks.HAIR_COLORS),
        ("hair", looks.HAIR),
        ("skin", looks.SKIN),
        ("build", looks.BUILD),
    ):
        if word := next((hit.value for hit in table.find(evidence) if _of_person(topic, evidence, hit)), None):
            found[topic] = word
    if cut := _HAIR_CUT.search(evidence):
        found["hair"] = cut.group(1).lower()
    if tint := _HAIR_TINT.search(evidence):
        found["hair_color"] = _TINTS.get(tint.group(1).lower(), tint.group(1).lower())
    if beard := _BEARD_TINT.search(evidence):
        word = next(group for group in beard.groups() if group).lower()
        found["beard_color"] = _TINTS.get(word, word)
        found.setdefault("hair_color", found["beard_color"])
    for hit in looks.FACE.find(evidence):
        found.setdefault(*hit.value)
    return found
