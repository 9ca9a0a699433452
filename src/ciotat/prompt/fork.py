"""``ciotat fork``: a film of its own that begins as another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.prompt.answer import out
from ciotat.prompt.version import FilmFolder, media, opened
from ciotat.words import say

if TYPE_CHECKING:
    from ciotat.work.store.sync import Synced

__all__ = ["fork"]


def fork(
    name: Annotated[str, typer.Argument(help="What the fork is called. 分支名")],
    folder: Annotated[Path | None, typer.Argument(help="Where it goes; else beside this film. 放在哪里")] = None,
    source: Annotated[str, typer.Option("--from", help="Fork this folder or address instead. 来源文件夹或地址")] = "",
    film: FilmFolder = None,
) -> None:
    """Fork the film into a folder of its own; merge it back whenever you like. 派生一部影片。

    [dim]ciotat fork happy-ending                      → ../happy-ending
    ciotat fork happy-ending ~/films/happy        → there
    ciotat fork mine --from https://…/film.git    a film of somebody else
    ciotat merge happy-ending                     brings its changes here[/dim]

    Pictures and sounds are shared, not copied, so it takes no time. A film of somebody else is only data: nothing in it runs.
    """
    from ciotat.work.versions import forking

    if source:
        made = forking.fork_of(source, folder or Path(name))
        media(_shared(made, source))
    else:
        versions = opened(film, make=True)
        target = folder or versions.root.absolute().parent / name
        made = forking.fork(versions, name, target, say("Saved before the fork {name}", name=name))
    out.print(say("Forked:"), end=" ")
    out.print(str(made), markup=False, soft_wrap=True)


def _shared(made: Path, source: str) -> "Synced":
    """The media of a film that lies in a shared folder."""
    from ciotat.work.store.sync import Synced
    from ciotat.work.versions.sharing import Sharing
    from ciotat.work.versions.versions import Versions

    return Sharing(Versions(made)).pull().media if (Path(source) / "film.git").is_dir() else Synced()
