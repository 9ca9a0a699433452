"""``ciotat upgrade``: what a newer renderer would make of the film that is shown, beside what it shows now."""

import threading
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ciotat.core.errors import CiotatError, FilmError
from ciotat.prompt.answer import answering, err, out
from ciotat.prompt.bar import Bar
from ciotat.words import say, term, tongue
from ciotat.work.film import Film

if TYPE_CHECKING:
    from ciotat.work.build.candidate import Bench
    from ciotat.work.build.upgrade import Upgrade
    from ciotat.work.release.candidate import Candidate
    from ciotat.work.store import Store

__all__ = ["upgrade"]


def upgrade(
    film: Annotated[Path, typer.Argument(help="The film's folder. 影片文件夹")] = Path(),
    make: Annotated[bool, typer.Option("--make", help="Make the new takes, as candidates. 制作新的各条")] = False,
    together: Annotated[bool, typer.Option("--together", help="All of them in one candidate. 合成一个备选")] = False,
    shot: Annotated[
        list[str] | None, typer.Option("--shot", help="Only this shot; may be repeated. 只做某镜头")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The sheet of old and new; out/upgrade.png. 对照图")
    ] = None,
) -> None:
    """What a newer program would make of the release that is shown. 技术进步：新程序会怎样重拍已上映的影片。

    [dim]ciotat upgrade                    which shots would be others today, and why
    ciotat upgrade --make             make them, and lay old and new side by side
    ciotat upgrade --make --together  all of them as one candidate[/dim]

    Nothing of what is shown changes: the new takes are candidates, which viewers may be shown beside the old.
    """
    from ciotat.work.build.shelf import Shelf
    from ciotat.work.store import Store

    with answering():
        opened = Film.open(film)
        with Store(opened.hidden) as store, TemporaryDirectory(prefix="upgrade-", dir=_aside(opened)) as folder:
            benches = _Benches(opened, Shelf(store), Path(folder))
            rows = _wanted(benches.of(""), shot or [])
            if make and rows:
                made = _make(benches, rows, together)
                _beside(benches.of(""), store, made, output or opened.out / "upgrade.png")


def _aside(film: Film) -> Path:
    film.hidden.mkdir(parents=True, exist_ok=True)
    return film.hidden


class _Benches:
    """Where the shots of the release that is shown are made again."""

    def __init__(self, film: Film, shelf: Any, folder: Path) -> None:
        from ciotat.work.release import Releases
        from ciotat.work.release.published import Published

        number = Published(film.root).current()
        if number is None:
            raise FilmError(say("nothing was published yet"), advice=say("publish the film first"))
        self.film, self.shelf, self.folder = film, shelf, folder
        self.base = Releases(film.root, shelf.store).get(number)
        self.script = film.script.name, film.script.read_bytes()
        self._known: dict[str, Bench] = {}

    def of(self, shot: str) -> "Bench":
        """The bench of a shot; of any, without one."""
        from ciotat.work.build.candidate import Bench

        if shot not in self._known:
            stop = threading.Event()
            self._known[shot] = Bench(self.film, self.shelf, self.base, shot, self.folder, self.script, stop)
        return self._known[shot]


def _wanted(bench: "Bench", only: list[str]) -> list["Upgrade"]:
    """The shots that would be others, told."""
    from ciotat.work.build.upgrade import upgrades

    found = [row for row in upgrades(bench) if not only or row.id in only]
    kept = {shot.id: shot for shot in bench.base.shots}
    out.print(say("{count} shots of release {number} may be others today", count=len(found), number=bench.base.number))
    for row in found:
        shot = kept[row.id]
        out.print(f"  {row.id}  {shot.heading}  {term(shot.size)}  ", end="", markup=False)
        out.print(row.cause, style="dim", markup=False, soft_wrap=True)
    return found


def _make(benches: _Benches, rows: list["Upgrade"], together: bool) -> list["Candidate"]:
    from ciotat.work.build.candidate import Change
    from ciotat.work.release.candidate import Candidates

    made = []
    ids = [row.id for row in rows]
    with Bar():
        for row in rows[:1] if together else rows:
            why = {"en": f"drawn anew: {row.cause}", "zh": f"重新绘制：{row.cause}"}
            change = Change("upgrade", {"en": "made anew", "zh": "重新制作"}, why, {})
            try:
                candidate = benches.of(row.id).upgraded(change, also=ids if together else ())
            except CiotatError as same:
                err.print(f"{row.id}: {same.message}", style="dim", markup=False, soft_wrap=True)
                continue
            made.append(Candidates(benches.film.root).add(candidate))
            out.print(say("candidate {id} for shot {shot}", id=made[-1].digest[:12], shot=row.id), markup=False)
    return made


def _beside(bench: "Bench", store: "Store", made: list["Candidate"], path: Path) -> None:
    """A sheet: of each shot that is another, the picture as it was and as it is."""
    import numpy as np
    from PIL import Image

    from ciotat.core.store import writing
    from ciotat.cut.contact import Frame, contact

    was = {shot.id: shot for shot in bench.base.shots}
    frames = []
    for candidate in made:
        for shot in candidate.release.shots:
            if shot.id in was and shot.picture != was[shot.id].picture:
                pictures = [store.blobs.get(one.poster) or b"" for one in (was[shot.id], shot)]
                drawn = [np.asarray(Image.open(BytesIO(data)).convert("RGB")) for data in pictures if data]
                frames += (
                    [Frame(drawn, f"{shot.heading}  ·  {shot.id}", candidate.says("why", tongue()))] if drawn else []
                )
    if frames:
        with writing(path) as temporary:
            contact(bench.base.title, say("Release {number}", number=bench.base.number), frames[:60]).save(
                temporary, "PNG"
            )
        out.print(str(path), markup=False, soft_wrap=True)
