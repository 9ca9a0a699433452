"""Names from outside as names of files: whatever a person types, the file lies in its folder on every system."""

import re
import unicodedata

from ciotat.core.digest import short

__all__ = ["filename", "free", "line"]

LONGEST = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def filename(name: str, otherwise: str = "film") -> str:
    """`name` as the name of one file or folder: no separators, nothing invisible, nothing that any system reserves,
    at most 80 bytes; `otherwise` where nothing is left."""
    plain = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    plain = "".join(" " if c.isspace() else c for c in plain if c.isspace() or unicodedata.category(c) not in _HIDDEN)
    plain = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", plain)).strip(" .-")
    while len(plain.encode()) > LONGEST:
        plain = plain[:-1]
    plain = plain.strip(" .-")
    if _RESERVED.fullmatch(plain):
        plain = f"{plain[:70]}-film"
    return plain or otherwise


_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def line(name: str, longest: int = 200) -> str:
    """`name` as one line of text that can be seen."""
    seen = (c for c in name.encode("utf-8", "replace").decode() if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join("".join(seen).split())[:longest]


def free(name: str, taken: set[str], otherwise: str = "film") -> str:
    """`filename`, made different from all of `taken` (which ignore case) by a digest of the whole name."""
    plain = filename(name, otherwise)
    low = {unicodedata.normalize("NFC", other).casefold() for other in taken}
    return plain if plain.casefold() not in low else f"{plain[:60]}-{short(name, 6)}"
