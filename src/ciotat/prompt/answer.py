"""How the prompt answers: one sentence for what is wrong, the right exit code, colours only where they help."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from ciotat.core.errors import CiotatError
from ciotat.prompt.errors import sentence
from ciotat.words import say, tongue

__all__ = ["FINE", "USAGE", "WRONG", "Misuse", "answering", "colon", "comma", "err", "out", "tell"]

FINE, WRONG, USAGE, STOPPED = 0, 1, 2, 130
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


class Misuse(CiotatError):  # noqa: N818 - reads as a sentence where it is caught
    """What was asked for cannot be meant: no such file, a flag that does not fit, a file in the way."""


@contextmanager
def answering() -> Iterator[None]:
    """Whatever can be foreseen ends in a sentence and an exit code: 1 for a script that is wrong, 2 for a wrong command."""
    try:
        yield
    except CiotatError as wrong:
        tell(wrong)
        raise typer.Exit(USAGE if isinstance(wrong, Misuse) else WRONG) from None
    except BrokenPipeError:
        raise typer.Exit(FINE) from None
    except KeyboardInterrupt:
        err.print()
        raise typer.Exit(STOPPED) from None


def comma() -> str:
    """What stands between things that are listed."""
    return "、" if tongue() == "zh" else ", "


def colon() -> str:
    """What stands between a name and what it names."""
    return "：" if tongue() == "zh" else ": "


def tell(wrong: CiotatError) -> None:
    """Say what is wrong, on the error stream."""
    err.print(f"[red]{say('error')}[/] ", end="")
    err.print(sentence(wrong), markup=False, soft_wrap=True)
