"""``ciotat compare``: what differs between two versions of the film."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.core.store import writing
from ciotat.prompt.answer import colon, comma, err, out
from ciotat.prompt.outcome import part_in
from ciotat.prompt.version import FilmFolder, opened
from ciotat.words import say, tongue

if TYPE_CHECKING:
    from ciotat.work.versions.comparing import Comparison, Difference, ShotDifference
    from ciotat.work.versions.versions import Versions

__all__ = ["compare"]

_MOST = 400
_PICTURE = 4 * 2**20


def compare(
    one: Annotated[str, typer.Argument(help="A version; else the last one. 版本")] = "last",
    other: Annotated[str, typer.Argument(help="Another; else the film as it is now. 另一版本，默认当前")] = "now",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A folder for a page with pictures. 网页输出")
    ] = None,
    film: FilmFolder = None,
) -> None:
    """Show what differs: the script, the plan shot by shot, the running time. 比较两个版本。

    [dim]ciotat compare                    what changed since the last version
    ciotat compare 3                  since version 3
    ciotat compare 3 7 -o out/3-7     the two side by side, with pictures[/dim]
    """
    from ciotat.work.versions.comparing import compared

    versions = opened(film)
    sides = [_files(versions, name) for name in (one, other)]
    found = compared(sides[0][1], sides[1][1])
    if output is not None:
        page = _page(versions, found, output, (sides[0][0], sides[1][0]))
        out.print(say("Written: {path}", path=page), markup=False, soft_wrap=True)
        return
    _told(found)


def _files(versions: "Versions", name: str) -> tuple[str, dict[str, bytes]]:
    """What a side is called, and its files."""
    from ciotat.work.versions.tracked import read_folder

    if name == "now":
        return say("now"), read_folder(versions.root)
    id = versions.find(name)
    version = versions.version(id)
    title = say("version {number}: {message}", number=version.number or id[:8], message=version.message)
    return title, versions.repository.read(versions.repository.entries(id))


def _told(found: "Comparison") -> None:
    from ciotat.work.versions.page import clock

    if not found.whole:
        err.print(say("The script is no text; only the shots are compared."), style="yellow")
    scene = ""
    for piece in found.script[:_MOST]:
        if piece.scene != scene:
            scene = piece.scene
            out.print(f"\n{scene}", style="bold", markup=False, soft_wrap=True)
        _piece(piece)
    if len(found.script) > _MOST:
        out.print(say("and {more} more", more=len(found.script) - _MOST), style="dim")
    if found.shots:
        out.print(f"\n[bold]{say('Shots')}[/]")
        for shot in found.shots[:_MOST]:
            _shot(shot)
    if not found.script and not found.shots:
        out.print(say("Nothing differs."))
    if any(found.lengths):
        old, new = map(clock, found.lengths)
        out.print(f"\n{say('Running time')}{colon()}" + (f"{old} → {new}" if old != new else new))
    if any(found.stale):
        err.print(say("A cut is older than its script: ciotat build makes it anew."), style="dim")


def _piece(piece: "Difference") -> None:
    from ciotat.work.versions.comparing import pieces

    marks = {"new": ("+", "green"), "gone": ("-", "red"), "moved": ("~", "cyan"), "changed": ("≠", "yellow")}
    mark, colour = marks[piece.what]
    out.print(f"  {mark} ", style=colour, end="")
    if piece.what == "changed":
        styles = {"same": "", "gone": "red strike", "new": "green underline"}
        for how, text in pieces(piece.old, piece.new):
            if not text:
                continue
            shown = {"same": text, "gone": f"[-{text}-]", "new": f"{{+{text}+}}"}[how] if not out.is_terminal else text
            out.print(_indented(shown), style=styles[how], markup=False, end="", soft_wrap=True)
        out.print()
    else:
        out.print(_indented(piece.new or piece.old), style=colour, markup=False, soft_wrap=True)


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _shot(shot: "ShotDifference") -> None:
    row = shot.new or shot.old
    if row is None:
        return
    what = {"new": say("new"), "gone": say("gone"), "changed": say("changed"), "moved": say("moved")}[shot.what]
    parts = comma().join(map(part_in, shot.parts))
    place = "  ".join(filter(None, (row.size, row.heading, row.words)))
    out.print(f"  [dim]{row.id}[/]  {what}{colon() if parts else ''}", end="")
    out.print(f"{parts}  {place}", markup=False, soft_wrap=True)


def _page(versions: "Versions", found: "Comparison", folder: Path, sides: tuple[str, str]) -> Path:
    """Write the page and, beside it, the pictures that the store has."""
    from ciotat.work.store import Store
    from ciotat.work.versions.media import HIDDEN
    from ciotat.work.versions.page import html_page

    hidden = versions.root / HIDDEN
    store = Store(hidden) if (hidden / "store.db").is_file() else None

    def picture(digest: str) -> str:
        data = store.blobs.get(digest) if store and len(digest) == 64 and digest.isalnum() else None
        ending = (
            ".png" if (data or b"").startswith(b"\x89PNG") else ".jpg" if (data or b"").startswith(b"\xff\xd8") else ""
        )
        if not data or not ending or len(data) > _PICTURE:
            return ""
        name = f"pictures/{digest[:32]}{ending}"
        if not (folder / name).is_file():
            with writing(folder / name) as temporary:
                temporary.write_bytes(data)
        return name

    title = found.titles[1] or found.titles[0] or versions.root.absolute().name
    words = _labels()
    text = html_page(found, title, sides, tongue(), words.__getitem__, picture, part_in)
    with writing(folder / "index.html") as temporary:
        temporary.write_text(text, encoding="utf-8")
    if store:
        store.close()
    return folder / "index.html"


def _labels() -> dict[str, str]:
    """Everything the page says."""
    return {
        "Script": say("Script"),
        "Shots": say("Shots"),
        "Running time": say("Running time"),
        "Not a word differs.": say("Not a word differs."),
        "No shot differs.": say("No shot differs."),
        "Lines": say("Lines"),
        "New shots": say("New shots"),
        "Shots gone": say("Shots gone"),
        "Shots changed": say("Shots changed"),
        "Shots moved": say("Shots moved"),
        "The same": say("The same"),
        "new": say("new"),
        "gone": say("gone"),
        "changed": say("changed"),
        "moved": say("moved"),
        "no picture here": say("no picture here"),
    }
