"""``ciotat build``: make of a film's folder what is missing or changed, and only that."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.core.errors import ScriptError
from ciotat.core.memory import stays
from ciotat.prompt.answer import err, out
from ciotat.prompt.asked import rate_of, size_of
from ciotat.prompt.bar import Bar
from ciotat.prompt.outcome import causes, forecast, questions, remarks_on, summary
from ciotat.words import say
from ciotat.work.film import Film

if TYPE_CHECKING:
    from ciotat.work.build import Build, Order

__all__ = ["build", "opened", "order_for"]


def build(
    path: Annotated[Path | None, typer.Argument(help="The film's folder, or a file in it. 影片文件夹")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be made. 只看会做什么")] = False,
    cap: Annotated[str, typer.Option("--cap", help='Spend no more than "10m", "50 Wh" or "2 EUR". 上限')] = "",
    size: Annotated[str, typer.Option(help="Another picture size than film.toml's. 画面尺寸")] = "",
    fps: Annotated[str, typer.Option(help="Another frame rate. 帧率")] = "",
    renderer: Annotated[str, typer.Option(help="Another renderer. 渲染器")] = "",
    jobs: Annotated[int, typer.Option(min=0, max=64, help="Shots made at once; 0: a core each. 并行数")] = 0,
    silent: Annotated[bool, typer.Option("--silent", help="No sound. 无声")] = False,
    remarks: Annotated[bool, typer.Option("--remarks", help="Show every remark. 显示全部提示")] = False,
) -> None:
    """Build the film: shoot what is missing or changed, and say why. 生成影片，只做缺的和改过的。

    [dim]ciotat build                     the film of this folder → out/film.mp4
    ciotat build --dry-run           what would be made, how long it takes, what it costs
    ciotat build --cap 10m           no more than ten minutes of work[/dim]

    Stop with Ctrl-C whenever you like: finished shots are kept, the same command goes on.
    """
    from ciotat.work.build import Build

    began = time.monotonic()
    film = opened(path)
    order = order_for(film, size, fps, renderer, jobs, silent)
    with Bar() as bar:
        made = Build(order, bar.tell, cap=cap)
        stays()
        if not made.plan.scenes:
            raise ScriptError(say("the script holds no scene to film"), advice=say("begin one with INT. or EXT."))
        movie = None if dry_run else made.film()
    remarks_on(made.plan, remarks)
    if movie is None:
        forecast(made, cap)
        return
    if made.causes or not made.left_out:
        causes(made)
    questions(made)
    if made.left_out:
        _waiting(made, movie)
        return
    summary(made.plan, movie, time.monotonic() - began, False)
    if not made.causes:
        out.print(f"  [dim]{say('ciotat why SHOT tells more of any shot')}[/]")


def _waiting(made: "Build", movie: Path) -> None:
    """Say what a cap left out, and what movie there is meanwhile."""
    err.print(say("the cap was reached: {count} shots wait", count=len(made.left_out)), style="yellow")
    if movie.name.endswith(".so-far.mp4"):
        err.print(
            say("{file} is the film so far: earlier takes or still pictures stand in for them", file=movie),
            style="yellow",
        )
    elif movie.is_file():
        err.print(say("{file} is still the film of the last whole build", file=movie), style="yellow")
    else:
        err.print(say("a movie is cut once every shot is there; what was shot is kept"), style="yellow")
    err.print(say("run `ciotat build` again to go on"), style="yellow")


def opened(path: Path | None) -> Film:
    """The film, after what a kill cut short between two versions of it was finished."""
    from ciotat.work.versions.going import settled

    film = Film.open(path)
    if not settled(film.root):
        from ciotat.work.versions.versions import Versions

        Versions(film.root)
    return film


def order_for(
    film: Film, size: str = "", fps: str = "", renderer: str = "", jobs: int = 0, silent: bool = False
) -> "Order":
    """What the folder asks for, and over it what the command asks for."""
    from ciotat.render.renderers import find
    from ciotat.work.build.ordered import ordered

    more: dict[str, object] = {"silent": silent}
    more |= {"size": size_of(size)} if size else {}
    more |= {"rate": rate_of(fps)} if fps else {}
    more |= {"renderer": find(renderer)} if renderer else {}
    return ordered(film, jobs=jobs, more=more)
