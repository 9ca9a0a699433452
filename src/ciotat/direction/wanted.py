"""What a person wants of one shot: the knobs of ``shots/<id>.toml``, and what each may be."""

from collections.abc import Mapping
from typing import Any, get_args

from ciotat.core.errors import FilmError
from ciotat.core.knob import Knob, checked, nearest
from ciotat.core.record import record
from ciotat.core.time import Seconds
from ciotat.direction.plan import Angle, Camera, Size

__all__ = ["KNOBS", "TABLES", "Wanted", "advice", "wanted"]

KNOBS = {
    "size": Knob("word", words=get_args(Size)),
    "angle": Knob("word", words=get_args(Angle)),
    "lens": Knob("number", 12, 300),
    "camera": Knob("word", words=get_args(Camera)),
    "amount": Knob("number", 0, 1),
    "subjects": Knob("names", high=200, example='subjects = ["ANNA", "PAUL"]'),
    "hold": Knob("number", -10, 60),
    "seed": Knob("whole", 0, 999_999),
    "renderer": Knob("text", high=40, example='renderer = "outline"'),
}
"""The knobs of a shot: size and height of the camera, lens in mm, its move and how much of it, who is framed, seconds
held longer at its end (less than 0: cut sooner), the number of another chance, another renderer for this shot."""
TABLES = {
    "light": {
        "key": Knob("word", words=("left", "right")),
        "ratio": Knob("number", 1, 20),
        "warmth": Knob("number", -1, 1),
        "level": Knob("number", 0, 1),
        "ambient": Knob("number", 0, 2),
        "stops": Knob("number", -4, 4),
    },
    "music": {"seed": Knob("whole", 0, 999_999)},
    "fade": {"in": Knob("number", 0, 10), "out": Knob("number", 0, 10)},
    "performance": {
        "seed": Knob("whole", 0, 999_999),
        "feeling": Knob("number", 0, 2),
        "valence": Knob("number", -1, 1),
        "arousal": Knob("number", -1, 1),
    },
}
"""And those in tables: the side the key light comes from, key to fill, cold to warm, dark to bright, how much of the
place's own light is left, stops brighter or darker; the number of another music for its scene; seconds of fading; the
number of another performance, and how much is felt in it (1: as the script has it); what is felt in it, from sad to glad
and from calm to stirred."""
_MOST_NAMES = 8


@record("wanted", 1)
class Wanted:
    """`knobs` by name, those of tables as ``light.key``; numbers are exact. What nobody knows is named in `odd`."""

    knobs: Mapping[str, Any]
    odd: tuple[str, ...] = ()

    def number(self, knob: str, otherwise: float) -> float:
        """A number as plan records hold it."""
        return round(float(self.knobs[knob]), 3) if knob in self.knobs else otherwise

    def seconds(self, knob: str, otherwise: Seconds) -> Seconds:
        """A time, exactly."""
        return Seconds(self.knobs.get(knob, otherwise))


def wanted(values: Mapping[str, Any], file: str) -> Wanted:
    """Read what stands in `file`. Raises FilmError naming the file, the key, the value and its limits."""
    found = checked(KNOBS, values, file)
    odd = [key for key in values if key not in KNOBS and key not in TABLES]
    for table, knobs in TABLES.items():
        inside = values.get(table, {})
        if not isinstance(inside, Mapping):
            raise FilmError(f"{table} is not a table", file=file, advice=f"write [{table}] and under it its settings")
        found |= {f"{table}.{key}": value for key, value in checked(knobs, inside, file, f"{table}.").items()}
        odd += [f"{table}.{key}" for key in inside if key not in knobs]
    if len(found.get("subjects", ())) > _MOST_NAMES:
        raise FilmError("subjects names too many", file=file, advice=f"at most {_MOST_NAMES} are framed")
    return Wanted(found, tuple(odd))


def advice(odd: str) -> str:
    """What may have been meant by a key that nobody knows."""
    table, _, key = odd.rpartition(".")
    return nearest(key, TABLES[table] if table else (*KNOBS, *TABLES))
