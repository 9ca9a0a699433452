"""Addresses of what the page shows."""

from urllib.parse import quote

__all__ = ["address"]


def address(film: str, digest: str, ending: str) -> str | None:
    """Where a blob of a film is served; None where there is none."""
    return f"/media/{quote(film, safe='')}/{digest}.{ending}" if digest else None
