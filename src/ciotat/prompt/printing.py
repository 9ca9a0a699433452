"""``ciotat script print``: a script on paper."""

from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import FINE, Misuse, answering, err
from ciotat.prompt.files import STREAM, free, named, read_bytes, write_bytes
from ciotat.prompt.options import Force, Script
from ciotat.script import Screenplay, read
from ciotat.script.numbering import numbered, unnumbered
from ciotat.script.paper import A4, CHINESE, LETTER, Paper
from ciotat.script.paper.html import html
from ciotat.script.paper.pdf import pdf
from ciotat.words import say

__all__ = ["print_"]

_PAPERS = {"letter": LETTER, "a4": A4}


def print_(
    script: Script,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The .pdf or .html to write; - writes a PDF out. 输出文件")
    ] = None,
    paper: Annotated[str, typer.Option(help="letter or a4; else as the script asks. 纸张")] = "",
    layout: Annotated[str, typer.Option(help="american or chinese; else by the language. 版式")] = "",
    numbers: Annotated[
        bool | None, typer.Option("--numbers/--no-numbers", help="Scene numbers for all or none. 场号")
    ] = None,
    continued: Annotated[
        bool | None, typer.Option("--continued/--no-continued", help="Mark who speaks on (CONT'D). 续标记")
    ] = None,
    force: Force = False,
) -> None:
    """Print SCRIPT: the trade's page as PDF, or one HTML page, in English or Chinese. 打印剧本。

    [dim]ciotat script print my.fountain                 → my.pdf
    ciotat script print 剧本.txt -o 剧本.pdf          → A4 宋体
    ciotat script print my.fountain -o my.html
    ciotat script print my.fdx --numbers --paper a4[/dim]
    """
    with answering():
        target = output or Path(f"{script.stem if script != STREAM else 'script'}.pdf")
        web = target.suffix.lower() in (".html", ".htm")
        if not (web or target == STREAM or target.suffix.lower() == ".pdf"):
            raise Misuse(
                say("{path} is no .pdf and no .html", path=target), advice=say("name the file to print to with -o")
            )
        if web and (paper or layout or continued is not None):
            raise Misuse(say("--paper, --layout and --continued are for a .pdf"), advice=say("leave them out"))
        sheet = _paper(paper, layout)
        free(target, script, force)
        screenplay = _numbers(read(read_bytes(script), named(script)), numbers)
        write_bytes(target, html(screenplay).encode() if web else pdf(screenplay, sheet, continued))
        if target != STREAM:
            err.print(say("Written: {path}", path=target), soft_wrap=True)
        raise typer.Exit(FINE)


def _paper(paper: str, layout: str) -> Paper | None:
    """The paper that the flags name; None leaves it to the script."""
    if paper and paper.lower() not in _PAPERS:
        raise Misuse(say("{value!r} is not a paper", value=paper), advice=say("use letter or a4"))
    if layout and layout.lower() not in ("american", "chinese"):
        raise Misuse(say("{value!r} is not a layout", value=layout), advice=say("use american or chinese"))
    if layout.lower() == "chinese":
        if paper.lower() == "letter":
            raise Misuse(say("a Chinese script is printed on A4"), advice=say("use --paper a4"))
        return CHINESE
    return _PAPERS[paper.lower()] if paper else LETTER if layout else None


def _numbers(screenplay: Screenplay, numbers: bool | None) -> Screenplay:
    if numbers is None:
        return screenplay
    return numbered(screenplay) if numbers else unnumbered(screenplay)
