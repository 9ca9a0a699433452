"""``ciotat back``: the film as it was in a version."""

from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.prompt.answer import out
from ciotat.prompt.version import FilmFolder, opened, tell
from ciotat.words import say

if TYPE_CHECKING:
    from ciotat.work.versions.versions import Version

__all__ = ["back"]


def back(
    version: Annotated[str, typer.Argument(help="Its number, how its id begins, or a branch. 版本号")],
    film: FilmFolder = None,
) -> None:
    """Make the film what it was in VERSION, as a new version. 回到某个版本。

    [dim]ciotat back 3
    ciotat back 1f3c[/dim]

    Nothing is lost: what is not saved is saved first, and every version stays in the history.
    """
    versions = opened(film)
    new, kept = versions.back(version, say("Unsaved work before going back"), _called)
    if kept:
        out.print(say("What was not saved is version {number} now.", number=kept.number))
    out.print(say("The film is as it was."))
    tell(new)


def _called(old: "Version") -> str:
    """What the version is called that goes back to an old one."""
    return say("Back to {number}: {message}", number=old.number or old.id[:8], message=old.message)
