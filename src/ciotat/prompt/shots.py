"""Shots and their takes, as the prompt lists them."""

from collections.abc import Mapping
from typing import Any

from ciotat.prompt.answer import out
from ciotat.words import say, term
from ciotat.work.address import Address, addresses
from ciotat.work.kept import KeptTake
from ciotat.work.takes import Takes

__all__ = ["called", "everything", "one", "questioned", "told"]


def told(take: KeptTake) -> str:
    """A take on one line."""
    stars = "★" * take.rating
    kind = {"brought": say("brought in"), "kept": say("as built")}.get(take.made, term(take.kind))
    movie = "" if take.picture else say("not shot yet")
    return "  ".join(filter(None, (take.id, called(take.name), kind, stars, movie)))


def called(name: str) -> str:
    """The name of a take; of one that was kept as it was built there is nothing to say but that."""
    return "" if name == "as built" else name


def everything(takes: Takes) -> None:
    """Every shot that a person touched: its takes, what is chosen, the notes that are open."""
    rows = {row.get("id"): row for row in (takes.film.cut() or {"shots": []})["shots"] if isinstance(row, dict)}
    order = {address.id: address for address in addresses(rows.values())}
    known = {*takes.shots(), *takes.film.shots.ids()}
    for id in sorted(known, key=lambda id: (id not in order, list(order).index(id) if id in order else 0, id)):
        choice = takes.choice(id)
        open_ = sum(not note.done for note in takes.notes(id))
        count = len(takes.ids(id))
        parts = [
            str(order.get(id, id)),
            say("{count} takes", count=count) if count else "",
            say("locked") if choice and choice.locked else say("chosen") if choice and choice.take else "",
            say("asked") if takes.film.shots.wish(id) else "",
            say("{count} open notes", count=open_) if open_ else "",
            "" if id in order or not rows else say("gone from the film; kept"),
            say("questioned: its line has changed") if questioned(takes, rows.get(id, {})) else "",
        ]
        out.print("  ".join(filter(None, parts)), markup=False)
    if not known:
        out.print(say("No shot has been touched yet: ciotat take 1.2 --vary camera"), markup=False)


def one(takes: Takes, address: Address) -> None:
    """One shot: what is asked of it, its takes, its notes."""
    choice, id = takes.choice(address.id), address.id
    out.print(str(address) if address.number else id, markup=False)
    for key, value in _flat(takes.film.shots.wish(id)):
        out.print(f"  {key} = {value}", markup=False)
    for take in takes.all(id):
        mark = ("■" if choice.locked else "●") if choice and choice.take == take.id else " "
        out.print(f"{mark} {told(take)}", markup=False)
    for number, note in enumerate(takes.notes(id), 1):
        when = "" if note.at is None else f" {note.at:g} s"
        who = f"  ({note.by})" if note.by else ""
        out.print(f"{'✓' if note.done else '·'} {number}{when}  {note.text}{who}", markup=False)
    if not takes.ids(id):
        out.print(say("no takes yet: add --vary camera"), style="dim", markup=False)


def questioned(takes: Takes, row: Mapping[str, Any]) -> bool:
    """Whether the take that a shot shows was made for other words than it plays now."""
    shown = takes.shown(str(row["id"])) if row.get("lines") else None
    return bool(shown and shown.lines and shown.lines != row["lines"])


def _flat(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in values.items():
        rows += (
            [(f"{key}.{name}", inner) for name, inner in value.items()] if isinstance(value, dict) else [(key, value)]
        )
    return rows
