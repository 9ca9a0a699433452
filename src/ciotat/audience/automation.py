"""What the owner lets happen by itself: nothing, until they say so."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from ciotat.core.digest import pretty
from ciotat.core.errors import CiotatError, FilmError
from ciotat.core.record import dump, load, record
from ciotat.core.store import writing

__all__ = ["Automation", "changed", "read"]

_LIMITS: dict[str, tuple[float, float]] = {
    "d": (-0.2, 0.2), "veto_hours": (0, 720), "minimum_viewers": (50, 1_000_000), "minimum_days": (0, 365),
    "holdback": (0.1, 0.5),
}  # fmt: skip


@record("automation", 1)
class Automation:
    """`on`: a decided experiment becomes the next release by itself, `veto_hours` after it was decided; rolling back needs no
    leave. `d` is the smallest gain that is worth a release; nobody decides before `minimum_viewers` and `minimum_days`;
    `holdback` is the share that goes on seeing the release before."""

    on: bool = False
    d: float = 0.01
    veto_hours: float = 48.0
    minimum_viewers: int = 1000
    minimum_days: float = 7.0
    holdback: float = 0.2


def read(folder: Path) -> Automation:
    """What the owner lets happen, from ``automation.json``; what cannot be read lets nothing happen."""
    try:
        return load(Automation, json.loads((folder / "automation.json").read_bytes()))
    except (OSError, ValueError, RecursionError, CiotatError):
        return Automation()


def changed(folder: Path, **values: Any) -> Automation:
    """Change some of it. Raises FilmError where a value is out of its bounds."""
    for name, value in values.items():
        if name in _LIMITS and not _LIMITS[name][0] <= value <= _LIMITS[name][1]:
            low, high = _LIMITS[name]
            raise FilmError(f"{name} = {value:g} is not within its bounds", advice=f"from {low:g} to {high:g}")
    new = replace(read(folder), **values)
    with writing(folder / "automation.json") as temporary:
        temporary.write_text(pretty(dump(new)), encoding="utf-8")
    return new
