"""Two later drafts of a TOML file merged, key by key: ``film.toml``, ``cast/``, ``shots/``, ``takes/``, a style.

Our text is kept with its comments and what the other side changed is written into it. Notes of both sides are kept.
"""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Literal

from ciotat.work.versions.conflict import Conflict

__all__ = ["merged_sheet"]

Chosen = Callable[[Conflict], Literal["ours", "theirs"] | None]
Key = tuple[str, ...]
_CHOICE: tuple[Key, ...] = (("choice", "take"), ("choice", "locked"))
_GONE = object()


def merged_sheet(
    path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None, choose: Chosen
) -> tuple[bytes | None, Conflict | None]:
    """The file with what both sides made of it, or None where it is taken out; and a conflict, if nothing is chosen."""
    if theirs in (base, ours):
        return ours, None
    if ours == base:
        return theirs, None
    values = [_values(data) for data in (base, ours, theirs)]
    if ours is None or theirs is None or any(value is None for value in values):
        return _whole(path, base, ours, theirs, choose)
    was, here, there = (value or {} for value in values)
    keys = sorted({*was, *here, *there})
    clashing = [key for key in keys if _clash(was.get(key, _GONE), here.get(key, _GONE), there.get(key, _GONE))]
    if set(clashing) & set(_CHOICE) or _mixed(was, here, there):
        clashing = [key for key in keys if key != ("note",) and here.get(key, _GONE) != there.get(key, _GONE)]
    changes = {key: _merged(was.get(key, _GONE), here.get(key, _GONE), there.get(key, _GONE)) for key in keys}
    conflict = None
    if clashing:
        told = [_told(side, clashing) for side in (was, here, there)]
        conflict = _conflict(path, *told)
        choice = choose(conflict)
        side = there if choice == "theirs" else here
        changes |= {key: side.get(key, _GONE) for key in clashing}
        conflict = None if choice else conflict
    return _changed(ours, {key: value for key, value in changes.items() if value != here.get(key, _GONE)}), conflict


def _conflict(path: str, base: str, ours: str, theirs: str) -> Conflict:
    parts = path.split("/")
    shot = parts[1].removesuffix(".toml") if parts[0] in ("shots", "takes") and len(parts) > 1 else ""
    return Conflict("setting", path, base, ours, theirs, shots=(shot,) if shot else ())


def _whole(
    path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None, choose: Chosen
) -> tuple[bytes | None, Conflict | None]:
    conflict = _conflict(path, *("" if d is None else d.decode("utf-8", "replace") for d in (base, ours, theirs)))
    choice = choose(conflict)
    return (theirs if choice == "theirs" else ours), None if choice else conflict


def _values(data: bytes | None) -> dict[Key, Any] | None:
    """Every value by its key; None where the file is no TOML."""
    try:
        return dict(_flat(tomllib.loads((data or b"").decode("utf-8-sig").replace("\r\n", "\n")), ()))
    except (ValueError, RecursionError):
        return None


def _flat(table: Mapping[str, Any], above: Key) -> list[tuple[Key, Any]]:
    found: list[tuple[Key, Any]] = []
    for key, value in table.items():
        here = (*above, key)
        found += _flat(value, here) if isinstance(value, dict) and value else [(here, value)]
    return found


def _clash(was: Any, here: Any, there: Any) -> bool:
    """Whether both sides changed a value differently; lists of tables are joined instead."""
    if here == there or was in (here, there):
        return False
    return not (_is_list(was) and _is_list(here) and _is_list(there))


def _is_list(value: Any) -> bool:
    return value is _GONE or (isinstance(value, list) and all(isinstance(item, dict) for item in value))


def _mixed(was: Mapping[Key, Any], here: Mapping[Key, Any], there: Mapping[Key, Any]) -> bool:
    """Whether both sides changed, each its own way, which take is shown."""
    sides = [tuple(side.get(key, _GONE) for key in _CHOICE) for side in (was, here, there)]
    return sides[1] != sides[2] and sides[0] not in sides[1:]


def _merged(was: Any, here: Any, there: Any) -> Any:
    if here in (was, there):
        return there
    if there == was or not (_is_list(here) and _is_list(there)):
        return here
    before, ours, theirs = ([] if value is _GONE else value for value in (was, here, there))
    kept = [item for item in ours if item in theirs or item not in before]
    return [*kept, *(item for item in theirs if item not in before and item not in ours)]


def _told(side: Mapping[Key, Any], keys: list[Key]) -> str:
    import tomlkit

    return "\n".join(f"{'.'.join(key)} = {tomlkit.item(side[key]).as_string()}" for key in keys if key in side)


def _changed(text: bytes, changes: Mapping[Key, Any]) -> bytes:
    """A file with some values set, or taken out; all else as it was written."""
    import tomlkit

    if not changes:
        return text
    document: Any = tomlkit.parse(text.decode("utf-8-sig").replace("\r\n", "\n"))
    for key, value in changes.items():
        table = document
        for part in key[:-1]:
            if part not in table or not isinstance(table[part], Mapping):
                table[part] = tomlkit.table()
            table = table[part]
        if value is _GONE:
            table.pop(key[-1], None)
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            rows = tomlkit.aot()
            for item in value:
                rows.append(tomlkit.item(item))
            table[key[-1]] = rows
        else:
            table[key[-1]] = value
    for part in {key[0] for key in changes if len(key) > 1}:
        if part in document and isinstance(document[part], Mapping) and not document[part]:
            document.pop(part)
    out: str = tomlkit.dumps(document)
    return out.encode()
