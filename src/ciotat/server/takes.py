"""The takes of a shot: which there are, which is chosen, locked, how they are rated."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path

from ciotat.core.errors import FilmError
from ciotat.server.asking import HouseHere, Open, ShotHere
from ciotat.server.house import House, NotHere
from ciotat.server.schemas import Locking, TakeOrder
from ciotat.server.sitting import Sitting
from ciotat.server.views import address, view_size
from ciotat.work.kept import KeptTake, take_id
from ciotat.work.takes import Takes

__all__ = ["listed", "lock", "order", "router"]

router = APIRouter(prefix="/api/films/{film}/shots/{shot}")
TakeId = Annotated[str, Path(pattern=r"^[0-9a-f]{10}$")]


def _takes(house: House, sitting: Sitting) -> Takes:
    return Takes(sitting.film, house.store(sitting.film.root))


@router.get("/takes")
def listed(house: HouseHere, sitting: Open, shot: ShotHere) -> list[dict[str, Any]]:
    """Every take of a shot that is kept."""
    takes = _takes(house, sitting)
    chosen = takes.choice(shot)
    return [_view(sitting, take, chosen is not None and chosen.take == take.id, bool(chosen and chosen.locked))
            for take in takes.all(shot)]  # fmt: skip


def _view(sitting: Sitting, take: KeptTake, chosen: bool, locked: bool) -> dict[str, Any]:
    return {
        "id": take.id, "shot": take.shot, "made": take.made, "asked": dict(take.asked), "label": take.name,
        "poster": address(sitting.name, take.poster, "jpg"), "clip": address(sitting.name, take.picture, "mp4"),
        "chosen": chosen, "locked": chosen and locked, "rating": take.rating, "renderer": take.renderer,
        "cost": dict(take.cost), "kind": take.kind, "generated": take.generated,
    }  # fmt: skip


@router.post("/takes/{take}")
def order(house: HouseHere, sitting: Open, shot: ShotHere, take: TakeId, body: TakeOrder) -> dict[str, Any]:
    """Choose a take, lock it, rate it, throw it away, bring it back; gives how it was chosen before."""
    takes = _takes(house, sitting)
    with sitting.lock:
        was = _was(takes, shot)
        if body.do == "restore" and (dropped := sitting.dropped.get((shot, take))):
            takes.add(dropped)
        elif take not in takes.ids(shot):
            raise NotHere(f"there is no take {take!r}", advice="see the takes of the shot")
        elif body.do == "lock":
            _locked(takes, sitting, shot, takes.get(shot, take), chosen=was["take"] == take)
        else:
            sitting.to_lock.pop(shot, None)
            if body.do == "drop":
                sitting.dropped[shot, take] = takes.get(shot, take)
            _done(takes, shot, take, body)
        sitting.seen()
    _told(sitting, shot)
    return {"was": was}


def _done(takes: Takes, shot: str, take: str, body: TakeOrder) -> None:
    match body.do:
        case "choose":
            takes.choose(shot, take)
        case "unchoose":
            takes.director(shot)
        case "unlock":
            takes.unlock(shot)
        case "rate":
            takes.rate(shot, body.value or 0, take)
        case "drop":
            takes.drop(shot, take)


@router.post("/lock")
def lock(house: HouseHere, sitting: Open, shot: ShotHere, body: Locking) -> dict[str, Any]:
    """Lock the picture that is shown now, so that no rewriting changes it, and to one that is locked and was questioned
    since say that it stays; or let the shot follow the script again."""
    takes = _takes(house, sitting)
    with sitting.lock:
        was = _was(takes, shot)
        if not body.locked:
            sitting.to_lock.pop(shot, None)
            takes.unlock(shot)
        elif was["locked"]:
            row = sitting.plan.shot(shot) or {}
            take = takes.get(shot, was["take"])
            takes.add(replace(take, lines=str(row.get("lines") or ""), recipe=str(row.get("recipe") or "")))
        elif was["take"]:
            _locked(takes, sitting, shot, takes.get(shot, was["take"]), chosen=True)
        else:
            takes.lock(shot, takes.add(_shown(sitting, shot)).id)
        sitting.seen()
    _told(sitting, shot)
    return {"was": was}


def _locked(takes: Takes, sitting: Sitting, shot: str, take: KeptTake, chosen: bool) -> None:
    """Lock a take. One that was never shot is chosen, and locked as soon as it has its picture."""
    row = sitting.plan.shot(shot) or {}
    asked = row.get("asked") or {}
    made = chosen and row.get("state") in ("made", "kept") and row.get("take") in (take.id, "")
    made = made and all(asked.get(key) == value for key, value in take.asked.items())
    if not take.picture and made and (picture := _digest(row.get("clip"))):
        take = takes.add(replace(take, picture=picture, **_pictured(sitting, row)))
    if take.picture:
        takes.lock(shot, take.id)
        return
    if not chosen:
        takes.choose(shot, take.id)

    def lock_it() -> None:
        with sitting.lock:
            known = takes.choice(shot)
            if known and known.take == take.id and not known.locked:
                _locked(takes, sitting, shot, takes.get(shot, take.id), chosen=True)
                sitting.seen()
        _told(sitting, shot)

    sitting.to_lock[shot] = lock_it


def _pictured(sitting: Sitting, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the picture that is shown adds to the record of its take."""
    settings = sitting.film.settings
    return {
        "poster": _digest(row.get("poster") or row.get("still")), "frames": int(row.get("frames") or 0),
        "rate": settings.rate, "size": view_size(settings.size), "lines": str(row.get("lines") or ""),
    }  # fmt: skip


def _shown(sitting: Sitting, shot: str) -> KeptTake:
    """What the page shows of a shot now, as a take to keep."""
    row = sitting.plan.shot(shot)
    if row is None:
        raise NotHere(f"shot {shot} is not in the film", advice="see the library")
    picture = _digest(row.get("clip"))
    if not picture:
        raise FilmError("the shot has no picture yet", advice="wait until it has moved once, then lock it")
    settings = sitting.film.settings
    return KeptTake(
        take_id(shot, str(row.get("recipe") or picture)), shot, "as built", "kept", recipe=str(row.get("recipe") or ""),
        renderer=settings.renderer, picture=picture, **_pictured(sitting, row),
    )  # fmt: skip


def _digest(address: Any) -> str:
    name = str(address or "").rpartition("/")[2].partition(".")[0]
    return name if len(name) == 64 else ""


def _was(takes: Takes, shot: str) -> dict[str, Any]:
    chosen = takes.choice(shot)
    return {"take": chosen.take if chosen else "", "locked": bool(chosen and chosen.locked),
            "rating": chosen.rating if chosen else 0}  # fmt: skip


def _told(sitting: Sitting, shot: str) -> None:
    sitting.tell({"event": "takes", "shot": shot})
    if sitting.at_work:
        sitting.send({"do": "shots"})
