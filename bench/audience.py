"""Whether the statistics of the audience keep what they promise: each claim simulated, its figure beside its limit.

    python bench/audience.py [--quick] [part of a name ...]

Two thousand audiences of four thousand viewers in each cell, looked at after every viewer; a tenth of them with --quick.
Seeds are fixed: what is missed once is missed always. Leaves with 1 where a limit is missed.
"""

import itertools
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ciotat.audience import betting, confidence, gate, guards, lag, weak
from ciotat.audience.allocation import votes
from ciotat.audience.felt import Curve, felt
from ciotat.core.chance import chance
from figures import least, line, most, run_all

QUICK = "--quick" in sys.argv
ONLY = [arg for arg in sys.argv[1:] if not arg.startswith("-")]
RUNS = 200 if QUICK else 2000
SLACK = 0.02 if QUICK else 0.0
"""A tenth of the runs tells a rate ten times as coarsely; with all of them the limits are taken as they stand."""
STEP, LOOK = 100, guards.looks(1000)
Array = np.ndarray[Any, np.dtype[Any]]
Outcomes = Callable[[np.random.Generator, int, Array], Array]


# --- trials ---------------------------------------------------------------------------------------------------------------


@dataclass
class Ran:
    """What many trials came to: the arm promoted (0: none), after how many viewers (inf), and what was lost till then."""

    arm: Array
    when: Array
    regret: Array

    @property
    def promoted(self) -> float:
        return float((self.arm > 0).mean())

    @property
    def median(self) -> float:
        return float(np.median(self.when))


def trials(
    name: str,
    outcomes: Outcomes,
    means: Array,
    viewers: int = 4000,
    *,
    d: float = 0.0,
    adaptive: bool = False,
    share: float | None = None,
) -> Ran:
    """Many trials of len(means) arms side by side, each ended at the first promotion, looked at after every viewer."""
    draw, arms = chance("bench audience", name), len(means)
    state, counts, sums = betting.begun((RUNS, arms - 1)), np.zeros((RUNS, arms)), np.zeros((RUNS, arms))
    bar, others = np.log((arms - 1) / 0.05), np.arange(1, arms)
    ran = Ran(np.zeros(RUNS, int), np.full(RUNS, np.inf), np.zeros(RUNS))
    pi = np.full((RUNS, arms), 1 / arms) if share is None else np.tile([1 - share, share], (RUNS, 1))
    for start in range(0, viewers, STEP):
        if adaptive and start:
            pi = 0.6 * votes(counts, sums, draw) + 0.4 / arms
        who = (draw.random((STEP, RUNS, 1)) > np.cumsum(pi, axis=1)[None, :, :-1]).sum(axis=2)
        ys = outcomes(draw, start, who)
        chosen, y = who[..., None], ys[..., None]
        state, logs = betting.advanced(state, chosen == 0, chosen == others, y, pi[:, :1], pi[:, 1:], d)
        _finished(ran, logs, bar, start, (means.max() - means)[who])
        for k in range(arms):
            counts[:, k] += (who == k).sum(axis=0)
            sums[:, k] += (ys * (who == k)).sum(axis=0)
        if (ran.arm > 0).all():
            break
    return ran


def _finished(ran: Ran, logs: Array, bar: float, start: int, lost: Array) -> None:
    """Mark the trials that promote within these viewers, and what each lost until then."""
    over = (logs >= bar).any(axis=2)
    now = (ran.arm == 0) & over.any(axis=0)
    first = np.where(now, over.argmax(axis=0), STEP - 1)
    running = ran.arm == 0
    ran.regret[running] += np.cumsum(lost, axis=0)[first, np.arange(RUNS)][running]
    best = logs[first, np.arange(RUNS)].argmax(axis=1) + 1
    ran.arm[now], ran.when[now] = best[now], start + first[now] + 1


def yes_no(*p: float) -> Outcomes:
    """Those who stay, or not."""
    rate = np.array(p)
    return lambda draw, t, who: (draw.random(who.shape) < rate[who]).astype(float)


def share_watched(*mean: float, weight: float = 2.0) -> Outcomes:
    """The share of a window that was watched; the deviation is .29 about a mean of a half."""
    m = np.array(mean)
    return lambda draw, t, who: draw.beta(weight * m[who], weight * (1 - m[who]))


def drifting(draw: np.random.Generator, t: int, who: Array) -> Array:
    """Tastes move for every arm alike."""
    m = 0.5 + 0.3 * np.sin((t + np.arange(len(who))) / 300)[:, None]
    return draw.beta(np.broadcast_to(2 * m, who.shape), np.broadcast_to(2 * (1 - m), who.shape))


def nulls() -> None:
    """No arm is better: who looks after every viewer must not find one."""
    cells: dict[str, tuple[Outcomes, dict[str, Any]]] = {
        **{f"yes or no, {p}": (yes_no(p, p), {}) for p in (0.1, 0.5, 0.9)},
        **{f"share watched, mean {p}": (share_watched(p, p), {}) for p in (0.5, 0.8)},
        "all or nothing (U-shaped)": (share_watched(0.5, 0.5, weight=0.5), {}),
        "the mean drifts": (drifting, {}),
        "adaptive shares": (share_watched(0.5, 0.5), {"adaptive": True}),
        "adaptive shares, the mean drifts": (drifting, {"adaptive": True}),
        "one in five sees it": (yes_no(0.5, 0.5), {"share": 0.2}),
        "better by d exactly, d = .01": (yes_no(0.5, 0.51), {"d": 0.01}),
        "worse by .02, d = -.02 (an upgrade)": (yes_no(0.5, 0.48), {"d": -0.02}),
    }
    for name, (outcomes, more) in cells.items():
        ran = trials(f"null {name}", outcomes, np.zeros(2), **more)
        line(f"false promotion: {name}", ran.promoted, most(0.05 + SLACK))
    line(
        "false promotion: worse by .02, share watched",
        trials("worse", share_watched(0.5, 0.48), np.zeros(2)).promoted,
        most(0.05),
    )


def power() -> None:
    """A better arm is found soon."""
    for gain, limit in ((0.05, 1000), (0.10, 300)):
        ran = trials(f"power {gain}", share_watched(0.5, 0.5 + gain), np.array([0.0, gain]), 8000)
        line(f"viewers to decide, share watched +{gain:.2f}, median", ran.median, most(limit), ",.0f")
        line("    of those, 90 of 100 within", float(np.quantile(ran.when, 0.9, method="higher")), None, ",.0f")
    for gain in (0.05, 0.10):
        ran = trials(f"power d {gain}", share_watched(0.5, 0.5 + gain), np.array([0.0, gain]), 8000, d=0.01)
        line(f"the same with d = .01, +{gain:.2f}, median", ran.median, None, ",.0f")


def takes() -> None:
    """Several takes at once: top-two Thompson sampling against even shares."""
    for arms in (2, 4, 8):
        flat = [0.5] * arms
        ran = trials(f"takes null {arms}", share_watched(*flat), np.zeros(arms), adaptive=True)
        line(f"false promotion, {arms} takes", ran.promoted, most(0.05 + SLACK))
        means = np.array([0.5] * (arms - 1) + [0.58])
        found = {}
        for adaptive in (False, True):
            found[adaptive] = trials(f"takes {arms} {adaptive}", share_watched(*means), means, 12000, adaptive=adaptive)
        even, tuned = found[False], found[True]
        line(f"    right arm at +.08, {arms} takes", float((tuned.arm == arms - 1).mean()), least(0.95))
        line(f"    viewers to promote, median (even shares: {even.median:,.0f})", tuned.median, None, ",.0f")
        ratio = float(tuned.regret.mean() / even.regret.mean())
        note = " (two takes: top-two is even by itself)" if arms == 2 else ""
        line(f"    regret against even shares{note}", ratio, None if arms == 2 else most(0.85), ".2f")


# --- two stages, novelty, hold-back -----------------------------------------------------------------------------------------


def staged(name: str, gains: Array, first: int = 0, d: float = 0.0, wait: bool = False) -> Ran:
    """Trials of two arms through the gate, whose gain changes from viewer to viewer; `wait`: while it is seen to fall."""
    draw, length, some = chance("bench audience", name), len(gains), min(250, RUNS)
    found = []
    for _ in range(0, RUNS, some):
        arm = draw.random((length, some)) < 0.5
        mean = 0.5 + gains[:, None] * arm
        y = draw.beta(2 * mean, 2 * (1 - mean))
        pis = np.full((length, some, 2), 0.5)
        found.append(
            lasting(arm, y, pis, d, first) if wait else gate.passed(arm.astype(int), y, pis, d, first=max(1, first))
        )
    arms, when = (np.concatenate(each) for each in zip(*found, strict=True))
    return Ran(arms, np.where(arms > 0, when, np.inf), np.zeros(len(arms)))


def lasting(arm: Array, y: Array, pis: Array, d: float, first: int) -> tuple[Array, Array]:
    """The same where a gain that falls waits, as the machine has it: the arm that passes, and when."""
    open_at = gate.through(arm.astype(int), y, pis, d)
    won, when = np.zeros(arm.shape[1], int), np.zeros(arm.shape[1], int)
    for trial in range(arm.shape[1]):
        who, ys = arm[:, trial].astype(int).tolist(), y[:, trial].tolist()
        for n in range(max(first, LOOK), len(ys) + 1, LOOK):
            if open_at[n - 1, trial] and not guards.fading(who[:n], ys[:n], [(0.5, 0.5)] * n).falling:
                won[trial], when[trial] = 1, n
                break
    return won, when


def novelty() -> None:
    """The charm of the new wears off from +.08 to -.02; nothing of that may be promoted."""
    seen = np.arange(6000)
    for tau in (400, 1500):
        fades = -0.02 + 0.10 * np.exp(-seen / tau)
        limit = most(0.06 + SLACK) if tau == 400 else None
        line(f"novelty gone after {tau}: promoted by discovery alone", discovered(f"one {tau}", fades))
        line("    by two stages", staged(f"two {tau}", fades).promoted, limit)
        for d in (0.0, 0.01):
            line(
                f"    by two stages and at least 1,000 viewers, d = {d}",
                staged(f"min {tau}", fades, 1000, d).promoted,
                limit,
            )
            line("    and waiting while the gain falls", staged(f"min {tau}", fades, 1000, d, True).promoted, limit)
    line("two stages, null", staged("two null", np.zeros(4000)).promoted, most(0.05))
    for d in (0.0, 0.01):
        for wait in (False, True):
            ran = staged("two real", np.full(8000, 0.05), 1000, d, wait)
            how = "waiting while it falls" if wait else "two stages"
            line(f"{how}, a real +.05, d = {d}: promoted within 8,000", ran.promoted)
            line("    viewers, median", ran.median, None, ",.0f")


def discovered(name: str, gains: Array) -> float:
    """How many pass discovery when its evidence is looked at after every viewer."""
    fades: Outcomes = lambda draw, t, who: _beta(draw, gains[t : t + len(who), None] * who)  # noqa: E731
    return trials(name, fades, np.zeros(2), len(gains)).promoted


def _beta(draw: np.random.Generator, more: Array) -> Array:
    return draw.beta(2 * (0.5 + more), 2 * (0.5 - more))


def mirror() -> None:
    """The hold-back puts the old release back where the new one is worse, and only there."""
    for held in (0.2, 0.1):
        null = trials(f"mirror null {held}", share_watched(0.5, 0.5), np.zeros(2), share=held)
        line(f"false roll back, {held:.0%} held back", null.promoted, most(0.05 + SLACK))
        worse = trials(f"mirror {held}", share_watched(0.45, 0.5), np.array([0.45, 0.5]), 12000, share=held)
        line("    worse by .05: viewers until it is put back, median", worse.median, None, ",.0f")
        line("    put back within 12,000", worse.promoted, least(0.95) if held == 0.2 else None)


def shares() -> None:
    """Wrong shares of arms are found, right ones never frozen; stalls in one arm are found the same way."""
    draw = chance("bench audience", "shares")
    frozen, found = 0, []
    for wrong, runs in ((False, RUNS // 2), (True, RUNS // 10)):
        for _ in range(runs):
            guard, when = guards.SampleRatio(2), 0
            pi = (0.5, 0.5)
            for t in range(4000):
                if t % 100 == 0:
                    p = float(draw.uniform(0.3, 0.7))
                    pi = (p, 1 - p)
                guard.add(int(draw.random() >= (pi[0] * 0.85 if wrong else pi[0])), pi)
                if guard.frozen:
                    when = t + 1
                    break
            frozen += bool(when) and not wrong
            found += [when or 4001] if wrong else []
    line("shares are right: frozen within 4,000 viewers", frozen / (RUNS // 2), most(0.005))
    line("one arm in seven is lost: viewers until it is frozen, median", float(np.median(found)), None, ",.0f")


def coverage() -> None:
    """The interval that is told at the stop holds the truth; the raw mean at the stop is too good."""
    draw, runs = chance("bench audience", "coverage"), RUNS // 10
    missed, raw, wide = 0, [], []
    for _ in range(runs):
        arm = draw.random(3000) < 0.5
        y = draw.beta(np.where(arm, 1.1, 1.0), np.where(arm, 0.9, 1.0))
        logs = betting.path(arm.astype(int), y, [(0.5, 0.5)] * 3000, 0.0)
        stop = int(np.argmax(logs >= np.log(20))) + 1 if (logs >= np.log(20)).any() else 3000
        found = confidence.interval(arm[:stop].astype(int), y[:stop], [(0.5, 0.5)] * stop)
        missed += not found.low <= 0.05 <= found.high
        raw.append(float(y[:stop][arm[:stop]].mean() - y[:stop][~arm[:stop]].mean()))
        wide.append(found.high - found.low)
    line("interval at the stop misses a true +.05", missed / runs, most(0.05 + SLACK))
    line("    its width, median", float(np.median(wide)), None, ".3f")
    line("    the raw mean at the stop says, on average (and is not told)", float(np.mean(raw)), None, ".3f")


# --- felt curve, weak moments -----------------------------------------------------------------------------------------------

LENGTH = 600


def true_curve(t: Array) -> Array:
    """What the simulated audience feels."""
    return 0.5 * np.sin(t / 45) + 0.3 * np.sin(t / 17 + 1) * np.exp(-(((t - 300) / 200) ** 2))


def told(
    draw: np.random.Generator, viewers: int, feel: Callable[[Array], Array], calibrated: float = 0.5
) -> Curve | None:
    """The felt curve of an audience that taps about every 45 s, each later by its own lag; a share of it was calibrated."""
    stay = np.where(draw.random(viewers) < 0.7, LENGTH, draw.uniform(0, LENGTH, viewers))
    who = np.repeat(np.arange(viewers), draw.poisson(stay / 45))
    late = 1.8 * np.exp(draw.normal(0, 0.4, viewers))
    t = draw.uniform(0, 1, len(who)) * stay[who]
    y = feel(t) + draw.normal(0, 0.2, viewers)[who] + draw.normal(0, 0.2, len(who))
    taps = late[:, None] + draw.normal(0, 0.3, (viewers, 2))
    known = {
        str(v): lag.lag([(0, taps[v, 0]), (0, taps[v, 1])]) if draw.random() < calibrated else None
        for v in range(viewers)
    }
    each = np.array(list(lag.lags(known, list(known)).values()))
    return felt(t + late[who], np.clip(y, -1, 1), who, each[who], LENGTH, meant=true_curve(np.arange(LENGTH + 1.0)))


def curves() -> None:
    """The felt curve is near the truth, and its bands hold it as often as they say."""
    seconds = np.arange(LENGTH + 1.0)
    truth = true_curve(seconds)
    for viewers, calibrated in ((100, 0.5), (300, 0.5), (1000, 0.5), (300, 0.0)):
        draw, errors, points, whole = chance("bench audience", "felt", viewers, calibrated), [], [], []
        for _ in range(max(RUNS // 10, 40)):
            curve = told(draw, viewers, true_curve, calibrated)
            assert curve is not None
            mean = np.array(curve.mean, float)
            seen = ~np.isnan(mean)
            errors.append(float(np.sqrt(np.mean((mean - truth)[seen] ** 2))))
            points.append(float(np.mean(_within(curve.low, truth, curve.high)[seen])))
            whole.append(float(_within(curve.band_low, truth, curve.band_high)[seen].all()))
        main = (viewers, calibrated) == (300, 0.5)
        how = "half of them calibrated" if calibrated else "nobody calibrated: 2 s supposed"
        line(f"felt curve, {viewers} viewers, {how}: RMSE", float(np.mean(errors)), most(0.03) if main else None, ".3f")
        line("    each second held by its 95 %", float(np.mean(points)), (0.92, 0.98) if main else None)
        line("    the whole curve held by its band", float(np.mean(whole)), least(0.92 - SLACK) if main else None)


def _within(low: Any, value: Array, high: Any) -> Array:
    return (np.array(low, float) <= value) & (value <= np.array(high, float))


def moments() -> None:
    """Scenes felt otherwise than meant are found, others are not."""
    seconds = np.arange(LENGTH + 1.0)
    meant = true_curve(seconds)
    spots = ((90, 120), (280, 310), (470, 500))
    for viewers, planted in ((30, 0), (100, 0), (300, 0), (100, 3), (300, 3)):
        draw = chance("bench audience", "gaps", viewers, planted)

        def feel(t: Array, planted: int = planted) -> Array:
            hurt = sum(((t >= a) & (t < b)) for a, b in spots[:planted]) if planted else np.zeros_like(t)
            return true_curve(t) - 0.5 * np.sign(true_curve(t) + 1e-9) * hurt

        flagged, false, found, flags = 0, 0, 0, 0
        for _ in range(RUNS // 4):
            curve = told(draw, viewers, feel)
            got = weak.gaps(list(meant), curve) if curve else []
            hits = [any(gap.start < b and a < gap.end for a, b in spots[:planted]) for gap in got]
            flagged, flags, false = flagged + bool(got), flags + len(got), false + hits.count(False)
            found += sum(any(gap.start < b and a < gap.end for gap in got) for a, b in spots[:planted])
        if planted:
            line(f"gaps: 3 planted, {viewers} viewers: false among the flagged", false / max(flags, 1), most(0.10))
            line("    planted ones found", found / (3 * (RUNS // 4)))
        else:
            line(f"gaps: none planted, {viewers} viewers: any flag", flagged / (RUNS // 4), most(0.10))


def leaving() -> None:
    """Shots and scenes where people leave are found, others are not, looked at after every hundred viewers."""
    draw, runs, looks = chance("bench audience", "exits"), RUNS // 4, 30
    for planted, times in ((0, 1.0), (3, 3.0), (3, 5.0)):
        hazard = np.full(120, 0.004)
        spots = [20, 60, 100][:planted]
        hazard[spots] *= times
        gone, there = np.zeros((runs, 120)), np.zeros((runs, 120))
        when, ever, false, flags = np.full((runs, planted), np.inf), np.zeros(runs, bool), 0, 0
        for look in range(looks):
            left = np.full(runs, 100)
            for shot in range(120):
                there[:, shot] += left
                out = draw.binomial(left, hazard[shot])
                gone[:, shot] += out
                left = left - out
            logs = np.concatenate([weak.leaving(gone, there), weak.leaving(*_scenes(gone, there))], axis=1)
            for run in range(runs):
                got = guards.ebh(np.exp(np.minimum(logs[run], 600)).tolist(), 0.05)
                places = [(k, k + 1) if k < 120 else ((k - 120) * 4, (k - 120) * 4 + 4) for k in got]
                hits = [any(a <= spot < b for spot in spots) for a, b in places]
                ever[run] |= bool(places)
                if look == looks - 1:
                    false, flags = false + hits.count(False), flags + len(hits)
                for k, spot in enumerate(spots):
                    if any(a <= spot < b for a, b in places):
                        when[run, k] = min(when[run, k], 100 * (look + 1))
        if planted:
            line(f"exits: 3 shots of {times:.0f} x planted: false among the flagged", false / max(flags, 1), most(0.10))
            line("    found by 3,000 viewers", float(np.isfinite(when).mean()))
            line("    viewers until found, median", float(np.median(when)), None, ",.0f")
        else:
            line("exits: none planted: any flag in 30 looks", float(ever.mean()), most(0.10))


def _scenes(gone: Array, there: Array) -> tuple[Array, Array]:
    """The same by scenes of four shots."""
    return gone.reshape(len(gone), -1, 4).sum(axis=2), there.reshape(len(there), -1, 4)[..., 0]


# --- exactness --------------------------------------------------------------------------------------------------------------


def exact() -> None:
    """The mean of the capital over every possible audience is 1, to the last digit; one by one is all at once."""
    n = 8 if QUICK else 12
    for p, pi, d in ((0.3, 0.5, 0.0), (0.5, 0.2, 0.0), (0.5, 0.5, 0.01), (0.6, 0.4, -0.02)):
        line(
            f"mean capital over all audiences of {n} (p {p}, pi {pi}, d {d}) less 1",
            whole(n, p, pi, d) - 1,
            (-1e-12, 1e-12),
            ".1e",
        )
    draw = chance("bench audience", "stream")
    arms, ys, pis = draw.integers(0, 3, 20000), draw.random(20000), draw.uniform(0.1, 0.5, (20000, 2))
    bet, far = betting.Betting(), 0.0
    logs = betting.path(arms, ys, pis)
    rows = list(zip(arms.tolist(), ys.tolist(), map(tuple, pis.tolist()), strict=True))
    began = time.perf_counter()
    streamed = [(bet.add(*row), bet.log_e)[1] for row in rows]
    took = (time.perf_counter() - began) / len(rows)
    far = float(np.abs(logs - streamed).max())
    line("one by one against all at once, largest difference of the logarithm", far, most(1e-9), ".1e")
    line("microseconds a viewer", took * 1e6, most(20), ".1f")
    _oracle()


def whole(n: int, p: float, pi: float, d: float) -> float:
    """The mean capital over every sequence of n arms and yes-or-no outcomes where the challenger is better by d exactly."""
    total = 0.0
    for head in itertools.product(range(4), repeat=max(n - 8, 0)):
        tails = np.array(list(itertools.product(range(4), repeat=min(n, 8))), np.int8).T
        rows = np.concatenate([np.tile(np.array(head, np.int8)[:, None], (1, tails.shape[1])), tails])
        arm, y = rows // 2, (rows % 2).astype(float)
        rate = p + d * arm
        chances = np.where(arm == 1, pi, 1 - pi) * np.where(y == 1, rate, 1 - rate)
        logs = betting.advanced(betting.begun((rows.shape[1],)), arm == 0, arm == 1, y, 1 - pi, pi, d)[1]
        total += float((chances.prod(axis=0) * np.exp(logs[-1])).sum())
    return total


def _oracle() -> None:
    """The same stakes on the same scores earn what `ville` says they earn."""
    try:
        from ville import BettingTest
        from ville.means import _PlugIn, _plugin_lambda
    except ImportError:
        print("  (ville is not installed: not compared)")
        return
    draw = chance("bench audience", "oracle")
    arms = draw.integers(0, 2, 5000)
    phi, _ = confidence.scores(arms, draw.random(5000), [(0.5, 0.5)] * 5000)
    theirs = BettingTest(0.0, bounds=(-2, 2), alternative="greater").fit(phi).log_e_values_
    i, _, before = _PlugIn().step((phi + 2) / 4)
    stakes = np.minimum(_plugin_lambda(i, before, 0.05), 0.5 / 0.5) / 4
    line(
        "against ville on the same bets, largest difference",
        float(np.abs(betting.capital(phi, stakes) - theirs).max()),
        most(1e-9),
        ".1e",
    )


PARTS = {
    "exact": exact, "nulls": nulls, "power": power, "takes": takes, "novelty": novelty, "mirror": mirror, "shares": shares,
    "coverage": coverage, "curves": curves, "moments": moments, "leaving": leaving,
}  # fmt: skip


if __name__ == "__main__":
    run_all(PARTS, ONLY)
