"""How values stand in YAML, both ways: a `Kind` reads a node into a value and writes the value as plain text, lists and mappings.

A record's table of fields is the only place that says which keys a part of the pack has; reading, writing and the page on
the format all go by it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeAlias, TypeVar

from briefer.model.extra import Raw, RawMapping
from briefer.model.localized import PLAIN, Localized
from briefer.model.text import clean
from briefer.schema import SchemaError, raw_of, refuse
from briefer.values import dataclass

T = TypeVar("T")
L = TypeVar("L", bound=str)
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | Raw"
MAX_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of value. `read` raises SchemaError for a node of another kind; `write` gives None for what need not be written."""

    read: Callable[[Any], T]
    write: Callable[[T], Plain | None]
    keys: frozenset[str] = frozenset()  # every key that can stand at or below this value
    void: Plain = ""  # what stands for a value with nothing to write where it takes a place in a list


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A key of a record: where its value goes, what it is when the key is missing, and how to get it from the record."""

    key: str
    kind: Kind[T]
    attribute: str
    required: bool = False
    get: Callable[[Any], T] | None = None


def field(key: str, kind: Kind[T], *, attribute: str = "", required: bool = False, get: Callable[[Any], T] | None = None) -> Field[T]:
    """A key that holds the attribute of the same name, unless another or a function is named."""
    return Field(key, kind, attribute or key, required, get)


def _text(node: Any) -> str:
    if node.id != "scalar":
        refuse(node, "schema.text_expected")
    return clean(node.value)


TEXT: Kind[str] = Kind(_text, lambda value: value or None)


def integer(*, least: int = 0, most: int = MAX_NUMBER, default: int | None = None) -> Kind[int]:
    """A whole number within bounds; the default is not written."""
    def read(node: Any) -> int:
        said = _text(node)
        if not (said.isascii() and said.isdigit() and len(said) <= 15 and least <= int(said) <= most):
            refuse(node, "schema.whole_number", value=said, least=least, most=most)
        return int(said)

    return Kind(read, lambda value: None if value == default else str(value))


def choice(allowed: Sequence[L], default: L | None = None) -> Kind[L]:
    """One of the allowed words; the default is not written."""
    words: Mapping[str, L] = MappingProxyType({word: word for word in allowed})

    def read(node: Any) -> L:
        said = _text(node)
        if said not in words:
            refuse(node, "schema.not_allowed", value=said, allowed=tuple(allowed))
        return words[said]

    return Kind(read, lambda value: None if value == default else value)


def _flag(node: Any) -> bool:
    said = _text(node)
    if said not in ("true", "false"):
        refuse(node, "schema.not_allowed", value=said, allowed=("true", "false"))
    return said == "true"


FLAG: Kind[bool] = Kind(_flag, lambda value: "true" if value else None)


def number(*, most: float) -> Kind[float]:
    """A number from 0 to a bound; 0 is not written."""
    def read(node: Any) -> float:
        said = _text(node)
        whole, _, part = said.partition(".")
        if not (len(said) <= 20 and said.isascii() and (whole + part).isdigit() and float(said) <= most):
            refuse(node, "schema.number", value=said, least=0, most=most)
        return float(said)

    return Kind(read, lambda value: f"{value:.6f}".rstrip("0").rstrip(".") if value else None)


def _localized(node: Any) -> Localized:
    if node.id == "scalar":
        return Localized(clean(node.value))
    if node.id != "mapping":
        refuse(node, "schema.languages_expected")
    texts: dict[str, str] = {}
    for key, child in node.value:
        language = _text(key)
        if language in texts:
            refuse(key, "schema.duplicate_key", key=language)
        try:
            texts[language] = _text(child)
        except SchemaError as error:
            raise error.within(language) from None
    return Localized(texts)


def _write_localized(value: Localized) -> Plain | None:
    if not value:
        return None
    return value[PLAIN] if len(value) == 1 and PLAIN in value else dict(value)


LOCALIZED: Kind[Localized] = Kind(_localized, _write_localized)


def always(kind: Kind[T]) -> Kind[T]:
    """A value that is written even when it is empty, because a missing one means something else."""
    return Kind(kind.read, lambda value: kind.void if (plain := kind.write(value)) is None else plain, kind.keys, kind.void)


def optional(kind: Kind[T]) -> Kind[T | None]:
    """A value that may be missing; one that is there and has nothing to say is written as empty."""
    present = always(kind)
    return Kind(kind.read, lambda value: None if value is None else present.write(value), kind.keys)


def listed(kind: Kind[T]) -> Kind[tuple[T, ...]]:
    """A list; an empty one is not written."""
    def read(node: Any) -> tuple[T, ...]:
        if node.id != "sequence":
            refuse(node, "schema.list_expected")
        values = []
        for child in node.value:
            try:
                values.append(kind.read(child))
            except SchemaError as error:
                raise error.within(f"[{len(values) + 1}]") from None
        return tuple(values)

    def write(values: tuple[T, ...]) -> Plain | None:
        return [kind.void if (plain := kind.write(value)) is None else plain for value in values] if values else None

    return Kind(read, write, kind.keys, void=())


def mapped(kind: Kind[T], key: Callable[[Any], Any] = _text, order: Callable[[Any], Any] = str) -> Kind[Mapping[Any, T]]:
    """A mapping whose keys are free, in the order of its keys; an empty one is not written."""
    def read(node: Any) -> Mapping[Any, T]:
        if node.id != "mapping":
            refuse(node, "schema.mapping_expected")
        values: dict[Any, T] = {}
        for name, child in node.value:
            said = key(name)
            if said in values:
                refuse(name, "schema.duplicate_key", key=str(said))
            try:
                values[said] = kind.read(child)
            except SchemaError as error:
                raise error.within(str(said)) from None
        return values

    def write(values: Mapping[Any, T]) -> Plain | None:
        plain = {str(name): kind.write(values[name]) for name in sorted(values, key=order)}
        return {name: value for name, value in plain.items() if value is not None} or None

    return Kind(read, write, kind.keys)


def record(make: Callable[..., T], *fields: Field[Any], extra: str = "extra") -> Kind[T]:
    """A mapping with known keys that becomes a value by its constructor; unknown keys go to the attribute `extra`.

    `extra=""`: the constructor takes them as `extra`, and whoever writes the outer mapping gives them back.
    """
    table = {entry.key: (entry.attribute, entry.kind.read) for entry in fields}
    required = tuple((entry.attribute, entry.key) for entry in fields if entry.required)

    def read(node: Any) -> T:
        if node.id != "mapping":
            refuse(node, "schema.mapping_expected")
        values, unknown = _values(node, table)
        for attribute, key in required:
            if attribute not in values:
                refuse(node, "schema.missing_key", key=key)
        if unknown:
            values["extra"] = tuple(unknown)
        return make(**values)

    keys = frozenset(table).union(*(entry.kind.keys for entry in fields))
    return Kind(read, _writer(fields, extra), keys, void=RawMapping())


def _writer(fields: Sequence[Field[Any]], extra: str) -> Callable[[Any], Plain | None]:
    """What writes a record: its fields in the order of the table, then what was kept of it unknown."""
    writers = tuple((entry.key, entry.get, entry.attribute, entry.kind.write, entry.kind.void if entry.required else None)
                    for entry in fields)

    def write(value: Any) -> Plain | None:
        plain: dict[str, Plain] = {}
        for key, get, attribute, write_value, void in writers:
            written = write_value(get(value) if get else getattr(value, attribute))
            if written is not None:
                plain[key] = written
            elif void is not None:
                plain[key] = void
        for key, raw in getattr(value, extra) if extra else ():
            plain[key] = merged(plain[key], raw) if key in plain else raw
        return plain or None

    return write


def _values(node: Any, table: Mapping[str, tuple[str, Callable[[Any], Any]]]) -> tuple[dict[str, Any], list[tuple[str, Raw]]]:
    """The values of a mapping node by attribute, and what the table does not know."""
    values: dict[str, Any] = {}
    unknown: list[tuple[str, Raw]] = []
    strange: set[str] = set()
    for key, child in node.value:
        name = key.value
        if type(name) is not str:
            refuse(key, "schema.text_expected")
        entry = table.get(name)
        if entry is None:
            if name in strange:
                refuse(key, "schema.duplicate_key", key=name)
            strange.add(name)
            unknown.append((_text(key), raw_of(child)))
            continue
        attribute, read = entry
        if attribute in values:
            refuse(key, "schema.duplicate_key", key=name)
        if child.value == "" and not child.style:
            continue
        try:
            values[attribute] = read(child)
        except SchemaError as error:
            raise error.within(name) from None
    return values, unknown


def merged(known: Plain, unknown: Raw) -> Plain:
    """What is known of a mapping followed by what was kept of it unknown."""
    if isinstance(known, dict) and isinstance(unknown, RawMapping):
        return {**known, **{key: value for key, value in unknown if key not in known}}
    return known


def pairs(plain: Plain) -> Iterator[tuple[str, Plain]]:
    """The keys and values of a plain mapping, whichever of its two shapes it has."""
    if isinstance(plain, dict):
        yield from plain.items()
    elif isinstance(plain, RawMapping):
        yield from plain
