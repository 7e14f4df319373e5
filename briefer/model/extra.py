"""Keys of a pack file that this version does not know: kept as they are, so that a newer Briefer finds them again."""
from __future__ import annotations

from typing import TypeAlias

Raw: TypeAlias = "str | tuple[Raw, ...] | RawMapping"


class RawMapping(tuple[tuple[str, "Raw"], ...]):
    """A YAML mapping as ordered pairs; a class of its own, so that it is never taken for a list."""

    __slots__ = ()


Extra: TypeAlias = "tuple[tuple[str, Raw], ...]"
