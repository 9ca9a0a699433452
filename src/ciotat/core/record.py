"""Records: frozen dataclasses that carry kind and version and survive a JSON round trip.

A record is declared with ``@record("shot", 1)``. ``dump`` writes it as plain JSON values headed by its kind and
version, ``"record": "shot.1"``; ``load`` reads it back, steps older versions up through the named migrations, and
keeps fields it does not know in ``unknown``, so that an older program never throws away the work of a newer one.
Fractions are written as ``"3/2"``, spans as ``[start, length]``, tuples as lists.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, TypeVar, dataclass_transform

from ciotat.core.errors import RecordError
from ciotat.core.origin import Origin
from ciotat.core.time import Rate, Span

__all__ = ["dump", "kinds", "load", "made", "record", "step"]

R = TypeVar("R")
_new, _set = object.__new__, object.__setattr__
_KINDS: dict[str, tuple[type, int]] = {}
_STEPS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
_PLAIN: dict[Any, Callable[[Any], Any]] = {
    Fraction: Fraction,
    Span: lambda pair: Span(Fraction(pair[0]), Fraction(pair[1])),
    Rate: lambda fps: Rate(Fraction(fps)),
    Origin: lambda place: Origin(*place),
    float: float,
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
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Span):
        return [str(value.start), str(value.length)]
    if isinstance(value, Rate):
        return str(value.fps)
    if isinstance(value, Origin):
        return [value.line, value.column, value.length]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        head = {"record": "{}.{}".format(*value.__record__)} if hasattr(value, "__record__") else {}
        own = {f.name: dump(getattr(value, f.name)) for f in fields(value) if f.name != "unknown"}
        return {**head, **own, **getattr(value, "unknown", {})}
    if isinstance(value, Mapping):
        return {str(k): dump(v) for k, v in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [dump(v) for v in value]
    return value


def load(cls: type[R], value: Any) -> R:
    """Read a `cls` from plain JSON values. Raises RecordError naming the field that is wrong."""
    try:
        return typing.cast(R, _read(cls, value, cls.__name__))
    except (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError) as wrong:
        raise RecordError(f"a damaged {cls.__name__}: {wrong}", advice="restore it from an earlier version") from wrong


def _read(hint: Any, value: Any, where: str) -> Any:
    if hint in _PLAIN:
        return _PLAIN[hint](value)
    if dataclasses.is_dataclass(hint):
        return _read_record(hint, value, where)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in args:
            return None
        return _read(next(a for a in args if a is not type(None)), value, where)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_read(args[0], v, where) for v in value)
        return tuple(_read(a, v, where) for a, v in zip(args, value, strict=True))
    if origin in (dict, Mapping):
        return {k: _read(args[1], v, f"{where}.{k}") for k, v in value.items()}
    if hint in (int, str, bool) and type(value) is not hint:
        raise TypeError(f"{where} is {value!r}, not {hint.__name__}")
    return value


def _read_record(cls: Any, value: dict[str, Any], where: str) -> Any:
    body = dict(value)
    if hasattr(cls, "__record__"):
        kind, _, stamp = body.pop("record", "nothing.0").rpartition(".")
        own, newest = cls.__record__
        if kind != own:
            raise TypeError(f"{where} is a {kind!r}, not a {own!r}")
        for version in range(int(stamp), newest):
            body = _STEPS[kind, version](body)
    hints = typing.get_type_hints(cls)
    known = {f.name for f in fields(cls)} - {"unknown"}
    got = {k: _read(hints[k], v, f"{where}.{k}") for k, v in body.items() if k in known}
    rest = {k: v for k, v in body.items() if k not in known}
    return cls(**got, unknown=rest) if hasattr(cls, "__record__") else cls(**got)
