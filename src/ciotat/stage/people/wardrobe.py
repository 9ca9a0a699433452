"""What somebody wears: the script's words first, else a tasteful outfit of the era, in colours that go together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Character
from ciotat.stage.mesh import Colour, srgb
from ciotat.stage.people.look import era
from ciotat.stage.people.words import CLOTHS, color_in, found

__all__ = ["Garment", "wardrobe"]


@dataclass(frozen=True)
class Garment:
    """A kind of `dress.SEWN`, its colour (linear) and cloth; `second` colours bands, linings and buttons."""

    kind: str
    color: Colour
    cloth: str
    second: Colour = (0.02, 0.02, 0.02)


# schemes: (outer, upper, lower, accent); muted, so that light and faces lead
SCHEMES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "modern": (("#2f3d52", "#d9d2c2", "#4a4a4e", "#a2543f"), ("#7c5c3d", "#e3dccb", "#34405a", "#394f45"),
               ("#3f4a3c", "#c9b68e", "#4c3d33", "#b0683f"), ("#5a2c34", "#d8cfc6", "#2e3036", "#c39a52"),
               ("#8a7a64", "#48637c", "#3a3d44", "#d9c9a2"), ("#26292f", "#a2543f", "#39465c", "#ded8cb"),
               ("#4c5f6e", "#c58f3f", "#2f343f", "#7c3a34"), ("#6b6459", "#5f7a66", "#3c3f4a", "#d5c4a0"),
               ("#33475b", "#b8655a", "#4b4338", "#e0d6c4"), ("#a9825a", "#2d3a4c", "#56524c", "#b84a3c")),
    "1900": (("#2b2a2c", "#ddd6c6", "#3c3833", "#6b2e2e"), ("#4a3d31", "#d8cdb6", "#39332d", "#2f4437"),
             ("#36404a", "#d9d5cc", "#2c2d33", "#8a5a3a"), ("#57503f", "#d2c6a8", "#453b30", "#3b4a5e"),
             ("#5b4034", "#e0d9ca", "#2f2a28", "#86714a"), ("#3a2f3d", "#d6cbc4", "#34303a", "#7a4a52")),
    "ancient": (("#7a3b34", "#d9c8a4", "#3c3a38", "#c09a4e"), ("#2f4a56", "#d8d3c4", "#45413a", "#a5793f"),
                ("#4d5a42", "#cdbb94", "#3b352e", "#7c3a2e"), ("#6d5a72", "#dccfc2", "#3c3742", "#b48d4a"),
                ("#8a6a3f", "#e0d2b2", "#453a2d", "#3f5a52"), ("#33405c", "#cfc8ba", "#2d2f38", "#b35a3c")),
}  # fmt: skip
HATS = {
    "crown|冠|冕": "crown", "gauze|乌纱": "gauze cap", "top hat|礼帽": "top hat", "bowler|derby": "bowler", "fedora|trilby|毡帽": "fedora",
    "(wide|broad|big|large|lady).*straw|straw.*(wide|brim)|宽.*草帽": "wide straw hat", "straw|boater|草帽|斗笠": "straw hat",
    "ear|flap|ushanka|trapper|雷锋|护耳|皮帽|棉帽": "ushanka", "fur": "fur hat",
    "wool|knit|beanie|bobble|毛线": "woollen hat",
    "kepi|peaked|railway|uniform|conductor|大檐|制服帽": "kepi",
    "wide|brim|bonnet|plumed|ribbon|lady": "wide hat", "cap|帽": "flat cap", "hat": "fedora",
}  # fmt: skip
FUR, STRAW, BLACK, NAVY = "#3f2d20", "#cdb27a", "#1d1c1e", "#232c40"
HAT_COLORS = {"straw hat": STRAW, "wide straw hat": STRAW, "ushanka": "#34382f", "fur hat": FUR, "bowler": BLACK, "top hat": BLACK,
              "kepi": NAVY, "gauze cap": BLACK, "crown": "#c29a3e"}  # fmt: skip
MUTED = ("#565b63", "#6b6256", "#4a4f45", "#3b424e", "#77726a")  # for scarves and hats no script asked for
COLD = "snow|cold|winter|storm|frost|雪|冷|冬"
UPPER = {
    "(space|pressure) ?suit|宇航服|航天服|太空服": "spacesuit", "shell|机壳": "shell",
    "(track|jump|flight|boiler|wet) ?suit|coverall|overall|运动服|校服|连体|工装": "coverall", "school": "jacket",
    "padded|puffer|parka|羽绒|棉袄": "padded",
    "uniform|制服|军装": "uniform", "suit|西装|tuxedo": "suit", "waistcoat|vest|马甲": "waistcoat", "hood|sweat|卫衣|帽衫": "hoodie",
    "sweater|pullover|jumper|knit|毛衣": "pullover", "t-?shirt|tee|体恤|T恤": "tee", "blouse|衬衣": "blouse", "shirt|衬衫": "shirt",
    "jacket|blazer|夹克|外套": "jacket", "robe|hanfu|tunic|kimono|长袍|袍|汉服": "robe", "dress|gown|frock|裙": "dress",
    "coat|大衣|overcoat|cloak|风衣": "coat", "rags|worn": "shirt",
}  # fmt: skip
COATS = {"long.*(padded|quilted)|greatcoat|棉大衣|军大衣": "greatcoat",
         "padded|puffer|parka|down|quilted|winter jacket|羽绒|棉": "padded", "jacket|blazer|夹克": "jacket", "uniform|制服": "uniform",
         "cloak|cape|coat|大衣|风衣|overcoat|trench|fur": "coat", "suit|西装": "suit"}  # fmt: skip
WHOLE = {"spacesuit": ("#d9dad6", "wadding"), "shell": ("#aeb4ba", "plate"), "coverall": ("#2f4f7d", "plain")}
"""What covers trunk and legs alike: its colour where none is said, its cloth."""
LEATHER, TIES = "#1d1613", ("#5a2430", "#22304a", "#2f4437")
LOWER = {"short skirt|mini|短裙": "short skirt", "long skirt|长裙": "long skirt", "skirt|裙": "skirt", "shorts|短裤": "shorts",
         "jeans|denim|牛仔": "jeans", "trouser|pants|slack|breech|裤": "trousers"}  # fmt: skip
RAIL = r"railway|train|station|conductor|porter|stationmaster|列车|铁路|站长|乘务|policeman|police|soldier|officer|guard|警|军"


def wardrobe(character: Character) -> tuple[Garment, ...]:
    """Everything worn, from the skin outwards; the same name always dresses alike."""
    dice, time = chance("wardrobe", character.id), era(character)
    schemes = SCHEMES[time]
    scheme = [srgb(c) for c in schemes[int(dice.integers(len(schemes)))]]
    female, years, words = character.sex == "female", character.age, character.look
    upper = found(UPPER, words.get("top", ""))
    job = words.get("profession", "")
    if found({"robe|kimono|hanfu|toga|袍": "x"}, words.get("dress", "")):
        upper = "robe"
    if (words.get("dress") or upper == "dress") and upper != "robe":
        body = _dress(character, time, scheme)
    elif time == "ancient" or upper == "robe":
        text = words.get("top", "") or words.get("dress", "")
        body = [Garment("robe", color_in(text) or scheme[0], "silk", scheme[1])]
    elif upper in WHOLE:
        body = _whole(character, upper)
    elif upper == "uniform" or (found({RAIL: "x"}, job) and not words.get("top")):
        body = _uniform(character)
    elif (
        female
        and not upper
        and not words.get("bottom")
        and not _wrapped(character)
        and dice.random() < (0.3 if time == "1900" else 0.35)
    ):
        body = _dress(character, time, scheme)
    else:
        body = _separates(character, time, scheme, dice)
    if upper not in WHOLE and found(
        {"apron|maid|cook|baker|nurse|butcher|waitress|围裙|厨": "x"}, job + words.get("top", "")
    ):
        body.append(Garment("apron", srgb("#e4dfd3"), "plain"))
    body += _outer(character, time, scheme, dice, body)
    return (*body, *_ends(character, time, scheme, dice, years))


def _cloth(text: str, default: str) -> str:
    return found(CLOTHS, text) or default


def _dress(character: Character, time: str, scheme: list[Colour]) -> list[Garment]:
    text = character.look.get("dress", "") or character.look.get("top", "")
    long = time == "1900" or bool(found({"long|gown|evening|wedding|floor|长": "x"}, text))
    color = color_in(text) or (scheme[0] if time == "1900" else scheme[3])
    kind = "long dress" if long else "dress"
    return [Garment(kind, color, _cloth(text, "plain"), scheme[1])]


def _whole(character: Character, kind: str) -> list[Garment]:
    """One suit from the neck to the feet."""
    plain, cloth = WHOLE[kind]
    color = color_in(character.look.get("top", "")) or srgb(plain)
    below = color_in(character.look.get("bottom", "")) if kind == "coverall" else None
    hands = [Garment("gloves", color, cloth)] if kind != "coverall" else []
    return [Garment(kind, color, cloth, srgb("#3a3d42")), Garment("trousers", below or color, cloth), *hands]


def _uniform(character: Character) -> list[Garment]:
    color = color_in(character.look.get("top", "")) or srgb("#232c40")
    brass = srgb("#b8954a")
    lower = "long skirt" if character.sex == "female" and era(character) == "1900" else "trousers"
    return [Garment("uniform", color, "wool", brass), Garment(lower, color, "wool")]


def _separates(character: Character, time: str, scheme: list[Colour], dice: np.random.Generator) -> list[Garment]:
    words, female = character.look, character.sex == "female"
    text, below = words.get("top", ""), words.get("bottom", "")
    upper = found(UPPER, text)
    if upper is None:
        upper = _usual(female, character.age, time, dice)
        if words.get("coat") and upper in {"suit", "jacket"} and time == "modern":  # the coat told of goes over less
            upper = "shirt"
    if upper in {"coat", "padded"}:
        upper = "shirt"
        text = ""
    color = color_in(text)
    bottoms = _bottoms(character, time, scheme, dice)
    if upper in {"suit", "jacket", "waistcoat"}:
        coat = color or scheme[0]
        shirt = Garment("shirt", srgb("#e2ddd2") if upper != "jacket" else scheme[1], "plain")
        if upper == "suit":
            if not below and not female:
                bottoms = Garment("trousers", coat, "wool")
            return [shirt, *_tie(words, not female, dice), bottoms, Garment("jacket", coat, _cloth(text, "wool"), coat)]
        outer = Garment(upper, coat, _cloth(text, "tweed" if time == "1900" else "wool"), scheme[3])
        return [shirt, *_tie(words, False, dice), bottoms, outer]
    default = {"pullover": "knit", "hoodie": "knit", "blouse": "silk"}.get(upper, "plain")
    plain = scheme[1] if upper in {"shirt", "blouse"} else scheme[3] if dice.random() < 0.5 else scheme[0]
    tie = _tie(words, False, dice) if upper == "shirt" else []
    return [Garment(upper, color or plain, _cloth(text, default), scheme[3]), *tie, bottoms]


def _tie(words: Mapping[str, str], usual: bool, dice: np.random.Generator) -> list[Garment]:
    """A tie, where one is told of or `usual`: dark, so that it shows on a shirt."""
    asked = words.get("tie", "")
    color = color_in(asked) or srgb(TIES[int(dice.integers(len(TIES)))])
    return [Garment("tie", color, "silk")] if asked or usual else []


def _bottoms(character: Character, time: str, scheme: list[Colour], dice: np.random.Generator) -> Garment:
    """Trousers, jeans, a skirt or shorts."""
    text, female = character.look.get("bottom", ""), character.sex == "female"
    options: tuple[str, ...] = ("trousers", "skirt", "jeans", "trousers") if female else ("trousers", "jeans")
    if time == "1900":
        young = character.age < 12
        options = ("skirt" if young else "long skirt",) if female else ("shorts" if young else "trousers",)
    kind = found(LOWER, text) or options[int(dice.integers(len(options)))]
    if kind == "jeans":
        return Garment("jeans", color_in(text) or srgb("#33435c"), "denim")
    return Garment(kind, color_in(text) or scheme[2], _cloth(text, "wool"))


def _usual(female: bool, years: int, time: str, dice: np.random.Generator) -> str:
    """What people wear above the waist when nobody says."""
    options: tuple[str, ...] = ("shirt", "pullover", "jacket", "tee", "suit")
    if time == "1900":
        options = ("blouse",) if female else ("suit", "jacket", "suit", "waistcoat", "suit")
    elif years < 14:
        options = ("tee", "pullover", "shirt")
    elif female:
        options = ("pullover", "blouse", "shirt", "tee", "jacket")
    return options[int(dice.integers(len(options)))]


def _outer(
    character: Character, time: str, scheme: list[Colour], dice: np.random.Generator, body: list[Garment]
) -> list[Garment]:
    words = character.look
    text = words.get("coat", "") or (
        words.get("top", "") if found(UPPER, words.get("top", "")) in {"coat", "padded"} else ""
    )
    cold = bool(found({COLD: "x"}, words.get("weather", "")))
    made: list[Garment] = []
    kind = found(COATS, text) or ("padded" if time == "modern" and dice.random() < 0.45 else "coat")
    kind = "jacket" if kind == "suit" else kind
    color = color_in(text) or (srgb(LEATHER) if _cloth(text, "") == "leather" else scheme[0])
    if (text or cold) and time != "ancient" and not any(g.kind == kind for g in body):
        cloth = {"padded": "quilt", "greatcoat": "wadding"}.get(kind) or _cloth(text, "wool")
        made.append(Garment(kind, color, cloth, srgb(FUR if kind == "greatcoat" else "#241c18")))
    roll, shade = dice.random(), srgb(MUTED[int(dice.integers(len(MUTED)))])
    asked = words.get("scarf", "")
    if asked or (cold and made and kind != "greatcoat" and roll < 0.35):
        made.append(Garment("scarf", color_in(asked) or shade, "knit"))
    return made


def _wrapped(character: Character) -> bool:
    """Whether somebody is dressed for the cold."""
    return bool(character.look.get("coat") or found({COLD: "x"}, character.look.get("weather", "")))


def _ends(
    character: Character, time: str, scheme: list[Colour], dice: np.random.Generator, years: int
) -> list[Garment]:
    """Shoes, hat, gloves."""
    words, female = character.look, character.sex == "female"
    whole = found(UPPER, words.get("top", ""))
    if whole in ("spacesuit", "shell"):
        sealed = Garment("boots", color_in(words["top"]) or srgb(WHOLE[whole][0]), WHOLE[whole][1])
        return [sealed, *([Garment("robot head", sealed.color, "plate")] if whole == "shell" else [])]
    text = words.get("shoes", "")
    cold = bool(found({COLD: "x"}, words.get("weather", "")))
    boots = cold or bool(found({"boot|靴": "x"}, text)) or (time != "modern" and not female)
    leather = (srgb("#2a1d16"), srgb("#4a3122"), srgb("#1b1918"))[int(dice.integers(3))]
    ends = [Garment("boots" if boots else "shoes", color_in(text) or leather, "leather")]
    kind = _hat(character, time, cold, float(dice.random()))
    asked = words.get("hat", "")
    if kind:
        plain = HAT_COLORS.get(kind)
        shade = srgb(plain) if plain else scheme[0] if asked else srgb(MUTED[int(dice.integers(len(MUTED)))])
        bands = {"kepi": "#8a2f2a", "ushanka": FUR}
        ribbon = srgb(bands[kind]) if kind in bands else scheme[3] if asked else scheme[2]
        ends.append(Garment(kind, color_in(asked) or shade, "", ribbon))
    if cold:
        ends.append(Garment("gloves", scheme[2], "wool"))
    return ends


def _hat(character: Character, time: str, cold: bool, roll: float) -> str | None:
    """The hat asked for, else one of the time, weather and trade; hair that a script describes stays to be seen."""
    words, female = character.look, character.sex == "female"
    asked = words.get("hat", "")
    if asked:
        return found(HATS, asked) if asked.lower() not in {"no", "none", "无"} else None
    if found({RAIL: "x"}, words.get("profession", "")):
        return "kepi"
    if time == "1900" and character.age > 15:
        if female:
            return "wide hat" if roll < 0.55 else None
        if cold and roll < 0.4:
            return "fur hat"
        return ("bowler", "flat cap", "straw hat" if not cold else "bowler", "top hat", "flat cap")[int(roll * 5)]
    if cold and time == "modern" and not words.get("hair"):
        return "woollen hat" if roll < 0.5 else None
    return None
