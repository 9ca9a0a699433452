"""The front door of the room: bytes in, Screenplay out."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from operator import attrgetter

from ciotat.core.errors import ScriptError
from ciotat.core.record import made
from ciotat.script.chinese import Chinese
from ciotat.script.decode import decode
from ciotat.script.detect import detect, language_of
from ciotat.script.finaldraft.encoding import decoded, is_finaldraft
from ciotat.script.finaldraft.reader import FinalDraft, words
from ciotat.script.fountain import Fountain
from ciotat.script.kind import STORY
from ciotat.script.people import introductions, sifted
from ciotat.script.piece import Piece
from ciotat.script.prose import Prose
from ciotat.script.remarks import Remarks
from ciotat.script.scenes import check, gather
from ciotat.script.screenplay import Format, Scene, Screenplay
from ciotat.script.source import Source
from ciotat.script.still import still
from ciotat.script.title_page import author_of, title_of

__all__ = ["is_story", "read", "stem"]

_Reader = Fountain | Chinese | FinalDraft | Prose
_READERS: dict[Format, Callable[[Source, Remarks], _Reader]] = {
    "fountain": Fountain,
    "chinese": Chinese,
    "finaldraft": FinalDraft,
    "prose": Prose,
}


def read(data: bytes | str, name: str = "", format: Format | None = None) -> Screenplay:
    """Read a script of any format we know, at most 8 MB: what its file holds, or its text. `name` is its file name: the title
    where it gives none.
    `format` says what it is written in; where it is not given, the marks of the text tell.

    A Word document, a PDF or Markdown becomes the text of a script first, and its remarks say what was inferred.

    Raises ScriptError for what is not text or holds no words. What holds nothing that could be filmed, an outline of
    sections or a title page, is read and remarked."""
    from ciotat.script.imports import imported, remarks_on  # it writes Fountain, and so stands on this door itself

    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    with still():
        if format is None and (found := imported(data, name)):
            screenplay = _read(found.text.encode("utf-8", "replace"), name, found.format)
            told = remarks_on(found.inferred, screenplay.language)
            return replace(screenplay, remarks=(*told, *screenplay.remarks))
        return _read(data, name, format)


def _read(data: bytes, name: str, format: Format | None) -> Screenplay:
    """Read what is text already."""
    if marked := format == "finaldraft" or (format is None and is_finaldraft(data)):
        format = "finaldraft"
    text, encoding = decoded(data) if marked else decode(data)
    source = Source(text, lift=not marked)
    language = language_of(words(text)) if marked else language_of(text, source.wide)
    remarks = Remarks(language)
    for mark, place in source.unclosed:
        about = "unclosed-boneyard" if mark == "/*" else "unclosed-note"
        remarks.add(about, source.origin(place, place + 2))
    format = format or detect(source, name)
    reader = _READERS[format](source, remarks)
    pieces = sorted((*reader.pieces, *source.lifted), key=attrgetter("start")) if source.lifted else reader.pieces
    scenes = gather(pieces, source)
    if any(map(_tells, pieces)):
        check(scenes, remarks)
    elif not pieces and not reader.page:
        raise ScriptError("the script holds nothing to film", advice="write a scene heading and a line of action")
    else:
        remarks.add("nothing-to-film", None)
    page = reader.page
    values = {
        "title": title_of(page) or stem(name),
        "author": author_of(page),
        "language": language,
        "format": format,
        "title_page": page,
        "scenes": scenes,
        "remarks": tuple(remarks.remarks),
        "source": text,
        "encoding": encoding,
    }
    known = (reader.habits, source.wide, source.ends) if isinstance(reader, Fountain) else None
    return made(Screenplay, {**values, "_late": partial(_people, reader, scenes), "_known": known})


def is_story(scene: Scene) -> bool:
    """Whether a scene holds a word that can be filmed."""
    return any(c.isalnum() for e in scene.elements if e.type == "heading" or e.type in STORY for c in e.text)


def _tells(piece: Piece) -> bool:
    """Whether a piece holds a word that can be filmed."""
    return (piece.type in STORY or piece.type == "heading") and any(map(str.isalnum, piece.text))


def stem(name: str) -> str:
    """A file name without its folders and its ending: the title of a script that gives none."""
    return re.sub(r"\.\w{1,10}$", "", re.split(r"[/\\]", name)[-1])


def _people(reader: _Reader, scenes: tuple[Scene, ...], _: Screenplay) -> tuple[tuple[str, str], ...]:
    with still():
        people = dict(reader.people)
        told = [piece.text for piece in reader.pieces if piece.type == "action"]
        cues = {piece.name for piece in reader.pieces if piece.type == "cue"}
        for name, description in introductions(told, *sifted(cues, scenes)):
            people.setdefault(name, description)
        return tuple(people.items())
