"""What one assembly keeps for the next of the same briefing: a section that is the same and begins in the same state is not composed anew.

Every run of an assembly has its own store, so that the next assembly goes through the same runs and comes to the same document.
"""
from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields
from typing import Any, TypeVar

from briefer.assembly.composer import Ahead, Composer, Mark
from briefer.assembly.once import Once
from briefer.document.nodes import Block
from briefer.model.briefing import CHOOSING, Briefing, LeafItem, Section
from briefer.model.origins import Origin
from briefer.model.pack import Pack
from briefer.values import dataclass

T = TypeVar("T")
# Kinds that depend on their section, the sources, and the state in which they begin; those of CHOOSING also on what is placed anywhere.
_BY_THEMSELVES = frozenset({"text", "excerpts", "by_theme", "key_points", "bottom_line", "table", "sources"})


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """A section as it was composed: what it depended on, what it made, and the state in which it left the composer."""

    section: Section
    apart: bool
    placed: Hashable
    before: Mark
    after: Mark
    blocks: list[Block]
    origins: dict[str, Origin]
    hands: dict[str, tuple[str, str]]
    places: dict[str, str]
    referred: set[str]


class Run:
    """The sections of one run. `ahead` is what the run knew beforehand; with other knowledge nothing of it holds."""

    def __init__(self, ahead: Ahead, *, lasts: bool) -> None:
        self.ahead, self._lasts = ahead, lasts
        self._kept: dict[str, _Kept] = {}
        self._at: Mark | None = None  # the state the composer would be in; None when it is in it
        self._placed: Hashable = None

    def begin(self, placed: Hashable) -> None:
        """A new document."""
        self._at, self._placed = None, placed

    def settle(self, composer: Composer) -> None:
        """Puts the composer into the state it would be in."""
        if self._at is not None:
            composer.back_to(self._at)
            self._at = None

    def section(self, composer: Composer, section: Section, apart: bool,
                compose: Callable[[], tuple[list[Block], dict[str, Origin]]]) -> list[Block]:
        """The blocks of a section, composed or kept."""
        if not self._lasts:
            blocks, origins = compose()
            composer.origins.update(origins)
            return blocks
        former = self._kept.get(section.id)
        placed = self._placed if section.kind in CHOOSING else None
        if former is not None and former.section is section and former.apart == apart and former.placed == placed \
                and (section.kind in _BY_THEMSELVES or section.kind in CHOOSING) and self._begins(composer, former):
            self._replay(composer, former)
            return former.blocks
        before = self._at or composer.mark()
        self.settle(composer)
        if former is not None and former.before == before:
            before = former.before
        outer = composer.hands, composer.places, composer.referred_to, composer.made_of
        composer.referred_to = set()
        if section.kind in _BY_THEMSELVES or section.kind in CHOOSING:
            composer.hands, composer.places, composer.made_of = {}, {}, dict[str, LeafItem]()
        try:
            blocks, origins = compose()
            made = composer.hands, composer.places, composer.referred_to
        finally:
            inner = composer.hands, composer.places, composer.referred_to
            composer.hands, composer.places, composer.referred_to, composer.made_of = outer
            composer.hands.update(inner[0])
            composer.places.update(inner[1])
            composer.referred_to.update(inner[2])
        after = composer.mark()
        if former is not None and former.after == after:
            after = former.after  # what follows begins as it did, and need not be compared
        self._kept[section.id] = _Kept(section, apart, placed, before, after, blocks, origins, *made)
        composer.origins.update(origins)
        self._at = after
        return blocks

    def _begins(self, composer: Composer, kept: _Kept) -> bool:
        """Whether the composer is in the state in which a section began."""
        if self._at is not None:
            return self._at is kept.before or self._at == kept.before
        return composer.mark() == kept.before

    def _replay(self, composer: Composer, kept: _Kept) -> None:
        composer.hands.update(kept.hands)
        composer.places.update(kept.places)
        composer.referred_to.update(kept.referred)
        composer.origins.update(kept.origins)
        self._at = kept.after


class Memory:
    """Everything that is kept; for one briefing in one language at a time. One that does not last serves a single assembly."""

    def __init__(self, *, lasts: bool = True) -> None:
        self._lasts = lasts
        self.once = Once()
        self._runs: list[Run] = []
        self._scope: tuple[Any, ...] = ()
        self._known: dict[tuple[str, int], tuple[Block, Any]] = {}
        self._former: dict[tuple[str, int], tuple[Block, Any]] = {}

    def begin(self, pack: Pack, briefing: Briefing, *other: Hashable) -> None:
        """Forgets what does not hold any more for a pack and a briefing."""
        frame = tuple(getattr(briefing, one.name) for one in fields(briefing) if one.name != "sections")
        scope = (pack.sources, pack.themes, pack.glossary, frame, other)
        if len(self._scope) != len(scope) or any(now is not then for now, then in zip(scope[:3], self._scope[:3], strict=True)) \
                or scope[3:] != self._scope[3:]:
            self._runs = []
            self.once = Once()
            self._known = {}
        self._scope = scope
        self._former, self._known = self._known, {}

    def run(self, number: int, ahead: Ahead, briefing: Briefing) -> Run:
        """The store of a run that begins with some knowledge."""
        if number >= len(self._runs) or self._runs[number].ahead != ahead:
            self._runs[number:] = [Run(ahead, lasts=self._lasts)]
        run = self._runs[number]
        run.begin(tuple(briefing.placed()))
        return run

    def of(self, name: str, block: Block, work: Callable[[Block], T]) -> T:
        """What is known of a block, or is found now."""
        key = (name, id(block))
        found = self._known.get(key) or self._former.get(key)
        if found is None or found[0] is not block:
            found = (block, work(block))
        self._known[key] = found
        return found[1]
