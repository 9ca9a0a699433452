"""Dailies: notes to shots and moments, drawn and written, and what was answered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi.responses import Response

from ciotat.server.asking import Open
from ciotat.server.house import NotHere
from ciotat.server.noted import note_view, note_views
from ciotat.server.schemas import Answer, NewNote, NoteChange
from ciotat.server.sitting import Sitting
from ciotat.work.note import Note, drawn, said
from ciotat.work.takes import Takes

__all__ = ["add", "answer", "change", "drop", "listed", "router"]

router = APIRouter(prefix="/api/films/{film}/notes")
NoteId = Annotated[str, Path(pattern=r"^[\w-]{1,40}$")]


@router.get("")
def listed(sitting: Open) -> list[dict[str, Any]]:
    """Every note of the film, those too whose shot is gone."""
    return note_views(sitting.film, sitting.plan)


@router.post("", status_code=201)
def add(sitting: Open, body: NewNote) -> dict[str, Any]:
    """Write a note to a shot, or to a moment of it."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with sitting.lock:
        note = Takes(sitting.film).note(body.shot, body.text, at=body.at, by=body.by, marks=body.marks, made=made)
        _told(sitting)
    return _view(sitting, body.shot, note)


@router.patch("/{id}")
def change(sitting: Open, id: NoteId, body: NoteChange) -> dict[str, Any]:
    """Change a note, or tick it off; gives what it was."""
    asked = {
        key: value for key, value in body.model_dump(exclude_unset=True).items() if value is not None or key == "at"
    }

    def changed(shot: str, note: Note) -> Note:
        if "text" in asked and (asked["text"].strip() or not asked.get("marks", note.marks)):
            asked["text"] = said(asked["text"])
        if "marks" in asked:
            asked["marks"] = drawn(asked["marks"])
        return replace(note, **asked)

    shot, before, after = _changed(sitting, id, changed)
    return {**_view(sitting, shot, after), "was": {key: getattr(before, key) for key in asked}}


@router.post("/{id}/answers", status_code=201)
def answer(sitting: Open, id: NoteId, body: Answer) -> dict[str, Any]:
    """Answer a note."""
    with sitting.lock:
        shot, _ = _found(sitting, id)
        note = Takes(sitting.film).reply(shot, id, body.text, body.by)
        _told(sitting)
    return _view(sitting, shot, note)


@router.delete("/{id}", status_code=204, response_class=Response)
def drop(sitting: Open, id: NoteId) -> Response:
    """Take a note out."""
    with sitting.lock:
        shot, _ = _found(sitting, id)
        Takes(sitting.film).drop_note(shot, id)
        _told(sitting)
    return Response(status_code=204)


def _changed(sitting: Sitting, id: str, change: Callable[[str, Note], Note]) -> tuple[str, Note, Note]:
    with sitting.lock:
        shot, before = _found(sitting, id)
        after = change(shot, before)
        Takes(sitting.film).put_note(shot, after)
        _told(sitting)
    return shot, before, after


def _found(sitting: Sitting, id: str) -> tuple[str, Note]:
    found = Takes(sitting.film).find_note(id)
    if found is None:
        raise NotHere(f"there is no note {id!r} here", advice="it may have been taken out")
    return found


def _view(sitting: Sitting, shot: str, note: Note) -> dict[str, Any]:
    order = (sitting.plan.view() or {}).get("order") or []
    return note_view(shot, note, bool(order) and shot not in order)


def _told(sitting: Sitting) -> None:
    """Tell every page the notes as they are now."""
    sitting.seen()
    sitting.tell({"event": "notes", "notes": note_views(sitting.film, sitting.plan)})
