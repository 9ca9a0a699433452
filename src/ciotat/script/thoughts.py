"""OS and VO in Chinese scripts, whose use is mixed: settled scene by scene from who is there.

OS is a thought where the speaker is in the scene and a voice from off screen where not. VO is narration, but a
short word from someone who does nothing in a scene of others is a voice from off screen. On the telephone, who is there
is heard directly and who is not through the device."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ciotat.script.piece import Piece

__all__ = ["settle_voices"]

_OS = re.compile(r"O\.?\s?S\.?", re.I)
_VO = re.compile(r"V\.?\s?O\.?", re.I)
_PHONE = re.compile(r"电话|電話|手机|手機|对讲机|對講機")
_SHORT = 15


def settle_voices(pieces: list[Piece]) -> None:
    """Settle the voice of every speech marked OS or VO."""
    for scene in _scenes(pieces):
        heading = scene[0].heading
        cast = set(heading.cast) if heading else set()
        seen = {piece.name for piece in scene if piece.type == "cue" and piece.voice == "onscreen"}
        told = "\n".join(piece.text for piece in scene if piece.type == "action")
        marked = {piece.name for piece in scene if piece.name and _marked(piece)}
        acting = seen | {name for name in marked | cast if name in told}
        for name in sorted(marked):
            _settle(
                [piece for piece in scene if piece.name == name], name in acting, name in cast, bool(acting - {name})
            )


def _marked(piece: Piece) -> bool:
    return any(mark.search(piece.extension) for mark in (_OS, _VO, _PHONE))


def _settle(speeches: list[Piece], acts: bool, listed: bool, others: bool) -> None:
    brief = all(len(piece.text) <= _SHORT for piece in speeches if piece.type == "dialogue")
    for piece in speeches:
        if _OS.fullmatch(piece.extension):
            piece.voice = "inner" if acts or listed else "offscreen"
        elif _VO.fullmatch(piece.extension) and others and not acts and brief:
            piece.voice = "offscreen"
        elif acts and _PHONE.search(piece.extension):
            piece.voice = "onscreen"


def _scenes(pieces: list[Piece]) -> Iterator[list[Piece]]:
    starts = [0, *(at for at, piece in enumerate(pieces) if piece.heading and at), len(pieces)]
    for start, end in pairwise(starts):
        if end > start:
            yield pieces[start:end]
