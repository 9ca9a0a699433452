"""The prompt: one verb per front door, and only the door that is used is opened."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer

from ciotat import __version__
from ciotat.core.errors import CiotatError, Stopped
from ciotat.prompt.answer import err, out, tell
from ciotat.words import say

__all__ = ["assembled", "main"]

_HELP = "A script becomes a film at once, and no cut is the final cut.  剧本即刻成片，且永无定剪。"
_GROUPS = ("script", "store")
_VERBS = {
    "shoot": "shoot", "plan": "shoot", "new": "new", "save": "save", "history": "history", "back": "back",
    "compare": "compare", "fork": "fork", "merge": "merge", "push": "push", "pull": "push", "take": "take",
    "release": "release", "publish": "publish", "build": "build", "why": "why", "status": "status", "watch": "watching",
    "upgrade": "upgrade", "serve": "serve", "simulate": "simulate", "ledger": "ledger",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name != "app":
        raise AttributeError(name)
    globals()["app"] = whole = assembled()
    return whole


def assembled(verb: str = "") -> typer.Typer:
    """The prompt with all its verbs; with `verb` alone where it is one, which loads nothing that another needs."""
    app = typer.Typer(
        no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False, help=_HELP
    )  # fmt: skip
    known = verb in _VERBS or verb in _GROUPS
    for name in _GROUPS:
        if not known or name == verb:
            app.add_typer(import_module(f"ciotat.prompt.{name}").app, name=name)
    for name, room in _VERBS.items():
        if not known or name == verb:
            door = import_module(f"ciotat.prompt.{room}")
            app.command(name)(getattr(door, name, None) or getattr(door, f"{name}_"))
    app.callback(invoke_without_command=True)(root)
    return app


def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave. 显示版本")] = False,
) -> None:
    """What stands before every verb."""
    if version:
        out.print(f"ciotat {__version__}")
        raise typer.Exit


def _listening() -> None:
    """Say how far the mending of a damaged store has come, wherever it is opened."""
    if sys.argv[1:2] in ([], ["script"], ["--help"], ["--version"]):
        return
    from ciotat.work.store.salvage import progress

    progress.set(lambda done, total: err.print(say("mending the store: {done} of {total}", done=done, total=total)))


def main() -> NoReturn:
    """Run a command; a person sees a sentence, never a stack trace, for anything the program can foresee."""
    _listening()
    run: Callable[..., object] = assembled(sys.argv[1] if len(sys.argv) > 1 else "")
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
