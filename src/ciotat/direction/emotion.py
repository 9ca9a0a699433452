"""The emotion curve: what each beat feels like, against the smoothed ground of the scene.

The ground is made of what the scene shows (actions, sounds, parentheticals) and never of what is said; a line adds its own
words to the ground under it. So a changed line changes its own beat and no other, and the mood of the scene stays.
"""

from collections.abc import Sequence

from ciotat.direction.lexicon.feelings import CALM, CORE, FEELINGS, INTENSE, NEGATIONS
from ciotat.direction.plan import Emotion

__all__ = ["curve", "feel", "mood_of", "named_emotion"]

Feeling = tuple[float, float]
_MEMORY = 0.72
_STEP = 0.25


def feel(text: str, how: str = "") -> Feeling:
    """Valence and arousal of the words of `text`, said `how` the parenthetical asks."""
    said, asked = _words(text), _words(how)
    valence, arousal = (0.35 * s + 0.65 * a for s, a in zip(said, asked, strict=True)) if any(asked) else said
    marks = min(text.count("!") + text.count("！"), 3)
    arousal += 0.22 * marks + 0.08 * min(text.count("?") + text.count("？"), 2) + 0.12 * bool(INTENSE.first(text))
    arousal -= (
        0.1 * (text.count("…") > 0 or "..." in text) + 0.35 * bool(CALM.first(how)) + 0.1 * bool(CALM.first(text))
    )
    letters = [c for c in text if c.isalpha() and c.isascii()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        arousal += 0.4
    return _clamp(valence), _clamp(arousal)


def _words(text: str) -> Feeling:
    """The strongest words count most; a negated feeling turns to half its opposite."""
    hits = FEELINGS.find(text)
    if not hits:
        return 0.0, 0.0
    denials = NEGATIONS.find(text)
    total = [0.0, 0.0]
    for hit in hits:
        valence, arousal = CORE[hit.value]
        denied = any(0 <= hit.start - no.end <= 12 for no in denials)
        total[0] += -0.5 * valence if denied else valence
        total[1] += 0.3 * arousal if denied else arousal
    weight = min(1.0, 0.55 + 0.2 * len(hits)) / len(hits)
    return total[0] * weight, total[1] * weight


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))


def mood_of(heading: str, shown: str) -> Feeling:
    """The mood of a scene from what it shows, in steps of a quarter so that small edits do not disturb the light."""
    valence, arousal = _words(f"{heading}\n{shown}")
    return round(valence / _STEP) * _STEP, round(arousal / _STEP) * _STEP


def curve(own: Sequence[Feeling | None], said: Sequence[Feeling], mood: Feeling) -> list[Emotion]:
    """The emotion of each beat: `own` is what it shows (None: nothing), `said` what its words add.

    The ground is an exponential smoothing of `own` in both directions around the mood, rising a little towards the end.
    """
    ground = [_mean(a, b) for a, b in zip(_smooth(own, mood), _smooth(own[::-1], mood)[::-1], strict=True)]
    felt = []
    for k, (under, words) in enumerate(zip(ground, said, strict=True)):
        rise = 0.12 * k / max(len(own) - 1, 1)
        shown = own[k] or (0.0, 0.0)
        valence = _clamp(0.45 * under[0] + 0.75 * words[0] + 0.5 * shown[0])
        arousal = _clamp(0.45 * under[1] + 0.85 * words[1] + 0.5 * shown[1] + rise)
        felt.append(named_emotion(valence, arousal))
    return felt


def _smooth(own: Sequence[Feeling | None], mood: Feeling) -> list[Feeling]:
    level, out = mood, []
    for shown in own:
        if shown is not None:
            level = (_MEMORY * level[0] + (1 - _MEMORY) * shown[0], _MEMORY * level[1] + (1 - _MEMORY) * shown[1])
        out.append(level)
    return out


def _mean(a: Feeling, b: Feeling) -> Feeling:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def named_emotion(valence: float, arousal: float) -> Emotion:
    """The emotion at a point of the circumplex: the label whose centre is nearest in direction and reach."""
    if valence**2 + arousal**2 < 0.06:
        return Emotion(round(valence, 3), round(arousal, 3), "neutral")
    label = min(CORE, key=lambda name: (CORE[name][0] - valence) ** 2 + (CORE[name][1] - arousal) ** 2)
    return Emotion(round(valence, 3), round(arousal, 3), label)
