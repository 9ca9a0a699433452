"""``ciotat script``: check, convert, print and measure a screenplay."""

import typer

from ciotat.prompt.check import check
from ciotat.prompt.convert import convert
from ciotat.prompt.printing import print_
from ciotat.prompt.stats import stats

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="Check, convert, print and measure a screenplay.  检查、转换、打印、统计剧本。",
)  # fmt: skip
app.command()(check)
app.command()(convert)
app.command("print")(print_)
app.command()(stats)
