"""``ciotat watch``: the film follows the writer's hands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.prompt.answer import err, out, tell
from ciotat.prompt.build import opened, order_for
from ciotat.prompt.watch import changes
from ciotat.words import say

if TYPE_CHECKING:
    from ciotat.work.build.watching import Seen

__all__ = ["watch"]

_EVERY = 0.08


def watch(
    path: Annotated[Path | None, typer.Argument(help="The film's folder, or its script. 影片文件夹或剧本")] = None,
    line: Annotated[
        int, typer.Option("--line", min=0, help="The line under the cursor; 0: where it changes. 光标行")
    ] = 0,
    size: Annotated[str, typer.Option(help="Picture size while watching. 画面尺寸")] = "640x360",
    renderer: Annotated[str, typer.Option(help="Another renderer. 渲染器")] = "",
    pictures: Annotated[bool, typer.Option("--pictures", help="Only the shot under the cursor. 只出当前画面")] = False,
    silent: Annotated[bool, typer.Option("--silent", help="No sound. 无声")] = False,
) -> None:
    """Build while you write: out/now.jpg shows the shot you are at, then out/film.mp4 follows. 边写边拍。

    Ends with Ctrl-C.
    """
    from ciotat.work.build.watching import watching

    film = opened(path)
    err.print(say("watching {path}; Ctrl-C ends it", path=film.script), style="dim", markup=False)
    watching(
        changes(film.script, every=_EVERY), lambda: order_for(film.fresh(), size, "", renderer, 0, silent), _say,
        lambda: line, not pictures,
    )  # fmt: skip


def _say(seen: "Seen") -> None:
    if seen.wrong is not None:
        tell(seen.wrong)
    elif seen.picture is not None:
        told = say("line {n}: {path} after {seconds:.1f} s", n=seen.line, path=seen.picture, seconds=seen.seconds)
        out.print(told, markup=False, soft_wrap=True)
    elif seen.movie is not None:
        out.print(say("{count} shots made: {path}", count=seen.made, path=seen.movie), markup=False, soft_wrap=True)
