"""``ciotat save``: keep the film as it is now, as a version."""

from typing import Annotated

import typer

from ciotat.prompt.answer import out
from ciotat.prompt.version import FilmFolder, opened, tell
from ciotat.words import say

__all__ = ["save"]


def save(
    message: Annotated[str, typer.Option("-m", "--message", help="What is new in it. 说明")] = "",
    film: FilmFolder = None,
) -> None:
    """Save the film as it is now, as a version. 保存一个版本。

    [dim]ciotat save -m "Anna leaves earlier"
    ciotat history                      every version
    ciotat back 3                       as it was in version 3[/dim]

    The script, settings, cast, shots, takes, cut and releases are saved, and nothing else of the folder; pictures and
    sounds stay where they are. It is a Git repository: `git log` and `git diff` read it.
    """
    version = opened(film, make=True).save(message or say("Saved without a word"))
    if version is None:
        out.print(say("Nothing has changed since the last version."))
        return
    out.print(say("Saved."))
    tell(version)
