"""The prompt: one verb per front door."""

import sys
from collections.abc import Callable
from typing import Annotated, NoReturn

import typer

from ciotat import __version__
from ciotat.core.errors import CiotatError, Stopped
from ciotat.prompt import script as script_prompt
from ciotat.prompt import store as store_prompt
from ciotat.prompt.answer import err, out, tell
from ciotat.prompt.back import back
from ciotat.prompt.build import build
from ciotat.prompt.compare import compare
from ciotat.prompt.fork import fork
from ciotat.prompt.history import history
from ciotat.prompt.merge import merge
from ciotat.prompt.new import new
from ciotat.prompt.push import pull, push
from ciotat.prompt.release import release
from ciotat.prompt.save import save
from ciotat.prompt.serve import serve
from ciotat.prompt.shoot import plan_, shoot
from ciotat.prompt.status import status
from ciotat.prompt.take import take
from ciotat.prompt.watching import watch
from ciotat.prompt.why import why
from ciotat.words import say

__all__ = ["app", "main"]

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="A script becomes a film at once, and no cut is the final cut.  剧本即刻成片，且永无定剪。",
)  # fmt: skip
app.add_typer(script_prompt.app, name="script")
app.add_typer(store_prompt.app, name="store")
app.command()(shoot)
app.command("plan")(plan_)
app.command()(new)
app.command()(save)
app.command()(history)
app.command()(back)
app.command()(compare)
app.command()(fork)
app.command()(merge)
app.command()(push)
app.command()(pull)
app.command()(take)
app.command()(release)
app.command()(build)
app.command()(why)
app.command()(status)
app.command()(watch)
app.command()(serve)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave. 显示版本")] = False,
) -> None:
    """What stands before every verb."""
    if version:
        out.print(f"ciotat {__version__}")
        raise typer.Exit


def main() -> NoReturn:
    """Run a command; a person sees a sentence, never a stack trace, for anything the program can foresee."""
    run: Callable[..., object] = app
    try:
        code = run(standalone_mode=False)
    except CiotatError as wrong:
        tell(wrong)
        sys.exit(2)
    except (KeyboardInterrupt, Stopped, typer.Abort):
        err.print(say("Stopped. What is finished is kept; run it again to go on."))
        sys.exit(130)
    except Exception as wrong:
        if hasattr(wrong, "show"):  # a click usage error: it knows how to say itself
            wrong.show()
            sys.exit(2)
        raise
    sys.exit(code if isinstance(code, int) else 0)
