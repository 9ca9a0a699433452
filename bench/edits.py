"""What a writer does to the made-up feature film: a word, a scene, a name, the order of two scenes."""

import re

__all__ = ["name", "order_of", "scene", "word"]


def word(text: str) -> str:
    lines = text.split("\n")
    spot = next(i for i in range(len(lines) // 2, len(lines)) if lines[i] and lines[i - 1].isupper())
    lines[spot] = lines[spot].replace(" ", " never ", 1)
    return "\n".join(lines)


def scene(text: str) -> str:
    heads = [m.start() for m in re.finditer(r"^(INT|EXT)", text, re.M)]
    at = heads[len(heads) // 2]
    return text[:at] + "INT. LIGHTHOUSE - NIGHT\n\nNORA waits by the lamp.\n\nNORA\nNobody comes.\n\n" + text[at:]


def name(text: str) -> str:
    return text.replace("NORA", "HELEN")


def order_of(text: str) -> str:
    heads = [m.start() for m in re.finditer(r"^(INT|EXT)", text, re.M)]
    a, b, c = heads[len(heads) // 3], heads[len(heads) // 3 + 1], heads[len(heads) // 3 + 2]
    return text[:a] + text[b:c] + text[a:b] + text[c:]
