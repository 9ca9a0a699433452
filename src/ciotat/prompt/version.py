"""How versions are opened and told at the prompt."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.prompt.answer import comma, out
from ciotat.words import say
from ciotat.work.film import Film

if TYPE_CHECKING:
    from ciotat.work.store.sync import Synced
    from ciotat.work.versions.changes import Changes
    from ciotat.work.versions.versions import Version, Versions

__all__ = ["FilmFolder", "changed", "media", "opened", "tell", "versions", "when"]

FilmFolder = Annotated[Path | None, typer.Option("--film", help="The film's folder. 影片文件夹")]


def opened(folder: Path | None, make: bool = False) -> "Versions":
    """The versions of the film in a folder."""
    from ciotat.work.versions.versions import Versions

    return Versions(Film.open(folder).root, make)


def changed(changes: "Changes") -> str:
    """What changed, counted: "3 lines, 2 shots, 1 take"."""
    counts = (
        (changes.lines, say("1 line") if changes.lines == 1 else say("{count} lines", count=changes.lines)),
        (changes.shots, say("1 shot") if changes.shots == 1 else say("{count} shots", count=changes.shots)),
        (changes.takes, say("1 take") if changes.takes == 1 else say("{count} takes", count=changes.takes)),
        (changes.people, say("1 person") if changes.people == 1 else say("{count} people", count=changes.people)),
        (
            changes.releases,
            say("1 release") if changes.releases == 1 else say("{count} releases", count=changes.releases),
        ),
        (changes.settings, say("settings")),
    )
    return comma().join(text for count, text in counts if count) or say("nothing that counts")


def when(version: "Version") -> str:
    """When a version was saved, by the clock of who saved it."""
    zone = timezone(timedelta(minutes=max(-1439, min(1439, version.offset))))
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=max(0, min(version.time, 32_503_680_000)))
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def tell(version: "Version", newest: bool = False) -> None:
    """One version on two lines: its number, what it is called, when it was saved, by whom and what changed."""
    number = str(version.number or "+")
    out.print(f"[bold]{number:>4}[/]  ", end="", style="bold" if newest else "")
    out.print(version.message or say("without a word"), markup=False, soft_wrap=True)
    told = [when(version), version.author, changed(version.changes), version.id[:8]]
    told += [say("merged with {id}", id=version.merged[:8])] if version.merged else []
    out.print("      " + "  ·  ".join(told), style="dim", markup=False, soft_wrap=True)


def versions(count: int) -> str:
    """So many versions."""
    return say("1 version") if count == 1 else say("{count} versions", count=count)


def media(found: "Synced") -> None:
    """What came or went of media."""
    if found.brought.count:
        mega = f"{found.brought.bytes / 1_000_000:.1f}"
        out.print(f"  {say('{count} pictures and sounds brought, {mega} MB', count=found.brought.count, mega=mega)}")
    if found.missing:
        out.print(f"  [yellow]{say('{count} are not there', count=len(found.missing))}[/]")
