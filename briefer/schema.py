"""YAML text to fields that know their place: every value a string, every mistake with its line and column.

The one module that reads YAML. No tags, no constructors, a bound on aliases and depth: nothing in a file can run or explode.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

import yaml
from yaml._yaml import CParser

from briefer.errors import Message, message
from briefer.model.extra import Extra, Raw, RawMapping
from briefer.model.localized import Localized
from briefer.model.text import clean

MAX_DEPTH = 40
MAX_NODES = 400_000  # texts, lists and mappings of one file: as nodes of YAML they take 150 MB
_DEEP_BLOCK = re.compile(r"^[ \-?:]{200}", re.MULTILINE)
_MANY_BRACKETS = 500
T = TypeVar("T")
L = TypeVar("L", bound=str)


class SchemaError(Exception):
    """A value that is not what its field holds: what is wrong, where (line and column from 1), and in which field."""

    def __init__(self, what: Message, line: int, column: int, field: str = "") -> None:
        super().__init__(what.id, dict(what.fields), line, column, field)
        self.what, self.line, self.column, self.field = what, line, column, field

    def within(self, name: str) -> SchemaError:
        """The same mistake seen from the mapping or list that holds it under this name."""
        joint = "" if not self.field or self.field.startswith("[") else "."
        path = f"{name}{joint}{self.field}"
        return SchemaError(Message(self.what.id, MappingProxyType({**self.what.fields, "field": path})), self.line, self.column, path)


def parse(text: str) -> Any:
    """The root node of a YAML text, or None when it is empty; SchemaError when it is no YAML or uses what is not allowed."""
    node = _shallow(text)
    if node is not None:
        _bound(node)
    return node


class Room:
    """How many nodes may still be made for a reader of several files."""

    __slots__ = ("left",)

    def __init__(self, left: int = MAX_NODES) -> None:
        self.left = left


def compose(text: str, room: Room | None = None) -> Any:
    """As `parse`, but never None, and for a reader that follows a fixed structure and so bounds depth itself."""
    node = _shallow(text, room)
    if node is None:
        raise SchemaError(message("schema.mapping_expected", field=""), 1, 1)
    if "&" in text:
        _bound(node)
    return node


def _shallow(text: str, room: Room | None = None) -> Any:
    """The root node of a text that does not nest so deep that building its nodes would end the process."""
    if text.count("[") + text.count("{") > _MANY_BRACKETS or _DEEP_BLOCK.search(text):
        _refuse_depth(text)
    return _compose(text, room or Room())


def _refuse_depth(text: str) -> None:
    """Walks the events alone: building nodes recurses in C, where nesting without bound ends the process."""
    loader = yaml.CBaseLoader(text)
    depth = nodes = 0
    try:
        while nodes <= MAX_NODES and (event := loader.get_event()) is not None:
            nodes += 1  # beyond that many, building them stops by itself
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise SchemaError(message("schema.too_deep"), *_place(event.start_mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # building the nodes meets the same mistake and names it
    finally:
        loader.dispose()


def _place(mark: Any) -> tuple[int, int]:
    """Line and column from 1; libyaml gives no mark for some mistakes."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Loader(CParser):
    """libyaml's parser without the search for types that PyYAML makes at every node, a third of the time of reading."""

    left = most = MAX_NODES

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing to look up; a node more."""
        self.left -= 1
        if self.left < 0:
            raise SchemaError(message("schema.file_too_long", most=self.most), 1, 1)

    def ascend_resolver(self) -> None:
        """Nothing to look up."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """One tag for all: everything is read as text."""
        return ""


def _compose(text: str, room: Room) -> Any:
    """The root node; mistakes of YAML itself as SchemaError."""
    loader = _Loader(text)
    loader.left = loader.most = min(MAX_NODES, room.left)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        raise SchemaError(message("schema.not_yaml", problem=error.problem or ""), *place) from error
    except yaml.YAMLError as error:
        raise SchemaError(message("schema.not_yaml", problem=str(error)), 1, 1) from error
    except RecursionError as error:
        raise SchemaError(message("schema.too_deep"), 1, 1) from error
    finally:
        room.left -= loader.most - max(loader.left, 0)
        loader.dispose()
    return node


def _bound(root: Any) -> None:
    """Refuses aliases (a node met twice), tags of any kind, and nesting beyond MAX_DEPTH."""
    seen: set[int] = set()
    todo = [(root, 1)]
    while todo:
        node, depth = todo.pop()
        if isinstance(node, yaml.ScalarNode):
            continue
        if id(node) in seen:
            _fail(node, "schema.alias")
        seen.add(id(node))
        if depth > MAX_DEPTH:
            _fail(node, "schema.too_deep")
        children = node.value if isinstance(node, yaml.SequenceNode) else [child for pair in node.value for child in pair]
        todo.extend((child, depth + 1) for child in children)


def _fail(node: Any, id: str, field: str = "", **fields: object) -> NoReturn:
    """Refuses a node."""
    mark = node.start_mark
    raise SchemaError(Message(id, MappingProxyType({"field": field, **fields})), mark.line + 1, mark.column + 1, field)


def refuse(node: Any, id: str, **fields: object) -> NoReturn:
    """Raises the SchemaError for a node that is not what its field holds; callers add the field with `SchemaError.within`."""
    _fail(node, id, "", **fields)


def _scalar(node: Any, field: str) -> str:
    """The text of a scalar."""
    if not isinstance(node, yaml.ScalarNode):
        _fail(node, "schema.text_expected", field)
    return clean(node.value)


def raw_of(node: Any, depth: int = 1) -> Raw:
    """A node as plain values, for keeping what is not known; SchemaError beyond MAX_DEPTH."""
    if isinstance(node, yaml.ScalarNode):
        return clean(node.value)
    if depth > MAX_DEPTH:
        _fail(node, "schema.too_deep")
    if isinstance(node, yaml.SequenceNode):
        return tuple(raw_of(child, depth + 1) for child in node.value)
    pairs = {}
    for key, value in node.value:
        name = _scalar(key, "")
        if name in pairs:
            _fail(key, "schema.duplicate_key", key=name)
        pairs[name] = raw_of(value, depth + 1)
    return RawMapping(pairs.items())


class Fields:
    """A YAML mapping being read: each key is asked for once, what nobody asked for is unknown.

    Methods give the default when the key is absent or empty, and raise SchemaError for a value of the wrong kind.
    """

    __slots__ = ("node", "path", "_values", "_left")

    def __init__(self, node: Any, path: str = "") -> None:
        if not isinstance(node, yaml.MappingNode):
            _fail(node, "schema.mapping_expected", path)
        self.node, self.path = node, path
        self._values: dict[str, Any] = {}
        self._left: dict[str, Any] = {}
        for key, value in node.value:
            name = _scalar(key, path)
            if name in self._values:
                _fail(key, "schema.duplicate_key", self._at(name), key=name)
            self._values[name] = value
            self._left[name] = key

    def _at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def fail(self, id: str, name: str = "", **fields: object) -> NoReturn:
        """Refuses the value of a key, or the mapping itself."""
        _fail(self._values.get(name, self.node), id, self._at(name) if name else self.path, **fields)

    def take(self, name: str) -> Any | None:
        """The node of a key, or None when it is absent or empty."""
        self._left.pop(name, None)
        node = self._values.get(name)
        if isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style:
            return None
        return node

    def required(self, name: str) -> Any:
        """The node of a key that must be there."""
        node = self.take(name)
        if node is None:
            _fail(self.node, "schema.missing_key", self._at(name), key=name)
        return node

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        node = self.take(name)
        return default if node is None else _scalar(node, self._at(name))

    def required_text(self, name: str) -> str:
        """A text that must be there."""
        return _scalar(self.required(name), self._at(name))

    def choice(self, name: str, allowed: Sequence[L], default: L) -> L:
        """One of the allowed words."""
        node = self.take(name)
        if node is None:
            return default
        said = _scalar(node, self._at(name))
        for word in allowed:
            if word == said:
                return word
        _fail(node, "schema.not_allowed", self._at(name), value=said, allowed=tuple(allowed))

    def required_choice(self, name: str, allowed: Sequence[L]) -> L:
        """One of the allowed words, which must be there."""
        self.required(name)
        return self.choice(name, allowed, allowed[0])

    def integer(self, name: str, default: int = 0, *, least: int = 0, most: int = 10**9) -> int:
        """A whole number within bounds."""
        node = self.take(name)
        if node is None:
            return default
        said = _scalar(node, self._at(name))
        digits = said.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) <= 12 and least <= int(said) <= most:
            return int(said)
        _fail(node, "schema.whole_number", self._at(name), value=said, least=least, most=most)

    def number(self, name: str, default: float = 0.0, *, least: float = 0.0, most: float = 10_000.0) -> float:
        """A number within bounds."""
        node = self.take(name)
        return default if node is None else number_of(node, self._at(name), least, most)

    def flag(self, name: str, default: bool = False) -> bool:
        """`true` or `false`; a word like yes is an error, so that nobody has to remember YAML's list."""
        return self.choice(name, ("true", "false"), "true" if default else "false") == "true"

    def fields(self, name: str) -> Fields | None:
        """A mapping within, or None."""
        node = self.take(name)
        return None if node is None else Fields(node, self._at(name))

    def nodes(self, name: str) -> list[Any]:
        """The nodes of a list; a missing list is empty."""
        node = self.take(name)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            _fail(node, "schema.list_expected", self._at(name))
        return list(node.value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(_scalar(node, f"{self._at(name)}[{index}]") for index, node in enumerate(self.nodes(name), 1))

    def each(self, name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """A list of mappings, each read by a function."""
        return tuple(read(Fields(node, f"{self._at(name)}[{index}]")) for index, node in enumerate(self.nodes(name), 1))

    def pairs(self, name: str) -> Iterator[tuple[str, Any]]:
        """The keys and value nodes of a mapping whose keys are free; a missing one has none."""
        inner = self.fields(name)
        if inner is not None:
            yield from inner._values.items()

    def unknown(self) -> Extra:
        """What nobody asked for, to be kept."""
        return tuple((name, raw_of(self._values[name])) for name in self._left)

    def only(self, allowed: Sequence[str]) -> Fields:
        """The same mapping; refuses the first key that is none of the allowed, before any is read."""
        for name, key in self._left.items():
            if name not in allowed:
                _fail(key, "schema.unknown_key", self._at(name), key=name, allowed=tuple(allowed))
        return self

    def refuse_unknown(self, allowed: Sequence[str]) -> None:
        """Refuses the first key that nobody asked for, naming those that could stand there."""
        for name, key in self._left.items():
            _fail(key, "schema.unknown_key", self._at(name), key=name, allowed=tuple(allowed))


def number_of(node: Any, field: str, least: float = 0.0, most: float = 10_000.0) -> float:
    """A number within bounds from a scalar node."""
    said = _scalar(node, field)
    try:
        value = float(said) if len(said) <= 20 and said.isascii() else None
    except ValueError:
        value = None
    if value is None or not least <= value <= most:
        _fail(node, "schema.number", field, value=said, least=least, most=most)
    return value


def text_of(node: Any, field: str) -> str:
    """The text of a scalar node."""
    return _scalar(node, field)


def localized_of(node: Any, field: str, *, plain: bool = False) -> Localized:
    """Text per language from a mapping node; with `plain` also from a scalar."""
    if plain and isinstance(node, yaml.ScalarNode):
        return Localized(_scalar(node, field))
    if not isinstance(node, yaml.MappingNode):
        _fail(node, "schema.languages_expected", field)
    inner = Fields(node, field)
    return Localized({language: inner.text(language) for language in list(inner._values)})
