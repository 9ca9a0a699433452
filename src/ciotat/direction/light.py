"""Light with intent: a motivated source for the hour and the place, bent by the mood."""

from collections.abc import Collection
from dataclasses import replace

from ciotat.core.chance import pick
from ciotat.direction.plan import Emotion, Light, Setting
from ciotat.direction.style import Style

__all__ = ["bent", "light_of"]

_BASE: dict[tuple[bool, str], tuple[str, float, float, float]] = {
    (False, "dawn"): ("sun", 3.0, 0.35, 0.55),
    (False, "day"): ("sun", 2.5, 0.1, 0.9),
    (False, "dusk"): ("sun", 4.0, 0.7, 0.45),
    (False, "night"): ("moon", 5.0, -0.5, 0.22),
    (True, "dawn"): ("window", 3.5, 0.1, 0.5),
    (True, "day"): ("window", 3.0, 0.05, 0.7),
    (True, "dusk"): ("window", 4.5, 0.5, 0.42),
    (True, "night"): ("lamp", 4.5, 0.55, 0.35),
}
_LIT = 0.38
"""The least level at which a face lit by a flame can still be read."""
_DULL = {"overcast": "sky", "rain": "sky", "snow": "sky", "fog": "sky", "storm": "sky"}


def light_of(setting: Setting, mood: Emotion, style: Style, carried: Collection[str] = ()) -> Light:
    """The light of a scene. `mood` comes in quarters, so the light holds when a word changes. `carried`
    names the things that people hold."""
    source, ratio, warmth, level = _BASE[setting.inside, setting.hour]
    if not setting.inside and setting.hour != "night" and setting.weather in _DULL:
        source, ratio, warmth, level = "sky", 1.8, warmth - 0.25, level * 0.85
    if setting.inside and setting.kind == "corridor":
        source, warmth = "lamp", warmth - 0.3
    if "fire" in setting.features and (setting.hour in ("night", "dusk") or setting.inside):
        source, ratio, warmth, level = "fire", 5.5, 0.85, max(level, 0.35)
    elif setting.hour == "night" and {"lamp-post", "lamp", "lantern", "torch"} & {*setting.features, *carried}:
        source, ratio, warmth, level = "lamp", min(ratio, 4.0), 0.65, max(level, _LIT)
    elif setting.hour == "night" and "headlight" in setting.features:
        source = "headlight"
    if setting.kind == "void":
        source, ratio, warmth, level = "lamp", 6.0, 0.0, 0.3
    ratio *= _contrast(mood) * style.contrast
    warmth += 0.15 * mood.valence
    level *= 1 + 0.12 * mood.valence
    if source in ("lamp", "fire") and setting.hour == "night":
        warmth, level = min(max(warmth, 0.5), 0.7), max(level, _LIT)
    return _within(Light(pick(("left", "right"), "key", setting.name), ratio, warmth, level, source))


def bent(light: Light, was: Emotion, now: Emotion) -> Light:
    """`light` where it is felt otherwise than it `was`: what is dark is harder, colder and lower, what is stirred is
    harder."""
    ratio = light.ratio * _contrast(now) / _contrast(was)
    warmth = light.warmth + 0.3 * (now.valence - was.valence)
    level = light.level * (1 + 0.24 * now.valence) / (1 + 0.24 * was.valence)
    return _within(replace(light, ratio=ratio, warmth=warmth, level=level))


def _contrast(felt: Emotion) -> float:
    return 1 - 0.35 * felt.valence + 0.2 * max(felt.arousal, 0.0)


def _within(light: Light) -> Light:
    return replace(
        light,
        ratio=round(max(1.2, min(light.ratio, 12.0)), 2),
        warmth=round(max(-1.0, min(light.warmth, 1.0)), 2),
        level=round(max(0.1, min(light.level, 1.0)), 2),
    )
