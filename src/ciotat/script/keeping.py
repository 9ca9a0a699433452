"""The next draft of a script keeps the ids of the one before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ciotat.script.alignment import Alignment, Standing, numbered
from ciotat.script.identity import Identities
from ciotat.script.ids import Draft, Entry
from ciotat.script.likeness import join_alike
from ciotat.script.remarks import Remarks
from ciotat.script.returning import returned
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["keep"]

_HEADED = 10**9


def keep(before: Draft, screenplay: Screenplay) -> Screenplay:
    """`screenplay` with the ids that its scenes and elements had in the draft `before`.

    An element keeps its id wherever it moved if its text is the same, or if at least half of it survives; equal ones
    keep their order. So does a line that its speaker now says with wholly other words in the same place. A cue or
    heading goes with what stands under it, a scene with its heading, else with most of what it holds. What was cut and
    returns gets its id back. What is new gets an id of its own, which nothing else has or had. What was damaged in the
    sidecar is remarked.
    """
    entries, live = Draft.of(screenplay).entries, before.live
    ahead, behind = _equal_scenes(live, entries)
    kept = {place: entry.id for place, entry in enumerate(live[:ahead])}
    kept |= {len(entries) - behind + k: entry.id for k, entry in enumerate(live[len(live) - behind :])}
    old = _Pieces(live[ahead : len(live) - behind])
    new = _Pieces(entries[ahead : len(entries) - behind])
    kept |= {ahead + place: id for place, id in _matched(old, new)}
    cut = [entry._replace(kind=entry.kind[1:]) for entry in before.entries if entry.is_cut]
    kept |= returned(cut, entries, kept)
    remarks = Remarks(screenplay.language)
    for about in before.damage:
        remarks.add(f"ids-{about}", None)
    return replace(
        _named(screenplay, entries, kept, {entry.id for entry in before.entries}),
        remarks=(*screenplay.remarks, *(r for r in remarks.remarks if r not in screenplay.remarks)),
    )


class _Pieces:
    """The entries of a draft taken apart: its elements with the number of the scene of each, and where both stand."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.heads = [place for place, entry in enumerate(entries) if entry.kind == "scene"]
        self.places = [place for place, entry in enumerate(entries) if entry.kind != "scene"]
        self.elements = [entries[place] for place in self.places]
        scenes = accumulate(entry.kind == "scene" for entry in entries)
        self.scenes = [scene - 1 for scene, entry in zip(scenes, entries, strict=True) if entry.kind != "scene"]
        self.standing = Standing(self.scenes, [entry.kind in ("cue", "parenthetical") for entry in self.elements])


def _equal_scenes(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    """How many entries of whole scenes are equal at the beginning of both drafts, and how many at their end."""
    shorter = min(len(old), len(new))
    ahead = next((k for k in range(shorter) if old[k][1:] != new[k][1:]), shorter)
    while ahead and not _opens(old, ahead) & _opens(new, ahead):
        ahead -= 1
    behind = next((k for k in range(shorter - ahead) if old[-1 - k][1:] != new[-1 - k][1:]), shorter - ahead)
    while behind and not _opens(new, len(new) - behind):
        behind -= 1
    return ahead, behind


def _opens(entries: Sequence[Entry], place: int) -> bool:
    return place == len(entries) or entries[place].kind == "scene"


def _matched(old: _Pieces, new: _Pieces) -> Iterator[tuple[int, str]]:
    """The place of every new piece that was in the old draft, and its id there."""
    drafts = Alignment(old.standing, new.standing)
    looks = [
        numbered([look(entry) for entry in old.elements], [look(entry) for entry in new.elements])
        for look in (_whole, _unnamed, _words)
    ]
    for keys in looks:
        drafts.anchor(*keys)
    _join_heads(old.elements, new.elements, drafts)
    for leaning in (False, True):
        for keys in looks:
            drafts.settle(*keys, leaning)
        if not leaning:
            drafts.gather(*looks[0])
        join_alike(old.elements, new.elements, drafts, leaning)
        if not leaning:
            _join_rewritten(old.elements, new.elements, drafts)
        _join_heads(old.elements, new.elements, drafts)
    for j, i in enumerate(drafts.old):
        if i >= 0:
            yield new.places[j], old.elements[i].id
    for i, j in _scenes(old, new, drafts):
        yield new.heads[j], old.entries[old.heads[i]].id


def _whole(entry: Entry) -> tuple[str, ...]:
    return entry.kind, entry.name, entry.text


def _unnamed(entry: Entry) -> tuple[str, ...]:
    """Whoever says it: for people who are renamed."""
    return entry.kind, entry.text


def _words(entry: Entry) -> tuple[str, ...]:
    """Whatever it is: for pieces that become of another kind."""
    return (entry.text or entry.kind,)


def _join_heads(old: Sequence[Entry], new: Sequence[Entry], drafts: Alignment) -> None:
    """A cue or heading goes with what stands under it."""
    for j in range(len(new) - 2, -1, -1):
        i = drafts.old[j + 1] - 1
        if drafts.old[j] < 0 <= i and drafts.new[i] < 0 and new[j].kind == old[i].kind in ("cue", "heading"):
            drafts.join(i, j)


def _join_rewritten(old: Sequence[Entry], new: Sequence[Entry], drafts: Alignment) -> None:
    """Lines of which nothing is left are the same where as many, of the same speakers, stand in their place."""
    for before, after in drafts.stretches(False):
        speakers = [
            [entries[k].name if entries[k].kind == "dialogue" else "" for k in run]
            for entries, run in ((old, before), (new, after))
        ]
        if all(speakers[0]) and speakers[0] == speakers[1] and all(drafts.new[i] < 0 for i in before):
            for i, j in zip(before, after, strict=True):
                drafts.join(i, j)


def _scenes(old: _Pieces, new: _Pieces, drafts: Alignment) -> list[tuple[int, int]]:
    """Which old scene each new one is: the one with its heading, else the one most of it stood in."""
    votes: Counter[tuple[int, int]] = Counter()
    for j, i in enumerate(drafts.old):
        if i >= 0 and old.scenes[i] >= 0:
            weight = _HEADED if new.elements[j].kind == old.elements[i].kind == "heading" else 1
            votes[old.scenes[i], new.scenes[j]] += weight + len(new.elements[j].text)
    gone: set[int] = set()
    found: dict[int, int] = {}
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in gone and j not in found:
            gone.add(i)
            found[j] = i
    return [(i, j) for j, i in found.items()]


def _named(screenplay: Screenplay, entries: Sequence[Entry], kept: dict[int, str], taken: set[str]) -> Screenplay:
    """`screenplay` with the ids `kept` by the place of each piece, and for the others ids that are not `taken`."""
    fresh = Identities(taken)
    ids = []
    for place, entry in enumerate(entries):
        own = entry.id if place not in kept and fresh.claim(entry.id) else ""
        ids.append(kept.get(place) or own or fresh.next(entry.kind, entry.name, entry.text))
    names = iter(ids)
    return replace(screenplay, scenes=tuple(_scene(scene, next(names), names) for scene in screenplay.scenes))


def _scene(scene: Scene, id: str, names: Iterator[str]) -> Scene:
    elements = tuple(_element(element, next(names)) for element in scene.elements)
    if id == scene.id and elements == scene.elements:
        return scene
    return replace(scene, id=id, elements=elements)


def _element(element: Element, id: str) -> Element:
    return element if id == element.id else replace(element, id=id)
