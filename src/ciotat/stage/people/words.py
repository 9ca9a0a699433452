"""The plain words of a script about looks, English and Chinese, and what they mean here."""

import re

from ciotat.stage.mesh import Colour, srgb

__all__ = ["CLOTHS", "COLORS", "color_in", "found", "hex_in"]

COLORS: dict[str, str] = {
    "navy|藏青|深蓝": "#26324d", "sky blue|light blue|浅蓝|天蓝": "#8fb3cf", "blue|蓝": "#3c5d8c",
    "burgundy|wine|maroon|酒红": "#6a2431", "crimson|scarlet|red|红": "#a83a32", "pink|粉": "#d59aa0",
    "orange|橙": "#c8713a", "mustard|gold|金": "#c29a3e", "yellow|黄": "#d6b552", "olive|橄榄": "#6a6b42",
    "dark green|墨绿": "#2f4a3a", "green|绿": "#4d7355", "teal|turquoise|青": "#38706f", "lilac|lavender": "#a493b5",
    "purple|violet|紫": "#64456f", "cream|ivory|米": "#e6dcc6", "beige|sand|khaki|卡其": "#bfa680",
    "camel|tan|驼": "#b58a58", "chestnut|brown|棕|褐|咖啡": "#5f432e", "charcoal": "#35363a", "silver|银": "#b3b5b8",
    "dark gr[ae]y|深灰": "#46484c", "gr[ae]y|灰": "#84868a", "black|黑": "#1d1d20", "white|白": "#e8e5de",
}  # fmt: skip
CLOTHS: dict[str, str] = {
    "leather|皮夹克|皮衣|皮": "leather", "denim|jeans|牛仔": "denim", "tweed|呢": "tweed", "silk|satin|丝|绸": "silk",
    "knit|sweater|pullover|jumper|cardigan|毛衣|针织": "knit", "cord(uroy)?|灯芯绒": "corduroy", "wool|羊毛": "wool",
    "padded|puffer|quilt|parka|羽绒|棉袄|棉衣": "quilt", "fur|毛皮|皮草": "fur",
}  # fmt: skip


def found(table: dict[str, str], text: str) -> str | None:
    """The meaning of the first entry of `table` (patterns to meanings) that occurs in `text`."""
    low = text.lower()
    for pattern, meaning in table.items():
        if re.search("|".join(rf"\b(?:{w})" if w.isascii() else w for w in _words(pattern)), low):
            return meaning
    return None


def _words(pattern: str) -> list[str]:
    return re.findall(r"(?:[^|(]|\([^)]*\))+", pattern)


def hex_in(text: str) -> str | None:
    """The colour named in `text`, as ``#rrggbb``."""
    return found(COLORS, text)


def color_in(text: str) -> Colour | None:
    """The colour named in `text`, linear."""
    name = hex_in(text)
    return srgb(name) if name else None
