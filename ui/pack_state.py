"""How somebody left a pack, as it is kept in the user's settings: where, what was open, in which order. Told without a widget."""
from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from briefer.values import dataclass

K = TypeVar("K")
V = TypeVar("V")

VERSION = 1
_MOST = 2_000  # sources whose places are kept
_WORKSPACES = ("sources", "excerpts", "briefing")
_LARGEST = 100_000_000
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PackState:
    """The state; what is empty or 0 is as in a pack that was never open. `sizes` are widths of the panes beside the middle, by workspace;
    `places` where the caret was in a source, and how far it was scrolled; `columns` widths that somebody chose."""

    workspace: str = ""
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    tabs: Mapping[str, str] = field(default_factory=dict)
    source: int = 0
    places: Mapping[int, Place] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    columns: Mapping[str, int] = field(default_factory=dict)
    briefing: str = ""
    section: str = ""
    language: str = ""
    zoom: str = ""

    def kept(self) -> str:
        """In the form in which it is kept."""
        places = dict(list(self.places.items())[-_MOST:])
        values = {name: getattr(self, name) for name in _PLAIN} | {
            "version": VERSION, "sizes": dict(self.sizes), "tabs": dict(self.tabs), "places": places, "columns": dict(self.columns)}
        return json.dumps(values, sort_keys=True)


_PLAIN = ("workspace", "source", "sort", "descending", "briefing", "section", "language", "zoom")


def read_state(raw: object) -> PackState:
    """The state that was kept. Of one that is broken, or of another version of the program, there is nothing; a part that cannot be is
    as if it had not been kept."""
    try:
        values = json.loads(raw) if isinstance(raw, str) and raw else {}
    except ValueError:
        return PackState()
    if not isinstance(values, dict) or values.get("version") != VERSION:
        return PackState()
    usual = PackState()
    plain = {name: values[name] for name in _PLAIN if type(values.get(name)) is type(getattr(usual, name))}
    state = replace(usual, **plain)
    return replace(
        state,
        workspace=state.workspace if state.workspace in _WORKSPACES else "",
        sizes=_mapped(values.get("sizes"), str, _sizes), tabs=_mapped(values.get("tabs"), str, _text),
        places=_mapped(values.get("places"), _number_typed, _place), columns=_mapped(values.get("columns"), str, _number))


def _mapped(raw: object, key: Callable[[Any], K | None], value: Callable[[object], V | None]) -> Mapping[K, V]:
    """The sound pairs of what should be an object."""
    pairs = ((key(name), value(one)) for name, one in raw.items()) if isinstance(raw, dict) else ()
    return MappingProxyType({name: one for name, one in pairs if name is not None and one is not None})


def _number(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < _LARGEST else None


def _number_typed(raw: object) -> int | None:
    return int(raw) if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 9 else None


def _text(raw: object) -> str | None:
    return raw if isinstance(raw, str) else None


def _sizes(raw: object) -> tuple[int, ...] | None:
    if not isinstance(raw, list) or not 1 <= len(raw) <= 2:
        return None
    numbers = tuple(one for one in map(_number, raw) if one)
    return numbers if len(numbers) == len(raw) else None


def _place(raw: object) -> Place | None:
    numbers = tuple(one for one in map(_number, raw) if one is not None) if isinstance(raw, list) else ()
    return (numbers[0], numbers[1], numbers[2]) if isinstance(raw, list) and len(numbers) == len(raw) == 3 else None
