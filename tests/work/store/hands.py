"""A clock whose hands a test moves."""

from dataclasses import dataclass

from ciotat.work.store import Clock

__all__ = ["Hands"]


@dataclass
class Hands:
    """Where the hands stand."""

    wall: float = 1_800_000_000.0
    steady: float = 1000.0
    boot: int = 1

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.wall, lambda: self.steady, lambda: str(self.boot))

    def live(self, seconds: float) -> None:
        """Let time pass."""
        self.wall += seconds
        self.steady += seconds

    def jump(self, seconds: float) -> None:
        """Let the wall clock jump; no time passes."""
        self.wall += seconds

    def restart(self, seconds: float = 60) -> None:
        """Start the machine again."""
        self.wall += seconds
        self.steady = 1.0
        self.boot += 1
