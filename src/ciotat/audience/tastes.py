"""What a made-up audience holds of a film: drawn from the names of its pictures, so that the truth is known to whoever asks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import sin
from typing import Any

from ciotat.audience.simulator import World
from ciotat.audience.timeline import Place
from ciotat.core.chance import chance

__all__ = ["picture", "pull", "tastes"]

_WEAK, _OFF = -1.0, -0.5


def picture(given: Mapping[str, Any], number: int) -> str:
    """What is seen as the shot of this number in a sitting, as its page was told: the shot and the digest of its poster."""
    shot = given["shots"][number]
    poster = str(shot.get("poster") or "").rpartition("/")[2].partition(".")[0]
    return f"{shot['id']} {poster}"


def pull(seen: str, name: str = "") -> float:
    """How a picture holds an audience called `name`: about as usual."""
    return float(min(0.4, max(-0.4, chance("simulated taste", name, seen).normal(0, 0.15))))


def tastes(
    weak: Collection[str] = (),
    name: str = "",
    intended: Sequence[tuple[float, float]] = (),
    known: Mapping[str, float] | None = None,
) -> Callable[[Mapping[str, Any]], World]:
    """What the sittings of an audience called `name` hold. `weak` are pictures that bore and are not felt as they are meant;
    `known` says of pictures how they hold, whatever else is drawn; `intended` is what is meant to be felt, per second."""
    bad, fixed = set(weak), known or {}

    def feel(at: float) -> tuple[float, float]:
        if intended:
            return intended[min(int(at), len(intended) - 1)]
        return 0.4 * sin(at / 20), 0.4 * sin(at / 13 + 1)

    def world(given: Mapping[str, Any]) -> World:
        seen = [picture(given, number) for number in range(len(given["shots"]))]
        pulls = {each: fixed.get(each, _WEAK if each in bad else pull(each, name)) for each in seen}
        off = {each: (_OFF, 0.0) for each in seen if each in bad}

        def key(place: Place, number: int) -> str:
            return seen[number]

        return World(pulls, feel, off, key)

    return world
