"""``ciotat script stats``: the numbers of a script."""

import json
import sys
from typing import Annotated

import typer

from ciotat.core.record import dump
from ciotat.prompt.answer import FINE, answering
from ciotat.prompt.files import named, read_bytes
from ciotat.prompt.options import Script
from ciotat.script import read
from ciotat.script.numbers import statistics, table
from ciotat.words import tongue

__all__ = ["stats"]


def stats(
    script: Script,
    as_data: Annotated[bool, typer.Option("--json", help="For programs. 输出 JSON")] = False,
) -> None:
    """Time, pages, people, places, days of SCRIPT. 统计剧本。

    [dim]ciotat script stats my.fountain
    ciotat script stats 剧本.txt --json > numbers.json[/dim]
    """
    with answering():
        found = statistics(read(read_bytes(script), named(script)))
        text = json.dumps(dump(found), ensure_ascii=False, indent=1) if as_data else table(found, tongue())
        sys.stdout.write(text.rstrip("\n") + "\n")
        raise typer.Exit(FINE)
