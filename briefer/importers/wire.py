"""Between the program and the process that reads files: frames with a length, JSON inside, and values checked against their types.

Nothing that comes over the wire is trusted: sizes are bounded before they are read, and a value is made of it only when every
part has the type that its field declares. Fields `extra` never travel.
"""
from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, BinaryIO, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from briefer.model.localized import Localized
from briefer.model.text import clean

T = TypeVar("T")
Maker = Callable[[Any], Any]

MAX_MESSAGE = 64 * 2**20  # bytes of JSON
_LENGTH = 8
_LARGEST_INT = 2**53
_NOT_CARRIED = "extra"
_AS_THEY_ARE = (str, int, bool)


class WireError(Exception):
    """Something came over the wire that nobody honest sends."""


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Sends bytes with their length before them; OSError when nobody is there any more."""
    write_frames(stream, payload)


def write_frames(stream: BinaryIO, *payloads: bytes) -> None:
    """Sends several frames at once: the other side is woken for all of them together."""
    for payload in payloads:
        stream.write(len(payload).to_bytes(_LENGTH, "big"))
        stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int) -> bytes | None:
    """The next frame, or None when the other side is gone; WireError when it is longer than the limit or cut."""
    head = stream.read(_LENGTH)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > limit:
        raise WireError(f"a frame of {length} bytes")
    payload = stream.read(length)
    if len(payload) < length:
        raise WireError("a frame that ends early")
    return payload


def as_json(said: Mapping[str, object]) -> bytes:
    """A JSON object as a frame carries it."""
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


def write_message(stream: BinaryIO, said: Mapping[str, object]) -> None:
    """Sends a JSON object."""
    write_frame(stream, as_json(said))


def read_message(stream: BinaryIO) -> Mapping[str, Any] | None:
    """The next JSON object, or None when the other side is gone; WireError when there is something else."""
    payload = read_frame(stream, MAX_MESSAGE)
    if payload is None:
        return None
    try:
        said = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise WireError("a frame that is no JSON") from error
    if not isinstance(said, dict):
        raise WireError("a frame that is no object")
    return said


def packed(value: object) -> Any:
    """A value as JSON has it: dataclasses as their fields that are not at their default, mappings as pairs."""
    if value is None or isinstance(value, str | int):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: found if type(found) in _AS_THEY_ARE else packed(found) for field in fields(value)
                if field.name != _NOT_CARRIED and not _is_default(field, found := getattr(value, field.name))}
    if isinstance(value, Mapping):
        return [[packed(key), packed(one)] for key, one in value.items()]
    if isinstance(value, Sequence):
        return [packed(one) for one in value]
    raise TypeError(f"{type(value).__name__} does not travel")


def _is_default(field: Field[Any], value: object) -> bool:
    """Whether a field has the value that it has when nobody gives it one."""
    if field.default is not MISSING:
        return bool(field.default is value or (type(value) is type(field.default) and value == field.default))
    return field.default_factory is not MISSING and value == field.default_factory()


class Unpacker:
    """Makes values of a type from what `packed` made of them; what it learns of the types it keeps for the next time."""

    __slots__ = ("_makers",)

    def __init__(self) -> None:
        self._makers: dict[Any, Maker] = {}

    def unpacked(self, kind: type[T], said: object) -> T:
        """The value; WireError when any part of it has another type than its field declares."""
        try:
            made: T = self._maker(kind)(said)
        except RecursionError as error:
            raise WireError("too deep") from error
        return made

    def _maker(self, kind: Any) -> Maker:
        """What makes values of a type."""
        if kind not in self._makers:
            self._makers[kind] = _PLAIN.get(kind) or self._maker_of_many(kind)
        return self._makers[kind]

    def _maker_of_many(self, kind: Any) -> Maker:
        """What makes values that hold others."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Literal:
            return _choice(inner)
        if origin in (Union, types.UnionType):
            only = self._maker(next(one for one in inner if one is not types.NoneType))
            return lambda said: None if said is None else only(said)
        if origin is tuple and inner[1:] == (Ellipsis,):
            each = self._maker(inner[0])
            return lambda said: tuple(each(one) for one in _list(said))
        if origin is not None and issubclass(origin, Mapping):
            key, value = map(self._maker, inner)
            return lambda said: {key(pair[0]): value(pair[1]) for pair in map(_pair, _list(said))}
        if is_dataclass(kind) and isinstance(kind, type):
            return self._maker_of_fields(kind)
        raise TypeError(f"{kind} does not travel")

    def _maker_of_fields(self, kind: type[Any]) -> Maker:
        """What makes a dataclass."""
        hints = get_type_hints(kind, localns={"Extra": object})  # which holds itself, and does not travel
        names = [field.name for field in fields(kind) if field.name != _NOT_CARRIED]
        makers: dict[str, Maker] = {}

        def made(said: object) -> Any:
            if not isinstance(said, dict) or not said.keys() <= set(names):
                raise WireError(f"no {kind.__name__}")
            if not makers:  # only now, so that a type may hold others of its kind
                makers.update({name: self._maker(hints[name]) for name in names})
            try:
                return kind(**{name: makers[name](value) for name, value in said.items()})
            except TypeError as error:
                raise WireError(f"no whole {kind.__name__}") from error

        return made


def _text(said: object) -> str:
    """Text in normal form, whatever came."""
    if not isinstance(said, str):
        raise WireError("no text")
    return clean(said)


def _number(said: object) -> int:
    if type(said) is not int or not 0 <= said < _LARGEST_INT:
        raise WireError("no number")
    return said


def _truth(said: object) -> bool:
    if not isinstance(said, bool):
        raise WireError("neither yes nor no")
    return said


def _localized(said: object) -> Localized:
    return Localized({_text(pair[0]): _text(pair[1]) for pair in map(_pair, _list(said))})


def _list(said: object) -> list[Any]:
    if not isinstance(said, list):
        raise WireError("no list")
    return said


def _pair(said: object) -> list[Any]:
    if not isinstance(said, list) or len(said) != 2:
        raise WireError("no pair")
    return said


def _choice(allowed: tuple[Any, ...]) -> Maker:
    def chosen(said: object) -> Any:
        if not isinstance(said, str | int) or said not in allowed:
            raise WireError(f"none of {allowed}")
        return said

    return chosen


_PLAIN: Mapping[Any, Maker] = types.MappingProxyType({str: _text, int: _number, bool: _truth, Localized: _localized})
