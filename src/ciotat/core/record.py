"""Records: frozen dataclasses that carry kind and version and survive a JSON round trip.

A record is declared with ``@record("shot", 1)``. ``dump`` writes it as plain JSON values headed by its kind and
version, ``"record": "shot.1"``; ``load`` reads it back, steps older versions up through the named migrations, and
keeps fields it does not know in ``unknown``, so that an older program never throws away the work of a newer one.
Fractions are written as ``"3/2"``, spans as ``[start, length]``, tuples as lists.
"""

import dataclasses
import types
import typing
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, TypeVar, dataclass_transform

from ciotat.core.errors import RecordError
from ciotat.core.origin import Origin
from ciotat.core.time import Rate, Span

__all__ = ["all_made", "dump", "kinds", "load", "made", "record", "step"]

R = TypeVar("R")
_new, _set = object.__new__, object.__setattr__
_Way = Callable[[Any], Any]
_KINDS: dict[str, tuple[type, int]] = {}
_STEPS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
_fraction = lru_cache(1 << 16)(Fraction)
_PLAIN: dict[Any, _Way] = {
    Fraction: _fraction,
    Span: lambda pair: Span(_fraction(pair[0]), _fraction(pair[1])),
    Rate: lambda fps: Rate(Fraction(fps)),
    Origin: lambda place: Origin(*place),
    float: float,
}
_WRITERS: dict[type, _Way] = {
    Fraction: str,
    Span: lambda span: [str(span.start), str(span.length)],
    Rate: lambda rate: str(rate.fps),
    Origin: lambda place: [place.line, place.column, place.length],
}


@dataclass_transform(frozen_default=True, kw_only_default=False, field_specifiers=(field,))
def record(kind: str, version: int) -> Callable[[type[R]], type[R]]:
    """Declare a frozen record of a kind at a version; it gains a keyword field ``unknown`` for fields of the future."""

    def declare(cls: type[R]) -> type[R]:
        cls.__annotations__ = {**cls.__annotations__, "unknown": Mapping[str, Any]}
        cls.unknown = field(default_factory=dict, kw_only=True, repr=False, compare=False)  # type: ignore[attr-defined]
        made = dataclass(frozen=True)(cls)
        made.unknown = {}  # type: ignore[attr-defined]
        _KINDS[kind] = (made, version)
        made.__record__ = (kind, version)  # type: ignore[attr-defined]
        return made

    return declare


def made(cls: type[R], values: dict[str, Any]) -> R:
    """A record of the fields in `values`, which it keeps; the others have their defaults: the quick way for the many."""
    new = _new(cls)
    _set(new, "__dict__", values)
    return new


def all_made(cls: type[R], values: list[dict[str, Any]]) -> list[R]:
    """What `made` gives for each of `values`."""
    new = list(map(_new, repeat(cls, len(values))))
    deque(map(_set, new, repeat("__dict__"), values), 0)
    return new


def step(kind: str, version: int) -> Callable[[Callable[[dict[str, Any]], dict[str, Any]]], Any]:
    """Name the migration of `kind` from `version` to the next: a function of the plain JSON object."""

    def name(up: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
        _STEPS[kind, version] = up
        return up

    return name


def kinds() -> Mapping[str, tuple[type, int]]:
    """Every kind declared so far, with its class and version."""
    return dict(_KINDS)


def dump(value: Any) -> Any:
    """`value` as plain JSON values."""
    kind = type(value)
    return (_WRITERS.get(kind) or _writer(kind))(value)


def _writer(kind: type) -> _Way:
    """How values of a type are written, found once for the type."""
    write: _Way
    if dataclasses.is_dataclass(kind):
        write = _record_writer(kind)
    elif issubclass(kind, Mapping):
        write = _write_mapping
    elif issubclass(kind, (list, tuple)):
        write = _write_list
    else:
        known = next((base for base in (Fraction, Span, Rate, Origin) if issubclass(kind, base)), None)
        write = _WRITERS[known] if known else _same
    return _WRITERS.setdefault(kind, write)


def _record_writer(kind: Any) -> _Way:
    names = [f.name for f in fields(kind) if f.name != "unknown"]
    head = {"record": "{}.{}".format(*kind.__record__)} if hasattr(kind, "__record__") else {}

    def write(value: Any) -> Any:
        return {**head, **{name: dump(getattr(value, name)) for name in names}, **getattr(value, "unknown", {})}

    return write


def _write_mapping(value: Any) -> Any:
    return {str(k): dump(v) for k, v in sorted(value.items())}


def _write_list(value: Any) -> Any:
    return [dump(v) for v in value]


def _same(value: Any) -> Any:
    return value


def load(cls: type[R], value: Any) -> R:
    """Read a `cls` from plain JSON values. Raises RecordError naming the field that is wrong."""
    try:
        return typing.cast(R, _reader(typing.cast(Any, cls))(value, cls.__name__))
    except (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError) as wrong:
        raise RecordError(f"a damaged {cls.__name__}: {wrong}", advice="restore it from an earlier version") from wrong


_Reading = Callable[[Any, str], Any]


@cache
def _reader(hint: Any) -> _Reading:
    """How a value of a declared type is read, found once for the type; `where` names the value if it is wrong."""
    if hint in _PLAIN:
        plain = _PLAIN[hint]
        return lambda value, where: plain(value)
    if dataclasses.is_dataclass(hint):
        return _record_reader(hint)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner, optional = _reader(next(a for a in args if a is not type(None))), type(None) in args
        return lambda value, where: None if value is None and optional else inner(value, where)
    if origin is tuple:
        return _tuple_reader(args)
    if origin in (dict, Mapping):
        entry = _reader(args[1])
        return lambda value, where: {k: entry(v, f"{where}.{k}") for k, v in value.items()}
    return _checked(hint) if hint in (int, str, bool) else lambda value, where: value


def _tuple_reader(args: tuple[Any, ...]) -> _Reading:
    if len(args) == 2 and args[1] is Ellipsis:
        every = _reader(args[0])
        return lambda value, where: tuple([every(v, where) for v in value])
    each = [_reader(a) for a in args]
    return lambda value, where: tuple([read(v, where) for read, v in zip(each, value, strict=True)])


def _checked(hint: type) -> _Reading:
    def read(value: Any, where: str) -> Any:
        if type(value) is not hint:
            raise TypeError(f"{where} is {value!r}, not {hint.__name__}")
        return value

    return read


def _record_reader(cls: Any) -> _Reading:
    """Reads records of one class: all fields that are known, the others kept in ``unknown``."""
    hints = typing.get_type_hints(cls)
    readers: dict[str, _Reading] = {}
    kept = hasattr(cls, "__record__")

    def read(value: Any, where: str) -> Any:
        if not readers:
            readers.update({f.name: _reader(hints[f.name]) for f in fields(cls) if f.name != "unknown"})
        body = _stepped(cls, dict(value), where) if kept else value
        got = {k: readers[k](v, f"{where}.{k}") for k, v in body.items() if k in readers}
        if not kept:
            return cls(**got)
        rest = {k: v for k, v in body.items() if k not in readers}
        return cls(**got, unknown=rest)

    return read


def _stepped(cls: Any, body: dict[str, Any], where: str) -> dict[str, Any]:
    """The fields of a record as its newest version has them."""
    kind, _, stamp = body.pop("record", "nothing.0").rpartition(".")
    own, newest = cls.__record__
    if kind != own:
        raise TypeError(f"{where} is a {kind!r}, not a {own!r}")
    for version in range(int(stamp), newest):
        body = _STEPS[kind, version](body)
    return body
