"""Does a film get better from its audience, and only then? Made-up viewers whose tastes are known, and what the house decides.

    python bench/simulate.py [--quick] [planted] [worthless] [harm] [house]

`planted`, `worthless` and `harm` drive the statistics directly, many audiences over; `house` lets one audience of 5,000 watch
through the real addresses of a real server, in simulated time, where the house itself decides. Leaves with 1 where a limit
is missed.
"""

import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import audience as claims  # noqa: E402
from ciotat.audience.allocation import drawn, propensities, votes  # noqa: E402
from ciotat.audience.gate import Gate, passed  # noqa: E402
from ciotat.audience.guards import Mirror, fading, looks  # noqa: E402
from ciotat.audience.simulator import Viewer, World, share, watched  # noqa: E402
from ciotat.audience.timeline import Place  # noqa: E402
from ciotat.core.chance import chance  # noqa: E402
from figures import least, line, most, note, run_all  # noqa: E402

QUICK = "--quick" in sys.argv
ONLY = [arg for arg in sys.argv[1:] if not arg.startswith("-")]
VIEWERS, DAYS, WINDOW, EVERY, SOME = 5000, 14.0, 30.0, 100, 100
LATE = 100.0 + 3 * WINDOW + 600
"""Seconds after coming at which an outcome is revealed, about: when the shot is reached, and three windows and ten minutes."""
PLACES = tuple(Place(f"s{k}", 5.0 * k, 5.0, f"c{k // 3}") for k in range(24))
WEAK = ("s4", "s10", "s16")
ARMS = {"s4": (-1.0, -1.0, 0.1, -1.3), "s10": (-1.0, 0.0, -1.0, -1.2), "s16": (-1.0, -0.9, -1.1, 0.2)}
"""How each take of the weak shots holds viewers: the one in the film first, one good one among bad ones."""


@dataclass
class Trial:
    """One shot on trial: its gate, who was shown what, what is promoted."""

    shot: str
    gate: Gate
    pi: list[float]
    counts: list[int]
    sums: list[float]
    promoted: int = 0
    when: int = 0
    waiting: list[tuple[float, int, float, list[float]]] = field(default_factory=list)
    told: list[tuple[int, float, list[float]]] = field(default_factory=list)

    def passes(self, won: int | None) -> int:
        """The arm that is promoted now, if the gate lets one through: looked at every so often, and not while its gain falls."""
        if not won or len(self.told) % looks(self.gate.minimum):
            return 0
        arms = [1 if arm == won else 2 if arm else 0 for arm, _, _ in self.told]
        pis = [(pi[0], pi[won]) for _, _, pi in self.told]
        return 0 if fading(arms, [y for _, y, _ in self.told], pis).falling else won


def begun(shot: str) -> Trial:
    """A trial of all takes of a shot."""
    arms = len(ARMS[shot])
    return Trial(shot, Gate(arms), [1 / arms] * arms, [0] * arms, [0.0] * arms)


def world(chosen: dict[str, int]) -> World:
    """A film in which these takes are shown."""
    pull = {place.shot: float(chance("usual", place.shot).normal(0, 0.15)) for place in PLACES}
    return World({**pull, **{shot: ARMS[shot][arm] for shot, arm in chosen.items()}})


def outcome(played: Any, shot: str) -> float | None:
    """What a sitting says of a shot; None where it was not reached."""
    start = PLACES[int(shot[1:])].at
    return share(played, start, WINDOW) if any(a <= start + 0.25 and b >= start for a, b in played) else None


def audience(name: str) -> list[Trial]:
    """Five thousand viewers come, each after the other; three trials at once decide by what they do."""
    draw, trials = chance("bench simulate", name), [begun(shot) for shot in WEAK]
    for n in range(VIEWERS):
        now = DAYS * 86_400 * n / VIEWERS
        for trial in trials:
            _revealed(trial, now, draw)
        seen = {t.shot: t.promoted or drawn(t.pi, draw) for t in trials}
        played = watched(Viewer.named(f"{name} {n}"), PLACES, world(seen)).played
        for trial in trials:
            y = outcome(played, trial.shot)
            if y is not None and not trial.promoted:
                trial.waiting.append((now + LATE, seen[trial.shot], y, trial.pi))
    return trials


def _revealed(trial: Trial, now: float, draw: np.random.Generator) -> None:
    """What has fallen due, in the order in which the shot was reached."""
    while trial.waiting and trial.waiting[0][0] <= now and not trial.promoted:
        _, arm, y, pi = trial.waiting.pop(0)
        trial.told.append((arm, y, pi))
        trial.promoted = trial.passes(trial.gate.add(arm, y, pi, now / 86_400))
        trial.counts[arm] += 1
        trial.sums[arm] += y
        trial.when = trial.gate.n
        if trial.gate.n % EVERY == 0:
            trial.pi = propensities(trial.counts, trial.sums, draw)


def means(chosen: dict[str, int], name: str = "after", count: int = 3000) -> float:
    """The mean outcome of viewers who come afterwards, over the three shots."""
    found = []
    for n in range(count):
        played = watched(Viewer.named(f"{name} {n}"), PLACES, world(chosen)).played
        found += [y for shot in WEAK if (y := outcome(played, shot)) is not None]
    return statistics.fmean(found)


def planted() -> None:
    """A film with three weak shots, a good take of each among bad ones: 5,000 viewers."""
    best = {shot: int(np.argmax(ARMS[shot])) for shot in WEAK}
    start, top = means(dict.fromkeys(WEAK, 0)), means(best)
    note("mean outcome at first, and at best", f"{start:.3f} {top:.3f}")
    fixed, gains, when = [], [], []
    for run in range(2 if QUICK else 12):
        trials = audience(f"planted {run}")
        chosen = {t.shot: t.promoted for t in trials}
        fixed.append(sum(chosen[shot] == best[shot] for shot in WEAK))
        gains.append((means(chosen) - start) / (top - start))
        when += [t.when for t in trials if t.promoted]
    line(f"weak shots fixed of 3, the fewest of {len(fixed)} audiences", min(fixed), least(2), ".0f")
    line("gain of the mean outcome of what was possible, the least", min(gains), least(0.60))
    note("    on average", f"{statistics.fmean(gains):.1%}")
    note("viewers who reached a shot until its take was promoted, median", f"{statistics.median(when):,.0f}")


def worthless() -> None:
    """Only worthless takes: 5,000 viewers, looked at after each of them, 2,000 times over."""
    same = world(dict.fromkeys(WEAK, 0))
    pool = [outcome(watched(Viewer.named(f"pool {n}"), PLACES, same).played, "s4") for n in range(4000)]
    ys = np.array([y for y in pool if y is not None])

    def alike(draw: np.random.Generator, start: int, who: Any) -> Any:
        return ys[draw.integers(0, len(ys), who.shape)]

    ran = claims.trials("worthless", alike, np.zeros(4), VIEWERS, adaptive=True)
    line(f"discovered: share of {claims.RUNS:,} runs of 3 worthless takes", ran.promoted, most(0.05))
    found = [_worthless(part, ys) for part in range(claims.RUNS // SOME)]
    line(f"promoted by the whole gate, {claims.RUNS:,} runs", float(np.mean(found)), most(0.05))
    eager = [_worthless(part, ys, 1) for part in range(claims.RUNS // SOME)]
    line(
        "    the same from the first viewer on, were there no least number nor days", float(np.mean(eager)), most(0.05)
    )


def _worthless(part: int, ys: Any, first: int = 0) -> float:
    """The share of trials in which the gate lets one of three worthless takes through, each looked at after every viewer."""
    draw, many = chance("bench worthless", part), SOME
    counts, sums = np.zeros((many, 4)), np.zeros((many, 4))
    arms, pis = np.zeros((VIEWERS, many), int), np.zeros((VIEWERS, many, 4))
    told = ys[draw.integers(0, len(ys), arms.shape)]
    for start in range(0, VIEWERS, EVERY):
        now = slice(start, start + EVERY)
        pis[now] = 0.6 * votes(counts, sums, draw) + 0.1 if start else 0.25
        arms[now] = (draw.random((EVERY, many, 1)) > pis[now].cumsum(axis=2)[..., :-1]).sum(axis=2)
        for k in range(4):
            counts[:, k] += (arms[now] == k).sum(axis=0)
            sums[:, k] += (told[now] * (arms[now] == k)).sum(axis=0)
    least_of_days = int(VIEWERS * 7 / DAYS) + 1
    found, _ = passed(arms, told, pis, first=first or max(1000, least_of_days))
    return float((found > 0).mean())


def harm() -> None:
    """A harmful take that was promoted all the same: the hold-back of one in five puts the old one back."""
    pools = {}
    for pull in (0.0, -0.6, -1.0):
        bad = World({**world({}).pull, "s4": pull})
        found = [outcome(watched(Viewer.named(f"harm {n}"), PLACES, bad).played, "s4") for n in range(4000)]
        pools[pull] = np.array([y for y in found if y is not None])
    runs = 40 if QUICK else 400
    for pull in (-0.6, -1.0, 0.0):
        lost = float(pools[0.0].mean() - pools[pull].mean())
        when = [_back(f"{pull} {run}", pools[pull], pools[0.0]) for run in range(runs)]
        back = [n for n in when if n]
        if pull:
            line(f"worse by {lost:.3f}: put back within 5,000 viewers", len(back) / runs, least(0.95))
            note("    after viewers, median", f"{statistics.median(back):,.0f}")
        else:
            line("as good as before: put back", len(back) / runs, most(0.05))


def _back(name: str, new: Any, old: Any) -> int:
    draw, mirror = chance("bench harm", name), Mirror()
    held = (draw.random(VIEWERS) < 0.2).tolist()
    fresh, kept = (each[draw.integers(0, len(each), VIEWERS)].tolist() for each in (new, old))
    for n in range(VIEWERS):
        mirror.add(int(held[n]), kept[n] if held[n] else fresh[n], (0.8, 0.2))
        if mirror.roll_back:
            return n + 1
    return 0


if __name__ == "__main__":
    run_all({part.__name__: part for part in (planted, worthless, harm)}, ONLY)
