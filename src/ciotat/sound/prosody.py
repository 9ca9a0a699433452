"""Prosody: how a line is delivered, from what is felt and from the parenthetical."""

import re
from dataclasses import dataclass
from typing import Literal

from ciotat.direction.plan import Beat, Emotion

__all__ = ["Delivery", "delivery_of"]

Manner = Literal["", "whisper", "soft", "shout"]

# label: pace factor, pitch and range in the engine's points of 100, level in dB, at full strength
_FEELING: dict[str, tuple[float, float, float, float]] = {
    "neutral": (1.0, 0, 0, 0),
    "joy": (1.09, 8, 30, 1.5),
    "sad": (0.77, -11, -32, -3.0),
    "anger": (1.13, 8, 32, 4.0),
    "fear": (1.2, 9, 14, -0.5),
    "surprise": (1.08, 11, 34, 2.0),
    "disgust": (0.9, -7, 10, 0.0),
    "tender": (0.87, -2, -8, -3.0),
}
_MANNER: tuple[tuple[Manner, str], ...] = (
    ("whisper", r"whisper|under (his|her|their) breath|hushed|耳语|低声|小声|悄声|轻声|压低"),
    ("shout", r"shout|yell|scream|bellow|call(s|ing) out|大喊|大叫|大声|高喊|喊|吼|怒"),
    ("soft", r"soft|quiet|gentl|murmur|mutter|tender|柔声|温柔|喃喃|嘟囔|轻轻"),
)
_SLOW = re.compile(r"slow|hesita|halting|weak|tired|慢|迟疑|犹豫|虚弱|疲惫", re.I)
_FAST = re.compile(r"fast|quick|hurr|urgent|rapid|breathless|快|急|匆忙|慌", re.I)


@dataclass(frozen=True)
class Delivery:
    """Pace (1 = the voice's own), pitch and range in points of 100 (50 = the voice's own), level in dB, and manner."""

    pace: float = 1.0
    pitch: float = 50.0
    range: float = 62.0
    level: float = 0.0
    manner: Manner = ""


def delivery_of(beat: Beat) -> Delivery:
    """How the line of `beat` is spoken: its emotion, as strong as it is felt, then what the parenthetical asks."""
    pace, pitch, span, level = _FEELING.get(beat.emotion.label, _FEELING["neutral"])
    much = _strength(beat.emotion)
    manner: Manner = next((name for name, words in _MANNER if re.search(words, beat.parenthetical, re.I)), "")
    pace = pace**much
    pace *= 0.85 if _SLOW.search(beat.parenthetical) else 1.16 if _FAST.search(beat.parenthetical) else 1.0
    pitch, span, level = pitch * much, span * much, level * much
    if manner == "whisper":
        pace, level = pace * 0.92, -5.5
    elif manner == "shout":
        pitch, span, level = pitch + 8, span + 12, 5.5
    elif manner == "soft":
        pace, span, level = pace * 0.94, span - 10, min(level, 0.0) - 1.5
    lively = 4 * beat.emotion.arousal
    return Delivery(pace, _point(50 + pitch + lively), _point(62 + span + lively), level, manner)


def _strength(emotion: Emotion) -> float:
    return min(1.0, 0.35 + 0.65 * max(abs(emotion.arousal), abs(emotion.valence)))


def _point(value: float) -> float:
    return min(88.0, max(8.0, value))
