"""``ciotat release``: freeze the film, play and export what was released, check that it is what it was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ciotat.core.errors import CiotatError
from ciotat.core.time import Seconds
from ciotat.prompt.answer import Misuse, answering, colon, comma, err, out
from ciotat.words import say
from ciotat.work.film import Film

if TYPE_CHECKING:
    from ciotat.work.release import Release, Releases, Seal
    from ciotat.work.release.making import Wish

__all__ = ["release"]


def release(
    film: Annotated[Path, typer.Argument(help="The film's folder. 影片文件夹")] = Path(),
    note: Annotated[str, typer.Option("-m", "--note", help="What is new in it. 说明")] = "",
    label: Annotated[
        bool | None, typer.Option("--label/--no-label", help="Mark it as made by AI; else as the takes say. AI 标识")
    ] = None,
    sign: Annotated[bool, typer.Option("--sign/--no-sign", help="Sign its provenance (C2PA). 签名")] = True,
    producer: Annotated[
        str, typer.Option("--producer", help="Name or code of who offers it, for the label. 服务提供者名称或编码")
    ] = "Ciotat",
    key: Annotated[Path | None, typer.Option("--key", help="Your own key (PEM). 自己的密钥")] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="Its certificates (PEM), its own first. 证书链")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Show all releases. 列出全部发行版")] = False,
    play: Annotated[int | None, typer.Option("--play", help="Make the movie of this release again. 重放")] = None,
    export: Annotated[int | None, typer.Option("--export", help="Write the files of this release. 导出")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where --export writes. 导出位置")] = Path(),
    hls: Annotated[bool, typer.Option("--hls", help="Export it as HLS, for the web. 导出为 HLS")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Play or export it without its signature. 不含签名")] = False,
    verify: Annotated[int | None, typer.Option("--verify", help="Check every byte of this release. 校验")] = None,
) -> None:
    """Freeze the film as it was last built, for an audience. 发行影片：冻结上次生成的版本。

    [dim]ciotat release -m "first cut for friends"   → releases/1.json
    ciotat release --list
    ciotat release --play 1                     the very same bytes, years later, without rendering
    ciotat release --export 1 -o festival/      movie, subtitles, poster, manifest
    ciotat release --export 1 --hls -o web/     playlists, and shots as segments that all releases share[/dim]

    A release never changes. Where a generative model made pictures, it is marked in the picture and in the file, as
    GB 45438-2025 asks; --no-label leaves the marks out, and answers for it.
    """
    with answering():
        if sum((listing, play is not None, export is not None, verify is not None)) > 1:
            raise Misuse(say("--list, --play, --export and --verify go one at a time"), advice=say("leave one of them"))
        with _shelf(Film.open(film)) as (opened, shelf):
            if listing:
                _list(shelf)
            elif play is not None:
                _play(opened, shelf, play, not plain)
            elif export is not None:
                (_package(shelf, export, output) if hls else _export(shelf, export, output, not plain))
            elif verify is not None:
                _verify(shelf, verify)
            else:
                from ciotat.work.release.making import Wish

                wish = Wish(note, label, sign, producer, _saved(opened), key, certificate)
                _release(opened, shelf, wish)


@contextmanager
def _shelf(film: Film) -> Iterator[tuple[Film, "Releases"]]:
    from ciotat.work.release import Releases
    from ciotat.work.store import Store

    store = Store(film.hidden)
    try:
        yield film, Releases(film.root, store)
    finally:
        store.close()


def _saved(film: Film) -> str:
    """The saved version that the film stands at; empty where it has changed since, or has no versions."""
    from ciotat.work.versions.repository import is_repository
    from ciotat.work.versions.versions import Versions

    if not is_repository(film.root):
        return ""
    versions = Versions(film.root)
    if any(not path.startswith("releases/") for path in versions.unsaved()):
        told = say("this state of the film is not saved; ciotat save lets you come back to it")
        err.print(told, style="dim", markup=False, soft_wrap=True)
        return ""
    return versions.repository.head


def _release(film: Film, shelf: "Releases", wish: "Wish") -> None:
    from ciotat.cut.press import press
    from ciotat.work.release.making import release as freeze

    done = freeze(film, shelf.store, wish, press)
    if not done.fresh:
        err.print(say("nothing has changed since release {number}", number=done.release.number))
    if done.stale:
        files = ", ".join(done.stale[:6])
        told = say("changed since the last build, and not in this release: {files}", files=files)
        err.print(told, style="yellow", markup=False, soft_wrap=True)
    _show(done.release, done.seal)


def _show(made: "Release", seal: "Seal | None") -> None:
    out.print(f"[bold]{say('Release {number}', number=made.number)}[/] ", end="")
    out.print(made.title, markup=False)
    labels = made.labels
    told = say("{words}, in the picture and in the file", words=labels.words) if labels.shown else say("none")
    rows = [
        (say("Shots"), str(len(made.shots))),
        (say("Running time"), _clock(made.length)),
        (say("How"), made.how),
        (say("Marked as made by AI"), told),
        (say("Because of"), comma().join(labels.because)),
        (say("Signed by"), seal.signer if seal else say("nobody")),
        (say("Where"), f"releases/{made.number}.json"),
    ]
    for key, value in rows:
        if value:
            out.print(f"  {key}{colon()}", end="")
            out.print(value, markup=False, soft_wrap=True)
    if labels.because and not labels.shown:
        advice = say(
            "a model made some of its pictures, and it is not marked: where the law asks for marks, add --label"
        )
        err.print(advice, style="yellow", markup=False, soft_wrap=True)
    if seal and seal.own:
        told = say("The key was made on this computer: readers can tell that nobody changed the film, not who you are.")
        err.print(told, style="dim", markup=False, soft_wrap=True)


def _list(shelf: "Releases") -> None:
    numbers = shelf.numbers()
    if not numbers:
        out.print(say("nothing has been released yet"))
    for number in numbers:
        try:
            made, seal = shelf.get(number), shelf.seal(number)
        except CiotatError as wrong:
            out.print(f"{number:>4}  [red]{say('damaged')}[/]  ", end="")
            out.print(wrong.message, markup=False, soft_wrap=True)
            continue
        marks = [made.labels.words] * made.labels.shown + [say("signed")] * bool(seal)
        out.print(f"{number:>4}  [bold]{_clock(made.length)}[/]  ", end="")
        told = f"{len(made.shots)} {say('shots')}  {made.renderer}  {made.saved[:10]}  {' '.join(marks)}"
        out.print(f"{told}  {_line(made.note)}".rstrip(), markup=False, soft_wrap=True)


def _play(film: Film, shelf: "Releases", number: int, signed: bool) -> None:
    from ciotat.work.release.copies import named

    path = film.out / f"{named(shelf.get(number))}.mp4"
    shelf.export(number, path, signed=signed)
    out.print(str(path), markup=False, soft_wrap=True)
    if out.is_terminal:
        typer.launch(str(path))


def _export(shelf: "Releases", number: int, output: Path, signed: bool) -> None:
    from ciotat.work.release.copies import copies

    for path in copies(shelf, number, output, signed=signed):
        out.print(str(path), markup=False, soft_wrap=True)


def _package(shelf: "Releases", number: int, output: Path) -> None:
    from ciotat.core.digest import digest
    from ciotat.core.store import writing
    from ciotat.cut.hls import package

    made = shelf.get(number)
    files = shelf.files(made)
    words = {language: shelf.store.blobs.get(text) or b"" for language, text in made.words.items()}

    def put(data: bytes, ending: str) -> str:
        name = digest(data)
        if not (output / f"{name}{ending}").is_file():
            with writing(output / f"{name}{ending}") as temporary:
                temporary.write_bytes(data)
        return name

    shots = [(shot.id, path) for shot, path in zip(made.shots, files, strict=False)]
    heard = files[len(shots)] if made.movie.heard else None
    for name, text in package(shots, heard, words, made.size, made.rate, put).items():
        path = output / f"{number}.{name}"
        with writing(path) as temporary:
            temporary.write_text(_numbered(text, number), encoding="utf-8")
        out.print(str(path), markup=False, soft_wrap=True)


def _numbered(text: str, number: int) -> str:
    """The playlist with the names of the others as they are written: those of many releases lie side by side."""
    return re.sub(r"(?m)(^|\")([a-z.]+\.m3u8)", rf"\g<1>{number}.\g<2>", text)


def _verify(shelf: "Releases", number: int) -> None:
    from tempfile import TemporaryDirectory

    from ciotat.work.release import provenance

    with TemporaryDirectory(prefix="verify-", dir=shelf.folder.parent / ".ciotat") as folder:
        movie = Path(folder) / "movie.mp4"
        made = shelf.export(number, movie, signed=False)
        out.print(say("every byte of release {number} is what was released", number=made.number))
        if shelf.seal(number) is None:
            out.print(say("it is not signed"))
            return
        shelf.export(number, movie)
        found = provenance.proof(movie)
    if found is None or found.state == "Invalid" or found.release.get("digest") != made.digest:
        why = ", ".join(found.problems) if found else ""
        raise CiotatError(say("its signature does not hold: {why}", why=why), advice=say("sign it again"))
    out.print(say("its signature holds: {signer}", signer=found.signer), markup=False)
    if found.state != "Trusted":
        err.print(say("no trust list knows the key"), style="dim", markup=False)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _clock(time: Seconds) -> str:
    whole = round(time)
    return f"{whole // 60}:{whole % 60:02}"
