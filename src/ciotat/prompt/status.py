"""``ciotat status``: how a film stands against its last build."""

from collections.abc import Set
from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import colon, comma, out
from ciotat.prompt.outcome import clock
from ciotat.words import say
from ciotat.work.film import Film
from ciotat.work.status import Status
from ciotat.work.status import status as status_of

__all__ = ["changed_elements", "status"]

_FEW = 12


def status(
    path: Annotated[Path | None, typer.Argument(help="The film's folder, or a file in it. 影片文件夹")] = None,
) -> None:
    """Show how the film stands: shots made, stale, locked, questioned. 查看影片状态。"""
    film = Film.open(path)
    found = status_of(film, lambda data: changed_elements(film, data))
    out.print(f"[bold]{say('Film')}[/] ", end="")
    out.print(found.title, markup=False)
    if not found.built:
        out.print(f"  {say('It was never built: ciotat build')}")
        return
    rows = {
        say("Shots"): say("{total}, of which {made} are made", total=len(found.shots), made=found.made),
        say("Running time"): clock(found.length),
        say("Changed files"): comma().join(found.changed[:_FEW]),
        say("Stale"): _stale(found),
        say("Locked"): str(found.locked or ""),
    }
    for key, value in rows.items():
        if value:
            out.print(f"  {key}{colon()}", end="")
            out.print(value, markup=False, soft_wrap=True)
    for shot in found.asked[:_FEW]:
        why = say("its line was rewritten" if shot.question == "its line was rewritten" else "the shot has changed")
        told = say("shot {shot} keeps its locked take {take}: {what}", shot=shot.id, take=shot.take, what=why)
        out.print(f"  {told}", style="yellow", markup=False)


def _stale(found: Status) -> str:
    if found.everything:
        return say("any shot may be: {count} surely", count=len(found.stale))
    if not found.stale:
        return say("none known; the script changed") if found.changed else ""
    lines = sorted({shot.line for shot in found.stale})
    named = comma().join(str(line) for line in lines[:_FEW]) + (" …" if len(lines) > _FEW else "")
    if len(found.stale) == 1:
        return say("1 shot, by line {lines}", lines=named)
    return say("{count} shots, by lines {lines}", count=len(found.stale), lines=named)


def changed_elements(film: Film, data: bytes) -> Set[str]:
    """The ids of what is new, changed or gone in a script since the last build."""
    from ciotat.script import Draft, keep, read

    before = Draft.read(film.ids.read_bytes() if film.ids.is_file() else b"")
    now = Draft.of(keep(before, read(data, film.script.name)))
    return {entry.id for entry in set(now.live) ^ set(before.live)}
