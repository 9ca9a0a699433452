"""What is wanted of a build, and what is told while it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ciotat.core.time import Rate
from ciotat.direction.style import Style
from ciotat.render.renderer import Renderer
from ciotat.work.kept import KeptTake

__all__ = ["News", "Order"]


@dataclass(frozen=True)
class Order:
    """Which script, how it should look, where it goes.

    `home` is where all lies that can be made again, `ids` the sidecar of the script, `film` the folder that is the film,
    where there is one. `overrides` (by shot) and `cast` (by name) are what people ask for; `renderers` are those of single
    shots.
    """

    script: Path
    folder: Path
    name: str
    style: Style
    renderer: Renderer
    size: tuple[int, int] = (1280, 720)
    rate: Rate = field(default_factory=lambda: Rate.of(24))
    scenes: range | None = None
    jobs: int = 2
    silent: bool = False
    film: Path | None = None
    voices: str = "espeak"
    title: str = ""
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cast: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    renderers: Mapping[str, Renderer] = field(default_factory=dict)
    kept: Mapping[str, KeptTake] = field(default_factory=dict)
    cost: Mapping[str, Any] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """Where all lies that can be made again."""
        return (self.film or self.folder) / ".ciotat"

    @property
    def ids(self) -> Path:
        """The sidecar of the script's identities."""
        return self.film / "script.ids" if self.film else self.home / "script.ids"

    @property
    def voice(self) -> str:
        """The engine that speaks."""
        return "silence" if self.silent else self.voices


@dataclass(frozen=True)
class News:
    """What the person at the screen is told: shots done of all, frames shot of all, where the first picture is."""

    what: str
    done: int = 0
    total: int = 0
    frames: int = 0
    all_frames: int = 0
    path: Path | None = None
