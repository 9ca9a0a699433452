"""Names: where the script brings people in, and which of the names it writes are one person.

DR. AMARA OKAFOR, AMARA and *the doctor* are one; MR. and MRS. WELLS are two. Whatever is not certain stays apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ciotat.direction.lexicon import actions, looks, places, things
from ciotat.direction.lexicon import people as words
from ciotat.direction.lexicon.table import Table, tokens
from ciotat.script.sentences import TITLES

__all__ = ["acts", "called", "introduced", "is_only_told", "proper", "roles_in", "same"]

_TITLE = rf"(?:(?:{TITLES.upper()}|ST)\.\s+)"
_TITLED = re.compile(_TITLE)
_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*[A-ZÀ-Þ]"
_CAPS = re.compile(
    rf"(?<![\w'’]){_TITLE}?{_WORD}"
    rf"(?:\s+(?:[\"“]{_WORD}[\"”](?=\s)|[A-ZÀ-Þ]\.(?=\s+{_WORD})|(?:{_WORD}|#?\d+)(?![a-zß-ÿ])))*"
)
_LOWER = re.compile(r"\b[A-Z][a-z]{2,}\b")
_HAN_NAME = re.compile(
    rf"[老小阿][{''.join(sorted(words.SURNAMES))}]|"
    rf"[{''.join(sorted(words.SURNAMES))}](?:师傅|老师|医生|大夫|队长|警官|经理|局长|老板|公公|嬷嬷|将军|大人|姑娘|公子|总)"
)
_HAN_NEXT = "，。、和与把被在从向对也正又就站坐走看说"
_ARTICLE = re.compile(r"^(?:THE|A|AN|TWO|THREE|FOUR|SOME|SEVERAL)\s+")
_FOLLOWED = re.compile(
    r"\s*[(,]\s*(?:(?:now )?\d|early|mid|late|a |an |in |young|old|the |huge|tall|his |her )|\s+is\s+\d"
)
_LISTED = re.compile(r"^\s*(?:,|and\b|&)\s*(?:and\s+)?[A-Z]{2}")
_RESTS = re.compile(r"^\s+(?:sit|stand|wait)\b")
_MANY = re.compile(r".*(?:[^S]S|ING)|.*\w\.\w.*")
"""What in capitals is as often a noise, several things or letters: CREAKS, STOMPING, WHITE ROOTS, U.S.O."""
_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ]{2,}\b")
_AN = re.compile(r"\b[Aa]n?\s+$")
_OWNED = re.compile(r".*['’]S (?P<what>.+)")
_AND = re.compile(r"\s*(?:\([^)]{0,80}\)|（[^）]{0,60}）)?\s*(?:,|,?\s*and|&)\s*")
_CALLED = re.compile(r"\b(?:called|named)\s+([A-Z][a-zà-ÿ]+)\b")
_TAIL = re.compile(r"(?:\s+(?:IN|WITH|WITHOUT|OF|AT|ON|FROM|WHO|AND|BY|FOR))+$")
"""What a name in capitals is left with where the words after it are not written so: MAN IN A RED JACKET."""
_VESSEL = re.compile(
    r"(?:ship|craft|vessel|submarine|yacht|ferry|boat|cruiser|frigate|shuttle|\bHMS|\bUSS|\bSS)[,\s\"“]*$",
    re.IGNORECASE,
)
_OF_KIND = re.compile(r"\b[Aa]n?\s+(?:[\w-]+\s+){0,3}$")
_THEN_NAMED = re.compile(rf",\s+{_WORD}\s*[,(]")
_LIKENESS = re.compile(
    r"\b(?:as|like|(?:drawing|picture|painting|photo(?:graph)?|portrait|statue|poster|image|sketch|dream) of)\s+(?:her as |him as )?"
    r"(?:an?\s+|the\s+)?(?:\w+\s+)?$|像(?:一[个位])?$|(?:画|照片|雕像|梦见)[^，。]{0,4}$|(?:屏幕上?|来电|来电显示|写着)(?:显示|写着|是|的是)?[：:“\"‘]*$"
    r"|\bscreen (?:says|reads|shows)[:\s“\"]*$",
    re.IGNORECASE,
)
"""What stands before somebody who is painted, dreamt or compared, and not there."""
_OWNS = re.compile(r".+(?:['’]s|s['’]|的)", re.IGNORECASE)
_LIFELESS = ("dead", "murdered", "drowned", "strangled", "lifeless")
_DEAD = re.compile(rf"\b(?:{'|'.join(_LIFELESS)})\s+(?:young |old )?(?:man|woman|girl|boy)\b", re.IGNORECASE)
_MADE = frozenset({"ROBOT", "ANDROID", "DROID", "CYBORG", "ALIEN", "HOLOGRAM", "COMPUTER"})
_NOT_SAID = frozenset({"autumn", "summer", "dawn", "april", "may", "june", "august", "sky", "rain", "hope", "joy", "faith",
                       "grace", "rose", "lily", "ivy", "iris", "daisy", "star", "storm", "sunny", "misty", "angel"})  # fmt: skip
"""Given names that are words as well: at the head of a sentence they are nobody's."""
_APART = frozenset(("young", "old", "little", "older", "younger", "and", "voice", *_LIFELESS))
_GENDERED = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "count", "father", "uncle"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "queen", "princess", "countess", "mother", "aunt"), "female"),
}
_SHORT = {"dr": "doctor", "sgt": "sergeant", "lt": "lieutenant", "capt": "captain", "det": "detective",
          "prof": "professor", "col": "colonel", "gen": "general", "rev": "priest"}  # fmt: skip
_KIN = {
    **dict.fromkeys(("husband", "father", "dad"), ("husband", "father", "dad")),
    **dict.fromkeys(("wife", "mother", "mom", "mum"), ("wife", "mother", "mom", "mum")),
    "son": ("son",), "daughter": ("daughter",), "brother": ("brother",), "sister": ("sister",),
}  # fmt: skip
_OWNERS = ("the", "her", "his", "their")
_HAN_VOICE = re.compile(r".{1,5}[里中]的(?P<who>.+)|(?P<own>.+)的声音")
"""A voice of somebody: 录音里的林晚, 林晚的声音."""
_HAN_ALIAS = re.compile(r"[老小阿](?P<a>.)|(?P<b>.)(?:师傅|老师|医生|大夫|队长?|警官|经理|局长|老板|公公|总)")


def proper(texts: Iterable[str], cues: Iterable[str]) -> frozenset[str]:
    """The words, in capitals, that a script writes as names: in `cues`, or with a capital amid a sentence of `texts`."""
    within = {word.upper() for text in texts for word in _WITHIN.findall(text)}
    return frozenset(within.union(*(name.upper().split() for name in cues)))


def introduced(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Names in an action: in capitals where a person is introduced, or a given name that does something. Of words in
    capitals that may be a noise (*the boards SQUEAL and CREAK*) only those are names that hold one of the `known`."""
    if text.upper() == text and text.isascii():
        return []
    found = [m.group() for m in _HAN_NAME.finditer(text) if _goes_on(text[m.end() :])]
    found += [match[1].upper() for match in _CALLED.finditer(text)]
    last, listed = -1, False
    for match in _CAPS.finditer(text):
        name = _TAIL.sub("", _ARTICLE.sub("", match.group().strip(" .-'’")))
        after = listed and _AND.fullmatch(text[last : match.start()]) is not None
        last = match.end()
        rest = text[match.end() :]
        if _VESSEL.search(text[: match.start()]) or _only_a_kind(name, text[: match.start()], rest):
            continue
        sure = bool(words.PERSONS.find(name) or words.GIVEN.whole(name) or _TITLED.match(match.group()))
        does = (_RESTS.match(rest) or acts(rest)) and not _MANY.fullmatch(name)
        among = (after or _LISTED.match(rest) or acts(rest)) and not known.isdisjoint(name.split())
        aged = (of := _FOLLOWED.match(rest)) and (of.group()[-1].isdigit() or not _AN.search(text[: match.start()]))
        listed = (sure and not _is_owned(name)) or (bool(aged or does or among) and not _thing(name))
        if listed:
            found.append(name)
    for match in _LOWER.finditer(text):
        plain = match.group().lower()
        if words.GIVEN.whole(plain) and plain not in _NOT_SAID and acts(text[match.end() :]):
            found.append(match.group().upper())
    found += [" ".join(match.group().upper().split()) for match in _DEAD.finditer(text)]
    return [name for name in found if len(name) > 1]


def _is_owned(name: str) -> bool:
    """Whether `name` is something of somebody's, and not somebody: MAN'S SILHOUETTE, but BAKER'S WIFE."""
    owned = _OWNED.fullmatch(name)
    return owned is not None and not words.PERSONS.find(owned["what"])


def is_only_told(text: str, start: int, end: int, unseen: bool = False) -> bool:
    """Whether who is named there in `text` is painted, dreamt or compared; or, who is otherwise `unseen`, only owns what is
    there: *Mira's coat hangs by the door*."""
    return _LIKENESS.search(text[max(0, start - 40) : start]) is not None or (
        unseen and _OWNS.fullmatch(text[start : end + (text[end : end + 1] == "的")]) is not None
    )


def _only_a_kind(name: str, before: str, rest: str) -> bool:
    """Whether `name` only says of what kind the one is whose name comes next: *A small ROBOT, BIT, rolls in.*"""
    follows = _THEN_NAMED.match(rest)
    if (words.PERSONS.whole(name) is None and name not in _MADE) or follows is None or not _OF_KIND.search(before):
        return False
    return words.PERSONS.whole(follows.group().strip(" ,(")) is None


def _goes_on(rest: str) -> bool:
    hits = actions.ACTIONS.find(rest[:6])
    return rest[:1] in _HAN_NEXT or bool(hits and hits[0].start == 0 and hits[0].value)


def acts(rest: str) -> bool:
    """Whether the very next word is a verb of action."""
    near = tokens(rest[:40])[:1]
    return bool(near) and rest[: near[0][1]].strip() == "" and bool(actions.ACTIONS.first(near[0][0]))


def _thing(name: str) -> bool:
    tables: tuple[Table[str], ...] = (
        things.PROPS, things.ANIMALS, things.VEHICLES, actions.SOUNDS, words.CROWDS,
        places.KNOWN, places.NEAREST, places.FEATURES, places.WEATHERS,
    )  # fmt: skip
    return bool(actions.ACTIONS.first(name)) or any(table.first(name) is not None for table in tables)


def same(names: Sequence[str], spoken: Sequence[str]) -> dict[str, str]:
    """Every name to the one that stands for its person: the first that speaks, else the longest."""
    fuller = {name: _fuller(name, names) for name in names}
    out: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for name in names:
        top, seen = name, {name}
        while fuller[top] and fuller[top] not in seen:
            top = fuller[top]
            seen.add(top)
        groups.setdefault(min(seen & set(groups), default=top), []).append(name)
    for group in groups.values():
        best = next((name for name in spoken if name in group), max(group, key=len))
        out.update(dict.fromkeys(group, best))
    return out


def _fuller(name: str, names: Sequence[str]) -> str:
    """The one name that says more of the same person; empty if there is none, or more than one."""
    if not name.isascii():
        return _han_fuller(name, names)
    mine, core = _words(name), _core(name)
    if _APART & set(mine) or any(map(str.isdigit, name)):
        return ""
    sex = _sexed(mine)
    found = []
    for other in names:
        theirs, whole = _words(other), _core(other)
        if other == name or not whole or _APART & set(theirs) or "'" in other or "’" in other:
            continue
        within = _in(core, whole) if core else _in(mine, theirs)
        longer = len(whole) > len(core) or (whole == core and (len(theirs), other) > (len(mine), name))
        clash = {sex, _sexed(theirs) or words.GIVEN.first(other)} >= {"female", "male"}
        if within and longer and not clash:
            found.append(other)
    most = [name for name in found if all(_in(_core(o), _core(name)) for o in found)]
    return max(most, key=len) if most else ""


def _han_fuller(name: str, names: Sequence[str]) -> str:
    """陈山 for 老陈 or 陈师傅, 沈怀安 for 怀安, 丫鬟小翠 for 小翠, where one such name and one such alias are in the script."""
    if (voice := _HAN_VOICE.fullmatch(name)) and (who := voice["who"] or voice["own"]) in names:
        return who
    longer = [o for o in names if o != name and len(name) > 1 and o.endswith(name) and _before(o[: -len(name)])]
    if len(longer) == 1:
        return longer[0]
    if not (alias := _HAN_ALIAS.fullmatch(name)):
        return ""
    surname = alias["a"] or alias["b"]
    kin = [other for other in names if surname in other[:2] and other != name]
    full = [other for other in kin if other[0] == surname and 2 <= len(other) <= 3 and not _HAN_ALIAS.fullmatch(other)]
    return full[0] if len(full) == 1 and len(kin) == 1 else ""


def _before(front: str) -> bool:
    """Whether what stands before a Han name is a surname, or says what its owner is."""
    known = words.PERSONS.whole(front) or looks.PROFESSIONS.whole(front)
    return bool(known) or (front in words.SURNAMES and len(front) == 1)


def _words(name: str) -> list[str]:
    return [word for word, _, _ in tokens(name)]


def _core(name: str) -> list[str]:
    """The proper names in `name`: SERGEANT RUIZ is ruiz."""
    return [word for word in _words(name) if not _role(word) and word not in ("the", "a", "an")]


def _role(word: str) -> str:
    """The noun that a title or a trade in a name stands for."""
    if word in _SHORT or word in _GENDERED:
        return _SHORT.get(word, word)
    known = words.TITLES.whole(word) or looks.PROFESSIONS.whole(word) or words.PERSONS.whole(word)
    return word if known else ""


def _sexed(name: Sequence[str]) -> str:
    return next((_GENDERED[word] for word in name if word in _GENDERED), "")


def _in(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def roles_in(text: str) -> list[str]:
    """The nouns in `text` that say what someone is, in the script's words; not man, girl or child."""
    hits = words.PERSONS.find(text) + looks.PROFESSIONS.find(text)
    found = [
        text[hit.start : hit.end].lower() for hit in hits if words.GENERIC.whole(text[hit.start : hit.end]) is None
    ]
    short = [_role(word) for word in _words(text) if word in _SHORT or word in ("count", "countess")]
    return list(dict.fromkeys((*short, *found)))


def called(ids: Iterable[str], alias: Mapping[str, str], roles: Mapping[str, Sequence[str]]) -> Table[str]:
    """What everyone is called: every name they have, its first and last word, and what they are (the sheriff, her
    father), each where it belongs to one person only."""
    owners: dict[str, set[str]] = {}
    own = dict.fromkeys(ids)
    names = [*((id, id) for id in own), *((name, id) for name, id in alias.items() if id in own)]
    for name, id in names:
        pieces = _words(name)
        if len(pieces) > 1 and name.isascii() and not any(map(str.isdigit, name)):
            for piece in {pieces[0], pieces[-1]}:
                if len(piece) > 2 and not _role(piece) and words.COMMON.whole(piece) is None and not _thing(piece):
                    owners.setdefault(piece, set()).add(id)
    for name, id in names:
        if not name.isascii() and (noun := _tail(name)):
            owners.setdefault(noun, set()).add(id)
    for id in own:
        for role in roles.get(id, ()):
            for phrase in _phrases(role):
                owners.setdefault(phrase, set()).add(id)
    rows: dict[str, list[str]] = {id: [id] for id in own}
    taken = {" ".join(_words(name)) for name, _ in names}
    for name, id in names:
        rows[id].append(name)
    for phrase, who in sorted(owners.items()):
        if len(who) == 1 and phrase not in taken:
            rows[next(iter(who))].append(phrase)
    return Table({id: ", ".join(phrase.replace(",", " ") for phrase in row) for id, row in rows.items()}, exact=True)


def _tail(name: str) -> str:
    """The noun at the end of a Han name, be it as common as it may: 老太太 of 沈老太太."""
    hits = words.PERSONS.find(name)
    return name[hits[-1].start :] if hits and hits[-1].end == len(name) and hits[-1].start > 0 else ""


def _phrases(role: str) -> list[str]:
    if not role.isascii():
        return [role]
    return [f"{owner} {noun}" for noun in _KIN.get(role, (role,)) for owner in _OWNERS[: 4 if role in _KIN else 1]]
