"""A picture as a PNG file."""

from pathlib import Path

from PIL import Image

from ciotat.core.store import writing
from ciotat.render.renderer import Picture

__all__ = ["save"]


def save(path: Path, picture: Picture) -> None:
    """Writes `picture` (height, width, 3) uint8 sRGB as a PNG."""
    with writing(path) as temporary:
        Image.fromarray(picture, "RGB").save(temporary, format="PNG", compress_level=6)
