"""What a page may ask for beside the film, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from ciotat.core.errors import CiotatError
from ciotat.server.desk.ending import Tell
from ciotat.server.desk.exports import exporting
from ciotat.server.desk.improving import improving, progressing, upgrading
from ciotat.server.desk.publishing import publishing
from ciotat.server.desk.saying import sentence
from ciotat.server.desk.varying import varying
from ciotat.work.build.crew import Errand
from ciotat.work.film import Film

__all__ = ["NAMES", "errand"]

NAMES = frozenset(("vary", "export", "publish", "improve", "upgrade", "progress"))


def errand(
    film: Film, order: Mapping[str, Any], tell: Tell, language: str, wrong: Callable[[CiotatError, str], None]
) -> Errand:
    """The errand that an order asks for. Raises FilmError where the film's folder does not allow it."""
    what = order["do"]

    def said(error: CiotatError) -> dict[str, str]:
        return sentence(error, language)

    if what == "vary":
        return varying(film, str(order["shot"]), str(order["what"]), int(order["n"]), tell, wrong)
    if what == "export":
        return exporting(film, order, tell, said)
    if what == "publish":
        return publishing(film, order, tell, said)
    if what == "progress":
        return progressing(film, order, tell, said)
    make = improving if what == "improve" else upgrading
    return make(film, order, tell, said, language)
