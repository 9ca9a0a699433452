"""One film, one house, five thousand viewers at its door: does what the house decides by itself make the film better?

    python bench/judged.py [--quick] [viewers]

A film of plain pictures with three weak shots goes up; each has three other takes, one good and two bad ones; its owner turns
automation on and starts an experiment for each. Made-up viewers, whose tastes are known here and nowhere else, watch through the
real addresses of a real server, in simulated time, for twenty days. Then a take goes on trial that charms whoever is asked, and
bores everybody once it is released. Leaves with 1 where a limit is missed.
"""

import asyncio
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from tests.server.walking import Served  # noqa: E402
from tests.work.release.conftest import SCRIPTS, built, filmed  # noqa: E402

from ciotat.audience.crowd import Crowd, arrivals, tally  # noqa: E402
from ciotat.audience.simulator import Viewer, World, share, watched  # noqa: E402
from ciotat.audience.tastes import picture, pull, tastes  # noqa: E402
from ciotat.audience.timeline import Place  # noqa: E402
from ciotat.audience.wire import Wire  # noqa: E402
from ciotat.cut.packing import packed  # noqa: E402
from ciotat.cut.press import press  # noqa: E402
from ciotat.work.film import Film  # noqa: E402
from ciotat.work.release import Release, Releases  # noqa: E402
from ciotat.work.release.candidate import Candidate, Candidates  # noqa: E402
from ciotat.work.release.making import Wish, plain, release  # noqa: E402
from ciotat.work.release.putting_up import put_up  # noqa: E402
from ciotat.work.sources import sources  # noqa: E402
from ciotat.work.store import Store  # noqa: E402
from figures import ended, least, line  # noqa: E402

NUMBERS = [int(arg) for arg in sys.argv[1:] if arg.isdecimal()]
VIEWERS = NUMBERS[0] if NUMBERS else 1500 if "--quick" in sys.argv else 5000
DAYS, WINDOW = 20.0, 30.0
PLACES = ("KITCHEN", "STATION", "GARDEN", "ATTIC", "HARBOUR", "CHURCH", "MARKET")
LINE = "I have waited here for the whole of the night and nobody came down that road, {}"
SCRIPTS["judged"] = "Title: Seven Rooms\n\n" + "".join(
    f"INT. {place} - NIGHT\n\nANNA\n{LINE.format('Paul.')}\n\nPAUL\n{LINE.format('Anna.')}\n\n" for place in PLACES
)
WEAK, OTHERS = -1.0, (0.2, -1.0, -1.3)
"""How a weak shot holds, and how its other takes do: the good one first."""


@dataclass
class Planted:
    """A film on disk: its release, the weak shots, their other takes, and how every picture holds."""

    root: Path
    base: Release
    weak: list[str]
    takes: dict[str, list[str]]
    pulls: dict[str, float]
    bad: list[str]


def film(folder: Path) -> Planted:
    """The film, released and shown, with the takes that may replace its weak shots."""
    script = folder / "rooms.fountain"
    script.write_text(SCRIPTS["judged"])
    root = folder / "rooms"
    Film.new("rooms", folder, script=script)
    script.unlink()
    now = datetime.now(UTC)
    with Store(root / ".ciotat") as store:
        made = built(root, store, "judged", tone=20)
        cut = json.loads((root / "cut.json").read_bytes())
        (root / "cut.json").write_text(json.dumps({**cut, "sources": sources(made)}))
        base = release(made, store, Wish("the first"), press, lambda: now).release
        put_up(root, store, base.number, packed, "the first", now)
        scenes = list(dict.fromkeys(shot.scene for shot in base.shots))
        shots = [next(s for s in base.shots if s.scene == scenes[k]).id for k in (1, 3, 5)]
        pulls = {f"{shot.id} {shot.poster}": WEAK for shot in base.shots if shot.id in shots}
        bad, takes = [*pulls], dict[str, list[str]]()
        for shot in shots:
            for number, holds in enumerate(OTHERS):
                new = _take(made, store, base, shot, number, now)
                seen = new.shown
                assert seen is not None
                pulls[f"{shot} {seen.poster}"] = holds
                takes.setdefault(shot, []).append(new.digest)
    return Planted(root, base, shots, takes, pulls, bad)


def _take(made: Film, store: Store, base: Release, shot: str, number: int, now: datetime) -> Candidate:
    place = next(n for n, one in enumerate(base.shots) if one.id == shot)
    cut = json.loads(store.blobs.get(base.cut) or b"")
    cut["shots"][place]["picture"] = store.blobs.put(filmed("judged", 60 + 30 * number)[place])
    cut["shots"][place]["poster"] = store.blobs.put(f"poster of {shot}, take {number}".encode())
    whole = plain(made, store, Wish(), press, json.dumps(cut).encode(), now)
    name = {"en": f"take {number + 1}", "zh": f"第 {number + 1} 条"}
    asked = {"light.warmth": round(0.1 + 0.2 * number, 1)}
    when = now.isoformat(timespec="seconds").replace("+00:00", "Z")
    return Candidates(made.root).add(
        Candidate(base.number, base.digest, shot, f"take-{number}", whole, name, name, asked, made=when)
    )


def outcome(pulls: dict[str, float], places: list[Place], seen: list[str], weak: list[str]) -> float:
    """The mean outcome, over the weak shots, of viewers who come to see these pictures."""
    world = World({key: pulls.get(key, pull(key)) for key in seen}, key=lambda place, number: seen[number])
    found = []
    for n in range(3000):
        played = watched(Viewer.named(f"after {n}"), places, world).played
        for place in places:
            if place.shot in weak and any(a <= place.at + 0.25 and b >= place.at for a, b in played):
                found.append(share(played, place.at, WINDOW))
    return statistics.fmean(found)


async def judged(planted: Planted, port: int, key: str) -> None:
    """Let the audience come, and tell what became of the film."""
    wire, name = Wire("127.0.0.1", port, key), planted.root.name
    api = f"/api/films/{name}"

    async def ask(method: str, path: str, body: Any = None) -> Any:
        return (await wire.ask(method, f"{api}{path}", body, owner=True)).value

    crowd = Crowd(wire, name, tastes(planted.bad, known=planted.pulls))
    crowd.now = time.time() + 60
    await crowd.ask("GET", "/room")
    await ask("PATCH", "/automation", {"on": True, "veto_hours": 0})
    for shot in planted.weak:
        candidates = planted.takes[shot]
        made = await ask("POST", "/experiments", {"candidates": candidates, "outcome": "watched", "window": WINDOW})
        await ask("POST", f"/experiments/{made['id']}", {"do": "start"})
    began = time.perf_counter()
    first = await _seen(crowd)
    await crowd.watch([f"judge {n}" for n in range(VIEWERS)], arrivals(VIEWERS, crowd.now + 60, DAYS))
    crowd.now += 86_400
    await crowd.ask("GET", "/room")
    took, told = time.perf_counter() - began, tally(crowd)
    print(f"  {told['viewers']:,} viewers, {told['events']:,} events, {told['requests']:,} requests in {took:.0f} s, "
          f"99 of 100 within {told['p99']:.0f} ms, {told['refused']} refused", flush=True)  # fmt: skip
    for one in await ask("GET", "/experiments"):
        print(f"  {one['shot']}  {one['state']:<12} {one['why']}")
    last = await _seen(crowd)
    best = [_best(planted, each) for each in first[1]]
    fixed = sum(planted.pulls.get(each, WEAK) > 0 for each in last[1])
    before, after, top = (outcome(planted.pulls, first[0], seen, planted.weak) for seen in (first[1], last[1], best))
    print(f"  mean outcome of who comes: {before:.3f} at first, {after:.3f} now, {top:.3f} at best")
    line("weak shots of 3 that are fixed", fixed, least(2), ".0f")
    line("gain of the mean outcome, of what was possible", (after - before) / (top - before), least(0.60))
    await _harmed(planted, crowd, ask)
    await wire.close()


async def _harmed(planted: Planted, crowd: Crowd, ask: Any) -> None:
    """A take that charms whoever is asked, and bores everybody once it is released: it has to be put back."""
    number = (await ask("GET", "/published"))["current"]
    with Store(planted.root / ".ciotat") as store:
        base = Releases(planted.root, store).get(number)
        shot = next(s.id for s in base.shots if s.scene == list(dict.fromkeys(s.scene for s in base.shots))[4])
        made = _take(Film.open(planted.root), store, base, shot, 0, datetime.now(UTC))
    seen = made.shown
    assert seen is not None
    key = f"{shot} {seen.poster}"
    usual = {**planted.pulls, **{f"{s.id} {s.poster}": -0.7 for s in base.shots if s.id == shot}}
    charmed, bored = tastes(known={**usual, key: 0.3}), tastes(known={**usual, key: -1.7})
    crowd.world_of = lambda given: (bored if given["release"] > number else charmed)(given)
    trial = await ask("POST", "/experiments", {"candidates": [made.digest], "outcome": "watched", "window": WINDOW})
    await ask("POST", f"/experiments/{trial['id']}", {"do": "start"})
    count = max(3000, VIEWERS * 3 // 5)
    await crowd.watch([f"harmed {n}" for n in range(count)], arrivals(count, crowd.now + 60, DAYS))
    crowd.now += 86_400
    await crowd.ask("GET", "/room")
    one = next(one for one in await ask("GET", "/experiments") if one["id"] == trial["id"])
    print(f"  {shot}  {one['state']:<12} {one['why']}")
    line("a take that harmed once it was released: put back", float(one["state"] == "rolled back"), least(1), ".0f")
    current = (await ask("GET", "/published"))["current"]
    line("the release before is shown again", float(current == number), least(1), ".0f")


def _best(planted: Planted, seen: str) -> str:
    """The picture of the same shot that holds best."""
    shot = seen.partition(" ")[0]
    return max(
        (key for key in planted.pulls if key.partition(" ")[0] == shot), key=planted.pulls.__getitem__, default=seen
    )


async def _seen(crowd: Crowd) -> tuple[list[Place], list[str]]:
    """What somebody who is not measured, and so never on trial, is shown now."""
    given = (await crowd.ask("POST", "/sessions", {"release": None, "measure": False})).value
    places = [Place(shot["id"], shot["at"], shot["seconds"]) for shot in given["shots"]]
    return places, [picture(given, number) for number in range(len(places))]


def main() -> None:
    """Build, serve, watch, judge."""
    os.environ["CIOTAT_CLOCK"] = "simulated"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever ends us ends the house with us
    with tempfile.TemporaryDirectory() as folder:
        films = Path(folder) / "films"
        films.mkdir()
        os.environ["XDG_CONFIG_HOME"] = str(Path(folder) / "home")
        planted = film(films)
        print(
            f"a film of {len(planted.base.shots)} shots, {float(planted.base.length):.0f} s, three of them weak",
            flush=True,
        )
        served = Served(films, Path(folder) / "state")
        key = served.start().partition("key=")[2]
        try:
            asyncio.run(judged(planted, served.port, key))
        finally:
            served.kill()
    ended()


if __name__ == "__main__":
    main()
