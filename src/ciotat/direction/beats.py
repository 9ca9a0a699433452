"""The script cut into beats: one person does or says one thing, or nobody does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ciotat.core.origin import Origin
from ciotat.direction.breakdown import Breakdown
from ciotat.direction.clause import Doing, Reader, clauses
from ciotat.direction.lexicon import actions, people, things
from ciotat.script.numbers.speaking import card_seconds, shown_seconds, spoken_seconds
from ciotat.script.screenplay import Element, Scene, Voice

__all__ = ["Draft", "draft_beats"]

_ORDER = re.compile(r"^\s*(?:SHOT|镜头)\s*[:：]\s*(.+)$", re.IGNORECASE | re.DOTALL)
_FADE_IN = re.compile(r"fade (?:in|up)|淡入|渐显|渐起", re.IGNORECASE)
_FADE_OUT = re.compile(r"fade (?:out|to)|淡出|渐隐|渐黑|切黑|黑场", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_GOING = frozenset({"arrive", "depart", "pass", "approach", "enter", "exit", "flee", "run", "walk"})
_SLOWLY = re.compile(r"\bslow|step by step|慢慢|缓缓|一步一步|一步步", re.IGNORECASE)
_ASIDE = 40
_STRUCTURE = re.compile(
    r"(?:INTERCUT|MONTAGE|SERIES OF SHOTS|BACK TO|END (?:OF )?(?:FLASH|MONTAGE|DREAM|INTERCUT)|FLASH ?(?:BACK|FORWARD))"
    r"[^a-z]*|[（(【]?(?:闪回|回忆|蒙太奇|插入|现实|回到现实|闪回结束|回忆结束)[）)】]?",
)
_DEVICE = re.compile(
    r"\b(?:over|on|through|via)\b.*\b(?:phone|radio|intercom|speaker|tv|comms?)|电话|对讲机|广播|手机里", re.IGNORECASE
)


@dataclass(frozen=True)
class Draft:
    """A beat before it has a place in time.

    `others` act with the actor; `thing` is a prop's name; `still`: the script says that they do *not* do it, `slow`
    that they take their time; `manner` is how (asleep, drinking, phoning ...); `order` is what the writer asks of the
    camera; `fades`: (in before it, out after it).
    """

    id: str
    element: str
    origin: Origin
    type: str
    actor: str = ""
    text: str = ""
    verb: str = ""
    target: str = ""
    seconds: float = 2.0
    voice: Voice = "onscreen"
    parenthetical: str = ""
    language: str = "en"
    others: tuple[str, ...] = ()
    thing: str = ""
    still: bool = False
    slow: bool = False
    manner: str = ""
    order: str = ""
    fades: tuple[bool, bool] = (False, False)


def draft_beats(scene: Scene, breakdown: Breakdown) -> list[Draft]:
    """The beats of a scene in order; every line has someone it is said to."""
    drafts = [_together_said(draft, scene, breakdown) for draft in _drafts(scene, breakdown)]
    return _addressed(_folded(drafts), breakdown)


def _together_said(draft: Draft, scene: Scene, breakdown: Breakdown) -> Draft:
    """A line of all (众人, EVERYONE) where no crowd is: those who are there say it."""
    if draft.type != "line" or draft.actor in breakdown.by_id or people.CROWDS.whole(draft.actor) is None:
        return draft
    here = [id for id in breakdown.presence[scene.id] if breakdown.by_id[id].species == "human"]
    if breakdown.speakers(draft.actor) or not here or any(breakdown.by_id[id].crowd for id in here):
        return draft
    return replace(draft, actor=here[0], others=tuple(here[1:4]))


def _drafts(scene: Scene, breakdown: Breakdown) -> Iterator[Draft]:
    reader = Reader(scene, breakdown)
    how, order, fade = "", "", False
    last: Draft | None = None
    for element in scene.elements:
        made: list[Draft] = []
        if element.type == "parenthetical":
            silent = actions.SILENCE.first(element.text) if len(element.text) < 24 else None
            if silent:
                made = [_silence(element, 0, silent, element.text)]
            else:
                how = f"{how}; {element.text}" if how else element.text
        elif element.type in ("note", "camera"):
            asked = _ORDER.match(element.text)
            order = asked.group(1).strip() if asked else element.text if element.type == "camera" else order
        elif element.type == "transition" or _is_fade(element):
            fade = fade or bool(_FADE_IN.search(element.text))
            if last is not None and _FADE_OUT.search(element.text):
                yield Draft(id=f"{element.id}.fade", element=last.element, origin=element.origin, type="fade")
        else:
            made = _element(element, reader, breakdown, how.strip("()（） "))
            if element.type in ("dialogue", "lyric") and element.voice in ("onscreen", "inner"):
                reader.heard(element.name.strip())
        if made:
            made[0] = replace(made[0], order=order, fades=(fade, False))
            order, fade, last = "", False, made[-1]
            how = "" if element.type in ("dialogue", "lyric") else how
        yield from made


def _is_fade(element: Element) -> bool:
    """A fade that was written as action: ``（淡出）``."""
    short = element.type == "action" and len(element.text) < 16
    return short and bool(_FADE_IN.search(element.text) or _FADE_OUT.search(element.text))


def _element(element: Element, reader: Reader, breakdown: Breakdown, how: str) -> list[Draft]:
    if element.type in ("dialogue", "lyric") and element.text.strip():
        return [_line(element, breakdown, how)]
    if element.type in ("card", "centred") and element.text.strip():
        seconds, text = card_seconds(element.text), element.text.strip()
        return [Draft(f"{element.id}.0", element.id, element.origin, "card", text=text, seconds=seconds)]
    if element.type in ("action", "sound") and not _STRUCTURE.fullmatch(element.text.strip()):
        return [
            _action(element, n, text, reader)
            for n, text in enumerate(clauses(element.text))
            if any(map(str.isalnum, text))
        ]
    return []


def _line(element: Element, breakdown: Breakdown, how: str) -> Draft:
    language = "zh" if 2 * len(_HAN.findall(element.text)) >= sum(c.isalpha() for c in element.text) * 0.6 > 0 else "en"
    heard = element.voice in ("narration", "offscreen") and _DEVICE.search(how)
    return Draft(
        id=f"{element.id}.0",
        element=element.id,
        origin=element.origin,
        type="line",
        actor=element.name.strip(),
        text=element.text,
        verb="talk",
        seconds=spoken_seconds(element.text),
        voice="device" if heard else element.voice,
        parenthetical=how,
        language=language,
    )


def _silence(element: Element, n: int, seconds: float, text: str) -> Draft:
    return Draft(f"{element.id}.{n}", element.id, element.origin, "silence", text=text, verb="stand", seconds=seconds)


def _action(element: Element, n: int, text: str, reader: Reader) -> Draft:
    silence = actions.SILENCE.first(text) if len(text) < 44 else None
    doing = _scenery(reader.read(text), reader)
    manner = (actions.MANNERS.first(text) or "") if doing.actor else ""
    if manner in ("asleep", "dead", "unconscious") and doing.verb not in ("lie", "fall", "sit", "stand"):
        manner = ""
    if manner == "dancing" and doing.verb == "walk":
        doing = _danced(doing, reader)
    if silence and doing.verb in ("", "stand", "speak", "look"):
        return _silence(element, n, silence, text)
    sound = actions.SOUNDS.first(text)
    if sound and (element.type == "sound" or not reader.human(doing.actor)) and doing.verb not in _GOING:
        actor = doing.actor if doing.verb in ("howl", "snarl") else ""
        others = doing.others if actor else ()
        return Draft(
            f"{element.id}.{n}", element.id, element.origin, "sound", actor, text, sound, "", 2.4, others=others
        )
    reading = shown_seconds(text)
    seconds = actions.SECONDS.get(doing.verb, reading)
    thing = things.PROPS.first(text) or ""
    if doing.target in things.HELD or (thing in things.HELD and doing.verb in ("give", "take", "reach", "look")):
        seconds = max(seconds, 3.2)
    elif doing.verb == "look" and doing.target and not reader.human(doing.target):
        seconds = 3.4
    return Draft(
        id=f"{element.id}.{n}",
        element=element.id,
        origin=element.origin,
        type="action",
        actor=doing.actor,
        text=text,
        verb=doing.verb,
        target=doing.target,
        seconds=max(seconds, min(reading, seconds + 1.0)) if doing.actor else reading,
        others=doing.others,
        thing=thing,
        still=doing.still,
        slow=bool(_SLOWLY.search(text)),
        manner=manner,
    )


def _danced(doing: Doing, reader: Reader) -> Doing:
    """Two who dance hold each other; many turn where they are; one alone moves across the floor."""
    partner = next((id for id in (doing.target, *doing.others) if reader.human(id)), "")
    if len(doing.others) > 1:
        return replace(doing, verb="turn", target="")
    return replace(doing, verb="embrace", target=partner) if partner else doing


def _scenery(doing: Doing, reader: Reader) -> Doing:
    """A vehicle that stands there before it has done anything is part of the place: described, with it as target."""
    if doing.actor in reader.moved or not reader.vehicle(doing.actor):
        return doing
    if doing.verb != "stand":
        reader.moved.update((doing.actor, *doing.others))
        return doing
    return Doing("", "", doing.actor)


def _folded(drafts: list[Draft]) -> list[Draft]:
    """Neighbouring descriptions of one paragraph become one beat; a fade out belongs to the beat before it."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if draft.type == "fade":
            if before:
                out[-1] = replace(before, fades=(before.fades[0], True))
            continue
        plain = draft.type == "action" and not draft.actor and not draft.order
        if (
            before
            and plain
            and before.type == "action"
            and before.element == draft.element
            and len(draft.text) < _ASIDE
        ):
            out[-1] = _joined(before, draft, before.seconds + 0.35 * draft.seconds)
            continue
        if before and plain and before.type == "action" and not before.actor and before.element == draft.element:
            out[-1] = _joined(before, draft, min(5.5, before.seconds + 0.5 * draft.seconds))
            continue
        out.append(draft)
    return out


def _joined(before: Draft, draft: Draft, seconds: float) -> Draft:
    """Two pieces of one action as one beat of `seconds`."""
    return replace(
        before,
        text=_together(before.text, draft.text),
        seconds=seconds,
        thing=before.thing or draft.thing,
        target=before.target or draft.target,
    )


def _together(before: str, after: str) -> str:
    """Two pieces of one paragraph as the script has them: Chinese sentences stand without a blank between them."""
    return f"{before}{after}" if before[-1:] > "\u2fff" else f"{before} {after}"


def _addressed(drafts: list[Draft], breakdown: Breakdown) -> list[Draft]:
    """A line is said to whoever its speaker has just turned to, else to whoever spoke before or speaks next."""
    known = set(breakdown.by_id)
    drafts = [_spoken(d, breakdown, known) if d.type == "line" else d for d in drafts]
    lines = [k for k, d in enumerate(drafts) if d.type == "line"]
    out = list(drafts)
    for n, k in enumerate(lines):
        before = out[k - 1] if k else None
        if before and before.type == "action" and before.actor == drafts[k].actor and before.target in known:
            out[k] = replace(drafts[k], target=before.target)
            continue
        nearby = [drafts[j].actor for j in (*reversed(lines[max(0, n - 6) : n]), *lines[n + 1 : n + 7])]
        out[k] = replace(drafts[k], target=next((who for who in nearby if who != drafts[k].actor and who), ""))
    return out


def _spoken(draft: Draft, breakdown: Breakdown, known: set[str]) -> Draft:
    who = breakdown.speakers(draft.actor)
    if len(who) > 1:
        return replace(draft, actor=who[0], others=who[1:])
    return replace(draft, actor=_body(who[0] if who else draft.actor, breakdown, known))


def _body(name: str, breakdown: Breakdown, known: set[str]) -> str:
    if name in known:
        return name
    found = breakdown.names.first(name)
    return found or next((id for id in known_crowd(breakdown)), name)


def known_crowd(breakdown: Breakdown) -> list[str]:
    """The crowd people of the film, who speak together when the script gives a line to everyone."""
    return [c.id for c in breakdown.characters if c.crowd]
