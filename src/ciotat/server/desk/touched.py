"""What people keep of shots: takes, ratings, locks, notes; of each shot as the page counts them."""

from typing import Any

from ciotat.work.film import Film
from ciotat.work.takes import Takes

__all__ = ["touched"]


def touched(film: Film) -> dict[str, dict[str, Any]]:
    """By shot; shots that nobody touched are left out. Raises FilmError naming a file that is damaged."""
    takes = Takes(film)
    found = {}
    for shot in dict.fromkeys((*film.shots.ids(), *takes.shots())):
        choice = takes.choice(shot)
        found[shot] = {
            "locked": bool(choice and choice.locked), "rating": choice.rating if choice else 0,
            "takes": len(takes.ids(shot)), "notes": sum(not note.done for note in takes.notes(shot)),
        }  # fmt: skip
    return found
