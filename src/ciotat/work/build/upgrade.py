"""Technical progress: which shots of a release would be drawn otherwise today, since a renderer or a pack is newer."""

from collections.abc import Mapping
from dataclasses import dataclass

from ciotat import __version__
from ciotat.work.build.candidate import Bench
from ciotat.work.release import Release
from ciotat.work.release.credits import PACKS, versions

__all__ = ["Progress", "Upgrade", "progress", "upgrades"]

_NEWER = ("the renderer", "the program")


@dataclass(frozen=True)
class Upgrade:
    """A shot that would be another one today, and why."""

    id: str
    cause: str


@dataclass(frozen=True)
class Progress:
    """What a release was made with (`was`), what it would be made with `now`, and what is newer, in words."""

    was: str
    now: str
    newer: tuple[str, ...]


def progress(release: Release, renderer: str) -> Progress:
    """What is newer than when a release was made; `renderer` is the one of today with its version, ``draft.12``."""
    then, now = release.versions, versions(renderer)
    newer = [f"{release.renderer} → {renderer}"] if release.renderer != renderer else []
    newer += [name for name in PACKS if then.get(name) not in ("", now[name])]
    if not newer and then.get("ciotat") != __version__:
        newer.append(f"ciotat {then.get('ciotat', '')} → {__version__}")
    return Progress(release.renderer, renderer, tuple(newer))


def upgrades(bench: Bench) -> list[Upgrade]:
    """The shots of the release that would be drawn otherwise, in order: those made of the same things by another program.
    Kept takes are a person's, and stay; so do shots of which something else is other as well."""
    order = bench.now.order
    newer = progress(bench.base, f"{order.renderer.id}.{order.renderer.version}").newer
    found = []
    for shot in bench.cut.shots:
        job = bench.jobs.get(shot.id)
        if job is None or shot.take or bench.locked(shot.id):
            continue
        other = set(_other(shot.parts, job.parts))
        if job.card:  # words are drawn by no renderer
            other -= {"the renderer"}
        if other and other <= {*_NEWER}:
            found.append(Upgrade(shot.id, ", ".join(newer) or "ciotat"))
    return found


def _other(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in now if then.get(name) != now[name]] if then else []
