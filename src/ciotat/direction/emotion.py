"""The emotion curve: what each beat feels like, against the smoothed ground of the scene.

The ground is made of what the scene shows (actions, sounds, parentheticals) and never of what is said; a line adds its
own words to the ground under it. So a changed line changes its own beat and no other, and the mood of the scene stays.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ciotat.direction.lexicon.feelings import CALM, CORE, FEELINGS, INTENSE, NEGATIONS
from ciotat.direction.plan import Emotion

__all__ = ["NOTHING", "Feeling", "curve", "feel", "mood_of", "named"]

_MEMORY = 0.72
_STEP = 0.25


class Feeling(NamedTuple):
    """Valence and arousal in [-1, 1], and the word for it where words gave one."""

    valence: float
    arousal: float
    label: str = ""


NOTHING = Feeling(0.0, 0.0)


def feel(text: str, how: str = "") -> Feeling:
    """What the words of `text` feel like, said `how` the parenthetical asks."""
    said, asked = _words(text), _words(how)
    valence, arousal, label = said
    if asked.label:
        valence = 0.35 * valence + 0.65 * asked.valence
        arousal, label = 0.35 * arousal + 0.65 * asked.arousal, asked.label
    marks, questions = text.count("!") + text.count("！"), text.count("?") + text.count("？")
    arousal += 0.2 * min(marks, 3) + 0.06 * min(questions, 2) + 0.1 * bool(INTENSE.first(text))
    arousal -= 0.1 * ("…" in text or "..." in text) + 0.35 * bool(CALM.first(how)) + 0.1 * bool(CALM.first(text))
    letters = [c for c in text if c.isalpha() and c.isascii()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        arousal += 0.4
    return Feeling(_clamp(valence), _clamp(arousal), label)


def _words(text: str) -> Feeling:
    """The mean of the feeling words, stronger the more there are; a denied one turns to half its opposite."""
    hits = FEELINGS.find(text)
    if not hits:
        return NOTHING
    denials = NEGATIONS.find(text)
    valence = arousal = 0.0
    labels: Counter[str] = Counter()
    for hit in hits:
        v, a = CORE[hit.value]
        denied = any(0 <= hit.start - no.end <= 12 for no in denials)
        valence += -0.5 * v if denied else v
        arousal += 0.3 * a if denied else a
        labels[hit.value] += 0 if denied else 1
    weight = min(1.0, 0.55 + 0.2 * len(hits)) / len(hits)
    label, count = labels.most_common(1)[0]
    return Feeling(valence * weight, arousal * weight, label if count else "")


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))


def mood_of(heading: str, shown: str) -> Emotion:
    """The mood of a scene from what it shows, in steps of a quarter so that small edits do not disturb the light."""
    valence, arousal, label = _words(f"{heading}\n{shown}")
    return named(round(valence / _STEP) * _STEP, round(arousal / _STEP) * _STEP, label)


def curve(own: Sequence[Feeling | None], said: Sequence[Feeling], mood: Emotion) -> list[Emotion]:
    """The emotion of each beat: `own` is what it shows (None: nothing), `said` what its words add.

    The ground is an exponential smoothing of `own` in both directions around the mood, rising a little towards the end.
    """
    back = _smooth(own[::-1], mood)[::-1]
    felt = []
    for k, (before, after, words) in enumerate(zip(_smooth(own, mood), back, said, strict=True)):
        shown = own[k] or NOTHING
        valence = 0.22 * (before.valence + after.valence) + 0.75 * words.valence + 0.5 * shown.valence
        arousal = 0.22 * (before.arousal + after.arousal) + 0.75 * words.arousal + 0.5 * shown.arousal
        rise = 0.1 * k / max(len(own) - 1, 1)
        felt.append(named(_clamp(valence), _clamp(arousal + rise), words.label or shown.label or mood.label))
    return felt


def _smooth(own: Sequence[Feeling | None], mood: Emotion) -> list[Feeling]:
    level, out = Feeling(mood.valence, mood.arousal), []
    for shown in own:
        if shown is not None:
            keep, take = _MEMORY, 1 - _MEMORY
            level = Feeling(keep * level.valence + take * shown.valence, keep * level.arousal + take * shown.arousal)
        out.append(level)
    return out


def named(valence: float, arousal: float, hint: str = "") -> Emotion:
    """The emotion at a point of the circumplex: the word that was given where it fits, else the nearest one."""
    label = "neutral"
    if valence**2 + arousal**2 >= 0.06:
        fits = hint in CORE and hint != "neutral" and CORE[hint][0] * valence >= 0
        near = {name: (v - valence) ** 2 + (a - arousal) ** 2 for name, (v, a) in CORE.items() if name != "disgust"}
        label = hint if fits else min(near, key=lambda name: near[name])
    return Emotion(round(valence, 3), round(arousal, 3), label)
