"""What came of a build, as the prompt says it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ciotat.core.time import Seconds
from ciotat.prompt.answer import colon, comma, err, out
from ciotat.words import say

if TYPE_CHECKING:
    from ciotat.direction.plan import Plan
    from ciotat.work.build import Build

__all__ = ["cause_in", "causes", "clock", "forecast", "part_in", "questions", "remarks_on", "summary"]


def remarks_on(plan: "Plan", everything: bool) -> None:
    """Show what the writer should know; notes only where `everything` is wanted."""
    colour = {"note": "dim", "warning": "yellow", "error": "red"}
    shown = plan.remarks if everything else [r for r in plan.remarks if r.grade != "note"][:5]
    for remark in shown:
        err.print(f"[{colour[remark.grade]}]{say(remark.grade)}[/] ", end="")
        err.print(str(remark), markup=False)
    if len(plan.remarks) > len(shown):
        err.print(f"[dim]{say('{more} more remarks; --remarks shows all', more=len(plan.remarks) - len(shown))}[/]")


def causes(build: "Build", first: str = "") -> None:
    """Say which shots were made again, and why."""
    total = build.shots
    if not build.causes:
        out.print(say("nothing has changed; all {total} takes are kept", total=total))
        return
    counts: dict[str, int] = {}
    for cause in build.causes:
        counts[cause] = counts.get(cause, 0) + 1
    if set(counts) == {"first time"} and not first:
        return
    out.print(first or say("{done} of {total} shots made again:", done=len(build.causes), total=total))
    for cause, count in list(counts.items())[:12]:
        out.print(f"  {count} × {cause_in(cause)}", markup=False, soft_wrap=True)
    if len(counts) > 12:
        out.print(f"  {say('and {more} more', more=len(counts) - 12)}")


def cause_in(cause: str) -> str:
    """A cause in the person's language."""
    if line := re.fullmatch(r"line (\d+) is new or changed", cause):
        return say("line {n} is new or changed", n=line[1])
    if cause.startswith("changed: "):
        parts = cause.removeprefix("changed: ").split(", ")
        return say("changed: {what}", what=comma().join(map(part_in, parts)))
    return say(cause) if cause in ("first time", "its take is gone") else cause


def part_in(name: str) -> str:
    """What goes into a shot, in the person's language."""
    known = {
        "the cast": say("the cast"),
        "the performance": say("the performance"),
        "the spoken words": say("the spoken words"),
        "the place": say("the place"),
        "the props": say("the props"),
        "the camera": say("the camera"),
        "the light": say("the light"),
        "the length": say("the length"),
        "the picture size": say("the picture size"),
        "the renderer": say("the renderer"),
        "the program": say("the program"),
        "the take": say("the take"),
        "the role": say("the role"),
        "the size": say("the size of the shot"),
        "the heading": say("the heading"),
        "the picture": say("the picture"),
    }
    return known.get(name, name)


def summary(plan: "Plan", made: Path, taken: float, board: bool) -> None:
    """Say what was made, and where it lies."""
    shots = sum(len(scene.shots) for scene in plan.scenes)
    rows = {
        "Scenes": str(len(plan.scenes)),
        "Shots": str(shots),
        "Running time": clock(plan.length),
        "Time taken": clock(Seconds(round(taken))),
        "Where": str(made),
    }
    out.print(f"[bold]{say('Storyboard' if board else 'Film')}[/] {plan.title}", highlight=False)
    for key, value in rows.items():
        out.print(f"  {say(key)}{colon()}", end="")
        out.print(value, markup=False, soft_wrap=True)
    if not board:
        out.print(f"  [dim]{say('Beside it: subtitles, timeline, plan')}[/]")


def clock(time: Seconds) -> str:
    """Minutes and seconds."""
    whole = round(time)
    return f"{whole // 60}:{whole % 60:02}"


def forecast(build: "Build", cap: str = "") -> None:
    """Say what a build would make, how long it takes and at what price."""
    from ciotat.work.build.forecast import forecast as reckoned

    jobs = [job for job in build.jobs() if job.cause]
    causes(build, say("{done} of {total} shots would be made:", done=len(jobs), total=build.shots))
    if not jobs:
        return
    told = reckoned(jobs, build.order, cap)
    low, likely, high = told.seconds
    out.print(say("{frames} frames; about {likely}, from {low} to {high}", frames=told.frames, likely=_lasts(likely),
                  low=_lasts(low), high=_lasts(high)))  # fmt: skip
    cost, rates = told.estimate.likely, told.rates
    out.print(
        say(
            "about {energy:.2g} Wh and {carbon:.2g} g CO2e", energy=cost.watt_hours(rates), carbon=cost.co2_grams(rates)
        )
    )
    if rates.price_per_kwh or rates.price_per_second:
        out.print(say("about {price:.2f} {currency}", price=cost.price(rates), currency=rates.currency))
    if told.estimate.guessed:
        out.print(say("nothing like it was measured here yet: this is a guess"), style="dim")
    if told.left_out:
        out.print(say("the cap lets {count} of them wait", count=len(told.left_out)), style="yellow")


def questions(build: "Build") -> None:
    """Ask about locked takes whose shot was rewritten."""
    for shot, take, what in build.questions:
        why = say("its line was rewritten" if what == "its line was rewritten" else "the shot has changed")
        told = say("shot {shot} keeps its locked take {take}: {what}", shot=shot, take=take, what=why)
        err.print(told, style="yellow", markup=False, soft_wrap=True)
    if build.questions:
        shot = build.questions[0][0]
        err.print(say("let it follow its line again: ciotat take {shot} --unlock", shot=shot), style="dim")


def _lasts(seconds: float) -> str:
    if seconds < 90:
        return say("{seconds:.0f} s", seconds=max(seconds, 1))
    return (
        say("{minutes:.0f} min", minutes=seconds / 60) if seconds < 5400 else say("{hours:.1f} h", hours=seconds / 3600)
    )
