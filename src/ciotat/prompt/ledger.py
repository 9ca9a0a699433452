"""``ciotat ledger``: what was done to a film before its audience, and whether the chain of it is whole."""

from pathlib import Path
from typing import Annotated

import typer

from ciotat.prompt.answer import answering, out
from ciotat.words import say
from ciotat.work.film import Film

__all__ = ["ledger"]


def ledger(film: Annotated[Path, typer.Argument(help="The film's folder. 影片文件夹")] = Path()) -> None:
    """Read and check the ledger of a film's audience. 核对影片的观众账本。

    Every line holds the digest of the line before: note the last one, and nobody changes what came before it unseen.
    """
    with answering():
        from ciotat.audience.ledger import Ledger

        lines = Ledger(Film.open(film).root / "audience" / "ledger.jsonl").lines()
        if not lines:
            out.print(say("Nothing stands in the ledger yet."))
            return
        for line in lines:
            what = " ".join(str(line[key]) for key in ("what", "release", "shot", "comment") if key in line)
            why = " ".join(str(line.get("why", "")).split())
            row = f"{line['n']:>5}  {line['when']}  {what}" + (f": {why}" if why else "")
            out.print(row, markup=False, highlight=False, soft_wrap=True)
        told = say(
            "{n} lines, each follows from the one before; the last is {digest}",
            n=len(lines),
            digest=lines[-1]["digest"],
        )
        out.print(told, markup=False, highlight=False, soft_wrap=True)
