"""Intercut talk: two who telephone are each at their own place, and every cut goes from the one to the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ciotat.direction.lexicon import people as words
from ciotat.direction.lexicon.table import tokens
from ciotat.direction.portrait import sex_of
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["APART", "INTERCUT", "parted"]

INTERCUT = "INTERCUT"
"""The modifier of a scene that is one side of an intercut talk."""
APART = "INTERCUT LATER"
"""The modifier of what comes before and after such a talk: who is elsewhere is not there."""
_BEGINS = re.compile(r"\bINTERCUT(?:TING)?\b|[（(【]?(?:交叉剪辑|交叉蒙太奇|平行剪辑|两地切换|交替剪辑)")
_PRONOUN = re.compile(r"\s*(she|he|她|他)(?![们])", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:END|STOP|CEASE|OUT OF)\b.{0,12}\bINTERCUT|(?:交叉剪辑|平行剪辑|交替剪辑)(?:结束|完)")
_BACK = 3
"""So many scenes back somebody was last seen at most who is called up now."""


def parted(screenplay: Screenplay) -> Screenplay:
    """The screenplay with every intercut talk as a row of scenes, each at the place of whoever speaks or acts in it."""
    scenes = screenplay.scenes
    out: list[Scene] = []
    for k, scene in enumerate(scenes):
        begins = _begin(scene, scenes[k - 1] if k else None)
        homes = _homes(scenes, k) if begins is not None else {}
        if begins is None or len({id(home) for home in homes.values()}) < 2:
            out.append(scene)
            continue
        out += _pieces(scene, begins, homes)
    return replace(screenplay, scenes=tuple(out)) if len(out) != len(scenes) else screenplay


def _begin(scene: Scene, before: Scene | None) -> int | None:
    """The element after which the talk goes to and fro; 0 where the scene before, or the heading, says so."""
    last = next((e for e in reversed(before.elements) if e.text.strip()), None) if before else None
    if _BEGINS.search(scene.heading) or (last is not None and _marks(last)):
        return 0
    return next((n for n, e in enumerate(scene.elements) if _marks(e) and e.type != "heading"), None)


def _marks(element: Element) -> bool:
    plain = element.type in ("action", "transition", "heading", "camera", "note", "centred")
    return (
        plain and len(element.text) < 90 and _BEGINS.search(element.text) is not None and not _ENDS.search(element.text)
    )


def _homes(scenes: Sequence[Scene], k: int) -> Mapping[str, Scene]:
    """Where each of those who talk is: the last place where they were seen before, else here."""
    scene = scenes[k]
    here = {e.name.strip() for e in scene.elements if e.name.strip()}
    return {name: _home(name, scenes, k) for name in here}


def _home(name: str, scenes: Sequence[Scene], k: int) -> Scene:
    ahead = scenes[k].elements
    at = next((n for n, e in enumerate(ahead) if _marks(e)), len(ahead))
    if any(e.type == "action" and _acts(name, e.text) and not _BEGINS.search(e.text) for e in ahead[:at]):
        first = next(n for n, e in enumerate(ahead[:at]) if e.type == "action" and _acts(name, e.text))
        spoke = next((n for n, e in enumerate(ahead) if e.name.strip() == name), len(ahead))
        if first < spoke or not any(_seen(name, s) for s in scenes[max(0, k - _BACK) : k]):
            return scenes[k]
    return next((s for s in reversed(scenes[max(0, k - _BACK) : k]) if _seen(name, s)), scenes[k])


def _seen(name: str, scene: Scene) -> bool:
    if not (scene.place or scene.heading).strip():
        return False
    return any(
        (e.name.strip() == name and e.voice in ("onscreen", "inner")) or (e.type == "action" and _acts(name, e.text))
        for e in scene.elements
    )


def _acts(name: str, text: str) -> bool:
    """Whether `text` speaks of somebody."""
    return _where(name, text) >= 0


def _pieces(scene: Scene, begins: int, homes: Mapping[str, Scene]) -> Iterator[Scene]:
    """The scene cut where the place changes; what comes before the talk, and after its end, stays here."""
    groups: list[tuple[Scene, list[Element], bool]] = [(scene, list(scene.elements[:begins]), False)]
    now, talking = scene, True
    for element in scene.elements[begins:]:
        if _ENDS.search(element.text) and element.type != "dialogue":
            talking, now = False, scene
            continue
        if _marks(element):
            continue
        if talking:
            now = _whose(element, homes) or now
        if groups[-1][0] is not now or groups[-1][2] is not talking:
            groups.append((now, [], talking))
        groups[-1][1].append(element)
    played = [g for g in groups if any(e.type not in ("heading", "cue", "parenthetical") for e in g[1])]
    for n, (home, elements, cut) in enumerate(played):
        modifiers = (*home.modifiers, INTERCUT) if cut else (*scene.modifiers, APART)
        yield replace(
            home, id=scene.id if n == 0 else f"{scene.id}.{n}", number=scene.number, origin=scene.origin,
            modifiers=modifiers, cast=tuple(who for who, at in homes.items() if at is home), elements=tuple(elements),
        )  # fmt: skip


def _whose(element: Element, homes: Mapping[str, Scene]) -> Scene | None:
    if element.name.strip() in homes:
        return homes[element.name.strip()]
    if element.type != "action":
        return None
    pronoun = _PRONOUN.match(element.text)
    if pronoun:
        sex = words.PRONOUNS.whole(pronoun[1])
        meant = [name for name in homes if sex_of(name, "") == sex]
        return homes[meant[0]] if len(meant) == 1 else None
    named = sorted((at, name) for name in homes if (at := _where(name, element.text)) >= 0)
    return homes[named[0][1]] if named else None


def _where(name: str, text: str) -> int:
    """Where `text` first speaks of somebody, by any word of the name; -1 where it does not."""
    if not name.isascii():
        return text.find(name)
    own = {word for word, _, _ in tokens(name) if len(word) > 2}
    return next((start for word, start, _ in tokens(text) if word in own), -1)
