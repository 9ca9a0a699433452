"""Candidates from the studio: the changes that somebody asked for at a weak moment, each made as a whole cut and told of."""

import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ciotat.core.errors import CiotatError, Stopped
from ciotat.cut.packing import packed
from ciotat.server.desk.ending import Sentence, Tell, ending
from ciotat.server.views import candidate_view
from ciotat.work.build.candidate import Bench, Change
from ciotat.work.build.crew import Errand, Work
from ciotat.work.build.upgrade import progress, upgrades
from ciotat.work.film import Film
from ciotat.work.release import Releases
from ciotat.work.release.candidate import Candidate, Candidates
from ciotat.work.release.putting_up import with_pack

__all__ = ["improving", "progressing", "upgrading"]


def improving(film: Film, order: Mapping[str, Any], tell: Tell, sentence: Sentence, language: str) -> Errand:
    """An errand that makes the changes of `order` to its shot; what was made before an interruption is not made again."""
    shot = str(order["shot"])
    changes = [Change(c["id"], c["name"], c["why"], c["asked"]) for c in order["changes"]]
    return _errand(film, order, [(shot, change) for change in changes], Bench.candidate, tell, sentence, language)


def upgrading(film: Film, order: Mapping[str, Any], tell: Tell, sentence: Sentence, language: str) -> Errand:
    """An errand that makes shots of the release as they are made today."""
    name = {"en": "made anew", "zh": "重新制作"}
    change = Change("upgrade", name, dict(order["why"]), {})
    ids = [str(id) for id in order["shots"]]
    make = partial(Bench.upgraded, also=ids) if order.get("together") else Bench.upgraded
    rows = [(id, change) for id in (ids[:1] if order.get("together") else ids)]
    return _errand(film, order, rows, make, tell, sentence, language)


def progressing(film: Film, order: Mapping[str, Any], tell: Tell, sentence: Sentence) -> Errand:
    """An errand that tells which shots of the release would be drawn otherwise today."""
    base, script = int(order["release"]), (film.script.name, film.script.read_bytes())
    folder = film.hidden / "studio" / "upgrade"
    state: dict[str, Any] = {"event": "upgrade", "release": base, "shots": [], "was": "", "now": "", "newer": []}

    def errand(work: Work, stop: threading.Event) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        try:
            bench = _bench(film, work, base, "", folder, script, stop)
            asked = bench.now.order.renderer
            known = progress(bench.base, f"{asked.id}.{asked.version}")
            shots = [{"id": one.id, "cause": one.cause} for one in upgrades(bench)]
            newer = list(known.newer) or ["ciotat"] * bool(shots)
            tell({**state, "shots": shots, "was": known.was, "now": known.now, "newer": newer})
        except Stopped:
            raise
        except CiotatError as wrong:
            tell({**state, **sentence(wrong)})

    return errand


def _errand(
    film: Film, order: Mapping[str, Any], todo: Sequence[tuple[str, Change]],
    make: Callable[[Bench, Change, Callable[[int, int], None]], Candidate], tell: Tell, sentence: Sentence, language: str,
) -> Errand:  # fmt: skip
    job, base = str(order["id"]), int(order["release"])
    script = (film.script.name, film.script.read_bytes())
    folder = film.hidden / "studio" / f"improve-{job}"
    done: set[tuple[str, str]] = set()

    def made(
        work: Work,
        stop: threading.Event,
        benches: dict[str, Bench],
        shot: str,
        change: Change,
        state: Mapping[str, Any],
    ) -> dict[str, Any]:
        if shot not in benches:
            benches[shot] = _bench(film, work, base, shot, folder, script, stop)
        shown = benches[shot].base
        kept = Candidates(film.root).add(make(benches[shot], change, _progress(tell, state)))
        releases = Releases(film.root, work.build.shelf.store)
        like = with_pack(packed, releases, shown.digest, shown)
        with_pack(packed, releases, kept.digest, kept.release, like)
        return {"state": "made", "candidate": candidate_view(film.root.name, kept, shown, language)}

    def errand(work: Work, stop: threading.Event) -> None:
        benches: dict[str, Bench] = {}
        for shot, change in todo:
            state: dict[str, Any] = {
                "event": "candidate",
                "job": job,
                "shot": shot,
                "change": change.id,
                "candidate": None,
            }
            if (shot, change.id) in done:
                continue
            tell({**state, "state": "making", "done": 0, "total": 0})
            tell({**state, **ending(partial(made, work, stop, benches, shot, change, state), sentence)})
            done.add((shot, change.id))
        shutil.rmtree(folder, ignore_errors=True)

    return errand


def _progress(tell: Tell, state: Mapping[str, Any]) -> Callable[[int, int], None]:
    return lambda done, total: tell({**state, "state": "making", "done": done, "total": total})


def _bench(
    film: Film, work: Work, base: int, shot: str, folder: Path, script: tuple[str, bytes], stop: threading.Event
) -> Bench:
    shelf = work.build.shelf
    return Bench(film, shelf, Releases(film.root, shelf.store).get(base), shot, folder, script, stop)
