"""How the benches of the audience print what they found: each figure beside its limit, and 1 at the end where one is missed."""

import sys
import time
from collections.abc import Callable, Collection, Mapping

__all__ = ["ended", "least", "line", "most", "note", "run_all"]

HELD: list[str] = []
MISSED: list[str] = []
INF = float("inf")


def most(limit: float) -> tuple[float, float]:
    """At most so much."""
    return -INF, limit


def least(limit: float) -> tuple[float, float]:
    """At least so much."""
    return limit, INF


def line(name: str, value: float, limit: tuple[float, float] | None = None, form: str = ".1%") -> None:
    """Print one figure, with whether it keeps within its limits."""
    if limit is None:
        print(f"  {name:<78} {value:>10{form}}", flush=True)
        return
    low, high = limit
    said = (
        f"<= {high:{form}}" if low == -INF else f">= {low:{form}}" if high == INF else f"{low:{form}} to {high:{form}}"
    )
    held = low <= value <= high
    (HELD if held else MISSED).append(name.strip())
    print(f"  {name:<78} {value:>10{form}}   {said:<16} {'held' if held else 'MISSED'}", flush=True)


def note(name: str, value: str) -> None:
    """Print something that has no limit."""
    print(f"  {name:<78} {value:>10}", flush=True)


def run_all(parts: Mapping[str, Callable[[], None]], only: Collection[str] = ()) -> None:
    """Run every part, or those whose names have one of `only` in them; leave with 1 where a limit is missed."""
    for name, part in parts.items():
        if not only or any(each in name for each in only):
            began, used = time.perf_counter(), time.process_time()
            print(f"{name}: {' '.join((part.__doc__ or '').split())}", flush=True)
            part()
            print(f"  ({time.perf_counter() - began:.0f} s, {time.process_time() - used:.0f} s of a core)", flush=True)
    ended()


def ended() -> None:
    """Say what was missed, and leave."""
    print(f"{len(HELD)} held, {len(MISSED)} missed" + (": " + "; ".join(MISSED) if MISSED else ""))
    sys.exit(bool(MISSED))
