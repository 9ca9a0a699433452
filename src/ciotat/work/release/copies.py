"""A release as files to give away: the movie, its words, its poster, its manifest."""

from pathlib import Path

from ciotat.core.store import writing
from ciotat.work.names import filename
from ciotat.work.release.record import Release, text
from ciotat.work.release.shelf import Releases

__all__ = ["copies", "named"]

_KINDS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}


def named(release: Release) -> str:
    """The name its files go by, on every system."""
    return f"{filename(release.title)}, release {release.number}"


def copies(shelf: Releases, number: int, folder: Path, *, signed: bool = True) -> list[Path]:
    """Write the files of a release into `folder`; the movie first. Raises StoreError naming what is missing."""
    release = shelf.get(number)
    stem = folder / named(release)
    movie = stem.with_name(f"{stem.name}.mp4")
    shelf.export(number, movie, signed=signed)
    parts = [(f"{stem.name}.{language}.vtt", shelf.store.blobs.get(words)) for language, words in release.words.items()]
    poster = shelf.store.blobs.get(release.poster) if release.poster else None
    if poster:
        kind = next((kind for magic, kind in _KINDS.items() if poster.startswith(magic)), ".img")
        parts.append((f"{stem.name}{kind}", poster))
    parts.append((f"{stem.name}.json", text(release).encode()))
    made = [movie]
    for name, data in parts:
        if data is not None:
            with writing(folder / name) as temporary:
                temporary.write_bytes(data)
            made.append(folder / name)
    return made
