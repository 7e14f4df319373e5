"""The excerpts of a pack in the order of a column, and where the briefing has them."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from briefer.model.briefing import Briefing, ExcerptItem, GroupItem, Section
from briefer.model.dates import UNDATED_KEY, SortKey, sort_key
from briefer.model.grading import rank
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import Excerpt, Source
from ui.excerpts.listing import Listing

Column = Literal["date", "quote", "theme", "grade", "placed"]
COLUMNS: tuple[Column, ...] = get_args(Column)
_LAST = 1_000_000
_Keyed = tuple[Any, int, int, Selected]


class Order:
    """Sorts the excerpts of a pack once, so that any part of them is soon in order.

    Ascending: the earliest date first, the order of the sources, that of the themes, the best grade, the order of the briefing. What has
    no date or theme comes last both ways.
    """

    def __init__(self) -> None:
        self.column: Column = "date"
        self.descending = False
        self.sections: Mapping[tuple[int, int], Section] = {}
        self.groups: Mapping[tuple[int, int], str] = {}  # the theme below which one stands in a section by theme
        self._pack: Pack | None = None
        self._briefing: Briefing | None = None
        self._places: dict[tuple[int, int], int] = {}
        self._themes: dict[str, int] = {}
        self._dates: dict[tuple[int, int], tuple[Excerpt, SortKey]] = {}
        self._sorted: list[Selected] = []
        self._rank: dict[tuple[int, int], int] | None = None  # where each stands in it, once somebody has asked for a part
        self._known: dict[tuple[Column, bool], list[Selected]] = {}  # the orders that were asked for, until the pack is another

    def put(self, pack: Pack, briefing: Briefing | None) -> None:
        """Takes in another state of the pack; where nothing changes its place, the order that is known holds."""
        if self._exchange(pack, briefing):
            return
        self._pack, self._briefing = pack, briefing
        sections: dict[tuple[int, int], Section] = {}
        groups: dict[tuple[int, int], str] = {}
        for section in briefing.sections if briefing else ():
            for id in section.placed():
                sections.setdefault(id, section)
            for group in section.body:
                if isinstance(group, GroupItem):
                    groups.update({one.excerpt: group.theme for one in group.body if isinstance(one, ExcerptItem)})
        self.sections, self.groups = sections, groups
        self._places = {id: place for place, id in enumerate(sections)}
        self._themes = {theme.id: place for place, theme in enumerate(pack.themes)}
        self._known.clear()
        self._sort()

    def _exchange(self, pack: Pack, briefing: Briefing | None) -> bool:
        """Puts changed excerpts in the places of the former ones, if that is where they stand; whether it was."""
        former = self._pack
        if former is None or briefing is not self._briefing or pack.themes is not former.themes or len(pack.sources) != len(former.sources):
            return False
        others = [(old, new) for old, new in zip(former.sources, pack.sources, strict=True) if old is not new]
        if not all(_stand_alike(old, new) for old, new in others):
            return False
        self._pack, self._known = pack, {}
        self._sorted = list(self._sorted)
        for _, source in others:
            for excerpt in source.excerpts:
                self._sorted[self._ranks[source.number, excerpt.number]] = (source, excerpt)
        self._known[self.column, self.descending] = self._sorted
        return True

    @property
    def _ranks(self) -> Mapping[tuple[int, int], int]:
        """Where each excerpt stands in the order; reckoned when somebody asks."""
        if self._rank is None:
            self._rank = {(source.number, excerpt.number): place for place, (source, excerpt) in enumerate(self._sorted)}
        return self._rank

    def by(self, column: Column, *, descending: bool) -> None:
        """Sorts by another column."""
        if (column, descending) != (self.column, self.descending):
            self.column, self.descending = column, descending
            self._sort()

    def of(self, excerpts: Iterable[Selected]) -> Listing:
        """Some excerpts of the pack, each once, in order. Thousands at each key in a search: nothing is made and kept for each of them."""
        wanted, ranks = tuple(excerpts), self._ranks
        if len(wanted) == len(self._sorted):
            return Listing(list(self._sorted), ranks, range(len(self._sorted)))
        places = [place for source, excerpt in wanted if (place := ranks.get((source.number, excerpt.number), -1)) >= 0]
        places.sort()
        return Listing([self._sorted[place] for place in places], ranks, places)

    def _sort(self) -> None:
        """Puts everything in order, once for each order."""
        kind = (self.column, self.descending)
        if kind not in self._known:
            self._known[kind] = self._in_order()
        self._sorted, self._rank = self._known[kind], None

    def _in_order(self) -> list[Selected]:
        """Everything in the order of the column."""
        keyed = self._keyed(self._pack) if self._pack else []
        ends = {"date": UNDATED_KEY, "theme": _LAST}
        end = ends.get(self.column)
        last = [entry for entry in keyed if entry[0] == end] if end is not None else []
        first = [entry for entry in keyed if entry[0] != end] if last else keyed
        first.sort()  # never as far as the excerpts themselves: no two have the same number
        if self.descending:
            first.reverse()
        last.sort()
        return [entry[3] for entry in (*first, *last)]

    def _keyed(self, pack: Pack) -> list[_Keyed]:
        """Every excerpt behind what the column sorts it by; those of dates, the order of most, are found without a call for each."""
        if self.column != "date":
            return [(self._key(source, excerpt), source.number, excerpt.number, (source, excerpt)) for source, excerpt in pack.excerpts()]
        dates, keyed = self._dates, list[_Keyed]()
        for one in pack.excerpts():
            source, excerpt = one
            place = (source.number, excerpt.number)
            known = dates.get(place)
            if known is None or known[0] is not excerpt:  # reckoned anew for an excerpt that is another value
                known = dates[place] = (excerpt, sort_key(excerpt.date))
            keyed.append((known[1], *place, one))
        return keyed

    def _key(self, source: Source, excerpt: Excerpt) -> Any:
        """What the other columns sort an excerpt by."""
        match self.column:
            case "theme":
                return min((self._themes[id] for id in excerpt.themes if id in self._themes), default=_LAST)
            case "grade":
                return rank(source.reliability, excerpt.credibility)
            case "placed":
                return self._places.get((source.number, excerpt.number), _LAST)
            case _:
                return 0


def _stand_alike(before: Source, after: Source) -> bool:
    """Whether the excerpts of a source stand in every order where they stood: same numbers, dates, themes and grades."""
    return ((before.number, before.reliability, len(before.excerpts)) == (after.number, after.reliability, len(after.excerpts))
            and all(old is new or (old.number, old.date, old.themes, old.credibility) == (new.number, new.date, new.themes, new.credibility)
                    for old, new in zip(before.excerpts, after.excerpts, strict=True)))
