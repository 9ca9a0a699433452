"""``ciotat push`` and ``ciotat pull``: versions and their media, shared with others."""

from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import err, out
from ciotat.prompt.version import FilmFolder, media, opened, tell, versions
from ciotat.words import say

__all__ = ["pull", "push"]

Remote = Annotated[str, typer.Argument(help="A shared folder, an address, or its name; else the last one. 共享位置")]
StoreAt = Annotated[str, typer.Option("--store", help="Where the media go: s3://bucket/folder. 媒体存放处")]


def push(remote: Remote = "", store: StoreAt = "", film: FilmFolder = None) -> None:
    """Bring what is saved, and its pictures and sounds, to others. 推送给别人。

    [dim]ciotat push /mnt/films/night-bus                  a folder that all of you see
    ciotat push git@host:night-bus.git --store s3://films/night-bus
    ciotat push                                     where it went last[/dim]

    Only what is not there yet is brought; stopped half-way, the same command goes on. Nobody's versions are overwritten.
    """
    from ciotat.work.versions.sharing import Sharing

    done = Sharing(opened(film)).push(_whole(remote), store)
    if done.version is None:
        out.print(say("{name} has all of it already.", name=done.name), markup=False)
    else:
        out.print(say("Brought to {name}: {count}", name=done.name, count=versions(done.count)), markup=False)
        tell(done.version)
    media(done.media)
    if done.unsaved:
        err.print(say("There is work that is not saved; it stayed here."), style="yellow")


def pull(remote: Remote = "", store: StoreAt = "", film: FilmFolder = None) -> None:
    """Bring here what others pushed. 拉取别人的版本。

    [dim]ciotat pull
    ciotat pull /mnt/films/night-bus[/dim]

    Where both of you went on, nothing changes here: ciotat merge brings it together.
    """
    from ciotat.work.versions.sharing import Sharing

    done = Sharing(opened(film)).pull(_whole(remote), store)
    if done.version is None:
        out.print(say("Nothing is new at {name}.", name=done.name), markup=False)
    else:
        out.print(say("Brought from {name}: {count}", name=done.name, count=versions(done.count)), markup=False)
        tell(done.version)
    media(done.media)


def _whole(remote: str) -> str:
    """A folder in the working directory by its whole path."""
    return str(Path(remote).absolute()) if remote and Path(remote).is_dir() else remote
