"""One clause of action read for who does what to whom."""

import re
from dataclasses import dataclass, field

from ciotat.direction.breakdown import Breakdown
from ciotat.direction.extras import throngs
from ciotat.direction.lexicon import actions, people, things
from ciotat.direction.lexicon.feelings import NEGATIONS
from ciotat.direction.lexicon.table import Hit, tokens
from ciotat.script.screenplay import Scene
from ciotat.script.sentences import sentences

__all__ = ["Doing", "Reader", "clauses"]

_COMMA = re.compile(r"\s*[,，、—-]*\s*")
_NUMBERED = re.compile(r"(.{2,}?)(?:[甲乙丙丁戊一二三四]|\s*#?\d|\s+(?:ONE|TWO|THREE|A|B|C))")
_NAMED = re.compile(r"\b(?:called|named)\s+(?=[A-Z])")
_AND = re.compile(r"^(?:and\s+)?(?:then\s+)?", re.IGNORECASE)
_JOINT = re.compile(r"(?:,\s*(?:and\s+|then\s+)?|\s+and\s+(?:then\s+)?|\s+then\s+|\s+--?\s+|——|，|、(?=[^、]{3}))")
_ANOTHER = re.compile(r"[A-Z][A-Z'’-]+(?:\s[A-Z'’-]+)*\s*[(,\0]")
"""Somebody who is brought in after an *and*: ``and SAM (31), soaked, ...``."""
_SUBJECT = re.compile(
    r"\b(?<!between )(she|he|they|both|everyone|everybody)\b|(?<![在向对给把被])(她们|他们|它们|两个人|两人|二人|俩人|双方|所有人|她|他)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(her|him|them|each other)\b|([她他])", re.IGNORECASE)
_PART = re.compile(
    r"(?:both )?(her|his) (?:\w+ )?(?:hands?|eyes?|face|head|lips?|arms?|legs?|knees?|voice|fingers?|body|shoulders?|heart)\b"
    r"|([她他])的?(?:手|眼|脸|头|嘴|身体|声音|双手|双眼)",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    {
        "and", "then", "again", "still", "now", "finally", "suddenly", "just", "at", "last", "once", "also",
        "in", "his", "her", "a", "moment", "for", "with", "to", "is", "are", "begins", "begin",
        "starts", "start", "tries", "try", "does", "not", "never", "both",
    }
)  # fmt: skip
_HAN_SUBJECT = re.compile(
    r"(?:[地床桌墙门屋院雪树山][上下里口外边]|一[只个道双群阵]|全班|全场|门|窗|灯|什么|有[人个]|手机|电话|远处|外面|背后|忽然有)"
)
_NOUN = re.compile(r"\b(?:his|her|the|a|an|its|their|my|your|this|that) $", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:nobody|no one|nothing|none)\b|没有人|没人|无人|谁也", re.IGNORECASE)
_TOWARDS = re.compile(r"[向朝往]([^，,。]{1,6}?)(?=[走跑冲奔扑爬挪迈])")
_FOLLOWING = re.compile(r"\bfollow(?:s|ed|ing)?\b|跟[上着来在过]|追上")
_OUT_OF = re.compile(r"\b(?:out of|from|off)\b|从")
_PAIR = ("they", "both", "她们", "他们", "两个人", "两人", "二人", "俩人", "双方", "them", "each other")
_LAID = re.compile(r"\s+(?:the|a|an|his|her|their|its|it|them|down his|down her)\b", re.IGNORECASE)
"""What follows *lays* where something is laid down, and nobody lies."""
_GOES_OUT = re.compile(
    r"\b(?:rides?|walks?|drives?|runs?|goes|strides?|limps?|marches|staggers?|hurries|rushes|slips|sails?)\b[^.,;]{0,24}"
    r"\b(?:out of (?:town|the|here|sight|frame|shot)|into the (?:sunset|night|distance|dark\w*|fog|rain))"
    r"|(?:走|跑|溜)了(?:[。！，]|$)|就跑[。！，]|就跑$|往外跑|往外走|跑没影",
    re.IGNORECASE,
)
_COMES_OUT = re.compile(
    r"\b(?:hurr|rush|run|ran|com|walk|step|burst|storm|stumbl)\w* out of\b|从[^，。]{1,8}[里中][冲跑走钻]",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:doors?|gate|curtain|hatch|flap)\b[^.]{0,24}\b(?:opens?|swings?|slides?|flies|bursts?|creaks?)\b|门[^，。]{0,4}(?:开|被推开|撞开)",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"\bin(?:to)? the (?:open )?(?:doorway|door\b|entrance|frame)|\bat the (?:open )?door\b|\bon the threshold\b"
    r"|站在门[口前边]|出现在门口|倚[在着]门",
    re.IGNORECASE,
)
_SERVES = re.compile(r"^[^,.;]{0,30}\b(?:brings?|serves?)\b|端[着来上]", re.IGNORECASE)
_STANDING = ("stand", "look", "feel", "reach", "", "turn", "speak")
_ASLEEP_ON = re.compile(
    r"\bin (?:a|an|the|his|her) (?:\w+ )?(?:chair|armchair|seat)\b|\bon (?:the|his|her|a) (?:desk|table|keyboard|bar|counter)\b"
    r"|(?:键盘|桌|台)[子面]?上|椅[子]?[上里]|沙发上坐",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(r"(?:^|[，,、\s])(?:并|又|再|正)?[与跟向对朝给把被替为冲]$")
_GLUE = re.compile(r"\s*(?:[(（][^)）]{0,60}[)）])?\s*(?:,|，|、|and|和|与|跟|&)?\s*(?:and)?\s*", re.IGNORECASE)
_ALSO = re.compile(r"\band\b|和|与|跟|、|&")
_VEHICLE_VERBS = {
    "enter": "arrive", "approach": "arrive", "run": "arrive", "walk": "arrive", "arrive": "arrive",
    "exit": "depart", "flee": "depart", "depart": "depart", "pass": "pass", "stand": "stand",
}  # fmt: skip
_GOING = ("enter", "approach", "run", "walk", "flee", "exit")
_ANIMAL_VERBS = {
    "howl", "snarl", "run", "walk", "sit", "lie", "stand", "approach", "enter", "exit", "flee", "look", "strike",
    "turn", "fall",
}  # fmt: skip


@dataclass(frozen=True)
class Doing:
    """`actor` (with `others`) does `verb` to `target`; `still`: the clause says that it is not done."""

    actor: str
    verb: str
    target: str = ""
    others: tuple[str, ...] = ()
    still: bool = False


def clauses(text: str) -> list[str]:
    """A paragraph as clauses that each do one thing, with all its words; pieces without a verb stay with what they
    belong to."""
    return [piece.strip() for sentence in sentences(text) for piece in _split(sentence) if piece.strip()]


def _split(sentence: str) -> list[str]:
    """One piece for each thing done: cut where both sides have a verb, or where somebody new is named who then acts."""
    depth_safe = re.sub(r"[(（][^)）]*[)）]", lambda m: "\0" * len(m.group()), sentence)
    pieces: list[str] = []
    start = 0
    for joint in _JOINT.finditer(depth_safe):
        left, right = sentence[start : joint.start()], sentence[joint.end() :]
        following = re.split(_JOINT, right, maxsplit=1)[0]
        another = _ANOTHER.match(right) is not None and joint.group().strip() in ("and", ", and") and _has_verb(right)
        if _has_verb(left) and (_has_verb(following) or another) and len(pieces) < 5:
            cut = joint.start() + len(_COMMA.match(joint.group()).group())  # type: ignore[union-attr]
            pieces.append(sentence[start:cut])
            start = cut
    return [*pieces, sentence[start:]]


def _has_verb(text: str) -> bool:
    return any(hit.value and (hit.value != "feel" or len(text) > 8) for hit in actions.ACTIONS.find(text))


@dataclass
class Reader:
    """Reads the clauses of one scene in order and remembers who was spoken of, for the pronouns."""

    scene: Scene
    breakdown: Breakdown
    last: dict[str, str] = field(default_factory=dict)
    actors: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    recent: list[str] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    ajar: bool = False

    def __post_init__(self) -> None:
        self.cast = self.breakdown.presence[self.scene.id]
        self.humans = [id for id in self.cast if self.human(id) and not self.breakdown.by_id[id].crowd]
        for id in reversed(self.humans):
            self.last[self.breakdown.by_id[id].sex] = id

    def heard(self, name: str) -> None:
        """Somebody has spoken: a pronoun after it may mean them, and they are there."""
        for who in self.breakdown.speakers(name):
            if who in self.humans:
                self.last[self.breakdown.by_id[who].sex] = who
                self.seen.add(who)
                self.recent = [id for id in self.recent if id != who] + [who]

    def human(self, id: str) -> bool:
        return id in self.breakdown.by_id and self.breakdown.by_id[id].species == "human"

    def vehicle(self, id: str) -> bool:
        return id in self.breakdown.by_id and self.breakdown.by_id[id].species in things.SPECIES_OF_VEHICLE

    def read(self, text: str) -> Doing:
        """Who does what in `text`; without a verb or an actor the clause is a description."""
        text = _NAMED.sub("", _AND.sub("", text))
        verbs = self._verbs(text)
        verb_at = verbs[0].start if verbs else len(text)
        before = text[: verbs[-1].start] if verbs else ""
        named = any(hit.end <= len(before) for hit in self.breakdown.names.find(text))
        subjects = ([] if named else self._alike(before)) or self._subjects(text, verb_at, bool(verbs))
        if not subjects:
            self._mentioned(text)
            self.ajar = self.ajar or _OPENS.search(text) is not None
            return Doing("", "")
        actor, others = subjects[0], subjects[1:]
        self.actors = subjects
        if self.human(actor):
            self.last[self.breakdown.by_id[actor].sex] = actor
        verb = self._verb(actor, [hit.value for hit in verbs])
        verb = self._place(actor, verb, text)
        self.seen.update(subjects)
        target = self._target(text, verbs[0].end if verbs else 0, subjects)
        met = [id for id in (*subjects, target) if id in self.humans]
        self.recent = [id for id in self.recent if id not in met] + met
        still = bool(verbs) and self._denied(text, verb_at)
        return Doing(actor, "stand" if still else verb, target, tuple(others), still)

    def _mentioned(self, text: str) -> None:
        """Who is spoken of where nobody known acts may be meant by the next pronoun."""
        for hit in self.breakdown.names.find(text):
            if hit.value in self.humans:
                self.last[self.breakdown.by_id[hit.value].sex] = hit.value

    def _place(self, actor: str, verb: str, text: str) -> str:
        """The verb, as where it happens has it: who runs out of a house that nobody has seen comes in, as does who stands in
        a door that has just opened; who rides out of town is gone; who sleeps in a chair sits."""
        if not self.human(actor):
            return verb
        opened, self.ajar = self.ajar or _OPENS.search(text) is not None, False
        if actor not in self.seen:
            if verb in ("flee", "exit", "run", "walk") and (_OUT_OF.search(text) or _COMES_OUT.search(text)):
                return "enter"
            if (
                verb in _STANDING
                and self.seen
                and ((opened and not self.breakdown.by_id[actor].crowd) or _THRESHOLD.search(text))
            ):
                return "enter"
            if verb in ("stand", "reach", "give", "take") and self.seen and _SERVES.search(text):
                return "enter"
        if verb in ("walk", "run", "stand", "approach", "take") and _GOES_OUT.search(text):
            return "flee" if verb == "run" or "跑" in text else "exit"
        return "sit" if verb == "lie" and _ASLEEP_ON.search(text) else verb

    def _alike(self, before: str) -> list[str]:
        """Several who are called alike, by what they are called: 两个黑衣人 are 黑衣人甲 and 黑衣人乙."""
        stems: dict[str, list[str]] = {}
        for id in self.humans:
            if numbered := _NUMBERED.fullmatch(id):
                stems.setdefault(numbered[1].lower(), []).append(id)
        return next((ids for stem, ids in stems.items() if len(ids) > 1 and stem in before.lower()), [])

    def _verbs(self, text: str) -> list[Hit[str]]:
        """The verbs of `text`: not Wade the sheriff, nor his face."""
        names = self.breakdown.names.find(text)
        found = (
            Hit(h.start, h.end, "reach")
            if h.value == "lie" and text[h.start : h.end].lower().startswith("lay") and _LAID.match(text[h.end :])
            else h
            for h in actions.ACTIONS.find(text)
        )
        return [
            hit
            for hit in found
            if hit.value
            and not _NOUN.search(text[: hit.start])
            and not any(n.start <= hit.start < n.end for n in names)
        ]

    def _denied(self, text: str, verb_at: int) -> bool:
        if actions.STILL.first(text):
            return True
        return any(0 <= verb_at - hit.start <= 14 for hit in NEGATIONS.find(text))

    def _verb(self, actor: str, found: list[str]) -> str:
        species = self.breakdown.by_id[actor].species
        if species in things.SPECIES_OF_VEHICLE:
            return next((_VEHICLE_VERBS[verb] for verb in found if verb in _VEHICLE_VERBS), "stand")
        if species != "human":
            able = [verb for verb in found if verb in _ANIMAL_VERBS]
            return next((verb for verb in able if verb in _GOING), (able or ["stand"])[0])
        strong = [verb for verb in found if verb not in ("stand", "speak", "howl", "pass")]
        if strong[:1] and strong[0] in ("take", "reach", "push", "walk", "look"):
            strong.sort(key=lambda verb: verb not in ("enter", "exit", "board", "alight"))
        return strong[0] if strong else (found[0] if found and found[0] not in ("howl",) else "stand")

    def _subjects(self, text: str, verb_at: int, doing: bool) -> list[str]:
        named = [hit for hit in self.breakdown.names.find(text) if hit.value in self.cast]
        first = [
            hit
            for hit in named
            if hit.start < verb_at
            and not _NOT_SUBJECT.search(text[: hit.start])
            and not text[hit.start : hit.end].endswith(("'s", "’s"))
        ]
        if first:
            return self._listed(text, first)
        if is_named := next((hit for hit in named if text[: hit.start].endswith("是") and hit.start > verb_at), None):
            return [is_named.value]
        if group := self._group(text, verb_at):
            return group
        noun = next((h for h in people.PERSONS.find(text) if h.start < verb_at), None)
        if noun and (who := self._noun(text[noun.start : noun.end].upper(), noun.value[0])):
            return [who]
        if _NOBODY.search(text[:verb_at]):
            return []
        if pronoun := next((m for m in _SUBJECT.finditer(text) if m.start() <= verb_at), None):
            return self._pronoun(pronoun.group().lower())
        if owner := _PART.match(text[: verb_at + 1]):
            return self._pronoun({"her": "she", "his": "he"}.get((owner[1] or "").lower(), owner[2]))
        own = self._own_subject(text[:verb_at])
        if named and not doing and not own:
            return [named[0].value]
        if any(hit.start < verb_at for hit in things.PROPS.find(text)):
            return []
        beasts = bool(self.actors) and not self.human(self.actors[0])
        return self.actors if doing and not own and (beasts or actions.SOUNDS.first(text) is None) else []

    def _listed(self, text: str, named: list[Hit[str]]) -> list[str]:
        """The first of those named before the verb, and all that are listed with them: RICK (14), BRAD and TOBY."""
        last = 0
        while last + 1 < len(named) and _GLUE.fullmatch(text[named[last].end : named[last + 1].start]):
            last += 1
        together = last and _ALSO.search(text[named[last - 1].end : named[last].start])
        return list(dict.fromkeys(hit.value for hit in named[: min(last, 5) + 1 if together else 1]))

    def _own_subject(self, leading: str) -> bool:
        """Whether something of its own stands before the verb: ``a hand``, ``the lights``, 全班; so nobody known acts."""
        words = [word for word, _, _ in tokens(leading)]
        if leading.isascii():
            return any(word not in _LIGHT and not word.endswith("ly") for word in words)
        return bool(_HAN_SUBJECT.match(leading))

    def _group(self, text: str, verb_at: int) -> list[str]:
        for table in (things.ANIMALS, things.VEHICLES):
            hit = next((h for h in table.find(text) if h.start < verb_at or verb_at == len(text)), None)
            members = [id for id in self.cast if hit and self.breakdown.by_id[id].species == hit.value]
            if members:
                return members
        crowd = [id for id in self.cast if self.breakdown.by_id[id].crowd]
        several = crowd and any(throng.start < verb_at for throng in throngs(text))
        return crowd if several else []

    def _noun(self, noun: str, sex: str) -> str:
        if noun in self.cast:
            return noun
        if people.GENERIC.whole(noun) is None:
            return ""
        return next(
            (id for id in [self.last.get(sex, ""), *self.humans] if id and self.breakdown.by_id[id].sex == sex), ""
        )

    def _pronoun(self, word: str) -> list[str]:
        if word in ("everyone", "everybody", "所有人"):
            crowd = [id for id in self.cast if self.breakdown.by_id[id].crowd]
            return crowd or self.humans[:4]
        if word in ("they", "它们") and len(self.actors) > 1 and not self.human(self.actors[0]):
            return self.actors
        if word in _PAIR:
            return (
                self.recent[-2:]
                if len(self.recent) > 1
                else self.humans[:2] or [id for id in self.cast if self.human(id)][:2]
            )
        who = self.last.get("female" if word in ("she", "她") else "male", "")
        return [who] if who in self.cast else []

    def _target(self, text: str, after: int, subjects: list[str]) -> str:
        named = [h.value for h in self.breakdown.names.find(text) if h.value in self.cast and h.value not in subjects]
        if named:
            return named[0]
        aims = [text[after:], *(m.group(1) for m in _TOWARDS.finditer(text[:after]))]
        for aim in aims:
            if group := [id for id in self._group(aim, len(aim)) if id not in subjects]:
                return group[0]
        if pronoun := _OBJECT.search(text, after):
            word = pronoun.group().lower()
            if word == "each other" and len(subjects) > 1:
                return subjects[1]
            if word in _PAIR:
                return next((id for id in self.humans if id not in subjects), "")
            who = self.last.get("female" if word in ("her", "她") else "male", "")
            if who and who not in subjects and who in self.cast:
                return who
        if _FOLLOWING.search(text):
            return next((id for id in reversed(self.recent) if id not in subjects), "")
        return things.PROPS.first(text[after:]) or ""
