"""``ciotat merge``: bring a fork and this film together, and decide what both changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ciotat.core.errors import FilmError
from ciotat.prompt.answer import WRONG, Misuse, colon, err, out
from ciotat.prompt.version import FilmFolder, opened, tell
from ciotat.words import say
from ciotat.work.address import addresses, found

if TYPE_CHECKING:
    from ciotat.work.versions.conflict import Conflict
    from ciotat.work.versions.merging import Begun
    from ciotat.work.versions.versions import Versions

__all__ = ["merge"]

_KEEP = 12


def merge(
    other: Annotated[
        str, typer.Argument(help="A fork, a folder, an address or a version. 分支、文件夹、地址或版本")
    ] = "",
    ours: Annotated[
        list[str] | None, typer.Option("--ours", help="Take our side of this SHOT or KEY; all. 取我方")
    ] = None,
    theirs: Annotated[list[str] | None, typer.Option("--theirs", help="Take their side of it. 取对方")] = None,
    abandon: Annotated[bool, typer.Option("--abandon", help="Give the merge up. 放弃合并")] = False,
    film: FilmFolder = None,
) -> None:
    """Merge OTHER into this film, shot by shot; decide what both changed. 合并。

    [dim]ciotat merge happy-ending
    ciotat merge                             what is still to be decided
    ciotat merge --theirs 2.3 --ours a41f09  their shot 2.3, our a41f09
    ciotat merge --abandon[/dim]

    Only what both changed is asked for. Until all is decided, the film stays as it is on our side.
    """
    from ciotat.work.versions.merging import Merging

    versions = opened(film)
    merging = Merging(versions, say("Unsaved work before the merge"), lambda name: say("Merged with {name}", name=name))
    if abandon:
        if other or ours or theirs:
            raise Misuse(say("--abandon stands alone"))
        merging.abandon()
        out.print(say("The merge is given up; the film is as it was."))
        return
    begun = merging.begin(other) if other else None
    if begun is None or ((ours or theirs) and begun.conflicts):
        begun = merging.resume(_choices(versions, ours or [], theirs or []))
    _told(begun, versions)
    if begun.conflicts:
        raise typer.Exit(WRONG)


def _choices(versions: "Versions", ours: list[str], theirs: list[str]) -> dict[str, Literal["ours", "theirs"]]:
    """What is taken, by the key of a conflict or the id of a shot."""
    chosen: dict[str, Literal["ours", "theirs"]] = {}
    for name in ours:
        chosen[_named(versions, name)] = "ours"
    for name in theirs:
        if chosen.setdefault(_named(versions, name), "theirs") != "theirs":
            raise Misuse(say("{name} cannot be taken from both sides", name=name))
    return chosen


def _named(versions: "Versions", name: str) -> str:
    """A shot however a person names it; anything else as it is."""
    from ciotat.work.film import Film

    cut = Film(versions.root).cut()
    try:
        return found(addresses(cut["shots"]), name).id if cut and "." in name else name
    except FilmError:
        return name


def _told(begun: "Begun", versions: "Versions") -> None:
    if begun.kept:
        out.print(say("What was not saved is version {number} now.", number=begun.kept.number))
    for release in begun.other_releases:
        name = Path(release).stem
        err.print(say("Release {name} is another one there; ours stays.", name=name), style="yellow", markup=False)
    if begun.nothing:
        out.print(say("All of it is here already."))
    elif begun.version:
        out.print(say("Merged."))
        tell(begun.version)
        out.print(f"      {say('Next: ciotat build')}", style="dim")
    else:
        out.print(
            say("Both sides changed these; take a side for each ({count}):", count=len(begun.conflicts)), style="bold"
        )
        for conflict in begun.conflicts:
            _shown(conflict)
        out.print(
            say("Take a side with --ours or --theirs and the name in front, or all; --abandon gives it up."),
            style="dim",
        )


def _shown(conflict: "Conflict") -> None:
    names = [conflict.key, *conflict.shots]
    place = say("line {n}", n=conflict.line) if conflict.line else conflict.where
    out.print()
    out.print(f"[bold cyan]{'  '.join(names)}[/]  ", end="")
    out.print(f"{_sort(conflict)}{colon()}{place}", markup=False, style="dim")
    for title, text, style in ((say("ours"), conflict.ours, "green"), (say("theirs"), conflict.theirs, "magenta")):
        lines = text.split("\n") if text else [say("(taken out)")]
        for number, line in enumerate(lines[:_KEEP]):
            out.print(f"  {title if number == 0 else '':<8}", style=style, end="")
            out.print(line, markup=False, soft_wrap=True)
        if len(lines) > _KEEP:
            out.print(f"          {say('and {more} more lines', more=len(lines) - _KEEP)}", style="dim")


def _sort(conflict: "Conflict") -> str:
    told = {
        "line": say("both changed it"),
        "gone": say("one side changed it, the other took it out"),
        "scene": say("one side went on with the scene, the other took it out"),
        "moved": say("both moved it"),
        "setting": say("both set it"),
        "file": say("both changed the file"),
    }
    return told[conflict.sort]
