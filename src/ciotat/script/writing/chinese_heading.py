"""Scene headings written as a Chinese 剧本 has them: number, hour, 内外, place; labelled where that is not clear."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ciotat.script.reading import read
from ciotat.script.screenplay import Scene
from ciotat.script.writing.fountain_heading import Fields, best, fields

__all__ = ["heading_line"]

_LATIN = {"inside": "INT. ", "outside": "EXT. ", "both": "INT./EXT. "}
_INSIDE = {"": "", "inside": "内", "outside": "外", "both": "内外"}
_HAN = re.compile(r"[\u3400-\u9fff]")


def heading_line(text: str, scene: Scene, keep: bool) -> str:
    """The line of a heading: its text as it stands if it may be kept and gives all that the scene has."""
    text = " ".join(text.split("\n")).strip()
    kept, made = [text] if text else [], list(_made(scene))
    lines = [*kept, *made] if keep else [*made, *kept]
    return best(lines, fields(scene), _read)


def _made(scene: Scene) -> Iterator[str]:
    number, inside = scene.number, _INSIDE[scene.inside]
    han = _HAN.search(scene.place + scene.hour)
    asides = "".join(f"（{modifier}）" for modifier in scene.modifiers)
    if scene.inside and not han:
        told = " - ".join(filter(None, (scene.place, scene.hour)))
        latin = "".join(f" ({modifier})" for modifier in scene.modifiers)
        yield " ".join(filter(None, (number, f"{_LATIN[scene.inside]}{told}{latin}")))
    yield " ".join(filter(None, (number, scene.hour, inside, scene.place))) + asides
    yield (f"{number}、" if number else "") + " ".join(filter(None, (scene.place, scene.hour, inside))) + asides
    labels = (("地点", scene.place), ("时间", scene.hour), ("内外景", inside))
    told = "；".join(f"{label}：{value}" for label, value in labels if value)
    yield (f"场次（{number}）{told}" if number else f"场景：{told.removeprefix('地点：')}") + asides


@lru_cache(4096)
def _read(line: str) -> Fields | None:
    scene = read(f"## 一\n\n{line}\n△有人。".encode("utf-8", "replace"), format="chinese").scenes[0]
    told = sum(e.type == "action" for e in scene.elements)
    return fields(scene) if scene.heading and told == 1 else None
