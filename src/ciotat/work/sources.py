"""What people wrote of a film, each file by its digest: a build notes it, and whoever asks later sees what changed."""

from hashlib import sha256
from pathlib import Path

from ciotat.core.errors import FilmError
from ciotat.core.store import Folder
from ciotat.work.film import Film

__all__ = ["sources"]


def sources(film: Film) -> dict[str, str]:
    """The digest of every file that a build reads, by its name in the folder."""
    names = ["film.toml", film.settings.script, *_files(film.root, "cast"), *_files(film.root, "shots")]
    names += [film.settings.style] if film.settings.style.endswith(".toml") else []
    folder = Folder(film.root)
    found = ((name, folder.get(name)) for name in names)
    return {name: sha256(data).hexdigest() for name, data in found if data is not None}


def _files(root: Path, name: str) -> list[str]:
    try:
        return sorted(f"{name}/{path.name}" for path in (root / name).iterdir() if path.suffix == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as refused:
        raise FilmError(f"cannot read {root / name}: {refused.strerror}", advice="check its rights") from None
