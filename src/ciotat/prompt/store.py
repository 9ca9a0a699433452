"""``ciotat store``: look into a film's store, read all of it, throw away what nobody needs."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ciotat.core.errors import CiotatError
from ciotat.prompt.answer import FINE, WRONG, colon, comma, err, out
from ciotat.words import say
from ciotat.work.store.results import GONE, Damage, Size
from ciotat.work.store.roots import named_in
from ciotat.work.store.store import Store

__all__ = ["app", "collect", "look", "verify"]

_MANY = 12
_HOUR = 3600
_UNITS = {"": 1, "b": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_SPANS = {"m": 60, "h": _HOUR, "d": 24 * _HOUR, "w": 7 * 24 * _HOUR}


class _Looking(TyperGroup):
    """Without a verb, ``ciotat store`` looks."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        wanted = next((word for word in args if not word.startswith("-")), "")
        if wanted not in self.commands and not {"--help", "-h"} & set(args):
            args = ["look", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Looking, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="Look into a film's store; verify it; collect what nobody needs.  查看、校验、清理存储。",
)  # fmt: skip
Folder = Annotated[Path | None, typer.Argument(help="The film's folder. 影片文件夹")]


@app.command("look")
def look(
    folder: Folder = None,
    as_data: Annotated[bool, typer.Option("--json", help="For programs. 输出 JSON")] = False,
) -> None:
    """What the store holds, by kind, and what of it could be collected. 存储里有什么。

    [dim]ciotat store
    ciotat store films/night-bus --json[/dim]
    """
    film = _film(folder)
    with Store(film / ".ciotat") as store:
        found = store.status(named_in(film))
    if as_data:
        out.print(json.dumps(asdict(found), ensure_ascii=False, indent=1), markup=False, soft_wrap=True)
        raise typer.Exit(FINE)
    out.print(f"[bold]{say('Store')}[/] ", end="")
    out.print(str(film / ".ciotat"), markup=False, soft_wrap=True)
    _row(say("In all"), found.all)
    kinds = sorted(found.kinds.items(), key=lambda item: -item[1].bytes)
    for kind, size in kinds[:_MANY]:
        _row(f"  {kind or say('without a result')}", size)
    if len(kinds) > _MANY:
        _row(f"  {say('and {more} more', more=len(kinds) - _MANY)}", sum((size for _, size in kinds[_MANY:]), Size()))
    _row(say("Kept for ever"), found.kept)
    _row(say("Could be collected"), found.collectable)
    out.print(f"  {say('{results} results, {refs} pointers', results=found.results, refs=found.refs)}", style="dim")
    for name in found.aside:
        told = say("a damaged index was set aside: {name}; delete it when you like", name=name)
        out.print(f"  {told}", style="yellow", markup=False, soft_wrap=True)
    _damages(found.damaged)


@app.command()
def verify(folder: Folder = None) -> None:
    """Read everything, and say what is damaged. 校验全部内容。

    [dim]ciotat store verify[/dim]

    What is damaged is set aside and made again by the next build; what you keep and is damaged, comes back from where a
    copy is (ciotat pull).
    """
    film = _film(folder)
    with Store(film / ".ciotat") as store, err.status("") as line:
        found = store.verify(lambda count: line.update(say("{count} read", count=f"{count:,}")))
    _row(say("Read"), found.read)
    _damages(found.damaged)
    if not found.damaged:
        out.print(say("All of it is whole."), style="green")
    raise typer.Exit(WRONG if found.damaged else FINE)


@app.command()
def collect(
    folder: Folder = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only say what would go. 只看不删")] = False,
    cap: Annotated[str, typer.Option(help="At most so much: 10GB, 500MB. 上限")] = "",
    older: Annotated[str, typer.Option(help="What was not used for so long: 7d, 12h. 多久未用")] = "7d",
) -> None:
    """Throw away what nobody needs. 清理没人需要的内容。

    [dim]ciotat store collect --dry-run
    ciotat store collect --cap 10GB
    ciotat store collect --older 1d[/dim]

    What the film shows, what you keep and what was released always stays. The rest can be made again.
    """
    grace, most = _span(older), _bytes(cap) if cap else None
    film = _film(folder)
    with Store(film / ".ciotat") as store:
        done = store.collect(named_in(film), grace, most, dry=dry)
    _row(say("Would go") if dry else say("Gone"), done.gone)
    _row(say("Left"), done.left)
    if done.over:
        size = _size(done.over)
        told = say("{size} more than the cap: all that is left is needed, kept or of the last two days", size=size)
        out.print(f"  {told}", style="yellow", soft_wrap=True)


def _film(folder: Path | None) -> Path:
    """The folder that holds a store: the one that is named, or the nearest above it."""
    start = Path(folder or ".").absolute()
    if start.name == ".ciotat":
        start = start.parent
    for here in (start, *start.parents):
        if (here / ".ciotat" / "store.db").exists() or (here / ".ciotat" / "blobs").is_dir():
            return here
    advice = say("name the folder of a film that was built: ciotat build")
    raise CiotatError(say("there is no store in {folder}", folder=start), advice=advice)


def _row(name: str, size: Size) -> None:
    count = say("1 blob") if size.count == 1 else say("{count} blobs", count=f"{size.count:,}")
    out.print(f"  {name}{colon()}{_size(size.bytes)}{comma()}{count}", markup=False, soft_wrap=True)


def _damages(damaged: tuple[Damage, ...]) -> None:
    for one in sorted(damaged, key=lambda one: not one.kept)[:_MANY]:
        what = say("is gone") if one.what == GONE else say("has changed")
        told = say("{digest} {what}, and you keep it", digest=one.digest, what=what)
        plain = say("{digest} {what}; it is made again when it is needed", digest=one.digest, what=what)
        out.print(
            f"  {told if one.kept else plain}", style="red" if one.kept else "yellow", markup=False, soft_wrap=True
        )
    if len(damaged) > _MANY:
        out.print(f"  {say('and {more} more', more=len(damaged) - _MANY)}")


def _size(count: int) -> str:
    for unit, size in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"


def _bytes(text: str) -> int:
    match = re.fullmatch(r"\s*(\d{1,12}(?:\.\d{1,6})?)\s*([kmgt]?)(?:i?b)?\s*", text, re.I)
    if not match:
        raise CiotatError(say("{value!r} is not a size", value=text), advice=say("write it as 10GB or 500MB"))
    return int(float(match[1]) * _UNITS[match[2].lower()])


def _span(text: str) -> float:
    match = re.fullmatch(r"\s*(\d{1,6})\s*([mhdw])\s*", text)
    if not match:
        raise CiotatError(say("{value!r} is not a time", value=text), advice=say("write it as 7d, 12h or 2w"))
    seconds = int(match[1]) * _SPANS[match[2]]
    if seconds < 2 * _HOUR:
        advice = say("write 2h or more: what is younger may be needed by a build that goes on")
        raise CiotatError(say("{value!r} is too short", value=text), advice=advice)
    return float(seconds)
