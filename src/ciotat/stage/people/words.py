"""The plain words of a script about looks, English and Chinese, and what they mean here."""

import re
from functools import cache

from ciotat.stage.mesh import Colour, srgb

__all__ = ["CLOTHS", "COLORS", "color_in", "found", "hex_in"]

COLORS: dict[str, str] = {
    "navy|midnight|藏青|藏蓝|墨蓝": "#232d45", "sky blue|天蓝": "#8fb3cf", "blue|蓝": "#3c5d8c",
    "burgundy|wine|maroon|酒红|枣红": "#6a2431",
    "crimson|scarlet|red|红": "#a83a32", "pink|粉": "#d59aa0",
    "army green|军绿": "#4f5538", "orange|橙|橘": "#c8713a", "mustard|gold|金|土黄": "#c29a3e", "yellow|黄": "#d6b552",
    "olive|橄榄": "#6a6b42", "墨绿": "#2f4a3a", "green|绿": "#4d7355", "teal|turquoise|青": "#38706f",
    "lilac|lavender|淡紫": "#a493b5", "purple|violet|紫": "#64456f", "cream|ivory|米": "#e6dcc6", "beige|sand|khaki|卡其": "#bfa680",
    "camel|tan|驼": "#b58a58", "chestnut|brown|棕|褐|咖啡": "#5f432e", "charcoal|炭": "#35363a", "silver|银": "#b3b5b8",
    "gr[ae]y|灰": "#84868a", "black|黑": "#1d1d20", "white|白": "#e8e5de",
}  # fmt: skip
BLENDS: dict[str, str] = {
    "(dark|deep) blue|深蓝|暗蓝": "#232d45", "(light|pale) blue|浅蓝|淡蓝": "#8fb3cf", "dark green|深绿": "#2f4a3a",
    "dark gr[ae]y|深灰": "#46484c",
}  # fmt: skip
SHADES: dict[str, str] = {
    "dark|deep|深|暗": "dark",
    "light(?!weight)|pale|faded|浅|淡": "light",
    "bright|vivid|鲜|亮": "bright",
}
ALONE = {"dark": "#3a404b", "light": "#cbc4b4", "bright": "#c4603a"}  # when a script names a shade and no colour
CLOTHS: dict[str, str] = {
    "leather|皮夹克|皮衣|皮": "leather", "denim|jeans|牛仔": "denim", "tweed|呢": "tweed", "silk|satin|丝|绸": "silk",
    "knit|sweater|pullover|jumper|cardigan|毛衣|针织": "knit", "cord(uroy)?|灯芯绒": "corduroy", "wool|羊毛": "wool",
    "padded|puffer|quilt|parka|羽绒|棉袄|棉衣": "quilt", "fur|毛皮|皮草": "fur",
}  # fmt: skip


def found(table: dict[str, str], text: str) -> str | None:
    """The meaning of the first entry of `table` (patterns to meanings) that occurs in `text`."""
    if not text:
        return None
    low = text.lower()
    return next((meaning for pattern, meaning in table.items() if _expression(pattern).search(low)), None)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    words = re.findall(r"(?:[^|(]|\([^)]*\))+", pattern)
    return re.compile("|".join(rf"\b(?:{w})" if w.isascii() else w for w in words))


def hex_in(text: str) -> str | None:
    """The colour named in `text`, as ``#rrggbb``: a colour, a shade of it ("deep red"), or a shade alone ("dark")."""
    blend, shade, name = found(BLENDS, text), found(SHADES, text), found(COLORS, text)
    if blend or not shade:
        return blend or name
    return _shaded(name, shade) if name else ALONE[shade]


def _shaded(name: str, shade: str) -> str:
    rgb = [int(name[i : i + 2], 16) for i in (1, 3, 5)]
    if shade == "bright":
        middle = sum(rgb) / 3
        rgb = [round(min(max(middle + 1.35 * (c - middle) + 12, 0), 255)) for c in rgb]
    elif shade == "light":
        rgb = [round(c + 0.45 * (240 - c)) if c < 240 else c for c in rgb]
    elif sum(rgb) > 200:
        rgb = [round(c * 0.62) for c in rgb]
    return "#" + "".join(f"{c:02x}" for c in rgb)


def color_in(text: str) -> Colour | None:
    """The colour named in `text`, linear."""
    name = hex_in(text)
    return srgb(name) if name else None
