"""Exact time: fractions of a second, and whole frames of a rate. No record ever holds float seconds."""

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Rate", "Seconds", "Span", "frames_of", "seconds"]

Seconds = Fraction


def seconds(value: float | int | str | Fraction, grain: int = 1000) -> Seconds:
    """`value` as exact seconds; floats are rounded to 1/`grain` s so that chance and measurement stay tidy."""
    return Fraction(round(value * grain), grain) if isinstance(value, float) else Fraction(value)


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames a second as an exact fraction: 24, 25, 30000/1001."""

    fps: Fraction

    @classmethod
    def of(cls, text: str | int | float) -> "Rate":
        """Read ``24``, ``23.976``, ``29.97`` or ``30000/1001``; the NTSC decimals become their exact fractions."""
        ntsc = {"23.976": (24000, 1001), "23.98": (24000, 1001), "29.97": (30000, 1001), "59.94": (60000, 1001)}
        key = str(text)
        fps = Fraction(*ntsc[key]) if key in ntsc else Fraction(key)
        if not 1 <= fps <= 240:
            raise ValueError(f"a rate of {key} frames a second; use 1 to 240, for example 24")
        return cls(fps)

    def frame(self, time: Seconds) -> int:
        """The frame nearest to `time` (halves go up)."""
        return (time * self.fps + Fraction(1, 2)).__floor__()

    def time(self, frame: int) -> Seconds:
        """When `frame` begins."""
        return Fraction(frame) / self.fps


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` for `length` seconds; `end` is not part of it."""

    start: Seconds
    length: Seconds

    @classmethod
    def between(cls, start: Seconds, end: Seconds) -> "Span":
        return cls(start, end - start)

    @property
    def end(self) -> Seconds:
        return self.start + self.length

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: Seconds) -> "Span":
        return Span(self.start + by, self.length)


def frames_of(span: Span, rate: Rate) -> range:
    """The whole frames a span covers at a rate."""
    return range(rate.frame(span.start), rate.frame(span.end))
