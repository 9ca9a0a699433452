"""What is asked for at the prompt, read and checked."""

import re
from pathlib import Path

from ciotat.core.errors import CiotatError, ScriptError
from ciotat.core.time import Rate
from ciotat.words import say

__all__ = ["rate_of", "readable", "scenes_of", "size_of", "where"]


def where(script: Path, output: Path | None) -> tuple[Path, str]:
    """The folder that a film goes to, and its name."""
    stem = script.stem or "film"
    if output is None:
        return Path("out") / stem, stem
    return (output.parent, output.stem) if output.suffix.lower() == ".mp4" else (output, stem)


def readable(path: Path) -> Path:
    """`path`, if it can be read. Raises ScriptError."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise ScriptError(
            say("there is no file {path}", path=path), advice=say("check the name; a script ends in .fountain or .txt")
        ) from None
    except IsADirectoryError:
        raise ScriptError(say("{path} is a folder", path=path), advice=say("name the script inside it")) from None
    except OSError as refused:
        raise ScriptError(say("cannot read {path}: {why}", path=path, why=refused.strerror)) from None
    return path


def size_of(text: str) -> tuple[int, int]:
    """A picture size such as ``1280x720``. Raises CiotatError."""
    match = re.fullmatch(r"(\d{2,4})[x×*](\d{2,4})", text.strip())
    wide, tall = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (64 <= wide <= 4096 and 64 <= tall <= 4096) or wide % 2 or tall % 2:
        advice = say("write it as 1280x720, even numbers from 64 to 4096")
        raise CiotatError(say("{value!r} is not a picture size", value=text), advice=advice)
    return wide, tall


def rate_of(text: str) -> Rate:
    """A frame rate such as ``24`` or ``23.976``. Raises CiotatError."""
    try:
        return Rate.of(text.strip())
    except (ValueError, ZeroDivisionError):
        advice = say("use 24, 25, 30 or 23.976")
        raise CiotatError(say("{value!r} is not a frame rate", value=text), advice=advice) from None


def scenes_of(text: str) -> range | None:
    """Numbers of scenes such as ``2-4``; None for all. Raises CiotatError."""
    if not text:
        return None
    match = re.fullmatch(r"\s*(\d{1,5})\s*(-)?\s*(\d{1,5})?\s*", text)
    if not match or (match[3] and not match[2]):
        raise CiotatError(say("{value!r} does not name scenes", value=text), advice=say("write 3, 2-4 or 2-"))
    first = int(match[1])
    return range(first, int(match[3]) + 1 if match[3] else 100_000 if match[2] else first + 1)
