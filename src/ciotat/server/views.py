"""What the page shows: where it is served, and how large it is."""

from urllib.parse import quote

__all__ = ["address", "view_size"]

_VIEW = (640, 360)


def address(film: str, digest: str, ending: str) -> str | None:
    """Where a blob of a film is served; None where there is none."""
    return f"/media/{quote(film, safe='')}/{digest}.{ending}" if digest else None


def view_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a film scaled to fit the screen of the studio, in even numbers."""
    scale = min(1.0, _VIEW[0] / size[0], _VIEW[1] / size[1])
    return max(2, round(size[0] * scale / 2) * 2), max(2, round(size[1] * scale / 2) * 2)
