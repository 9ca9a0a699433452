"""``ciotat new``: a film as a folder, from nothing, from a script, or around one."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ciotat.prompt.answer import Misuse, answering, err, out
from ciotat.words import say, tongue
from ciotat.work.film import Film

__all__ = ["new"]


def new(
    name: Annotated[str, typer.Argument(help="The name of the film; its folder is called so. 片名")] = "",
    script: Annotated[Path | None, typer.Option("--script", help="Begin with a copy of this. 以此剧本开始")] = None,
    adopt: Annotated[
        Path | None, typer.Option("--adopt", help="Make the folder around this script its film. 就地收编剧本")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the folder goes. 放在哪里")] = Path(),
    language: Annotated[str, typer.Option("--language", help="en or zh. 语言")] = "",
    author: Annotated[str, typer.Option("--author", help="Who writes it. 编剧")] = "",
) -> None:
    """Make a film: a folder with film.toml, a script, and room for takes. 新建影片文件夹。

    [dim]ciotat new "Night Bus"                     → Night Bus/film.toml, Night Bus/script.fountain
    ciotat new 雨夜 --language zh
    ciotat new "Night Bus" --script draft.fdx   begins with a copy of draft.fdx
    ciotat new --adopt draft.fountain          the folder where it lies; the script stays as it is[/dim]
    """
    with answering():
        film = _made(name, script, adopt, output, _language(language), author)
        out.print(f"[bold]{say('Film')}[/] ", end="")
        out.print(film.title, markup=False)
        for file in ("film.toml", film.settings.script):
            out.print(f"  {film.root / file}", markup=False, soft_wrap=True)
        err.print(say("Next: change the script, then ciotat build"), style="dim", markup=False)


def _made(
    name: str, script: Path | None, adopt: Path | None, output: Path, language: Literal["en", "zh"], author: str
) -> Film:
    if adopt is not None:
        if name or script:
            raise Misuse(
                say("--adopt takes the script alone"), advice=say("leave the name out; film.toml can hold a title")
            )
        return Film.adopt(adopt, language, author)
    if not name.strip():
        raise Misuse(say("the film has no name"), advice=say('write ciotat new "Night Bus"'))
    return Film.new(name, output, script=script, language=language, author=author)


def _language(text: str) -> Literal["en", "zh"]:
    if text not in ("", "en", "zh"):
        raise Misuse(say("{value!r} is not a language", value=text), advice=say("use en or zh"))
    return "zh" if (text or tongue()) == "zh" else "en"
