"""Who somebody is to the eye: body, face, skin, hair, eyes; from the script's words, else from the name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Character
from ciotat.stage.marks import stature
from ciotat.stage.mesh import Colour, srgb
from ciotat.stage.people.body import Body
from ciotat.stage.people.skin import Complexion
from ciotat.stage.people.words import found

__all__ = ["Look", "era", "look"]

TONES = {"african": ("#7c4c31", "#5f3824", "#925d3c", "#4b2c1e"), "asian": ("#e6bd98", "#dcae84", "#ecc8a6"),
         "caucasian": ("#e8bb9c", "#dfab89", "#ebc3a8", "#d29b75"), "mixed": ("#c48c63", "#b57c54", "#cf9a72")}  # fmt: skip
HAIRS = {"african": ("#17110f", "#1f1512"), "asian": ("#16120f", "#231914", "#1b1513"), "mixed": ("#1d1410", "#33211a"),
         "caucasian": ("#3a2417", "#5b3a22", "#241711", "#7d5530", "#b08a52", "#7a3b1f")}  # fmt: skip
EYES = {"african": ("#4a2d1b", "#5b391f"), "asian": ("#4b2f1d", "#3d281a"), "mixed": ("#5f3f22", "#6d5a30"),
        "caucasian": ("#4f7591", "#5d7f58", "#6b4a2a", "#6f8798", "#7b6a3a")}  # fmt: skip
HAIR_COLORS = {
    "platinum|白金": "#d8c49a", "blond|fair|golden|金": "#b9914f", "auburn|ginger|red|红": "#86401f",
    "gr[ae]y|灰|花白": "#8a8783", "white|白": "#d9d6d0", "silver|银": "#b4b4b6", "black|dark|raven|黑": "#17130f",
    "chestnut": "#57341f", "light brown|浅棕": "#7a5735", "brown|brunette|棕|褐": "#452c1b",
}  # fmt: skip
SKINS = {
    "very dark|ebony": "#452a1d", "dark|black|african|黝黑|黑": "#6a4029", "brown|棕": "#9a6644", "olive|橄榄": "#c79a70",
    "tan|sun|swarthy|weathered|小麦|晒": "#c58f66", "pale|fair|white|porcelain|苍白|白": "#f1d0bb", "ruddy|红": "#e2a68a",
    "yellow|asian|黄": "#e2b98f",
}  # fmt: skip
STYLES = {
    "bald|秃|光头": "bald", "buzz|crew|shaved|寸头|平头": "crop", "pony|马尾": "ponytail", "braid|plait|pigtail|辫": "braids",
    "bun|chignon|pinned|updo|发髻|盘发": "bun", "bob|齐耳|短发女": "bob", "afro|爆炸": "afro", "curl|卷": "curly",
    "wav|波浪": "wavy", "long|长": "long", "shoulder|披肩": "long", "swept|slick|back|背头": "swept",
    "part|分头": "side part", "short|crop|短": "crop",
}  # fmt: skip
BEARDS = {
    "clean|none|无须": "none", "moustache|mustache|胡髭|八字|小胡子": "moustache", "goatee|山羊": "goatee",
    "stubble|胡茬|unshaven": "stubble", "full|long|beard|胡": "full",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """`hair` and `beard` name styles; `hair_color` and the complexion are sRGB in [0, 1], `eyes` linear."""

    name: str
    body: Body
    skin: Complexion
    hair: str
    hair_color: tuple[float, float, float]
    beard: str
    beard_color: tuple[float, float, float]
    eyes: Colour
    glasses: bool


def era(character: Character) -> str:
    """modern, 1900 or ancient: from a word or a year."""
    text = character.look.get("era", "").lower()
    years = [int(n) for n in re.findall(r"\d{3,4}", text)]
    if years:
        return "ancient" if years[0] < 1750 else "1900" if years[0] < 1946 else "modern"
    old = {
        "ancient|medieval|dynasty|tang|song|ming|qing|roman|古|唐|宋|明|清|朝": "ancient",
        "victorian|edwardian|190|century|民国": "1900",
    }
    return found(old, text) or "modern"


def look(character: Character) -> Look:
    """The looks of a character; the same name always gives the same person. What is built has no sex."""
    words = character.look
    if words.get("profession") == "robot":
        character = replace(character, sex="male")
    dice = chance("looks", character.id)
    tone_word = found(SKINS, words.get("skin", ""))
    kind = _ancestry(character, tone_word, dice)
    years, female = max(character.age, 1), character.sex == "female"
    tone = _rgb(tone_word or _one(TONES[kind], dice))
    hair_color = _hair_color(character, kind, dice)
    hair = found(STYLES, words.get("hair", "")) or _style(character, kind, dice)
    beard = _beard(character, dice)
    spectacles = words.get("glasses", "")
    return Look(
        name=character.id,
        body=_body(character, kind, dice),
        skin=Complexion(
            tone=tone,
            hair=tuple(float(c) for c in hair_color),  # type: ignore[arg-type]
            years=years,
            female=female,
            lips=_lips(tone, dice) if female and years > 17 else None,
            brow=float(dice.uniform(0.82, 1.0) if female else dice.uniform(1.05, 1.35)) * (0.8 if years < 13 else 1.0),
            arch=float(dice.uniform(0.45, 0.9) if female else dice.uniform(0.0, 0.4)),
            stubble=0.0
            if female or years < 18
            else 0.9
            if beard in {"stubble", "full", "goatee"}
            else float(dice.uniform(0.15, 0.4)),
            beard=_beard_color(character, hair_color) if beard == "full" else None,
            freckles=float(dice.uniform(0.4, 0.9)) if kind == "caucasian" and dice.random() < 0.25 else 0.0,
            recede=_recede(years, female, hair, dice),
            cropped=0.0 if "shaved" in words.get("hair", "") or "光头" in words.get("hair", "") else 1.0,
            bald=hair == "bald",
        ),
        hair=hair,
        hair_color=hair_color,
        beard=beard,
        beard_color=_beard_color(character, hair_color),
        eyes=srgb(_one(EYES[kind], dice)),
        glasses=spectacles.lower() not in {"", "no", "none", "无"} or (years > 55 and dice.random() < 0.3),
    )


def _one(options: tuple[str, ...], dice: np.random.Generator) -> str:
    return options[int(dice.integers(len(options)))]


def _rgb(text: str) -> tuple[float, float, float]:
    r, g, b = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (r, g, b)


def _ancestry(character: Character, tone: str | None, dice: np.random.Generator) -> str:
    chinese = character.language.startswith("zh") or any("一" <= c <= "鿿" for c in character.name)
    if tone in {SKINS["very dark|ebony"], SKINS["dark|black|african|黝黑|黑"]}:
        return "asian" if chinese else "african"
    if chinese:
        return "asian"
    if tone in {SKINS["pale|fair|white|porcelain|苍白|白"], SKINS["ruddy|红"]} or era(character) == "1900":
        return "caucasian"
    roll = dice.random()
    return "caucasian" if roll < 0.62 else "african" if roll < 0.77 else "mixed" if roll < 0.9 else "asian"


def _body(character: Character, kind: str, dice: np.random.Generator) -> Body:
    build = character.look.get("build", "")
    female, years = character.sex == "female", float(max(character.age, 1))
    heavy = {
        "obese|very fat|肥": "0.92",
        "fat|heavy|stout|plump|round|chubby|overweight|portly|胖": "0.8",
        "thin|skinny|gaunt|slim|slender|lean|frail|瘦": "0.25",
    }
    strong = {"muscular|strong|athletic|burly|broad|壮|结实": "0.85", "frail|weak|gaunt|弱": "0.25"}
    weight = float(found(heavy, build) or dice.uniform(0.36, 0.58) + (0.06 if years > 45 else 0))
    muscle = float(found(strong, build) or dice.uniform(0.45, 0.62))
    mix = {"mixed": {"african": 0.45, "caucasian": 0.55}}.get(
        kind, {kind: 0.85, "caucasian": 0.15} if kind != "caucasian" else {kind: 1.0}
    )
    height = stature(character)
    head = 1.07 if years > 14 else 1.03
    return Body(female, years, height, muscle, weight, mix, _features(female, years, kind, dice), head)


def _features(female: bool, years: float, kind: str, dice: np.random.Generator) -> Mapping[str, float]:
    """Shapes that make a face its own, around what pleases the eye."""
    pick = dice.uniform
    local = {
        "eyes/eye-scale-incr": 0.62 if female else 0.50,
        "eyes/eye-height2-incr": float(pick(0.05, 0.30))
        + (0.40 if kind == "asian" else 0.0)
        + (0.2 if years > 60 else 0.0),
        "eyes/eye-height3-incr": 0.35 if kind == "asian" else 0.0,
        "mouth/mouth-angles-up": 0.30,
        "mouth/mouth-upperlip-volume-incr": float(pick(0.05, 0.45)) if female else 0.0,
        "mouth/mouth-lowerlip-volume-incr": float(pick(0.1, 0.5)) if female else 0.1,
        "ears/ear-wing-decr": 0.35,
        "head/head-age-decr": 0.25 if 20 < years < 55 else 0.0,
    }
    if years < 14:
        local |= {"eyes/eye-scale-incr": 0.45, "cheek/cheek-volume-incr": 0.35, "nose/nose-scale-vert-decr": 0.25}
    ways = [("nose/nose-hump", 0.45), ("nose/nose-width2", 0.40), ("nose/nose-point-width", 0.45), ("nose/nose-scale-vert", 0.35),
            ("nose/nose-volume", 0.3), ("chin/chin-width", 0.5), ("chin/chin-height", 0.4), ("chin/chin-bones", 0.4),
            ("chin/chin-prominent", 0.35), ("cheek/cheek-bones", 0.5), ("cheek/cheek-volume", 0.45), ("eyes/eye-height1", 0.25),
            ("mouth/mouth-scale-horiz", 0.3), ("head/head-scale-horiz", 0.30), ("forehead/forehead-scale-vert", 0.3),
            ("head/head-fat", 0.35)]  # fmt: skip
    for name, reach in ways:
        value = float(np.clip(dice.normal(0, 0.55), -1, 1)) * reach * (0.5 if years < 14 else 1.0)
        local[f"{name}-{'incr' if value > 0 else 'decr'}"] = abs(value) + local.get(f"{name}-incr", 0.0) * (value > 0)
    for name, low, high, reach in (("nose/nose-point", "down", "up", 0.5), ("nose/nose-curve", "convex", "concave", 0.4),
                                   ("eyes/eye-corner2", "down", "up", 0.4), ("eyes/eye-trans", "in", "out", 0.2)):  # fmt: skip
        value = float(np.clip(dice.normal(0.15, 0.5), -1, 1)) * reach
        local[f"{name}-{high if value > 0 else low}"] = abs(value)
    form = ("oval", "round", "square", "triangular", "diamond", "rectangular")[int(dice.integers(6))]
    form = "oval" if female and form in {"square", "rectangular"} else form
    local[f"head/head-{form}"] = float(pick(0.15, 0.5))
    if not female and years > 17:
        local["chin/chin-jaw-drop-incr"] = 0.25
    return local


def _hair_color(character: Character, kind: str, dice: np.random.Generator) -> tuple[float, float, float]:
    text = f"{character.look.get('hair_color', '')} {character.look.get('hair', '')}"
    named = found(HAIR_COLORS, text)
    own = np.array(_rgb(named or _one(HAIRS[kind], dice)))
    if not named:
        grey = np.clip((character.age - dice.uniform(42, 56)) / 24, 0, 1)
        if found(
            {"gr[ae]y|white|silver|灰|白": "x"},
            f"{character.look.get('beard_color', '')} {character.look.get('beard', '')}",
        ):
            grey = max(grey, 0.35)
        own = own + (np.array([0.74, 0.73, 0.71]) - own) * grey * 0.92
    return (float(own[0]), float(own[1]), float(own[2]))


def _beard_color(character: Character, own: tuple[float, float, float]) -> tuple[float, float, float]:
    """A beard is what the script says, else a little lighter than the hair."""
    words = character.look
    named = found(HAIR_COLORS, f"{words.get('beard_color', '')} {words.get('beard', '')}")
    if named:
        return _rgb(named)
    r, g, b = (0.94 * c + 0.05 for c in own)
    return (r, g, b)


def _style(character: Character, kind: str, dice: np.random.Generator) -> str:
    female, years, time = character.sex == "female", character.age, era(character)
    if time == "ancient":
        return "topknot" if not female else "bun"
    if female:
        if time == "1900" and years > 15:
            return "pompadour"
        young = ("ponytail", "braids", "bob", "long")
        grown = (
            ("long", "wavy", "bob", "bun", "ponytail", "wavy")
            if kind != "african"
            else ("afro", "curly", "bun", "long")
        )
        return _one(young if years < 14 else ("bob", "bun", "bob", "curly") if years > 60 else grown, dice)
    if years > 55 and dice.random() < 0.4 and not character.look.get("hair_color"):
        return "bald"
    if kind == "african":
        return _one(("crop", "crop", "afro"), dice)
    options = (
        ("side part", "swept", "side part", "crop")
        if time == "1900"
        else ("side part", "crop", "swept", "tousled", "curly")
    )
    return _one(("tousled", "side part", "crop") if years < 14 else options, dice)


def _beard(character: Character, dice: np.random.Generator) -> str:
    if character.sex == "female" or character.age < 18:
        return "none"
    asked = found(BEARDS, character.look.get("beard", ""))
    if asked or character.look.get("beard"):
        return asked or "full"
    roll, time = dice.random(), era(character)
    if time == "1900":
        return "moustache" if roll < 0.45 else "full" if roll < 0.65 else "none"
    if time == "ancient":
        return "goatee" if roll < 0.5 else "moustache" if roll < 0.7 else "none"
    return "full" if roll < 0.14 else "stubble" if roll < 0.34 else "moustache" if roll < 0.38 else "none"


def _recede(years: int, female: bool, hair: str, dice: np.random.Generator) -> float:
    if hair == "bald":
        return 0.35
    return 0.0 if female else float(np.clip((years - 28) / 60, 0, 0.55) * dice.uniform(0.2, 1.0))


def _lips(tone: tuple[float, float, float], dice: np.random.Generator) -> tuple[float, float, float]:
    rose = np.array(_rgb(_one(("#b9585a", "#c06a64", "#a84a50", "#bd6f6a"), dice)))
    mixed = rose * 0.62 + np.array(tone) * np.array([0.92, 0.6, 0.6]) * 0.38
    return (float(mixed[0]), float(mixed[1]), float(mixed[2]))
