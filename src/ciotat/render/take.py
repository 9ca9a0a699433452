"""A take: one rendering of one shot by one renderer."""

from ciotat.core.record import record

__all__ = ["Take"]


@record("take", 1)
class Take:
    """`recipe` is the digest of everything that shaped the picture; `picture` is the file's name in the store,
    `frames` its length; `seconds` of wall time it cost when it was shot."""

    shot: str
    recipe: str
    renderer: str
    picture: str
    frames: int
    seconds: float
