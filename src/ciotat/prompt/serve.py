"""``ciotat serve``: the studio in a browser."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import answering, err, out
from ciotat.words import say, tongue

__all__ = ["serve"]


def serve(
    folder: Annotated[Path, typer.Argument(help="A film, or a folder of films. 影片，或放影片的文件夹")] = Path(),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: the first free one from 1895. 端口")] = 0,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; this machine alone by default. 地址")
    ] = "127.0.0.1",
    public: Annotated[
        list[str] | None,
        typer.Option(
            "--public", help="A name by which an audience may reach the screening room, and nothing else. 放映域名"
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the browser too. 同时打开浏览器")] = False,
) -> None:
    """Open the studio: write on the left, watch on the right. 打开影棚：左边写，右边看。

    Prints a link that is its owner's alone. Ends with Ctrl-C.
    """
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # what is reckoned here is small: more threads only wait for each other
    from ciotat.server.serve import serve as begin

    def told(link: str) -> None:
        out.print(say("The studio is open: {link}", link=link), markup=False, soft_wrap=True)
        err.print(say("This link is yours alone; Ctrl-C closes the studio."), style="dim", markup=False)
        if show:
            import webbrowser

            webbrowser.open(link)

    with answering():
        begin(folder, told, host, port, tongue(), public or ())
