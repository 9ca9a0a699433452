"""The breakdown: everyone and everything that acts, scene by scene."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ciotat.direction.address import called_as, kin_of
from ciotat.direction.extras import alone, apposed_before, counted, extras, named_one_by_one, throngs
from ciotat.direction.intercut import APART, INTERCUT
from ciotat.direction.lexicon import actions, looks, places, things
from ciotat.direction.lexicon import people as words
from ciotat.direction.lexicon.table import Hit, Table
from ciotat.direction.naming import acts, called, introduced, is_only_told, proper, roles_in, same
from ciotat.direction.paint import paint
from ciotat.direction.plan import Character, Setting
from ciotat.direction.portrait import age_of, apposed, look_of, sex_of
from ciotat.direction.setting import Era, action_text, era_of, setting_of
from ciotat.direction.standins import standins
from ciotat.script.screenplay import Remark, Scene, Screenplay
from ciotat.script.voice import split_names

__all__ = ["Breakdown", "break_down"]

_SENTENCE_END = re.compile(r"[.!?。！？\n]")
_POSSESSIVE = re.compile(r"(?:\b(?:her|his|their|my|your|our)\s+|[他她我你]的?)$", re.IGNORECASE)
_OTHERS = re.compile(r"['’]s\b|..(?:['’]s\b|的|们)", re.DOTALL | re.IGNORECASE)
_BESIDE = re.compile(r"(?:[A-Za-z]+ )?[A-Za-z]+,?\s*$|[\u3400-\u9fff]{2,4}$")
_SEVERAL = re.compile(
    r"若干|等人|等|数名|几名|数人|一群|\d+[人名个]?|\b(?:THE|TWO|THREE|SEVERAL|SOME)\b", re.IGNORECASE
)
_JOINING = re.compile(r"\s*(?:,? and|&|和|与|、)\s*")
_LISTED = re.compile(r"\s*(?:[(（][^)）]{0,60}[)）])?\s*(?:,|，|、|and|和|与|&)\s*(?:and)?\s*")
_AGED = re.compile(r"\s*[(（]\d{1,2}[)）,，]")
_ALL_HERE = re.compile(r"众人|大家|人们|\beveryone else\b|\b(?:the )?others\b", re.IGNORECASE)
"""Words that mean those who are there already, where three or more are."""
_COMPOUND = re.compile(
    r"\s+(?:masks?|costumes?|suits?|clocks?|uniforms?|outfits?|hats?|coats?|statues?|dolls?|puppets?|toys?|voices?|rooms?|offices?"
    r"|bells?|calls?|clubs?|jokes?|figurines?|posters?|badges?|cars?|academy|school|station)\b|(?:面具|服装|制服|雕像|娃娃|办公室|家里?的?门)",
    re.IGNORECASE,
)
"""What follows a noun for a person that only says of what kind a thing is: clown masks, a grandfather clock."""
_APART = 25
"""Years that are too many for an old lady to be the woman who is there already."""
_BODILESS = {"bird": "birds are heard, not seen", "sheep": "drawn as a dog is", "cow": "drawn as a horse is"}
_CALLED = re.compile(r",?\s*(?:is\s+)?(?:called|named)\s*$|(?:名)?叫(?:做)?$", re.IGNORECASE)
_OPEN, _CLOSE = re.compile(r"[(（]"), re.compile(r"[)）]")
_ELECTRIC = re.compile(r"动车|高铁|地铁|\b(?:metro|subway|bullet)\b", re.IGNORECASE)
_TIMELESS = frozenset(
    {"knight", "king", "monk", "farmer", "beggar", "hunter", "eunuch", "official", "innkeeper", "lady", "masked"}
)
_OF_OLD = frozenset({"lady", "innkeeper", "eunuch", "official"})
_THEY = re.compile(r"\b(?:they|the two|both)\b|[他她]们|[两二俩]人", re.IGNORECASE)
_NAMELESS = {"female": "SHE", "male": "HE"}


@dataclass(frozen=True)
class Breakdown:
    """All characters of the film, who is bodily in which scene, and how the script calls them (`names`)."""

    characters: tuple[Character, ...]
    settings: Mapping[str, Setting]
    presence: Mapping[str, tuple[str, ...]]
    names: Table[str]
    groups: Mapping[str, str]
    remarks: tuple[Remark, ...]
    alias: Mapping[str, str]

    def speakers(self, name: str) -> tuple[str, ...]:
        """Who speaks under the cue `name`: one, or all of ANNA AND BOB; nobody if it stands for no person."""
        return _persons(self.alias, name.strip())

    def character(self, id: str) -> Character:
        return self.by_id[id]

    @cached_property
    def by_id(self) -> Mapping[str, Character]:
        return {character.id: character for character in self.characters}


@dataclass
class _Casting:
    """The cast as it is found while the script is read."""

    screenplay: Screenplay
    named: dict[str, str] = field(default_factory=dict)
    characters: dict[str, Character] = field(default_factory=dict)
    presence: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    kind: dict[str, str] = field(default_factory=dict)
    throngs: dict[str, list[str]] = field(default_factory=dict)
    addressed: dict[str, str] = field(default_factory=dict)


def break_down(screenplay: Screenplay) -> Breakdown:
    """Read the whole script for who, where and when."""
    era = era_of(screenplay)
    casting = _Casting(screenplay)
    _find_named(casting)
    names = called(casting.named, casting.alias, casting.roles)
    settings, remarks = _settings(casting, era)
    for scene in screenplay.scenes:
        _cast_scene(casting, scene, settings[scene.id], names)
    for name in _heard(casting):
        _person(casting, name)
    winter = {who for scene, cast in casting.presence.items() if _cold(settings[scene]) for who in cast}
    dressed = tuple(_dressed(c, era, c.id in winter) for c in casting.characters.values())
    names = called([c.id for c in dressed], casting.alias, casting.roles)
    presence = {scene: tuple(cast) for scene, cast in casting.presence.items()}
    remarks += [*casting.remarks.values(), *standins(screenplay)]
    return Breakdown(dressed, settings, presence, names, casting.groups, tuple(remarks), casting.alias)


def _settings(casting: _Casting, era: Era) -> tuple[dict[str, Setting], list[Remark]]:
    """Where every scene plays, and one note for each word that names no set; 小雨 the girl is no rain."""
    names = Table({name: name for name in casting.alias}, exact=True)
    settings: dict[str, Setting] = {}
    remarks: dict[str, Remark] = {}
    before: Setting | None = None
    for scene in casting.screenplay.scenes:
        shown = action_text(scene)
        before, notes = setting_of(scene, era, before, _mask(shown, names.find(shown), keep=()))
        settings[scene.id] = before
        for note in notes:
            remarks.setdefault(note.message, note)
    return settings, list(remarks.values())


def _heard(casting: _Casting) -> list[str]:
    """Everyone who speaks and is no crowd: whoever is only ever heard needs a voice all the same."""
    lines = (e for scene in casting.screenplay.scenes for e in scene.elements if e.type in ("dialogue", "lyric"))
    names = (who for e in lines for who in _persons(casting.alias, e.name.strip()) or (e.name.strip(),))
    return [name for name in dict.fromkeys(names) if name and not _is_crowd(name)]


def _persons(alias: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The people whom a name in the script means."""
    if name in alias:
        return (alias[name],)
    return tuple(dict.fromkeys(alias[part] for part in split_names(name) if part in alias))


def _cold(setting: Setting) -> bool:
    return not setting.inside and (setting.weather == "snow" or setting.season == "winter")


def _dressed(character: Character, era: str, winter: bool) -> Character:
    look = dict(character.look)
    trade = look.get("profession", "")
    if era == "ancient" and trade and trade not in _TIMELESS:
        modern = looks.UNIFORMS.get(trade, {})
        look = {topic: word for topic, word in look.items() if modern.get(topic) != word}
    if trade == "scholar" and era == "ancient":
        look = {"dress": "long grey robe", "hair": "pinned up", **look}
    if (trade in _OF_OLD and era == "modern") or (trade == "king" and era != "ancient"):
        look = {topic: word for topic, word in look.items() if looks.UNIFORMS[trade].get(topic) != word}
    extra = {"era": era, **({"weather": "winter"} if winter else {})}
    return replace(character, look={**extra, **look})


def _find_named(casting: _Casting) -> None:
    """Everyone with a name, under the one name that stands for them, and the words that describe them."""
    screenplay = casting.screenplay
    for name, description in screenplay.people:
        _note(casting, name, description)
    shown = [e.text for scene in screenplay.scenes for e in scene.elements if e.type == "action"]
    known = proper(shown, (e.name for scene in screenplay.scenes for e in scene.elements))
    for scene in screenplay.scenes:
        for name, description in _cast_list(scene.cast):
            _note(casting, name, description)
        for element in scene.elements:
            _note(casting, element.name, "")
            if element.type == "action":
                for name in introduced(element.text, known):
                    _note(casting, name, "")
    _merge(casting)
    casting.addressed = called_as(screenplay, casting.alias)
    everyone = called(casting.named, casting.alias, {})
    for text in shown:
        _describe(casting, text, everyone)


def _merge(casting: _Casting) -> None:
    """Names of one person become one person; what each is called says what they are."""
    scenes = casting.screenplay.scenes
    spoken = list(dict.fromkeys(part for s in scenes for e in s.elements if e.name for part in _parts(e.name)))
    casting.alias = same(list(casting.named), spoken)
    told: dict[str, str] = {}
    for name, description in casting.named.items():
        id = casting.alias[name]
        told[id] = f"{told.get(id, '')}\n{description}".strip()
        casting.roles.setdefault(id, []).extend(roles_in(name))
    for id, description in told.items():
        casting.roles[id] += roles_in(apposed(description))
    casting.named = told
    for element in (e for s in scenes for e in s.elements if words.PRONOUNS.whole(e.name.strip())):
        _mean(casting, element.name.strip(), told)


def _mean(casting: _Casting, pronoun: str, told: Mapping[str, str]) -> None:
    """Whom an outline means that writes ``he says``: the first of that sex that it has named, else one without a name."""
    if pronoun in casting.alias:
        return
    sex = words.PRONOUNS.whole(pronoun)
    met = (id for id, text in told.items() if sex_of(id, text, " ".join(casting.roles.get(id, ()))) == sex)
    casting.alias[pronoun] = next(met, pronoun)
    if casting.alias[pronoun] == pronoun:
        casting.named[pronoun] = ""


def _parts(name: str) -> tuple[str, ...]:
    """ANNA AND BOB as ANNA, BOB."""
    several = split_names(name.strip())
    return several if len(several) > 1 and all(len(part.split()) < 4 for part in several) else (name.strip(),)


def _note(casting: _Casting, name: str, description: str) -> None:
    for clean in _parts(name):
        if (
            clean
            and not words.PRONOUNS.whole(clean)
            and not _is_crowd(clean)
            and (not things.ANIMALS.whole(clean) or _by_name(clean, casting.screenplay))
            and not things.VEHICLES.whole(clean)
        ):
            casting.named[clean] = f"{casting.named.get(clean, '')}\n{description}".strip()


def _by_name(name: str, screenplay: Screenplay) -> bool:
    """Whether what is called like an animal is a person of that name: 实习生小鹿, FOX (34)."""
    shown = "\n".join(f"{action_text(scene)}\n{' '.join(scene.cast)}" for scene in screenplay.scenes)
    if re.search(rf"{re.escape(name)}\s*[(（,，]\s*(?:[1-9]\d|[女男二三四五六七八九])", shown):
        return True
    trade = any(
        not shown[h.end : h.end + 1].strip() or shown.startswith(name, h.end) for h in words.PERSONS.find(shown)
    )
    return name[:1] in "小阿" and trade and not re.search(rf"[只头匹条群]\S{{0,2}}{re.escape(name)}", shown)


def _is_crowd(name: str) -> bool:
    """Whether `name` means several people: ``PASSENGERS``, ``官兵若干``; but ``官兵甲`` is one."""
    plain = _SEVERAL.sub("", name).strip()
    alone = name.upper() in ("ALL", "BOTH", "EVERYONE", "VOICES", "众", "齐", "合", "全体", "所有人")
    several = any(t.start == 0 and t.end == len(name) and not t.number for t in throngs(name))
    return alone or several or words.CROWDS.whole(plain) is not None


def _cast_list(cast: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names with what stands in brackets after them, put together again where the brackets were cut."""
    out: list[tuple[str, str]] = []
    open_name = ""
    for piece in cast:
        whole = f"{open_name}，{piece}" if open_name else piece
        open_name = whole if len(_OPEN.findall(whole)) > len(_CLOSE.findall(whole)) else ""
        if not open_name:
            name = re.split(r"[(（]", whole, maxsplit=1)[0].strip()
            out.append((name, whole[len(name) :].strip("()（） ")))
    return [pair for pair in out if pair[0]]


def _describe(casting: _Casting, text: str, everyone: Table[str]) -> None:
    """Give each person the words that follow their name, up to the next name or the end of the sentence after."""
    hits = everyone.find(text)
    for k, hit in enumerate(hits):
        if len(casting.named[hit.value]) > 400:
            continue
        limit = hits[k + 1].start if k + 1 < len(hits) else len(text)
        after = text[hit.end : limit]
        ends = [m.end() for m in _SENTENCE_END.finditer(after)]
        keep = (
            ends[1]
            if len(ends) > 1 and words.PRONOUNS.first(after[ends[0] : ends[0] + 6])
            else (ends or [len(after)])[0]
        )
        casting.named[hit.value] += "\n" + after[:keep]
        said = after[:keep] if k + 1 == len(hits) or keep < len(after) else after.rpartition(",")[0]
        ahead, own_noun = apposed_before(text[: hit.start])
        casting.named[hit.value] += f"\n{ahead}" if ahead else ""
        casting.roles.setdefault(hit.value, []).extend(own_noun)
        own = roles_in(apposed(alone(said))) if said[:2].strip()[:1] in ("(", ",", "（", "，") else []
        casting.roles.setdefault(hit.value, []).extend(own)
        if k and _JOINING.fullmatch(text[hits[k - 1].end : hit.start]) and hits[k - 1].value != hit.value:
            casting.named[hits[k - 1].value] += "\n" + after[:keep]
        if k and _LISTED.fullmatch(text[hits[k - 1].end : hit.start]) and hits[k - 1].value != hit.value:
            casting.kind.setdefault(hit.value, casting.kind.get(hits[k - 1].value, ""))
        elif several := named_one_by_one(text[: hit.start]):
            casting.kind.setdefault(hit.value, f"{several} {aged[0] if (aged := _AGED.match(after)) else ''}".strip())
        before = _BESIDE.search(_CALLED.sub("", text[: hit.start]))
        role = next(reversed(roles_in(before.group())), "") if before else ""
        if before and role and before.group().lower().rstrip(" ,").endswith(role):
            casting.roles.setdefault(hit.value, []).append(role)


def _cast_scene(casting: _Casting, scene: Scene, setting: Setting, names: Table[str]) -> None:
    """Put everyone who is bodily there into the scene, in the order they are met."""
    here: list[str] = []
    shown = action_text(scene)
    lines = [e for e in scene.elements if e.name and e.type in ("dialogue", "lyric")]
    bodies = [e.name for e in lines if e.voice in ("onscreen", "inner")]
    heard = {e.name for e in lines} - set(bodies)
    unseen = {who for name in heard for who in _persons(casting.alias, name)}
    listed = [name for name, _ in _cast_list(scene.cast) if name not in heard]
    met = set(bodies)
    shown_names = [
        h for h in names.find(shown) if h.value in met or not is_only_told(shown, h.start, h.end, h.value in unseen)
    ]
    for name in (*listed, *(hit.value for hit in shown_names), *bodies):
        for who in _persons(casting.alias, name):
            here += _person(casting, who)
    people = words.PERSONS.find(shown)
    scenery = [h for h in places.KNOWN.find(shown) if not any(p.start < h.end and h.start < p.end for p in people)]
    masked = _mask(shown, actions.SOUNDS.find(shown) + scenery, keep=("train-car", "car"))
    masked = _mask(masked, [Hit(_noun_before(shown, hit), _noun_after(shown, hit), "") for hit in shown_names], keep=())
    here += _animals(casting, masked, scene) + _vehicles(casting, masked, setting)
    here += _strangers(casting, masked, here, shown)
    here += _pronouns(casting, masked, here)
    groups = "\n".join(n for n in (*listed, *bodies) if _is_crowd(n))
    known = sum(casting.characters[id].species == "human" for id in dict.fromkeys(here))
    many = f"{groups}\n{masked}"
    here += _crowd(casting, many if known < 3 else _ALL_HERE.sub("", many))
    if {INTERCUT, APART} & {*scene.modifiers}:
        mine = {who for name in scene.cast for who in _persons(casting.alias, name)}
        here = [id for id in here if id in mine or casting.characters[id].species != "human"]
    casting.presence[scene.id] = list(dict.fromkeys(here))


def _noun_before(text: str, hit: Hit[str]) -> int:
    """Where a name begins together with the noun that stands right before it: 女警小李, the outlaw JACK."""
    before = text[max(0, hit.start - 24) : hit.start]
    if said := apposed_before(text[: hit.start])[0]:
        return hit.start - len(said)
    noun = next((h for h in reversed(words.PERSONS.find(before)) if not before[h.end :].strip(" ,")), None)
    return hit.start - len(before) + noun.start if noun else hit.start


def _noun_after(text: str, hit: Hit[str]) -> int:
    """Where a name ends together with the title right behind it: 皇后娘娘."""
    after = words.PERSONS.find(text[hit.end : hit.end + 4]) if text[hit.end - 1] > "\u2fff" else []
    return hit.end + (after[0].end if after and after[0].start == 0 else 0)


def _mask(text: str, hits: list[Hit[str]], keep: tuple[str, ...]) -> str:
    for hit in hits:
        if hit.value not in keep:
            text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _person(casting: _Casting, name: str) -> list[str]:
    if name not in casting.characters:
        evidence = casting.named.get(name, "")
        evidence = f"{evidence}\n{casting.kind[name]}" if casting.kind.get(name) else evidence
        han = any("\u4e00" <= c <= "\u9fff" for c in name)
        names = [other for other, id in casting.alias.items() if id == name and other != name]
        what = " ".join(dict.fromkeys((*casting.roles.get(name, ()), *names)))
        trade = f"{name} {what}\n{apposed(evidence)}"
        sex = sex_of(name, evidence, what, casting.addressed.get(name, ""))
        look = look_of(evidence, trade)
        if sex == "male" and look.get("dress", "").endswith(("dress", "qipao")):
            del look["dress"]
        casting.characters[name] = Character(
            id=name,
            name=name,
            species="human",
            sex=sex,
            age=age_of(name, evidence, what),
            look=look,
            language="zh" if han else casting.screenplay.language,
            height=_height(evidence),
        )
    return [name]


def _height(evidence: str) -> int | None:
    metres = re.search(
        r"\b([12])[.]([0-9]{2})\s?m\b|\b(1[0-9]{2}|20[0-9])\s?(?:cm|厘米)|一米([一二三四五六七八九])", evidence
    )
    if not metres:
        return None
    if metres.group(1):
        return int(metres.group(1)) * 100 + int(metres.group(2))
    return int(metres.group(3)) if metres.group(3) else 105 + 10 * "一二三四五六七八九".index(metres.group(4))


def _strangers(casting: _Casting, text: str, here: list[str], shown: str) -> list[str]:
    """People only called by a noun: an old man, unless it can mean someone already there; the bartender. What `shown`
    says of them describes them."""
    found: list[str] = []
    several = {throng.start for throng in throngs(text)}
    for hit in words.PERSONS.find(text):
        sex, age = hit.value
        noun = text[hit.start : hit.end].upper()
        known = [c for c in (*here, *found) if casting.characters[c].species == "human"]
        owned = _POSSESSIVE.search(text[: hit.start]) and not acts(text[hit.end :])
        if noun in known or owned or _OTHERS.match(text[hit.end - 2 :]) or hit.start in several:
            continue
        if noun.endswith(("ING", "ED")) or _COMPOUND.match(text[hit.end :]):
            continue
        if is_only_told(text, hit.start, hit.end):
            continue
        if any(noun.lower() in casting.roles.get(c, ()) for c in known):
            continue
        if relative := kin_of(noun, sex, [casting.characters[c] for c in known], casting.characters.values()):
            found.append(relative)
            continue
        generic = words.GENERIC.whole(noun) is not None
        kin = [casting.characters[c] for c in known if casting.characters[c].sex == sex]
        if generic and any(abs(c.age - age) < _APART or age < 40 for c in kin):
            continue
        casting.named.setdefault(noun, shown[max(0, hit.start - 30) : hit.start] + shown[hit.end : hit.end + 80])
        casting.alias.setdefault(noun, noun)
        found += _person(casting, noun)
    return found


def _pronouns(casting: _Casting, text: str, here: list[str]) -> list[str]:
    """Someone only called he or she: whoever of that sex was met last, else a person without a name. They, where nobody is
    named, are those of the scene before."""
    people = [id for id in here if casting.characters[id].species == "human"]
    alive = [id for id in here if casting.characters[id].species not in things.SPECIES_OF_VEHICLE]
    if not alive and _THEY.search(text) and not throngs(text):
        return list(next((cast for cast in reversed(casting.presence.values()) if len(cast) > 1), ()))
    found: list[str] = []
    sexes: set[str] = {casting.characters[id].sex for id in people}
    for hit in words.PRONOUNS.find(text):
        sex = hit.value
        if sex in sexes or text[hit.start : hit.end].lower() in ("him", "his", "her", "hers", "himself", "herself"):
            continue
        sexes.add(sex)
        met = [c.id for c in casting.characters.values() if c.species == "human" and c.sex == sex and not c.crowd]
        name = {"female": "她", "male": "他"}[sex] if casting.screenplay.language == "zh" else _NAMELESS[sex]
        casting.named.setdefault(met[-1] if met else name, sex)
        casting.alias.setdefault(met[-1] if met else name, met[-1] if met else name)
        found += _person(casting, met[-1] if met else name)
    return found


def _animals(casting: _Casting, text: str, scene: Scene) -> list[str]:
    han = casting.screenplay.language == "zh"
    found: list[str] = []
    most: dict[str, int] = {}
    label: dict[str, str] = {}
    for hit in things.ANIMALS.find(text):
        word = text[hit.start : hit.end].lower()
        if hit.value in _BODILESS:
            note = f"{word!r} has no body of its own: {_BODILESS[hit.value]}"
            casting.remarks.setdefault(hit.value, Remark("note", note, scene.origin))
        if hit.value == "bird":
            continue
        plural = "群" in word or (word.endswith(("s", "wolves")) and not word.endswith("ss"))
        most[hit.value] = max(most.get(hit.value, 0), counted(text, hit, 4 if hit.value == "wolf" else 3, not plural))
        label.setdefault(hit.value, word.strip("群头野饿们") if han else hit.value)
    for species, count in most.items():
        name = label[species].upper() or species
        ids = [name] if count == 1 else [f"{name} {n + 1}" for n in range(min(count, 6))]
        casting.groups.setdefault(species, name)
        found += [_creature(casting, id, species) for id in ids]
    return found


def _creature(casting: _Casting, id: str, species: str) -> str:
    sex = sex_of(id, "")
    casting.characters.setdefault(id, Character(id, id, species, sex, 4, {}, casting.screenplay.language))
    return id


def _vehicles(casting: _Casting, text: str, setting: Setting) -> list[str]:
    if setting.inside and setting.kind != "platform":
        return []
    found = []
    for hit in things.VEHICLES.find(text):
        id = (
            {"train": "火车", "car": "汽车"}.get(hit.value, hit.value)
            if text[hit.start] > "\u3400"
            else hit.value.upper()
        )
        found.append(_creature(casting, id, hit.value))
        if colour := paint(text[: hit.start]):
            casting.characters[id] = replace(was := casting.characters[id], look={"paint": colour, **was.look})
        if hit.value == "train" and "stopped-train" in setting.features and not _ELECTRIC.search(text):
            casting.characters[id] = replace(casting.characters[id], look={"era": "1900"})
    return found


def _crowd(casting: _Casting, text: str) -> list[str]:
    """Who comes in numbers: the same people wherever the same noun comes again."""
    here: list[str] = []
    for noun, one in extras(text, casting.screenplay.language, casting.throngs):
        casting.characters.setdefault(one.id, one)
        casting.throngs.setdefault(noun, [])
        if one.id not in casting.throngs[noun]:
            casting.throngs[noun].append(one.id)
        here.append(one.id)
    return here
