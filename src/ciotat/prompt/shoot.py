"""``ciotat shoot`` and ``ciotat plan``: a lone script becomes a film, or a shot list."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from ciotat.core.errors import ScriptError
from ciotat.prompt.asked import rate_of, readable, scenes_of, size_of, where
from ciotat.prompt.bar import Bar
from ciotat.prompt.outcome import causes, remarks_on, summary
from ciotat.words import say

__all__ = ["plan_", "shoot"]

CORES = os.cpu_count() or 2


def shoot(
    script: Annotated[Path, typer.Argument(help="The script: Fountain, Chinese 剧本, or a loose outline. 剧本文件")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder (or film.mp4) to make. 输出位置")
    ] = None,
    style: Annotated[str, typer.Option(help="classical, one-take, or a style file (.toml). 导演风格")] = "classical",
    size: Annotated[str, typer.Option(help="Picture size. 画面尺寸")] = "1280x720",
    fps: Annotated[str, typer.Option(help="Frames a second: 24, 25, 30, 23.976 ... 帧率")] = "24",
    scenes: Annotated[str, typer.Option(help="Only these scenes: 3, 2-4, 2-. 只拍这几场")] = "",
    renderer: Annotated[str, typer.Option(help="draft (lit and textured) or outline (drawn). 渲染器")] = "draft",
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Shots made at once. 同时拍摄的镜头数")] = CORES,
    silent: Annotated[bool, typer.Option("--silent", help="No sound. 无声")] = False,
    board: Annotated[bool, typer.Option("--storyboard", help="One picture a shot, in seconds. 只画分镜")] = False,
    remarks: Annotated[bool, typer.Option("--remarks", help="Show every remark. 显示全部提示")] = False,
) -> None:
    """Shoot SCRIPT into a film: pictures, voices, sound, music, subtitles. 把剧本拍成电影。

    [dim]ciotat shoot my.fountain                        → out/my/my.mp4
    ciotat shoot 狼群.txt --storyboard              → out/狼群/storyboard.pdf
    ciotat shoot my.fountain --scenes 2-4 --size 640x360[/dim]

    Stop with Ctrl-C whenever you like: finished shots are kept, the same command goes on. Change a line and only the
    shots it touches are made again.
    """
    from ciotat.direction.style import named
    from ciotat.render.renderers import find
    from ciotat.work.build import Build, Order

    began = time.monotonic()
    folder, name = where(script, output)
    order = Order(
        readable(script),
        folder,
        name,
        named(style),
        find(renderer),
        size_of(size),
        rate_of(fps),
        scenes_of(scenes),
        jobs,
        silent,
    )
    with Bar() as bar:
        build = Build(order, bar.tell)
        if not build.plan.scenes:
            raise ScriptError(
                say("the script has {count} scenes, none of them in {value!r}", count=build.scenes, value=scenes)
            )
        made = build.storyboard()[1] if board else build.film()
    remarks_on(build.plan, remarks)
    if not board:
        causes(build)
    summary(build.plan, made, time.monotonic() - began, board)


def plan_(
    script: Annotated[Path, typer.Argument(help="The script. 剧本文件")],
    style: Annotated[str, typer.Option(help="classical, one-take, or a style file. 导演风格")] = "classical",
) -> None:
    """Show the director's shot list with the reasons, and make nothing. 只看分镜表与理由。"""
    from ciotat.direction.describe import describe
    from ciotat.direction.style import named
    from ciotat.render.renderers import find
    from ciotat.work.build import Build, Order, Shelf
    from ciotat.work.store import Memory

    order = Order(readable(script), Path(), "", named(style), find("outline"), silent=True)
    sys.stdout.write(describe(Build(order, shelf=Shelf(Memory())).plan) + "\n")
