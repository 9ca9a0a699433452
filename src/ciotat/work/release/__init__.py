"""Releases: a film frozen as its audience sees it, playable for ever from the bytes it was made of.

Releases(root, store).all numbers, get, add, export    the shelf
weave      a movie as pieces of its takes
labels     what the law asks of films made by AI
provenance who signed it (C2PA)
"""

from ciotat.work.release.record import Credit, Labels, Licence, Movie, Release, ReleasedShot, Seal
from ciotat.work.release.shelf import Releases, wanted

__all__ = ["Credit", "Labels", "Licence", "Movie", "Release", "ReleasedShot", "Releases", "Seal", "wanted"]
