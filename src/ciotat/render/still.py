"""A picture as a file: PNG, whole and exact; or a small JPEG that stands for a shot."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from ciotat.core.store import writing
from ciotat.render.renderer import Picture

__all__ = ["poster", "save"]

_WIDE = 320


def save(path: Path, picture: Picture, *, quick: bool = False) -> None:
    """Writes `picture` (height, width, 3) uint8 sRGB as a PNG; larger where it has to be `quick`."""
    with writing(path) as temporary:
        Image.fromarray(picture, "RGB").save(temporary, format="PNG", compress_level=1 if quick else 6)


def poster(picture: Picture, wide: int = _WIDE, quality: int = 82) -> bytes:
    """`picture` as a JPEG at most so many pixels `wide`."""
    height, width = picture.shape[:2]
    image, out = Image.fromarray(picture, "RGB"), BytesIO()
    if width > wide:
        image = image.resize((wide, max(1, round(height * wide / width))), Image.Resampling.BOX)
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
