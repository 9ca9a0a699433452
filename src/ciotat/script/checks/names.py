"""Rules about names: one person or place spelled two ways, names in small letters, people who never appear."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ciotat.core.origin import Origin
from ciotat.script.checks.alike import alike
from ciotat.script.checks.draft import Draft
from ciotat.script.checks.words import WORDS
from ciotat.script.screenplay import Remark
from ciotat.script.voice import is_crowd, is_narrator, split_names
from ciotat.script.wording import worded

__all__ = ["NAMES"]

_MOST = 400
_EXTRA = tuple("甲乙丙丁0123456789")


def _alike(draft: Draft) -> Iterator[Remark]:
    usual = _usual({name: count for name, count in draft.spoken.items() if name and not is_narrator(name)})
    for cue in draft.cues:
        if right := usual.get(cue.name):
            values = {"name": cue.name, "usual": right, "count": str(draft.spoken[right])}
            fix = draft.replaced(cue.origin, cue.name, right)
            yield worded(WORDS, "name-alike", draft.screenplay.language, values, cue.origin, fix)


def _places(draft: Draft) -> Iterator[Remark]:
    counts = Counter(scene.place for scene in draft.screenplay.scenes if scene.heading and scene.place)
    usual = _usual({place: count for place, count in counts.items() if len(place) >= 5 or not place.isascii()})
    for scene in draft.screenplay.scenes:
        if scene.heading and (right := usual.get(scene.place)):
            values = {"name": scene.place, "usual": right, "count": str(counts[right])}
            fix = draft.replaced(scene.origin, scene.place, right)
            yield worded(WORDS, "place-alike", draft.screenplay.language, values, scene.origin, fix)


def _usual(counts: Mapping[str, int]) -> dict[str, str]:
    """The rarer spellings with the common one that each may stand for. Compares the most used names only."""
    names = [name for name, _ in Counter(dict(counts)).most_common(_MOST)]
    found: dict[str, str] = {}
    for at, rare in enumerate(names):
        for common in names[:at]:
            if common not in found and counts[rare] * 2 <= counts[common] and alike(rare, common):
                found[rare] = common
                break
    return found


def _small(draft: Draft) -> Iterator[Remark]:
    if draft.screenplay.format != "fountain":
        return
    known = {name for name in draft.spoken if name.isupper()}
    for element in draft.elements:
        first, _, rest = element.text.partition("\n")
        if element.type == "action" and rest and first not in known and first.strip().upper() in known:
            place = Origin(element.origin.line, element.origin.column, len(first.strip()))
            fix = draft.replaced(place, first.strip(), first.strip().upper())
            yield worded(WORDS, "small-cue", draft.screenplay.language, {"name": first.strip()}, place, fix)


def _silent(draft: Draft) -> Iterator[Remark]:
    told = "\n".join(element.text for element in draft.elements if element.type not in ("cue", "heading", "note"))
    speakers = {part for name in draft.spoken for part in (name, *split_names(name))}
    met: set[str] = set()
    for scene in draft.screenplay.scenes:
        for name in scene.cast:
            if name in met or name in speakers or is_crowd(name) or name in told or name[-1:] in _EXTRA:
                continue
            met.add(name)
            yield worded(WORDS, "never-speaks", draft.screenplay.language, {"name": name}, scene.origin)


NAMES = (_alike, _places, _small, _silent)
