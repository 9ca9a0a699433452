"""The prompt: one verb per front door."""

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from ciotat import __version__
from ciotat.core.errors import CiotatError, ScriptError
from ciotat.core.time import Rate, Seconds
from ciotat.direction.describe import describe
from ciotat.direction.plan import Plan
from ciotat.direction.style import named
from ciotat.prompt import script as script_prompt
from ciotat.prompt.answer import tell
from ciotat.prompt.new import new
from ciotat.render.renderers import find
from ciotat.render.shoot import Stopped
from ciotat.words import say
from ciotat.work.build import Build, News, Order

__all__ = ["app", "main"]

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="A script becomes a film at once, and no cut is the final cut.  剧本即刻成片，且永无定剪。",
)  # fmt: skip
app.add_typer(script_prompt.app, name="script")
app.command()(new)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave. 显示版本")] = False,
) -> None:
    """What stands before every verb."""
    if version:
        out.print(f"ciotat {__version__}")
        raise typer.Exit


@app.command()
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
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Shots made at once. 同时拍摄的镜头数")] = os.cpu_count()
    or 2,
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
    began = time.monotonic()
    folder, name = _where(script, output)
    order = Order(
        _readable(script),
        folder,
        name,
        named(style),
        find(renderer),
        _size(size),
        _rate(fps),
        _scenes(scenes),
        jobs,
        silent,
    )
    with _Bar() as bar:
        build = Build(order, bar.tell)
        if not build.plan.scenes:
            raise ScriptError(
                say("the script has {count} scenes, none of them in {value!r}", count=build.scenes, value=scenes)
            )
        made = build.storyboard()[1] if board else build.film()
    _remarks(build.plan, remarks)
    if not board:
        _causes(build)
    _summary(build.plan, made, time.monotonic() - began, board)


@app.command("plan")
def plan_(
    script: Annotated[Path, typer.Argument(help="The script. 剧本文件")],
    style: Annotated[str, typer.Option(help="classical, one-take, or a style file. 导演风格")] = "classical",
) -> None:
    """Show the director's shot list with the reasons, and make nothing. 只看分镜表与理由。"""
    order = Order(_readable(script), Path(), "", named(style), find("outline"), silent=True)
    sys.stdout.write(describe(Build(order).plan) + "\n")


class _Bar:
    """Progress as people expect it."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown: set[Path] = set()
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
            TextColumn("{task.fields[detail]}"), TimeRemainingColumn(), console=err, transient=True,
            disable=not err.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None, detail="")

    def __enter__(self) -> "_Bar":
        self._bar.__enter__()
        return self

    def __exit__(self, *left: object) -> None:
        self._bar.stop()

    def tell(self, news: News) -> None:
        """Show what is being done; print the first picture's path once."""
        if news.path and news.path not in self._shown:
            self._shown.add(news.path)
            self._began = time.monotonic()
            err.print(say("First picture: {path}", path=news.path))
        detail = ""
        if news.total:
            detail = f"{news.done}/{news.total} {say('shots')}"
        if news.frames:
            detail += f"  {news.frames / max(time.monotonic() - self._began, 0.01):.1f} {say('frames/s')}"
        total = news.all_frames or news.total or None
        self._bar.update(
            self._task, description=say(news.what), total=total, completed=news.frames or news.done, detail=detail
        )


def _where(script: Path, output: Path | None) -> tuple[Path, str]:
    stem = script.stem or "film"
    if output is None:
        return Path("out") / stem, stem
    return (output.parent, output.stem) if output.suffix.lower() == ".mp4" else (output, stem)


def _readable(path: Path) -> Path:
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise ScriptError(
            say("there is no file {path}", path=path), advice=say("check the name; a script ends in .fountain or .txt")
        ) from None
    except IsADirectoryError:
        raise ScriptError(say("{path} is a folder", path=path), advice=say("name the script inside it")) from None
    except OSError as refused:
        raise ScriptError(say("cannot read {path}: {why}", path=path, why=refused.strerror)) from None
    return path


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,4})[x×*](\d{2,4})", text.strip())
    wide, tall = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (64 <= wide <= 4096 and 64 <= tall <= 4096) or wide % 2 or tall % 2:
        advice = say("write it as 1280x720, even numbers from 64 to 4096")
        raise CiotatError(say("{value!r} is not a picture size", value=text), advice=advice)
    return wide, tall


def _rate(text: str) -> Rate:
    try:
        return Rate.of(text.strip())
    except (ValueError, ZeroDivisionError):
        advice = say("use 24, 25, 30 or 23.976")
        raise CiotatError(say("{value!r} is not a frame rate", value=text), advice=advice) from None


def _scenes(text: str) -> range | None:
    if not text:
        return None
    match = re.fullmatch(r"\s*(\d{1,5})\s*(-)?\s*(\d{1,5})?\s*", text)
    if not match or (match[3] and not match[2]):
        raise CiotatError(say("{value!r} does not name scenes", value=text), advice=say("write 3, 2-4 or 2-"))
    first = int(match[1])
    return range(first, int(match[3]) + 1 if match[3] else 100_000 if match[2] else first + 1)


def _remarks(plan: Plan, everything: bool) -> None:
    colour = {"note": "dim", "warning": "yellow", "error": "red"}
    shown = plan.remarks if everything else [r for r in plan.remarks if r.grade != "note"][:5]
    for remark in shown:
        err.print(f"[{colour[remark.grade]}]{say(remark.grade)}[/] ", end="")
        err.print(str(remark), markup=False)
    if len(plan.remarks) > len(shown):
        err.print(f"[dim]{say('{more} more remarks; --remarks shows all', more=len(plan.remarks) - len(shown))}[/]")


def _causes(build: Build) -> None:
    total = sum(len(scene.shots) for scene in build.plan.scenes)
    if not build.causes:
        out.print(say("nothing has changed; all {total} takes are kept", total=total))
        return
    counts: dict[str, int] = {}
    for cause in build.causes:
        counts[cause] = counts.get(cause, 0) + 1
    if set(counts) == {"first time"}:
        return
    out.print(say("{done} of {total} shots made again:", done=len(build.causes), total=total))
    for cause, count in list(counts.items())[:12]:
        out.print(f"  {count} × {_cause(cause)}", markup=False)
    if len(counts) > 12:
        out.print(f"  {say('and {more} more', more=len(counts) - 12)}")


def _cause(cause: str) -> str:
    if line := re.fullmatch(r"line (\d+) is new or changed", cause):
        return say("line {n} is new or changed", n=line[1])
    if cause.startswith("changed: "):
        return say("changed: {what}", what=cause.removeprefix("changed: "))
    return say(cause)


def _summary(plan: Plan, made: Path, taken: float, board: bool) -> None:
    shots = sum(len(scene.shots) for scene in plan.scenes)
    rows = {
        "Scenes": str(len(plan.scenes)),
        "Shots": str(shots),
        "Running time": _clock(plan.length),
        "Time taken": _clock(Seconds(round(taken))),
        "Where": str(made),
    }
    out.print(f"[bold]{say('Storyboard' if board else 'Film')}[/] {plan.title}", highlight=False)
    for key, value in rows.items():
        out.print(f"  {say(key)}: ", end="")
        out.print(value, markup=False, soft_wrap=True)
    if not board:
        out.print(f"  [dim]{say('Beside it: subtitles, timeline, plan')}[/]")


def _clock(time: Seconds) -> str:
    whole = round(time)
    return f"{whole // 60}:{whole % 60:02}"


def main() -> NoReturn:
    """Run a command; a person sees a sentence, never a stack trace, for anything the program can foresee."""
    run: Callable[..., object] = app
    try:
        code = run(standalone_mode=False)
    except CiotatError as wrong:
        tell(wrong)
        sys.exit(2)
    except (KeyboardInterrupt, Stopped, typer.Abort):
        err.print(say("Stopped. What is finished is kept; run it again to go on."))
        sys.exit(130)
    except Exception as wrong:
        if hasattr(wrong, "show"):  # a click usage error: it knows how to say itself
            wrong.show()
            sys.exit(2)
        raise
    sys.exit(code if isinstance(code, int) else 0)
