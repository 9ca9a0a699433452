"""How people call each other in what they say: *Dad, wait* and 哥，你怎么哭了 tell of whom they are said to."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ciotat.direction.lexicon.people import SURNAMES
from ciotat.direction.plan import Character
from ciotat.script.screenplay import Scene, Screenplay

__all__ = ["called_as", "kin_of"]

_MALE = (
    "大?哥哥?|[老小]弟|弟弟|[大小]?兄弟|兄台|贤弟|师兄|师弟|老?爸爸?|爹爹?|父亲|老爷子|爷爷|外公|姥爷|大?叔叔?|大?伯伯?|大爷|舅舅|姑父|公子|少爷|老爷|"
    "相公|官人|小伙子|老公|先生|小子|臭小子|dad|daddy|father|papa|grandpa|grandfather|uncle|brother|bro|son|mister|sir|young man|my boy"
)
_FEMALE = (
    "大?姐姐?|妹妹|小妹|师姐|师妹|老?妈妈?|娘亲?|母亲|奶奶|外婆|姥姥|阿姨|大?婶婶?|大妈|大娘|姑姑|姑姑?娘|舅妈|小姐|夫人|娘子|嫂子|嫂嫂|老婆|太太|女士|丫头|"
    "mom|mum|mommy|mummy|mother|mama|grandma|grandmother|aunt|auntie|sister|sis|daughter|ma'am|madam|miss|young lady"
)
_HERE = r"(?:^|(?<=[，,。.！!？?；;：:…—\s]))(?:{})(?=\s*(?:[，,。.！!？?；;…—]|$))"
_SEXES = {
    "male": re.compile(_HERE.format(_MALE), re.IGNORECASE), "female": re.compile(_HERE.format(_FEMALE), re.IGNORECASE),
}  # fmt: skip
_NAMED = {"male": re.compile(r"(\S{1,3})(?:哥|叔|爷|伯|少)$"), "female": re.compile(r"(\S{1,3})(?:姐|姨|婶|嫂)$")}
_TITLED = {
    "male": re.compile(r"(\S)(?:大人|将军|公子|兄|先生|少侠|老爷|卿)"), "female": re.compile(r"(\S)(?:姑娘|小姐|夫人|娘子)"),
}  # fmt: skip
_KIN = re.compile("[大小]?(?:妹妹?|姐姐?|弟弟?|哥哥?)|儿子|女儿|闺女|父亲|母亲|爸爸?|妈妈?|爷爷|孙子|孙女")
_CLAUSE = re.compile(r"[，,。.！!？?；;：:…—\s]+")


def called_as(screenplay: Screenplay, alias: Mapping[str, str]) -> dict[str, str]:
    """The sex of those whom others call dad, 姐 or sir to their face, by id; `alias` gives the id of every name. Whoever is
    called both ways is left out."""
    sexes: dict[str, set[str]] = {}
    for scene in screenplay.scenes:
        for who, sex in _told(scene, alias):
            sexes.setdefault(who, set()).add(sex)
    return {who: found.pop() for who, found in sexes.items() if len(found) == 1}


def kin_of(noun: str, sex: str, here: Sequence[Character], everyone: Iterable[Character]) -> str:
    """Who 妹妹 or 儿子 is where nobody has that name: the one of everyone of that sex who has the family name of somebody
    `here`; empty where there is none or several."""
    if _KIN.fullmatch(noun) is None:
        return ""
    families = {c.name[:1] for c in here if c.name[:1] in SURNAMES and len(c.name) > 1}
    ids = {c.id for c in here}
    found = [c for c in everyone if c.sex == sex and c.name[:1] in families and c.id not in ids and len(c.name) > 1]
    return found[0].id if len(found) == 1 else ""


def _told(scene: Scene, alias: Mapping[str, str]) -> list[tuple[str, str]]:
    lines = [(alias.get(e.name.strip(), ""), e.text) for e in scene.elements if e.type == "dialogue" and e.name]
    speak, ids = list(dict.fromkeys(who for who, _ in lines if who)), sorted(set(alias.values()))
    found: list[tuple[str, str]] = []
    for k, (who, text) in enumerate(lines):
        found += _by_name(text, ids, who)
        said = {sex for sex, words in _SEXES.items() if words.search(text)}
        others = [other for other in speak if other != who]
        if len(said) != 1 or not who or not others:
            continue
        near = [other for other, _ in (*reversed(lines[:k]), *lines[k + 1 :]) if other and other != who]
        if len(others) == 1 or (k and near[0] == lines[k - 1][0]):
            found.append((near[0], said.pop()))
    return found


def _by_name(text: str, ids: Sequence[str], who: str) -> list[tuple[str, str]]:
    """晚姐 is 林晚, where one name alone ends so; 沈大人 is 沈清辞, where one alone begins so; never `who` says it."""
    found = []
    for sex, words in _TITLED.items():
        for surname in words.findall(text):
            own = [id for id in ids if id != who and id[:1] == surname and surname in SURNAMES and len(id) > 1]
            found += [(own[0], sex)] if len(own) == 1 else []
    for clause in _CLAUSE.split(text):
        for sex, words in _NAMED.items():
            if match := words.search(clause[-4:]):
                own = [id for id in ids if id != who and id.endswith(match[1]) and len(id) > len(match[1])]
                found += [(own[0], sex)] if len(own) == 1 else []
    return found
