"""Where each shot of a cut begins, in seconds as a viewer counts them: what evidence is hung on."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ciotat.work.release import Release

__all__ = ["Place", "Timeline"]


@dataclass(frozen=True, slots=True)
class Place:
    """A shot of a cut: from `at` on for `seconds`."""

    shot: str
    at: float
    seconds: float
    scene: str = ""


@dataclass(frozen=True)
class Timeline:
    """The shots of one cut in order. `cut` is its id: the digest of its manifest."""

    cut: str
    places: tuple[Place, ...]

    @cached_property
    def seconds(self) -> float:
        """The running time."""
        return self.places[-1].at + self.places[-1].seconds if self.places else 0.0

    @cached_property
    def _starts(self) -> list[float]:
        return [place.at for place in self.places]

    @cached_property
    def _by_shot(self) -> dict[str, Place]:
        return {place.shot: place for place in reversed(self.places)}

    def shot(self, id: str) -> Place | None:
        """A shot by its id."""
        return self._by_shot.get(id)

    def at(self, seconds: float) -> Place | None:
        """The shot that is seen at a time."""
        number = bisect_right(self._starts, seconds) - 1
        return self.places[max(0, number)] if self.places else None

    def scene_end(self, shot: str) -> float:
        """When the scene of a shot ends."""
        found = self.shot(shot)
        if found is None:
            return self.seconds
        end = found.at + found.seconds
        for place in self.places[self.places.index(found) :]:
            if place.scene != found.scene:
                break
            end = place.at + place.seconds
        return end

    def dumped(self) -> list[list[Any]]:
        """As plain values."""
        return [[place.shot, place.at, place.seconds, place.scene] for place in self.places]

    @classmethod
    def of(cls, release: Release) -> "Timeline":
        """The timeline of a release, or of whatever has the shots and the rate of one."""
        rate = release.rate
        shots = ((s.id, float(rate.time(s.start)), float(rate.time(s.frames)), s.scene) for s in release.shots)
        return cls(release.digest, tuple(Place(*shot) for shot in shots))

    @classmethod
    def read(cls, cut: str, rows: Iterable[Any]) -> "Timeline":
        """A timeline from plain values."""
        return cls(cut, tuple(Place(str(shot), float(at), float(long), str(scene)) for shot, at, long, scene in rows))
