"""OS in Chinese scripts: a thought where the speaker is in the scene, a voice from off screen where not."""

import re
from collections.abc import Iterator

from ciotat.script.piece import Piece

__all__ = ["settle_voices"]

_OS = re.compile(r"O\.?\s?S\.?", re.I)


def settle_voices(pieces: list[Piece]) -> None:
    """Settle the voice of every speech marked OS, scene by scene."""
    for scene in _scenes(pieces):
        heading = scene[0].heading
        here = set(heading.cast) if heading else set()
        here |= {p.name for p in scene if p.type == "cue" and p.voice == "onscreen"}
        told = "\n".join(p.text for p in scene if p.type == "action")
        for piece in scene:
            if piece.name and _OS.fullmatch(piece.extension):
                piece.voice = "inner" if piece.name in here or piece.name in told else "offscreen"


def _scenes(pieces: list[Piece]) -> Iterator[list[Piece]]:
    starts = [i for i, piece in enumerate(pieces) if piece.heading] or [0]
    for start, end in zip(
        [0, *starts] if starts[0] else starts, [*starts, len(pieces)][0 if starts[0] else 1 :], strict=True
    ):
        if end > start:
            yield pieces[start:end]
