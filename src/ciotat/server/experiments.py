"""The owner's experiments: made of candidates, begun, watched, decided; and what may happen by itself."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import Field, StringConstraints

from ciotat.audience.audience import Audience
from ciotat.audience.automation import changed, read
from ciotat.audience.betting import needed
from ciotat.audience.confidence import Interval
from ciotat.audience.deciding import Machine
from ciotat.audience.experiment import OPEN, Experiment
from ciotat.audience.guards import FROZEN
from ciotat.audience.running import Backed, Running, finite
from ciotat.audience.telling import going
from ciotat.core.errors import RecordError
from ciotat.core.record import dump
from ciotat.server.asking import HouseHere, NameHere, tongue_of
from ciotat.server.house import House, NotHere
from ciotat.server.schemas import Body
from ciotat.work.release.published import Published

__all__ = ["Act", "Automatic", "Question", "act", "automatic", "automation", "listed", "make", "one", "router"]

router = APIRouter(prefix="/api/films/{film}")
ExperimentId = Annotated[str, Path(pattern=r"^[0-9a-f]{10}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Question(Body):
    """Which candidates of one shot stand against the release; by what it is decided (`outcome`), from which gain on (`d`), over
    how many seconds after the start of the shot (`window`)."""

    candidates: Annotated[list[Digest], Field(min_length=1, max_length=7)]
    outcome: Literal["watched", "felt"] = "watched"
    d: Annotated[float, Field(ge=-0.2, le=0.2, allow_inf_nan=False)] | None = None
    window: Annotated[float, Field(ge=5, le=600, allow_inf_nan=False)] | None = None


class Act(Body):
    """What to do with an experiment."""

    do: Literal["start", "stop", "promote", "veto", "resume"]


class Automatic(Body):
    """What may happen by itself; what is not named stays."""

    on: bool | None = None
    d: Annotated[float, Field(ge=-0.2, le=0.2)] | None = None
    veto_hours: Annotated[float, Field(ge=0, le=720)] | None = None
    minimum_viewers: Annotated[int, Field(ge=50, le=1_000_000)] | None = None
    minimum_days: Annotated[float, Field(ge=0, le=365)] | None = None
    holdback: Annotated[float, Field(ge=0.1, le=0.5)] | None = None


@router.get("/experiments")
def listed(request: Request, house: HouseHere, film: NameHere) -> list[dict[str, Any]]:
    """Every experiment of the film, the newest first."""
    audience = _audience(house, film)
    return [_view(audience, one, tongue_of(request)) for one in reversed(audience.experiments.all())]


@router.get("/experiments/{id}")
def one(request: Request, house: HouseHere, film: NameHere, id: ExperimentId) -> dict[str, Any]:
    """One experiment as it stands."""
    audience = _audience(house, film)
    return _view(audience, _found(audience, id), tongue_of(request))


@router.post("/experiments", status_code=201)
def make(request: Request, house: HouseHere, film: NameHere, body: Question) -> dict[str, Any]:
    """Ask a question; nobody is drawn until it is started."""
    audience = _audience(house, film)
    made = audience.ask(body.candidates, body.outcome, body.d, body.window)
    house.tell(film, {"event": "experiment", "id": made.id})
    return _view(audience, made, tongue_of(request))


@router.post("/experiments/{id}")
def act(request: Request, house: HouseHere, film: NameHere, id: ExperimentId, body: Act) -> dict[str, Any]:
    """Start, stop, promote, veto or go on."""
    audience = _audience(house, film)
    _found(audience, id)
    done = _done(audience.machine, id, body.do)
    house.tell(film, {"event": "experiment", "id": id})
    return _view(audience, done, tongue_of(request))


@router.get("/automation")
def automation(house: HouseHere, film: NameHere) -> dict[str, Any]:
    """What may happen by itself."""
    return _plain(dump(read(_audience(house, film).folder)))


@router.patch("/automation")
def automatic(house: HouseHere, film: NameHere, body: Automatic) -> dict[str, Any]:
    """Let something happen by itself, or no more; experiments that run keep what they were begun with."""
    asked = {key: value for key, value in body.model_dump(exclude_unset=True).items() if value is not None}
    return _plain(dump(changed(_audience(house, film).folder, **asked)))


def _done(machine: Machine, id: str, what: str) -> Experiment:
    if what == "start":
        return machine.start(id)
    if what == "promote":
        return machine.promote(id)
    if what == "resume":
        return machine.resume(id)
    return machine.stop(id, "vetoed" if what == "veto" else "stopped")


def _audience(house: House, film: str) -> Audience:
    if Published(house.folder(film)).current() is None:
        raise NotHere("nothing was published yet", advice="publish the film first")
    return house.audience(film)


def _found(audience: Audience, id: str) -> Experiment:
    try:
        return audience.experiments.get(id)
    except RecordError:
        raise NotHere("there is no such experiment", advice="see the list") from None


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if key != "record"}


def _view(audience: Audience, one: Experiment, tongue: str) -> dict[str, Any]:
    """An experiment as the page has it."""
    running = audience.machine.running(one)
    backed = audience.machine.backed(one) if one.promoted else None
    why = dict(one.why) or (dict(going(one, running)) if one.state in OPEN else {})
    return {
        "id": one.id, "state": one.state, "shot": one.shot, "began": _when(one.began or one.made),
        "arms": _arms(one, running, tongue), "needed": _needed(one), "promoted": one.promoted or None,
        "why": why.get(tongue, why.get("en", "")), "trail": [{"n": n, "e": e} for n, e in running.trail], "d": one.d,
        "outcome": one.outcome, "window": one.window, "limit": _limit(one), "guards": _guards(one, running, backed),
        "winner": one.winner or None, "decided": _when(one.decided) if one.decided else None,
        "promotes": _promotes(audience, one), "base": one.base, "minimum": one.minimum, "days": one.days,
        "held": _held(backed) if backed else None,
    }  # fmt: skip


def _arms(one: Experiment, running: Running, tongue: str) -> list[dict[str, Any]]:
    total = max(1, len(running.outcomes))
    found = []
    for arm, (label, mean) in enumerate(zip(one.labels, running.means(), strict=True)):
        told = mean if mean.n else None
        found.append(
            {
                "label": label.get(tongue) or label.get("en", ""), "candidate": one.candidates[arm - 1] if arm else None,
                "viewers": running.counts[arm], **_span(told), "e": finite(running.evidence(arm)) if arm else None,
                "share": running.counts[arm] / total,
            }
        )  # fmt: skip
    return found


def _span(told: Interval | None) -> dict[str, float | None]:
    return {name: getattr(told, place) if told else None for name, place in _SPAN}


def _guards(one: Experiment, running: Running, backed: Backed | None) -> list[dict[str, Any]]:
    found = [
        {"name": "ratio", "ok": not running.ratio.frozen, "value": finite(running.ratio.e), "limit": FROZEN},
        {"name": "stalls", "ok": not running.faults.frozen, "value": finite(running.faults.e), "limit": FROZEN},
    ]
    leader = one.winner or running.gate.leader
    if leader and running.counts[0] and running.counts[leader]:
        finish = running.completion(leader)
        found.append(
            {
                "name": "completion",
                "ok": finish.middle >= -finish.allowed,
                "value": finish.middle,
                "limit": -finish.allowed,
            }
        )
    if backed is not None:
        limit = 1 / one.alpha
        found.append(
            {"name": "mirror", "ok": not backed.mirror.roll_back, "value": finite(backed.mirror.e), "limit": limit}
        )
    return found


def _held(backed: Backed) -> dict[str, Any]:
    new, old = backed.means()
    return {"viewers": len(backed.outcomes), "new": _span(new if new.n else None), "old": _span(old if old.n else None)}


def _needed(one: Experiment) -> int:
    """About how many viewers it takes to find a gain of six points (of an upgrade: that nothing is lost), and to confirm it."""
    gain = max(0.02, (0.06 if one.d >= 0 else 0.0) - one.d)
    return max(one.minimum, 2 * needed(gain, alpha=one.alpha / max(1, one.arms - 1)))


def _limit(one: Experiment) -> float:
    return 10.0 if one.state == "confirmation" else (one.arms - 1) / one.alpha


def _promotes(audience: Audience, one: Experiment) -> str | None:
    """When a decided experiment goes up by itself; None where it waits for its owner."""
    rules = read(audience.folder)
    waits = one.decided and not one.promoted and rules.on and one.state == "confirmation"
    return _when(one.decided + round(3_600_000 * rules.veto_hours)) if waits else None


def _when(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


_SPAN = (("mean", "middle"), ("low", "low"), ("high", "high"))
