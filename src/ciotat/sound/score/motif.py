"""The leitmotif: a short tune that belongs to the film and returns wherever the story needs it."""

from dataclasses import dataclass

from ciotat.core.chance import chance

__all__ = ["Motif", "motif_of"]

_RHYTHMS = (
    (1.5, 0.5, 1.0, 1.0, 1.5, 2.5),
    (2.0, 1.0, 1.0, 1.0, 3.0),
    (1.0, 0.5, 0.5, 2.0, 1.0, 3.0),
    (3.0, 1.0, 1.5, 2.5),
)
_STEPS = (-2, -1, -1, 1, 1, 2)


@dataclass(frozen=True)
class Motif:
    """Scale degrees and their lengths in beats; two bars of four in all."""

    degrees: tuple[int, ...]
    beats: tuple[float, ...]


def motif_of(title: str) -> Motif:
    """The tune of the film called `title`: one leap, filled by steps back, at rest on the tonic, third or fifth."""
    random = chance("motif", title)
    beats = _RHYTHMS[int(random.integers(len(_RHYTHMS)))]
    degree = int(random.choice((0, 2, 4)))
    leap, degrees = int(random.integers(1, len(beats) - 1)), [degree]
    for index in range(1, len(beats)):
        if index == leap:
            degree += int(random.choice((3, 4, 5)))
        elif index == leap + 1:
            degree -= int(random.choice((1, 2)))
        else:
            degree += int(random.choice(_STEPS))
        degree = min(9, max(-2, degree))
        degrees.append(degree)
    rests = (0, 2, 4, 7)
    degrees[-1] = min(rests, key=lambda rest: abs(rest - degrees[-1]))
    return Motif(tuple(degrees), beats)
