"""Our dataclasses do what those of the standard library do."""
from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A value."""

    x: float
    y: float = 0
    tags: tuple[str, ...] = field(default_factory=lambda: ("new",), repr=False)
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Named:
    """A value without slots, which does something when it is made."""

    name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name.strip())


@dataclass(frozen=True)
class Titled(Named):
    """A value with the fields of another first."""

    title: str = "Dr"

    def __repr__(self) -> str:
        return f"{self.title} {self.name}"


@dataclass(slots=True)
class Counter:
    """What changes."""

    count: int = 0
    kids: list[Counter] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Equal to itself alone."""

    x: float


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


def test_a_value_takes_its_fields_by_place_and_by_name_and_fills_in_the_rest() -> None:
    assert Point(1, y=2) == Point(x=1, y=2, tags=("new",))
    assert Point(1).tags == ("new",)
    assert Titled(" Ada ") == Titled("Ada", "Dr")


@pytest.mark.parametrize("make", [lambda: Point(), lambda: Point(1, z=2), lambda: Point(1, 2, (), 0, 5)])  # type: ignore[call-arg]
def test_a_value_refuses_fields_it_has_not(make: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        make()


def test_equality_and_hash_are_of_the_compared_fields_and_of_one_class() -> None:
    assert Point(1, seen=3) == Point(1, seen=4)
    assert len({Point(1), Point(1), Point(2), Nothing(), Nothing()}) == 3
    assert Named("Dr") != Titled("Dr")
    assert Box(1) != Box(1)
    assert len({Box(1), Box(1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter())


def test_a_frozen_value_cannot_be_changed() -> None:
    value: Any = Point(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        value.x = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del value.x


def test_one_that_is_not_frozen_changes_and_shares_no_default() -> None:
    one, other = Counter(), Counter()
    one.count = 4
    one.kids.append(other)
    assert (one.count, other.kids) == (4, [])
    assert one == Counter(4, [Counter()])


def test_a_value_prints_as_it_is_written_even_when_it_holds_itself() -> None:
    assert repr(Point(1, 2)) == "Point(x=1, y=2, seen=0)"
    assert repr(Nothing()) == "Nothing()"
    assert repr(Titled("Ada")) == "Dr Ada"
    circle = Counter(1)
    circle.kids.append(circle)
    assert repr(circle) == "Counter(count=1, kids=[...])"


def test_the_tools_of_the_library_know_a_value() -> None:
    assert replace(Point(1), y=3) == Point(1, 3)
    assert [one.name for one in dataclasses.fields(Titled)] == ["name", "title"]
    assert dataclasses.is_dataclass(Point)
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


@pytest.mark.parametrize("value", [Point(1, 2, ("a",), 7), Titled("Ada"), Counter(1, [Counter()]), Nothing()])
def test_a_value_can_be_copied_and_packed(value: object) -> None:
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
