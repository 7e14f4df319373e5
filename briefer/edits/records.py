"""Values to JSON and back by the types of their fields: one line of the journal for each edit.

A record leaves out what equals the default. Where a field may hold one of several classes, the object names its own as `is`.
"""
from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from briefer.model.extra import Extra, Raw, RawMapping
from briefer.model.localized import Localized
from briefer.model.sources import ExcerptId

_AS_THEY_ARE = (str, int, float, bool)
Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class RecordError(ValueError):
    """JSON that is not the record of a value of the type asked for."""


def to_json(value: Any) -> Json:
    """A value as JSON."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, ExcerptId):
        return str(value)
    if isinstance(value, RawMapping):
        return {"pairs": [[key, to_json(part)] for key, part in value]}
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__, **fields_to_json(value)}
    raise TypeError(type(value).__name__)


def fields_to_json(value: Any) -> dict[str, Json]:
    """The fields of a dataclass that differ from their defaults, as JSON."""
    cls: type = type(value)
    return {name: part if type(part) in _AS_THEY_ARE else to_json(part) for name, default in _defaults(cls)
            if (part := getattr(value, name)) != default}


@lru_cache(maxsize=256)
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass with what they are when nobody gives them."""
    return tuple((field.name, _default(field)) for field in fields(cls))


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def fields_from_json(cls: type, record: Any) -> Any:
    """An instance of a dataclass from the JSON of its fields; RecordError when they are not its fields."""
    readers = _readers(cls)
    if not isinstance(record, dict):
        raise RecordError(cls.__name__)
    values = {}
    for name, part in record.items():
        if name == "is":
            continue
        if name not in readers:
            raise RecordError(f"{cls.__name__}.{name}")
        values[name] = readers[name](part)
    try:
        return cls(**values)
    except TypeError as error:
        raise RecordError(cls.__name__) from error


class _Kept:
    """Stands for the type of what is kept unknown, which is recursive and has a reader of its own."""


@lru_cache(maxsize=256)
def _readers(cls: type) -> Mapping[str, Callable[[Any], Any]]:
    """What reads each field of a dataclass."""
    hints = get_type_hints(cls, localns={"Extra": _Kept}, include_extras=True)
    return {field.name: _reader(hints[field.name]) for field in fields(cls)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What reads a value of a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _OWN_READERS:
        return _OWN_READERS[hint]
    if hint in (str, int, float, bool):
        return lambda part: _checked(hint, part)
    if origin is Annotated:
        return _changes_reader(arguments[1])
    if origin is Literal:
        return lambda part: _one_of(arguments, part)
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(*arguments)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda part: fields_from_json(hint, part)
    raise TypeError(str(hint))


def _checked(kind: type, part: Any) -> Any:
    """A JSON value that must be of a kind; a whole number may stand for a fraction."""
    if kind is float and type(part) is int:
        return float(part)
    if type(part) is not kind:
        raise RecordError(kind.__name__)
    return part


def _one_of(allowed: tuple[Any, ...], part: Any) -> Any:
    if part not in allowed:
        raise RecordError(str(part))
    return part


def _excerpt_id(part: Any) -> ExcerptId:
    try:
        return ExcerptId.parse(_checked(str, part))
    except ValueError as error:
        raise RecordError(str(part)) from error


def _raw(part: Any) -> Raw:
    """What is kept unknown: texts, lists, and mappings as pairs."""
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        return tuple(_raw(one) for one in part)
    if isinstance(part, dict) and isinstance(part.get("pairs"), list):
        return RawMapping((_checked(str, key), _raw(value)) for key, value in part["pairs"])
    raise RecordError("extra")


def _localized(part: Any) -> Localized:
    return Localized({language: _checked(str, text) for language, text in _checked(dict, part).items()})


def _kept(part: Any) -> Extra:
    try:
        return tuple((_checked(str, key), _raw(value)) for key, value in _checked(list, part))
    except (TypeError, ValueError) as error:
        raise RecordError("extra") from error


_OWN_READERS: Mapping[Any, Callable[[Any], Any]] = types.MappingProxyType({ExcerptId: _excerpt_id, Localized: _localized, _Kept: _kept})


def _union_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What reads one of several types; dataclasses are told apart by the name they bear."""
    kinds = [kind for kind in arguments if kind is not type(None)]
    classes = {kind.__name__: kind for kind in kinds if is_dataclass(kind) and isinstance(kind, type)}

    def read(part: Any) -> Any:
        if part is None and len(kinds) < len(arguments):
            return None
        if len(kinds) == 1:
            return _reader(kinds[0])(part)
        name = part.get("is") if isinstance(part, dict) else None
        if name not in classes:
            raise RecordError(str(name))
        return fields_from_json(classes[name], part)

    return read


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What reads a tuple: of any length with one type, or of as many types as it has parts."""
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        read_one = _reader(arguments[0])
        return lambda part: tuple(read_one(one) for one in _checked(list, part))
    readers = [_reader(one) for one in arguments]

    def read(part: Any) -> Any:
        if len(_checked(list, part)) != len(readers):
            raise RecordError("tuple")
        return tuple(reader(one) for reader, one in zip(readers, part, strict=True))

    return read


def _mapping_reader(key: Any, value: Any) -> Callable[[Any], Any]:
    """What reads a mapping whose keys are texts or whole numbers."""
    read_value = _reader(value)

    def read(part: Any) -> Any:
        try:
            return {int(name) if key is int else name: read_value(one) for name, one in _checked(dict, part).items()}
        except (RecordError, TypeError):
            raise
        except ValueError as error:
            raise RecordError("mapping") from error

    return read


def _changes_reader(cls: type) -> Callable[[Any], Any]:
    """What reads some of the fields of a class."""
    def read(part: Any) -> Any:
        readers = _readers(cls)
        changes = {}
        for name, one in _checked(dict, part).items():
            if name not in readers:
                raise RecordError(f"{cls.__name__}.{name}")
            changes[name] = readers[name](one)
        return changes

    return read
