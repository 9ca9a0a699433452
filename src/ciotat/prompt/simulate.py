"""``ciotat simulate``: made-up viewers watch a published film, to see what would be learnt of it."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, unquote, urlsplit

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from ciotat.prompt.answer import Misuse, answering, err, out
from ciotat.prompt.outcome import clock
from ciotat.words import say, term, tongue

if TYPE_CHECKING:
    from ciotat.audience.wire import Wire

__all__ = ["simulate"]

_LEFT_OUT = ("evidence.db", "evidence.db-wal", "evidence.db-shm")


def simulate(
    film: Annotated[str, typer.Argument(help="The film's folder, or http://…/watch/FILM. 影片文件夹或放映地址")] = ".",
    viewers: Annotated[int, typer.Option("--viewers", min=1, max=1_000_000, help="How many come. 观众人数")] = 1000,
    days: Annotated[float, typer.Option("--days", min=1, max=365, help="Within how many days. 几天之内")] = 7.0,
    weak: Annotated[
        list[str] | None, typer.Option("--weak", help="A shot that bores them; as often as wanted. 让人乏味的镜头")
    ] = None,
    name: Annotated[str, typer.Option("--name", help="Another name, another audience. 换个名字，换批观众")] = "",
    key: Annotated[str, typer.Option("--key", help="The owner's key, to be told what was learnt. 主人的钥匙")] = "",
    keep: Annotated[Path | None, typer.Option("--keep", help="Keep the film they saw, with all they did. 留存")] = None,
) -> None:
    """Let made-up viewers watch a published film. 让模拟观众看片。

    [dim]ciotat simulate night-bus --viewers 5000 --days 14 --weak ac09b53ef6[/dim]

    They watch a copy through its real addresses, with tastes, lag, boredom and noise that are known, in simulated time. With
    an address they watch what is served there: in simulated time where it was started with CIOTAT_CLOCK=simulated, else as
    long as the film is.
    """
    with answering():
        wanted = (film, viewers, days, tuple(weak or ()), name, key)
        if film.startswith(("http://", "https://")):
            _run(*wanted)
            return
        with _copied(Path(film), keep) as copy, _served(copy) as (link, own):
            _run(f"{link}/watch/{copy.name}", viewers, days, tuple(weak or ()), name, own)
            if keep:
                out.print(say("what they did is kept: ciotat serve {folder}", folder=copy), markup=False)


@contextmanager
def _copied(folder: Path, keep: Path | None) -> Iterator[Path]:
    """The film in a folder aside, without the evidence of those who really came."""
    from ciotat.work.film import Film
    from ciotat.work.release.published import Published

    opened = Film.open(folder)
    if Published(opened.root).current() is None:
        raise Misuse(say("nobody can watch this film yet"), advice=say("publish it first: ciotat publish"))
    if keep is not None and keep.exists():
        raise Misuse(say("{path} is there already", path=keep), advice=say("name a folder that is not there"))
    with tempfile.TemporaryDirectory() as aside:
        copy = keep or Path(aside) / opened.root.resolve().name
        shutil.copytree(opened.root, copy, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        yield copy.resolve()


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, str]]:
    """A server of the film for itself, whose clock can be moved: its address, and the owner's key."""
    environment = {**os.environ, "CIOTAT_CLOCK": "simulated", "CIOTAT_LANG": "en", "COLUMNS": "400"}
    with tempfile.TemporaryDirectory() as state:
        process = subprocess.Popen(
            [sys.executable, "-m", "ciotat", "serve", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**environment, "XDG_STATE_HOME": state},
        )  # fmt: skip
        try:
            assert process.stdout is not None
            for row in process.stdout:
                if "/enter?key=" in row:
                    link, _, own = ("http://" + row.split("http://")[1].strip()).partition("/enter?key=")
                    yield link, own
                    return
            raise Misuse(say("the film could not be served"), advice=say("try `ciotat serve` on it"))
        finally:
            process.terminate()
            process.wait(15)
            if process.stdout:
                process.stdout.close()


def _run(address: str, viewers: int, days: float, weak: tuple[str, ...], name: str, key: str) -> None:
    parts = urlsplit(address)
    film = unquote(parts.path.removeprefix("/watch/").strip("/"))
    if not parts.path.startswith("/watch/") or not parts.hostname or not film:
        raise Misuse(say("{address} is no film", address=address), advice=say("write http://127.0.0.1:1895/watch/FILM"))
    began = time.monotonic()
    found = asyncio.run(_watched(parts.hostname, parts.port or 80, film, viewers, days, weak, name, key))
    _told(found, time.monotonic() - began, weak)


async def _watched(
    host: str, port: int, film: str, viewers: int, days: float, weak: tuple[str, ...], name: str, key: str
) -> dict[str, Any]:
    from ciotat.audience.crowd import Crowd, arrivals, tally
    from ciotat.audience.tastes import tastes
    from ciotat.audience.wire import Wire

    wire = Wire(host, port, key)
    try:
        room = await wire.ask("GET", f"/watch/{quote(film)}/room")
        seconds = float(room.value["seconds"])
        insight = await _asked(wire, key, f"/api/films/{quote(film)}/insight")
        meant = list(zip(*(insight["intended"][which] for which in "va"), strict=False)) if insight else []
        late = room.headers.get("x-time")
        crowd = Crowd(wire, film, tastes(await _pictures(wire, film, weak), name, meant), real=late is None)
        start = float(late or time.time()) + 60
        starts = arrivals(viewers, start, days, name) if late else [start + n / 2 for n in range(viewers)]
        with _bar(viewers) as bar:
            names = [f"{name or 'viewer'} {number}" for number in range(viewers)]
            await crowd.watch(names, starts, lambda done: bar.update(bar.task_ids[0], completed=done))
        if late:
            crowd.now += 3 * seconds + 86_400
            await crowd.ask("GET", "/room")
        learnt = await _asked(wire, key, f"/api/films/{quote(film)}/insight")
        trials = await _asked(wire, key, f"/api/films/{quote(film)}/experiments")
        return {**tally(crowd), "insight": learnt, "experiments": trials or []}
    finally:
        await wire.close()


async def _pictures(wire: "Wire", film: str, shots: tuple[str, ...]) -> list[str]:
    """What is seen now as these shots. Raises Misuse where the film has no such shot."""
    from ciotat.audience.tastes import picture

    if not shots:
        return []
    given = (await wire.ask("POST", f"/watch/{quote(film)}/sessions", {"release": None, "measure": False})).value
    places = {shot["id"]: number for number, shot in enumerate(given["shots"])}
    for shot in shots:
        if shot not in places:
            raise Misuse(say("the film has no shot {shot}", shot=shot), advice=say("see `ciotat status` for its shots"))
    return [picture(given, places[shot]) for shot in shots]


async def _asked(wire: "Wire", key: str, path: str) -> Any:
    """What its owner is told; None without the key."""
    answer = await wire.ask("GET", path, headers={"Accept-Language": tongue()}, owner=True) if key else None
    return answer.json if answer is not None and answer.status == 200 else None


def _bar(total: int) -> Progress:
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=err,
        transient=True, disable=not err.is_terminal,
    )  # fmt: skip
    bar.add_task(say("the audience watches"), total=total)
    return bar


def _told(found: dict[str, Any], took: float, weak: tuple[str, ...]) -> None:
    rate = found["requests"] / max(took, 1e-9)
    for line in (
        say("{count} viewers, {finished:.0%} to the end; {watched:.0%} of the film was played",
            count=found["viewers"], finished=found["finished"], watched=found["watched"]),
        say("{taps} taps, {comments} comments, {events} events",
            taps=found["taps"], comments=found["comments"], events=found["events"]),
        say("{requests} requests in {seconds:.0f} s: {rate:.0f} a second, 99 of 100 within {p99:.0f} ms, {refused} refused",
            requests=found["requests"], seconds=took, rate=rate, p99=found["p99"], refused=found["refused"]),
    ):  # fmt: skip
        out.print(line, markup=False, soft_wrap=True)
    if learnt := found["insight"]:
        out.print(say("What the owner is told:"), style="bold")
        for moment in learnt["weak"][:5]:
            planted = say("planted") if moment["shot"] in weak else ""
            out.print(
                f"  {clock(moment['at'])}  {moment['shot']}  {moment['why']}  {planted}".rstrip(),
                markup=False,
                soft_wrap=True,
            )
        if not learnt["weak"]:
            out.print(say("  no weak moment"))
    for trial in found["experiments"]:
        out.print(f"  {trial['shot']}  {term(trial['state'])}  {trial['why']}", markup=False, soft_wrap=True)
