"""Dataclasses like those of the standard library, and on its fields, whose classes are made in a tenth of the time.

The library writes and compiles up to seven methods for each class when its module loads; with the classes of this program that took a
third of a short command's time. Here equality, hash, `repr` and refusal to change are functions over the names of the fields, and
`__init__` alone is compiled, once some values have been made: most classes never have more. Type checkers see the library's own.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeVar

C = TypeVar("C", bound=type)
_BY_HAND = 8  # values of a class that are filled field by field; compiling takes longer than that

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    def dataclass(cls: C | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> C | Callable[[C], C]:
        """The class as a dataclass with these of the library's options; its fields are the library's."""
        def made(cls: C) -> C:
            return _made(cls, frozen, slots, eq)

        return made if cls is None else made(cls)


def _made(cls: C, frozen: bool, slots: bool, eq: bool) -> C:
    own = cls.__dict__
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(made)
    methods: dict[str, Any] = {
        "__init__": _initialiser(made, fields, frozen), "__repr__": _representation([field.name for field in fields if field.repr])}
    if eq:
        methods |= _comparison([field.name for field in fields if field.compare], hashable=frozen)
    if frozen:
        methods |= {"__setattr__": _no_setting, "__delattr__": _no_deleting, "__getstate__": _state, "__setstate__": _with_state}
    for name, method in methods.items():
        if own.get(name) is None:
            setattr(made, name, method)
    result: C = made
    return result


def _initialiser(cls: Any, fields: Sequence[Field[Any]], frozen: bool) -> Callable[..., None]:
    """An `__init__` that fills the first values field by field, then writes the real one and gives its place to it."""
    made = 0
    names = [field.name for field in fields]
    default = {field.name: field.default for field in fields if field.default is not MISSING}
    factories = {field.name: field.default_factory for field in fields if field.default_factory is not MISSING}

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        given = dict(zip(names, values, strict=False)) | named
        makers = {name: maker for name, maker in factories.items() if name not in given}
        if made > _BY_HAND or len(given) < len(values) + len(named) or (default | makers | given).keys() != set(names):
            if cls.__init__ is __init__:
                cls.__init__ = _written(cls, fields, frozen)
            cls.__init__(self, *values, **named)  # which also says what is wrong with what was given
            return
        for name in names:
            object.__setattr__(self, name, given[name] if name in given else makers[name]() if name in makers else default[name])
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return __init__


def _written(cls: Any, fields: Sequence[Field[Any]], frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class, compiled."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    taken, lines = ["self"], list[str]()
    for field in fields:
        name, value = field.name, field.name
        if field.default is not MISSING:
            known[f"_of_{name}"] = field.default
            taken.append(f"{name}=_of_{name}")
        elif field.default_factory is not MISSING:
            known[f"_of_{name}"] = field.default_factory
            taken.append(f"{name}=_missing")
            value = f"_of_{name}() if {name} is _missing else {name}"
        else:
            taken.append(name)
        slot = getattr(cls, name, None)
        if not frozen:
            lines.append(f" self.{name} = {value}")
        elif isinstance(slot, MemberDescriptorType):
            known[f"_set_{name}"] = slot.__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec("\n".join((f"def __init__({', '.join(taken)}):", *lines, " pass")), known)
    written: Callable[..., None] = known["__init__"]
    return written


def _values_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes the values of some fields out of a value."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else (lambda value: ())


def _comparison(names: Sequence[str], *, hashable: bool) -> dict[str, Any]:
    """Equality by the values of some fields, and the hash of them for what may have one."""
    values = _values_of(names)

    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if hashable else None}


def _representation(names: Sequence[str]) -> Callable[[Any], str]:
    @recursive_repr()
    def __repr__(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _no_setting(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _with_state(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
