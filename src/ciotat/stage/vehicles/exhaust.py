"""The breath of a steam engine: smoke from the chimney, steam from the cylinders and the safety valve."""

from collections.abc import Callable

import numpy as np

from ciotat.core.space import Point
from ciotat.stage.effects.plume import Path, Plume
from ciotat.stage.vehicles.boiler import CHIMNEY
from ciotat.stage.vehicles.drive import Drive, Floats
from ciotat.stage.vehicles.frame import DRIVER

__all__ = ["exhaust"]

_BREEZE: Point = (0.55, 0.0, -0.35)
_WHITE: Point = (0.92, 0.93, 0.95)
_THIN: Point = (0.8, 0.83, 0.88)
_PIPES = (-8.0, -14.6, -22.4, -28.6)
"""Where along the train, from the engine's middle, steam escapes under the coaches once it has stopped."""


def exhaust(key: str, drive: Drive, origin: Callable[[Floats], Floats], turn: Floats) -> tuple[Plume, ...]:
    """The plumes of an engine whose middle on the rails is at `origin(times)` and whose frame is turned by `turn`: the
    chimney beats four times a turn of the wheels, the cylinders leak while they work."""

    def source(local: Point) -> Path:
        offset = turn @ np.array(local)
        return lambda times: origin(times) + offset

    def work(times: Floats, full: float) -> Floats:
        return np.clip(np.linalg.norm(drive.velocities(times), axis=1) / full, 0, 1)

    def push(local: Point, share: float, idle: float = 1.0) -> Path:
        offset = turn @ np.array(local)
        return lambda times: offset * (idle + (1 - idle) * work(times, 2.5))[:, None] + share * drive.velocities(times)

    def beat(times: Floats) -> Floats:
        wheel = origin(times) @ drive.ahead / DRIVER
        return 0.55 + work(times, 2.5) * (0.1 + 0.35 * np.cos(2 * wheel) ** 4)

    def leak(times: Floats) -> Floats:
        return 0.2 + 0.8 * work(times, 1.5)

    smoke = Plume(
        f"{key} smoke", rate=40, life=7.0, source=source(CHIMNEY), push=push((0.0, 4.2, 0.0), 0.5, 0.35), drag=0.8,
        lift=0.7, wind=_BREEZE, spread=0.6, small=0.2, large=2.3, young=(0.09, 0.087, 0.085), old=(0.5, 0.5, 0.51),
        opacity=0.85, strength=beat,
    )  # fmt: skip
    steam = [
        Plume(
            f"{key} steam {side}", rate=16, life=1.9, source=source((4.0, 0.45, side * 1.1)),
            push=push((0.8, -0.1, side * 2.4), 0.85, 0.5), drag=0.35, lift=0.6, spread=1.0, small=0.09, large=1.0,
            opacity=0.34, strength=leak, wind=_BREEZE, young=_WHITE, old=_WHITE,
        )
        for side in (1.0, -1.0)
    ]  # fmt: skip
    valve = Plume(
        f"{key} valve", rate=24, life=1.9, source=source((-2.2, 3.8, 0.0)), push=push((0.0, 2.4, 0.0), 0.8), drag=0.5,
        spread=0.4, small=0.05, large=0.65, opacity=0.2, wind=_BREEZE, young=_WHITE, old=_WHITE,
    )  # fmt: skip
    return smoke, *steam, valve, *_pipes(key, drive, source, turn)


def _pipes(key: str, drive: Drive, source: Callable[[Point], Path], turn: Floats) -> list[Plume]:
    """The cloud that a train stops in: much of it as the brakes bite, less and less after that, never quite none."""
    stop = next((float(m.span.end) for m in drive.moves if m.verb == "arrive"), None)
    opened = next((float(m.span.start) for m in drive.moves if m.manner.startswith("open")), None)
    if stop is None and opened is None:
        return []
    since = stop if stop is not None else opened if opened is not None and opened > -1 else -4.0

    def hiss(times: Floats) -> Floats:
        left = times - since
        return np.where(
            left < -3.0, 0.0, np.clip(1.5 + left / 2, 0, 1) * (0.04 + 0.96 * np.exp(-np.maximum(left, 0) / 1.7))
        )

    def out(side: float) -> Path:
        offset = turn @ np.array((0.15, 0.25, side * 2.6))
        return lambda times: np.broadcast_to(offset, (len(times), 3))

    return [
        Plume(
            f"{key} pipe {x:g}", rate=18, life=3.2, source=source((x, 0.55, 1.3)), push=out(1.0), drag=0.6, lift=0.75,
            spread=1.1, small=0.14, large=1.3, opacity=0.55, strength=hiss, wind=(0.35, 0.0, -0.1), young=_WHITE,
            old=_THIN,
        )
        for x in _PIPES
    ]  # fmt: skip
