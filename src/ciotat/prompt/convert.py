"""``ciotat script convert``: a script in another format, and what that cannot hold."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import FINE, WRONG, Misuse, answering, err
from ciotat.prompt.files import STREAM, free, named, read_bytes, write_bytes
from ciotat.prompt.options import Force, Script
from ciotat.prompt.show import show
from ciotat.script import Format, Screenplay, read
from ciotat.script.report import INFERRED
from ciotat.script.title_page import title_of
from ciotat.script.writing import write
from ciotat.words import say

__all__ = ["convert"]

_FORMATS: dict[str, Format] = {
    "fountain": "fountain", "chinese": "chinese", "finaldraft": "finaldraft", "prose": "prose",
    "fdx": "finaldraft", "剧本": "chinese",
}  # fmt: skip
_FEW = 40
_ENDINGS: dict[str, Format] = {".fountain": "fountain", ".spmd": "fountain", ".fdx": "finaldraft"}


def convert(
    script: Script,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="The file to write, else beside the script; - writes it out. 输出文件"),
    ] = None,
    to: Annotated[str, typer.Option(help="fountain, chinese, finaldraft or prose; else by the name. 目标格式")] = "",
    force: Force = False,
) -> None:
    """Write SCRIPT in another format, and say what that cannot hold. 转换格式。

    [dim]ciotat script convert 剧本.docx -o 剧本.fountain
    ciotat script convert old.fdx                   → old.fountain, beside it
    ciotat script convert my.fountain --to fdx      → my.fdx
    ciotat script convert old.pdf -o old.fdx
    ciotat script convert my.fdx -o - --to fountain | less[/dim]

    Written in its own format, an untouched script gives its own bytes back. Nothing is written over unless --force says so.
    """
    with answering():
        format = _format(to, output or STREAM)
        if output:
            free(output, script, force)
        elif not format and script.suffix.lower() in (".fountain", ".spmd"):
            raise Misuse(say("what is {path} to become?", path=script), advice=say("name it with --to"))
        screenplay = _unnamed(read(read_bytes(script), named(script)))
        format = format or ("chinese" if screenplay.language == "zh" else "fountain")
        output = output or free(_beside(script, format), script, force)
        written = write(screenplay, format)
        told = [*(remark for remark in screenplay.remarks if remark.about in INFERRED), *written.remarks]
        for remark in told[:_FEW]:
            show(remark, script.name, err)
        if len(told) > _FEW:
            err.print(say("and {more} more", more=len(told) - _FEW), style="dim")
        write_bytes(output, written.data)
        if output != STREAM:
            err.print(say("Written: {path}", path=output), soft_wrap=True)
        raise typer.Exit(WRONG if any(remark.grade == "error" for remark in written.remarks) else FINE)


def _beside(script: Path, format: Format) -> Path:
    """Where a script is written if nobody says: under its own name, with the ending of the format."""
    endings = {"fountain": ".fountain", "finaldraft": ".fdx"}
    return STREAM if script == STREAM else script.with_suffix(endings.get(format, ".txt"))


def _unnamed(screenplay: Screenplay) -> Screenplay:
    """A script as it is: without a title where it gives none, though its file has a name."""
    return screenplay if title_of(screenplay.title_page) else replace(screenplay, title="")


def _format(to: str, output: Path) -> Format | None:
    """What to write: as it is said, else by the ending of the name; None for plain text, which the language decides."""
    if to:
        if to.lower() not in _FORMATS:
            names = ", ".join(dict.fromkeys(_FORMATS.values()))
            raise Misuse(say("{value!r} is not a format", value=to), advice=say("use one of {names}", names=names))
        return _FORMATS[to.lower()]
    ending = output.suffix.lower()
    if output == STREAM or ending in ("", ".txt", ".text"):
        return None
    if ending in (".pdf", ".html", ".htm"):
        raise Misuse(say("{path} is for paper", path=output), advice=say("use ciotat script print"))
    if ending not in _ENDINGS:
        raise Misuse(say("{value!r} is not a format", value=ending), advice=say("name it with --to"))
    return _ENDINGS[ending]
