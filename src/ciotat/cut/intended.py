"""What the writer means the audience to feel: valence and arousal of every second of a film."""

from fractions import Fraction

from ciotat.core.time import Seconds, Span
from ciotat.cut.timeline import spans
from ciotat.direction.plan import Emotion, Plan, ScenePlan

__all__ = ["intended"]


def intended(plan: Plan) -> list[tuple[float, float]]:
    """Valence and arousal in [-1, 1] of each second of the film, the last one whole or not: the mean of the beats in it by
    how long they last there, and of the scene's mood where no beat is."""
    film = spans(plan)
    length = sum((scene.length for scene in plan.scenes), Seconds(0))
    sums = [[Fraction(0), Fraction(0), Fraction(0)] for _ in range(-(-length // 1))]
    for scene in plan.scenes:
        for span, emotion in _felt(scene, film[scene.id].start):
            for second in range(span.start // 1, -(-span.end // 1)):
                share = min(span.end, Seconds(second + 1)) - max(span.start, Seconds(second))
                if share > 0 and second < len(sums):
                    found = sums[second]
                    found[0] += share
                    found[1] += share * Fraction(emotion.valence)
                    found[2] += share * Fraction(emotion.arousal)
    return [(_round(v, t), _round(a, t)) for t, v, a in sums]


def _felt(scene: ScenePlan, start: Seconds) -> list[tuple[Span, Emotion]]:
    """The beats of a scene in the film's time, and its mood between them."""
    end, at, found = start + scene.length, start, []
    for beat in sorted(scene.beats, key=lambda beat: (beat.span.start, beat.span.length)):
        span = beat.span.shifted(start)
        if span.start > at:
            found.append((Span.between(at, min(span.start, end)), scene.mood))
        if span.end > span.start:
            found.append((Span.between(span.start, min(span.end, end)), beat.emotion))
        at = max(at, span.end)
    if at < end:
        found.append((Span.between(at, end), scene.mood))
    return [(span, emotion) for span, emotion in found if span.length > 0]


def _round(total: Fraction, time: Fraction) -> float:
    return round(float(total / time), 3) + 0.0 if time else 0.0
