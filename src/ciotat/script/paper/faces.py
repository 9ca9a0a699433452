"""Which face draws which letter: the first that has it; what none has becomes boxes that keep what they stand for."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category, normalize

from ciotat.script.paper.measure import cells

__all__ = ["BOX", "Piece", "pieces"]

BOX = "□"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that one `face` draws. Where it draws boxes instead, `said` is what they stand for: still found, copied
    and read aloud."""

    text: str
    face: str
    said: str = ""


def pieces(text: str, faces: Sequence[tuple[str, Container[int]]], last: str) -> list[Piece]:
    """`text` cut where its face changes. `faces` are names with the code points they have, the first tried first; the
    face `last` has the box."""
    if text.isascii() and text.isprintable():
        return [Piece(text, faces[0][0])]
    found: list[tuple[str, str]] = []
    for letter in normalize("NFC", text.replace("\t", " ")):
        unseen = category(letter) == "Cf"
        if unseen and not found:
            continue
        face = "" if unseen else next((name for name, points in faces if ord(letter) in points), "")
        if not face and found and (unseen or not cells(letter)):
            face = found[-1][0]
            letter = "" if face else letter
        found.append((face, letter))
    grouped = ((face, "".join(letter for _, letter in run)) for face, run in groupby(found, key=lambda item: item[0]))
    return [Piece(run, face) if face else Piece(_boxes(run), last, run) for face, run in grouped if run]


def _boxes(run: str) -> str:
    """A box for every letter; none for what is only joined to one."""
    return BOX * max(1, sum(cells(letter) > 0 for letter in run))
