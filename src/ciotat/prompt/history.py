"""``ciotat history``: every version of the film."""

from typing import Annotated

import typer

from ciotat.prompt.answer import err, out
from ciotat.prompt.version import FilmFolder, changed, opened, tell
from ciotat.words import say

__all__ = ["history"]


def history(
    most: Annotated[int, typer.Option("-n", min=0, help="How many; 0: all. 条数")] = 20,
    film: FilmFolder = None,
) -> None:
    """Show the versions of the film, the last one first. 版本历史。

    [dim]ciotat history -n 5
    ciotat compare 2 5                  what changed between two of them
    ciotat back 2[/dim]
    """
    versions = opened(film)
    found = versions.history(most + 1 if most else 0)
    if not found:
        out.print(say("No version is saved yet: ciotat save -m '...'"))
        return
    unsaved = versions.since(found[0].id)
    if not unsaved.none:
        err.print(say("Not saved: {changes}", changes=changed(unsaved)), style="yellow", markup=False)
    for version in found[:most] if most else found:
        tell(version, version is found[0])
    if most and len(found) > most:
        out.print(f"      {say('older ones: ciotat history -n 0')}", style="dim")
