"""Files as the prompt reads and writes them: ``-`` for the standard streams, and nothing overwritten unasked."""

import sys
from pathlib import Path
from typing import Final

from ciotat.core.errors import ScriptError
from ciotat.core.store import writing
from ciotat.prompt.answer import Misuse
from ciotat.words import say

__all__ = ["STREAM", "free", "named", "read_bytes", "write_bytes"]

STREAM: Final = Path("-")
_MOST = 64 * 2**20


def named(path: Path) -> str:
    """The name a script goes by; one that comes through a pipe has none."""
    return "" if path == STREAM else path.name


def read_bytes(path: Path) -> bytes:
    """What a file or the standard input holds, at most 64 MB. Raises Misuse where it cannot be read."""
    if path == STREAM:
        data = sys.stdin.buffer.read(_MOST + 1)
    else:
        try:
            if path.stat().st_size > _MOST:
                raise _too_large(path)
            data = path.read_bytes()
        except FileNotFoundError:
            advice = say("check the name; a script ends in .fountain or .txt")
            raise Misuse(say("there is no file {path}", path=path), advice=advice) from None
        except IsADirectoryError:
            raise Misuse(say("{path} is a folder", path=path), advice=say("name the script inside it")) from None
        except (OSError, ValueError) as refused:
            why = getattr(refused, "strerror", None) or refused
            raise Misuse(say("cannot read {path}: {why}", path=path, why=why)) from None
    if len(data) > _MOST:
        raise _too_large(path)
    return data


def _too_large(path: Path) -> ScriptError:
    most = _MOST // 2**20
    return ScriptError(say("{path} is larger than {most} MB", path=path, most=most), advice=say("split it into parts"))


def free(output: Path, source: Path, force: bool) -> Path:
    """`output`, if it may be written: a new file, or with `force` an old one, in a folder that is there."""
    if output == STREAM:
        return output
    if output.is_dir():
        raise Misuse(say("{path} is a folder", path=output), advice=say("name the file to write in it"))
    if not output.parent.is_dir():
        raise Misuse(say("there is no folder {path}", path=output.parent), advice=say("make it first"))
    if output.exists() and not force:
        same = source != STREAM and source.exists() and output.samefile(source)
        message = (
            say("{path} is the script itself", path=output) if same else say("{path} is there already", path=output)
        )
        raise Misuse(message, advice=say("choose another name, or add --force to write over it"))
    return output


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, or to the standard output. Raises StoreError."""
    if path == STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with writing(path) as temporary:
        temporary.write_bytes(data)
