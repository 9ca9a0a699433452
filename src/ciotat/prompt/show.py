"""Reports as the prompt shows them: figures first, then what was inferred and mended, then what needs an eye."""

from typing import Any

from rich.console import Console

from ciotat.core.record import dump
from ciotat.prompt.answer import colon, out
from ciotat.script import Remark
from ciotat.script.report import SURE, Report
from ciotat.script.retelling import retold
from ciotat.words import say, tongue

__all__ = ["as_json", "figures", "line_of", "remarks", "show"]

_COLOURS = {"note": "dim", "warning": "yellow", "error": "red"}
_FEW = 200


def figures(report: Report, name: str) -> None:
    """The first lines of a report: what it is and how much of everything was read."""
    out.print(f"[bold]{say('Script')}[/] ", end="")
    out.print(report.title or name, markup=False, soft_wrap=True)
    kinds = {"fountain": "Fountain", "finaldraft": "Final Draft", "chinese": "剧本", "prose": say("prose")}
    out.print(f"  {say('Format')}{colon()}{kinds[report.format]}")
    counts = say(
        "scenes {scenes} · people who speak {people} · words {words}",
        scenes=report.scenes,
        people=report.people,
        words=report.words,
    )
    out.print(f"  {counts}", soft_wrap=True)
    out.print("  " + " · ".join(f"{say(type)} {count}" for type, count in report.elements), soft_wrap=True, style="dim")


def remarks(report: Report, name: str, everything: bool) -> None:
    """What was inferred and mended, in a line each; then what is open, gravest grades counted, notes where wanted."""
    for remark in (*report.of("inferred"), *report.of("mended")):
        show(remark, name)
    found = report.of("open")
    shown = [remark for remark in found if everything or remark.grade != "note"]
    for remark in shown[:_FEW]:
        show(remark, name)
    if len(shown) > _FEW:
        out.print(say("and {more} more", more=len(shown) - _FEW), style="dim")
    if hidden := len(found) - len(shown):
        out.print(say("{count} notes; --all shows them", count=hidden), style="dim")
    _sum(report)


def _sum(report: Report) -> None:
    if not report.remarks:
        out.print(say("Nothing to remark."), style="green")
        return
    counts = {grade: report.count(grade) for grade in ("error", "warning", "note")}
    out.print(
        say(
            "{errors} errors, {warnings} warnings, {notes} notes",
            errors=counts["error"],
            warnings=counts["warning"],
            notes=counts["note"],
        )
    )
    fixes = len(report.fixes())
    others = sum(remark.fix is not None for remark in report.remarks) - fixes
    if fixes:
        out.print(
            say("{count} can be mended without a change to what the script says: --fix", count=fixes), style="dim"
        )
    if others:
        out.print(say("{count} have a proposal to choose by its rule: --fix --rule NAME", count=others), style="dim")


def show(remark: Remark, name: str, stream: Console = out) -> None:
    """Print a remark in a line."""
    stream.print(f"[{_COLOURS[remark.grade]}]{say(remark.grade)}[/] ", end="")
    stream.print(line_of(remark, name), markup=False, soft_wrap=True)


def line_of(remark: Remark, name: str) -> str:
    """A remark as one line that editors know how to follow, in the person's language: ``name:line:column: message; advice
    [rule]``."""
    remark = retold(remark, tongue())
    place = f"{name}:{remark.origin.line}:{remark.origin.column}: " if remark.origin else ""
    advice = f"; {remark.advice}" if remark.advice else ""
    step = "" if not remark.fix else f" ⚒ {remark.fix.title}" if remark.fix.title != remark.advice else " ⚒"
    return f"{place}{remark.message}{advice}{step}" + (f" [{remark.about}]" if remark.about else "")


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON values; a place is ``[line, column, length]``."""
    figures: dict[str, Any] = {
        name: getattr(report, name) for name in ("title", "format", "language", "encoding", "scenes", "people", "words")
    }
    remarks = [{**dump(remark), "sure": bool(remark.fix and remark.about in SURE)} for remark in report.remarks]
    return {**figures, "elements": dict(report.elements), "remarks": remarks}
