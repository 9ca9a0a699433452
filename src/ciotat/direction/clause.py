"""One clause of action read for who does what to whom."""

import re
from dataclasses import dataclass, field

from ciotat.direction.breakdown import Breakdown
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

    def __post_init__(self) -> None:
        self.cast = self.breakdown.presence[self.scene.id]
        self.humans = [id for id in self.cast if self.human(id) and not self.breakdown.by_id[id].crowd]
        for id in reversed(self.humans):
            self.last[self.breakdown.by_id[id].sex] = id

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
            return Doing("", "")
        actor, others = subjects[0], subjects[1:]
        self.actors = subjects
        if self.human(actor):
            self.last[self.breakdown.by_id[actor].sex] = actor
        verb = self._verb(actor, [hit.value for hit in verbs])
        if actor not in self.seen and verb in ("flee", "exit", "run") and _OUT_OF.search(text) and self.human(actor):
            verb = "enter"
        self.seen.update(subjects)
        target = self._target(text, verbs[0].end if verbs else 0, subjects)
        met = [id for id in (*subjects, target) if id in self.humans]
        self.recent = [id for id in self.recent if id not in met] + met
        still = bool(verbs) and self._denied(text, verb_at)
        return Doing(actor, "stand" if still else verb, target, tuple(others), still)

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
        return [
            hit
            for hit in actions.ACTIONS.find(text)
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
        before = [hit.value for hit in named if hit.start < verb_at]
        if before:
            together = len(before) > 1 and re.search(r"\band\b|和|与|跟|、|&", text[named[0].end : named[1].start])
            return list(dict.fromkeys(before[:4] if together else before[:1]))
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
        hit = next((h for h in people.CROWDS.find(text) if h.start < verb_at), None)
        return crowd if hit else []

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
            if word in _PAIR:
                return next((id for id in self.humans if id not in subjects), "")
            who = self.last.get("female" if word in ("her", "她") else "male", "")
            if who and who not in subjects and who in self.cast:
                return who
        if _FOLLOWING.search(text):
            return next((id for id in reversed(self.recent) if id not in subjects), "")
        return things.PROPS.first(text[after:]) or ""
