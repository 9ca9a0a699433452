"""Cues: what is heard besides words, and when, read from moves, beats and the words of the script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Character, Move, ScenePlan, Setting, Shot

__all__ = ["Cue", "cues", "floor_of", "reach"]


@dataclass(frozen=True)
class Cue:
    """One sound: its `name`, when it starts in the scene and how long (seconds), where it is across the picture in
    [-1 left, 1 right], how far away in metres, and who it belongs to, which seeds it."""

    name: str
    start: float
    length: float
    side: float
    distance: float
    identity: tuple[str, ...]
    weight: float = 1.0


# What words of an action or sound beat are heard as; the first that fits a stretch of words is taken.
_WORDS: tuple[tuple[str, str], ...] = (
    ("whistle", r"whistle[sd]?\b|whistling|汽笛|鸣笛"),
    ("howl", r"howl|嚎|狼叫"),
    ("snarl", r"snarl|growl|低吼|咆哮|嘶吼"),
    ("bark", r"\bbark(s|ing|ed)?\b|犬吠|狗叫|吠"),
    ("neigh", r"neigh|whinn(y|ies)|马嘶|嘶鸣"),
    ("hooves", r"hoof|hooves|gallop|马蹄"),
    ("crow", r"\bcrows? (caw|call)|\bcaws?\b|乌鸦"),
    ("owl", r"\bowl\b|猫头鹰"),
    ("knock", r"\bknock(s|ing|ed)?\b|敲门|叩门"),
    ("door", r"\bdoors? (open|close|slam|creak|bang|burst)|slams? (the )?door|opens the door|开门|关门|推门|摔门"),
    ("gunshot", r"gun ?shot|shots? (ring|fired)|fires (the|his|her|a) |枪响|枪声|开枪"),
    ("explosion", r"explo(de|sion)|爆炸"),
    ("thunder", r"thunder|雷声|打雷|雷鸣|惊雷"),
    ("phone", r"(phone|telephone|mobile) (ring|buzz)|电话(铃)?响|手机响|铃声"),
    ("bell", r"\bbells? (ring|toll|chime)|church bell|钟声|敲钟"),
    ("glass", r"(glass|window|mirror|bottle|vase)\w* (break|shatter|smash)|shatter|玻璃.{0,4}碎|打碎"),
    ("car", r"\bcars? (pass|drive|start|pull|arriv)|engine start|汽车.{0,4}(驶|开)|引擎"),
    ("train", r"\btrain (arriv|pull|roll|pass|thunder)|火车.{0,4}(进站|驶|开)|列车.{0,4}(进站|驶)"),
    ("steam", r"\bsteam (hiss|burst|escap)|(hiss|cloud|burst|jet) of steam|蒸汽"),
    ("thud", r"\bthuds?\b|collapses|falls to the|倒下|摔倒|跌倒"),
)
_FAR = re.compile(r"distan|far|remote|远", re.I)
_SURFACES = {"street": "stone", "platform": "stone", "station": "stone", "forest": "grass", "meadow": "grass"}
_SURFACES |= {"field": "grass", "hill": "grass", "corridor": "stone", "kitchen": "stone", "bedroom": "carpet"}
_SURFACES |= dict.fromkeys(
    ("clinic", "ward", "galley", "church", "stairs", "bathroom", "cell", "shop", "works", "lobby"), "stone"
)
_SURFACES |= dict.fromkeys(
    ("rooftop", "courtyard", "market", "forecourt", "shrine", "palace", "lift", "spaceship"), "stone"
)
_SURFACES |= {
    "desert": "gravel",
    "ruins": "gravel",
    "trench": "gravel",
    "battlefield": "gravel",
    "graveyard": "grass",
    "pavilion": "grass",
    "village": "gravel",
    "hamlet": "gravel",
    "old-shop": "stone",
}
_SURFACES |= {"beach": "gravel", "snowfield": "snow", "office": "carpet", "void": "carpet"}
_CLOTH = {"sit", "rise", "kneel", "embrace", "take", "give", "bow", "cower", "reach", "turn", "wave", "strike"}
_STRIDE = {"walk": (0.72, 1.6, 2.2), "run": (1.15, 2.4, 3.2), "trot": (0.5, 3.0, 5.0)}  # metres, steps a second


def floor_of(setting: Setting) -> str:
    """What feet meet in `setting`."""
    if not setting.inside and setting.weather == "snow":
        return "snow"
    for feature in setting.features:
        if feature in ("gravel", "stone", "wood", "carpet"):
            return feature
    return _SURFACES.get(setting.kind, "wood" if setting.inside else "stone")


def cues(scene: ScenePlan, people: dict[str, Character]) -> list[Cue]:
    """Every cue of `scene` in the order of time, each heard once even where words and moves both ask for it."""
    words = list(_of_words(scene))
    found = [*_of_moves(scene, people), *words, *_of_doors(scene), *_of_hearts(scene)]
    blown = [cue.start for cue in words if cue.name == "whistle"]
    found += [_whistle(cue) for cue in found if cue.name == "train arrive" and not _lately(blown, cue.start)]
    kept: list[Cue] = []
    for cue in found:
        twin = any(cue.name == other.name and abs(cue.start - other.start) < 3.0 for other in kept)
        if cue.name.startswith("step") or cue.name == "cloth" or not twin:
            kept.append(cue)
    return sorted(kept, key=lambda cue: (cue.start, cue.name, cue.identity))


def _of_moves(scene: ScenePlan, people: dict[str, Character]) -> Iterator[Cue]:
    floor = floor_of(scene.setting)
    for move in scene.moves:
        who = people.get(move.who)
        species = who.species if who else "human"
        start, length = float(move.span.start), float(move.span.length)
        side, far = _side(move.start), _distance(scene, move.start, start)
        identity = (scene.id, move.who, move.verb, str(move.span.start))
        if species in ("train", "car") and move.verb in ("arrive", "depart", "pass"):
            name = f"train {move.verb}" if species == "train" else "car"
            yield Cue(name, start, length, 0.0, 6.0, identity)
        elif species in ("human", "wolf", "dog") and move.verb in _STRIDE:
            if move.verb == "run" and species == "human" and who and who.crowd:
                yield Cue("cries", start, length + 1.5, 0.0, max(far, 5.0), identity)
            heavy = 0.4 if species != "human" else 0.6 if who and who.age < 13 else 1.0
            yield from _steps(move, floor, far, heavy)
        elif species == "horse" and move.verb in ("trot", "run", "walk"):
            yield Cue("hooves", start, length, side, far, identity)
        elif move.verb in ("howl", "snarl"):
            away = max(far, 60.0) if move.verb == "howl" else min(far, 2.5)
            yield Cue(move.verb, start, length, side, away, identity)
        elif move.verb == "fall":
            yield Cue("thud", start + min(0.6, length / 2), 0.6, side, far, identity)
        elif species == "human" and move.verb in _CLOTH:
            yield Cue("cloth", start, min(0.7, max(0.3, length)), side, far, identity)


def _steps(move: Move, floor: str, far: float, heavy: float) -> Iterator[Cue]:
    stride, slowest, fastest = _STRIDE[move.verb]
    start, length = float(move.span.start), float(move.span.length)
    way = float(np.hypot(move.end[0] - move.start[0], move.end[2] - move.start[2]))
    count = max(1, round(float(np.clip(way / stride, slowest * length, fastest * length)))) if way > 0.3 else 0
    random = chance("steps", move.who, move.verb, move.span.start)
    weight = heavy * (1.35 if move.verb == "run" else 1.0)
    for index in range(count):
        part = index / count
        side = _side(move.start) * (1 - part) + _side(move.end) * part
        at = start + part * length + float(random.uniform(-0.012, 0.012))
        identity = (move.who, move.verb, str(move.span.start), str(index))
        yield Cue(f"step {floor}", max(0.0, at), 0.35, side, far, identity, weight * float(random.uniform(0.8, 1.1)))


def _of_words(scene: ScenePlan) -> Iterator[Cue]:
    for beat in scene.beats:
        if beat.type not in ("action", "sound") or not (beat.text or beat.verb):
            continue
        text, start, length = f"{beat.text} {beat.verb}", float(beat.span.start), float(beat.span.length)
        for name, pattern in _WORDS:
            hit = re.search(pattern, text, re.I)
            if hit:
                at = start + 0.6 * length * hit.start() / max(len(text), 1)
                far = 80.0 if _FAR.search(text) or name in ("howl", "thunder", "bell") else 5.0
                name = "train arrive" if name == "train" else name
                yield Cue(name, at, max(0.5, start + length - at), 0.0, far, (scene.id, beat.element, name))


def _of_doors(scene: ScenePlan) -> Iterator[Cue]:
    """Whoever comes into a room or leaves it goes through a door."""
    if not scene.setting.inside or scene.setting.kind in ("void", "train-car"):
        return
    for beat in scene.beats:
        if beat.type == "action" and beat.verb in ("enter", "exit"):
            start = beat.span.start if beat.verb == "enter" else max(beat.span.start, beat.span.end - 1)
            yield Cue("door", max(0.0, float(start) - 0.3), 2.0, 0.5, 6.0, (scene.id, beat.element, "door"))


def _of_hearts(scene: ScenePlan) -> Iterator[Cue]:
    """The heart of someone very afraid, where the camera is close and nobody speaks."""
    for shot in scene.shots:
        beats = [beat for beat in scene.beats if beat.span.overlaps(shot.span)]
        afraid = any(beat.emotion.label == "fear" and beat.emotion.arousal >= 0.45 for beat in beats)
        if shot.size in ("CU", "ECU") and afraid and not any(beat.type == "line" for beat in beats):
            yield Cue("heart", float(shot.span.start), float(shot.span.length), 0.0, 3.0, (scene.id, shot.id))


def _whistle(train: Cue) -> Cue:
    return Cue("whistle", train.start + 0.4, 3.0, 0.3, 25.0, train.identity)


def _lately(times: list[float], now: float) -> bool:
    return any(now - 12 < time < now + 6 for time in times)


def _side(point: tuple[float, float, float]) -> float:
    return float(np.clip(point[0] / 4.0, -1, 1))


def _distance(scene: ScenePlan, point: tuple[float, float, float], time: float) -> float:
    """Metres from a point to the camera, as the size of the shot tells."""
    shot = next((s for s in scene.shots if s.span.start <= time < s.span.end), None)
    return reach(shot) + max(0.0, -point[2])


def reach(shot: Shot | None) -> float:
    """How far, in metres, the ear of a shot is from what it shows."""
    sizes = {"ECU": 0.7, "CU": 1.0, "MCU": 1.4, "MS": 2.2, "MFS": 3.0, "FS": 4.0, "WS": 6.5, "EWS": 12.0}
    return sizes[shot.size] if shot else 3.0
