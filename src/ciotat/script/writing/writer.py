"""The front door of the writers: a Screenplay in, bytes of any format out."""

from dataclasses import replace
from typing import Literal

from ciotat.core.errors import ScriptError
from ciotat.script.finaldraft.writer import written as finaldraft
from ciotat.script.reading import read
from ciotat.script.screenplay import Format, Screenplay
from ciotat.script.writing.chinese import Chinese
from ciotat.script.writing.encode import encode
from ciotat.script.writing.formatter import Formatter, Story, compose, items
from ciotat.script.writing.fountain import Fountain
from ciotat.script.writing.losses import losses
from ciotat.script.writing.prose import Prose
from ciotat.script.writing.splice import spliced
from ciotat.script.writing.written import Written

__all__ = ["write"]


def write(screenplay: Screenplay, format: Format | Literal["html", "pdf"]) -> Written:
    """`screenplay` as a file of `format`, with a remark at every place that the format cannot hold.

    Written in its own format, an untouched screenplay gives the bytes it was read from, and a changed one keeps those
    of every element that did not change. Raises ScriptError for a format that is not known, BackendMissing where the
    package that prints a PDF is not installed."""
    if format == "html" or format == "pdf":
        return Written(_printed(screenplay, format))
    text, encoding = finaldraft(screenplay) if format == "finaldraft" else _text(screenplay, format)
    data = encode(text, encoding)
    return Written(data, losses(screenplay, _held(screenplay, data, format)))


def _held(screenplay: Screenplay, data: bytes, format: Format) -> Screenplay:
    """What a file that was written holds: nothing where the format has no place for any of it."""
    try:
        return read(data, format=format)
    except ScriptError:
        return replace(screenplay, title_page=(), people=(), scenes=(), remarks=())


def _printed(screenplay: Screenplay, format: Literal["html", "pdf"]) -> bytes:
    if format == "html":
        from ciotat.script.paper.html import html

        return html(screenplay).encode("utf-8", "replace")
    from ciotat.script.paper.pdf import pdf

    return pdf(screenplay)


def _text(screenplay: Screenplay, format: Format) -> tuple[str, str]:
    formatter = _formatter(screenplay, format)
    if format == screenplay.format and screenplay.source:
        return spliced(screenplay, formatter), screenplay.encoding
    story = Story(item for item in items(screenplay) if format != "prose" or item.element.text)
    return compose(screenplay, story, formatter), "utf-8"


def _formatter(screenplay: Screenplay, format: Format) -> Formatter:
    if format == "fountain":
        return Fountain(keep=screenplay.format == "fountain")
    if format == "chinese":
        return Chinese(keep=screenplay.format == "chinese")
    if format == "prose":
        return Prose()
    raise ScriptError(f"{format} cannot be written", advice="write it as Fountain")
