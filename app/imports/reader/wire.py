"""How values of the types of `app.sheets` travel between two processes: as plain JSON.

They come back as those types or not at all. Whoever reads a hostile file may have been taken over
by it, so nothing that it says is believed before its shape has been checked.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


class WireError(Exception):
    """Something else was said than the type that was expected."""


def packed(value: Any) -> Any:
    """Return a value as JSON has it: a dataclass as the list of its fields, a date as ISO text."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [packed(item) for item in value]
    if isinstance(value, dict):
        return {name: packed(item) for name, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return [packed(getattr(value, name)) for name in _names(cast(Any, type(value)))]


def unpacked(kind: type[T], value: Any) -> T:
    """Return the value of a type that was packed; raises WireError where it cannot be one."""
    try:
        return cast(T, _reader(cast(Any, kind))(value))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise WireError(kind) from error


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """Return what makes a value of a type of what JSON has."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return _optional(_reader(next(each for each in inner if each is not NoneType)))
    if origin is not None:
        return {
            Literal: lambda: _one_of(inner),
            tuple: lambda: _many(tuple, _reader(inner[0])),
            list: lambda: _many(list, _reader(inner[0])),
            dict: lambda: _named(_reader(inner[1])),
        }[origin]()
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return _record(kind, [_reader(hints[name]) for name in _names(cast(Any, kind))])
    return date.fromisoformat if kind is date else _exactly(kind)


def _exactly(kind: type[Any]) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(kind)
        return value

    return read


def _optional(item: Reader) -> Reader:
    return lambda value: None if value is None else item(value)


def _one_of(allowed: tuple[Any, ...]) -> Reader:
    known = {each: each for each in allowed}
    return lambda value: known[value]


def _many(kind: type[Any], item: Reader) -> Reader:
    whole = _exactly(list)
    return lambda value: kind([item(each) for each in whole(value)])


def _named(item: Reader) -> Reader:
    whole, name = _exactly(dict), _exactly(str)
    return lambda value: {name(key): item(each) for key, each in whole(value).items()}


def _record(kind: Any, readers: list[Reader]) -> Reader:
    whole = _exactly(list)

    def read(value: Any) -> Any:
        pairs = zip(readers, whole(value), strict=True)
        return kind(*[reader(each) for reader, each in pairs])

    return read
