"""A page: a TOML file that a person writes; read with care, changed without losing a comment or an unknown key."""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ciotat.core.errors import FilmError, StoreError
from ciotat.core.origin import Origin
from ciotat.core.store import writing

__all__ = ["Page", "change", "keep", "parsed", "read", "small"]

LARGEST = 256 * 1024
_TABLE = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]+")
_PLACE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True)
class Page:
    """What a file says: its `name` in the film, its text, and the plain values in it."""

    name: str
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def line(self, key: str) -> Origin | None:
        """Where ``key`` or ``table.key`` stands."""
        table, _, wanted = key.rpartition(".")
        inside = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if head := _TABLE.match(line):
                inside = head[1]
            elif inside == table and re.match(rf'\s*"?{re.escape(wanted)}"?\s*=', line):
                return Origin(number)
        return None

    def wrong(self, key: str, message: str, advice: str = "") -> FilmError:
        """The error that names this file and the line of `key`."""
        return FilmError(message, advice=advice, file=self.name, origin=self.line(key))


def small(path: Path, name: str, most: int = LARGEST) -> bytes | None:
    """The bytes of a small plain file; None where there is none. Links and devices are not followed."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise FilmError("this is not a plain file", file=name, advice="put a plain text file there")
        if status.st_size > most:
            advice = f"at most {most // 1024} KB"
            raise FilmError(f"this file is too large: {status.st_size // 1024} KB", file=name, advice=advice)
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            return file.read(most + 1)[:most]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as refused:
        why = getattr(refused, "strerror", None) or refused
        raise FilmError(f"this file cannot be read: {why}", file=name, advice="check its rights") from refused


def read(path: Path, name: str) -> Page:
    """The page at `path`, empty where there is none. Raises FilmError naming the line where it is no TOML."""
    data = small(path, name)
    if data is None:
        return Page(name)
    try:
        return parsed(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise FilmError("this is not UTF-8", file=name, origin=Origin(line), advice="save it as UTF-8") from None


def parsed(name: str, text: str) -> Page:
    """The page that `text` is. Raises FilmError naming the line where it is no TOML."""
    try:
        return Page(name, text, tomllib.loads(text.replace("\r\n", "\n")))
    except (ValueError, RecursionError) as wrong:
        place = _PLACE.search(str(wrong))
        origin = Origin(int(place[1])) if place else None
        why = _PLACE.split(str(wrong))[0].strip() or "it nests too deep"
        advice = "text stands in quotation marks; compare it with docs/formats.md"
        raise FilmError(f"this is not TOML: {why}", file=name, origin=origin, advice=advice) from None


def change(text: str, changes: Mapping[str, Any]) -> str:
    """`text` with ``key`` or ``table.key`` set to new values, or taken out where the value is None; all else stays."""
    import tomlkit
    from tomlkit.items import AoT

    document = tomlkit.parse(text)
    for key, value in changes.items():
        table, _, name = key.rpartition(".")
        home: Any = document
        if table:
            if table not in document:
                if value is None:
                    continue
                document[table] = tomlkit.table()
            home = document[table]
        if value is None:
            if name in home:
                del home[name]
            if table and not home:
                del document[table]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            tables = AoT([])
            for each in value:
                tables.append(tomlkit.item(each))
            home[name] = tables
        else:
            home[name] = _plain(value)
    return tomlkit.dumps(document)


def _plain(value: Any) -> Any:
    """A value as TOML has it: fractions as short decimals."""
    from fractions import Fraction

    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else round(float(value), 6)
    return list(value) if isinstance(value, tuple) else value


def keep(path: Path, text: str) -> None:
    """Write a page whole or not at all; nothing is written where nothing changed. Raises StoreError."""
    data = text.encode()
    try:
        if path.is_symlink():
            raise StoreError(f"cannot write {path}: it is a link", advice="check space and rights there")
        if path.read_bytes() == data:
            return
    except OSError:
        pass
    with writing(path) as temporary:
        temporary.write_bytes(data)
