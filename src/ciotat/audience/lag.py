"""How long after a moment a viewer's finger moves: measured by taps on a known flash, else supposed."""

from collections.abc import Mapping, Sequence
from statistics import median

__all__ = ["SUPPOSED", "lag", "lags"]

SUPPOSED = 2.0
"""Seconds of lag where nothing was measured."""
_EARLIEST, _LATEST = 0.1, 8.0
_ENOUGH = 20


def lag(taps: Sequence[tuple[float, float]]) -> float | None:
    """The lag of one viewer in seconds, from pairs (when the flash was, when they tapped); None where no tap can be an
    answer to its flash."""
    found = [tap - flash for flash, tap in taps if _EARLIEST <= tap - flash <= _LATEST]
    return median(found) if found else None


def lags(measured: Mapping[str, float | None], viewers: Sequence[str]) -> dict[str, float]:
    """The lag of each viewer: their own; else the middle one of those measured, where they are twenty; else two
    seconds."""
    known = [value for value in measured.values() if value is not None]
    usual = median(known) if len(known) >= _ENOUGH else SUPPOSED
    got = {viewer: measured.get(viewer) for viewer in viewers}
    return {viewer: usual if value is None else value for viewer, value in got.items()}
