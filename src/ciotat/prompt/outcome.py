"""What came of a build, as the prompt says it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ciotat.core.time import Seconds
from ciotat.prompt.answer import err, out
from ciotat.words import say

if TYPE_CHECKING:
    from ciotat.direction.plan import Plan
    from ciotat.work.build import Build

__all__ = ["cause_in", "causes", "clock", "remarks_on", "summary"]


def remarks_on(plan: "Plan", everything: bool) -> None:
    """Show what the writer should know; notes only where `everything` is wanted."""
    colour = {"note": "dim", "warning": "yellow", "error": "red"}
    shown = plan.remarks if everything else [r for r in plan.remarks if r.grade != "note"][:5]
    for remark in shown:
        err.print(f"[{colour[remark.grade]}]{say(remark.grade)}[/] ", end="")
        err.print(str(remark), markup=False)
    if len(plan.remarks) > len(shown):
        err.print(f"[dim]{say('{more} more remarks; --remarks shows all', more=len(plan.remarks) - len(shown))}[/]")


def causes(build: "Build") -> None:
    """Say which shots were made again, and why."""
    total = sum(len(scene.shots) for scene in build.plan.scenes)
    if not build.causes:
        out.print(say("nothing has changed; all {total} takes are kept", total=total))
        return
    counts: dict[str, int] = {}
    for cause in build.causes:
        counts[cause] = counts.get(cause, 0) + 1
    if set(counts) == {"first time"}:
        return
    out.print(say("{done} of {total} shots made again:", done=len(build.causes), total=total))
    for cause, count in list(counts.items())[:12]:
        out.print(f"  {count} × {cause_in(cause)}", markup=False)
    if len(counts) > 12:
        out.print(f"  {say('and {more} more', more=len(counts) - 12)}")


def cause_in(cause: str) -> str:
    """A cause in the person's language."""
    if line := re.fullmatch(r"line (\d+) is new or changed", cause):
        return say("line {n} is new or changed", n=line[1])
    if cause.startswith("changed: "):
        return say("changed: {what}", what=cause.removeprefix("changed: "))
    return say(cause)


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
        out.print(f"  {say(key)}: ", end="")
        out.print(value, markup=False, soft_wrap=True)
    if not board:
        out.print(f"  [dim]{say('Beside it: subtitles, timeline, plan')}[/]")


def clock(time: Seconds) -> str:
    """Minutes and seconds."""
    whole = round(time)
    return f"{whole // 60}:{whole % 60:02}"
