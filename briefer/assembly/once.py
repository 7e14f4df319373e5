"""What was worked out once and is asked for again: by the next run of an assembly, or by the next quotation from a source."""
from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Given = TypeVarTuple("Given")


class Once:
    """Calls functions that depend on nothing but their arguments, each with the same ones once; lives as long as one assembly."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def __call__(self, work: Callable[[*Given], T], *given: *Given) -> T:
        """What the function gives for these arguments."""
        key = (work, given)
        try:
            return self._known[key]  # type: ignore[no-any-return]
        except KeyError:
            found = self._known[key] = work(*given)
            return found

    def of(self, key: Hashable, work: Callable[[], T]) -> T:
        """What was made under a key before, or is made now: of the pack and the words of the assembly alone, whichever run it is."""
        try:
            return self._known[key]  # type: ignore[no-any-return]
        except KeyError:
            found = self._known[key] = work()
            return found
