"""Every text within a value in normal form, and every choice one that there is."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefer.errors import EditError
from briefer.model.extra import RawMapping
from briefer.model.localized import Localized
from briefer.model.text import clean

_AS_THEY_ARE = (int, bool, float, NoneType)


def cleaned(value: Any) -> Any:
    """The value with all its texts in normal form; the very same object when they are already.

    Raises EditError when a field that allows only certain words holds another: a pack with it could not be opened again.
    """
    if isinstance(value, str):
        normal = clean(value)
        return value if normal == value else normal
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, tuple):
        parts = [cleaned(part) for part in value]
        return value if _same(value, parts) else _tuple_like(value, parts)
    if isinstance(value, Mapping):
        items = {key: cleaned(part) for key, part in value.items()}
        return value if _same(value.values(), items.values()) else Localized(items) if isinstance(value, Localized) else items
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        cls: type = type(value)
        for name, allowed in _choices(cls):
            part = getattr(value, name)
            if allowed and part not in allowed:
                raise EditError("value_not_allowed", field=name, value=str(part), allowed=tuple(filter(None, allowed)))
            normal = part if type(part) in _AS_THEY_ARE else cleaned(part)
            if normal is not part:
                changes[name] = normal
        return replace(value, **changes) if changes else value
    raise TypeError(type(value).__name__)


@lru_cache(maxsize=256)
def _choices(cls: type) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """The fields of a class, with the words that they allow, if they allow only certain ones."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, hint in get_type_hints(cls, localns={"Extra": object}).items():
        parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
        if any(get_origin(part) is Literal for part in parts):
            found[name] = tuple(word for part in parts for word in (get_args(part) if get_origin(part) is Literal else (None,)))
    return tuple((field.name, found.get(field.name, ())) for field in fields(cls))


def _same(before: Any, after: Any) -> bool:
    """Whether two runs of values are made of the same objects."""
    return all(one is other for one, other in zip(before, after, strict=True))


def _tuple_like(value: tuple[Any, ...], parts: list[Any]) -> tuple[Any, ...]:
    """The parts as the kind of tuple they came in."""
    if isinstance(value, RawMapping):
        return RawMapping(parts)
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
