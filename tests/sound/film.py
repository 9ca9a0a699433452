"""A small film, planned by hand: a train comes in by day, wolves come near by night."""

from fractions import Fraction

from ciotat.core.origin import Origin
from ciotat.core.time import Rate, Span
from ciotat.direction.plan import Beat, Character, Emotion, Light, Move, Plan, ScenePlan, Setting, Shot

CALM, JOY = Emotion(0.0, -0.1, "neutral"), Emotion(0.7, 0.5, "joy")
SAD, FEAR = Emotion(-0.6, -0.3, "sad"), Emotion(-0.7, 0.8, "fear")
LIGHT = Light("left", 3.0, 0.2, 0.6, "sun")

ANNA = Character("ANNA", "Anna", "human", "female", 28, {}, "en")
TOM = Character("TOM", "Tom", "human", "male", 71, {}, "en")
LI = Character("李明", "李明", "human", "male", 34, {}, "zh")
XIAO = Character("小雨", "小雨", "human", "female", 8, {}, "zh")
TRAIN = Character("TRAIN", "the train", "train", "male", 20, {}, "en")
WOLF = Character("WOLF", "a wolf", "wolf", "male", 5, {}, "en")


def line(id, who, text, start, length, emotion=CALM, language="en", **more):
    return Beat(
        id,
        id,
        Origin(1),
        "line",
        who,
        text,
        "say",
        "",
        emotion,
        Span(Fraction(start), Fraction(length)),
        language=language,
        **more,
    )


def beat(id, type, who, text, verb, start, length, emotion=CALM):
    return Beat(id, id, Origin(1), type, who, text, verb, "", emotion, Span(Fraction(start), Fraction(length)))


def move(who, verb, start, length, here=(0.0, 0.0, 0.0), there=None):
    return Move(who, verb, Span(Fraction(start), Fraction(length)), here, there or here, 0.0)


def shot(id, size, subjects, start, length):
    return Shot(
        id, "master", (), subjects, size, "eye", 35.0, "locked", 0.0, Span(Fraction(start), Fraction(length)), LIGHT, ()
    )


def station():
    setting = Setting("platform", "La Ciotat", False, "day", "clear", "summer", "1900", ("crowd",))
    beats = (
        beat("a1", "action", "TRAIN", "A steam train arrives. Its whistle blows.", "arrive", 1, 9),
        line("a2", "ANNA", "It is coming! Look, the train is really coming!", 4, 4, JOY),
        line("a3", "TOM", "I have waited seventy years for this.", 12, 4, SAD),
        beat("a4", "silence", "", "", "", 17, 3),
        line("a5", "李明", "2024年，我们会回来的。", 20, 4, CALM, "zh"),
        line("a6", "小雨", "爸爸，我也要去！", 25, 3, JOY, "zh"),
    )
    moves = (
        move("TRAIN", "arrive", 1, 9, (20.0, 0.0, -3.0), (0.0, 0.0, -3.0)),
        move("ANNA", "walk", 0, 4, (-3.0, 0.0, 0.0), (-1.0, 0.0, 0.5)),
        move("TOM", "stand", 0, 28, (1.2, 0.0, 0.5)),
    )
    shots = (
        shot("s1", "WS", ("ANNA", "TOM"), 0, 12),
        shot("s2", "CU", ("TOM",), 12, 8),
        shot("s3", "MS", ("李明", "小雨"), 20, 9),
    )
    return ScenePlan(
        "one",
        "1",
        "EXT. STATION - DAY",
        setting,
        JOY,
        ("ANNA", "TOM", "李明", "小雨", "TRAIN"),
        (),
        beats,
        moves,
        (),
        shots,
        Fraction(29),
    )


def forest():
    setting = Setting("forest", "the forest", False, "night", "snow", "winter", "1900")
    beats = (
        beat("b1", "sound", "WOLF", "Wolves howl in the distance.", "howl", 2, 4, FEAR),
        line("b2", "李明", "小声点，它们听见了。", 7, 3, FEAR, "zh", parenthetical="低声"),
        line("b3", "ANNA", "Run!", 11, 1, FEAR, parenthetical="shouting"),
        beat("b4", "action", "WOLF", "The wolf snarls.", "snarl", 13, 2, FEAR),
        line("b5", "TOM", "Nobody ever came back.", 17, 3, SAD, voice="narration"),
    )
    moves = (
        move("WOLF", "howl", 2, 4, (4.0, 0.0, -8.0)),
        move("ANNA", "run", 12, 3, (-2.0, 0.0, 0.5), (3.0, 0.0, 0.5)),
        move("WOLF", "snarl", 13, 2, (2.0, 0.0, -1.0)),
    )
    shots = (shot("s4", "WS", ("李明", "ANNA"), 0, 11), shot("s5", "MS", ("ANNA",), 11, 11))
    return ScenePlan(
        "two",
        "2",
        "EXT. FOREST - NIGHT",
        setting,
        FEAR,
        ("李明", "ANNA", "TOM", "WOLF"),
        (),
        beats,
        moves,
        (),
        shots,
        Fraction(22),
    )


def film(*scenes, title="The Arrival"):
    people = (ANNA, TOM, LI, XIAO, TRAIN, WOLF)
    return Plan(title, "", "en", "plain", Rate(Fraction(24)), people, scenes or (station(), forest()))
