"""Every text within a value in normal form."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefer.model.extra import RawMapping
from briefer.model.localized import Localized
from briefer.model.text import clean


def cleaned(value: Any) -> Any:
    """The value with all its texts in normal form; the very same object when they are already."""
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
        for field in fields(value):
            part = getattr(value, field.name)
            normal = cleaned(part)
            if normal is not part:
                changes[field.name] = normal
        return replace(value, **changes) if changes else value
    raise TypeError(type(value).__name__)


def _same(before: Any, after: Any) -> bool:
    """Whether two runs of values are made of the same objects."""
    return all(one is other for one, other in zip(before, after, strict=True))


def _tuple_like(value: tuple[Any, ...], parts: list[Any]) -> tuple[Any, ...]:
    """The parts as the kind of tuple they came in."""
    if isinstance(value, RawMapping):
        return RawMapping(parts)
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
