"""The notes of a film as the page sees them."""

from typing import Any

from ciotat.core.errors import CiotatError
from ciotat.server.plan_kept import PlanKept
from ciotat.work.film import Film
from ciotat.work.takes import Note, Takes

__all__ = ["note_view", "note_views"]


def note_view(shot: str, note: Note, gone: bool) -> dict[str, Any]:
    """A note, and whether its shot is gone from the film."""
    return {
        "id": note.id, "shot": shot, "at": note.at, "text": note.text, "by": note.by, "done": note.done,
        "made": note.made, "marks": note.marks, "gone": gone,
        "answers": [{"text": answer.text, "by": answer.by} for answer in note.answers],
    }  # fmt: skip


def note_views(film: Film, plan: PlanKept) -> list[dict[str, Any]]:
    """Every note of a film, by its shots in the order of the film, then of those that are gone."""
    order = (plan.view() or {}).get("order") or [row.get("id") for row in (film.cut() or {"shots": []})["shots"]]
    places = {id: k for k, id in enumerate(order)}
    takes, views = Takes(film), []
    for shot in sorted(film.shots.ids(), key=lambda id: (places.get(id, len(places)), id)):
        try:
            notes = takes.notes(shot)
        except CiotatError:
            continue
        views += [note_view(shot, note, bool(places) and shot not in places) for note in notes]
    return views
