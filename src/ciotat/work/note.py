"""A note on a shot: what somebody saw, drew and asked, and what others answered; it stands in the shot's file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from ciotat.core.digest import short
from ciotat.core.errors import FilmError
from ciotat.core.record import record
from ciotat.work.names import line
from ciotat.work.page import Page

__all__ = ["MOST", "Note", "Reply", "drawn", "new_note", "read_notes", "said", "timed", "written_notes"]

MOST = 1000
"""Notes on a shot, and answers to a note, that are read at most."""
_MARKS = 60_000
_PATH = frozenset("MmLlHhVvCcSsQqTtZz0123456789eE.,+- \t\n")


@record("reply", 1)
class Reply:
    """An answer to a note."""

    text: str
    by: str = ""


@record("note", 1)
class Note:
    """A note on a shot, at so many seconds after its start where it is about a moment. `marks` are drawn on its frame, as
    the path data of SVG in a picture 1000 wide; `made` says when, as ISO 8601 has it. A note without an `id` in its file
    has one that follows from its words. `more` is what else stands there, and is kept."""

    text: str
    at: float | None = None
    by: str = ""
    done: bool = False
    id: str = field(default="", compare=False)
    made: str = field(default="", compare=False)
    marks: str = ""
    answers: tuple[Reply, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict, compare=False)


def said(text: str, advice: str = "write what you saw") -> str:
    """The words of a note as they are kept. Raises FilmError where there are none."""
    words = "\n".join(line(row, 2000) for row in text.splitlines()[:100]).strip()
    if not words:
        raise FilmError("the note is empty", advice=advice)
    return words


def new_note(shot: str, before: Sequence[Note], note: Note) -> Note:
    """`note` as it is kept among those before it, with an id of its own. Raises FilmError."""
    words = said(note.text) if not note.marks else "\n".join(line(row, 2000) for row in note.text.splitlines()[:100])
    note = replace(note, text=words.strip(), by=line(note.by, 100), at=timed(note.at), marks=drawn(note.marks))
    taken, count = {other.id for other in before}, 0
    while (id := short([shot, note.text, str(note.at), note.by, note.made, note.marks, count])) in taken:
        count += 1
    return replace(note, id=id)


def timed(at: float | None) -> float | None:
    """A moment of a shot. Raises FilmError."""
    if at is not None and not 0 <= at <= 36_000:
        raise FilmError(f"{at} is no time in a shot", advice="give seconds after its start")
    return at


def drawn(marks: str) -> str:
    """What is drawn, if it is nothing but a path. Raises FilmError."""
    if len(marks) > _MARKS or not _PATH.issuperset(marks):
        raise FilmError("the drawing is no path", advice="draw it again, with fewer strokes")
    return marks.strip()


def read_notes(page: Page, shot: str) -> list[Note]:
    """The notes in the file of a shot. Raises FilmError where one is damaged."""
    found = page.values.get("note", [])
    if not isinstance(found, list) or len(found) > MOST:
        raise page.wrong("note", "the notes are not a list of tables", 'write [[note]] and under it text = "..."')
    notes, same = [_note(page, each) for each in found], Counter[str]()
    for k, note in enumerate(notes):
        if not note.id:
            plain = short([shot, note.text, str(note.at), note.by])
            same[plain] += 1
            notes[k] = replace(note, id=plain if same[plain] == 1 else short([plain, same[plain]]))
    return notes


def written_notes(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """The tables that `read_notes` reads."""
    return [{key: value for key, value in _table(note) if value not in (None, "", False, [])} for note in notes]


def _table(note: Note) -> Iterator[tuple[str, Any]]:
    yield from (("text", note.text or " "), ("at", note.at), ("by", note.by), ("done", note.done))
    yield from (("id", note.id), ("made", note.made), ("marks", note.marks))
    yield "answers", [{k: v for k, v in (("text", a.text), ("by", a.by)) if v} for a in note.answers]
    yield from note.more.items()


def _note(page: Page, values: Any) -> Note:
    text, at = (values.get("text"), values.get("at")) if isinstance(values, Mapping) else (None, None)
    if not isinstance(text, str) or not (at is None or isinstance(at, (int, float))):
        raise page.wrong("note.text", "a note has no text, or no time", 'write [[note]] and under it text = "..."')
    texts = {key: str(values.get(key, ""))[:_MARKS] for key in ("by", "id", "made", "marks")}
    if not _PATH.issuperset(texts["marks"]):
        texts["marks"] = ""
    known = {"text", "at", "by", "done", "id", "made", "marks", "answers"}
    more = {key: value for key, value in values.items() if key not in known}
    moment = None if at is None else float(at)
    return Note(
        text.strip() if texts["marks"] else text, moment, done=values.get("done") is True,
        answers=tuple(_replies(values.get("answers"))), more=more, **texts,
    )  # fmt: skip


def _replies(values: Any) -> Iterator[Reply]:
    for each in values[:MOST] if isinstance(values, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("text"), str):
            yield Reply(each["text"], str(each.get("by", "")))
