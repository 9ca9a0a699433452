"""``ciotat publish``: a release becomes a page, at the same address for as long as the film lives."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from ciotat.prompt.answer import Misuse, answering, err, out
from ciotat.words import say
from ciotat.work.film import Film

if TYPE_CHECKING:
    from ciotat.work.release.making import Wish
    from ciotat.work.release.published import Published
    from ciotat.work.store import Store

__all__ = ["publish"]


def publish(
    film: Annotated[Path, typer.Argument(help="The film's folder. 影片文件夹")] = Path(),
    number: Annotated[
        int | None, typer.Option("--release", help="This release; else the film as it was last built. 发行版号")
    ] = None,
    note: Annotated[str, typer.Option("-m", "--note", help="What is new in it, or why. 说明")] = "",
    sign: Annotated[bool, typer.Option("--sign/--no-sign", help="Sign its provenance (C2PA). 签名")] = True,
    back: Annotated[bool, typer.Option("--back", help="Show again what was shown before. 退回上一个")] = False,
    listing: Annotated[bool, typer.Option("--list", help="Show what was published and when. 列出")] = False,
) -> None:
    """Show a release to its audience. 上映：让观众看到这个发行版。

    [dim]ciotat publish -m "the ending breathes now"   releases the film as it was last built, and shows it
    ciotat publish --release 2                     shows release 2
    ciotat publish --back -m "too slow"            shows again what was shown before[/dim]

    The page lies at /watch/<film> of `ciotat serve`. Viewers of older releases keep them.
    """
    with answering():
        if back and number is not None:
            raise Misuse(say("--back and --release go one at a time"), advice=say("leave one of them"))
        from ciotat.work.release.making import Wish
        from ciotat.work.release.published import Published
        from ciotat.work.store import Store

        opened = Film.open(film)
        published = Published(opened.root)
        if listing:
            _list(published)
            return
        with Store(opened.hidden) as store:
            if back:
                number = published.before()
                if number is None:
                    raise Misuse(say("there is nothing to go back to"), advice=say("publish a second release first"))
            _publish(opened, store, number or _released(opened, store, Wish(note, sign=sign)), note, back)


def _released(film: Film, store: "Store", wish: "Wish") -> int:
    """The number of the film as it was last built, as a release."""
    from ciotat.cut.press import press
    from ciotat.work.release.making import release as freeze

    done = freeze(film, store, wish, press)
    if done.stale:
        told = say("changed since the last build, and not in this release: {files}", files=", ".join(done.stale[:6]))
        err.print(told, style="yellow", markup=False, soft_wrap=True)
    return done.release.number


def _publish(film: Film, store: "Store", number: int, note: str, back: bool) -> None:
    from ciotat.audience.ledger import Ledger
    from ciotat.cut.packing import packed
    from ciotat.work.release.published import Published
    from ciotat.work.release.putting_up import put_up

    what, now, before = "back" if back else "publish", datetime.now(UTC), Published(film.root).current()
    put_up(film.root, store, number, packed, note, now, what)
    if number != before:
        Ledger(film.root / "audience" / "ledger.jsonl").write(what, now.timestamp(), release=number, why=note)
    out.print(say("Release {number} is shown at {address}", number=number, address=f"/watch/{_address(film)}"))


def _address(film: Film) -> str:
    """The film's name in its address, letters of every script as they are read."""
    return "".join(char if char.isalnum() else quote(char, safe="") for char in film.root.resolve().name)


def _list(published: "Published") -> None:
    history, current = published.history(), published.current()
    if not history:
        out.print(say("nothing was published yet"))
    last = {showing.release: n for n, showing in enumerate(history)}
    for n, showing in enumerate(history):
        shown = say("shown now") if showing.release == current and last[showing.release] == n else ""
        out.print(f"{showing.release:>4}  {showing.when}  [bold]{shown}[/]  ", end="")
        out.print(showing.why, markup=False, soft_wrap=True)
