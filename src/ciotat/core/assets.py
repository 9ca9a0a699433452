"""The packed data the program ships: the one door to it."""

from functools import cache
from pathlib import Path

from ciotat.core.digest import digest
from ciotat.core.errors import AssetError

__all__ = ["asset", "asset_digest", "asset_path"]


def asset_path(name: str) -> Path:
    """Where the packed file `name` lies: inside an installed package, or beside the sources."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "assets", here.parents[1] / "assets"):
        if (folder / name).is_file():
            return folder / name
    raise AssetError(f"the packed file {name!r} is missing", advice="install ciotat again")


def asset(name: str) -> bytes:
    """The bytes of the packed file `name`."""
    return asset_path(name).read_bytes()


@cache
def asset_digest(name: str) -> str:
    """The digest of the packed file `name`: part of every recipe that reads it."""
    return digest(asset(name))
